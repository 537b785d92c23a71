"""Where one stop ends and the next begins: by the day on which the traveller leaves for it, or for home."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from timeline.calendar import Span
from timeline.merging._claims import AtHome, Claim, leaves_for_home, sets_out
from timeline.merging._days import as_when, days_of
from timeline.merging._facts import Fact
from timeline.merging._order import Dated
from timeline.merging._stays import Stay

_LONGEST_SILENCE: Final = 4  # days of which no text speaks, before one leaves a place for the next
_AT_NIGHT: Final = ("TEV", "TNI")  # one who leaves then is there on the next day


def close_stays(ordered: Sequence[Dated], homes: Sequence[AtHome]) -> list[Dated]:
    """The stops of a journey, each lasting until the day on which the texts have the traveller leave it.

    "On Tuesday he then left for Madrid": in Lisbon until Tuesday, in Madrid from Tuesday on.
    """
    out = list(ordered)
    for i, (stop, stay) in enumerate(out[1:], start=1):
        for claim in stop.claims:
            if (day := _day_of_leaving(claim)) is not None:
                out[i] = (stop, _begun(stay, claim, day))
                _close(out, i, claim.fact, day)
    for home in homes:
        if _is_leaving(home) and home.days.first is not None and out and _first(out[-1]) is not None:
            _close(out, len(out), home.fact, home.days.first)
    return out


def _day_of_leaving(claim: Claim) -> int | None:
    """The day on which a claim has the traveller set out for its place."""
    leaves = sets_out(claim.fact) and not claim.ahead and claim.kind in ("leaving", "day")
    return claim.days.first if leaves and not claim.called_off else None


def _is_leaving(home: AtHome) -> bool:
    return leaves_for_home(home) and home.fact.status in ("happened", "planned")


def _first(stop: Dated) -> int | None:
    return days_of(stop[1].when).first if stop[0].dated else None


def _close(out: list[Dated], i: int, leaving: Fact, day: int) -> None:
    """Let the stop before the i-th last until a day, where it is clear which stop that is."""
    before = [pair for pair in out[:i] if (first := _first(pair)) is not None and first <= day]
    if not before or before[-1] is not out[i - 1]:
        return
    stop, stay = before[-1]
    first, last = days_of(stay.when)
    towns = {pair[0].place.id for pair in before if pair[0].place.country == stop.place.country}
    told = any(claim.kind == "departure" for claim in stop.claims)
    if not told and len(towns) == 1 and last is not None and last < day <= last + _LONGEST_SILENCE:
        out[i - 1] = (stop, _lasting(stay, Span(first, day), leaving))


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
