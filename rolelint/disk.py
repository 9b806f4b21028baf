"""Looking at the disk, and a trail of all looks, by which a later run can tell whether anything is different now.

Whoever decides anything by what lies on the disk looks through this module: at what is there (`is_file`, `is_folder`,
`exists`), where links lead (`is_link`, `resolved`), at what a file says (`saw`), at what lies in a folder (`listed`),
or asks git (`answered`). While a trail is being kept, each look leaves a note on it; without one nothing is noted.

This is imported at the start of every run, before anything heavy: it needs nothing but the interpreter's own modules.
"""

import errno
import os
import stat
import time
from collections.abc import Container, Iterable, Iterator, Sequence

# Type checkers know this name; typing would take milliseconds to import, at the start of every run.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

# What `os.stat` says of a path: kind, size, times of change of content and status in nanoseconds, inode. A path that
# cannot be looked at has its error number, negative, for a kind.
Signature = tuple[int, int, int, int, int]
# A signature, and the digest of what was read, a file's content or a folder's names; empty where only the kind counts,
# and where nothing could be read.
Look = tuple[Signature, bytes]
# A question to git: the folder that it was asked in, and the words of the command line.
Question = tuple[str, tuple[str, ...]]

DIGEST_BYTES = 16
_BINARY = getattr(os, "O_BINARY", 0)
# Two changes within one tick of a file system's clock leave the same times behind. The coarsest, FAT's, ticks so often.
_TICK = 2_000_000_000
# Some file systems have numbers of inodes, or times, that do not fit into what is kept of them.
_MOST = 2**63 - 1
_MISSING = (-errno.ENOENT, 0, 0, 0, 0)


class Trail:
    """What has been looked at since somebody began to keep a trail.

    Looks by path, digests of git's answers, and by path the end that its symbolic links lead to; empty where all that
    was asked is whether it is one, and it is none.
    """

    __slots__ = ("answers", "began", "ends", "is_whole", "looks")

    def __init__(self) -> None:
        """Begin with nothing."""
        self.began = time.time_ns()
        self.looks: dict[str, Look] = {}
        self.answers: dict[Question, bytes] = {}
        self.ends: dict[str, str] = {}
        # Not so where something was looked at that can be different without anybody noticing, or was so meanwhile.
        self.is_whole = True

    def note(self, path: str, look: Look) -> None:
        """Note a look; of two at one path the one that saw more counts, unless they contradict each other."""
        earlier = self.looks.get(path)
        if earlier is None:
            self.looks[path] = look
            return
        if earlier[0][0] != look[0][0] or (earlier[1] and look[1] and earlier[1] != look[1]):
            self.is_whole = False
        if look[1]:
            self.looks[path] = look

    def needed(self) -> dict[str, Look]:
        """Return the looks without those at names that are missing in folders whose names are noted anyway."""
        return {path: look for path, look in self.looks.items() if not (look[0] == _MISSING and self._shows(path))}

    def _shows(self, path: str) -> bool:
        folder = self.looks.get(os.path.dirname(path))
        is_noted = folder is not None and stat.S_ISDIR(folder[0][0]) and bool(folder[1])
        # A link that leads nowhere has a name, and what has come to be there since then may have been noted with it.
        return is_noted and not os.path.lexists(path)

    def follow(self, other: "Trail") -> None:
        """Note what another process has looked at in place of this one."""
        for path, look in other.looks.items():
            self.note(path, look)
        self.ends |= other.ends
        self.answers |= other.answers
        self.is_whole = self.is_whole and other.is_whole


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
    return _signed(found)


def _signed(found: os.stat_result) -> Signature:
    return (
        stat.S_IFMT(found.st_mode),
        found.st_size & _MOST,
        found.st_mtime_ns & _MOST,
        found.st_ctime_ns & _MOST,
        found.st_ino & _MOST,
    )


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
    name = absolute(path)
    found = signature(name)
    if _kept:
        _kept.note(name, (found, b""))
    return max(found[0], 0)


def absolute(path: str | os.PathLike[str]) -> str:
    """Return a path from the root of the disk; `..` stays, since it leads elsewhere behind a symbolic link."""
    return os.path.join(os.getcwd(), path)


def is_link(path: str | os.PathLike[str]) -> bool:
    """Tell whether there is a symbolic link."""
    name = absolute(path)
    is_one = os.path.islink(name)
    if _kept and name not in _kept.ends:
        _kept.ends[name] = os.path.realpath(name) if is_one else ""
    return is_one


def resolved(path: "Path") -> "Path":
    """Return where a path leads at the end of all symbolic links; a `RuntimeError` where they lead in a circle."""
    found = path.resolve()
    if _kept:
        _kept.ends[absolute(path)] = str(found)
    return found


def leads(path: str, end: str) -> bool:
    """Tell whether a path leads to the end that a trail has noted for it."""
    return os.path.realpath(path) == end if end else not os.path.islink(path)


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
    return signature(absolute(path)) if _kept else None


def saw(path: str | os.PathLike[str], content: bytes, looked: Signature | None) -> None:
    """Note what a file says, given its signature from before it was read."""
    if _kept and looked:
        _kept.note(absolute(path), (looked, digest(content)))


