"""The places that a verb of travel leads to, and the times that a clause pairs with them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from timeline.calendar import span
from timeline.events._journeys.gatherings import gathered, here_of_others
from timeline.events._journeys.guests import is_foreign, place_of_report
from timeline.events._journeys.lasting import length_of_stay
from timeline.events._scene import AT_LINKS, STOP_KINDS, Scene, is_stop, most_exact, places_at
from timeline.events._sentences.clauses import Clause
from timeline.events._sentences.heads import word_set, word_sets
from timeline.events._sentences.pieces import Piece
from timeline.events._sentences.times import own_time
from timeline.events._sentences.words import words_of
from timeline.events._settings import country_place
from timeline.model import Place
from timeline.timexes import ResolvedTimex

_FAR = 5  # words of meaning between a verb and a place that still is its own
_LEGS = frozenset(("station", "stop", "leg", "stage", "destination"))
_IN_TOWN = re.compile(r" in (?:the|that) (?:capital|city)\b(?! of\b)")
_CUES: tuple[str, ...] = (
    "that country",
    "the country",
    "there",
    "the city",
    "the capital",
    "that city",
    "the island",
    "in town",
)
_MEANT = re.compile(
    r"(?:(?:back|already|still|himself|herself|last|also|now|in|to|first) )*"
    r"(?:there|here|town|(?:the|that|this) (?:city|country|capital|town|island))\b(?! to be\b)"
)
_THROUGH = frozenset(("walk", "through", "round", "around", "along", "past"))
_ARTICLES = frozenset(("the", "first", "both", "also", "neighbouring", "neighboring", "nearby"))


def destinations(clause: Clause, table: Mapping[str, Any], group: str, scene: Scene) -> tuple[Place, ...]:
    """The places that the verb leads to, or where it stays."""
    links = table.get("goal", table.get("at", ()))
    if group == "be" and clause.pieces[clause.head.at].word != "been":
        links = [link for link in links if link != "to"]
    goals = places_or_metonyms(reached(clause), links) or _apposed(clause, links)
    goals = goals or _of_antecedent(clause, links, group) or _announced(clause)
    if not goals and group in ("be", "stay", "expect", "arrive", "come"):
        goals = places_at(clause.before, AT_LINKS) or places_at(clause.front, AT_LINKS)
    if not goals and group in ("visit", "accompany") and scene.place is not None:
        words = [piece.word for piece in clause.pieces[clause.head.at : clause.end]]
        goals = (scene.place,) if "there" in words[:5] else ()
    if not goals and (group in ("arrive", "stay", "come", "go", "leave", "visit") or is_meant(clause)):
        goals = _said_before(clause, group, scene)
    if not goals and not places_at(clause.front, AT_LINKS):
        here = place_of_report(clause, group, scene)
        goals = (here,) if here is not None else gathered(clause, group, scene)
    return most_exact(goals)


def origins(
    clause: Clause,
    table: Mapping[str, Any],
    group: str,
    goals: Sequence[Place],
    travellers: Sequence[str],
    scene: Scene,
) -> tuple[Place, ...]:
    """The places that the verb leads from: "came from", "From Amman he crossed to", "left Oslo"."""
    named = places_at(clause.after, [link for link in table.get("source", ()) if link])
    if group in ("go", "come", "visit") and goals:
        return named or places_at(clause.before, ["from"])
    if group == "leave":
        return named or places_at(reached(clause), [""]) or _left_unnamed(clause, goals, travellers, scene)
    return named


def _left_unnamed(
    clause: Clause, goals: Sequence[Place], travellers: Sequence[str], scene: Scene
) -> tuple[Place, ...]:
    """Where one leaves from who "took off on Saturday": where the text last has him, on a day before."""
    found, entry = own_time(clause), clause.entry("travel")
    if found is None or found[1].when is None or entry is None or goals or clause.relative:
        return ()
    last = {scene.whereabouts[key] for key in travellers if key in scene.whereabouts}
    here, stated = scene.dateline, entry.lemma in words_of("travel")["verbs"]["leave"]["from_there"]
    if not last and here is not None and all(is_foreign(key, here, scene) for key in travellers):
        behind = clause.pieces[clause.head.at + clause.head.length :][:1]
        timed = bool(behind) and (behind[0].kind == "time" or behind[0].word in ("on", "early", "late"))
        return (here,) if stated and timed else ()  # "DHAKA, 4 May – … The envoy left on Tuesday"
    came, leaves = span(scene.place_when).first if scene.place_when else None, span(found[1].when).first
    known = last == {scene.place} and stated and came is not None and leaves is not None
    return tuple(last) if known and (came or 0) <= (leaves or 0) else ()


def _announced(clause: Clause) -> tuple[Place, ...]:
    """Places listed after a colon: "will travel to three countries: Ghana, …, Tanzania, … and Zambia"."""
    words = [piece.word for piece in clause.pieces[clause.head.at : clause.end]]
    colon = next((i for i, p in enumerate(clause.pieces) if p.word == ":" and i > clause.head.at), None)
    listed = set(words_of("travel")["subjects"]["listed"]) & set(words[:8])
    if colon is None or not (listed or colon - clause.head.at <= 5):
        return ()
    tops = [
        piece.place for piece in clause.pieces[colon:] if piece.place is not None and not piece.possessive
    ]
    places = [top.place for top in tops if top.place is not None and top.role == "place"]
    return most_exact(tuple(dict.fromkeys(place for place in places if place.kind in STOP_KINDS)))


def _of_antecedent(clause: Clause, links: Sequence[str], group: str) -> tuple[Place, ...]:
    """ "Poland, where he will be", "Los Angeles, which he had visited"."""
    if clause.antecedent is None or clause.relative not in ("where", "which", "that"):
        return ()
    known = places_at([("in", clause.antecedent)], AT_LINKS)
    if clause.relative == "where":
        return known
    return known if group == "visit" or (group == "arrive" and "" in links) else ()


def _said_before(clause: Clause, group: str, scene: Scene) -> tuple[Place, ...]:
    """The place that "that country" or a bare "stayed until Friday" means: where the story stands."""
    words = [piece.word for piece in clause.pieces[clause.head.at : clause.end]]
    text = " ".join(words).replace("from there", "")
    if "home" in words[:3] or words[1:2] in (["it"], ["them"], ["him"]):
        return ()  # "spoke of it and left it there"
    here = _whereabouts(clause, scene)
    if group == "stay" and here is not None and any(f" {c}" in text for c in ("the country", "the city")):
        return (here,)
    if group == "arrive" and scene.dateline is not None and any(w in _LEGS for w in words[1:5]):
        return (scene.dateline,)
    if ("here" in words[1:4] or "this" in words[1:4]) and scene.dateline is not None:
        return (scene.dateline,)
    towns = [place for place in (scene.dateline, scene.place) if place is not None]
    if " in town" in text and towns and towns[0].kind == "city":
        return (towns[0],)
    if any(f" {cue}" in text for cue in _CUES):
        before = [p.place.place for p in clause.pieces[: clause.head.at] if p.place is not None]
        named = next((place for place in reversed(before) if place is not None), scene.named)
        named = here_of_others(clause, words, scene) or named or scene.dateline
        if named is not None and named.kind == "city" and named.country and " the country" in text:
            named = country_place(named.country)
        return (named,) if named is not None else ()
    origins = places_at(clause.after, ("from", "in from", "straight from"))
    returned = bool({"back", "home", "returned", "return"} & set(words[:3]))
    arrived = group in ("come", "arrive") and bool(origins) and not returned
    if arrived and scene.dateline is not None and all(o.country != scene.dateline.country for o in origins):
        return (scene.dateline,)
    bare = not any(piece.place is not None for _, piece in clause.after)
    timed = own_time(clause) is not None or (group == "stay" and length_of_stay(clause) is not None)
    if group in ("stay", "arrive") and bare and here is not None and timed:
        return (here,)
    if _comes_there(clause, group) and bare and timed:
        told = scene.place if scene.traveller_paragraph == scene.paragraph else None
        there = told or scene.dateline or scene.place or scene.named
        return (there,) if there is not None and there.kind in STOP_KINDS else ()
    return ()


def _whereabouts(clause: Clause, scene: Scene) -> Place | None:
    """Where the subject was last, else where the story or the report stands."""
    keys = scene.people(clause.subjects)
    known = next((scene.whereabouts[key] for key in keys if key in scene.whereabouts), None)
    told = scene.place if scene.traveller_paragraph == scene.paragraph else None
    return known or ((scene.dateline or told) if keys else scene.place or scene.dateline)


def _comes_there(clause: Clause, group: str) -> bool:
    """Whether a bare verb means the place of the story: "Nixon came in 1969", "he returned as president"."""
    at = clause.head.at
    words = [piece.word for piece in clause.pieces[at : clause.end]]
    if at and clause.pieces[at - 1].place is not None:
        return False  # "Paris followed in 1965"
    following = (
        clause.pieces[at + clause.head.length] if at + clause.head.length < len(clause.pieces) else None
    )
    timed = following is not None and (
        following.kind == "time" or following.word in ("in", "on", "again", "as")
    )
    if words[0].startswith("return"):
        return len(words) > 1 and words[1] in ("as", "again", "twice", "for")
    return group in ("come", "visit") and timed and clause.head.length == 1


def reached(clause: Clause) -> tuple[tuple[str, Piece], ...]:
    """The mentions after the predicate, a bare one only where it follows at once ("visited Namibia").

    A noun for a place may come between: "toured the old town of Baku".
    """
    at = clause.head.at + clause.head.length
    near = list(clause.pieces[at : at + 7])
    words = [p.word if p.kind == "word" else "" for p in near]
    of = words.index("of") if "of" in words else 0
    if of and words[of - 1] in word_set("place_nouns") and not set(words[:of]) & word_set("prepositions"):
        near = near[of + 1 :]
    direct = next((p for p in near[:5] if p.kind != "word" or p.word not in _ARTICLES), None)
    if direct is not None and direct.place is not None:
        return clause.after
    return tuple((link, piece) for link, piece in clause.after if link != "")


def _apposed(clause: Clause, links: Sequence[str]) -> tuple[Place, ...]:
    """Places listed behind a plural: "for three partners, Indonesia, Vietnam and Thailand"."""
    at = clause.head.at + clause.head.length
    words = [piece.word for piece in clause.pieces[at : at + 8]]
    if not any(word in links for word in words if word) or not set(words) & {",", ":", "–", "—"}:
        return ()
    bare = [(link, piece) for link, piece in clause.after if piece.place is not None and link == ""]
    places = places_at(bare, [""])
    return most_exact(places) if len(places) > 1 else ()


def places_or_metonyms(pairs: Sequence[tuple[str, Piece]], links: Sequence[str]) -> tuple[Place, ...]:
    """Places after a verb of travel: there a capital's name is the city, whatever it stands for elsewhere."""
    found: list[Place] = []
    for link, piece in pairs:
        top = piece.place
        if top is None or top.place is None or piece.possessive or link not in links:
            continue
        if link == "" and pairs[0][1].kind != "place" and pairs[0][1].place is None and not found:
            break
        if top.role == "place" or (top.role == "metonym" and link in ("to", "on to", "for", "into")):
            found.append(top.place)
    return tuple(dict.fromkeys(place for place in found if is_stop(place)))


