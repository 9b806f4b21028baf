"""`rolelint ladder`: how much of a career ladder is filled in, and what its levels add."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from rolelint.errors import UserError
from rolelint.similarity import nearest

if TYPE_CHECKING:
    from rolelint.catalog import Catalog
    from rolelint.coverage import Coverage

_FORMATS = ("text", "markdown", "csv", "json")
_SUFFIXES = {".txt": "text", ".md": "markdown", ".markdown": "markdown", ".csv": "csv", ".json": "json"}


@click.command()
@click.argument("name", required=False)
@click.option(
    "--project",
    type=click.Path(path_type=Path),
    default=Path(),
    metavar="PATH",
    help="The project that PATH lies in.  [default: the current folder]",
)
@click.option("--output-format", metavar="FORMAT", help="text (default), markdown, csv or json.")
@click.option("--format", "output_format", hidden=True)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write to FILE; its suffix says the format.",
)
@click.option(
    "--min-coverage",
    type=click.FloatRange(0, 100),
    metavar="PERCENT",
    help="Exit with 1 where less of a ladder is filled in.",
)
@click.option(
    "--compare", nargs=2, metavar="LEVEL LEVEL", help="Show what the higher of two levels adds, word by word."
)
@click.option("--role", metavar="ROLE", help="Show what stands between this role and its next level.")
@click.pass_context
def command(context: click.Context, /, **options: Any) -> None:
    """Show what a ladder says at each level, and where it is silent.

    NAME is a ladder's slug, id, name or file; without it all ladders of the project are shown.
    """
    # Reading files brings the parsers along; --help needs none of them.
    from rolelint import ascent, laddersheet, stepsheet

    form = _form(options)
    _refuse_mixtures(options)
    catalog = ascent.opened(options["project"])
    if options["compare"]:
        asked = ascent.comparison(catalog, options["name"], *options["compare"])
        _put(stepsheet.render(asked, form), options["output"])
    elif options["role"] is not None:
        _put(stepsheet.render(ascent.step(catalog, options["name"], options["role"]), form), options["output"])
    else:
        coverages = ascent.covered(catalog, options["name"])
        _put(laddersheet.render(coverages, form), options["output"])
        context.exit(_judge(coverages, catalog, options))


def _form(options: dict[str, Any]) -> str:
    """Return the form to write: what is asked for, else what the file's suffix says, else text."""
    name, file = options["output_format"], options["output"]
    if name in _FORMATS or not (name or file):
        return name or "text"
    if name:
        near = nearest(name, _FORMATS, shortest=3)
        advice = f"; did you mean '{near}'?" if near else ""
        raise UserError(f"--output-format: there is no format '{name}'{advice}", f"known: {', '.join(_FORMATS)}")
    if file.suffix.lower() not in _SUFFIXES:
        raise UserError(
            f"the name '{file}' does not say which form to write", f"say it with --output-format: {', '.join(_FORMATS)}"
        )
    return _SUFFIXES[file.suffix.lower()]


def _refuse_mixtures(options: dict[str, Any]) -> None:
    """Refuse options that do not go together."""
    if options["compare"] and options["role"] is not None:
        raise UserError("--compare and --role are two questions", "ask them one after the other")
    if options["min_coverage"] is not None and (options["compare"] or options["role"] is not None):
        asked = "--compare" if options["compare"] else "--role"
        raise UserError(f"{asked} has no use for --min-coverage", "leave out one of them")


def _put(text: str, file: Path | None) -> None:
    from rolelint.files import write

    if file:
        write(file, text)
    else:
        click.echo(text, nl=False, color=False)


def _judge(coverages: tuple["Coverage", ...], catalog: "Catalog", options: dict[str, Any]) -> int:
    """Say which ladders are left out, and which cover less than is asked for; returns the exit code."""
    from rolelint.frame import visible

    least = options["min_coverage"]
    broken = catalog.ladders.broken if options["name"] is None else ()
    said = [f"left out, since it cannot be read: {one.path} (rolelint check says why)" for one in broken]
    if least is not None:
        low = [one for one in coverages if not one.reaches(least)]
        said += [f"the ladder '{one.ladder.label}' {_lack(one)}, and at least {least:g}% is asked for" for one in low]
    for line in said:
        click.echo(visible(line), err=True)
    return 1 if said and least is not None else 0


def _lack(coverage: "Coverage") -> str:
    """Return how much of a ladder is filled in."""
    from rolelint.laddersheet import percentage

    return f"is filled in to {percentage(coverage)}" if coverage.expected else "has no cell that should be filled"
