"""The folder where rolelint keeps what it would otherwise work out anew, in files that are whole or count for nothing.

It is the user's own, outside of every project: `ROLELINT_CACHE_DIR`, else `rolelint` in the usual folder for caches.
Nothing in it is needed, and nothing in it is ever run: a file that is damaged, cut off, of another version or another
user's is not there, as far as anybody who asks is concerned, and what cannot be written is not kept. Who can write
into the folder can make rolelint say wrong things, so it is used only where nobody else can.
"""

import errno
import os
import stat
import sys
import time
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress

from rolelint import disk
from rolelint.version import VERSION

MAX_BYTES = 512 * 1_048_576
_MAGIC = b"rolelint cache 1\n"
_TAG = "CACHEDIR.TAG"
# The first line is the standard's own: https://bford.info/cachedir/
_TAG_TEXT = b"Signature: 8a477f597d28d172789f06886806bc55\n# Kept by rolelint. 'rolelint cache clear' empties it.\n"
_PREFIX, _SUFFIX, _UNFINISHED = "rolelint-", ".kept", ".tmp"
_OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH
_LENGTH = 8
_OLD_SECONDS = 3600
# Whoever writes is done in a fraction of the time that others wait.
_TRIES, _PAUSE_SECONDS = 100, 0.01

# Distributions by which files are read; of those it matters what they say, and not just which version they are.
_DECISIVE = ("rolelint-", "markdown_it_py-", "ruamel", "jsonschema")

