"""The command group, and the guard between any fault and the user."""

from __future__ import annotations

import os
import sys
import warnings
from typing import NoReturn, TextIO

import click

from timeline.cli import chronologies, pictures, sources
from timeline.errors import BadOption, TimelineError

_COMMANDS = (
    sources.build, sources.extract, sources.annotate, sources.text, sources.evaluate,
    chronologies.show, chronologies.explain, chronologies.check, chronologies.export,
    pictures.draw, pictures.map, pictures.page, pictures.report,
)  # fmt: skip


class _InOrder(click.Group):
    """Commands in the order in which they are used, not of the alphabet."""

    def list_commands(self, context: click.Context) -> list[str]:
        return list(self.commands)


@click.group(cls=_InOrder, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(package_name="timeline-itinerary", prog_name="timeline")
def timeline() -> None:
    """Read news texts into a chronology in which every fact leads back to its sentence, and draw it.

    SOURCES are files, folders and - for standard input; CHRONOLOGY is a file that build or extract wrote.
    Exit status: 0 all well, 1 something could not be read or written, 2 wrong usage.
    """


for command in _COMMANDS:
    timeline.add_command(command)


def main(args: list[str] | None = None) -> NoReturn:
    """Run the command line and exit with its status; every fault is one line on stderr, never a traceback."""
    sys.exit(run(args))


def run(args: list[str] | None = None) -> int:
    """The exit status of the command line; TIMELINE_DEBUG=1 lets faults through, with their traceback."""
    try:
        with warnings.catch_warnings():
            warnings.showwarning = _warn
            status = timeline.main(args, prog_name="timeline", standalone_mode=False)
        sys.stdout.flush()
        return status if isinstance(status, int) else 0
    except click.ClickException as fault:
        fault.show()
        return fault.exit_code
    except (click.Abort, KeyboardInterrupt):
        return _say("stopped", 130)
    except BrokenPipeError:
        # The reader of our output has gone: nothing is left to say, and nobody to say it to.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except Exception as fault:
        if os.environ.get("TIMELINE_DEBUG"):
            raise
        return _explained(fault)


def _warn(
    message: Warning | str,
    category: type[Warning],
    filename: str,
    lineno: int,
    file: TextIO | None = None,
    line: str | None = None,
) -> None:
    """Say a warning of this package in a line; those of the libraries under it tell its users nothing."""
    if category.__module__.startswith("timeline"):
        _say(str(message), 0)


def _explained(fault: Exception) -> int:
    if isinstance(fault, TimelineError):
        return _say(str(fault), 2 if isinstance(fault, BadOption) else 1)
    if isinstance(fault, OSError):
        where = f"{fault.filename}: " if fault.filename else ""
        return _say(f"{where}{(fault.strerror or str(fault)).lower()}", 1)
    kind = type(fault).__name__
    return _say(
        f"a fault of the program, {kind}: {fault}; please report it with what you ran "
        "(TIMELINE_DEBUG=1 shows where it happened)",
        1,
    )


def _say(line: str, status: int) -> int:
    from timeline.cli._terminal import complain

    complain(line)
    return status
