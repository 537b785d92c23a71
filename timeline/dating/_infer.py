"""The date of a text that states none: from its own days, and from what the run's other texts tell."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from timeline.calendar import civil, day_count, iso, month_length, weekday
from timeline.dating._clues import Clue, Days
from timeline.dating._facts import Draft, Fact, Telling
from timeline.dating._head import Partial

_ENOUGH = 1.0
_MARGIN = 0.5
_SEVERAL = 3
_TOGETHER = 0.75
_DEICTIC = 0.6
_NEAR = 30
_FRESH = 2
_TELLING = 0.55
_SOON = (0.0, -0.03, -0.2, -0.3, -0.35, -0.4, -0.4)
_AROUND = 10
_WINDOW = 62


@dataclass(frozen=True, slots=True)
class Inferred:
    """A day or window in which a text was written, and why."""

    days: Days
    because: str


@dataclass(frozen=True, slots=True)
class _Trial:
    """A day of writing on trial: how well it fits, and the fact that speaks for it most."""

    day: int
    score: float
    prior: float
    clue: Clue | None
    fact: Fact | None
    strong: bool
    matched: int


def from_partial(one: Draft, partial: Partial, years: Collection[int], telling: Telling) -> Inferred | None:
    """The day of a dateline without a year ("TOKYO, March 18"), in the one year that fits the weekdays.

    The run has to tell of the same people or places within a month of it.
    """
    clue = partial.clue
    if clue.month is None or clue.day is None or clue.ambiguous:
        return None
    fits = []
    for year in sorted(years):
        try:
            day = day_count(year, clue.month, clue.day)
        except ValueError:
            continue
        age = _lead_age(one, day)
        weekday_fits = clue.weekday in (None, weekday(day)) and (age or 0) <= _FRESH and not _breaks(one, day)
        if weekday_fits and _is_known(one, day, age, telling):
            fits.append((age or 0, day))
    best = [day for age, day in fits if age == min(fits)[0]]
    if len(best) != 1:
        return None
    because = f"The dateline says “{partial.text}”; the year {civil(best[0])[0]} is that of the other dates"
    return Inferred((best[0], best[0]), f"{because}, and the weekdays fit it.")


def _is_known(one: Draft, day: int, age: int | None, telling: Telling) -> bool:
    """Whether the run tells of the text's people and places around a day."""
    words = frozenset(word for names in one.names for name in names for word in name)
    shared, rarest = telling.near(words, day, _NEAR)
    return (shared > 1 and rarest >= _TELLING) or (shared > 0 and age == 0)


def _lead_age(one: Draft, day: int) -> int | None:
    """How many days before a day of writing the first weekday that the text tells as past fell."""
    ages = _ages(one, day)
    return ages[0] if ages else None


def _ages(one: Draft, day: int) -> list[int]:
    """How many days before a day of writing each weekday that the text tells as past fell."""
    return [
        (weekday(day) - clue.weekday) % 7
        for clue in one.clues
        if is_bare(clue) and clue.tense < 0 and clue.zone == "body" and clue.weekday is not None
    ]


def is_bare(clue: Clue) -> bool:
    """Whether a clue is a weekday alone."""
    return clue.weekday is not None and clue.day is None and clue.offset is None and not clue.weeks


def _breaks(one: Draft, day: int) -> bool:
    """Whether a text written on a day could not say what it says: a later post, "March 4" gone by."""
    for clue in one.clues:
        if clue.zone == "header":
            continue
        days = clue.days(day)
        if days is None:
            continue
        if clue.zone == "post" and clue.is_full and days[0] > day:
            return True
        if clue.weekday is not None and clue.day is not None and weekday(days[0]) != clue.weekday:
            return True
        if clue.is_full and clue.tense < 0 and clue.zone == "body" and days[0] > day + 1:
            return True
    return False


def from_run(one: Draft, telling: Telling, partial: Partial | None) -> Inferred | None:
    """The day by which the text's weekdays fall on the days that other texts give the same news."""
    allowed = _allowed(partial)
    days = sorted({day + step for day in telling.days() for step in range(-_AROUND, _AROUND + 1)})
    trials = [_try(one, telling, day) for day in days if allowed(day) and not _breaks(one, day)]
    best = max(trials, key=lambda trial: (trial.score + trial.prior, -trial.day), default=None)
    if best is None or best.fact is None or best.clue is None or not _convinces(best, trials):
        return None
    because = f"Its “{one.quote(best.clue)}” tells what {telling.says(best.fact)}"
    if partial is not None or speaks_of_today(one):
        return Inferred((best.day, best.day), f"{because}, and it was written on {iso(best.day)}.")
    same = any(t.day == best.day + 1 and t.score >= best.score - 0.01 for t in trials)
    return Inferred((best.day, best.day + same), f"{because}, and it was written then or a day later.")


