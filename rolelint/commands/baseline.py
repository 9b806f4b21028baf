"""`rolelint baseline`: the findings that a project knows of already, in a file."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from rolelint.sentences import counted

if TYPE_CHECKING:
    from rolelint.debts import Balance

_Decorated = Callable[..., Any]


@click.group()
def command() -> None:
    """Keep a file of the findings that are known already, so that `check` tells only of new ones."""


def _options(function: _Decorated) -> _Decorated:
    for decorate in (
        click.option("--today", metavar="DATE", help="The day to judge by, as 2026-03-31."),
        click.option(
            "--baseline", type=click.Path(path_type=Path), metavar="FILE", help="Another file than the project's own."
        ),
        click.option(
            "--project",
            type=click.Path(path_type=Path),
            default=Path(),
            metavar="PATH",
            help="The project that PATH lies in.  [default: the current folder]",
        ),
    ):
        function = decorate(function)
    return function


@command.command()
@_options
def create(**options: Any) -> None:
    """Write the file, with every finding that there is now."""
    balance = _done("create", options)
    click.echo(f"wrote {balance.file}: {counted(balance.entries, 'finding')}")


@command.command()
@_options
def update(**options: Any) -> None:
    """Write the file anew, with every finding that there is now; reasons stay."""
    _tell(_done("update", options))


@command.command()
@_options
def prune(**options: Any) -> None:
    """Take out what has been mended, and nothing else."""
    _tell(_done("prune", options))


def _done(name: str, options: dict[str, Any]) -> "Balance":
    # Reading files brings the parsers along; --help needs none of them.
    from rolelint import debts
    from rolelint.today import today

    does: Callable[..., Balance] = getattr(debts, name)
    return does(options["project"], options["baseline"], today(options["today"]))


def _tell(balance: "Balance") -> None:
    changes = [f"{number} {verb}" for number, verb in ((balance.gained, "added"), (balance.lost, "removed")) if number]
    told = ", ".join(changes) or "as it was"
    click.echo(f"{balance.file}: {counted(balance.entries, 'finding')}, {told}")
