"""A calendar of the facts that are known to the month or better."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from timeline.calendar import civil, parse_day
from timeline.model import Chronology, Event, When

if TYPE_CHECKING:
    import icalendar

FORMAT = "ics"
_TOO_COARSE: Final = ("season", "year", "decade", "century")
_STATUS: Final = {
    "happened": "CONFIRMED",
    "planned": "TENTATIVE",
    "considered": "TENTATIVE",
    "cancelled": "CANCELLED",
    "denied": "CANCELLED",
}


def export(chronology: Chronology) -> bytes:
    """iCalendar (RFC 5545) with an all-day entry for every event that lasts, or may lie, within known days.

    Facts without a time, with an open end, known only to the season or year, or before the year 1 are left
    out: a calendar has no way to say them. The time stamp of an entry is its own first day, so that the
    same chronology gives the same bytes.
    """
    import icalendar

    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//timeline-itinerary//timeline//EN")
    calendar.add("version", "2.0")
    places = {place.id: place.name for place in chronology.places}
    sources = {document.id: document.source for document in chronology.documents}
    for event in chronology.events:
        days = event.when and _days(event.when)
        if event.when and days:
            entry = _entry(event, event.when, *days)
            if event.where:
                entry.add("location", ", ".join(places[place] for place in event.where))
            quotes = [f"{sources[piece.document]}: “{piece.quote}”" for piece in event.evidence]
            entry.add("description", "\n".join(quotes))
            calendar.add_component(entry)
    return bytes(calendar.to_ical())


def _days(when: When) -> tuple[dt.date, dt.date] | None:
    """First and last day, where a calendar can hold them."""
    if when.precision in _TOO_COARSE or when.start is None or when.end is None:
        return None
    first, last = civil(parse_day(when.start)), civil(parse_day(when.end))
    if not (first[0] >= 1 and last < (9999, 12, 31)):
        return None
    return dt.date(*first), dt.date(*last)


def _entry(event: Event, when: When, first: dt.date, last: dt.date) -> icalendar.Event:
    import icalendar

    entry = icalendar.Event()
    entry.add("uid", f"{event.id}@timeline-itinerary")
    entry.add("dtstamp", dt.datetime(first.year, first.month, first.day, tzinfo=dt.UTC))
    entry.add("dtstart", first)
    entry.add("dtend", last + dt.timedelta(days=1))
    unsure = when.approximate or when.precision == "month"
    entry.add("summary", event.title + " (day not known)" * unsure)
    entry.add("status", _STATUS[event.status])
    entry.add("transp", "TRANSPARENT")
    entry.add("categories", [event.type])
    return entry
