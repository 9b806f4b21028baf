"""A diagram in its file: how the file lies there, how it should be, and what differs.

A Markdown file holds it between two comments, and nothing else in it is touched. Any other file is the diagram. Line
ends are no difference, and stay as they are in a file.
"""

import os
import re
from collections.abc import Iterator, Mapping
from difflib import unified_diff
from pathlib import Path

from rolelint import decoding, files, inset
from rolelint.errors import UserError
from rolelint.frame import shorten, visible
from rolelint.frozen import frozen

Content = str | bytes

_BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"
_TICKS = re.compile(r"^ *(`{3,})", re.MULTILINE)
_WRITABLE = 0o222
_WIDEST = 300
_MOST_LINES = 200


@frozen
class Copy:
    """A file as it lies there, None where there is none, and as it should be; `name` is what messages call it."""

    path: Path
    name: str
    before: Content | None
    after: Content

    @property
    def is_stale(self) -> bool:
        """Whether the file is not as it should be."""
        return self.before != self.after

    def demand_writable(self) -> None:
        """Demand that the file can be written, as far as that can be told before: who made it read-only meant it."""
        reason = "its folder does not exist" if not self.path.parent.is_dir() else ""
        if self.path.exists() and not (self.path.stat().st_mode & _WRITABLE and os.access(self.path, os.W_OK)):
            reason = "it is read-only"
        if reason:
            raise UserError(f"cannot write '{self.name}': {reason}")

    def write(self) -> None:
        """Write the file as it should be."""
        files.write(self.path, self.after)

    def difference(self) -> Iterator[str]:
        """Yield the lines of a unified diff, safe to print.

        Of a file that is missing or no text there is only one line, and of many lines the first ones.
        """
        if self.before is None:
            yield f"{self.name}: this file is not there yet"
        elif isinstance(self.before, bytes) or isinstance(self.after, bytes):
            yield f"{self.name}: it has {len(self.before):,} bytes, and should have other {len(self.after):,} bytes"
        else:
            names = self.name, f"{self.name} (fresh)"
            lines = list(unified_diff(self.before.split("\n"), self.after.split("\n"), *names, lineterm=""))
            for line in lines[:_MOST_LINES]:
                yield line[:1] + (visible(line[1:]) if len(line) <= _WIDEST else shorten(line[1:], _WIDEST))
            if len(lines) > _MOST_LINES:
                yield f"… and {len(lines) - _MOST_LINES} lines more"


def whole(path: Path, name: str, content: Content) -> Copy:
    """Return the copy of a diagram in a file of its own."""
    before = _bytes(path, name)
    if before is None or isinstance(content, bytes):
        return Copy(path, name, before, content)
    text = before.decode(errors="backslashreplace")
    return Copy(path, name, text, content.replace("\n", "\r\n") if "\r\n" in text else content)


def page(path: Path, name: str, contents: Mapping[str, str]) -> Copy:
    """Return the copy of a Markdown file in which the insets of these names hold these texts.

    A file that is not there is made of them. One that has no place for an inset is a `UserError`.
    """
    data = _bytes(path, name)
    try:
        before = None if data is None else decoding.decode(data)
    except decoding.UnreadableError as error:
        raise UserError(f"{name}: {error.message}") from None
    bom = _BOM if before is not None and (data or b"").startswith(_BOM.encode()) else ""
    after = "\n".join(map(inset.markers, contents)) if before is None else before
    for inset_name, content in contents.items():
        after = inset.renewed(after, name, inset_name, content)
    return Copy(path, name, None if before is None else bom + before, bom + after)


def fenced(content: str, language: str) -> str:
    """Return a text as a code block of Markdown."""
    marks = "`" * max((len(ticks) + 1 for ticks in _TICKS.findall(content)), default=3)
    return f"{marks}{language}\n{content.rstrip(chr(10))}\n{marks}\n"


def _bytes(path: Path, name: str) -> bytes | None:
    """Return what lies in a file; None where there is none, or only a device to write to. A folder is a `UserError`."""
    if path.is_dir():
        raise UserError(f"'{name}' is a folder", "name a file in it")
    if not path.is_file():
        return None
    try:
        return path.read_bytes()
    except OSError:
        raise UserError(f"'{name}' cannot be read", "allow reading it, or write to another file") from None