def _convinces(best: _Trial, trials: Sequence[_Trial]) -> bool:
    """Whether a day fits much better than those that would put the text's best clue on another day."""
    assert best.clue is not None
    told = best.clue.days(best.day)
    rival = max((trial.score for trial in trials if best.clue.days(trial.day) != told), default=0.0)
    if best.strong and best.score >= _ENOUGH and rival <= best.score - max(_MARGIN, best.score / 4):
        return True
    return best.matched >= _SEVERAL and best.score >= _TOGETHER and rival <= best.score / 3


def speaks_of_today(one: Draft) -> bool:
    """Whether a text speaks of its own day: "today", "tomorrow", "last night"."""
    return any(clue.offset is not None and clue.zone == "body" for clue in one.clues)


def _allowed(partial: Partial | None) -> Callable[[int], bool]:
    """Which days the dateline leaves open."""
    clue = partial.clue if partial else None

    def fits(day: int) -> bool:
        if clue is None:
            return True
        _, month, number = civil(day)
        return (
            clue.weekday in (None, weekday(day))
            and clue.month in (None, month)
            and (clue.day in (None, number) or clue.ambiguous)
        )

    return fits


def _try(one: Draft, telling: Telling, day: int) -> _Trial:
    score, most = 0.0, 0.0
    clue_of_most: Clue | None = None
    fact: Fact | None = None
    strong, matched = False, set[Days]()
    for clue, names in zip(one.clues, one.names, strict=True):
        days = clue.days(day)
        if clue.month is not None or clue.zone == "header" or days is None:
            continue
        match = telling.match(names, days[0])
        worth = match.score * (_DEICTIC if clue.offset is not None else 1.0)
        score += worth
        if worth:
            matched.add(days)
        strong = strong or (match.strong and clue.offset is None)
        if worth > most:
            most, clue_of_most, fact = worth, clue, match.fact
    return _Trial(day, score, _prior(one, day), clue_of_most, fact, strong, len(matched))


def _prior(one: Draft, day: int) -> float:
    """A text is written on the last day that it tells as past, or soon after: from 0 down to -0.5."""
    ages = _ages(one, day)
    return _SOON[min(ages)] - 0.02 * ages[0] if ages else 0.0


def from_itself(one: Draft, years: Collection[int]) -> Inferred | None:
    """The last day that a text tells as past, where it speaks of it as news: "on Sunday, May 1", no year.

    The year is that of its posts and full dates, and has to fit the weekdays.
    """
    recent = [
        clue
        for clue in one.clues
        if clue.zone == "body" and clue.day is not None and clue.year is None and clue.month is not None
        and clue.tense <= 0 and _is_prose(one, clue)
    ]  # fmt: skip
    if not recent or not any(is_bare(clue) and clue.tense <= 0 for clue in one.clues):
        return None
    fits = []
    for year in sorted(years):
        reference = day_count(year, recent[0].month or 1, 15)
        found = [days for clue in recent if (days := clue.days(reference))]
        if not found or any(
            clue.weekday not in (None, weekday(days[0])) for clue in recent if (days := clue.days(reference))
        ):
            continue
        last = max(days[1] for days in found)
        if not _breaks(one, last):
            fits.append(last)
    if len(fits) != 1 or not any(clue.weekday is not None for clue in recent):
        return None
    because = f"The last day that the text tells as past is {iso(fits[0])}"
    return Inferred((fits[0], fits[0] + 1), f"{because}; it was written then or a day later.")


def _is_prose(one: Draft, clue: Clue) -> bool:
    return one.sentences[clue.sentence].kind == "prose"


def window(one: Draft, years: Collection[int]) -> Inferred | None:
    """The weeks in which a text that names days or months and no year was written, by the run's one year."""
    if len(years) != 1:
        return None
    year = next(iter(years))
    named = [
        clue for clue in one.clues if clue.month is not None and clue.zone not in ("header", "furniture")
    ]
    if not named or any(clue.year is not None for clue in named):
        return None
    why = f"The text names {_months(one, named)} and no year; the other texts of the run are of {year}"
    days = [clue for clue in named if clue.day is not None]
    past = [_span(clue, year) for clue in days if clue.tense < 0 and _is_prose(one, clue)]
    if past:
        last = max(span[1] for span in past)
        end = max(_month_end(last), last + 13)
        return Inferred((last, end), f"{why}, and the last day that it tells as past is {iso(last)}.")
    spans = [_span(clue, year) for clue in named]
    first, end = min(span[0] for span in spans), max(span[1] for span in spans)
    if end - first > _WINDOW - 2:
        return None
    return Inferred((first, end), f"{why}.")


def _months(one: Draft, named: Sequence[Clue]) -> str:
    quotes = list(dict.fromkeys(one.quote(clue) for clue in named))
    return " and ".join(f"“{quote}”" for quote in quotes[:2])


def _span(clue: Clue, year: int) -> Days:
    assert clue.month is not None
    if clue.day is None:
        return day_count(year, clue.month, 1), day_count(year, clue.month, month_length(year, clue.month))
    first = day_count(year, clue.month, min(clue.day, month_length(year, clue.month)))
    return first, day_count(year, *clue.last) if clue.last else first


def _month_end(day: int) -> int:
    year, month, _ = civil(day)
    return day_count(year, month, month_length(year, month))
