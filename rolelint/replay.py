"""A run that was made before, told again: nothing that it depends on is different, so nothing can come out otherwise.

A run depends on the words of its command line, the folder it is started in, some variables of the environment, the day,
the installed packages, and on what it looks at on the disk and asks of git: that is on its trail. All of it is compared
before anything heavy is imported. A run is told again as a whole or not at all.
"""

import codecs
import os
import sys
import time
from array import array
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress

from rolelint import cache, disk
from rolelint.disk import Look, Question, Signature, Trail

# Type checkers know this name; typing would take milliseconds to import, at the start of every run.
TYPE_CHECKING = False
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
_COLUMNS = 5
_NO_DIGEST = bytes(disk.DIGEST_BYTES)
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
    output, record = fields[2].decode("utf-8", "surrogatepass"), _Record(fields[3:])
    began = time.time_ns()
    now = _looked_again(record)
    if now is None:
        return None
    if now:
        cache.write(cache.name("run", key), (*fields[:3], *record.renewed(now, began)))
    # As the command line has it, so that no text of a file ends a run.
    sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    sys.stdout.write(output)
    sys.stdout.flush()
    return fields[1][0]


def _may_come_again(words: Sequence[str]) -> bool:
    is_asked_for = words[:1] == ["check"] and not any(word.partition("=")[0] in _ONCE for word in words)
    # To a stream that says it holds ASCII alone, click writes UTF-8.
    return is_asked_for and sys.stdout is not None and codecs.lookup(sys.stdout.encoding).name != "ascii"


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
    looks = trail.needed()
    paths = os.fsencode("\0".join(looks))
    signatures = (array("q", column).tobytes() for column in zip(*(known for known, _ in looks.values()), strict=True))
    digests = b"".join(content.ljust(disk.DIGEST_BYTES, b"\0") for _, content in looks.values())
    questions = cache.pack(os.fsencode("\0".join((place, *words))) for place, words in trail.answers)
    answers = b"".join(trail.answers.values())
    ends = os.fsencode("\0".join(f"{path}\0{end}" for path, end in trail.ends.items()))
    seen = (_time(trail.began), paths, cache.pack(signatures), digests, cache.pack((questions, answers, ends)))
    cache.write(cache.name("run", key), (key, code, output, *seen))


def _time(nanoseconds: int) -> bytes:
    return nanoseconds.to_bytes(8, "little", signed=True)


class _Record:
    """A trail as it was written: looks in columns, so that hardly any of them is taken in the hand."""

    def __init__(self, fields: Sequence[bytes]) -> None:
        """Read what was written; a `ValueError` where it was nothing like that."""
        began, paths, signatures, self.digests, asked = self._fields = fields
        self.began = int.from_bytes(began, "little", signed=True)
        self.paths = os.fsdecode(paths).split("\0")
        self.columns = [array("q", column) for column in cache.unpack(signatures)]
        questions, answers, ends = cache.unpack(asked)
        size = disk.DIGEST_BYTES
        self.answers: dict[Question, bytes] = {}
        for place, question in enumerate(cache.unpack(questions)):
            folder, *rest = os.fsdecode(question).split("\0")
            self.answers[folder, tuple(rest)] = answers[place * size : (place + 1) * size]
        links = iter(os.fsdecode(ends).split("\0") if ends else ())
        self.ends = dict(zip(links, links, strict=True))
        if len(self.columns) != _COLUMNS or len(self.digests) != len(self.paths) * size:
            raise ValueError("the columns are of no trail")

    def look(self, index: int) -> Look:
        """Return one look."""
        kind, size, changed, state, inode = [column[index] for column in self.columns]
        content = self.digests[index * disk.DIGEST_BYTES : (index + 1) * disk.DIGEST_BYTES]
        return (kind, size, changed, state, inode), b"" if content == _NO_DIGEST else content

    def renewed(self, now: Mapping[int, Signature], began: int) -> Iterator[bytes]:
        """Yield the fields of the same trail, begun at another time, with some signatures as they are now, by index."""
        for index, signature in now.items():
            for column, number in zip(self.columns, signature, strict=True):
                column[index] = number
        yield _time(began)
        yield self._fields[1]
        yield cache.pack(column.tobytes() for column in self.columns)
        yield from self._fields[3:]


def _looked_again(record: _Record) -> dict[int, Signature] | None:
    """Return the signatures that must be renewed, by index; None if anything that was looked at is different."""
    asked = _asked_again(record)
    now = _followed(record) if all(disk.leads(path, end) for path, end in record.ends.items()) else None
    for answer, waiting in asked:
        # Git need not think on about what has become different in any case.
        if now is None:
            waiting.leave()
        elif disk.digest(waiting.answer()) != answer:
            now = None
    return now


def _followed(record: _Record) -> dict[int, Signature] | None:
    now = {}
    for index, signature in disk.suspects(record.paths, record.columns, record.began):
        known = record.look(index)
        if not disk.is_same(known, disk.looked(record.paths[index], signature, known)):
            return None
        if known[1]:
            now[index] = signature
    return now


def _asked_again(record: _Record) -> list[tuple[bytes, "Waiting"]]:
    """Ask git again what it was asked; it thinks while the files are looked at."""
    if not record.answers:
        return []
    from rolelint.git import Waiting  # many a project lies in no repository

    return [(answer, Waiting(question)) for question, answer in record.answers.items()]
