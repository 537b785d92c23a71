from tests.merging.made import mention, part
from timeline.merging import DocumentPart, merge
from timeline.model import Chronology, Count, Tally, Vote, VotePosition

GA = "UN General Assembly"


def vote(sentence: str, day: str | None, **more: object) -> tuple[str, object]:
    positions = tuple(VotePosition(country=c, vote=v) for c, v in more.pop("positions", {}).items())
    ballot = Vote(body=more.pop("body", GA), positions=positions, **more)
    return mention(sentence, "vote", "un-general-assembly:participant", "", day, vote=ballot)


def merged(*parts: DocumentPart) -> Chronology:
    return merge(parts, tool="test", keep_text=False)


def votes(chronology: Chronology) -> list[Vote]:
    return [event.vote for event in chronology.events if event.vote]


def test_one_vote_of_two_texts_has_the_exact_count_and_all_positions() -> None:
    chronology = merged(
        part(
            "a",
            "2022-04-09",
            vote(
                "Upward of 90 said yes to suspending Russia.",
                "2022-04-07",
                subject="suspend Russia from the Human Rights Council",
                positions={"JP": "for", "VN": "against"},
                tally=Tally(for_=Count(n=90, bound="at least"), against=Count(n=20, bound="about")),
            ),
        ),
        part(
            "b",
            "2023-02-28",
            vote(
                "7 April 2022 Russia out of rights council 93–24–58",
                "2022-04-07",
                subject="Russia out of rights council",
                resolution="ES-11/3",
                body="General Assembly",
                tally=Tally(for_=Count(n=93), against=Count(n=24), abstain=Count(n=58)),
            ),
        ),
    )
    (only,) = votes(chronology)
    assert only.body == GA
    assert only.resolution == "ES-11/3"
    assert (only.tally.for_, only.tally.abstain) == (Count(n=93), Count(n=58))
    assert {p.country: p.vote for p in only.positions} == {"JP": "for", "VN": "against"}
    assert all(position.evidence for position in only.positions)
    assert chronology.conflicts == ()


def test_tallies_and_positions_that_differ_are_conflicts() -> None:
    chronology = merged(
        part(
            "a",
            "2022-10-13",
            vote(
                "143 for, 5 against, 35 abstained, said one text.",
                "2022-10-12",
                resolution="ES-11/4",
                tally=Tally(for_=Count(n=143), against=Count(n=5)),
                positions={"ER": "against"},
            ),
        ),
        part(
            "b",
            "2022-10-14",
            vote(
                "143 for, 6 against, said another.",
                "2022-10-12",
                resolution="A/RES/ES-11/4",
                tally=Tally(for_=Count(n=143), against=Count(n=6)),
                positions={"ER": "abstain"},
            ),
        ),
    )
    (only,) = votes(chronology)
    assert only.tally.against == Count(n=6)
    assert {(c.kind, c.kept) for c in chronology.conflicts} == {
        ("tally", "against: 6"),
        ("position", "ER: abstain"),
    }
    for conflict in chronology.conflicts:
        assert [len(claim.evidence) for claim in conflict.claims] == [1, 1]


def test_different_votes_stay_apart() -> None:
    scorecard = part(
        "card",
        "2023-02-28",
        vote(
            "2 March 2022 invasion deplored 141–5–35",
            "2022-03-02",
            subject="invasion deplored",
            resolution="ES-11/1",
        ),
        vote(
            "24 March 2022 humanitarian consequences 140–5–38",
            "2022-03-24",
            subject="humanitarian consequences",
        ),
        vote(
            "6 Oct debate on Xinjiang 17–19–11", "2022-10-06", body="Human Rights Council", subject="debate"
        ),
        vote("6 Oct another body's motion", "2022-10-06", body="Security Council", subject="debate"),
        vote(
            "an undated resolution condemning the invasion",
            None,
            subject="condemning the invasion of Ukraine",
        ),
    )
    assert len(votes(merged(scorecard))) == 5


def test_an_undated_vote_joins_a_dated_one_only_on_strong_evidence() -> None:
    dated = part(
        "a",
        "2022-10-13",
        vote(
            "143 to five with 35 abstentions on Oct. 12.",
            "2022-10-12",
            tally=Tally(for_=Count(n=143), against=Count(n=5), abstain=Count(n=35)),
            subject="annexation",
        ),
    )
    strong = part(
        "b",
        None,
        vote(
            "It passed by 143 to five, 35 abstaining.",
            None,
            tally=Tally(for_=Count(n=143), against=Count(n=5), abstain=Count(n=35)),
            subject="annexation",
        ),
    )
    weak = part(
        "c", None, vote("Vietnam abstained when a resolution came up.", None, positions={"VN": "abstain"})
    )
    assert len(votes(merged(dated, strong))) == 1
    assert len(votes(merged(dated, weak))) == 2


def test_a_vote_that_was_due_is_the_one_that_the_body_took_on_that_day() -> None:
    def told(sentence: str, day: str) -> DocumentPart:
        return part("a", "2022-02-25", mention(sentence, "vote", body, "", day, status="planned"))

    body = "un-general-assembly:body"
    due = told("Another vote is due on Wednesday.", "2022-03-02")
    vague = told("A vote there is expected next week.", "2022-02-28/2022-03-06")
    one = vote(
        "On March 2 it deplored the invasion, 141–5.",
        "2022-03-02",
        subject="invasion deplored",
        resolution="8",
    )
    two = vote("On March 2 it elected a judge.", "2022-03-02", subject="election of a judge", resolution="9")
    (only,) = merged(due, part("b", "2022-03-08", one)).events
    assert (only.status, len(only.evidence)) == ("happened", 2)
    for plan, votes in ((vague, [one]), (due, [one, two])):
        events = merged(plan, part("b", "2022-03-08", *votes)).events
        assert [event.status for event in events].count("planned") == 1


def test_a_vote_told_as_past_is_none_that_was_taken_later() -> None:
    subject = "resolution condemning Russia for Ukraine"
    old = part(
        "a", "2022-05-02", vote("Hanoi abstained.", None, subject=subject, positions={"VN": "abstain"})
    )
    new = part("b", "2022-11-02", vote("It passed on Oct. 12.", "2022-10-12", subject=subject))
    assert len(votes(merged(old, new))) == 2
    late = part(
        "a", "2022-12-02", vote("Hanoi abstained.", None, subject=subject, positions={"VN": "abstain"})
    )
    assert len(votes(merged(late, new))) == 1
