"""`rolelint convert`: role and ladder files of other forms, brought to the canonical one."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from rolelint.errors import UserError

if TYPE_CHECKING:
    from rolelint.conversion import Conversion


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="FILE|FOLDER", help="Write there instead of printing."
)
@click.option("--stubs", is_flag=True, help="Write TODO where the canonical form demands what is not there.")
@click.option("--force", is_flag=True, help="Replace files that exist.")
def command(paths: tuple[Path, ...], output: Path | None, *, stubs: bool, force: bool) -> None:
    """Bring role and ladder files of other forms to the canonical one.

    Nothing is made up, and nothing gets lost: what has no field is kept under x- in the front matter.
    """
    # Reading files brings the parsers along; --help needs none of them.
    from rolelint.conversion import convert
    from rolelint.files import write

    found = convert(paths, stubs=stubs)
    targets = _targets(found, output)
    if not force:
        _refuse_existing(targets)
    for one, target in zip(found, targets, strict=True):
        if target is None:
            click.echo(one.text, nl=False, color=False)
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            write(target, one.text)
        where = f" -> {target}" if target else ""
        click.echo("\n  ".join((f"{one.source}{where}", *one.told)), err=True)


def _targets(found: "tuple[Conversion, ...]", output: Path | None) -> list[Path | None]:
    """Return the file of each role: in a folder they are called by their slugs."""
    if output is None or output.suffix:
        if len(found) > 1:
            where = f"'{output}' is one file" if output else "they do not fit into one text"
            raise UserError(f"these are {len(found)} roles, and {where}", "name a folder with --output")
        return [output for _ in found]
    targets: list[Path | None] = [output / f"{one.slug}.md" for one in found]
    twice = next((target for target in targets if targets.count(target) > 1), None)
    if twice:
        raise UserError(f"two of these roles would become '{twice}'", "convert them one by one, or give them a slug")
    return targets


def _refuse_existing(targets: "list[Path | None]") -> None:
    existing = [target for target in targets if target and target.exists()]
    if existing:
        more = f" and {len(existing) - 1} more" if len(existing) > 1 else ""
        raise UserError(f"'{existing[0]}'{more} exists already", "say --force to replace it, or name another folder")
