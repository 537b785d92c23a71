"""Commands that draw a chronology."""

from __future__ import annotations

from typing import Any

import click

from timeline.cli._options import chronology_argument, filters, output


@click.command()
@chronology_argument
@output(help="The file to write.")
@filters
def draw(chronology: str, output: str, **options: Any) -> int:
    """Draw a timeline, a vote grid or the routes."""
    return 0


@click.command()
@chronology_argument
@output(help="The file to write.")
@filters
def map(chronology: str, output: str, **options: Any) -> int:
    """Write a map of the routes that opens without a network."""
    return 0


@click.command()
@chronology_argument
@output(help="The file to write.")
@filters
def page(chronology: str, output: str, **options: Any) -> int:
    """Write a page with timeline, map, votes and table, linked to each other."""
    return 0


@click.command()
@chronology_argument
@output(help="The file to write.")
@filters
def report(chronology: str, output: str, **options: Any) -> int:
    """Write a report."""
    return 0
