"""People, bodies and states; names, offices and references to them."""

from timeline.actors._types import ActorMention, Cast, DocumentActor, Stated
from timeline.actors.elsewhere import told_elsewhere
from timeline.actors.finding import find_actors, find_phrases
from timeline.actors.phrases import Phrase
from timeline.actors.unify import global_actor, unify

__all__ = [
    "ActorMention",
    "Cast",
    "DocumentActor",
    "Phrase",
    "Stated",
    "find_actors",
    "find_phrases",
    "global_actor",
    "told_elsewhere",
    "unify",
]
