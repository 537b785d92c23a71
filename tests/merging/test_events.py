from tests.merging.made import mention, part
from timeline.merging import DocumentPart, merge
from timeline.model import Chronology, Event


def merged(*parts: DocumentPart) -> Chronology:
    return merge(parts, tool="test", keep_text=True)


def events(chronology: Chronology, type: str = "meeting") -> list[Event]:
    return [event for event in chronology.events if event.type == type]


def test_one_meeting_of_two_texts_has_both_sentences_and_the_fuller_facts() -> None:
    chronology = merged(
        part(
            "a",
            "2022-05-02",
            mention(
                "Kishida saw his counterpart on Sunday.",
                "meeting",
                "kishida:participant chinh:participant",
                "vietnam",
                "2022-05-01",
                basis="relative",
            ),
        ),
        part(
            "b",
            "2022-05-01",
            mention(
                "Kishida and Chinh met in Hanoi on May 1.",
                "meeting",
                "kishida:participant chinh:host",
                "hanoi",
                "2022-05-01",
            ),
        ),
    )
    (meeting,) = events(chronology)
    assert [piece.document for piece in meeting.evidence] == ["a", "b"]
    assert meeting.where == ("hanoi",)
    assert meeting.when and meeting.when.basis == "explicit"
    assert [person.actor for person in meeting.who] == ["kishida", "chinh"]


def test_like_meetings_on_two_days_stay_two() -> None:
    chronology = merged(
        part(
            "a",
            "2022-05-02",
            mention(
                "They dined on Saturday.", "meeting", "kishida:participant chinh:host", "hanoi", "2022-04-30"
            ),
            mention(
                "They met on Sunday.", "meeting", "kishida:participant chinh:host", "hanoi", "2022-05-01"
            ),
        ),
    )
    assert len(events(chronology)) == 2


def test_meetings_with_others_on_one_day_stay_two() -> None:
    chronology = merged(
        part(
            "a",
            "2022-05-02",
            mention("He met Chinh.", "meeting", "kishida:participant chinh:host", "hanoi", "2022-05-01"),
            mention("He met Widodo.", "meeting", "kishida:participant widodo:participant", "", "2022-05-01"),
        ),
    )
    assert len(events(chronology)) == 2


def test_a_plan_reported_later_happened_and_a_later_denial_wins() -> None:
    plan = part(
        "a",
        "2022-04-20",
        mention(
            "Kishida is to meet Chinh in Hanoi on May 1.",
            "meeting",
            "kishida:participant chinh:host",
            "hanoi",
            "2022-05-01",
            status="planned",
        ),
    )
    report = part(
        "b",
        "2022-05-02",
        mention(
            "Kishida met Chinh in Hanoi on May 1.",
            "meeting",
            "kishida:participant chinh:host",
            "hanoi",
            "2022-05-01",
        ),
    )
    denial = part(
        "c",
        "2022-05-03",
        mention(
            "Kishida did not meet Chinh in Hanoi on May 1.",
            "meeting",
            "kishida:participant chinh:host",
            "hanoi",
            "2022-05-01",
            status="denied",
        ),
    )
    assert [event.status for event in events(merged(plan))] == ["planned"]
    assert [event.status for event in events(merged(plan, report))] == ["happened"]
    chronology = merged(plan, report, denial)
    assert [event.status for event in events(chronology)] == ["denied"]
    (conflict,) = [c for c in chronology.conflicts if c.about == events(chronology)[0].id]
    assert (conflict.kind, conflict.kept) == ("status", "denied")


def test_adding_a_text_changes_only_what_it_speaks_of() -> None:
    one = part(
        "a",
        "2022-05-02",
        mention(
            "Kishida met Chinh in Hanoi on May 1.",
            "meeting",
            "kishida:participant chinh:host",
            "hanoi",
            "2022-05-01",
        ),
    )
    other = part(
        "b",
        "2022-05-09",
        mention(
            "Widodo spoke by phone with Chinh on May 8.",
            "call",
            "widodo:participant chinh:participant",
            "",
            "2022-05-08",
        ),
    )
    before, after = merged(one), merged(one, other)
    assert set(before.events) < set(after.events)
    assert before.trips == after.trips


def test_what_is_hardly_certain_is_a_note_and_no_fact() -> None:
    chronology = merged(
        part(
            "a",
            None,
            mention("Kishida perhaps met Chinh.", "meeting", "kishida:participant", "hanoi", confidence=0.2),
        )
    )
    assert (chronology.events, chronology.trips, chronology.people, chronology.places) == ((), (), (), ())
    (note,) = chronology.notes
    assert (note.kind, note.text) == ("doubtful", "Kishida perhaps met Chinh.")


def test_documents_carry_their_text_where_asked() -> None:
    told = part("a", None, mention("Kishida met Chinh.", "meeting", "kishida:participant", "hanoi"))
    assert merge([told], tool="t", keep_text=True).documents[0].text == "Kishida met Chinh."
    assert merge([told], tool="t", keep_text=False).documents[0].text is None


def test_two_who_met_on_one_day_met_in_one_place_and_the_other_is_a_conflict() -> None:
    chronology = merged(
        part(
            "a",
            "2022-05-02",
            mention(
                "Kishida met Chinh in Hanoi on May 1.",
                "meeting",
                "kishida:participant chinh:host",
                "hanoi",
                "2022-05-01",
            ),
        ),
        part(
            "b",
            "2022-05-02",
            mention(
                "In Japan Kishida met Chinh on Sunday.",
                "meeting",
                "kishida:participant chinh:participant",
                "japan",
                "2022-05-01",
            ),
        ),
    )
    (meeting,) = events(chronology)
    assert meeting.where == ("hanoi",)
    (conflict,) = [conflict for conflict in chronology.conflicts if conflict.kind == "place"]
    assert (conflict.about, conflict.kept) == (meeting.id, "Hanoi")
    assert [claim.value for claim in conflict.claims] == ["Hanoi", "Japan"]
    assert [trip.traveller for trip in chronology.trips] == ["kishida"]
