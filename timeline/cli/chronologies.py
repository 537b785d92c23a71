"""Commands that read a chronology and answer in text."""

from __future__ import annotations

from typing import Any

import click

from timeline.cli._options import chosen, chronology_argument, ending, filters, output


@click.command()
@chronology_argument
@filters
def show(chronology: str, **options: Any) -> int:
    """Print the events and stops as tables."""
    import timeline
    from timeline.cli._terminal import print_tables

    print_tables(timeline.show(chosen(chronology, options)))
    return 0


@click.command()
@chronology_argument
@click.argument("id", metavar="ID")
def explain(chronology: str, id: str) -> int:
    """Print the sentences and rules behind one fact, and what disagrees with it."""
    import timeline

    click.echo(timeline.explain(timeline.read_chronology(chronology), id))
    return 0


@click.command()
@chronology_argument
@filters
def check(chronology: str, **options: Any) -> int:
    """Print faults of the file, conflicts of the sources, and what was seen and left out.

    The exit status is 1 where the file has faults.
    """
    import timeline
    from timeline.cli._terminal import print_findings

    findings = timeline.check(chosen(chronology, options, sound=False))
    print_findings(findings)
    return 1 if any(finding.kind == "fault" for finding in findings) else 0


@click.command()
@chronology_argument
@output(help="The file to write; its ending says the format: csv, json, geojson or ics.")
@filters
def export(chronology: str, output: str, **options: Any) -> int:
    """Write the chronology in another format: csv, json, geojson or ics."""
    import timeline
    from timeline.cli._terminal import put
    from timeline.exports import formats

    format = ending(output, formats())
    put(timeline.export(chosen(chronology, options), format=format), output)
    return 0
