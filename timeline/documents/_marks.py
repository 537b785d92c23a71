"""The rules that single lines of a page fall under: captions, posts, headings, advertisements."""

from __future__ import annotations

import re
from functools import lru_cache

from timeline.documents._lines import ends_sentence, is_prose
from timeline.documents._words import page_words

_SECOND_PERSON = re.compile(r"\b(?:you|your|yours|you’re|you're)\b", re.IGNORECASE)
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|‘[^’]{3,}’")
_CAPS = re.compile(r"[^a-zß-ÿ]*[A-Z][^a-zß-ÿ]*$")
_LONG = 45
_HEAD = 14
_SLOT = 8
_OWN_ITEM = re.compile(r"\w: ?[^\W\d][\w’']*,? [\w’']+ \w")


@lru_cache(maxsize=4096)
def mark_of(text: str) -> str | None:
    """The rule kind that a line falls under, None for a line that no rule knows."""
    rules, words = page_words().rules, len(text.split())
    if rules["post"].search(text):
        return "post"
    if words <= _LONG * 2 and rules["caption"].search(text):
        return "caption"
    if rules["header"].search(text) and (words <= _HEAD or not is_prose(text)):
        return "header"
    if rules["end"].search(text) and words <= 20:
        return "end"
    if words <= _SLOT and rules["slot"].search(text):
        return "slot"
    if rules["furniture_heading"].search(text) and words <= 10 and not text.endswith((".", "?")):
        return "furniture" if _OWN_ITEM.search(text) else "furniture_heading"
    if words <= _LONG and rules["furniture"].search(text):
        return "furniture"
    if words <= _LONG and rules["advertising"].search(text) and _speaks_to_reader(text):
        return "furniture"
    return None


def _speaks_to_reader(text: str) -> bool:
    """Whether a line says "you", shouts, commands or names a price, outside quotations."""
    plain = _QUOTED.sub("", text)
    first = re.match(r"\W*([\w’']+)", plain)
    commands = bool(first and first[1].lower() in page_words().imperatives)
    shouts = "!" in plain or "|" in plain or bool(_CAPS.match(plain))
    price = not ends_sentence(plain) and bool(re.search(r"[€$£%]", plain))
    return commands or shouts or price or bool(_SECOND_PERSON.search(plain))
