"""Sentences and the places in them, through find_places."""

import datetime
import itertools
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.errors import BadOption
from timeline.places import Toponym, find_places


def found(text: str, published: datetime.date | None = None) -> list[str]:
    """ "text=role:id" of each toponym."""
    return [f"{t.text}={t.role}:{t.place.id if t.place else '?'}" for t in find_places(text, published)]


def placed(text: str) -> list[str]:
    """The ids of the names that are places, not governments, peoples or parts of names."""
    return [t.place.id for t in find_places(text) if t.role == "place" and t.place]


ROLES = [
    ("Talks between Tokyo and Hanoi will go on next month.", []),
    ("Washington pressed Seoul to join the sanctions on Moscow.", []),
    ("Beijing and Moscow signed a treaty.", []),
    ("The Kremlin denied the report.", []),
    ("Ties between Ankara and Athens are strained.", []),
    ("Relations with Pyongyang have worsened since the summit in Singapore.", ["sg"]),
    ("The two ministers flew from Berlin to Warsaw on Tuesday.", ["berlin-de", "warsaw-pl"]),
    ("The president left Brasilia for Buenos Aires.", ["brasilia-br", "buenos-aires-ar"]),
    ("Mr Modi told his guest that India would not.", []),
    ("Ghana will be the first stop, then Tanzania and Zambia.", ["gh", "tz", "zm"]),
    ("Canberra, Wellington and Ottawa have all let it be known.", []),
    ("Palau and Nauru, which recognise Taipei, were left out.", []),
    ("Kyiv would like to see more hands go up.", []),
    ("He was back in Tokyo, and Vietnam had agreed.", ["tokyo-jp"]),
    ("Calls for Beijing to free him grow.", []),
    ("He left for Hanoi to meet her.", ["hanoi-vn"]),
    ("Hanoi, a former ally of Moscow, abstained.", []),
    ("Tokyo is stepping up the pressure; Tokyo is the second stop.", ["tokyo-jp"]),
    ("Moscow's Sergei Lavrov calls in Brasilia.", ["brasilia-br"]),
    ("King Abdullah of Jordan met Sultan Haitham of Oman in Muscat.", ["muscat-om"]),
    ("Foreign ministers of Japan, Australia, India and the United States met.", []),
    ("U.S. officials and UK troops left Kabul.", ["kabul-af"]),
    ("South Korea's Yoon Suk-yeol arrived in Phnom Penh.", ["phnom-penh-kh"]),
    ("Chancellor Olaf Scholz flies to Windhoek, Namibia's capital.", ["windhoek-na", "na"]),
    ("HANOI (Reuters) - Vietnam said on Monday it would sign.", ["hanoi-vn"]),
]


@pytest.mark.parametrize(("text", "ids"), ROLES)
def test_only_places_have_the_role_of_a_place(text: str, ids: list[str]) -> None:
    assert placed(text) == ids


NO_PLACES = [
    "Michael Jordan scored 45 points.",
    "Paris Hilton and Chelsea Clinton were there.",
    "Jack London wrote it.",
    "President George Washington slept here.",
    "Sydney Sweeney stars in the film.",
    "The New York Times and the Washington Post disagreed.",
    "The premier, Pedro Sánchez, had him as a guest.",
    "It is due in March, after Christmas.",
    "Mr Lincoln, 44, agreed.",
    "a street called Memphis Street",
    "a guideline of the Obama administration",
    "nothing here but us",
    "The Caucasian campaign went on.",
]


@pytest.mark.parametrize("text", NO_PLACES)
def test_people_papers_and_months_are_no_places(text: str) -> None:
    assert found(text) == []


SENSES = [
    (
        "He was born in Birmingham, England, and died in Birmingham, Alabama.",
        ["birmingham-gb", "birmingham-us-al"],
    ),
    ("Cambridge, Massachusetts and Cambridge, UK are twins.", ["cambridge-us-ma", "cambridge-gb"]),
    ("It happened in Paris, France. She was born in Paris, Texas.", ["paris-fr", "paris-us-tx"]),
    ("The foreign minister flew to Georgia for talks in Tbilisi.", ["ge", "tbilisi-ge"]),
    ("He met her in Georgia, US.", ["georgia-us-region", "us"]),
    ("Lavrov was in Congo; in Brazzaville he met the president.", ["cg", "brazzaville-cg"]),
    ("He went to Kinshasa, in Congo.", ["kinshasa-cd", "cd"]),
    ("The pope arrived in Saint-Denis, Réunion.", ["saint-denis-re", "re"]),
    ("They met in Cox's Bazar, Bangladesh.", ["coxs-bazar-bd", "bd"]),
    ("The delegation flew into São Paulo and on to Asunción.", ["sao-paulo-br", "asuncion-py"]),
    ("Leaders toured a New York-based firm in New York.", ["new-york-us-ny", "new-york-us-ny"]),
    ("The U.S. asked for a meeting in Geneva. American diplomats flew in.", ["us", "geneva-ch", "us"]),
    (
        "Cuba's boat sank off Florida. Cubans in Havana and Santiago de Cuba wept.",
        ["cu", "florida-us-region", "cu", "havana-cu", "santiago-de-cuba-cu"],
    ),
    (
        "In Fulton, Missouri, and Liberty, Missouri, they spoke of the summit in Washington.",
        [
            "fulton-us-mo",
            "missouri-us-region",
            "liberty-us-mo",
            "missouri-us-region",
            "washington-us-dc",
        ],
    ),
    ("Kigali/Nairobi: he met her in Bosnia's Sarajevo.", ["kigali-rw", "nairobi-ke", "ba", "sarajevo-ba"]),
    ("Dates: Fiji (May 26), Samoa (28), Tonga (30)", ["fj", "ws", "to"]),
    (
        "In Sharm el-Sheikh he spoke; in Washington, D.C., he rested.",
        ["sharm-el-sheikh-eg", "washington-us-dc"],
    ),
    ("Trinidad & Tobago's Port of Spain", ["tt", "port-of-spain-tt"]),
    ("The Gaza Strip and the West Bank were calm.", ["gaza-strip-ps", "west-bank-ps"]),
    ("They met at Camp David and at Schloss Elmau.", ["camp-david-us", "schloss-elmau-de"]),
    ("Mobile phones are sold in Mobile, Alabama.", ["mobile-us-al"]),
]


