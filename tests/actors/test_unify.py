"""Who is who over documents, whatever their order."""

import itertools

import pytest

from tests.actors.made import cast_of
from timeline.actors import Cast, DocumentActor, global_actor, unify


def person(key: str, name: str, **more: object) -> DocumentActor:
    return DocumentActor(key, name, "person", **more)  # type: ignore[arg-type]


def office(name: str, country: str) -> DocumentActor:
    key = f"{name.replace(' ', '-')}-of-{country.lower()}"
    return DocumentActor(key, f"{name} of {country}", "person", named=False, office=name, country=country)


def keys_of(*documents: list[DocumentActor]) -> list[list[str]]:
    """The key over all documents of each actor of each document."""
    casts = [Cast(tuple(actors), ()) for actors in documents]
    keys = unify(casts)
    return [[keys[number, actor.key] for actor in cast.actors] for number, cast in enumerate(casts)]


KISHIDA = person("fumio-kishida", "Fumio Kishida", office="prime minister", country="JP", gender="m")
HUN_SEN = person("hun-sen", "Hun Sen", office="prime minister", country="KH")

ONE = [
    # Both orders of a name; a surname; a titled surname; a middle name left out; other letters.
    (KISHIDA, person("kishida-fumio", "Kishida Fumio")),
    (KISHIDA, person("kishida", "Kishida", office="prime minister")),
    (KISHIDA, person("kishida", "Kishida")),
    (KISHIDA, office("prime minister", "JP")),
    (KISHIDA, office("leader", "JP")),
    (person("lula-da-silva", "Lula da Silva"), person("luiz-lula-da-silva", "Luiz Inácio Lula da Silva")),
    (person("antony-blinken", "Antony Blinken"), person("antony-j-blinken", "Antony J. Blinken")),
    (
        person("sergei-lavrov", "Sergei Lavrov", country="RU"),
        person("sergey-lavrov", "Sergey Lavrov", country="RU"),
    ),
    (
        person("olaf-scholz", "Olaf Scholz", office="chancellor"),
        office("chancellor", "DE"),
    ),
]  # fmt: skip

TWO = [
    (person("joe-biden", "Joe Biden"), person("jill-biden", "Jill Biden")),
    (KISHIDA, HUN_SEN),
    (KISHIDA, office("prime minister", "KH")),
    (KISHIDA, office("foreign minister", "JP")),
    (person("john-smith", "John Smith", country="US"), person("john-smith", "John Smith", country="GB")),
    (person("joe-biden", "Joe Biden", gender="m"), person("biden", "Biden", gender="f")),
    (person("lee-myung-bak", "Lee Myung-bak", country="KR"), person("lee", "Lee", country="SG")),
    (person("sergei-lavrov", "Sergei Lavrov"), person("sergey-lavrov", "Sergey Lavrov")),
    (person("emmanuel-macron", "Emmanuel Macron", office="president"), office("president", "US")),
]


@pytest.mark.parametrize(("one", "other"), ONE)
def test_one_person_has_one_key(one: DocumentActor, other: DocumentActor) -> None:
    ((first,), (second,)) = keys_of([one], [other])
    assert first == second
    assert keys_of([other], [one]) == [[second], [first]]


@pytest.mark.parametrize(("one", "other"), TWO)
def test_two_people_have_two(one: DocumentActor, other: DocumentActor) -> None:
    ((first,), (second,)) = keys_of([one], [other])
    assert first != second


def test_a_surname_of_two_stays_its_own() -> None:
    bidens = [person("joe-biden", "Joe Biden"), person("jill-biden", "Jill Biden")]
    assert keys_of(bidens, [person("biden", "Biden")]) == [["joe-biden", "jill-biden"], ["biden"]]


def test_an_office_with_two_names_stays_its_own() -> None:
    two = [
        person("boris-johnson", "Boris Johnson", office="prime minister", country="GB"),
        person("liz-truss", "Liz Truss", office="prime minister", country="GB"),
    ]
    assert keys_of(two, [office("prime minister", "GB")])[1] == ["prime-minister-of-gb"]


def test_a_description_finds_its_name_in_another_text() -> None:
    casts = [
        cast_of(
            "Kishida and his Vietnamese counterpart met. Prime Minister Kishida of Japan left on Monday."
        ),
        cast_of("Pham Minh Chinh, the Vietnamese prime minister, met Fumio Kishida in Hanoi."),
    ]
    keys = unify(casts)
    assert keys[0, "prime-minister-of-vn"] == "pham-minh-chinh"
    assert keys[0, "kishida"] == "fumio-kishida"


