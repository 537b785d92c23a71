"""Clauses: a sentence cut around its predicates, each with its subject, objects, places and times."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

import msgspec
from msgspec.structs import replace

from timeline.events._sentences.heads import Head, find_heads, word_set, word_sets
from timeline.events._sentences.links import link_of
from timeline.events._sentences.pieces import Piece
from timeline.events._sentences.subjects import bidden, subjects_of
from timeline.events._sentences.words import Entry, Lexicon
from timeline.text import Sentence

# "would have opened an embassy and handed back the spears"
_UNREAL = re.compile(r"\b(?:would|should|could|might|to|must) (?:\w+ )?have _$")
_MENTIONS = frozenset(("actor", "place", "time"))
_BACKWARD = frozenset(("that", "than", "so", "as", "since", "after", "before", "until"))
_LIGHT = frozenset(("to", "@", "be", "have", "been", "as", "it", "this", "that", "him", "her"))


class Clause(msgspec.Struct):
    """A predicate with what belongs to it; pieces[start:end] is its region of the sentence.

    `chain` is the lower-case text that leads to the predicate, ending in "_" for the predicate itself;
    `before` and `after` are (link word, mention piece) pairs left and right of it. `front` holds mentions
    that stand before the first predicate of the sentence, and govern all of it; `governing` holds those of
    the verb that a noun predicate depends on ("visited Tashkent on Friday for talks"); `main` is the chain
    of the clause that a noun, or a clause with "when", depends on; `trailing` are the mentions of the nouns
    that follow a verb ("proceeds to Cairo for a visit on June 14"); `beside` are the mentions of the verb
    before it that it goes on from ("stayed until Wednesday and went on to Seoul").
    """

    sentence: Sentence
    pieces: tuple[Piece, ...]
    start: int
    end: int
    head: Head
    chain: str
    relative: str
    subjects: tuple[Piece, ...]
    before: tuple[tuple[str, Piece], ...]
    after: tuple[tuple[str, Piece], ...]
    front: tuple[tuple[str, Piece], ...]
    antecedent: Piece | None = None
    governing: tuple[tuple[str, Piece], ...] = ()
    main: str = ""
    trailing: tuple[tuple[str, Piece], ...] = ()
    beside: tuple[tuple[str, Piece], ...] = ()

    @property
    def own(self) -> tuple[tuple[str, Piece], ...]:
        """Mentions of the clause itself, those before the predicate first."""
        return self.before + self.after

    def entry(self, family: str) -> Entry | None:
        """The predicate's reading in one family, None where it has none."""
        for entry in self.head.entries:
            if entry.family == family:
                return entry
        return None


def _boundary(pieces: Sequence[Piece], left: Head, right: Head) -> int:
    """Where the right predicate's region begins: at the last word that parts clauses, else its subject."""
    low, high = left.at + left.length, right.at
    if right.noun:
        return phrase_start(pieces, low, high)
    semicolon = next((at for at in range(high - 1, low - 1, -1) if pieces[at].word == ";"), None)
    if semicolon is not None:
        return semicolon  # "; in Riga, on Sunday, he signed"
    splitters = word_sets("relative", "joins", "marks")
    cuts = (at for at in range(high - 1, low - 1, -1) if pieces[at].word in splitters)
    cut = next((at for at in cuts if not _in_list(pieces, at) and not _apposes(pieces, at)), None)
    if cut is not None:
        return _lead_in(pieces, _over_apposition(pieces, cut, low), low)
    to = _infinitive(pieces, low, high)
    actors = [at for at in range(low, high) if pieces[at].kind == "actor" and not pieces[at].possessive]
    if left.noun and pieces[low].word in ("of", "by"):  # "the visit of Kishida to Oslo began on Monday"
        actors = [at for at in actors if at != low + 1]
    if actors and to is None:
        return actors[-1]
    return _with_auxiliaries(pieces, low, high) if to is None else to


def _with_auxiliaries(pieces: Sequence[Piece], low: int, high: int) -> int:
    """Where the verb's own auxiliaries begin: "the summit will be held" has "will be"."""
    light = word_sets("auxiliaries", "adverbs")
    while high > low and pieces[high - 1].kind == "word" and pieces[high - 1].word in light:
        high -= 1
    return high


def _infinitive(pieces: Sequence[Piece], low: int, high: int) -> int | None:
    """Where the "to" of an infinitive stands; None in "a trip to Oslo was dropped"."""
    light = word_set("adverbs")
    for at in range(high - 1, low - 1, -1):
        if pieces[at].word == "to":
            return at
        if pieces[at].word not in light and pieces[at].word not in ("be", "have", "been"):
            return None
    return None


