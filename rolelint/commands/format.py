"""`rolelint format`: canonical text of role and ladder files."""

import codecs
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rolelint.errors import UserError
from rolelint.frame import visible
from rolelint.sentences import counted

if TYPE_CHECKING:
    from rolelint.formatting import Formatting


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--check", is_flag=True, help="Write nothing; list what would change, and exit with 1 if anything would.")
@click.option("--diff", is_flag=True, help="Write nothing; show what would change, and exit with 1 if anything would.")
@click.option("--stdin-filename", metavar="PATH", help="Read this file's text from standard input, print it formatted.")
@click.pass_context
def command(
    context: click.Context, paths: tuple[Path, ...], stdin_filename: str | None, *, check: bool, diff: bool
) -> None:
    """Write role and ladder files in their canonical text, without a change of what they say.

    Files in other forms are left alone, and so is prose. `rolelint convert` brings files to the canonical form.
    """
    # Reading files brings the parsers along; --help needs none of them.
    from rolelint.formatting import run

    if paths and stdin_filename:
        raise UserError("--stdin-filename names the one file to format", "leave out the paths")
    given = sys.stdin.buffer.read() if stdin_filename else b""
    found = run(paths, (Path(stdin_filename), given) if stdin_filename else None)
    is_dry = check or diff
    for rewrite in found.rewrites:
        if diff:
            click.echo(rewrite.difference(), nl=False)
        elif check or not stdin_filename:
            click.echo(visible(f"{'would format' if check else 'formatted'} {rewrite.name}"))
    if stdin_filename and not is_dry:
        click.echo(_bytes(found, given), nl=False)
    elif not is_dry:
        found.write()
    click.echo(_summary(found, is_dry=is_dry), err=bool(diff or stdin_filename))
    _tell_bugs(found)
    context.exit(1 if found.rewrites and is_dry else 0)


def _bytes(found: "Formatting", given: bytes) -> bytes:
    """Return what came from standard input, formatted; its byte order mark stays."""
    mark = codecs.BOM_UTF8 if given.startswith(codecs.BOM_UTF8) else b""
    return next((mark + rewrite.after.encode() for rewrite in found.rewrites), given)


def _summary(found: "Formatting", *, is_dry: bool) -> str:
    verb = "to format" if is_dry else "formatted"
    parts = [f"{counted(len(found.rewrites), 'file')} {verb}", f"{found.settled} already in canonical text"]
    parts += [f"{number} left alone: {reason}" for reason, number in sorted(found.left_alone.items())]
    return ", ".join(parts)


def _tell_bugs(found: "Formatting") -> None:
    """Name the files that stay because of a bug of ours, and hand the first one to who reports bugs."""
    for path, error in found.failed.items():
        click.echo(visible(f"left as it is: {path}: {error}"), err=True)
    for error in found.failed.values():
        raise error
