from pathlib import Path

import pytest

from tests.merging.made import mention, part, visit
from timeline.merging import (
    DamagedCorrections,
    apply_corrections,
    correction_lines,
    merge,
    parse_corrections,
    read_corrections,
)
from timeline.model import Chronology, Place

MET = "Kishida met Chinh in Hanoi on May 1."
CHRONOLOGY = merge(
    [
        part(
            "tour",
            "2022-05-02",
            visit("He was in Jakarta on April 29.", "kishida", "jakarta", "2022-04-29"),
            mention(MET, "meeting", "kishida:participant chinh:host", "hanoi", "2022-05-01"),
            visit("His wife saw Rome on May 4.", "yuko", "rome", "2022-05-04"),
        )
    ],
    tool="test",
    keep_text=False,
)


def corrected(text: str) -> Chronology:
    return apply_corrections(CHRONOLOGY, parse_corrections(text, "corrections.toml"))


def places(chronology: Chronology) -> list[list[str]]:
    return [[stop.place for stop in trip.stops] for trip in chronology.trips]


def test_no_correction_changes_nothing() -> None:
    assert corrected("") == CHRONOLOGY


def test_a_rejected_stop_goes_with_its_visit_and_its_place() -> None:
    chronology = corrected('[[reject]]\nquote = "He was in Jakarta"\n')
    assert places(chronology) == [["hanoi"], ["rome"]]
    assert "jakarta" not in {place.id for place in chronology.places}
    assert not [event for event in chronology.events if "jakarta" in event.where]
    assert chronology.trips[0].title == "Kishida: Hanoi, May 2022"


def test_a_stop_is_addressed_by_id_and_its_visit_follows() -> None:
    stop = CHRONOLOGY.trips[0].stops[0]
    chronology = corrected(f'[[change]]\nid = "{stop.id}"\ndate = "2022-05-03"\nstatus = "planned"\n')
    trip = chronology.trips[0]
    assert [stop.place for stop in trip.stops] == ["hanoi", "jakarta"]
    changed = trip.stops[1]
    assert (changed.when and changed.when.edtf, changed.status, changed.edited) == (
        "2022-05-03",
        "planned",
        True,
    )
    (visit_event,) = [event for event in chronology.events if event.where == ("jakarta",)]
    assert (visit_event.when, visit_event.status, visit_event.edited) == (changed.when, "planned", True)


def test_a_date_can_be_made_unknown_and_a_title_set() -> None:
    chronology = corrected(
        f'[[change]]\nquote = "{MET}"\ntype = "meeting"\ndate = "unknown"\ntitle = "Talks in Hanoi"\n'
    )
    (meeting,) = [event for event in chronology.events if event.type == "meeting"]
    assert (meeting.when, meeting.title, meeting.edited) == (None, "Talks in Hanoi", True)
    assert [stop.edited for stop in chronology.trips[0].stops] == [False, False]


def test_a_place_can_be_one_of_the_chronology_or_one_that_is_looked_up() -> None:
    bali = Place(id="denpasar", name="Denpasar", kind="city", country="ID")
    correction = parse_corrections(
        '[[change]]\nquote = "in Jakarta"\nplace = "Denpasar"\n', "corrections.toml"
    )
    chronology = apply_corrections(CHRONOLOGY, correction, find_place={"Denpasar": bali}.get)
    assert places(chronology)[0] == ["denpasar", "hanoi"]
    assert bali in chronology.places
    (note,) = apply_corrections(CHRONOLOGY, correction).notes
    assert (note.kind, note.because) == ("correction-unused", "no place named 'Denpasar' is known")


def test_confirming_marks_what_a_person_has_seen() -> None:
    chronology = corrected('[[confirm]]\nquote = "Kishida met Chinh"\n')
    assert [(event.type, event.edited) for event in chronology.events if event.edited] == [
        (event.type, True) for event in chronology.events if "hanoi" in event.where
    ]


