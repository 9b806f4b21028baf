"""The folder where rolelint keeps what it would otherwise work out anew, in files that are whole or count for nothing.

It is the user's own, outside of every project: `ROLELINT_CACHE_DIR`, else `rolelint` in the usual folder for caches.
Nothing in it is needed, and nothing in it is ever run: a file that is damaged, cut off, of another version or another
user's is not there, as far as anybody who asks is concerned, and what cannot be written is not kept.
"""

import os
import stat
import sys
import time
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress

from rolelint import disk
from rolelint.version import VERSION

MAX_BYTES = 512 * 1_048_576
_MAGIC = b"rolelint cache 1\n"
_TAG = "CACHEDIR.TAG"
# The first line is the standard's own: https://bford.info/cachedir/
_TAG_TEXT = b"Signature: 8a477f597d28d172789f06886806bc55\n# Kept by rolelint. 'rolelint cache clear' empties it.\n"
_SUFFIX, _UNFINISHED = ".kept", ".tmp"
_OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH
_LENGTH = 8
_OLD_SECONDS = 3600


def folder() -> str | None:
    """Return where the cache lies, or would; None where the environment names no place."""
    own = os.environ.get("ROLELINT_CACHE_DIR")
    if own:
        return os.path.abspath(own)
    usual = os.environ.get("LOCALAPPDATA" if sys.platform == "win32" else "XDG_CACHE_HOME", "")
    if os.path.isabs(usual):
        return os.path.join(usual, "rolelint")
    home = os.path.expanduser("~")
    return os.path.join(home, ".cache", "rolelint") if os.path.isabs(home) else None


def name(kind: str, key: bytes) -> str:
    """Return the name of the file that keeps something of a kind; whoever reads it compares the key that it holds."""
    return f"{kind}-{zlib.crc32(key):08x}{zlib.adler32(key):08x}{_SUFFIX}"


def pack(fields: Iterable[bytes]) -> bytes:
    """Return fields as one stretch of bytes, each with its length before it."""
    return b"".join(part for field in fields for part in (len(field).to_bytes(_LENGTH, "little"), field))


def unpack(data: bytes) -> list[bytes]:
    """Return the fields of a stretch of bytes; a `ValueError` where it is none."""
    fields, at = [], 0
    while at < len(data):
        start = at + _LENGTH
        at = start + int.from_bytes(data[at:start], "little")
        if at > len(data):
            raise ValueError("a field is cut off")
        fields.append(data[start:at])
    return fields


def read(file: str) -> list[bytes] | None:
    """Return the fields that a file of the cache keeps; None where it keeps none that can be trusted."""
    place = folder()
    if place is None or not _is_ours(place):
        return None
    try:
        data = _read(os.path.join(place, file))
        if data is None or not data.startswith(_MAGIC):
            return None
        start = len(_MAGIC) + 4
        body = data[start:]
        if zlib.crc32(body).to_bytes(4, "little") != data[len(_MAGIC) : start]:
            return None
        return unpack(body)
    except (OSError, ValueError):
        return None


def write(file: str, fields: Iterable[bytes]) -> None:
    """Keep fields in a file of the cache, in one stroke; where that fails, nothing is kept.

    Older files make room for it, so that the whole folder never holds more than `MAX_BYTES`.
    """
    body = pack(fields)
    data = b"".join((_MAGIC, zlib.crc32(body).to_bytes(4, "little"), body))
    place = folder()
    if place is None or len(data) > MAX_BYTES:
        return
    import secrets  # it brings hashes along, and most runs keep nothing new

    beside = os.path.join(place, f"{secrets.token_hex(8)}{_UNFINISHED}")
    try:
        _prepare(place)
        if not _is_ours(place):
            return
        _make_room(place, file, len(data))
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with open(handle, "wb") as out:
            out.write(data)
        os.replace(beside, os.path.join(place, file))
    except OSError:
        with suppress(OSError):
            os.unlink(beside)
    except BaseException:
        with suppress(OSError):
            os.unlink(beside)
        raise


def installation() -> str:
    """Return what tells one installation from another: versions, our own files, and the folders of packages."""
    package = os.path.dirname(os.path.abspath(__file__))
    with os.scandir(package) as entries:
        folders = [package, *sorted(entry.path for entry in entries if entry.is_dir())]
    files = []
    for one in folders:
        with os.scandir(one) as entries:
            files += sorted(f"{entry.name}:{entry.stat().st_mtime_ns}" for entry in entries if _is_code(entry.name))
    packages = (f"{path}:{disk.signature(path)[2]}" for path in sys.path if path)
    return " ".join((VERSION, sys.version, repr(sys.flags), sys.byteorder, *files, *packages))


def _is_code(name: str) -> bool:
    return name.endswith((".py", ".json"))


def contents() -> list[tuple[str, int]]:
    """Return the files that the cache keeps, by name, with their sizes in bytes."""
    place = folder()
    return sorted((entry.name, entry.stat().st_size) for entry in _entries(place)) if place else []


def clear() -> int:
    """Remove what is kept and return how many files that were. Whatever else lies in the folder stays."""
    place = folder()
    removed = 0
    for entry in [*_entries(place)] if place and _is_ours(place) else []:
        with suppress(OSError):
            os.unlink(entry.path)
            removed += 1
    return removed


def _entries(place: str) -> Iterator[os.DirEntry[str]]:
    with suppress(OSError), os.scandir(place) as entries:
        yield from (entry for entry in entries if entry.name.endswith((_SUFFIX, _UNFINISHED)))


def _is_ours(place: str) -> bool:
    """Tell whether nobody else can put anything into a folder."""
    if sys.platform == "win32":
        return True
    try:
        found = os.lstat(place)
    except OSError:
        return False
    is_open = found.st_mode & _OTHERS_WRITE
    return stat.S_ISDIR(found.st_mode) and found.st_uid == os.geteuid() and not is_open


def _read(path: str) -> bytes | None:
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    with open(os.open(path, flags), "rb") as file:
        found = os.fstat(file.fileno())
        is_ours = sys.platform == "win32" or found.st_uid == os.geteuid()
        if not (stat.S_ISREG(found.st_mode) and is_ours and found.st_size <= MAX_BYTES):
            return None
        return file.read()


def _prepare(place: str) -> None:
    if os.path.isdir(place):
        return
    os.makedirs(os.path.dirname(place), exist_ok=True)
    with suppress(FileExistsError):
        os.mkdir(place, 0o700)
    with suppress(FileExistsError), open(os.path.join(place, _TAG), "xb") as tag:
        tag.write(_TAG_TEXT)


def _make_room(place: str, file: str, size: int) -> None:
    """Remove what crashed runs left, and the files that were written longest ago until this one fits in."""
    found = sorted((entry.stat().st_mtime, entry.name, entry.stat().st_size) for entry in _entries(place))
    others = [one for one in found if one[1] != file]
    total = size + sum(one[2] for one in others)
    for written, other, bytes_kept in others:
        is_left = other.endswith(_UNFINISHED) and abs(time.time() - written) > _OLD_SECONDS
        if is_left or total > MAX_BYTES:
            with suppress(OSError):
                os.unlink(os.path.join(place, other))
            total -= bytes_kept