def is_meant(clause: Clause) -> bool:
    """Whether a verb of being or visiting has a word for a place behind it: "was there", "is in the city"."""
    at = clause.head.at + clause.head.length
    words = " ".join(p.word for p in clause.pieces[at : min(at + 5, clause.end)] if p.kind == "word")
    return _MEANT.match(words) is not None


def is_bodily(clause: Clause) -> bool:
    """Whether "is in" tells of presence: not "is in favour of", not "was interested in"."""
    if (clause.relative == "where" and clause.antecedent is not None) or is_meant(clause):
        return True
    after = clause.pieces[clause.head.at + clause.head.length : clause.end]
    head = [piece for piece in after[:6] if piece.kind != "mark"]
    for piece in head:
        if piece.place is not None and piece.kind in ("place", "actor"):
            return True
        if (
            piece.kind == "word"
            and piece.word.endswith(("ed", "ing", "born", "held", "built", "buried", "set"))
            and piece.word not in ("expected", "newly")
        ):
            return False
    near = [(link, piece) for link, piece in clause.after if not _apart(clause, piece)]
    return bool(places_at(near, AT_LINKS)) or bool(places_at(clause.before + clause.front, AT_LINKS))


def _apart(clause: Clause, place: Piece) -> bool:
    """Whether another thought begins between "is" and a place: "is another matter, since dams in Rio"."""
    behind = clause.pieces[clause.head.at + clause.head.length : clause.end]
    words = {piece.word for piece in behind if piece.end <= place.start and piece.kind == "word"}
    return bool(words & {"since", "because", "although", "though", "while", "than"})


