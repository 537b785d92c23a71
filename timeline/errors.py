"""Errors of this package: each derives from TimelineError and from the standard error it resembles."""


class TimelineError(Exception):
    """Anything that this package reports to its user in one line."""


class UnreadableSource(TimelineError, OSError):
    """A source cannot be read: missing, empty, binary, in no known encoding."""


class DamagedChronology(TimelineError, ValueError):
    """A file is not a chronology in the contract's format."""


class BadOption(TimelineError, ValueError):
    """An argument or option has a value that is not allowed."""


class UnwritableOutput(TimelineError, OSError):
    """An output cannot be written where it was asked for."""
