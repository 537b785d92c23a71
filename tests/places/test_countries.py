"""Names, demonyms, capitals and groups of countries."""

import pytest

from timeline.places import countries as c


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Viet Nam", "VN"),
        ("U.S.", "US"),
        ("US", "US"),
        ("us", None),
        ("UK", "GB"),
        ("Ivory Coast", "CI"),
        ("Côte d’Ivoire", "CI"),
        ("DRC", "CD"),
        ("Congo-Brazzaville", "CG"),
        ("Burma", "MM"),
        ("Türkiye", "TR"),
        ("Turkiye", "TR"),
        ("Czech Republic", "CZ"),
        ("the Bahamas", "BS"),
        ("Vietnam's", "VN"),
        ("SOUTH KOREA", "KR"),
        ("Russian Federation", "RU"),
        ("Holy See", "VA"),
        ("Atlantis", None),
    ],
)
def test_a_countrys_names(words: str, code: str | None) -> None:
    assert c.country_of(words) == code


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("Vietnamese", "VN"),
        ("Ivorian", "CI"),
        ("British", "GB"),
        ("Emirati", "AE"),
        ("Poles", "PL"),
        ("Table", None),
    ],
)
def test_the_people_of_a_country(word: str, code: str | None) -> None:
    assert c.country_of_demonym(word) == code


@pytest.mark.parametrize(
    ("name", "code"),
    [("Hanoi", "VN"), ("Kiev", "UA"), ("Kyiv", "UA"), ("Brasília", "BR"), ("La Paz", "BO"), ("Geneva", None)],
)
def test_the_country_of_a_capital(name: str, code: str | None) -> None:
    assert c.country_of_capital(name) == code


def test_plain_names_and_capitals() -> None:
    assert [c.country_name(code) for code in ("VN", "GB", "CI")] == [
        "Vietnam",
        "United Kingdom",
        "Ivory Coast",
    ]
    assert [c.capital_of(code) for code in ("GB", "AQ", "TW")] == ["London", None, "Taipei"]


def test_members_of_groups() -> None:
    assert c.group_members("the G7") == ("CA", "DE", "FR", "GB", "IT", "JP", "US")
    assert c.group_members("five Central Asian states") == c.group_members("Central Asia")
    assert len(c.group_members("countries of the European Union")) == 27
    assert c.group_members("the neighbours") == ()


def test_every_member_of_a_group_is_a_country() -> None:
    for name in c.group_names():
        assert set(c.group_members(name)) <= set(c.countries())


def test_every_name_leads_back_to_one_country() -> None:
    for name in c.country_names():
        assert c.country_of(name) in c.countries()


def test_every_point_is_on_the_globe() -> None:
    for country in c.countries().values():
        lat, lon = country.point
        assert (-90 <= lat <= 90 and -180 <= lon <= 180 and (lat, lon) != (0, 0)) or not country.capitals, (
            country
        )


NAMED = [("PH", "the Philippines"), ("US", "the United States"), ("JP", "Japan")]


@pytest.mark.parametrize(("code", "shown"), NAMED)
def test_some_names_have_an_article_in_a_sentence(code: str, shown: str) -> None:
    assert c.country_in_sentence(code) == shown
