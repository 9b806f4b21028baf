"""`rolelint export`: what the role files say, as data and documents for others."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from rolelint.errors import UserError

if TYPE_CHECKING:
    from rolelint.copies import Copy
    from rolelint.delivery import Delivery

_SUFFIXES = {".json": "json", ".csv": "csv", ".jsonld": "occupation"}


@click.command()
@click.argument("names", nargs=-1, metavar="[ROLE|LADDER|PATH]...")
@click.option(
    "--project",
    type=click.Path(path_type=Path, exists=True),
    metavar="PATH",
    help="The project that PATH lies in.  [default: that of the paths, else the current folder]",
)
@click.option(
    "--output-format", metavar="FORMAT", help="json (default), csv, occupation, job-description or onboarding."
)
@click.option("--format", "output_format", hidden=True)
@click.option(
    "-o",
    "--output",
    metavar="FILE|FOLDER",
    help="Write one FILE, or a FOLDER with a file for each role; a name without an ending is a folder.",
)
@click.option("--table", metavar="TABLE", help="With csv: only this table, such as responsibilities or metrics.")
@click.option(
    "--include", multiple=True, metavar="KEY", help="Private data to put in: owner, or a key with x-; repeatable."
)
@click.option("--check", is_flag=True, help="Show which files are stale, and exit with 1 if any is.")
@click.option("--force", is_flag=True, help="Replace files that no export has written.")
@click.pass_context
def command(context: click.Context, /, **options: Any) -> None:
    """Write roles and ladders as data, or as documents about roles.

    Without names everything in the project is exported. Without --output it is printed.
    """
    # Reading files brings the parsers along; --help needs none of them.
    from rolelint import delivery

    _refuse_mixtures(options)
    form = _form(options, delivery.DEFAULT)
    found = delivery.prepared(options["names"], options["project"], form, options["include"], options["table"])
    if options["output"]:
        context.exit(_keep(found, options))
    click.echo(found.text, nl=False, color=False)
    _tell(found)


def _refuse_mixtures(options: dict[str, Any]) -> None:
    """Refuse options that do not go together."""
    for name in ("check", "force"):
        if options[name] and not options["output"]:
            raise UserError(f"--{name} is about files", "name one, or a folder, with --output")
    if options["check"] and options["force"]:
        raise UserError("--check and --force exclude each other", "keep one of them")


def _form(options: dict[str, Any], default: str) -> str:
    """Return the form to write: what is asked for, else what the file's ending says, else the usual one."""
    output = options["output"]
    if options["output_format"] or not output or _is_folder(output):
        return options["output_format"] or default
    form = _SUFFIXES.get(Path(output).suffix.lower())
    if form is None:
        raise UserError(f"the name '{output}' does not say which form to write", "say it with --output-format")
    return form


def _is_folder(output: str) -> bool:
    return output.endswith(("/", os.sep)) or Path(output).is_dir() or not (Path(output).suffix or Path(output).exists())


def _keep(found: "Delivery", options: dict[str, Any]) -> int:
    """Write what is stale, or show it; returns the exit code."""
    path, is_folder = Path(options["output"]), _is_folder(options["output"])
    copies = found.folder(path) if is_folder else [found.file(path)]
    stale = [copy for copy in copies if copy.is_stale]
    leftovers = found.leftovers(path) if is_folder else []
    if options["check"]:
        lines = [line for copy in stale for line in copy.difference()]
        _say(*lines, *(f"stale: {copy.name}" for copy in stale), *(f"left over: {name}" for name in leftovers))
    else:
        found.demand_replaceable(stale, is_forced=options["force"])
        _write(stale, path if is_folder else path.parent, is_folder=is_folder)
        _say(*(f"left over, and nothing writes it any more: {name}" for name in leftovers), is_error=True)
    if not (stale or leftovers or found.broken):
        _say("every export is up to date")
    _tell(found)
    return int(options["check"] and bool(stale or leftovers or found.broken))


def _write(stale: "list[Copy]", folder: Path, *, is_folder: bool) -> None:
    """Write these files, none if one of them is known to refuse; what is written is told before the next may fail."""
    if is_folder:
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            reason = os.strerror(error.errno or 0).lower()
            raise UserError(f"the folder '{folder}' cannot be made: {reason}") from None
    for copy in stale:
        copy.demand_writable()
    for copy in stale:
        copy.write()
        _say(f"written: {copy.name}")


def _tell(found: "Delivery") -> None:
    """Say on the standard error what is not in the export although it lies in the project."""
    _say(
        *(f"left out, since it cannot be read: {path} (rolelint check says why)" for path in found.broken),
        *(f"left out, since it does not fit: {said}" for said in found.left_out),
        is_error=True,
    )


def _say(*lines: str, is_error: bool = False) -> None:
    from rolelint.frame import visible

    for line in lines:
        click.echo(visible(line), err=is_error)
