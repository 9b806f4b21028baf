"""A run that was made before, told again: nothing that it depends on is different, so nothing can come out otherwise.

A run depends on the words of its command line, the folder it is started in, some variables of the environment, the day,
the installed packages, and on what it looks at on the disk and asks of git: that is on its trail. All of it is compared
before anything heavy is imported. A run is told again as a whole or not at all.
"""

import os
import sys
import time
from array import array
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from rolelint import cache, disk
from rolelint.disk import Trail

if TYPE_CHECKING:
    from rolelint.git import Waiting

# Whatever else is asked for changes files, reads standard input, or depends on what git knows of other revisions.
_ONCE = ("--fix", "--fix-only", "--unsafe-fixes", "--diff", "--stdin-filename", "--hook", "--new-since", "--no-cache")
_VARIABLES = (
    "CLICOLOR",
    "COLUMNS",
    "FORCE_COLOR",
    "HOME",
    "NO_COLOR",
    "PATH",
    "PYTHONIOENCODING",
    "TERM",
    "XDG_CONFIG_HOME",
)
_FAMILIES = ("GIT_", "ROLELINT_")
_FIELDS = 8
_DAY = 86_400_000_000_000


def again(words: Sequence[str]) -> int | None:
    """Tell a run again, given the words of its command line, and return its exit code; None where it must be made."""
    if words[:1] == ["check"]:
        disk.keep()
    try:
        return _again(words) if _may_come_again(words) else None
    except (OSError, ValueError, IndexError):
        # What is kept is none of ours, there is no current folder, nobody reads what is printed: the run will tell.
        return None


def keep(words: Sequence[str], code: int, output: str) -> None:
    """Keep what a run has printed, and its exit code, with the trail that it left."""
    trail = disk.kept()
    if trail and trail.is_whole and _may_come_again(words) and _day(trail.began) == _day(time.time_ns()):
        with suppress(OSError, ValueError):
            _write(_key(words), code.to_bytes(1, "little"), output.encode("utf-8", "surrogatepass"), trail)


def _again(words: Sequence[str]) -> int | None:
    key = _key(words)
    fields = cache.read(cache.name("run", key))
    if fields is None or len(fields) != _FIELDS or fields[0] != key:
        return None
    output, trail = fields[2].decode("utf-8", "surrogatepass"), _read(fields[3:])
    renewed = _renewed(trail)
    if renewed is None:
        return None
    if renewed is not trail:
        _write(key, fields[1], fields[2], renewed)
    # As the command line has it, so that no text of a file ends a run.
    sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    sys.stdout.write(output)
    sys.stdout.flush()
    return fields[1][0]


def _may_come_again(words: Sequence[str]) -> bool:
    is_asked_for = words[:1] == ["check"] and not any(word.partition("=")[0] in _ONCE for word in words)
    return is_asked_for and sys.stdout is not None


def _day(now: int) -> str:
    """Return the day that is today at a time in nanoseconds, if nobody says which one it is."""
    return os.environ.get("SOURCE_DATE_EPOCH") or str(now // _DAY)


def _key(words: Sequence[str]) -> bytes:
    """Return all that a run depends on beside what it looks at."""
    named = {key: os.environ.get(key, "") for key in _VARIABLES}
    family = {key: value for key, value in os.environ.items() if key.startswith(_FAMILIES)}
    streams = f"{sys.stdout.isatty()} {sys.stdout.encoding} {sys.getfilesystemencoding()}"
    parts = [*words, "", os.getcwd(), _day(time.time_ns()), streams, cache.installation()]
    parts += [f"{key}={value}" for key, value in sorted({**named, **family}.items())]
    return os.fsencode("\0".join(parts))


def _write(key: bytes, code: bytes, output: bytes, trail: Trail) -> None:
    paths = os.fsencode("\0".join(trail.looks))
    signatures = array("q", (number for known, _ in trail.looks.values() for number in known)).tobytes()
    digests = b"".join(content.ljust(disk.DIGEST_BYTES, b"\0") for _, content in trail.looks.values())
    questions = cache.pack(os.fsencode("\0".join((place, *words))) for place, words in trail.answers)
    answers = b"".join(trail.answers.values())
    ends = os.fsencode("\0".join(f"{path}\0{end}" for path, end in trail.ends.items()))
    began = trail.began.to_bytes(8, "little", signed=True)
    fields = (key, code, output, began, paths, signatures, digests, cache.pack((questions, answers, ends)))
    cache.write(cache.name("run", key), fields)


def _read(fields: list[bytes]) -> Trail:
    """Return a trail as it was written; a `ValueError` where it is none."""
    began, paths, signatures, digests, asked = fields
    numbers = array("q")
    numbers.frombytes(signatures)
    columns = iter(numbers)
    known = list(zip(columns, columns, columns, columns, columns, strict=True))
    size = disk.DIGEST_BYTES
    none = bytes(size)
    trail = Trail()
    trail.began = int.from_bytes(began, "little", signed=True)
    names = os.fsdecode(paths).split("\0")
    contents = [digests[at : at + size] for at in range(0, len(digests), size)]
    for name, one, content in zip(names, known, contents, strict=True):
        trail.looks[name] = one, b"" if content == none else content
    questions, answers, ends = cache.unpack(asked)
    for place, question in enumerate(cache.unpack(questions)):
        folder, *rest = os.fsdecode(question).split("\0")
        trail.answers[folder, tuple(rest)] = answers[place * size : (place + 1) * size]
    links = iter(os.fsdecode(ends).split("\0") if ends else ())
    trail.ends = dict(zip(links, links, strict=True))
    return trail


def _renewed(trail: Trail) -> Trail | None:
    """Return the trail with signatures as they are now, the very same one if none is different; None if anything is."""
    asked = _asked_again(trail)
    now = Trail()
    is_same = all(disk.leads(path, end) for path, end in trail.ends.items()) and _is_followed(trail, now)
    for answer, waiting in asked:
        # Git need not think on about what has become different in any case.
        if is_same:
            is_same = disk.digest(waiting.answer()) == answer
        else:
            waiting.leave()
    if not is_same:
        return None
    if not now.looks:
        return trail
    now.looks = {**trail.looks, **now.looks}
    now.answers, now.ends = trail.answers, trail.ends
    return now


def _is_followed(trail: Trail, now: Trail) -> bool:
    """Look at everything again, and note what only looks different now; stop where something is different."""
    for path, look in disk.renewed(trail.looks, trail.began):
        if not disk.is_same(trail.looks[path], look):
            return False
        now.looks[path] = look
    return True


def _asked_again(trail: Trail) -> list[tuple[bytes, "Waiting"]]:
    """Ask git again what it was asked; it thinks while the files are looked at."""
    if not trail.answers:
        return []
    from rolelint.git import Waiting  # many a project lies in no repository

    return [(answer, Waiting(question)) for question, answer in trail.answers.items()]
