"""The date of a text that states none: from its own days, and from what the run's other texts tell."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from timeline.calendar import civil, day_count, iso, month_length, weekday
from timeline.dating._clues import Clue, Days
from timeline.dating._facts import Draft, Fact, Phrase, Telling
from timeline.dating._head import Partial
from timeline.dating._years import RunTime

_ENOUGH = 1.0
_ALONE = 1.3
_MARGIN = 0.5
_SEVERAL = 3
_TOGETHER = 0.7
_BOTH = 0.6
_DEICTIC = 0.6
_NEAR = 30
_FRESH = 2
_OPENING = 3
_TELLING = 0.55
_SOON = (0.0, -0.02, -0.1, -0.15, -0.2, -0.25, -0.25)
_AROUND = 10
_WINDOW = 62
_MONTH = 30


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
    deictic: bool


def from_partial(one: Draft, partial: Partial, time: RunTime, telling: Telling) -> Inferred | None:
    """The day of a dateline that leaves its year or its order of day and month open, by the weekdays.

    "TOKYO, March 18" is of the one year that fits them and in which the run plays.
    """
    fits = []
    for day in _readings(partial.clue, time.years):
        age = _lead_age(one, day)
        fitting = partial.clue.weekday in (None, weekday(day)) and not _breaks(one, day)
        if fitting and (age or 0) <= _FRESH and _is_known(one, partial, day, age, time, telling):
            fits.append((age or 0, day))
    best = [day for age, day in fits if age == min(fits)[0]]
    if len(best) > 1:
        best = [day for day in best if time.is_near(day, _AROUND * 4)]
    if len(best) != 1:
        return None
    if partial.clue.ambiguous:
        because = f"The head of the text says “{partial.text}”; of its two readings {iso(best[0])}"
        return Inferred((best[0], best[0]), f"{because} fits the weekdays and the other texts.")
    because = f"The dateline says “{partial.text}”; the year {civil(best[0])[0]} is that of the other dates"
    return Inferred((best[0], best[0]), f"{because}, and the weekdays fit it.")


def _readings(clue: Clue, years: Collection[int]) -> list[int]:
    """The days that a month and day can be in some years, or a slashed date in either order."""
    if clue.month is None or clue.day is None:
        return []
    pairs = [(clue.month, clue.day)]
    if clue.ambiguous:
        pairs.append((clue.day, clue.month))
        years = [clue.year] if clue.year is not None else years
    found = []
    for year in sorted(years):
        for month, day in pairs:
            if day <= month_length(year, month):
                found.append(day_count(year, month, day))
    return found


def _is_known(
    one: Draft, partial: Partial, day: int, age: int | None, time: RunTime, telling: Telling
) -> bool:
    """Whether the run tells of the text's people and places around a day, or is of that time itself."""
    if partial.clue.ambiguous:
        return age is not None and age <= 1
    shared, rarest = telling.near(one, day, _NEAR)
    if (shared > 1 and rarest >= _TELLING) or (shared > 0 and age == 0):
        return True
    return time.is_near(day, _NEAR) or (time.shares_year(day) and (age or 0) <= 1)


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
        days = clue.days(day) if clue.day is not None and clue.zone in ("body", "post") else None
        if days is None:
            continue
        if clue.zone == "post" and clue.is_full and days[0] > day:
            return True
        if clue.weekday is not None and clue.day is not None and weekday(days[0]) != clue.weekday:
            return True
        if clue.month and clue.day and clue.tense < 0 and clue.zone == "body" and days[0] > day + 1:
            return True
        if clue.is_full and clue.tense < 0 and clue.zone == "body" and days[0] > day + 1:
            return True
    return False


def from_run(one: Draft, telling: Telling, partial: Partial | None) -> Inferred | None:
    """The day by which the text's weekdays fall on the days that other texts give the same news."""
    near = _near_names(one)
    if partial is not None and is_bare(partial.clue) and one.lead:
        near.append((partial.clue, one.lead))
    told = telling.days(one) if near else ()
    days = sorted({day + step for day in told for step in range(-_AROUND, _AROUND + 1)})
    tried = (_try(one, near, telling, day) for day in days if fits_partial(partial, day))
    trials = [trial for trial in tried if trial is not None and not _breaks(one, trial.day)]
    best = max(trials, key=lambda trial: (trial.score + trial.prior, -trial.day), default=None)
    if best is None or best.fact is None or best.clue is None or not _convinces(one, best, trials, partial):
        return None
    because = f"Its “{one.quote(best.clue)}” tells what {telling.says(best.fact)}"
    last = _last_day(one, best, trials, partial)
    if last == best.day:
        return Inferred((best.day, last), f"{because}, and it was written on {iso(best.day)}.")
    then = "then or a day later" if last == best.day + 1 else "then or within the week"
    return Inferred((best.day, last), f"{because}; it was written {then}.")


