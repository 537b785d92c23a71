import re

import folium
import pytest

from tests.maps import samples
from timeline.errors import BadOption
from timeline.maps import map, write_map


def html_of(chronology, **options):
    return map(chronology, **options).get_root().render()


def test_it_is_a_folium_map_to_build_on():
    made = map(samples.two_tours())
    assert isinstance(made, folium.Map)
    folium.Circle([10, 10], radius=1000).add_to(made)
    folium.Marker([10, 10], popup="A note").add_to(made)
    folium.LayerControl().add_to(made)
    page = made.get_root().render()
    assert "L.circle(" in page
    assert "A note" in page


@pytest.mark.parametrize("make", [samples.two_tours, samples.empty, samples.hostile])
def test_the_same_chronology_gives_the_same_bytes(make):
    assert html_of(make()) == html_of(make())
    made = map(make())
    assert made.get_root().render() == made.get_root().render()


def test_the_page_names_no_host_but_in_credits():
    page = html_of(samples.two_tours())
    assert re.findall(r"(?:src|href)=[\"']?(?:https?:)?//", page.split("<body>")[1]) == []
    assert "url(images" not in page
    assert "sourceMappingURL" not in page


def test_the_policy_lets_nothing_be_fetched():
    (policy,) = re.findall(r'Security-Policy" content="([^"]*)"', html_of(samples.two_tours()))
    assert policy.startswith("default-src &#x27;none&#x27;; script-src &#x27;sha256-")
    assert "unsafe-inline" not in policy.split("style-src")[0]
    assert "http" not in policy


def test_a_tile_server_is_let_in_where_it_is_asked_for():
    page = html_of(
        samples.two_tours(), tiles="https://{s}.tile.example/{z}/{x}/{y}.png", attribution="Example"
    )
    (policy,) = re.findall(r'Security-Policy" content="([^"]*)"', page)
    assert "img-src data: https://*.tile.example;" in policy
    assert "tl-countries" not in page.split("<body>")[1]


def test_an_unknown_detail_is_refused():
    with pytest.raises(BadOption, match=r"^no base map of detail '10m': choose 110m or 50m$"):
        map(samples.two_tours(), detail="10m")


def test_a_written_map_is_small(tmp_path):
    made = write_map(samples.two_tours(), tmp_path / "routes.html")
    assert made.stat().st_size < 450_000


def test_texts_stand_in_the_page_only_escaped():
    page = html_of(samples.hostile())
    assert "<img src=x" not in page
    assert "</script>$" not in page
    assert page.count("{{ 7*7 }}") > 3
