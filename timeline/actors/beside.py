"""What stands beside a head and decides how it is read: further names, nouns that it only qualifies."""

from __future__ import annotations

from timeline.actors.surroundings import Surroundings


class Beside(Surroundings):
    """Looks to the right of a head in the chunks of a sentence."""

    def _names_from(self, index: int) -> list[int]:
        """Where the names of a list stand: "A, B of Kenya and C"."""
        names: list[int] = []
        while (chunk := self._chunk(index)) and chunk.kind == "name":
            names.append(index)
            _, _, last = self._of_country(index + 1)
            index = max(index + 1, last)
            joint = self._chunk(index)
            if joint is None:
                break
            if joint.low == "and":
                index += 1
            elif joint.gap.strip() != ",":
                break
        return names

    def _past_remit(self, at: int) -> int:
        """Past what an envoy is for: "Russia's special envoy for Syria, Oleg Petrov"."""
        link = self._chunk(at)
        if link is None or link.low not in ("for", "to", "on") or link.gap.strip():
            return at
        last = at + 1
        while (chunk := self._chunk(last)) and not chunk.gap.strip() and last < at + 5:
            if chunk.kind not in ("place", "word", "body") or chunk.low in self.lexicon.sets["verb.person"]:
                return at
            last += 1
        return last

    def _modifies(self, at: int) -> bool:
        """Whether the office is only a part of another noun: "the prime minister's office said" is not he."""
        following = self._chunk(at + 1)
        if following is None or following.gap not in (" ", "-", "\n"):
            return False
        if self.chunks[at].possessive:
            return following.low in self.lexicon.sets["of_the_office"]
        return following.gap == "-" or following.low in (
            "general",
            "level",
            "summit",
            "meeting",
            "talks",
            "office",
        )

    def _stands_alone(self, at: int) -> bool:
        """Whether a noun is a whole phrase: "The singer had won it", not "the singer Rosa", "the poet's"."""
        following = self._chunk(at + 1)
        if following is None or following.gap.strip():
            return not self.chunks[at].possessive
        return following.low in self.lexicon.sets["verb.person"] and not self.chunks[at].possessive
