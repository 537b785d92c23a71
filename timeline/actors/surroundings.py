"""What stands around the head of a phrase: determiner, possessor, country, and the verb after it."""

from __future__ import annotations

from dataclasses import dataclass

from timeline.actors.chunks import Chunk
from timeline.actors.lexicon import Lexicon, Office
from timeline.actors.phrases import Phrase
from timeline.places import Toponym
from timeline.places.countries import country_of_capital, group_members

_DETERMINERS = {"the", "a", "an", "this", "no", "any", "every", "each", "another", "both", "two", "three"}
_SAYS = {"said", "says", "told", "added", "noted"}
_SUBORDINATE = {"where", "who", "when", "while", "because", "that", "if", "as", "after", "before", "since"}
_SUBORDINATE |= {"although", "though", "which", "whose", "whom", "until", "once", "than", "whether"}
_NATIONS = {"countries", "nations", "allies", "states", "governments", "neighbours", "neighbors", "sides"}


@dataclass(slots=True)
class Left:
    """What stands before an office or a relation: where the phrase begins and what it takes from there."""

    first: int
    determiner: str = ""
    countries: tuple[str, ...] = ()
    group: str | None = None
    owner: str | int | None = None
    former: bool = False
    deputy: str = ""
    plural: bool = False


class Surroundings:
    """The chunks of a sentence and what is read to the left and right of one of them."""

    def __init__(self, chunks: list[Chunk], lexicon: Lexicon) -> None:
        self.chunks = chunks
        self.lexicon = lexicon
        self.phrases: list[Phrase] = []
        self.taken = [False] * len(chunks)

    def _left(self, at: int) -> Left:
        """Determiner, possessor, country and modifiers that stand before the chunk."""
        left = Left(at, plural=_is_plural(self.chunks[at]))
        index = at - 1
        while index >= 0 and not self.chunks[index + 1].gap.strip(" -\n"):
            index = self._take(left, index)
        self._trim(left, at)
        return left

    def _take(self, left: Left, index: int) -> int:
        """Take the chunk at `index` into what stands before; the index to go on with, -1 to stop."""
        chunk = self.chunks[index]
        if self.taken[index] and not chunk.possessive and chunk.kind not in ("body", "place", "pronoun"):
            return -1
        if self._possesses_office(left, index):
            return -1
        if chunk.kind == "place" and not left.countries and not left.group:
            left.countries, left.group = _countries(chunk.place)
            if left.plural:
                index = self._joined_country(left, index)
        elif chunk.kind == "body" and not left.group and chunk.body:
            left.group = chunk.body.key
            left.countries = (chunk.body.country,) if chunk.body.country else ()
        elif not self._modifies_office(left, chunk):
            return -1
        left.first = index
        if chunk.possessive:
            left.determiner = left.determiner or "'s"
            return -1
        return index - 1

    def _modifies_office(self, left: Left, chunk: Chunk) -> bool:
        """ "former", "new", "deputy": words between an article and an office."""
        words = self.lexicon.sets
        if chunk.kind != "word" or chunk.possessive:
            return False
        if chunk.low in words["modifier.deputy"]:
            left.deputy = chunk.low
            return True
        left.former = left.former or chunk.low in words["modifier.former"]
        return chunk.low in words["modifier.words"]

    def _joined_country(self, left: Left, index: int) -> int:
        """ "the Japanese and South Korean leaders": the country before "and" too."""
        joint, other = self._chunk(index - 1), self._chunk(index - 2)
        if not (joint and other and joint.low == "and" and other.kind == "place" and left.countries):
            return index
        index -= 2
        left.countries = (*_countries(other.place)[0], *left.countries)
        while (before := self._chunk(index - 1)) and before.kind == "place":
            if self.chunks[index].gap.strip() != "," or before.possessive:
                break
            left.countries = (*_countries(before.place)[0], *left.countries)
            index -= 1
        return index

    def _possesses_office(self, left: Left, index: int) -> bool:
        """Whether the chunk says whose, or is an article: nothing before it belongs to the phrase."""
        chunk = self.chunks[index]
        if chunk.kind == "pronoun" and self._possessive_pronoun(chunk):
            left.owner = left.determiner = self._possessive_pronoun(chunk)
            left.first = index
        elif chunk.kind in ("name", "office", "relation") and chunk.possessive:
            left.owner, left.determiner, left.first = self._owner_start(chunk), "'s", index + 1
        elif chunk.kind == "two" and chunk.possessive and not left.countries:
            left.determiner, left.first = "two", index
        elif chunk.possessive and chunk.low in _NATIONS and not left.countries:
            left.determiner, left.first = "two", max(index - 1, 0)
        elif chunk.kind == "word" and chunk.low in _DETERMINERS:
            left.determiner, left.first = chunk.low, index
        else:
            return False
        return True

    def _trim(self, left: Left, at: int) -> None:
        """Without a determiner, leading modifiers belong to the sentence: "Last Prime Minister Kishida"."""
        while left.first < at and not left.determiner and self._opens(left.first):
            left.first += 1

    def _opens(self, index: int) -> bool:
        chunk = self.chunks[index]
        return chunk.kind == "word" and chunk.low not in self.lexicon.sets["modifier.deputy"]

    def _possessive_pronoun(self, chunk: Chunk) -> str:
        for gender in "mfn":
            if chunk.low in self.lexicon.sets[f"pronoun.possessive_{gender}"]:
                return gender
        return ""

    def _owner_start(self, chunk: Chunk) -> int:
        for phrase in self.phrases:
            if phrase.start <= chunk.start < phrase.end:
                return phrase.start
        return chunk.start

    def _offices(self, at: int, office: Office, left: Left) -> tuple[Office, ...]:
        """One office, or two: "foreign and defense ministers"."""
        chunk = self.chunks[at]
        joint, other = self._chunk(at - 1), self._chunk(at - 2)
        if left.deputy:
            return (Office(f"{left.deputy} {office.name}", "aide"),)
        if not (chunk.office and chunk.office.plural and joint and other and joint.low == "and"):
            return (office,)
        head = chunk.low.split()[-1]
        singular = head[:-3] + "y" if head.endswith("ies") else head[:-1]
        for form, value in self.lexicon.offices.get(other.low, ()):
            if form == (other.low, singular):
                wider = self._left(at - 2)
                left.first, left.determiner = wider.first, wider.determiner
                left.countries, left.group = wider.countries, wider.group
                return (value.office, office)
        return (office,)

    def _seat(self, at: int) -> tuple[tuple[str, ...], int]:
        """ "the chancellor in Berlin": the country whose capital follows."""
        chunk, place = self._chunk(at), self._chunk(at + 1)
        if not (chunk and place and place.kind == "place" and chunk.low == "in") or chunk.gap.strip():
            return (), at
        code = country_of_capital(" ".join(word.text for word in place.words))
        return ((code,), at + 2) if code else ((), at)

    def _of_country(self, at: int, plural: bool = False) -> tuple[tuple[str, ...], str | None, int]:
        """The countries of "of Japan", for a plural "of Japan and Vietnam"; a group's key; where it ends."""
        chunk = self._chunk(at)
        if chunk is None or chunk.low not in ("of", "from") or chunk.gap.strip():
            return (), None, at
        countries: list[str] = []
        group: str | None = None
        index, last = at + 1, at
        while (chunk := self._chunk(index)) is not None and chunk.gap.strip() in ("", ","):
            if chunk.low in ("the", "and", "both", "all") or _counts(chunk):
                index += 1
                continue
            if chunk.kind == "body" and chunk.body and not countries:
                group, last = chunk.body.key, index + 1
            elif chunk.kind == "place":
                codes, of_group = _countries(chunk.place)
                spot = chunk.place.place if chunk.place is not None else None
                if self.chunks[at].low == "from" and spot is not None and spot.kind != "country":
                    break  # "took the Greek prime minister from Abu Dhabi to Delhi"
                if (not codes and not of_group) or (countries and (not plural or self._titles_next(index))):
                    break
                countries += codes
                group, last = group or of_group, index + 1
            else:
                break
            index += 1
            if chunk.possessive:
                last = index if chunk.low not in ("from",) else last
                break
        return tuple(dict.fromkeys(countries)), group, last

    def _titles_next(self, at: int) -> bool:
        """Whether the country is the next one's: "of Japan and U.S. Secretary of State Blinken"."""
        following = self._chunk(at + 1)
        return bool(following and not following.gap.strip() and following.kind in ("office", "relation"))

    def _alone(self, at: int) -> bool:
        """Whether a demonym is a person: "the Ukrainian at Jubilee House", not "the Russian army"."""
        shown = self.chunks[at].words[-1].low
        following = self._chunk(at + 1)
        verbs = self.lexicon.sets["verb.person"]
        if shown.endswith(("ese", "ish", "ch", "ss")):
            return bool(following and not following.gap.strip() and following.low in ("has", "was", "is"))
        if shown.endswith("s"):
            return False
        if following is None or following.gap.strip():
            return True
        if following.kind in ("pronoun",):
            return True
        return (
            following.kind == "word"
            and (following.low in verbs or following.low in self.lexicon.sets["preposition"])
            and following.low != "and"
        )

    def _acts(self, at: int, following: Chunk | None) -> bool:
        """Whether a country's name is the subject of an acting verb: "Japan and Vietnam signed"."""
        toponym = self.chunks[at].place
        if (
            toponym is None
            or toponym.place is None
            or toponym.place.kind != "country"
            or toponym.role == "demonym"
        ):
            return False
        before = self._chunk(at - 1)
        if before and before.low == "the" and not self.chunks[at].gap.strip():
            before = self._chunk(at - 2)
        if (
            before
            and not self.chunks[at].gap.strip()
            and before.low in self.lexicon.sets["preposition"] - {"and"}
        ):
            return False
        index = at + 1
        while (chunk := self._chunk(index)) is not None:
            joined = chunk.gap.strip() in ("", ",")
            if not joined:
                return False
            if chunk.kind == "place" or chunk.low in ("and", "the", "both", "all", "each"):
                index += 1
                continue
            return chunk.kind == "word" and not chunk.gap.strip() and self._state_verb(index)
        return False

    def _state_verb(self, at: int) -> bool:
        """ "signed", "has signed", "may invite"; not "has to be condemned" or "was missing"."""
        low, following = self.chunks[at].low, self._chunk(at + 1)
        if low in ("has", "had", "have"):
            return bool(following and following.low in self.lexicon.sets["verb.state"])
        if low in ("may", "will", "would", "cannot"):
            return bool(following and following.low not in ("be", "not", "have"))
        return low in self.lexicon.sets["verb.state"]

    def _somewhere(self, at: int) -> bool:
        """ "the emperor in Constantinople" is no emperor of whom the text has told."""
        chunk, place = self._chunk(at), self._chunk(at + 1)
        if chunk is None or place is None or chunk.gap.strip() or chunk.low not in ("in", "of", "from"):
            return False
        return place.words[0].capital and place.kind in ("place", "name")

    def _accredited(self, at: int, office: Office) -> bool:
        """ "The Iraqi ambassador to Greece" is one of many."""
        following = self._chunk(at + 1)
        return (
            office.rank in ("ambassador", "envoy")
            and following is not None
            and following.low in ("to", "for")
        )

    def _precedes_noun(self, at: int) -> bool:
        """ "The guest rooms stay empty" has no guest."""
        following = self._chunk(at + 1)
        if following is None or following.kind != "word" or following.gap != " ":
            return False
        sets = self.lexicon.sets
        other = following.low in sets["verb.person"] | sets["preposition"] | sets["bridge"]
        other = other or following.low.endswith(("ed", "ly")) or following.low in ("a", "the", "who", "whom")
        return self.chunks[at].low == "host" and not other

    def _lists(self, at: int) -> bool:
        """Whether "and" follows at once: "Mr Vucic, his Serbian counterpart and the speaker" are three."""
        following, after = self._chunk(at + 1), self._chunk(at + 2)
        if following is None or after is None or following.low != "and" or following.gap.strip():
            return False
        return after.low in ("the", "a") or after.kind in ("name", "place", "pronoun", "honorific")

    def _apposed_noun(self, index: int) -> int | None:
        """Where the noun of an apposition stands that begins at chunk `index`, within six chunks."""
        if index >= len(self.chunks):
            return None
        first = self.chunks[index]
        opens = first.low in ("the", "a", "an") or first.possessive or bool(self._possessive_pronoun(first))
        opens = opens or first.kind in ("place", "office") or first.low in self.lexicon.sets["modifier.words"]
        if not opens:
            return None
        for at in range(index, min(index + 6, len(self.chunks))):
            chunk = self.chunks[at]
            if at > index and chunk.gap.strip(" -"):
                return None
            if chunk.kind in ("office", "relation"):
                return None if chunk.possessive or self._lists(at) else at
            if chunk.kind == "word" and chunk.low in self.lexicon.sets["person_noun"]:
                return at
            if (
                chunk.kind in ("name", "pronoun")
                and not chunk.possessive
                and not self._possessive_pronoun(chunk)
            ):
                return None
        return None

    def _predicate(self, at: int) -> int:
        """Where the noun phrase of "who is also ASEAN's envoy" begins."""
        while (chunk := self._chunk(at)) and chunk.low in ("is", "was", "also", "now", "then"):
            at += 1
        return at

    def _is_subject(self, first: int, last: int) -> bool:
        before, following = self._chunk(first - 1), self._chunk(last)
        gap = self.chunks[first].gap.strip()
        verbs = self.lexicon.sets["verb.person"]
        if before is None or gap or (first == 1 and before.low in ("and", "but")):
            return True  # "And Mr Xi? In Canberra he got his deal."
        if before.low.isdigit() or (before.low in self.lexicon.sets["bridge"] and before.low != "and"):
            return True
        if before.low in self.lexicon.sets["preposition"] and before.low != "and":
            return False
        noun = self._chunk(first - 2)
        acts = before.low in verbs and not (noun and noun.low in _DETERMINERS and not before.gap.strip())
        return bool(following and following.low in verbs and not acts)

    def _reports(self, first: int, last: int, offices: tuple[Office, ...]) -> bool:
        """ "..., Matsuno said": the sentence is not about who says it."""
        following = self._chunk(last)
        if following is None or following.low not in _SAYS or not first:
            return False
        speaks = any(office.rank == "spokesperson" for office in offices)
        return speaks or self.chunks[first].gap.strip() in (",", ",”", ',"', "”", '"')

    def _beside_main(self, first: int) -> bool:
        """ "Kishida and Meloni agreed": the second subject of two is no less than the first."""
        joint, main = self._chunk(first - 1), next((p for p in self.phrases if p.main), None)
        if main is None or joint is None or joint.low != "and" or joint.gap.strip() or first < 2:
            return False
        return main.end == self.chunks[first - 2].end

    def _is_main(self, first: int) -> bool:
        """Whether the sentence's own subject can stand here, and none did before."""
        before = self._chunk(first - 1)
        if before and not self.chunks[first].gap.strip() and before.low in _SUBORDINATE:
            return False
        return not any(phrase.main for phrase in self.phrases)

    def _hint(self, last: int) -> str | None:
        """The gender of the first he or she after the phrase, before any other name in the sentence."""
        for chunk in self.chunks[last : last + 14]:
            if chunk.kind in ("name", "honorific", "office"):
                return None
            if chunk.kind == "pronoun":
                return self._gender(chunk)
        return None

    def _gender(self, chunk: Chunk) -> str | None:
        sets = self.lexicon.sets
        if chunk.low in sets["pronoun.m"] | sets["pronoun.possessive_m"]:
            return "m"
        return "f" if chunk.low in sets["pronoun.f"] | sets["pronoun.possessive_f"] else None

    def _chunk(self, at: int) -> Chunk | None:
        return self.chunks[at] if 0 <= at < len(self.chunks) else None


def country_of_toponym(toponym: Toponym | None) -> str | None:
    """The country of a toponym's place, None where it has none."""
    return toponym.place.country if toponym and toponym.place else None


def _countries(toponym: Toponym | None) -> tuple[tuple[str, ...], str | None]:
    """The countries of a toponym, or of a small group ("five Central Asian"), with the group's name."""
    if toponym is None:
        return (), None
    members = toponym.members or (() if country_of_toponym(toponym) else group_members(toponym.text))
    if members:
        return (members, None) if len(members) <= 6 else ((), toponym.text)
    code = country_of_toponym(toponym)
    return ((code,), None) if code else ((), None)


def _is_plural(chunk: Chunk) -> bool:
    """ "ministers", "counterparts": a head that may have several countries."""
    return chunk.office.plural if chunk.office else chunk.low in ("counterparts", "hosts")


def _counts(chunk: Chunk) -> bool:
    return chunk.low in ("two", "three", "four", "five", "six") or chunk.low.isdigit()
