"""`rolelint changes`: what a change of the files changes in meaning."""

from pathlib import Path
from typing import Any

import click

_FORMATS = ("text", "markdown", "json")


@click.command()
@click.argument("base", required=False)
@click.argument("head", required=False)
@click.option(
    "--project",
    type=click.Path(path_type=Path, exists=True),
    default=Path(),
    metavar="PATH",
    help="The project that PATH lies in.  [default: the current folder]",
)
@click.option("--output-format", "form", type=click.Choice(_FORMATS), default="text", show_default=True)
@click.option("--format", "form", type=click.Choice(_FORMATS), hidden=True)
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="Write to FILE.")
@click.option("--exit-zero", is_flag=True, help="Exit with 0 in spite of breaking changes.")
@click.pass_context
def command(context: click.Context, /, **options: Any) -> None:
    """Say what changed in meaning since BASE: breaking, notable, editorial. Exits with 1 where a change is breaking.

    BASE and HEAD are revisions as git knows them. What happened in BASE after HEAD left it is not told. Without HEAD
    the files as they lie there are compared; without BASE, the branch that a CI service says the change goes into.
    """
    # Reading files brings the parsers along; --help needs none of them.
    from rolelint import changesheet, history, revisions
    from rolelint.changes import Weight
    from rolelint.files import write

    sheet = history.changes(options["project"], options["base"] or revisions.target(), options["head"])
    text = changesheet.render(sheet, options["form"])
    if options["output"]:
        write(options["output"], text)
    else:
        click.echo(text, nl=False, color=False)
    context.exit(1 if sheet.count(Weight.BREAKING) and not options["exit_zero"] else 0)
