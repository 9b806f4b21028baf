"""`rolelint cache`: where results are kept, how much, and away with them."""

import click

from rolelint import cache
from rolelint.sentences import counted


@click.group()
def command() -> None:
    """Show or empty the folder where results are kept between runs."""


@command.command()
def info() -> None:
    """Say where the cache lies, what it holds, and how large it may become."""
    place = cache.folder()
    kept = cache.contents()
    size = sum(size for _, size in kept)
    click.echo(place or "no folder: neither ROLELINT_CACHE_DIR nor HOME is set")
    click.echo(f"{counted(len(kept), 'file')}, {_megabytes(size)} of at most {_megabytes(cache.MAX_BYTES)}")


@command.command()
def clear() -> None:
    """Remove everything that is kept."""
    size = sum(size for _, size in cache.contents())
    click.echo(f"removed {counted(cache.clear(), 'file')}, {_megabytes(size)}")


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:,.1f} MB"