def place_times(clause: Clause) -> dict[str, ResolvedTimex]:
    """The time of each place where a clause pairs them: "in Singapore on Monday and in Seoul on Tuesday".

    Places of one list share the time behind them ("to Burma and Ceylon in 1960"); where a time leads,
    it is that of the places behind it ("On Monday he was in Rome, on Tuesday in Paris").
    """
    after = [piece for _, piece in clause.after if piece.place is not None or _dated(piece)]
    leading = [piece for _, piece in clause.front + clause.before if _dated(piece)][-1:]
    if leading and after and after[-1].place is not None and any(_dated(piece) for piece in after):
        return _paired([*leading, *after])
    if (joined := _joined_place(clause)) is not None:
        return joined
    turn = next((i for i in range(1, len(after)) if _turns(after, i)), None)
    if turn is not None:  # "in Malacca in 1545 and the year after in Ternate"
        return {**_paired(list(reversed(after[:turn]))), **_paired(after[turn:])}
    ahead = _paired(list(reversed(after))) if after and after[0].place is not None else {}
    return ahead if len({time.start for time in ahead.values()}) > 1 else {}


def _joined_place(clause: Clause) -> dict[str, ResolvedTimex] | None:
    """A further place with its own time behind it: "began in Paris on Monday, and in Rome a day later"."""
    for at in range(clause.head.at + 2, clause.end - 1):
        place, time = clause.pieces[at].place, clause.pieces[at + 1]
        joined = clause.pieces[at - 2].word == "and" and clause.pieces[at - 1].word in AT_LINKS
        if (
            joined
            and place is not None
            and place.place is not None
            and _dated(time)
            and time.time is not None
        ):
            return {place.place.id: time.time}
    return None