# A file of the cache: when it was written, its name, and its size in bytes.
Kept = tuple[float, str, int]


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
    return f"{_PREFIX}{kind}-{zlib.crc32(key):08x}{zlib.adler32(key):08x}{_SUFFIX}"


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
    if place is None or not is_safe(place):
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

    Older files make room for it, so that all that is kept never takes more than `MAX_BYTES`.
    """
    body = pack(fields)
    data = b"".join((_MAGIC, zlib.crc32(body).to_bytes(4, "little"), body))
    place = folder()
    if place is None or len(data) > MAX_BYTES:
        return
    with suppress(OSError):
        _prepare(place)
        if is_safe(place):
            with _alone_in(place):
                _make_room(place, file, len(data))
                _put(place, file, data)


def installation() -> str:
    """Return what tells one installation from another: Python, the packages by name and version, and our own files.

    Installing the same once more, or elsewhere, makes no other one.
    """
    return " ".join((VERSION, sys.version, repr(sys.flags), sys.byteorder, *_own_files(), *_packages()))


def _own_files() -> Iterator[str]:
    """Yield names and sizes of our own files, and when those changed that nobody has installed as they are."""
    package = os.path.dirname(os.path.abspath(__file__))
    beside = os.path.dirname(package)
    installed = disk.signature(os.path.join(beside, f"rolelint-{VERSION}.dist-info", "RECORD"))[2]
    ours = _listed(package)
    folders = [entry.path for entry in ours if entry.is_dir() and entry.name != "__pycache__"]
    # In a checkout the schemas lie beside the package.
    for folder in (*folders, os.path.join(beside, "schemas")):
        ours += _listed(folder)
    for entry in ours:
        if _is_code(entry.name):
            found = entry.stat()
            # Whoever installs us writes the list of files last.
            changed = found.st_mtime_ns if found.st_mtime_ns > installed else 0
            yield f"{entry.name}:{found.st_size}:{changed}"


def _packages() -> Iterator[str]:
    """Yield what lies in the folders of packages, and of those that decide what we say what they consist of."""
    # `python -m` looks for packages in the current folder first, which is the project's. Python itself has a version.
    others = {"", os.getcwd(), os.path.dirname(os.__file__)}
    for folder in sys.path:
        if folder in others:
            continue
        for name in sorted(_names(folder)):
            yield name
            if name.startswith(_DECISIVE) and name.endswith(".dist-info"):
                with suppress(OSError), open(os.path.join(folder, name, "RECORD"), "rb") as file:
                    yield f"{zlib.crc32(file.read()):08x}"


def _names(folder: str) -> list[str]:
    try:
        return [name for name in os.listdir(folder) if name != "__pycache__"]
    except OSError:
        return []


def _listed(folder: str) -> list[os.DirEntry[str]]:
    with suppress(OSError), os.scandir(folder) as entries:
        return sorted(entries, key=lambda entry: entry.name)
    return []


def _is_code(name: str) -> bool:
    return name.endswith((".py", ".json"))


def contents() -> list[Kept]:
    """Return the files that the cache keeps, the one written longest ago first."""
    place = folder()
    return _entries(place) if place else []


def clear() -> list[Kept]:
    """Remove what is kept and return the files that are gone. Whatever else lies in the folder stays."""
    place = folder()
    return [one for one in _entries(place) if _is_removed(place, one[1])] if place and is_safe(place) else []


def _entries(place: str) -> list[Kept]:
    """Return what is ours in a folder that may hold other things too, and that others are at work in."""
    found = []
    with suppress(OSError), os.scandir(place) as entries:
        for entry in entries:
            if entry.name.startswith(_PREFIX) and entry.name.endswith((_SUFFIX, _UNFINISHED)):
                with suppress(OSError):
                    status = entry.stat(follow_symlinks=False)
                    found.append((status.st_mtime, entry.name, status.st_size))
    return sorted(found)


def _is_removed(place: str, file: str) -> bool:
    try:
        os.unlink(os.path.join(place, file))
    except OSError:
        return False
    return True


def is_safe(place: str) -> bool:
    """Tell whether a folder is there, and nobody else can put anything into it."""
    if sys.platform == "win32":
        return os.path.isdir(place)
    try:
        found = os.lstat(place)
    except OSError:
        return False
    return stat.S_ISDIR(found.st_mode) and _is_our_own(found)


def _is_our_own(found: os.stat_result) -> bool:
    return sys.platform == "win32" or (found.st_uid == os.geteuid() and not found.st_mode & _OTHERS_WRITE)


def _read(path: str) -> bytes | None:
    # A pipe would keep us waiting, and a link lead out of the folder.
    further = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    with open(path, "rb", opener=lambda name, flags: os.open(name, flags | further)) as file:
        found = os.fstat(file.fileno())
        if not (stat.S_ISREG(found.st_mode) and _is_our_own(found) and found.st_size <= MAX_BYTES):
            return None
        return file.read(MAX_BYTES + 1)


def _prepare(place: str) -> None:
    if os.path.isdir(place):
        return
    os.makedirs(os.path.dirname(place), exist_ok=True)
    with suppress(FileExistsError):
        os.mkdir(place, 0o700)
    with suppress(FileExistsError):
        _create(os.path.join(place, _TAG), _TAG_TEXT)


def _create(path: str, data: bytes) -> None:
    with open(path, "xb", opener=lambda name, flags: os.open(name, flags, 0o600)) as out:
        out.write(data)


def _put(place: str, file: str, data: bytes) -> None:
    beside = os.path.join(place, f"{_PREFIX}{os.urandom(8).hex()}{_UNFINISHED}")
    try:
        _create(beside, data)
        os.replace(beside, os.path.join(place, file))
    finally:
        with suppress(OSError):
            os.unlink(beside)


@contextmanager
def _alone_in(place: str) -> Iterator[None]:
    """Keep others from writing, so that what is there can be counted; an `OSError` where they take too long."""
    if sys.platform == "win32":
        yield
        return
    handle = os.open(place, os.O_RDONLY)
    try:
        _lock(handle)
        yield
    finally:
        os.close(handle)


def _lock(handle: int) -> None:
    import fcntl

    for _ in range(_TRIES):
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            time.sleep(_PAUSE_SECONDS)
        except OSError:
            return  # some file systems know no locks
        else:
            return
    raise BlockingIOError


def _make_room(place: str, file: str, size: int) -> None:
    """Remove what crashed runs left, and as many files as must go: the one to be replaced, then the oldest."""
    found = _entries(place)
    total = size + sum(bytes_kept for _, _, bytes_kept in found)
    for written, other, bytes_kept in sorted(found, key=lambda one: one[1] != file):
        is_left = other.endswith(_UNFINISHED) and abs(time.time() - written) > _OLD_SECONDS
        if (is_left or total > MAX_BYTES) and _is_removed(place, other):
            total -= bytes_kept
    if total > MAX_BYTES:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
