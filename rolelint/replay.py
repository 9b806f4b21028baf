"""A run that was made before, told again: nothing that it depends on is different, so nothing can come out otherwise.

A run depends on the words of its command line, the folder it is started in, some variables of the environment, the day,
the installed packages, and on what it looks at on the disk and asks of git: that is on its trail. All of it is compared
before anything heavy is imported. A run is told again as a whole or not at all.
"""

import os
import sys
import time
from array import array
from collections.abc import Callable, Sequence

from rolelint import cache, disk
from rolelint.disk import Question, Trail

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
_COLUMNS = 5
_DAY = 86_400


def again(words: Sequence[str]) -> int | None:
    """Tell a run again, given the words of its command line, and return its exit code; None where it must be made."""
    if words[:1] == ["check"]:
        disk.keep()
    if not _may_come_again(words):
        return None
    key = _key(words)
    fields = cache.read(cache.name("run", key))
    if fields is None or len(fields) != _FIELDS or fields[0] != key:
        return None
    try:
        trail = _read(fields[3:])
    except (ValueError, IndexError):
        return None
    renewed = _renewed(trail)
    if renewed is None:
        return None
    if renewed is not trail:
        _write(key, fields[1], fields[2], renewed)
    sys.stdout.write(fields[2].decode("utf-8", "surrogatepass"))
    sys.stdout.flush()
    return int.from_bytes(fields[1], "little")


def keep(words: Sequence[str], code: int, output: str) -> None:
    """Keep what a run has printed, and its exit code, with the trail that it left."""
    trail = disk.kept()
    if trail and trail.is_whole and _may_come_again(words):
        _write(_key(words), code.to_bytes(1, "little"), output.encode("utf-8", "surrogatepass"), trail)


def _may_come_again(words: Sequence[str]) -> bool:
    return words[:1] == ["check"] and not any(word.partition("=")[0] in _ONCE for word in words)


def _key(words: Sequence[str]) -> bytes:
    """Return all that a run depends on beside what it looks at."""
    named = {key: os.environ.get(key, "") for key in _VARIABLES}
    family = {key: value for key, value in os.environ.items() if key.startswith(_FAMILIES)}
    day = os.environ.get("SOURCE_DATE_EPOCH") or str(int(time.time()) // _DAY)
    streams = f"{sys.stdout.isatty()} {sys.stdout.encoding}"
    parts = [*words, "", os.getcwd(), day, streams, cache.installation()]
    parts += [f"{key}={value}" for key, value in sorted({**named, **family}.items())]
    return "\0".join(parts).encode("utf-8", "surrogateescape")


def _write(key: bytes, code: bytes, output: bytes, trail: Trail) -> None:
    paths = "\0".join(trail.looks).encode("utf-8", "surrogateescape")
    signatures = array("q", (number for known, _ in trail.looks.values() for number in known)).tobytes()
    digests = b"".join(content.ljust(disk.DIGEST_BYTES, b"\0") for _, content in trail.looks.values())
    questions = cache.pack(
        "\0".join((place, *words)).encode("utf-8", "surrogateescape") for place, words in trail.answers
    )
    answers = b"".join(trail.answers.values())
    began = trail.began.to_bytes(8, "little")
    fields = (key, code, output, began, paths, signatures, digests, cache.pack((questions, answers)))
    cache.write(cache.name("run", key), fields)


def _read(fields: list[bytes]) -> Trail:
    """Return a trail as it was written; a `ValueError` or `IndexError` where it is none."""
    began, paths, signatures, digests, asked = fields
    numbers = array("q")
    numbers.frombytes(signatures)
    columns = iter(numbers)
    known = list(zip(columns, columns, columns, columns, columns, strict=True))
    size = disk.DIGEST_BYTES
    none = bytes(size)
    trail = Trail()
    trail.began = int.from_bytes(began, "little")
    names = paths.decode("utf-8", "surrogateescape").split("\0")
    contents = [digests[at : at + size] for at in range(0, len(digests), size)]
    for name, one, content in zip(names, known, contents, strict=True):
        trail.looks[name] = one, b"" if content == none else content
    questions, answers = cache.unpack(asked)
    for place, question in enumerate(cache.unpack(questions)):
        folder, *words = question.decode("utf-8", "surrogateescape").split("\0")
        trail.answers[folder, tuple(words)] = answers[place * size : (place + 1) * size]
    return trail


def _renewed(trail: Trail) -> Trail | None:
    """Return the trail with signatures as they are now, the very same one if none is different; None if anything is."""
    said = _asked_again(trail)
    now = Trail()
    for path, look in disk.renewed(trail.looks, trail.began):
        known = trail.looks[path]
        if look[1] != known[1] or look[0][0] != known[0][0]:
            return None
        now.looks[path] = look
    if any(disk.digest(answer()) != trail.answers[question] for question, answer in said):
        return None
    if not now.looks:
        return trail
    now.looks = {**trail.looks, **now.looks}
    now.answers = trail.answers
    return now


def _asked_again(trail: Trail) -> list[tuple[Question, Callable[[], bytes]]]:
    """Ask git again what it was asked; it thinks while the files are looked at."""
    if not trail.answers:
        return []
    from rolelint import git  # many a project lies in no repository

    return [(question, git.begin(*question)) for question in trail.answers]
