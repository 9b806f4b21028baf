"""Which files belong to a project, what they say, and writing one so that nobody ever sees half of it."""

import codecs
import errno
import os
import stat
import sys
from collections.abc import Container, Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path

from rolelint import disk
from rolelint.config import matches
from rolelint.decoding import UnreadableError, decode, salvage
from rolelint.errors import UserError
from rolelint.filenames import may_hold_roles

MAX_BYTES = 1_048_576
_SAMPLE_BYTES = 65_536
_LEFT_OUT = frozenset({"node_modules"})
_OF_ENVIRONMENT = "pyvenv.cfg"
_WRITABLE = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH
_BESIDE, _UNFINISHED = ".rolelint-", ".tmp"
_REASONS = {
    errno.EACCES: "no permission to read this file",
    errno.EPERM: "no permission to read this file",
    errno.ENOENT: "this file is gone: it was there a moment ago",
    errno.ENOTDIR: "this file is gone: it was there a moment ago",
    errno.EISDIR: "this is a folder, not a file",
    errno.ELOOP: "this symbolic link leads in a circle",
}
_NO_FILE = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


def walk(root: Path, exclude: Iterable[str] = (), listed: Iterable[str] | None = None) -> list[str]:
    """Return the files beneath a folder that may hold roles, sorted, as POSIX paths relative to it.

    `listed` are the names to choose from, such as git's list; without it the folders are walked. Hidden folders,
    `node_modules`, virtual environments and folders behind symbolic links are left out. Pipes and broken links are
    kept, so that whoever reads them can say what they are.
    """
    return choose(root, everything(root, listed), exclude)


def everything(root: Path, listed: Iterable[str] | None = None) -> frozenset[str]:
    """Return the files beneath a folder, whatever they are, and the folders among them that nobody looks into."""
    return frozenset(_scan(root) if listed is None else _narrowed(root, listed))


def choose(
    root: Path, names: Iterable[str], exclude: Iterable[str] = (), given: Container[str] = frozenset()
) -> list[str]:
    """Return those of some names that may hold roles, sorted. The contents of those given need not be on the disk."""
    patterns = tuple(exclude)
    chosen = (name for name in names if may_hold_roles(name) and not matches(patterns, name))
    folder = os.fspath(root)
    return sorted(name for name in chosen if name in given or _is_there(f"{folder}/{name}"))


def _scan(root: Path) -> Iterator[str]:
    folders = [""]
    while folders:
        folder = folders.pop()
        entries = _entries(root / folder)
        if folder and any(entry.name == _OF_ENVIRONMENT for entry in entries):
            yield folder.rstrip("/")
            continue
        for entry in entries:
            name = f"{folder}{entry.name}"
            if entry.is_dir(follow_symlinks=False) and _is_named_open(entry.name):
                folders.append(f"{name}/")
            else:
                yield name


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    try:
        return disk.listed(folder)
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError:
        raise UserError(f"the folder '{folder}' cannot be listed", "allow reading it, or move it elsewhere") from None


def _narrowed(root: Path, listed: Iterable[str]) -> Iterator[str]:
    @cache
    def closed(folder: str) -> str:
        """Return the outermost folder of a path that nobody looks into; empty where all are open."""
        parent = folder.rpartition("/")[0]
        above = closed(parent) if folder else ""
        return above or ("" if not folder or _is_open(root / folder) else folder)

    return (closed(name.rpartition("/")[0]) or name for name in listed)


def _is_open(folder: Path) -> bool:
    """Tell whether the files of this folder belong to the project."""
    return _is_named_open(folder.name) and not disk.is_link(folder) and not disk.exists(folder / _OF_ENVIRONMENT)


def _is_named_open(name: str) -> bool:
    return not name.startswith(".") and name not in _LEFT_OUT


def _is_there(path: str) -> bool:
    """Tell whether this is anything but a folder; what may not even be looked at counts, and reading it tells why."""
    try:
        is_there = not stat.S_ISDIR(os.stat(path).st_mode)
    except OSError as error:
        is_there = error.errno not in {errno.ENOENT, errno.ENOTDIR} or os.path.islink(path)
    if not is_there:
        # Git lists files that are gone, and those that came back. What is there leaves a note when it is read.
        disk.exists(path)
    return is_there


def read(path: Path) -> bytes:
    """Return the bytes of a regular file of at most `MAX_BYTES`; all else is an `UnreadableError`."""
    looked = disk.before(path)
    try:
        status = path.stat()
        _demand_regular(status)
        with path.open("rb") as file:
            # A buffer for the largest file would take longer to get than most files to read.
            data = file.read(status.st_size + 1)
            if len(data) > status.st_size:
                data += file.read(MAX_BYTES + 1)
        _demand_size(len(data))
    except OSError as error:
        disk.unclear()
        raise UnreadableError(_reason(error, path)) from None
    except UnreadableError:
        disk.unclear()
        raise
    disk.saw(path, data, looked)
    return data


def _demand_regular(status: os.stat_result) -> None:
    """Demand a file that can be opened: opening a pipe without a writer would never return."""
    if not stat.S_ISREG(status.st_mode):
        what = next((words for is_kind, words in _NO_FILE if is_kind(status.st_mode)), "something else")
        raise UnreadableError(f"this is {what}, not a file")
    _demand_size(status.st_size)


def _demand_size(size: int) -> None:
    if size > MAX_BYTES:
        raise UnreadableError(f"this file is too large: it has more than {MAX_BYTES:,} bytes (1 MiB)")


def _reason(error: OSError, path: Path) -> str:
    if error.errno == errno.ENOENT and path.is_symlink():
        return "this symbolic link leads nowhere"
    name = errno.errorcode.get(error.errno or 0, "unknown error")
    return _REASONS.get(error.errno or 0, f"this file cannot be read ({name})")