def test_the_order_of_documents_does_not_matter() -> None:
    documents = [
        [KISHIDA, HUN_SEN],
        [person("kishida-fumio", "Kishida Fumio"), office("prime minister", "KH")],
        [person("kishida", "Kishida"), person("lavrov", "Lavrov", gender="m")],
        [person("sergei-lavrov", "Sergei Lavrov", country="RU"), office("prime minister", "JP")],
    ]
    expected = keys_of(*documents)
    for order in itertools.permutations(range(len(documents))):
        found = keys_of(*(documents[number] for number in order))
        assert [found[order.index(number)] for number in range(len(documents))] == expected


def test_unified_once_is_unified_twice() -> None:
    documents = [[KISHIDA], [person("kishida", "Kishida")], [office("prime minister", "JP")], [HUN_SEN]]
    once = keys_of(*documents)
    again = [
        [person(key, "Fumio Kishida" if key == "fumio-kishida" else actor.name, country=actor.country)]
        for (key,), (actor,) in zip(once, documents, strict=True)
    ]
    assert keys_of(*again) == once


def test_the_global_actor_has_name_office_and_aliases() -> None:
    members = [
        person("kishida", "Kishida", office="leader"),
        office("prime minister", "JP"),
        person("fumio-kishida", "Fumio Kishida", office="prime minister", aliases=("Kishida Fumio",)),
    ]
    actor = global_actor("fumio-kishida", members)
    assert (actor.id, actor.name, actor.kind) == ("fumio-kishida", "Fumio Kishida", "person")
    assert (actor.role, actor.country, actor.aliases) == (
        "prime minister",
        "JP",
        ("Kishida", "Kishida Fumio"),
    )


CLAIMED = [
    # One prime minister of no stated country, whose text has Indian officials speak and no place in India.
    (
        ["Indian officials said Prime Minister Anil Rao landed in Paris.", "The Indian prime minister left."],
        "prime-minister-of-in",
        "anil-rao",
    ),
    (
        [
            "President Joe Biden left the White House for Tokyo.",
            "POTUS landed in Tokyo. POTUS met the emperor.",
        ],
        "president-of-us",
        "joe-biden",
    ),
    (
        ["President Joe Biden flew home to Washington.", "The U.S. president left."],
        "president-of-us",
        "joe-biden",
    ),
    # A guest, two of the office, both in one text, a text that says nothing of the country.
    (
        ["President Rao visited the White House. He met nobody.", "The U.S. president left Tokyo."],
        "president-of-us",
        "president-of-us",
    ),
    (
        [
            "The White House said that President Joe Biden had left. President Emmanuel Macron stayed.",
            "The U.S. president left.",
        ],
        "president-of-us",
        "president-of-us",
    ),
    (
        ["Prime Minister Anil Rao flew to Hanoi.", "The Vietnamese prime minister spoke."],
        "prime-minister-of-vn",
        "prime-minister-of-vn",
    ),
    (
        ["President Emmanuel Macron went to Oslo.", "The U.S. president left."],
        "president-of-us",
        "president-of-us",
    ),
    (
        ["Blinken flew to Kyiv. He met students.", "The U.S. secretary of state left."],
        "secretary-of-state-of-us",
        "secretary-of-state-of-us",
    ),
]


@pytest.mark.parametrize(("texts", "key", "expected"), CLAIMED)
def test_an_office_finds_its_holder_only_where_a_text_ties_them(
    texts: list[str], key: str, expected: str
) -> None:
    casts = [cast_of(text + " It rained all day.\n") for text in texts]
    assert unify(casts)[1, key] == expected
    assert unify(casts[::-1])[0, key] == expected


HOMES = [
    ("Prime Minister Orla Feld left for Oslo. On Friday she flew home to Tallinn.", "EE"),
    ("President Ruvo Makelo was in Delhi and then flew back home to Lusaka.", "ZM"),
    ("President Ruvo Makelo flew to Lusaka.", None),
    ("LUSAKA, May 3 (Reuters) - President Ruvo Makelo met traders.", None),
    ("President Ruvo Makelo said Lusaka is home to traders.", None),
]


@pytest.mark.parametrize(("text", "country"), HOMES)
def test_home_is_the_country_of_the_office(text: str, country: str | None) -> None:
    (found,) = (actor for actor in cast_of(text + " It rained all day.\n").actors if actor.named)
    assert found.country == country


def test_nobody_known_may_go_home() -> None:
    assert not [actor for actor in cast_of("She flew home to Tallinn on Friday.\n").actors if actor.named]


def test_a_loud_headline_is_written_as_a_name() -> None:
    cast = cast_of(
        "ENVOY MILAN HORVAT ARRIVES IN PARIS\n\nHorvat arrived in Paris on Monday. He met the press."
    )
    assert [actor.name for actor in cast.actors] == ["Milan Horvat"]