def test_two_people_that_are_one() -> None:
    chronology = corrected('[[same]]\npeople = ["Fumio Kishida", "yuko"]\n')
    assert [actor.id for actor in chronology.people] == ["chinh", "kishida"]
    assert places(chronology) == [["jakarta", "hanoi", "rome"]]
    (kishida,) = [actor for actor in chronology.people if actor.id == "kishida"]
    assert "Yuko Kishida" in kishida.aliases


@pytest.mark.parametrize(
    ("text", "because"),
    [
        ('[[reject]]\nid = "e-0"\n', "no event or stop has this id"),
        ('[[confirm]]\nquote = "nobody said this"\n', "no fact rests on these words"),
        ('[[same]]\npeople = ["kishida", "Nobody"]\n', "no actor is called 'Nobody'"),
        ('[[same]]\npeople = ["kishida", "Fumio Kishida"]\n', "these names are one actor already"),
    ],
)
def test_what_fits_nothing_is_noted(text: str, because: str) -> None:
    chronology = corrected(text)
    (note,) = chronology.notes
    assert (note.kind, note.because) == ("correction-unused", because)
    assert chronology.events == CHRONOLOGY.events


@pytest.mark.parametrize(
    ("text", "error"),
    [
        (
            "[[reject]",
            "c.toml: no TOML: Expected ']]' at the end of an array declaration (at line 1, column 9)",
        ),
        (
            "[[delete]]\n",
            "c.toml: unknown entry 'delete': write [[reject]], [[confirm]], [[change]] or [[same]]",
        ),
        (
            '[[reject]]\nid = "e-1"\n[[reject]]\nids = "e"\n',
            "c.toml: [[reject]] number 2: unknown key 'ids': allowed are id, quote or type",
        ),
        ("[[same]]\nid = 1\n", "c.toml: [[same]] number 1: unknown key 'id': allowed is people"),
        ("[[reject]]\n", "c.toml: [[reject]] number 1: name the fact by either 'id' or 'quote'"),
        ("[[reject]]\nid = 3\n", "c.toml: [[reject]] number 1: 'id' must be a text in quotes"),
        (
            '[[change]]\nid = "e"\n',
            "c.toml: [[change]] number 1: nothing to change: give date, place, status or title",
        ),
        (
            '[[change]]\nid = "e"\ndate = "2022-02-30"\n',
            "c.toml: [[change]] number 1: date '2022-02-30' is no date: "
            "write 2022-05-01, 2022-05, 2022, 2022-04-30/2022-05-01 or unknown",
        ),
        (
            '[[change]]\nid = "e"\nstatus = "over"\n',
            "c.toml: [[change]] number 1: status 'over' is not known: "
            "allowed are happened, planned, considered, cancelled or denied",
        ),
        (
            '[[same]]\npeople = ["a"]\n',
            "c.toml: [[same]] number 1: 'people' must list two or more ids or names",
        ),
        (
            f'[[change]]\nid = "e"\ntitle = "{"x" * 91}"\n',
            "c.toml: [[change]] number 1: the title has 91 characters: at most 90 fit a label",
        ),
    ],
)
def test_a_faulty_file_is_named_with_entry_and_remedy(text: str, error: str) -> None:
    with pytest.raises(DamagedCorrections) as caught:
        parse_corrections(text, "c.toml")
    assert str(caught.value) == error


def test_corrections_are_read_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "corrections.toml"
    path.write_text('[[reject]]\nid = "e-1"\n', encoding="utf-8")
    (correction,) = read_corrections(path)
    assert str(correction) == "reject: id e-1"
    with pytest.raises(DamagedCorrections, match=r"gone\.toml: cannot be read"):
        read_corrections(tmp_path / "gone.toml")


def test_the_lines_to_paste_are_read_as_corrections() -> None:
    stop = CHRONOLOGY.trips[0].stops[0]
    confirm, reject, change = correction_lines(stop.id).split("\n\n")
    for entry in (confirm, reject, change.replace("# date", "date")):
        (correction,) = parse_corrections(entry, "c.toml")
        assert correction.id == stop.id
        assert apply_corrections(CHRONOLOGY, [correction]).notes == ()
