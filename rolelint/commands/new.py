"""`rolelint new`: a role or ladder that fits into the project, with blanks where somebody has to say something."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from rolelint.frame import visible
from rolelint.sentences import counted

if TYPE_CHECKING:
    from rolelint.newcomer import Newcomer

_MOST_SHOWN = 20
_FOLDER = click.option(
    "--folder", type=click.Path(path_type=Path), help="Where its file goes; without it, where the others are."
)
_TEMPLATE = click.option(
    "--template", type=click.Path(path_type=Path), metavar="FILE", help="Fill in this file instead of the usual blanks."
)


@click.group()
def command() -> None:
    """Begin a role or a ladder: a new file beside the others, like them, with blanks to fill in.

    It prints the path of the file, and on standard error what is left to fill in. No file is ever replaced.
    """


@command.command("role")
@click.argument("name")
@click.option("--seniority", metavar="WORD", help="How senior it is: a word of the project's scale.")
@_FOLDER
@_TEMPLATE
def new_role(name: str, seniority: str | None, folder: Path | None, template: Path | None) -> None:
    """Begin a role called NAME.

    It has the sections and metrics that the project expects of a role.
    """
    # Reading files brings the parsers along; --help needs none of them.
    from rolelint import newcomer

    _write(newcomer.role(name, seniority=seniority, folder=folder, template=template))


@command.command("ladder")
@click.argument("name")
@_FOLDER
@_TEMPLATE
def new_ladder(name: str, folder: Path | None, template: Path | None) -> None:
    """Begin a career ladder called NAME.

    It has the levels and dimensions of the first ladder that there is, else the grades of the project.
    """
    from rolelint import newcomer

    _write(newcomer.ladder(name, folder=folder, template=template))


def _write(found: "Newcomer") -> None:
    found.write()
    path = found.path.absolute()
    shown = path.relative_to(Path().absolute()) if path.is_relative_to(Path().absolute()) else path
    click.echo(visible(shown.as_posix()))
    for sentence in found.told:
        click.echo(visible(sentence), err=True)
    if found.blanks:
        click.echo(f"left to fill in: {counted(len(found.blanks), 'line')}", err=True)
    for place, line in found.blanks[:_MOST_SHOWN]:
        click.echo(visible(f"  {shown.as_posix()}:{place.line}:{place.column}: {line}"), err=True)
    if len(found.blanks) > _MOST_SHOWN:
        click.echo(f"  and {len(found.blanks) - _MOST_SHOWN} more", err=True)
