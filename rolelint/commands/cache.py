"""`rolelint cache`: where results are kept, how much, and away with them."""

import os
from collections.abc import Sequence

import click

from rolelint import cache
from rolelint.frame import visible
from rolelint.sentences import counted

_MEGABYTE = 1_000_000


@click.group()
def command() -> None:
    """Show or empty the folder where results are kept between runs."""


@command.command()
def info() -> None:
    """Say where the cache lies, what it holds, and how large it may become."""
    place = cache.folder()
    kept = cache.contents()
    click.echo(visible(place) if place else "no folder: neither ROLELINT_CACHE_DIR nor HOME is set")
    if place and os.path.lexists(place) and not cache.is_safe(place):
        click.echo("it is not used: it is no folder of yours that nobody else can write into")
    click.echo(f"{counted(len(kept), 'file')}, {_megabytes(kept)} of at most {cache.MAX_BYTES / _MEGABYTE:,.1f} MB")


@command.command()
def clear() -> None:
    """Remove everything that is kept."""
    removed = cache.clear()
    click.echo(f"removed {counted(len(removed), 'file')}, {_megabytes(removed)}")


def _megabytes(kept: Sequence[cache.Kept]) -> str:
    return f"{sum(size for _, _, size in kept) / _MEGABYTE:,.1f} MB"
