"""Commands that read texts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from timeline.cli._options import dates, output, sources_argument

if TYPE_CHECKING:
    from timeline.model import Note

keep_text_help = "Whether documents carry their text in the chronology."


@click.command()
@sources_argument
@output(metavar="DIR", help="The folder for everything that is made.")
@dates
@click.option("--keep-text/--no-keep-text", default=True, show_default=True, help=keep_text_help)
def build(sources: tuple[str, ...], output: str, **options: Any) -> int:
    """Read texts and make everything: the chronology, figures, maps and pages."""
    import timeline
    from timeline.cli._terminal import progress, unread

    with progress() as advance:
        built = timeline.build(sources, output, progress=advance, **options)
    return unread(built.chronology.notes)


@click.command()
@sources_argument
@output("-", help="The file to write; - is standard output.")
@dates
@click.option("--keep-text/--no-keep-text", default=False, show_default=True, help=keep_text_help)
def extract(sources: tuple[str, ...], output: str, **options: Any) -> int:
    """Read texts into a chronology."""
    import timeline
    from timeline.cli._terminal import progress, put, unread
    from timeline.model import encode

    with progress() as advance:
        chronology = timeline.extract(sources, progress=advance, **options)
    put(encode(chronology), output)
    return unread(chronology.notes)


@click.command()
@sources_argument
@output("-", help="The file to write, JSON Lines, a line a text; - is standard output. For timeml a folder.")
@dates
@click.option(
    "--format",
    type=click.Choice(("jsonl", "timeml")),
    default="jsonl",
    show_default=True,
    help="All mentions as JSON Lines, or times as TimeML, a .tml file a text.",
)
def annotate(sources: tuple[str, ...], output: str, format: str, **options: Any) -> int:
    """Mark times, places and actors in texts."""
    from timeline.cli._terminal import progress, put, unread
    from timeline.pipeline import annotate, annotate_timeml

    if format == "timeml" and output == "-":
        raise click.UsageError("--format timeml writes a file for each text: name a folder with -o")
    notes: list[Note] = []
    with progress() as advance:
        if format == "timeml":
            _write_all(annotate_timeml(sources, progress=advance, unread=notes.append, **options), output)
        else:
            put(annotate(sources, progress=advance, unread=notes.append, **options), output)
    return unread(notes)


def _write_all(texts: dict[str, str], folder: str) -> None:
    from timeline.files import written_together

    with written_together(folder) as draft:
        for name, text in texts.items():
            (draft / f"{name}.tml").write_text(text, encoding="utf-8", newline="")


@click.command()
@click.argument("source", metavar="SOURCE")
@click.option("--zones", is_flag=True, help="Mark header, body, captions, posts and furniture.")
def text(source: str, zones: bool) -> int:
    """Print the text that offsets count in."""
    import timeline
    from timeline.cli._terminal import put

    put(timeline.text_of(source, zones=zones).encode(), "-")
    return 0


@click.command()
@click.argument("cases", metavar="CASES")
@click.option("--undated", is_flag=True, help="Give extraction no dates of publication.")
@click.option("--only", default="", metavar="TEXT", help="Only cases whose path has this in it.")
@click.option(
    "--errors", is_flag=True, help="Print what is missed or wrong, case by case, before the figures."
)
def evaluate(cases: str, errors: bool, **options: Any) -> int:
    """Print figures of extraction against cases with gold."""
    import timeline
    from timeline.showing import printable

    evaluation = timeline.evaluate(cases, **options)
    for error in evaluation.errors if errors else ():
        click.echo(printable(error))
    click.echo(str(evaluation))
    return 0
