"""The years of a run: those that its texts name, and those that their weekdays leave."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from timeline.calendar import civil, day_count, weekday
from timeline.dating._clues import Clue
from timeline.dating._facts import Draft

_SPREAD = 200
_MONTHS = 150


@dataclass(frozen=True, slots=True)
class RunTime:
    """When a run plays: the years that a day without one may have, and a day in its midst, where known."""

    years: frozenset[int]
    midst: int | None
    written: tuple[int, ...] = ()

    def is_near(self, day: int, reach: int) -> bool:
        """Whether a text of the run was written around a day."""
        return any(abs(day - other) <= reach for other in self.written)

    def shares_year(self, day: int) -> bool:
        """Whether the run has several texts with a date, all of a day's year, and one within five months."""
        return (
            self.is_near(day, _MONTHS)
            and len(self.written) > 1
            and {civil(other)[0] for other in self.written} == {civil(day)[0]}
        )


def run_time(drafts: Sequence[Draft], known: Mapping[int, int]) -> RunTime:
    """The years and the middle of a run, by the days of writing that are known and the days it names."""
    days = sorted(known.values()) or _named_days(drafts)
    years = frozenset(clue.year for one in drafts for clue in one.clues if clue.is_full and clue.year)
    written = frozenset(civil(day)[0] for day in days)
    if not days:
        solved = _solved(drafts)
        return RunTime(years | solved, _middle(drafts, solved))
    near = days[-1] - days[0] <= _SPREAD
    return RunTime(years | written, days[len(days) // 2] if near else None, tuple(sorted(known.values())))


def around(one: Draft, time: RunTime) -> int | None:
    """A day near which a text's days without a year lie: its headline's month, its full dates, the run's."""
    titled = titled_month(one)
    if titled is not None and titled.year and titled.month:
        return day_count(titled.year, titled.month, 15)
    full = (clue for clue in one.clues if clue.is_full and clue.zone != "header")
    own = next((days for clue in full if (days := clue.days(0))), None)
    return _weekday_year(one, own[0]) if own else time.midst


def _weekday_year(one: Draft, day: int) -> int:
    """A day that a text names outright, or its "Sunday, May 1" in that year or the next, as the weekday fits.

    A text that looks back on 2021 and tells of "Sunday, May 1" is of 2022.
    """
    pairs = sorted(_pairs([one]))
    year = civil(day)[0]
    fits = [each for each in (year, year + 1) if all(_falls(each, *pair) for pair in pairs)]
    if not pairs or len(fits) != 1 or fits == [year]:
        return day
    return day_count(fits[0], *pairs[0][1:])


def _pairs(drafts: Sequence[Draft]) -> set[tuple[int, int, int]]:
    """The days that texts name with their weekday and without their year."""
    return {
        (clue.weekday, clue.month, clue.day)
        for one in drafts
        for clue in one.clues
        if clue.weekday and clue.month and clue.day and clue.year is None
    }


def titled_month(one: Draft) -> Clue | None:
    """The month that a headline names: "TRAVEL, AUGUST 2022"."""
    months = (clue for clue in one.clues if clue.zone == "header" and clue.month and clue.day is None)
    return next((clue for clue in months if clue.year), None)


def _named_days(drafts: Sequence[Draft]) -> list[int]:
    """The days that texts name outright, in order."""
    full = (clue for one in drafts for clue in one.clues if clue.is_full and clue.zone != "header")
    return sorted(days[0] for clue in full if (days := clue.days(0)))


def _solved(drafts: Sequence[Draft]) -> frozenset[int]:
    """The one year, of the last that the texts name and the next, in which all their weekdays fit.

    "Monday, July 17" fits 2023, where the texts name no later year than 2022.
    """
    named = [clue.year for one in drafts for clue in one.clues if clue.year]
    pairs = _pairs(drafts)
    if not named or not pairs:
        return frozenset()
    fits = [year for year in (max(named), max(named) + 1) if all(_falls(year, *pair) for pair in pairs)]
    return frozenset(fits) if len(fits) == 1 else frozenset()


def _falls(year: int, on: int, month: int, day: int) -> bool:
    try:
        return weekday(day_count(year, month, day)) == on
    except ValueError:
        return False


def _middle(drafts: Sequence[Draft], years: frozenset[int]) -> int | None:
    """The middle one of the days that the texts name without a year, in the one year that fits."""
    if len(years) != 1:
        return None
    reference = day_count(next(iter(years)), 7, 1)
    days = sorted(
        found[0]
        for one in drafts
        for clue in one.clues
        if clue.month and clue.day and clue.year is None and (found := clue.days(reference))
    )
    return days[len(days) // 2] if days else None