def _last_day(one: Draft, best: _Trial, trials: Sequence[_Trial], partial: Partial | None) -> int:
    """The last day on which the text can have been written, where its weekdays fall as on the best day.

    A report that opens with a weekday, or tells of several, is of the last of them or the day after.
    """
    if (partial is not None and partial.names_day) or best.deictic:
        return best.day
    same = {trial.day for trial in trials if trial.score >= best.score - 0.01}
    last = best.day
    while last + 1 in same and last < best.day + 6:
        last += 1
    bare = [clue for clue in one.clues if is_bare(clue) and clue.tense < 0 and clue.zone == "body"]
    fresh = len({clue.weekday for clue in bare}) > 1 or any(_opens(one, clue) for clue in bare)
    return min(last, best.day + 1) if fresh else last


def _convinces(one: Draft, best: _Trial, trials: Sequence[_Trial], partial: Partial | None) -> bool:
    """Whether a day fits much better than those that would put the text's best clue on another day."""
    assert best.clue is not None
    told = best.clue.days(best.day)
    rival = max((trial.score for trial in trials if best.clue.days(trial.day) != told), default=0.0)
    alone = best.matched < 2 and not _opens(one, best.clue)
    enough = _ALONE if alone else _ENOUGH
    held = not alone or (partial is not None and partial.names_day)
    if (
        best.strong
        and held
        and best.score >= enough
        and rival <= best.score - max(_MARGIN, min(1.0, best.score / 4))
    ):
        return True
    if (
        partial is not None
        and partial.names_day
        and best.matched > 1
        and best.score >= _BOTH
        and rival <= best.score / 4
    ):
        return True
    return best.matched >= _SEVERAL and best.score >= _TOGETHER and rival <= best.score / 2.5


def fits_partial(partial: Partial | None, day: int) -> bool:
    """Whether a day is one that the dateline leaves open."""
    if partial is None:
        return True
    clue = partial.clue
    year, month, number = civil(day)
    return (
        clue.weekday in (None, weekday(day))
        and clue.year in (None, year)
        and (clue.month in (None, month) or (clue.ambiguous and clue.day == month))
        and (clue.day in (None, number) or (clue.ambiguous and clue.month == number))
    )


def _near_names(one: Draft) -> list[tuple[Clue, frozenset[Phrase]]]:
    """The clues that mean another day in every text, as "Monday" and "today" do, with their names."""
    pairs = zip(one.clues, one.names, strict=True)
    return [(clue, names) for clue, names in pairs if names and clue.month is None and clue.zone != "header"]


def _try(
    one: Draft, near: Sequence[tuple[Clue, frozenset[Phrase]]], telling: Telling, day: int
) -> _Trial | None:
    """A day on trial, None where the run tells nothing that the text would then tell of the same days."""
    score, most = 0.0, 0.0
    clue_of_most: Clue | None = None
    fact: Fact | None = None
    strong, deictic, matched, close = False, False, set[Days](), set[Days]()
    for clue, names in near:
        days = clue.days(day)
        if days is None or days[0] not in telling.by_day:
            continue
        match = telling.match(names, days[0], None if is_bare(clue) else one.source.id)
        worth = match.score * (_DEICTIC if clue.offset is not None else 1.0)
        score += worth
        if worth:
            matched.add(days)
            deictic = deictic or clue.offset is not None
        strong = strong or (match.strong and clue.offset is None)
        if match.strong:
            close.add(days)
        if worth > most:
            most, clue_of_most, fact = worth, clue, match.fact
    if not score:
        return None
    strong = strong or len(close) > 1
    return _Trial(day, score, _prior(one, day), clue_of_most, fact, strong, len(matched), deictic)


def _prior(one: Draft, day: int) -> float:
    """A text is written on the last day that it tells as past, or soon after: from 0 down to -0.5."""
    ages = _ages(one, day)
    return _SOON[min(ages)] - 0.01 * ages[0] if ages else 0.0


def from_itself(one: Draft, partial: Partial | None, context: int | None) -> Inferred | None:
    """The last day that a text tells as past, where it speaks of it as news: "on Sunday, May 1".

    `context` is a day near which its days without a year lie. The day of writing is that of the dateline, or
    of the weekday in the text's opening, that follows the text's own days; else their last, or the day after.
    """
    own = _own_days(one, context) if context is not None and _tells_news(one, partial, context) else {}
    if not own:
        return None
    last = max(own)
    close = [day for day in own if last - day <= 7]
    because = f"The last day that the text tells as past is {iso(last)}"
    if partial is not None and partial.clue.weekday is not None and len(close) > 1:
        day = last + (partial.clue.weekday - weekday(last)) % 7
        return Inferred((day, day), f"{because}; it was written on the “{partial.text}” after it.")
    opening = opening_weekday(one)
    if opening is not None and opening.weekday is not None:
        day = last + (opening.weekday - weekday(last)) % 7
        if (len(close) > 1 or day == last) and fits_partial(partial, day):
            return Inferred((day, day + 1), f"{because}; it opens with the “{one.quote(opening)}” after it.")
        return None
    fresh = own[last] and any(is_bare(clue) and clue.tense <= 0 for clue in one.clues)
    if fresh and not _breaks(one, last):
        return Inferred((last, last + 1), f"{because}; it was written then or a day later.")
    return None


