"""A text set into a Markdown file, between two comments: found there, and renewed without touching anything else.

The comments stand on lines of their own, outside of code, and may be indented in a list; what is set in is indented as
the first of them. A file with several insets tells them apart by a word in the first comment.
"""

import re

from rolelint.errors import UserError
from rolelint.frozen import frozen

_LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|\Z)")
_BEGIN = re.compile(r"([ \t]*)<!--[ \t]*rolelint:graph:begin(?:[ \t]+([\w-]+?))?[ \t]*-->[ \t]*")
_END = re.compile(r"[ \t]*<!--[ \t]*rolelint:graph:end(?:[ \t]+([\w-]+?))?[ \t]*-->[ \t]*")
_FENCE = re.compile(r"[ \t]*(`{3,}|~{3,})(.*)")
_BULLET = re.compile(r"(?:[-+*]|\d{1,9}[.)])(?:[ \t]+|$)")
_BLOCK = 4
_JOINER = "\u2060"


@frozen
class Inset:
    """Where a text is set in: from behind the line of the first comment (1-based `line`) to the second one's start."""

    name: str
    line: int
    start: int
    end: int
    indent: str
    newline: str


def markers(name: str = "") -> str:
    """Return the two comments that a text is set in between."""
    return f"<!-- rolelint:graph:begin{f' {name}' if name else ''} -->\n<!-- rolelint:graph:end -->\n"


def find(text: str, path: str) -> tuple[Inset, ...]:
    """Return the insets of a file in their order.

    A comment without its partner is a `UserError`, and so is a name that two insets have.
    """
    found: list[Inset] = []
    code = _Code()
    begun: tuple[int, re.Match[str], re.Match[str]] | None = None
    for number, line in enumerate(_LINE.finditer(text), 1):
        begin, end = _BEGIN.fullmatch(line[1]), _END.fullmatch(line[1])
        # What was set in is no guide: it may be broken, and is written anew.
        if not begun and code.holds(line[1]):
            continue
        if begun and begin:
            break
        if begin:
            begun = number, begin, line
        elif end and begun:
            _demand_same(begun, end, path, number)
            found.append(_inset(begun, line.start()))
            begun = None
        elif end:
            raise UserError(f"{path}:{number}: no diagram begins above this line", f"paste above it: {_first('')}")
    if begun:
        raise UserError(f"{path}:{begun[0]}: this diagram has no end", f"paste below it: {markers().splitlines()[1]}")
    _demand_different(found, path)
    return tuple(found)


class _Code:
    """Follows the lines of a page, and tells which are code: between fences, or far enough indented."""

    def __init__(self) -> None:
        self.fence = ""
        self.offsets: list[int] = []
        self.may_begin = True

    def holds(self, line: str) -> bool:
        """Tell whether the next line is code, or a fence of it."""
        if not self.fence and self._is_indented(line):
            return True
        was_open, self.fence = bool(self.fence), _fence(self.fence, line)
        return was_open or bool(self.fence)

    def _is_indented(self, line: str) -> bool:
        """Tell whether a line is four columns further in than the list item around it, and goes on no paragraph."""
        expanded = line.expandtabs(_BLOCK)
        text = expanded.lstrip()
        if not text:
            self.may_begin = True
            return False
        indent = len(expanded) - len(text)
        while self.offsets and indent < self.offsets[-1]:
            self.offsets.pop()
        if self.may_begin and indent >= self._offset + _BLOCK:
            return True
        self.may_begin = False
        while (bullet := _BULLET.match(text)) and indent < self._offset + _BLOCK:
            indent += len(bullet[0])
            text = text[bullet.end() :]
            self.offsets.append(indent)
        return False

    @property
    def _offset(self) -> int:
        """The column in which the text of the innermost list item begins."""
        return self.offsets[-1] if self.offsets else 0


def _demand_same(begun: tuple[int, re.Match[str], re.Match[str]], end: re.Match[str], path: str, number: int) -> None:
    name = begun[1][2]
    if end[1] and end[1] != name:
        called = f"'{name}'" if name else "a diagram without a name"
        raise UserError(
            f"{path}:{number}: '{end[1]}' ends here, but {called} begins in line {begun[0]}",
            f"end it by: {markers().splitlines()[1]}",
        )


def _inset(begun: tuple[int, re.Match[str], re.Match[str]], end: int) -> Inset:
    number, begin, line = begun
    return Inset(begin[2] or "", number, line.end(), end, begin[1], line[2])


def _fence(fence: str, line: str) -> str:
    """Return the marks of the code fence that is open behind a line, empty for none."""
    found = _FENCE.fullmatch(line)
    if not found:
        return fence
    marks, rest = found.groups()
    if fence:
        return "" if marks.startswith(fence) and not rest.strip() else fence
    return "" if marks[0] in rest else marks


def _first(name: str) -> str:
    return markers(name).splitlines()[0]


def _demand_different(found: list[Inset], path: str) -> None:
    lines: dict[str, int] = {}
    for inset in found:
        if inset.name in lines:
            called = f"are both called '{inset.name}'" if inset.name else "have no name"
            raise UserError(
                f"{path}: the diagrams in lines {lines[inset.name]} and {inset.line} {called}",
                f"tell them apart by a word of your own: {_first('teams')}",
            )
        lines[inset.name] = inset.line


def renewed(text: str, path: str, name: str, content: str) -> str:
    """Return a file's text with the inset of this name renewed; lines end as they do in the file.

    A file without such an inset is a `UserError` that says what to paste.
    """
    inset = next((inset for inset in find(text, path) if inset.name == name), None)
    if inset is None:
        which = f"the diagram '{name}'" if name else "the diagram"
        hint = f"paste these two lines where it belongs:\n\n{markers(name).rstrip()}"
        raise UserError(f"{path} has no place for {which}", hint)
    lines = ["", *map(_harmless, content.strip("\n").split("\n")), ""]
    body = "".join(f"{inset.indent}{line}{inset.newline}" if line else inset.newline for line in lines)
    return f"{text[: inset.start]}{body}{text[inset.end :]}"


def _harmless(line: str) -> str:
    """Return a line that is none of the comments, though somebody may be called like one."""
    is_comment = _BEGIN.fullmatch(line) or _END.fullmatch(line)
    return line.replace("<!--", f"<{_JOINER}!--") if is_comment else line