def phrase_start(pieces: Sequence[Piece], low: int, high: int) -> int:
    """Where the phrase of a noun predicate begins, its preposition or owner included: "for further talks"."""
    at = high
    while at > low:
        piece = pieces[at - 1]
        if piece.word in word_set("prepositions"):
            return at - 1
        if piece.kind in ("mark", "time", "place") or piece.word in word_sets("joins", "relative"):
            return at
        if piece.kind == "actor" and not piece.possessive:
            return at
        at -= 1
    return low


def _in_list(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a comma or "and" only joins two places or two times: "Kazakhstan and Uzbekistan"."""
    if pieces[at].word not in ("and", ",", "or") or not 0 < at < len(pieces) - 1:
        return False
    left, right = pieces[at - 1], pieces[at + 1]
    if right.word in ("and", "the") and at + 2 < len(pieces):
        right = pieces[at + 2]
    places = left.place is not None and right.place is not None
    return places or (left.kind == "time" and right.kind == "time")


def _apposes(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a comma opens or closes another name of one person: "the minister, Khalid Mirza, is due"."""
    if pieces[at].word != "," or not at > 0:
        return False
    pairs = ((at - 1, at + 1), (at - 3, at - 1))
    return any(i >= 0 and j < len(pieces) and _one_person(pieces[i], pieces[j]) for i, j in pairs)


def _over_apposition(pieces: Sequence[Piece], cut: int, low: int) -> int:
    """The cut, moved before a name with its apposition: "Ilves, a Liberal from Tartu, told reporters"."""
    if pieces[cut].word != ",":
        return cut
    opening = next((at for at in range(cut - 1, low, -1) if pieces[at].word == ","), None)
    if opening is None or pieces[opening - 1].kind not in ("actor", "place"):
        return cut
    if opening + 2 == cut and pieces[opening + 1].kind == "actor":
        return opening  # "Peru's, Ana Rojas, should be in Oslo"
    if pieces[opening - 1].kind != "actor" or pieces[opening - 1].possessive or opening + 1 == cut:
        return cut
    if pieces[opening + 1].word not in word_set("determiners") | {"head", "chair"}:
        return cut
    start = opening - 1
    return start - 1 if start - 1 >= low and pieces[start - 1].kind == "mark" else start


def _one_person(one: Piece, other: Piece) -> bool:
    keys = (one.actor.keys if one.actor else (), other.actor.keys if other.actor else ())
    return bool(keys[0]) and keys[0] == keys[1] and not other.possessive


def _lead_in(pieces: Sequence[Piece], cut: int, low: int) -> int:
    """The cut, moved before a subject list: in "…, Kishida and Chinh met" it is the comma, not the "and"."""
    if pieces[cut].word not in ("and", ",") or cut - 1 < low or pieces[cut - 1].kind != "actor":
        return cut
    if cut + 1 >= len(pieces) or pieces[cut + 1].kind != "actor":
        return cut
    at = cut
    if pieces[cut].word == "," and pieces[cut + 2 : cut + 3] and pieces[cut + 2].word != "and":
        return cut
    while at - 1 >= low and (pieces[at - 1].kind == "actor" or pieces[at - 1].word in ("and", ",", "both")):
        at -= 1
    return at


def _relative(pieces: Sequence[Piece], start: int, at: int) -> str:
    relative = word_set("relative")
    return next((pieces[i].word for i in range(start, min(at, start + 3)) if pieces[i].word in relative), "")


def find_clauses(sentence: Sentence, pieces: tuple[Piece, ...], lexicon: Lexicon) -> tuple[Clause, ...]:
    """The clauses of a sentence in order, one a predicate."""
    heads = find_heads(pieces, lexicon)
    if not heads:
        return ()
    starts = [_first_start(pieces, heads[0])]
    starts += [_boundary(pieces, left, right) for left, right in itertools.pairwise(heads)]
    ends = [*starts[1:], len(pieces)]
    verbs = frozenset(at for h in heads if not h.noun for at in range(h.at, h.at + h.length))
    linked = {i: link_of(pieces, i, verbs) for i, piece in enumerate(pieces) if piece.kind in _MENTIONS}
    adjectival = {i for i in linked if _qualifies(pieces, i) or _of_birth(pieces, i)}
    linked = {i: link for i, link in linked.items() if i not in adjectival}
    front = tuple((linked[i], pieces[i]) for i in range(_front_end(pieces, heads)) if i in linked)
    clauses: list[Clause] = []
    cut = [_cut(pieces, head, end) for head, end in zip(heads, ends, strict=True)]
    for head, start, end in zip(heads, starts, cut, strict=True):
        before = tuple((linked[i], pieces[i]) for i in range(start, head.at) if i in linked)
        after = tuple((linked[i], pieces[i]) for i in range(head.at + head.length, end) if i in linked)
        relative = _relative(pieces, start, head.at)
        antecedent = _antecedent(pieces, start, relative)
        subjects = subjects_of(
            pieces, start, head, relative, antecedent, [(c.subjects, c.relative) for c in clauses]
        )
        subjects = (
            bidden(pieces, start, clauses[-1].head, clauses[-1].after, subjects) if clauses else subjects
        )
        clauses.append(Clause(
            sentence, pieces, start, end, head, _chain(pieces, start, head, clauses), relative,
            subjects, before, after, front if clauses or start else (), antecedent,
            _governing(clauses, pieces, head) if head.noun or _for_a_purpose(pieces, start, head) else (),
            _main_chain(clauses, relative, head),
        ))  # fmt: skip
    return _with_beside(_with_trailing(_with_later_subject(clauses)))


def _governing(
    earlier: Sequence[Clause], pieces: Sequence[Piece], head: Head
) -> tuple[tuple[str, Piece], ...]:
    """The mentions of the verb that a noun depends on.

    In "may invite the states that were once republics to a meeting" it is the one before the aside.
    """
    main = [c for c in earlier if not (c.relative in ("that", "which", "who") and _is_copula(c.head))]
    if not main or any(piece.word == ";" for piece in pieces[main[-1].head.at : head.at]):
        return ()
    return main[-1].own


def _is_copula(head: Head) -> bool:
    return any(entry.lemma == "be" for entry in head.entries)


def _for_a_purpose(pieces: Sequence[Piece], start: int, head: Head) -> bool:
    """Whether a verb only says what one goes for: "leaves on 10 July to attend the summit"."""
    return head.at == start + 1 and pieces[start].word == "to"


def _front_end(pieces: Sequence[Piece], heads: Sequence[Head]) -> int:
    """Where what governs the sentence ends: "At talks in Oslo on Monday" governs it to the end."""
    setting = heads[0].noun and pieces[0].word in ("at", "on", "during", "in")
    return next((head.at for head in heads if not setting or not head.noun), heads[0].at)


def _main_chain(earlier: Sequence[Clause], relative: str, head: Head) -> str:
    if head.noun and earlier:
        last = next((clause for clause in reversed(earlier) if not clause.relative), earlier[-1])
        return last.main if last.head.noun else last.chain[:-1] + last.pieces[last.head.at].word + " _"
    if relative not in ("when", "before", "after", "once", "until", "if"):
        return ""
    return next((clause.chain for clause in reversed(earlier) if not clause.relative), "")


def _with_trailing(clauses: Sequence[Clause]) -> tuple[Clause, ...]:
    """The clauses, each verb given the mentions of the nouns that follow it directly."""
    out: list[Clause] = []
    trailing: tuple[tuple[str, Piece], ...] = ()
    for clause in reversed(clauses):
        upto = next((p.start for p in clause.pieces[clause.head.at :] if p.word == ";"), 10**9)
        near = tuple(pair for pair in trailing if pair[1].start < upto)
        out.append(clause if clause.head.noun or not near else replace(clause, trailing=near))
        behind = clause.head.noun or _is_reduced(clause)
        trailing = (*clause.own, *trailing) if behind and not clause.relative else ()
    return tuple(reversed(out))


def _with_beside(clauses: Sequence[Clause]) -> tuple[Clause, ...]:
    """The clauses, a verb that goes on from another given its mentions; what was said has another time."""
    out: list[Clause] = []
    for clause in clauses:
        goes_on = clause.relative in ("", "where", "who", "which") and not clause.head.noun
        earlier = [c for c in out if not c.head.noun and (not c.relative or clause.relative)]
        last = earlier[-1] if goes_on and earlier else None
        if last is not None and last.entry("statement") is None:
            timed = any(piece.time is not None for _, piece in last.own)
            clause = replace(clause, beside=last.own if timed else last.beside)
        out.append(clause)
    return tuple(out)


def _is_reduced(clause: Clause) -> bool:
    """Whether a participle only describes the noun before it: "a school named after her"."""
    forms = {form for entry in clause.head.entries for form in entry.forms}
    before = clause.pieces[clause.head.at - 1] if clause.head.at else None
    described = (
        before is not None
        and before.kind == "word"
        and before.word not in word_sets("auxiliaries", "adverbs")
    )
    return forms <= {"past", "participle"} and described and clause.start == clause.head.at


def _cut(pieces: Sequence[Piece], head: Head, end: int) -> int:
    """Where a predicate's region ends: before a clause of unknown predicate ("that it regarded")."""
    behind = range(head.at + head.length, end)
    return next((at for at in behind if _begins_aside(pieces, at)), end)


def _begins_aside(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a word begins what is said of something else: "five times since taking office in 2014"."""
    if pieces[at].word in ("that", "whether", "if", "who", "whose"):
        return True
    return pieces[at].word == "since" and any(p.word.endswith("ing") for p in pieces[at + 1 : at + 2])


def _qualifies(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a year only qualifies a noun: "the 1982 United Nations Convention"."""
    piece, before = pieces[at], pieces[at - 1] if at else None
    after = pieces[at + 1] if at + 1 < len(pieces) else None
    if piece.time is None or before is None or after is None:
        return False
    named = after.kind in ("word", "actor", "place") and after.start - piece.end == 1
    return piece.word.isdigit() and before.word in ("the", "a", "its", "their") and named


def _of_birth(pieces: Sequence[Piece], at: int) -> bool:
    """Whether somebody was only born in a place: "Born in Bergen, he went to Rome in 1840"."""
    if pieces[at].place is None:
        return False
    light = word_sets("prepositions", "determiners", "place_nouns") | {","}
    i = at - 1
    while i >= 0 and at - i < 7 and (pieces[i].kind in ("time", "place") or pieces[i].word in light):
        i -= 1
    return i >= 0 and pieces[i].word == "born"


def _with_later_subject(clauses: Sequence[Clause]) -> tuple[Clause, ...]:
    """The clauses, a fronted noun or participle given the subject that follows.

    "In his meeting with X, Kishida said"; "Having visited Amman, Kishida went on"; "Before flying home, she".
    """
    if not clauses or any(not p.possessive for p in clauses[0].subjects):
        return tuple(clauses)
    main = next((c for c in clauses[1:] if not c.head.noun and not c.relative and c.subjects), None)
    first = clauses[0]
    if main is None or not (_is_fronted_noun(first) or _is_fronted_participle(first)):
        return tuple(clauses)
    chain = "was _" if first.entry("meeting") is not None and first.chain == "_" else first.chain
    given = replace(first, subjects=(*first.subjects, *main.subjects), chain=chain)
    return (given, *clauses[1:])


def _is_fronted_noun(clause: Clause) -> bool:
    return clause.head.noun and clause.pieces[0].word in word_set("prepositions")


def _is_fronted_participle(clause: Clause) -> bool:
    """Whether a clause opens its sentence without a subject: "Received in Oslo", "An hour after landing"."""
    forms = {form for entry in clause.head.entries for form in entry.forms}
    words = [piece.word for piece in clause.pieces[: clause.head.at] if piece.kind != "time"]
    light = word_sets("fronting", "adverbs", "prepositions")
    if clause.head.noun or not all(word in light for word in words):
        return False
    return "ing" in forms or ("participle" in forms and not set(words) - {"having", "first", "last"})


def _first_start(pieces: Sequence[Piece], head: Head) -> int:
    """Where the first clause begins: at a relative word that follows a fronted phrase, else at the start."""
    relative = word_sets("relative", without=_BACKWARD)
    found = (at for at in range(head.at - 1, 0, -1) if pieces[at].word in relative)
    return next(found, 0)


def _antecedent(pieces: Sequence[Piece], start: int, relative: str) -> Piece | None:
    """The mention that a relative word refers to: "Abidjan, where", "Zelensky, who"."""
    if relative not in ("where", "who", "which", "whom", "when"):
        return None
    kinds = {"where": ("place",), "when": ("time",), "which": ("place", "actor")}.get(relative, ("actor",))
    for at in range(start, max(-1, start - 6), -1):
        piece = pieces[at]
        if piece.kind in kinds or (relative in ("where", "which") and piece.place is not None):
            return piece
        light = word_sets("relative", "prepositions", "determiners")
        if piece.kind == "word" and piece.word not in light:
            return None
    return None


def _chain(pieces: Sequence[Piece], start: int, head: Head, earlier: Sequence[Clause]) -> str:
    """The words that lead to the predicate, with those of a governing verb: "he plans to _"."""
    words = [piece.word if piece.kind in ("word", "mark") else "@" for piece in pieces[start : head.at]]
    own = " ".join(words)
    light = word_set("adverbs")
    forms = {form for entry in head.entries for form in entry.forms}
    bare = not head.noun and forms <= {"participle", "base"} and not word_set("auxiliaries") & set(words)
    joined = earlier and {",", "and", "or"} & {*words[:1], pieces[start].word}
    unreal = earlier and "participle" in forms and _UNREAL.search(earlier[-1].chain) and len(words) <= 2
    if joined and (bare or (unreal and "@" not in words)):
        return earlier[-1].chain
    if earlier and words and "to" in words[:4] and all(word in light or word in _LIGHT for word in words):
        last = earlier[-1]
        until = last.head.at + last.head.length
        verb = " ".join(piece.word for piece in pieces[last.head.at : until])
        between = " ".join(p.word for p in pieces[until:start] if p.kind in ("word", "actor"))
        if between.split()[:1] == ["the"]:  # "was the first to land"
            verb = f"{verb} {between}"
        own = f"{last.chain[:-1]}{verb} {own}"
    return f"{own} _".replace("n't", " not").strip()