def write(path: Path, text: str | bytes, *, bom: bool = False) -> None:
    """Replace a file by a text, or by bytes, at one stroke, keeping its mode and the text's line endings.

    A link's target is replaced, not the link; a device such as /dev/stdout is written to. What the disk refuses is a
    `UserError`.
    """
    # A name in a path may hold bytes of another encoding, and a report names it.
    encoding = "utf-8-sig" if bom else "utf-8"
    data = text if isinstance(text, bytes) else text.encode(encoding, "backslashreplace")
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(data)
        else:
            _replace(path.resolve(), data)
    except OSError as error:
        raise UserError(f"cannot write '{path}': {_refusal(error)}") from None


def demand_writable(path: Path) -> None:
    """Demand a file that may be replaced: who made one read-only meant it. Else a `UserError`."""
    if not (path.stat().st_mode & _WRITABLE and os.access(path, os.W_OK)):
        raise UserError(f"cannot write '{path}': it is read-only")


def demand_movable(path: Path, target: Path) -> None:
    """Demand that a file or folder can get another name in its folder, and that nothing is called so. A `UserError`."""
    try:
        target.lstat()
        is_there = not (target.exists() and path.samefile(target))
    except FileNotFoundError:
        is_there = False
    except OSError as error:
        raise UserError(f"'{path}' cannot be moved to '{target}': {_refusal(error)}", "choose another name") from None
    if is_there:
        raise UserError(f"'{path}' cannot be moved: '{target}' is there already", "rename it, or choose another name")
    if not os.access(path.parent, os.W_OK):
        raise UserError(f"'{path}' cannot be moved: its folder is read-only")


def move(path: Path, target: Path) -> None:
    """Give a file or folder another name in its folder, at one stroke; a `UserError` where something is called so."""
    demand_movable(path, target)
    try:
        path.rename(target)
    except OSError as error:
        raise UserError(f"cannot move '{path}' to '{target}': {_refusal(error)}") from None


def is_either(path: Path, before: str, after: str) -> bool:
    """Tell whether a file holds one of two texts, whatever its byte order mark."""
    try:
        return decode(read(path)) in (before, after)
    except UnreadableError:
        return False


def exchange(path: Path, before: str, after: str) -> None:
    """Replace a file by another text, keeping its byte order mark; a `UserError` where it holds neither of the two."""
    try:
        data = read(path)
        text = decode(data)
    except UnreadableError:
        data, text = b"", None
    if text == before:
        write(path, after, bom=data.startswith(codecs.BOM_UTF8))
    elif text != after:
        raise UserError(f"'{path}' has changed in the meantime, so it was left alone", "run the command again")


def create(path: Path, text: str) -> None:
    """Write a file that is not there yet, at one stroke, and the folders above it.

    One that has come to be there is left alone; that, and what the disk refuses, is a `UserError`.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with _beside(path, text.encode()) as beside:
            # A link is made only where nothing is: whoever writes the same file at the same time loses nothing.
            path.hardlink_to(beside)
    except FileExistsError:
        raise UserError(f"'{path}' exists already, and was left alone", "choose another name or folder") from None
    except OSError as error:
        raise UserError(f"cannot write '{path}': {_refusal(error)}") from None


def _replace(path: Path, data: bytes) -> None:
    """Write beside the file and put it in its place, so that a crash leaves the old or the new one."""
    with _beside(path, data) as beside:
        if path.exists():
            beside.chmod(stat.S_IMODE(path.stat().st_mode))
        beside.replace(path)


@contextmanager
def _beside(path: Path, data: bytes) -> Iterator[Path]:
    """Write a file of another name in the same folder; it is gone in the end, unless it has got its name by then."""
    import secrets  # it brings hashes and codecs along, and most runs write nothing

    beside = path.with_name(f"{_BESIDE}{secrets.token_hex(8)}{_UNFINISHED}")
    with _at_work_in(path.parent):
        try:
            with beside.open("xb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            yield beside
        finally:
            beside.unlink(missing_ok=True)


@contextmanager
def _at_work_in(folder: Path) -> Iterator[None]:
    """Remove what killed runs left in a folder, unless somebody is at work in it; nobody else does so meanwhile."""
    if sys.platform == "win32":  # where nobody can remove a file that is open
        _sweep(folder)
        yield
        return
    import fcntl

    with _opened(folder) as handle:
        # Some file systems know no locks; then nothing is swept.
        with suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            _sweep(folder)
        with suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_SH)
        yield


@contextmanager
def _opened(folder: Path) -> Iterator[int]:
    handle = os.open(folder, os.O_RDONLY)
    try:
        yield handle
    finally:
        os.close(handle)


def _sweep(folder: Path) -> None:
    for entry in _entries(folder):
        if entry.name.startswith(_BESIDE) and entry.name.endswith(_UNFINISHED):
            with suppress(OSError):
                Path(entry).unlink()


def _refusal(error: OSError) -> str:
    match error.errno:
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return "no permission"
        case errno.ENOENT | errno.ENOTDIR:
            return "its folder does not exist"
        case errno.EISDIR:
            return "it is a folder"
        case errno.ENOSPC | errno.EDQUOT:
            return "the disk is full"
        case errno.ENAMETOOLONG:
            return "its name is too long"
        case code:
            return errno.errorcode.get(code or 0, "unknown error")


def sample(path: Path) -> str | None:
    """Return the beginning of a file, whatever its size; empty where there is none, None without permission."""
    if not path.is_file():
        return ""
    try:
        with path.open("rb") as file:
            return salvage(file.read(_SAMPLE_BYTES))
    except PermissionError:
        return None
    except OSError:
        return ""
