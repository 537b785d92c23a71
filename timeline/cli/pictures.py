"""Commands that draw a chronology."""

from __future__ import annotations

from typing import Any

import click

from timeline.cli._options import chosen, chronology_argument, filters, output

detail_option = click.option(
    "--detail",
    type=click.Choice(("110m", "50m")),
    default="110m",
    show_default=True,
    help="How fine the base map is.",
)


@click.command()
@chronology_argument
@output(help="The file to write: .svg, .png or .pdf; further pages are FILE-2.svg and so on.")
@click.option(
    "--kind", default="timeline", show_default=True, help="What to draw: timeline, votes or routes."
)
@click.option(
    "--size", default="a4", show_default=True, help="a4, a4-column, letter, slide, or WIDTHxHEIGHT in cm."
)
@click.option(
    "--theme", default="light", show_default=True, help="light, print, dark, or a style sheet's path."
)
@click.option("--title", help="A title instead of the one made from the facts.")
@click.option("--lanes", help="Lanes of a timeline: traveller, kind, country, document or none.")
@click.option("--panels/--no-panels", default=None, help="Whether a timeline enlarges dense days.")
@click.option("--documents", is_flag=True, default=None, help="A lane with the days of the texts.")
@click.option("--multiples", is_flag=True, default=None, help="A map for each journey.")
@click.option(
    "--snippets", is_flag=True, help="Also write alternative text and Markdown, LaTeX and Quarto lines."
)
@filters
def draw(chronology: str, output: str, kind: str, theme: str, snippets: bool, **options: Any) -> int:
    """Draw a timeline, a vote grid or the routes."""
    from timeline.building import page_paths
    from timeline.figures import draw_pages, write_figure, write_snippets

    facts = chosen(chronology, options)
    given = {name: value for name, value in options.items() if value is not None}
    given["size"] = _measures(given["size"])
    figures = draw_pages(facts, kind, theme=theme, **given)
    for figure, path in zip(figures, page_paths(output, len(figures)), strict=True):
        write_figure(figure, path)
        if snippets:
            write_snippets(figure, path)
    return 0


def _measures(size: str) -> str | tuple[float, float]:
    """ "12x8" is (12.0, 8.0); a name stays one."""
    width, _, height = size.partition("x")
    try:
        return float(width), float(height)
    except ValueError:
        return size


@click.command()
@chronology_argument
@output(help="The HTML file to write.")
@detail_option
@click.option("--tiles", metavar="URL", help="A tile server instead of the base map; the page then asks it.")
@click.option("--attribution", default="", metavar="TEXT", help="Whom the tile server wants to be named.")
@click.option("--title", default="Routes", show_default=True, help="Title of the page.")
@filters
def map(chronology: str, output: str, **options: Any) -> int:
    """Write a map of the routes that opens without a network."""
    from timeline.maps import write_map

    write_map(chosen(chronology, options), output, **options)
    return 0


@click.command()
@chronology_argument
@output(help="The HTML file to write.")
@click.option("--title", default="Chronology", show_default=True, help="Title of the page.")
@detail_option
@filters
def page(chronology: str, output: str, **options: Any) -> int:
    """Write a page with timeline, map, votes and table, linked to each other."""
    from timeline.reports import write_page

    write_page(chosen(chronology, options), output, **options)
    return 0


@click.command()
@chronology_argument
@output(help="The file to write: .html, .md, .tex, .docx or .pdf; figures of .md and .tex are put beside it.")
@click.option("--title", default="Report", show_default=True, help="Title of the report.")
@click.option("--template", metavar="FILE", help="A Jinja template of the same format instead of ours.")
@filters
def report(chronology: str, output: str, **options: Any) -> int:
    """Write a report: figures, itineraries, votes, conflicts and sources."""
    from timeline.reports import write_report

    write_report(chosen(chronology, options), output, **options)
    return 0
