"""Gazetteer; toponyms recognised and resolved."""

from timeline.places._types import Toponym, ToponymRole

__all__ = ["Toponym", "ToponymRole"]