def unclear() -> None:
    """Say that something was looked at in a way that leaves no note: this trail shows less than all."""
    if _kept:
        _kept.is_whole = False


def listed(folder: str | os.PathLike[str]) -> "list[os.DirEntry[str]]":
    """Return what lies in a folder; an `OSError` where it cannot be listed."""
    looked = before(folder)
    name = absolute(folder)
    try:
        with os.scandir(name) as entries:
            found = list(entries)
    except OSError as error:
        if _kept and looked:
            _kept.note(name, (looked, digest(_unlisted(error))))
        raise
    if _kept and looked:
        _kept.note(name, (looked, digest(_joined(found))))
    return found


def noted(path: str, look: Look) -> None:
    """Note a look at an absolute path that somebody made, and trusts."""
    if _kept:
        _kept.note(path, look)


def followed(other: Trail) -> None:
    """Note what another process has looked at in place of this one."""
    if _kept:
        _kept.follow(other)


def answered(question: Question, answer: bytes) -> None:
    """Note what git said."""
    if _kept:
        found = digest(answer)
        if _kept.answers.setdefault(question, found) != found:
            unclear()


def _names(folder: str) -> bytes:
    try:
        with os.scandir(folder) as entries:
            return _joined(entries)
    except OSError as error:
        return _unlisted(error)


def _joined(entries: "Iterable[os.DirEntry[str]]") -> bytes:
    names = (f"{entry.name}/" if entry.is_dir(follow_symlinks=False) else entry.name for entry in entries)
    return os.fsencode("\0".join(sorted(names)))


def _unlisted(error: OSError) -> bytes:
    # No name begins like this.
    return b"\0%d" % (error.errno or 0)


def _digest_now(path: str, now: Signature, known: Signature) -> bytes:
    """Return the digest of what is there now; empty where that cannot be read, or the size tells that it is other."""
    kind = max(now[0], 0)
    if stat.S_ISDIR(kind):
        return digest(_names(path))
    if not stat.S_ISREG(kind) or now[1] != known[1]:
        return b""
    try:
        handle = os.open(path, os.O_RDONLY | _BINARY)
        try:
            # One read tells whether there is more than the size says; a file object would take twice the time.
            return digest(os.read(handle, now[1] + 1))
        finally:
            os.close(handle)
    except OSError:
        return b""


def confirmed(trail: Trail, wanted: Container[str]) -> Trail:
    """Return a trail of another machine as it would be on this one, without those wanted files that are others here.

    Where anything else is different here, nobody knows what follows from it: then nothing of the trail is left.
    """
    found = Trail()
    looks = {path: _confirmed(path, look) for path, look in trail.looks.items()}
    if all(looks[path] or path in wanted for path in looks) and all(map(leads, trail.ends, trail.ends.values())):
        found.looks = {path: look for path, look in looks.items() if look}
        found.ends = trail.ends
        found.is_whole = trail.is_whole
    return found


def _confirmed(path: str, look: Look) -> Look | None:
    """Return a look, signed as its path is here; None where something else is here."""
    known, content = look
    now = signature(path)
    # Size and time of change are the file's own; the rest of a signature is its file system's.
    is_same = now[:3] == known[:3] or (not content and now[0] == known[0])
    return (now, content) if is_same or (content and _digest_now(path, now, known) == content) else None


def is_same(known: Look, now: Look) -> bool:
    """Tell whether two looks at a path have found the same, whatever its times are."""
    return known[0][0] == now[0][0] and known[1] == now[1]


def suspects(paths: Sequence[str], columns: Sequence[Sequence[int]], began: int) -> Iterator[tuple[int, Signature]]:
    """Yield which of many looks of a trail begun at some time may find something else now: index, present signature.

    `columns` are the parts of their signatures, each for all paths.
    """
    tick = began - _TICK
    _, sizes, changes, states, inodes = columns
    looks = zip(paths, sizes, changes, states, inodes, strict=True)
    for index, (path, size, changed, state, inode) in enumerate(looks):
        try:
            now = os.stat(path)
        except OSError:
            yield index, signature(path)
            continue
        is_same = (
            now.st_mtime_ns == changed and now.st_ctime_ns == state and now.st_size == size and now.st_ino == inode
        )
        if not is_same or changed >= tick or state >= tick:
            yield index, _signed(now)


def renewed(path: str, look: Look, began: int) -> Look | None:
    """Return a look of a trail begun at some time as it is now; None where it cannot find anything else.

    A signature that stays the same is trusted, but for one whose times are so close to the look, or after it, that a
    later change may have left the same ones. Then, and where it differs, the content is read.
    """
    known, content = look
    now, tick = signature(path), began - _TICK
    if now == known and (not content or (known[2] < tick and known[3] < tick)):
        return None
    return looked(path, now, look)


def looked(path: str, now: Signature, known: Look) -> Look:
    """Return what a look finds where another one has been before; content is read only where that one has read it."""
    return now, _digest_now(path, now, known[0]) if known[1] else b""
