"""The dates of all documents of a run, from what they state to what the others tell."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from timeline.actors import Cast
from timeline.calendar import between, civil, in_month, on_day, parse_day
from timeline.dating._clues import Clue, find_clues
from timeline.dating._facts import Draft, Telling, draft, find_facts
from timeline.dating._head import Stated, corrected, find_partial, find_stated
from timeline.dating._infer import Inferred, from_itself, from_partial, from_run, window
from timeline.dating._weeks import from_week
from timeline.dating._years import RunTime, around, run_time, titled_month
from timeline.documents import SourceText
from timeline.model import Claim, Conflict, DocumentDate, Evidence
from timeline.places import Toponym
from timeline.text import Sentence
from timeline.timexes import Timex

_NOTHING = "Nothing in the text or beside it says when it was written."
_UNKNOWN = DocumentDate(when=None, basis="unknown", because=_NOTHING)


def date_documents(
    sources: Sequence[SourceText],
    sentences: Sequence[Sequence[Sentence]],
    timexes: Sequence[Sequence[Timex]] | None = None,
    casts: Sequence[Cast] | None = None,
    toponyms: Sequence[Sequence[Toponym]] | None = None,
) -> tuple[DocumentDate, ...]:
    """The date of each source, in their order; the order of the sources does not change a date.

    A given date wins; else the dateline, the head of the page or its metadata, checked against the weekdays
    of the body; else what the run's other texts tell of the same days; else unknown. A date that is only
    known to lie in a window has that as its `when`.
    """
    places = toponyms or [()] * len(sources)
    drafts = [draft(*parts) for parts in zip(sources, sentences, places, strict=True)]
    dated: dict[int, DocumentDate] = {}
    for at, one in enumerate(drafts):
        stated = find_stated(one.source, one.sentences, one.clues)
        if stated:
            final, _ = corrected(stated, one.source, one.clues)
            dated[at] = DocumentDate(when=on_day(final.day), basis=final.basis, because=final.because)
    _infer_days(drafts, dated)
    _infer_windows(drafts, dated)
    return tuple(dated.get(at, _UNKNOWN) for at in range(len(drafts)))


def _infer_days(drafts: Sequence[Draft], dated: dict[int, DocumentDate]) -> None:
    """Dates texts one round after the other, until a round dates none: each round sees the same facts."""
    while True:
        known = {at: day for at, date in dated.items() if (day := _first(date)) is not None}
        time = run_time(drafts, known)
        facts = (find_facts(one, known.get(at), around(one, time)) for at, one in enumerate(drafts))
        telling = Telling(chain.from_iterable(facts), drafts)
        missing = [at for at in range(len(drafts)) if at not in dated]
        found = {at: inferred for at in missing if (inferred := _infer(drafts[at], telling, time))}
        if not found:
            return
        for at, inferred in found.items():
            dated[at] = _document_date(inferred)


def _infer(one: Draft, telling: Telling, time: RunTime) -> Inferred | None:
    """The day of one text, by its dateline, by what the run tells, or by itself."""
    partial = find_partial(one.source, one.sentences, one.clues)
    told = from_run(one, telling, partial)
    if partial and not (told and partial.clue.ambiguous):
        inferred = from_partial(one, partial, time, telling)
        if inferred:
            return inferred
    context = around(one, time)
    return told or from_week(one, partial, context) or from_itself(one, partial, context)


def _first(date: DocumentDate) -> int | None:
    if date.when is None or date.when.start is None:
        return None
    return parse_day(date.when.start)


def _document_date(inferred: Inferred) -> DocumentDate:
    when = between(*inferred.days, basis="inferred")
    return DocumentDate(when=when, basis="inferred", because=inferred.because)


def _infer_windows(drafts: Sequence[Draft], dated: dict[int, DocumentDate]) -> None:
    """Gives texts without a date the weeks in which they were written, where the run has one year."""
    days = [day for date in dated.values() if (day := _first(date)) is not None]
    years = {civil(day)[0] for day in days} if len(days) > 1 else set()
    for at, one in enumerate(drafts):
        if at in dated:
            continue
        titled = titled_month(one)
        if titled is not None and titled.year and titled.month:
            because = f"The head of the text says “{one.quote(titled)}”; the day is not stated."
            when = in_month(titled.year, titled.month, basis="inferred")
            dated[at] = DocumentDate(when=when, basis="inferred", because=because)
        elif inferred := window(one, years):
            dated[at] = _document_date(inferred)


def find_date_conflicts(
    sources: Sequence[SourceText], sentences: Sequence[Sequence[Sentence]]
) -> tuple[Conflict, ...]:
    """A conflict for each source whose head and body disagree on the day of writing."""
    found: list[Conflict] = []
    for source, lines in zip(sources, sentences, strict=True):
        stated = find_stated(source, lines, find_clues(source.text, lines, "header"))
        if stated is None or stated.firm or stated.clue is None:
            continue
        final, shown = corrected(stated, source, find_clues(source.text, lines))
        if shown is not None:
            found.append(_conflict(source, lines, stated, final, shown))
    return tuple(found)


def _conflict(
    source: SourceText, lines: Sequence[Sentence], stated: Stated, final: Stated, shown: Clue
) -> Conflict:
    assert stated.clue is not None
    claims = [(stated, stated.clue), (final, shown)]
    return Conflict(
        about=source.id,
        kind="date",
        claims=tuple(
            Claim(value=on_day(date.day).edtf, evidence=(_evidence(source, lines[clue.sentence]),))
            for date, clue in claims
        ),
        kept=on_day(final.day).edtf,
        because=final.because,
    )


def _evidence(source: SourceText, sentence: Sentence) -> Evidence:
    quote = source.text[sentence.start : sentence.end]
    return Evidence(
        document=source.id, start=sentence.start, end=sentence.end, quote=quote, rule="document date"
    )
