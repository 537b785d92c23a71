"""Places: the gazetteer, toponyms found in texts and resolved, countries and groups."""

from timeline.places._types import Toponym, ToponymRole
from timeline.places.finding import find_places

__all__ = ["Toponym", "ToponymRole", "find_places"]
