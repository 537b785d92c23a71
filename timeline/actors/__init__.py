"""People, bodies and states; names, offices and references to them."""

from timeline.actors._types import ActorMention, Cast, DocumentActor
from timeline.actors.finding import find_actors, surnames, unknown_names
from timeline.actors.unify import global_actor, unify

__all__ = [
    "ActorMention",
    "Cast",
    "DocumentActor",
    "find_actors",
    "global_actor",
    "surnames",
    "unify",
    "unknown_names",
]
