"""What is plugged in: every module in a plug folder, found by being there, and what other packages add to it.

Another package adds by an entry point of the group `rolelint.dialects`: its name is the name of the form, its value
the module that holds it, written like one of ours. Looking for such packages takes a while, so only a run that reads
files does, and asks `importlib.metadata` only where some package may add something.
"""

import os
import sys
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from importlib.machinery import PathFinder
from pathlib import Path
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
    group = f"{_OURS}.{folder}"
    if not may_add(group):
        return {}
    from importlib.metadata import entry_points  # takes longer to import than most commands take to run

    # An editable install lists its entry points once for each folder of the path that it is found by.
    return {(entry.name, _package(entry)): entry for entry in entry_points(group=group)}


def may_add(group: str) -> bool:
    """Tell whether a package may add to a group; where none may, `importlib.metadata` finds none either.

    It asks finders for packages, and the usual one looks into the folders of the path for what tells of a package.
    Its text names the group; who asks for that alone need not take it apart. Other finders are not second-guessed.
    """
    others = (finder for finder in sys.meta_path if finder is not PathFinder)
    return any(hasattr(finder, "find_distributions") for finder in others) or any(
        _is_named(group.encode(), folder or ".") for folder in sys.path
    )


def _is_named(group: bytes, folder: str) -> bool:
    try:
        with os.scandir(folder) as entries:
            names = [entry.name for entry in entries]
    except NotADirectoryError:
        return True  # an archive may hold packages
    except OSError:
        return False
    told = (name for name in names if name.lower().endswith((".dist-info", ".egg-info")) or name.lower() == "egg-info")
    return any(group in _text(Path(folder, name, "entry_points.txt")) for name in told)


def _text(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


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
