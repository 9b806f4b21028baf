"""What is kept of a project's files between runs: of each its state on the disk, and what was read from it.

One file of the cache per project and way of reading it: another configuration, version or installation finds nothing.
"""

import os
from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from pathlib import Path
from typing import NamedTuple

from rolelint import cache, disk
from rolelint.bundle import FULL, Bundle
from rolelint.disk import Look

_FIELDS = 9
_COLUMNS = 5


class Entry(NamedTuple):
    """A file as it was when it was read, whether somebody had called it a role, and where what is kept of it lies."""

    look: Look
    is_named: bool
    bundle: Bundle
    place: int


class Store:
    """The entries of one project, by absolute path of the file: those that were kept, and those that will be."""

    def __init__(self, root: Path, key: bytes) -> None:
        """Open what is kept of the project at a root; `key` is all that its files are read by."""
        self._key = b"\0".join((os.fsencode(root.resolve()), disk.digest(key)))
        self._file = cache.name("files", self._key)
        self._known = _Known.read(self._file, self._key)
        self._entries: dict[str, Entry] = {}
        self._loose: list[tuple[str, Look, bool, tuple[str, str]]] = []
        self._is_new = False

    def find(self) -> Iterator[tuple[Bundle, list[tuple[str, Entry]]]]:
        """Yield bundles, each with what is kept in it of files that are still the same, by path."""
        known = self._known
        looks = known.looks()
        for index, look in [*known.renewed(looks)]:
            looks[index] = look
            self._is_new = True
        for bundle, start, end in known.bundles:
            some = zip(
                known.paths[start:end], looks[start:end], known.named[start:end], known.places[start:end], strict=True
            )
            yield bundle, [(path, Entry(look, bool(named), bundle, place)) for path, look, named, place in some if look]

    def keep(self, path: str, entry: Entry, *, is_new: bool = True) -> None:
        """Keep an entry, which others lie beside in its bundle."""
        self._entries[path] = entry
        self._is_new = self._is_new or is_new

    def add(self, path: str, look: Look, texts: tuple[str, str], *, is_named: bool) -> None:
        """Keep texts of a file."""
        self._loose.append((path, look, is_named, texts))
        self._is_new = True
        if len(self._loose) >= FULL:
            self._bundle()

    def close(self) -> None:
        """Keep what was found and added, if that is any different from what was kept before; files that are gone go."""
        trail = disk.kept()
        if trail and (self._is_new or len(self._entries) != len(self._known.paths)):
            self._gather_up()
            cache.write(self._file, self._written(trail.began))

    def _bundle(self) -> None:
        bundle = Bundle.of([texts for *_, texts in self._loose])
        for place, (path, look, is_named, _) in enumerate(self._loose):
            self._entries[path] = Entry(look, is_named, bundle, place)
        self._loose.clear()

    def _gather_up(self) -> None:
        """Bundle anew what is left in bundles that have become small."""
        for bundle, paths in self._bundled():
            if len(paths) < FULL // 2:
                texts = bundle.texts
                for path in paths:
                    entry = self._entries.pop(path)
                    self.add(path, entry.look, texts[entry.place], is_named=entry.is_named)
        if self._loose:
            self._bundle()

    def _bundled(self) -> list[tuple[Bundle, list[str]]]:
        """Return the bundles that anything is kept in, with the paths of that in their order."""
        bundles: dict[int, tuple[Bundle, list[str]]] = {}
        for path, entry in self._entries.items():
            bundles.setdefault(id(entry.bundle), (entry.bundle, []))[1].append(path)
        for _, paths in bundles.values():
            paths.sort(key=lambda path: self._entries[path].place)
        return [*bundles.values()]

    def _written(self, began: int) -> Iterable[bytes]:
        bundles = self._bundled()
        paths = [path for _, some in bundles for path in some]
        entries = [self._entries[path] for path in paths]
        yield self._key
        yield began.to_bytes(8, "little", signed=True)
        yield os.fsencode("\0".join(paths))
        yield array("q", (number for entry in entries for number in entry.look[0])).tobytes()
        yield b"".join(entry.look[1] for entry in entries)
        yield bytes(entry.is_named for entry in entries)
        yield array("q", (entry.place for entry in entries)).tobytes()
        yield array("q", (len(some) for _, some in bundles)).tobytes()
        yield cache.pack(bundle.data for bundle, _ in bundles)


class _Known:
    """What was kept, in columns: paths, signatures, digests, whether somebody named them, places in their bundles."""

    def __init__(self, began: int = 0, paths: Sequence[str] = ()) -> None:
        """Begin with nothing, or with paths that were looked at after some time."""
        self.began = began
        self.paths = paths
        self.columns: list[Sequence[int]] = [()] * _COLUMNS
        self.digests: Sequence[bytes] = ()
        self.named: Sequence[int] = b""
        self.places: Sequence[int] = ()
        self.bundles: list[tuple[Bundle, int, int]] = []

    @classmethod
    def read(cls, file: str, key: bytes) -> "_Known":
        """Read a file of the cache; nothing where it does not keep what belongs to a key."""
        fields = cache.read(file)
        if fields is None or len(fields) != _FIELDS or fields[0] != key:
            return cls()
        try:
            return cls._of(*fields[1:])
        except ValueError:
            return cls()

    @classmethod
    def _of(cls, *fields: bytes) -> "_Known":
        began, paths, signatures, digests, named, places, counts, bundles = fields
        known = cls(int.from_bytes(began, "little", signed=True), os.fsdecode(paths).split("\0") if paths else [])
        numbers, size = array("q", signatures), disk.DIGEST_BYTES
        known.columns = [numbers[column::_COLUMNS] for column in range(_COLUMNS)]
        known.digests = [digests[at : at + size] for at in range(0, len(digests), size)]
        known.named = named
        known.places = array("q", places)
        ends = [*accumulate(array("q", counts), initial=0)]
        every = zip(map(Bundle, cache.unpack(bundles)), pairwise(ends), strict=True)
        known.bundles = [(bundle, start, end) for bundle, (start, end) in every]
        lengths = {*map(len, (*known.columns, known.digests, known.named, known.places)), ends[-1]}
        if lengths != {len(known.paths)} or not all(
            _is_rising(known.places[start:end]) for _, start, end in known.bundles
        ):
            raise ValueError("the columns do not belong together")
        return known

    def looks(self) -> list[Look | None]:
        """Return what was seen of each file."""
        return [*zip(zip(*self.columns, strict=True), self.digests, strict=True)]

    def renewed(self, looks: Sequence[Look | None]) -> Iterator[tuple[int, Look | None]]:
        """Yield by index the looks that are no longer as they were, as they are now; None for files that are other."""
        for index, signature in disk.suspects(self.paths, self.columns, self.began):
            known = looks[index]
            look = disk.looked(self.paths[index], signature, known) if known else None
            yield index, look if known and look and disk.is_same(known, look) else None


def _is_rising(places: Sequence[int]) -> bool:
    return all(one < other for one, other in pairwise((-1, *places)))