def _tells_news(one: Draft, partial: Partial | None, context: int) -> bool:
    """Whether a text can be read as news of its own days: none misfits, none of its opening has a year."""
    if partial is not None and partial.clue.day is not None:
        return False
    looks_back = any(clue.is_full and clue.zone == "body" and _opens(one, clue) for clue in one.clues)
    return not looks_back and not any(_misfits(clue, context) for clue in one.clues)


def _own_days(one: Draft, context: int) -> dict[int, bool]:
    """The days that a text names without their year and tells as past; True for those with their weekday."""
    own: dict[int, bool] = {}
    for clue in one.clues:
        days = _own_day(one, clue, context)
        if days:
            own[days[0]] = own.get(days[0], False) or clue.weekday is not None
    return dict.fromkeys(_ordinals(one, max(own)), False) | own if own else own


def _own_day(one: Draft, clue: Clue, context: int) -> Days | None:
    """The day of a clue that a text names without its year and tells as past."""
    if clue.zone != "body" or clue.day is None or clue.year is not None or clue.last is not None:
        return None
    if clue.tense >= 0 or not _is_prose(one, clue) or (clue.month is None and clue.weekday is None):
        return None
    if clue.month is None:
        near = [context + step for step in range(-45, 46) if civil(context + step)[2] == clue.day]
        near = [day for day in near if weekday(day) == clue.weekday]
        return (near[0], near[0]) if len(near) == 1 else None
    return clue.days(context)


def _ordinals(one: Draft, last: int) -> Iterator[int]:
    """The days that a text calls "the 1st" within a week of the last day that it names by month."""
    for clue in one.clues:
        alone = clue.day is not None and clue.month is None and clue.weekday is None and clue.last is None
        if alone and clue.zone == "body" and clue.tense < 0:
            days = clue.days(last)
            if days and abs(days[0] - last) <= 7:
                yield days[0]


def _misfits(clue: Clue, context: int) -> bool:
    """Whether a weekday and a date do not fit one another in the year of the context."""
    if clue.weekday is None or clue.month is None or clue.day is None:
        return False
    days = clue.days(context)
    return days is None or weekday(days[0]) != clue.weekday


def opening_weekday(one: Draft) -> Clue | None:
    """The weekday alone that a text's opening tells as past, where no date stands before it."""
    told = [clue for clue in one.clues if clue.tense < 0 and clue.zone == "body" and _opens(one, clue)]
    first = next((clue for clue in told if is_bare(clue) or clue.day is not None), None)
    return first if first is not None and is_bare(first) else None


def _opens(one: Draft, clue: Clue) -> bool:
    """Whether a clue is in one of the first sentences of the article."""
    return clue.sentence in [at for at, s in enumerate(one.sentences) if s.zone == "body"][:_OPENING]


def _is_prose(one: Draft, clue: Clue) -> bool:
    return one.sentences[clue.sentence].kind == "prose"


def window(one: Draft, years: Collection[int]) -> Inferred | None:
    """The weeks in which a text that names days or months and no year was written, by the run's one year.

    It was written after the days that it tells as past and before those to come.
    """
    if len(years) != 1:
        return None
    year = next(iter(years))
    named = [
        clue for clue in one.clues if clue.month is not None and clue.zone not in ("header", "furniture")
    ]
    if not named or any(clue.year is not None for clue in named):
        return None
    why = f"The text names {_months(one, named)} and no year; the other texts of the run are of {year}"
    days = [(clue, _span(clue, year)) for clue in named if clue.day is not None]
    past = [span[1] for clue, span in days if clue.tense < 0 and _is_prose(one, clue)]
    ahead = [span[0] for clue, span in days if clue.tense > 0 and _is_prose(one, clue)]
    if past and (not ahead or max(past) < min(ahead)):
        last = max(past)
        end = min(ahead) if ahead else max(_month_end(last), last + _MONTH // 2)
        return _within(last, end, f"{why}, and the last day that it tells as past is {iso(last)}.")
    spans = [span for _, span in days] or [_span(clue, year) for clue in named]
    return _within(min(span[0] for span in spans) - 14, max(span[1] for span in spans) + 14, f"{why}.")


def _within(first: int, last: int, because: str) -> Inferred | None:
    """A window, None where it is too wide to help."""
    return Inferred((first, last), because) if last - first <= _WINDOW else None


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
