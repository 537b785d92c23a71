from functools import cache

import pytest

from tests.maps import samples
from timeline.reports import report


@cache
def report_on(make):
    return report(make())


@pytest.mark.parametrize("make", [samples.two_tours, samples.hostile, samples.empty])
def test_nothing_fails_and_nothing_leaves_the_machine(open_page, make):
    page = open_page(report_on(make))
    assert page.faults == []
    broken = page.eval_on_selector_all("img", "all => all.filter(one => !one.naturalWidth).length")
    assert broken == 0


@pytest.mark.parametrize("width", [1280, 390])
def test_it_is_as_wide_as_the_screen(open_page, width):
    page = open_page(report_on(samples.two_tours), width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation(open_page, violations, scheme):
    assert violations(open_page(report_on(samples.two_tours), color_scheme=scheme)) == []
