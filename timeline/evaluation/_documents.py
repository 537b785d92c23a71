"""Dates of documents against gold."""

from __future__ import annotations

from pathlib import PurePath

from timeline.evaluation._gold import Case, agree, days, days_of_when, said


def score_documents(case: Case) -> None:
    """Count documents dated right to a day either way, and those dated to a few days and wrong."""
    dates = {PurePath(document.source).name: document.date.when for document in case.chronology.documents}
    for gold in case.gold["documents"]:
        found = days_of_when(dates.get(gold["file"]))
        sure = found is not None and found[1] - found[0] <= 3
        right = [(day, day) for day in map(gold.get, ("published", "published_alt", "true_date")) if day]
        if gold.get("published_range"):
            right.append(tuple(gold["published_range"]))
        good = sure and any(agree(days(*pair), found, 1) for pair in right)
        if gold.get("published"):
            case.counts["documents"] += 1
            case.counts["documents_dated"] += good
        case.counts["wrong_docdates"] += sure and not good
        if (gold.get("published") or sure) and not good:
            case.errors.append(f"document date: {gold['file']}: {gold.get('published')}, got {said(found)}")
