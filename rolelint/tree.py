"""The files of a project as links see them: what is there, what is not, and of what nobody can tell."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from posixpath import basename, dirname

from rolelint.frozen import frozen


@frozen
class Tree:
    """Every file beneath a folder, by path as reports name it; folders that were not looked into are among them.

    `prefix` is the folder itself, with a slash at its end; "" where paths begin there.
    """

    names: frozenset[str] = frozenset()
    prefix: str = ""

    def reaches(self, path: str) -> bool:
        """Tell whether it is known what lies at a path: it is in the folder, and not in one that was not looked into.

        What lies behind a symbolic link is not known either.
        """
        is_inside = path.startswith(self.prefix) and path.partition("/")[0] not in {"..", "."}
        return bool(self.names) and is_inside and not any(folder in self.names for folder in _folders(path))

    @cached_property
    def folders(self) -> frozenset[str]:
        """The folders that hold files."""
        return frozenset(folder for name in self.names for folder in _folders(name))

    @cached_property
    def by_basename(self) -> Mapping[str, tuple[str, ...]]:
        """The files by their last names without regard to case, sorted."""
        found: dict[str, list[str]] = {}
        for name in sorted(self.names):
            found.setdefault(basename(name).casefold(), []).append(name)
        return {last: tuple(names) for last, names in found.items()}

    def inside(self, folder: str) -> tuple[str, ...]:
        """Return the files that lie directly in a folder, sorted; "" is the outermost one."""
        return self._by_folder.get(folder, ())

    @cached_property
    def _by_folder(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for name in sorted(self.names):
            found.setdefault(dirname(name), []).append(name)
        return {folder: tuple(names) for folder, names in found.items()}


def _folders(path: str) -> Iterator[str]:
    """Yield the folders that a path lies in, the innermost first."""
    while path := dirname(path):
        yield path
