"""Each command is one call of the public function of its name, with its options and their defaults."""

import inspect
from typing import Any

import click
import pytest

import timeline
from timeline.cli._main import timeline as command_line
from timeline.cli._options import FILTERS, STATUSES, TYPES
from timeline.model import EventType, Status

# `timeline.text` is the module of sentences and words, so the function has another name.
RENAMED = {"text": "text_of"}
# What the figure's kind decides, and `draw` passes on to it.
OF_THE_KIND = {"size", "title", "lanes", "panels", "documents", "multiples"}
# What a command has and its function has not: what it prints or writes besides, or calls instead.
COMMAND_ONLY = {"annotate": {"format"}, "evaluate": {"errors"}, "draw": {"snippets", *OF_THE_KIND}}
# What a function has and its command has not: what only a program can give; and what -o decides.
FUNCTION_ONLY = {
    "build": {"progress"},
    "extract": {"progress"},
    "annotate": {"progress", "unread"},
    "draw": {"ax", "page"},
    "export": {"format"},
    "report": {"format"},
}
COMMANDS = command_line.commands


def function(name: str) -> Any:
    return getattr(timeline, RENAMED.get(name, name))


def signature(name: str) -> dict[str, inspect.Parameter]:
    found = inspect.signature(function(name)).parameters
    return {key: parameter for key, parameter in found.items() if parameter.kind is not parameter.VAR_KEYWORD}


def parameters(name: str) -> dict[str, Any]:
    """The parameters of the function that have defaults, and these."""
    found = signature(name)
    return {
        key: parameter.default for key, parameter in found.items() if parameter.default is not parameter.empty
    }


def options(name: str) -> dict[str, Any]:
    """The options of the command, with what they are where they are not given."""
    command = COMMANDS[name]
    arguments = ["x" for part in command.params if isinstance(part, click.Argument)]
    given = command.make_context(name, [*arguments, "-o", "x"] if "output" in names(name) else arguments)
    taken = {"output", *FILTERS, *COMMAND_ONLY.get(name, set())}
    return {key: value for key, value in given.params.items() if key in names(name) - taken}


def names(name: str) -> set[str]:
    return {part.name or "" for part in COMMANDS[name].params if isinstance(part, click.Option)}


@pytest.mark.parametrize("name", COMMANDS)
def test_names_and_defaults_are_the_same(name: str) -> None:
    wanted = {key: value for key, value in parameters(name).items() if key not in FUNCTION_ONLY.get(name, ())}
    # A mapping of nothing is None in Python and empty on the command line.
    assert {key: value or None for key, value in options(name).items()} == {
        key: value or None for key, value in wanted.items()
    }


def test_what_draw_passes_on_are_the_options_of_the_kinds() -> None:
    from timeline.figures import kinds

    taken = {name for kind in kinds().values() for name in inspect.signature(kind.layout).parameters}
    assert taken - {"chronology", "most"} == OF_THE_KIND
    sizes = {inspect.signature(kind.layout).parameters["size"].default for kind in kinds().values()}
    context = COMMANDS["draw"].make_context("draw", ["x", "-o", "x.svg"])
    assert sizes == {context.params["size"]}
    assert all(context.params[name] is None for name in OF_THE_KIND - {"size"})


@pytest.mark.parametrize("name", COMMANDS)
def test_what_is_given_without_an_option_is_the_same(name: str) -> None:
    found = signature(name)
    wanted = {key for key, parameter in found.items() if parameter.default is parameter.empty}
    given = {part.name for part in COMMANDS[name].params if isinstance(part, click.Argument)}
    assert wanted - {"output"} == given


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_that_reads_a_chronology_filters(name: str) -> None:
    has = {part.name for part in COMMANDS[name].params}
    if "chronology" in has and name != "explain":
        assert has >= set(FILTERS)


def test_filters_are_those_of_the_function() -> None:
    assert tuple(parameters_of_filter()) == FILTERS


def parameters_of_filter() -> list[str]:
    found = inspect.signature(timeline.filter_chronology).parameters
    return [name for name, parameter in found.items() if parameter.kind is parameter.KEYWORD_ONLY]


def test_choices_are_those_of_the_contract() -> None:
    assert EventType.__args__ == TYPES
    assert Status.__args__ == STATUSES


def test_every_command_and_option_has_help() -> None:
    for name, command in COMMANDS.items():
        assert command.get_short_help_str(70).endswith("."), name
        assert all(option.help for option in command.params if isinstance(option, click.Option)), name
