"""What is plugged in: every module in a plug folder, found by being there, and what other packages add to it.

Another package adds by an entry point of the group `rolelint.dialects`: its name is the name of the form, its value
the module that holds it, written like one of ours. Looking for such packages takes a while, so only a run that reads
files does.
"""

import sys
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import TYPE_CHECKING

from rolelint.errors import UserError

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

_OURS = "rolelint"


def modules(folder: str) -> Iterator[ModuleType]:
    """Import and yield the modules of a plug folder such as `rules`, by name."""
    package = import_module(f"rolelint.{folder}")
    for info in sorted(iter_modules(package.__path__), key=lambda info: info.name):
        yield import_module(f"{package.__name__}.{info.name}")


def module(folder: str, name: str) -> ModuleType:
    """Import one module of a plug folder."""
    return import_module(f"rolelint.{folder}.{name}")


def names(folder: str) -> tuple[str, ...]:
    """Return the names of the modules in a plug folder without importing them."""
    return tuple(sorted(info.name for info in iter_modules(import_module(f"rolelint.{folder}").__path__)))


def added(folder: str, value: str, kind: type) -> Iterator[tuple[str, object]]:
    """Yield what other packages add to a plug folder, by name: `value` of each module, which is of a `kind`.

    Names that are taken, and modules that cannot be used, are a `UserError` that names the packages.
    """
    found = _entries(folder)
    owners = {name.replace("_", "-"): _OURS for name in names(folder)}
    for (name, package), entry in sorted(found.items()):
        if name in owners:
            raise UserError(
                f"'{name}' in {folder} comes from two packages: '{owners[name]}' and '{package}'",
                f"rename it in one of them, or remove one: pip uninstall {package}",
            )
        owners[name] = package
        yield name, _value(entry, package, value, kind)


def files(folder: str) -> Iterator[str]:
    """Yield the files of the modules that other packages have added to a plug folder."""
    for _, entry in sorted(_entries(folder).items()):
        file = getattr(sys.modules.get(entry.module), "__file__", None)
        if file:
            yield file


@cache
def _entries(folder: str) -> "dict[tuple[str, str], EntryPoint]":
    from importlib.metadata import entry_points  # takes longer to import than most commands take to run

    # An editable install lists its entry points once for each folder of the path that it is found by.
    return {(entry.name, _package(entry)): entry for entry in entry_points(group=f"{_OURS}.{folder}")}


def _package(entry: "EntryPoint") -> str:
    return entry.dist.name if entry.dist else entry.module


def _value(entry: "EntryPoint", package: str, value: str, kind: type) -> object:
    hint = f"repair the package '{package}', or remove it: pip uninstall {package}"
    try:
        loaded = entry.load()
    except Exception as error:  # noqa: BLE001 - a foreign module may raise anything, and it is not our bug
        reason = f"{type(error).__name__}: {error}"
        raise UserError(f"the plug-in '{entry.name}' of '{package}' cannot be imported: {reason}", hint) from None
    found = getattr(loaded, value, None)
    if not isinstance(found, kind) or getattr(found, "name", None) != entry.name:
        wanted = f"a {kind.__name__} called '{entry.name}'"
        raise UserError(f"the plug-in '{entry.name}' of '{package}' has no {value} that is {wanted}", hint)
    return found
