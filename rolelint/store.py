"""What is kept of a project's files between runs: of each its state on the disk, and what was read from it.

One file of the cache per project and way of reading it: another configuration, version or installation finds nothing.
"""

import os
from array import array
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from rolelint import cache, disk
from rolelint.disk import Look

_FIELDS = 8


class Entry(NamedTuple):
    """A file as it was when it was read, whether somebody had called it a role, and what is kept of it."""

    look: Look
    is_named: bool
    text: str


class Store:
    """The entries of one project, by path of the file. Looking one up leaves a note on the trail."""

    def __init__(self, root: Path, key: bytes) -> None:
        """Open what is kept of the project at a root; `key` is all that its files are read by."""
        self._key = b"\0".join((os.fsencode(root.resolve()), disk.digest(key)))
        self._file = cache.name("files", self._key)
        self._began = 0
        self._entries = self._read()
        self._found: dict[str, Entry] = {}
        self._is_new = False

    def find(self, path: str, *, is_named: bool) -> Entry | None:
        """Return what is kept of the file at an absolute path as it is now; None where that is nothing."""
        entry = self._entries.get(path)
        if entry is None or entry.is_named != is_named:
            return None
        look = disk.renewed(path, entry.look, self._began)
        if look:
            if not disk.is_same(entry.look, look):
                return None
            entry = entry._replace(look=look)
            self._is_new = True
        disk.noted(path, entry.look)
        self._found[path] = entry
        return entry

    def add(self, path: str, entry: Entry) -> None:
        """Keep an entry for the file at an absolute path."""
        self._found[path] = entry
        self._is_new = True

    def close(self) -> None:
        """Keep what was found and added, if that is any different from what was kept before; files that are gone go."""
        trail = disk.kept()
        if trail and (self._is_new or len(self._found) != len(self._entries)):
            cache.write(self._file, self._written(trail.began))

    def _written(self, began: int) -> Iterable[bytes]:
        entries = self._found
        texts = [entry.text.encode("utf-8", "surrogatepass") for entry in entries.values()]
        yield self._key
        yield began.to_bytes(8, "little", signed=True)
        yield os.fsencode("\0".join(entries))
        yield array("q", (number for entry in entries.values() for number in entry.look[0])).tobytes()
        yield b"".join(entry.look[1] for entry in entries.values())
        yield bytes(entry.is_named for entry in entries.values())
        yield array("q", map(len, texts)).tobytes()
        yield b"".join(texts)

    def _read(self) -> dict[str, Entry]:
        fields = cache.read(self._file)
        if fields is None or len(fields) != _FIELDS or fields[0] != self._key:
            return {}
        _, began, paths, signatures, digests, named, lengths, texts = fields
        self._began = int.from_bytes(began, "little", signed=True)
        numbers, ends = array("q"), array("q")
        try:
            numbers.frombytes(signatures)
            ends.frombytes(lengths)
            names = os.fsdecode(paths).split("\0") if paths else []
            columns = iter(numbers)
            known = zip(columns, columns, columns, columns, columns, strict=True)
            size = disk.DIGEST_BYTES
            contents = [digests[at : at + size] for at in range(0, len(digests), size)]
            found, at = {}, 0
            for name, one, content, is_named, length in zip(names, known, contents, named, ends, strict=True):
                text = texts[at : at + length].decode("utf-8", "surrogatepass")
                found[name] = Entry((one, content), bool(is_named), text)
                at += length
        except ValueError:
            return {}
        return found
