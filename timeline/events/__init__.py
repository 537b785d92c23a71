"""Events of one document: one module an event family, found by the registry.

A family module has `FAMILY` (the name of its words file, lang/<language>/events_<name>.toml) and
`mentions(told, scene)`, which yields the EventMentions of one sentence; it may have
`leftover(told, scene, found)` for what the others have not found in it, and `finish(scene)` for what is told
over several sentences.

What the families share stands in four rooms: `_sentences` reads one sentence, `_journeys` who goes where and
for how long, `_lists` what is no sentence (timetables, tables, diaries, guest books), `_ballots` the votes in
a line.
"""

from timeline.events._extract import extract_events
from timeline.events._journeys.authors import with_author
from timeline.events._lists.owners import titles_that_name, with_owner
from timeline.events._types import EventMention, Reading, Role

__all__ = [
    "EventMention",
    "Reading",
    "Role",
    "extract_events",
    "titles_that_name",
    "with_author",
    "with_owner",
]
