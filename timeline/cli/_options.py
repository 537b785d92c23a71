"""Options that several commands share, and how their values are read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from timeline.model import Chronology

Command = TypeVar("Command", bound=Callable[..., Any])
TYPES = (
    "visit", "arrival", "departure", "meeting", "call", "summit", "vote", "statement", "agreement",
    "announcement", "sanction", "conflict", "ceremony", "press", "aid", "disaster", "other",
)  # fmt: skip
STATUSES = ("happened", "planned", "considered", "cancelled", "denied")
FILTERS = ("from_", "to", "who", "where", "type", "status")


def filters(command: Command) -> Command:
    """The command with the options that choose among facts; `chosen` takes their values out again."""
    for option in reversed(
        (
            click.option(
                "--from", "from_", metavar="DAY", help="Facts on or after YYYY-MM-DD (or YYYY-MM, YYYY)."
            ),
            click.option("--to", metavar="DAY", help="Facts on or before that day, month or year."),
            click.option("--who", multiple=True, metavar="NAME", help="Facts with this person; repeatable."),
            click.option("--where", multiple=True, metavar="PLACE", help="Facts at this place; repeatable."),
            click.option(
                "--type", multiple=True, type=click.Choice(TYPES), help="Facts of this type; repeatable."
            ),
            click.option(
                "--status",
                multiple=True,
                type=click.Choice(STATUSES),
                help="Facts of this status; repeatable.",
            ),
        )
    ):
        command = option(command)
    return command


def chosen(path: str, options: dict[str, Any], *, sound: bool = True) -> Chronology:
    """The chronology in `path`, filtered by the filter options, which are taken out of `options`."""
    from timeline.chronology import filter_chronology, read_chronology

    wanted = {name: options.pop(name) for name in FILTERS}
    return filter_chronology(read_chronology(path, sound=sound), **wanted)


def dates(command: Command) -> Command:
    """The command with `--date NAME=YYYY-MM-DD`, read into a mapping of names to days."""
    return click.option(
        "--date",
        "dates",
        multiple=True,
        metavar="NAME=YYYY-MM-DD",
        callback=_read_dates,
        help="Publication date of a source, by its file name or path; repeatable.",
    )(command)


def _read_dates(
    context: click.Context, option: click.Parameter, values: tuple[str, ...]
) -> dict[str, dt.date]:
    days: dict[str, dt.date] = {}
    for value in values:
        from timeline.days import read_day

        name, _, text = value.rpartition("=")
        day = read_day(text)
        if not name or day is None:
            raise click.BadParameter(f"{value!r} is not NAME=YYYY-MM-DD", context, option)
        days[name] = day
    return days


def output(default: str | None = None, *, metavar: str = "FILE", help: str) -> Callable[[Command], Command]:
    """`-o`: with a default ("-", standard output), or required, and then the name of a file or folder."""
    if default is None:
        return click.option("-o", "--output", metavar=metavar, help=help, required=True, callback=_named)
    return click.option("-o", "--output", metavar=metavar, help=help, default=default, show_default=True)


def _named(context: click.Context, option: click.Parameter, value: str) -> str:
    if value == "-":
        raise click.BadParameter("this cannot go to standard output; name a file", context, option)
    return value


def ending(output: str, allowed: Iterable[str]) -> str:
    """The format that the ending of a file's name says; a usage error where it is none of the allowed."""
    found = output.rpartition(".")[2].lower() if "." in output else ""
    if found not in (names := sorted(allowed)):
        raise click.BadParameter(
            f"the ending of {output!r} is not one of {', '.join(names)}", param_hint="'-o'"
        )
    return found


chronology_argument = click.argument("chronology", metavar="CHRONOLOGY")
sources_argument = click.argument("sources", nargs=-1, required=True, metavar="SOURCES...")