def _turns(mentions: Sequence[Piece], i: int) -> bool:
    """Whether times begin to lead their places: a time follows on the time of the place before."""
    pair = mentions[i - 1].place is None and mentions[i].place is None
    return pair and mentions[0].place is not None and mentions[-1].place is not None


def _dated(piece: Piece) -> bool:
    return piece.time is not None and piece.time.when is not None and piece.time.type != "DURATION"


def _paired(mentions: Sequence[Piece]) -> dict[str, ResolvedTimex]:
    """Each place with the last time before it in the sequence."""
    pairs: dict[str, ResolvedTimex] = {}
    time: ResolvedTimex | None = None
    for piece in mentions:
        if piece.place is None:
            time = piece.time
        elif piece.place.place is not None and time is not None:
            pairs[piece.place.place.id] = time
    return pairs


def acted_at(clause: Clause, scene: Scene) -> tuple[Place, ...]:
    """Where an act is done: "in" a city or country, "at" a venue, next to the verb or before it.

    "closed ranks over the war in Ukraine" is done nowhere: there the place belongs to the war.
    """
    if clause.relative == "which" and clause.antecedent is not None and clause.entry("plain") is not None:
        sight = any(entry.lemma == "see" for entry in clause.head.entries)
        return places_at([("in", clause.antecedent)], AT_LINKS) if sight else ()
    words = [piece.word for piece in clause.pieces[clause.head.at : clause.end]]
    if "here" in words[1:] and scene.dateline is not None and not places_at(clause.after, AT_LINKS):
        return (scene.dateline,)
    opened = clause.pieces[0].word == "there" and not clause.relative
    there = "there" in words[:4] or (opened and all(piece.place is None for _, piece in clause.own))
    if there or _IN_TOWN.search(" ".join(words)):
        before = [p.place.place for p in clause.pieces[: clause.head.at] if p.place is not None]
        named = next((place for place in reversed(before) if place is not None), scene.named)
        return (named,) if named is not None and named.kind in STOP_KINDS else ()
    fronted = places_at(clause.before, ("in", "at", "near"))
    if not fronted and not _has_new_subject(clause):
        fronted = places_at(clause.front, ("in", "at", "near"))
    links = ["in", "near", "through", "around", "round"]
    if any(entry.lemma.split()[-1] in _THROUGH for entry in clause.head.entries):
        links.append("")  # "was shown round the port of Odesa"
    roam = words_of("groups")["roam"]
    if any(entry.lemma in roam["words"] for entry in clause.head.entries):
        links += roam["links"]
    behind = [
        (link, piece) for link, piece in clause.after if piece.place is not None and _belongs(clause, piece)
    ]
    venues = tuple(place for place in places_at(behind, ("at", "on")) if place.kind in ("venue", "city"))
    return venues or places_at(behind, links) or fronted


def _has_new_subject(clause: Clause) -> bool:
    """Whether a joined clause speaks of someone else than the sentence began with."""
    first = [piece.word for link, piece in clause.front if link == "" and piece.actor is not None]
    own = [piece.word for link, piece in clause.before if link == "" and piece.actor is not None]
    return bool(first and own) and first[:1] != own[:1]


def _belongs(clause: Clause, place: Piece) -> bool:
    """Whether a place behind the verb belongs to it and not to a noun such as "war" or "situation"."""
    at = clause.head.at + clause.head.length
    before = [piece for piece in clause.pieces[at : clause.end] if piece.end <= place.start]
    words = [piece for piece in before if piece.kind == "word"]
    nouns = word_set("issues")
    function = word_sets("prepositions", "determiners", "adverbs", "joins")
    content = [piece for piece in words if piece.word not in function]
    return not any(piece.word in nouns for piece in words) and len(content) <= _FAR
