"""`rolelint rename`: another name for a role, level, dimension or capability, with every reference to it."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from rolelint.frame import visible
from rolelint.sentences import counted

if TYPE_CHECKING:
    from rolelint.renaming import Renaming


@click.command()
@click.argument("kind", type=click.Choice(("role", "level", "dimension", "capability")))
@click.argument("old")
@click.argument("new")
@click.option("--ladder", metavar="NAME", help="Only this ladder, and those that share its levels and dimensions.")
@click.option("--keep-alias", is_flag=True, help="Add the old name of a role to its aliases.")
@click.option("--diff", is_flag=True, help="Show what would change and write nothing; exit with 1 if anything would.")
@click.option(
    "--project",
    "path",
    type=click.Path(path_type=Path),
    default=".",
    help="The project that this folder or file lies in.  [default: the current folder]",
)
@click.pass_context
def command(
    context: click.Context,
    kind: str,
    old: str,
    new: str,
    path: Path,
    ladder: str | None,
    *,
    keep_alias: bool,
    diff: bool,
) -> None:
    """Give a role, level, dimension or capability another name, and change every reference to it.

    The file or folder that is called by a role's slug is renamed, too. Prose is left alone, and shown.
    """
    # Reading files brings the parsers along; --help needs none of them.
    from rolelint.renaming import Asked, renaming

    found = renaming(Asked(kind, old, new, path, ladder, keep_alias))
    if diff:
        for rewrite in found.rewrites:
            click.echo(rewrite.difference(), nl=False)
    else:
        found.write()
    for line in _told(found, is_dry=diff):
        click.echo(visible(line), err=diff)
    context.exit(1 if diff else 0)


def _told(found: "Renaming", *, is_dry: bool) -> list[str]:
    """Return the lines that say what a renaming did, or would do, and what it leaves."""
    would = "would " if is_dry else ""
    lines = [f"{would}{'change' if is_dry else 'changed'} {rewrite.name}" for rewrite in found.rewrites]
    lines += [f"{would}{'move' if is_dry else 'moved'} {old} to {new}" for old, new in found.moves]
    lines += [f"mentioned in prose, left alone: {path}:{line}:{column}" for path, line, column in found.mentions]
    lines += [f"left as it is: {remark}" for remark in found.remarks]
    return [*lines, f"{counted(len(found.rewrites), 'file')} {'to change' if is_dry else 'changed'}"]
