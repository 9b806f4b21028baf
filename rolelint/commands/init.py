"""`rolelint init`: make a project of a folder, as it is."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from rolelint.sentences import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rolelint.beginning import Addition, Beginning
    from rolelint.report import Report


@click.command()
@click.argument("folder", required=False, default=".", type=click.Path(path_type=Path))
@click.option("--write", is_flag=True, help="Add the hook for pre-commit and the workflow for CI, too.")
def command(folder: Path, *, write: bool) -> None:
    """Make a project of a folder: adopt the roles and ladders in it as they are, or begin with one of each.

    Writes rolelint.toml, and a baseline of what is found today. No file that is there is changed, but for what --write
    adds to .pre-commit-config.yaml.
    """
    # Reading files brings the parsers along; --help needs none of them.
    from rolelint import beginning
    from rolelint.frame import page
    from rolelint.summary import closing
    from rolelint.today import today

    begun = None if write and _is_project(folder) else beginning.begin(folder, today(None))
    more = beginning.additions(folder)
    beginning.write(begun, more if write else ())
    found = begun.report if begun else None
    blocks = [closing(found)] if found else []
    blocks.append(_written(begun, more if write else ()))
    if begun and begun.learned:
        blocks.append(["learned from the files", *(f"  {line}" for line in begun.learned)])
    if found:
        blocks += _foremost(found)
    click.echo(page([*blocks, *_snippets(more, is_written=write)]), nl=False)


def _is_project(folder: Path) -> bool:
    from rolelint import settings

    found = settings.find(folder)
    return found is not None and found.parent == folder.resolve()


def _written(begun: "Beginning | None", more: "Sequence[Addition]") -> list[str]:
    lines = [f"wrote {name}" for name in begun.texts] if begun else []
    for one in more:
        verb = "wrote" if one.before is None else "added rolelint to"
        lines.append(f"left {one.name} as it is: {one.why}" if one.why else f"{verb} {one.name}")
    if begun and begun.report and begun.report.diagnostics:
        count = counted(len(begun.report.diagnostics), "finding")
        lines.append(f"{count} of today stand in the baseline: `rolelint check` tells what is new")
    elif begun and not begun.report:
        lines.append("there was no role here, so these are examples: change them, or `rolelint new` for more")
    if begun and begun.inside:
        lines.append(f"projects of their own, left as they are: {', '.join(begun.inside)}")
    return lines


def _foremost(report: "Report") -> "Iterator[list[str]]":
    from rolelint.foremost import foremost
    from rolelint.frame import drawn

    chosen = foremost(report)
    if chosen:
        yield [f"most worth your time, of {counted(len(report.diagnostics), 'finding')}"]
        yield from (drawn(one, report.sources) for one in chosen)


def _snippets(more: "Sequence[Addition]", *, is_written: bool) -> "Iterator[list[str]]":
    """Yield what is to be copied: all that is not written."""
    from rolelint.snippets import ADDRESS

    for one in more:
        if one.snippet and (one.why or not is_written):
            yield [f"for {one.name}", *(f"  {line}".rstrip() for line in one.snippet.splitlines())]
    notes = [] if is_written else ["`rolelint init --write` adds both"]
    if any(ADDRESS in one.snippet for one in more):
        notes.append(f"{ADDRESS} stands for the address that you cloned rolelint from: put it in its place")
    yield notes
