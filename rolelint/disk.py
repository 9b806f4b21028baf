"""Looking at the disk, and a trail of all looks, by which a later run can tell whether anything is different now.

Whoever decides anything by what lies on the disk looks through this module: at what is there (`is_file`, `is_folder`,
`exists`), at what a file says (`saw`), at what lies in a folder (`listed`), or asks git (`answered`). While a trail is
being kept, each look leaves a note on it; without one nothing is noted.

This is imported at the start of every run, before anything heavy: it needs nothing but the interpreter's own modules.
"""

import os
import stat
import time
from collections.abc import Iterator, Mapping

# What `os.stat` says of a path: kind, size, times of change of content and status in nanoseconds, inode. A path that
# cannot be looked at has its error number, negative, for a kind.
Signature = tuple[int, int, int, int, int]
# A signature, and the digest of what was read, a file's content or a folder's names; empty where only the kind counts.
Look = tuple[Signature, bytes]
# A question to git: the folder that it was asked in, and the words of the command line.
Question = tuple[str, tuple[str, ...]]

DIGEST_BYTES = 16
# Two changes within one tick of a file system's clock leave the same times behind. The coarsest, FAT's, ticks so often.
_TICK = 2_000_000_000


class Trail:
    """What has been looked at since somebody began to keep a trail: looks by path, and digests of git's answers."""

    __slots__ = ("answers", "began", "is_whole", "looks")

    def __init__(self) -> None:
        """Begin with nothing."""
        self.began = time.time_ns()
        self.looks: dict[str, Look] = {}
        self.answers: dict[Question, bytes] = {}
        # Not so where something was looked at that can be different without anybody noticing.
        self.is_whole = True


_kept: Trail | None = None


def keep() -> Trail:
    """Begin to keep a trail; looks leave notes on it from now on."""
    global _kept  # noqa: PLW0603  one process looks at one disk, and its looks are made in all places
    _kept = Trail()
    return _kept


def kept() -> Trail | None:
    """Return the trail that is being kept, if one is."""
    return _kept


def digest(data: bytes) -> bytes:
    """Return what stands for some bytes: equal for equal ones, and for no others."""
    from hashlib import blake2b  # most runs that find nothing changed need none

    return blake2b(data, digest_size=DIGEST_BYTES).digest()


def signature(path: str) -> Signature:
    """Return what can be told about a path without reading it, through symbolic links."""
    try:
        found = os.stat(path)
    except OSError as error:
        return -(error.errno or 1), 0, 0, 0, 0
    return stat.S_IFMT(found.st_mode), found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino


def is_file(path: str | os.PathLike[str]) -> bool:
    """Tell whether there is a regular file."""
    return stat.S_ISREG(_kind(path))


def is_folder(path: str | os.PathLike[str]) -> bool:
    """Tell whether there is a folder."""
    return stat.S_ISDIR(_kind(path))


def exists(path: str | os.PathLike[str]) -> bool:
    """Tell whether there is anything, at the end of symbolic links."""
    return _kind(path) > 0


def _kind(path: str | os.PathLike[str]) -> int:
    name = os.path.abspath(path)
    found = signature(name)
    if _kept and name not in _kept.looks:
        _kept.looks[name] = found, b""
    return max(found[0], 0)


def content(path: str | os.PathLike[str]) -> bytes:
    """Return what a file says; an `OSError` where it cannot be read."""
    looked = before(path)
    with open(path, "rb") as file:
        data = file.read()
    saw(path, data, looked)
    return data


def text(path: str | os.PathLike[str]) -> str:
    """Return the UTF-8 text of a file, without a byte order mark and with plain line ends; errors as of `content`."""
    return content(path).decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")


def before(path: str | os.PathLike[str]) -> Signature | None:
    """Return the signature to give to `saw` later, so that a change while reading shows; None without a trail."""
    return signature(os.path.abspath(path)) if _kept else None


def saw(path: str | os.PathLike[str], content: bytes, looked: Signature | None) -> None:
    """Note what a file says, given its signature from before it was read."""
    if _kept and looked:
        _kept.looks[os.path.abspath(path)] = looked, digest(content)


def unclear() -> None:
    """Say that something was looked at in a way that leaves no note: this trail shows less than all."""
    if _kept:
        _kept.is_whole = False


def listed(folder: str | os.PathLike[str]) -> None:
    """Note what lies in a folder."""
    if _kept:
        name = os.path.abspath(folder)
        _kept.looks[name] = signature(name), digest(_names(name))


def answered(question: Question, answer: bytes) -> None:
    """Note what git said."""
    if _kept:
        _kept.answers[question] = digest(answer)


def followed(looks: Mapping[str, Look]) -> None:
    """Note what another process has looked at in place of this one."""
    if _kept:
        _kept.looks.update(looks)


def confirmed(path: str, look: Look) -> Look | None:
    """Return a look at a path on another machine as it would be on this one; None where something else is here."""
    known, content = look
    now = signature(path)
    # Size and time of change are the file's own; the rest of a signature is its file system's.
    if now[:3] == known[:3] or (not content and now[0] == known[0]):
        return now, content
    is_same = content and now[0] == known[0] and digest(_content(path, now[0])) == content
    return (now, content) if is_same else None


def _names(folder: str) -> bytes:
    try:
        with os.scandir(folder) as entries:
            names = (f"{entry.name}/" if entry.is_dir(follow_symlinks=False) else entry.name for entry in entries)
            return "\0".join(sorted(names)).encode(errors="surrogateescape")
    except OSError as error:
        return str(error.errno).encode()


def _content(path: str, kind: int) -> bytes:
    if stat.S_ISDIR(kind):
        return _names(path)
    if not stat.S_ISREG(kind):
        return b""
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError:
        return b""


def renewed(looks: Mapping[str, Look], began: int) -> Iterator[tuple[str, Look]]:
    """Yield the looks of a trail begun at some time that may find something else now, as they are now.

    A signature that stays the same is trusted, but for one whose times are so close to the look, or after it, that a
    later change may have left the same ones. Then, and where it differs, the content is read.
    """
    tick = began - _TICK
    for path, (known, content) in looks.items():
        now = signature(path)
        if now == known and (not content or (known[2] < tick and known[3] < tick)):
            continue
        if content:
            yield path, (now, digest(_content(path, now[0])))
        elif now[0] != known[0]:
            yield path, (now, b"")