@pytest.mark.parametrize(("text", "ids"), SENSES)
def test_which_place_is_meant(text: str, ids: list[str]) -> None:
    assert [t.place.id for t in find_places(text) if t.place and t.place.id not in STATES] == ids


STATES = {"england-gb-region", "alabama-us-region", "massachusetts-us-region", "texas-us-region", "fr", "gb"}


def test_a_list_is_no_container() -> None:
    """ "Russia, U.S. officials said" is no town of Russia in the United States."""
    assert found("entanglements in Russia, U.S. officials said")[0] == "Russia=place:ru"
    assert found("Leaders of Jordan, US and Egypt met.")[0] == "Jordan=metonym:jo"


CAPITALS = [
    ("She will travel to the Georgian capital on Monday.", ["Georgian capital=place:tbilisi-ge"]),
    ("She goes to the Georgian capital, Tbilisi.", ["Georgian=demonym:ge", "Tbilisi=place:tbilisi-ge"]),
    ("He met Mr Costa in Sintra, Portugal, outside the capital.", ["capital=place:lisbon-pt"]),
    ("It needs capital to grow, and capital gains are taxed.", []),
]


@pytest.mark.parametrize(("text", "last"), CAPITALS)
def test_a_capital_that_is_not_named(text: str, last: list[str]) -> None:
    assert found(text)[-len(last) :] == last if last else found(text) == []


def test_groups_have_members() -> None:
    area = find_places("He toured the Baltic states.")[0]
    assert (area.text, area.members) == ("Baltic states", ("EE", "LT", "LV"))
    assert find_places("He toured Estonia.")[0].members == ()


def test_a_name_that_changed_is_explained() -> None:
    text = "Hayashi landed in Nur-Sultan."
    places = [
        find_places(text, day)[0].place for day in (datetime.date(2022, 4, 29), datetime.date(2024, 1, 1))
    ]
    assert [p.name for p in places if p] == ["Astana", "Astana"]
    assert [p.because for p in places if p] == [
        "Nur-Sultan was a name of Astana from 2019 until 2022",
        "Nur-Sultan was a name of Astana from 2019 until 2022, and is still used",
    ]


def test_every_place_says_why() -> None:
    text = "Macron flew from Paris to Geneva, Illinois, and on to Astana. A Thai official was in Nairobi."
    assert all(t.place and t.place.because for t in find_places(text))


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(BadOption):
        find_places("Hanoi", language="xx")


def test_a_name_goes_on_in_the_next_line_of_a_wrapped_paragraph() -> None:
    text = (
        "The prime minister left Haneda on Friday for Hanoi and then flew on to Phnom\n"
        "Penh, where he was met by the foreign minister. The talks there, officials in\n"
        "Tokyo said, had been about rice.\n\nRoute:\nTokyo\nHanoi\nParis\nTexas"
    )
    toponyms = find_places(text)
    assert [t.text for t in toponyms][:4] == ["Haneda", "Hanoi", "Phnom\nPenh", "Tokyo"]
    assert [t.place.id for t in toponyms if t.place][-2:] == ["paris-fr", "texas-us-region"]


@pytest.mark.parametrize(
    "unit", ["A-", "Tokyo-Delhi-", "in the capital ", "PARIS ", "New ", "Paris, ", "U.S."]
)
def test_odd_texts_take_no_more_time_by_length(unit: str) -> None:
    """Four times the text takes about four times as long, not sixteen."""

    def once(size: int) -> float:
        began = time.process_time()
        find_places(unit * (size // len(unit)))
        return time.process_time() - began

    def took(size: int) -> float:
        return min(once(size) for _ in range(3))  # a busy machine makes one run slow

    took(5_000)
    assert took(40_000) < 10 * took(10_000) + 0.2


def overlaps(toponyms: tuple[Toponym, ...]) -> bool:
    return any(a.end > b.start for a, b in itertools.pairwise(toponyms))


PIECES = st.sampled_from(
    ["Paris", "Texas", "the Georgian capital", "Moscow said", "St. ", "U.S.", "Ky.", "Nur-Sultan", "in", ", ",
     "Côte d’Ivoire", "\n", "Rio de", "Cox's", "New York-based", "(", "#VietNam", "@", "’s", "March", "—",
     " ", "İ"]
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES, max_size=12).map(" ".join) | st.text(max_size=60))
def test_spans_are_in_order_and_quote_the_text(text: str) -> None:
    toponyms = find_places(text)
    assert all(text[t.start : t.end] == t.text and t.text for t in toponyms)
    assert not overlaps(toponyms)
    assert find_places(text) == toponyms
