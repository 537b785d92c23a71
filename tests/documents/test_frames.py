"""Short articles in frames of many kinds: lines with "+" are the article's, those with "-" are not."""

from pathlib import Path

import pytest

from timeline.documents import find_zones

PAGES = (Path(__file__).parent / "frames.txt").read_text(encoding="utf-8").split("=====\n")
ARTICLE = {"body", "caption", "post"}
CAPTIONS = ("File photo", "Pictured", "Photo credits")


def zones_of_lines(page):
    """Each line with its sign and the kinds of the zones that it lies in."""
    lines = [(line[:1], line[2:]) for line in page.splitlines()]
    zones = find_zones("".join(f"{line}\n" for _, line in lines))
    position = 0
    for sign, line in lines:
        end = position + len(line)
        if sign:
            yield sign, line, [zone.kind for zone in zones if zone.start < end and zone.end > position]
        position = end + 1


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.partition("\n")[0][2:42])
def test_the_article_is_told_from_its_frame(page):
    for sign, line, kinds in zones_of_lines(page):
        if sign == "+":
            assert kinds[-1] in ARTICLE, line
        elif not line.startswith(CAPTIONS):
            assert set(kinds) <= {"header", "furniture"}, line


def test_every_page_has_an_article_and_a_frame():
    for page in PAGES:
        assert {"+", "-"} == {sign for sign, _, _ in zones_of_lines(page)}
