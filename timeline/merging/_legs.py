"""Where one stop ends and the next begins: by the day on which the traveller leaves for it, or for home."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from timeline.calendar import Span
from timeline.merging._claims import AtHome, Claim, leaves_for_home, moves_on, sets_out
from timeline.merging._days import as_when, days_of
from timeline.merging._facts import Fact
from timeline.merging._order import Dated
from timeline.merging._stays import Stay

_LONGEST_SILENCE: Final = 4  # days of which no text speaks, before one leaves a place for the next
_A_NIGHT: Final = 1
_AT_NIGHT: Final = ("TEV", "TNI")  # one who leaves then is there on the next day


def close_stays(ordered: Sequence[Dated], homes: Sequence[AtHome]) -> list[Dated]:
    """The stops of a journey, each lasting until the day on which the texts have the traveller leave it.

    "On Tuesday he then left for Madrid": in Lisbon until Tuesday, in Madrid from Tuesday on.
    """
    out = _fill_countries(ordered)
    for i in range(1, len(out)):
        for claim in out[i][0].claims:
            if (day := _day_of_leaving(claim)) is not None:
                out[i] = (out[i][0], _begun(out[i][1], claim, day))
                _close(out, i, claim.fact, day)
            elif moves_on(claim.fact) and claim.kind == "day" and claim.days.first is not None:
                _close(out, i, claim.fact, claim.days.first, _A_NIGHT)
    for home in homes:
        if _is_leaving(home) and home.days.first is not None and out and _first(out[-1]) is not None:
            _close(out, len(out), home.fact, home.days.first)
    return out


def _fill_countries(ordered: Sequence[Dated]) -> list[Dated]:
    """The stops, the first and last town of a country having the first and last day told of all of it.

    "He is in China from March 26 to 31. On Tuesday he is to see Li in Beijing, on Thursday he goes on to
    Shanghai": in Beijing from March 26, in Shanghai until March 31.
    """
    out = list(ordered)
    for fact, days in dict.fromkeys((c.fact, c.days) for stop, _ in ordered for c in stop.claims if c.shared):
        towns = [i for i, (stop, _) in enumerate(out) if stop.dated and _has(stop.claims, fact)]
        if (
            len(towns) < 2
            or None in days
            or any(_outweighs(c, fact) for i in towns for c in out[i][0].claims)
        ):
            continue
        first = min(towns, key=lambda i: days_of(out[i][1].when).first or 0)
        last = max(towns, key=lambda i: days_of(out[i][1].when).last or 0)
        out[first] = _reaching(out[first], Span(days.first, None), fact)
        out[last] = _reaching(out[last], Span(None, days.last), fact)
    return out


def _has(claims: Sequence[Claim], fact: Fact) -> bool:
    return any(claim.fact == fact for claim in claims)


def _outweighs(claim: Claim, fact: Fact) -> bool:
    """Whether a dated claim says more than the span of all: what happened and not what was planned."""
    return claim.dated and (claim.fact.status != fact.status or claim.kind in ("arrival", "departure"))


def _reaching(pair: Dated, end: Span, told: Fact) -> Dated:
    """A stop that begins, or ends, with a day near its own."""
    first, last = days_of(pair[1].when)
    if first is None or last is None:
        return pair
    days = Span(first if end.first is None else end.first, last if end.last is None else end.last)
    known = days.first is not None and days.last is not None
    grown = known and 0 <= first - (days.first or 0) <= _LONGEST_SILENCE
    grown = grown and 0 <= (days.last or 0) - last <= _LONGEST_SILENCE
    return (pair[0], _lasting(pair[1], days, told)) if grown and days != Span(first, last) else pair


def _day_of_leaving(claim: Claim) -> int | None:
    """The day on which a claim has the traveller set out for its place."""
    leaves = sets_out(claim.fact) and not claim.ahead and claim.kind in ("leaving", "day")
    return claim.days.first if leaves and not claim.called_off else None


def _is_leaving(home: AtHome) -> bool:
    return leaves_for_home(home) and home.fact.status in ("happened", "planned")


def _first(stop: Dated) -> int | None:
    return days_of(stop[1].when).first if stop[0].dated else None


def _close(out: list[Dated], i: int, leaving: Fact, day: int, nights: int = 0) -> None:
    """Let the stop before the i-th last until a day, where it is clear which stop that is.

    One who "flew on to Seoul on Thursday" may have left on the evening before: he stayed only where more
    than those nights lie between.
    """
    before = [at for at, pair in enumerate(out[:i]) if (first := _first(pair)) is not None and first <= day]
    at = _last_base([out[at] for at in before])
    if at is None or before != list(range(before[0], i)):
        return
    stop, stay = out[before[at]]
    first, last = days_of(stay.when)
    told = any(claim.kind in ("departure", "stay") for claim in stop.claims)
    if not told and last is not None and last + nights < day <= last + _LONGEST_SILENCE:
        out[before[at]] = (stop, _lasting(stay, Span(first, day), leaving))


def _last_base(stops: Sequence[Dated]) -> int | None:
    """Which of some stops one leaves last: the last, or the town that trips were made from meanwhile."""
    days = [days_of(stay.when) for _, stay in stops]
    if not days:
        return None
    last = stops[-1][0].place
    towns = [i for i, (stop, _) in enumerate(stops) if stop.place.country == last.country]
    if len({stops[i][0].place.id for i in towns}) == 1:
        return len(stops) - 1
    ends = max(days[i].last or 0 for i in towns)
    latest = [i for i in towns if days[i].last == ends]
    return latest[0] if len(latest) == 1 and latest[0] == towns[0] else None


def _begun(stay: Stay, claim: Claim, day: int) -> Stay:
    """A stay that begins on the day of setting out for it, or on the next where that was at night."""
    first, last = days_of(stay.when)
    if first is None or not day < first <= day + _LONGEST_SILENCE:
        return stay
    mention = claim.fact.mention
    row = mention.journey is not None  # a timetable tells of the next day itself
    at_night = mention.timex is None or mention.timex.value.endswith(_AT_NIGHT)
    begins = day + 1 if at_night or (row and first == day + 1) else day
    return stay if begins == first else _lasting(stay, Span(begins, last), claim.fact)


def _lasting(stay: Stay, days: Span, told: Fact) -> Stay:
    """A stay of other days, with the sentence that tells them."""
    if stay.when is None:
        return stay
    said = [stay.when.text, told.when.text if told.when is not None else ""]
    text = "; ".join(dict.fromkeys(words for words in said if words))
    when = as_when(days, basis=stay.when.basis, approximate=bool(stay.when.approximate), text=text)
    return replace(stay, when=when, also=(*stay.also, told.evidence))
