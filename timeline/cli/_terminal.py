"""What goes to the terminal: bytes and tables on stdout; complaints and progress on stderr."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from timeline.chronology import Finding
    from timeline.model import Note
    from timeline.showing import Table

FEW = 5


def complain(line: str) -> None:
    """One line on stderr, with nothing in it that could steer a terminal."""
    plain = " ".join("".join(sign if sign.isprintable() else " " for sign in line).split())
    click.echo(f"timeline: {plain}", err=True)


def unread(notes: Iterable[Note]) -> int:
    """The exit status of a run: 1 where a source could not be read, which is then named on stderr."""
    faults = [note for note in notes if note.kind == "unread"]
    for note in faults:
        complain(note.because)
    return 1 if faults else 0


@contextmanager
def progress() -> Iterator[Callable[[int, int], None] | None]:
    """A function that is told how many of how many texts are done and draws a bar on stderr.

    None where stderr is no terminal.
    """
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=None, visible=False)

        def advance(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total, visible=total > FEW)

        yield advance


def put(data: bytes, output: str) -> None:
    """Write the bytes to a file, whole or not at all, or to stdout where the output is "-"."""
    if output == "-":
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    else:
        from timeline.files import write_bytes

        write_bytes(output, data)


def print_tables(tables: Iterable[Table]) -> None:
    """Tables drawn to the width of the terminal, or in plain columns where stdout is none."""
    if not sys.stdout.isatty():
        click.echo("\n\n".join(map(str, tables)))
        return
    from rich.console import Console
    from rich.table import Table as RichTable
    from rich.text import Text

    console = Console()
    for table in tables:
        drawn = RichTable(
            title=table.title, title_justify="left", header_style="bold", row_styles=("", "dim")
        )
        for head in table.head:
            drawn.add_column(head, overflow="fold")
        for row in table.rows:
            drawn.add_row(*map(Text, row))
        console.print(drawn)


def print_findings(findings: Iterable[Finding]) -> None:
    """A line a finding: its kind, what it is about, and what is wrong."""
    from timeline.showing import printable

    for finding in findings:
        click.echo(f"{finding.kind}: {printable(finding.about)}: {printable(finding.text)}")
