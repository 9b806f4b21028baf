"""What is plugged in: every module in a plug folder, found by being there."""

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType


def modules(folder: str) -> Iterator[ModuleType]:
    """Import and yield the modules of a plug folder such as `rules`, by name."""
    package = import_module(f"rolelint.{folder}")
    for info in sorted(iter_modules(package.__path__), key=lambda info: info.name):
        yield import_module(f"{package.__name__}.{info.name}")


def names(folder: str) -> tuple[str, ...]:
    """Return the names of the modules in a plug folder without importing them."""
    return tuple(sorted(info.name for info in iter_modules(import_module(f"rolelint.{folder}").__path__)))
