import re

import pytest

from timeline import lang
from timeline.documents import find_zones
from timeline.documents._words import RULE_KINDS
from timeline.documents._zones import find_title

RULES = [(kind, rule) for kind in RULE_KINDS for rule in lang.load("en", "documents")[kind]]
LEAD = "The president of Chile met the prime minister of Italy in Rome on Monday and spoke of trade.\n"
MORE = "The two agreed on a list of principles, and the guest went on to Paris in the evening by train.\n"
LAST = "He is expected back home in Chile on Friday, when parliament meets to hear what he has brought.\n"


@pytest.mark.parametrize(("kind", "rule"), RULES, ids=lambda value: str(value)[:40])
def test_a_rule_finds_its_example(kind, rule):
    assert re.search(rule["pattern"], rule["example"], re.IGNORECASE)


def kind_of(text, piece):
    start = text.index(piece)
    kinds = {zone.kind for zone in find_zones(text) if zone.start <= start < zone.end}
    assert len(kinds) == 1
    return kinds.pop()


@pytest.mark.parametrize(("kind", "rule"), [(k, r) for k, r in RULES if k in ("furniture", "advertising")])
def test_an_example_of_furniture_is_furniture_after_an_article(kind, rule):
    text = f"{LEAD}\n{MORE}\n{LAST}\n{rule['example']}\n"
    assert kind_of(text, rule["example"]) == "furniture"


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Home | World | Politics | Sport", "header"),
        ("WORLD > Asia desk > Press digest", "header"),
        ("share SHARE", "header"),
        ("Chile and Italy grow closer", "header"),
        ("By Jane Roe", "header"),
        ("Rome, 3 May 2021", "header"),
        ("What next for Chile?", "header"),
        ("The leaders in Rome on May 3. Photo: Pool", "caption"),
        ("FILE - The president of Chile speaks in Geneva on May 3, 2021.", "caption"),
        ("We leave now for Rome. — Palace (@palace) May 3, 2021", "post"),
        ("Subscribe now to read all our stories", "furniture"),
    ],
)
def test_lines_above_the_article(line, kind):
    assert kind_of(f"{line}\n\n{LEAD}\n{MORE}", line) == kind


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("A closer alliance", "header"),
        ("ADVERTISEMENT", "furniture"),
        ("Read more: Who is who in Chile", "furniture"),
        ("CORRECTION: On Friday this desk gave the time in Rome as two days. It was one day.", "body"),
        ("The leaders in Rome. Photo: Pool", "caption"),
        ("Monday: Rome", "body"),
        ("4 May  Paris", "body"),
        ("He has a sister, Anna, in Rome.", "body"),
        ("“You will see us again,” he told his hosts.", "body"),
    ],
)
def test_lines_within_the_article(line, kind):
    assert kind_of(f"Chile and Italy grow closer\n\n{LEAD}\n{line}\n\n{MORE}\n{LAST}", line) == kind


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Next in town: the derby on 9 April.", "furniture"),
        ("Flights: daily from Chile to Rome from 1 October.", "furniture"),
        ("Readers who want to travel with our editors to Chile can do so in May.", "furniture"),
        ("1 July – 30 August  Summer fair at the old harbour", "furniture"),
        ("Next in town: the derby on 9 April.\nTomorrow: snow.", "furniture"),
        ("Not on the route: Germany. The chancellor met the president of Chile in May.", "body"),
        ("Other stories\n- Cat Saved From Tree in Lyon\n- Ten Recipes for May", "furniture"),
        ("• Chile\n• Italy\n• Trade", "furniture"),
        ("The programme:\n- 4 May: Paris\n- 5 May: Madrid", "body"),
        ("© 2021 Example", "furniture"),
        ("Anna Smith, 3 days ago: first", "furniture"),
        ("He then goes home.", "body"),
    ],
)
def test_lines_after_the_article(line, kind):
    text = f"Chile and Italy grow closer\n\n{LEAD}\n{MORE}\n{LAST}\n{MORE}\n{line}\n"
    assert kind_of(text, line.rpartition("\n")[2]) == kind


def test_nothing_after_the_end_is_body():
    text = f"{LEAD}\n{MORE}\n{LAST}\n© 2021 Example\n\nYour account\n\nWe tell you what you missed in May.\n"
    assert kind_of(text, "We tell you") == "furniture"


def test_an_aside_ends_where_the_article_goes_on():
    text = f"{LEAD}\nRELATED ARTICLES\n- Cat Saved From Tree in Lyon\n\n{MORE}"
    assert kind_of(text, "- Cat Saved") == "furniture"
    assert kind_of(text, MORE.strip()) == "body"


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("Home | World\nChile and Italy grow closer\nRome, 3 May 2021\n", "Chile and Italy grow closer"),
        ("ROME, May 3 — ", None),
        ("By Jane Roe\n", None),
    ],
)
def test_titles(head, title):
    text = f"{head}{LEAD}{MORE}"
    assert find_title(text, find_zones(text)) == title
