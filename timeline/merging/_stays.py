"""The days of one stop, from all claims on it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import msgspec
from msgspec.structs import replace

from timeline.calendar import Span, intersect
from timeline.merging._claims import Claim
from timeline.merging._days import OPEN, as_when, gap, hull, length, overlaps, within
from timeline.model import Basis, Evidence, When

_SLACK_DAYS: Final = 1  # arrivals late at night


class Stay(msgspec.Struct, frozen=True):
    """When a stop was, and the claims on its days that do not fit, with the reason for what was kept.

    `also` are sentences on other stops that bound it: "On Tuesday he left for Madrid".
    """

    when: When | None
    misfits: tuple[Claim, ...] = ()
    because: str = ""
    also: tuple[Evidence, ...] = ()


def date_stay(claims: Sequence[Claim]) -> Stay:
    """The days on which all claims agree; where they do not, the better claim's.

    A later text beats an earlier one, what names days beats what is reckoned from the text's own day.
    """
    dated = sorted((claim for claim in claims if claim.dated), key=_authority, reverse=True)
    there = [claim for claim in dated if claim.kind != "leaving"]
    begun = there and all(claim.kind == "departure" for claim in there)
    dated = [*there, *_set_out(dated)] if begun else there or dated[:1]
    if dated:
        return _from_days(dated, [claim for claim in claims if claim.kind == "window"])
    vague = sorted((claim for claim in claims if claim.kind == "window"), key=_authority, reverse=True)
    return _from_windows(vague)


def _set_out(dated: Sequence[Claim]) -> list[Claim]:
    """The best claim of setting out, where of the stay itself only the end is told."""
    leaving = [claim for claim in dated if claim.kind == "leaving" and claim.days.first is not None]
    return [replace(claim, days=Span(claim.days.first, claim.days.first)) for claim in leaving[:1]]


def _authority(claim: Claim) -> tuple[bool, tuple[int, str, int], bool]:
    """What a claim weighs: not the text that plans against the one that reports; the later, the explicit."""
    explicit = claim.when is not None and claim.when.basis == "explicit"
    reports = claim.fact.status == "happened"
    return reports, (claim.fact.recency[0], "", 0), explicit


def _from_days(dated: Sequence[Claim], vague: Sequence[Claim]) -> Stay:
    kept: list[Claim] = []
    misfits: list[Claim] = []
    for claim in dated:
        fits = all(_agree(claim, other) for other in kept)
        (kept if fits else misfits).append(claim)
        if not fits and (rest := _between_ends(claim, kept)) is not None:
            kept.append(rest)
    days = _stay(kept)
    for claim in list(misfits):
        if within(claim.days, days):
            misfits.remove(claim)
    misfits += [claim for claim in kept if claim.kind == "stay" and not within(days, claim.days)]
    misfits += [claim for claim in vague if not claim.reckoned and not overlaps(claim.days, days)]
    only = kept[0].when if len(kept) == 1 else None
    return Stay(_when(days, kept, only), tuple(misfits), _reason(kept, misfits))


def _between_ends(claim: Claim, kept: Sequence[Claim]) -> Claim | None:
    """What is left of a stay whose end a better claim moves: "broke off his visit on Tuesday"."""
    came = max((c.days.first for c in kept if c.kind == "arrival" and c.days.first is not None), default=None)
    left = min((c.days.last for c in kept if c.kind == "departure" and c.days.last is not None), default=None)
    days = intersect(claim.days, Span(came, left)) if claim.kind == "stay" else None
    trimmed = None if days is None else replace(claim, days=days)
    return trimmed if trimmed is not None and all(_agree(trimmed, other) for other in kept) else None


def _agree(claim: Claim, better: Claim) -> bool:
    """Whether a claim fits a better one: a day touches a stay, one stay holds or touches another."""
    kinds = {claim.kind, better.kind}
    if kinds == {"arrival"} or kinds == {"departure"}:
        return claim.days == better.days
    if better.kind == "arrival" and claim.kind != "departure":
        return _not_before(claim, better)
    if better.kind == "departure" and claim.kind != "arrival":
        return _not_after(claim, better)
    if kinds == {"stay"}:
        return overlaps(claim.days, better.days)
    if kinds == {"stay", "day"} or kinds == {"day"}:
        return same_text(claim, better) or gap(claim.days, better.days) <= (
            3 if kinds == {"day"} else _SLACK_DAYS
        )
    return True


def same_text(one: Claim, other: Claim) -> bool:
    """Whether one document makes both claims."""
    return one.fact.document == other.fact.document


def _not_before(claim: Claim, arrival: Claim) -> bool:
    return claim.days.first is None or arrival.days.first is None or claim.days.first >= arrival.days.first


def _not_after(claim: Claim, departure: Claim) -> bool:
    return claim.days.last is None or departure.days.last is None or claim.days.last <= departure.days.last


def _stay(kept: Sequence[Claim]) -> Span:
    """The days from arrival to departure: the best text's stays are intersected, days spent there added."""
    stays = [claim for claim in kept if claim.kind == "stay"]
    core = stays[0].days if stays else OPEN
    for other in stays[1:]:
        if _authority(other) == _authority(stays[0]):
            core = intersect(core, other.days) or core
    days = hull([core, *(claim.days for claim in kept if claim.kind != "stay")])
    arrivals = [claim.days.first for claim in kept if claim.kind == "arrival"]
    departures = [claim.days.last for claim in kept if claim.kind == "departure"]
    stay = Span(arrivals[0] if arrivals else days.first, departures[0] if departures else days.last)
    return stay if overlaps(Span(stay.first, stay.first), Span(None, stay.last)) else days


def _when(days: Span, kept: Sequence[Claim], only: When | None) -> When | None:
    if only is not None and only.precision != "time":
        return only
    explicit = any(claim.when is not None and claim.when.basis == "explicit" for claim in kept)
    texts = dict.fromkeys(claim.when.text for claim in kept if claim.when is not None and claim.when.text)
    basis: Basis = "explicit" if explicit else "relative"
    vague = all(claim.when is not None and claim.when.approximate for claim in kept)
    return as_when(days, basis=basis, text="; ".join(texts), approximate=vague)


def _from_windows(vague: Sequence[Claim]) -> Stay:
    if not vague:
        return Stay(None)
    days, best = vague[0].days, vague[0]
    misfits: list[Claim] = []
    for claim in vague[1:]:
        shared = intersect(days, claim.days)
        if shared is None:
            misfits.append(claim)
        elif shared != days:
            days, best = shared, claim if within(claim.days, days) else best
    when = best.when if best.days == days else as_when(days, basis="inferred")
    return Stay(when, tuple(misfits), _reason(vague, misfits))


def _reason(kept: Sequence[Claim], misfits: Sequence[Claim]) -> str:
    if not misfits or not kept:
        return ""
    best, other = kept[0], misfits[0]
    if best.fact.status == "happened" != other.fact.status:
        return "a report of what happened beats a plan"
    if best.fact.recency[0] > other.fact.recency[0]:
        return "the later text beats the earlier one"
    if best.when is not None and other.when is not None and best.when.basis != other.when.basis:
        return "the date that is written out beats the one that is reckoned"
    return (
        "more of the claims fit it"
        if length(best.days) == length(other.days)
        else "the claim fits the others"
    )
