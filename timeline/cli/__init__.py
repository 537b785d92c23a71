"""The command line: each command parses, calls the public function of its name, and writes."""

from timeline.cli._main import main

__all__ = ["main"]
