"""People, bodies and states; names, offices and references to them."""

from timeline.actors._types import ActorMention, Cast, DocumentActor

__all__ = ["ActorMention", "Cast", "DocumentActor"]
