"""People, bodies and states; names, offices and references to them."""

from timeline.actors._types import ActorMention, Cast, DocumentActor, Stated
from timeline.actors.elsewhere import told_elsewhere
from timeline.actors.finding import find_actors
from timeline.actors.unify import global_actor, unify

__all__ = [
    "ActorMention",
    "Cast",
    "DocumentActor",
    "Stated",
    "find_actors",
    "global_actor",
    "told_elsewhere",
    "unify",
]
