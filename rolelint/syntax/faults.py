"""What stops the YAML reader, in our words and at the place of the cause.

The reader's own errors say where it stood and what it was doing; what people did is guessed from both and from the
text.
"""

import re
from collections.abc import Callable, Mapping

from ruamel.yaml.error import MarkedYAMLError

from rolelint.diagnostic import Finding, Fix, Safety
from rolelint.frozen import frozen
from rolelint.source import Edit, Location, Source, Span

_VALUE = re.compile(r"[ \t]*(?:- +)*(?P<key>[^\s:#\"'][^:#]*?):[ \t]+(?P<value>[^\s\"'#].*)")
_CLOSE_PAIR = re.compile(r"[A-Za-z_][\w-]*(?P<colon>:)[^\s:/][^:]*")
_TABS = re.compile(r"\t+")
_COMMENT = re.compile(r"\s#")
_TOO_LARGE = re.compile(r"\\U(?!0010|000)[0-9A-Fa-f]{8}")
_LONGEST_QUOTE = 60


@frozen
class _Fault:
    """An error: where the reader stood, where what it was reading began, and its words for both."""

    source: Source
    offset: int
    opened: int
    end: int
    problem: str
    context: str

    @property
    def character(self) -> str:
        return self.source.text[self.offset : min(self.offset + 1, self.end)]

    @property
    def opening(self) -> str:
        return self.source.text[self.opened : min(self.opened + 1, self.end)]

    @property
    def at(self) -> Location:
        """The character where the reader stood; the last words before it where that is the end."""
        if self.offset < self.end:
            return self.source.at(self.offset, self.offset + 1)
        last = self.source.trimmed(Span(self.opened, self.end))
        return self.source.at(last.start, last.end)

    @property
    def opened_at(self) -> Location:
        return self.source.at(self.opened, min(self.opened + 1, self.end))

    def rest_of_line(self, start: int) -> Location:
        line = self.source.line_spans[self.source.line_at(start)]
        rest = self.source.trimmed(Span(start, max(line.end, start)))
        return self.source.at(rest.start, rest.end)

    def text(self, at: Location) -> str:
        words = self.source.text[at.start : at.end]
        return words if len(words) <= _LONGEST_QUOTE else f"{words[:_LONGEST_QUOTE].rstrip()}…"


def explain(error: MarkedYAMLError, source: Source, span: Span) -> Finding:
    """Return the finding for an error that the reader met in a range of a source."""
    mark, context_mark = error.problem_mark or error.context_mark, error.context_mark
    offset = span.start + mark.index if mark else span.end
    opened = span.start + context_mark.index if context_mark else offset
    fault = _Fault(source, min(offset, span.end), opened, span.end, error.problem or "", error.context or "")
    speaking = (speak for words, speak in _BY_PROBLEM.items() if words in fault.problem)
    doing = (speak for words, speak in _BY_CONTEXT.items() if words in fault.context)
    speak = next(speaking, None) or next(doing, _unknown)
    return speak(fault)


def refuse_character(source: Source, offset: int) -> Finding:
    """Return the finding for a character that YAML does not allow."""
    character = source.text[offset : offset + 1]
    name = f"U+{ord(character):04X}" if character else "here"
    return Finding(f"the character {name} is not allowed in YAML", source.at(offset, offset + len(character)))


def wrong_escape(source: Source, span: Span) -> Finding:
    """Return the finding for an escape that names no character."""
    match = _TOO_LARGE.search(source.text, span.start, span.end)
    at = match.span() if match else (span.start, span.end)
    return Finding(f"'{source.text[at[0] : at[1]][:_LONGEST_QUOTE]}' names no character", source.at(*at))


def must_be_quoted(source: Source, start: int, mark: str) -> Finding:
    """Return the finding for a value that begins with a mark which means something else in YAML."""
    value = _value_at(source, start)
    fix = _quoting(source, value) if value else None
    return Finding(f"a value that begins with '{mark}' must be quoted", source.at(start, start + len(mark)), fix=fix)


def _value_at(source: Source, start: int) -> Location | None:
    """Return the place of the value that begins here, if it is the whole value of a `key: value` line."""
    line = source.content(source.line_at(start))
    match = _VALUE.match(source.text, source.line_spans[source.line_at(start)].start, line.end)
    if not match or match.start("value") != start:
        return None
    comment = _COMMENT.search(source.text, start, line.end)
    value = source.trimmed(Span(start, comment.start() if comment else line.end))
    return source.at(value.start, value.end)


def _quoting(source: Source, value: Location) -> Fix:
    written = source.text[value.start : value.end]
    quoted = '"' + written.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return Fix(f"write {quoted}", (Edit(value, quoted),), Safety.SAFE)


def _unquoted_colon(fault: _Fault) -> Finding:
    """Speak of the cause of nine in ten real failures: a value that holds a colon and a blank."""
    line = fault.source.line_at(fault.offset)
    match = _VALUE.match(fault.source.text, fault.source.line_spans[line].start, fault.source.content(line).end)
    value = _value_at(fault.source, match.start("value")) if match else None
    if value and value.start <= fault.offset < value.end:
        message = f"the text '{fault.text(value)}' holds ': ' and must be quoted"
        return Finding(message, value, fix=_quoting(fault.source, value))
    message = "this 'key: value' line fits none above it: its indentation is off, or a ':' is missing above"
    return Finding(message, fault.at)


def _unclosed_quote(fault: _Fault) -> Finding:
    return Finding("the quote that opens here is never closed", fault.opened_at)


def _strange_beginning(fault: _Fault) -> Finding:
    if fault.character == "\t":
        tabs = _TABS.match(fault.source.text, fault.offset, fault.end)
        at = fault.source.at(fault.offset, tabs.end() if tabs else fault.offset)
        fix = Fix("write blanks", (Edit(at, "  " * (at.end - at.start)),), Safety.SAFE)
        return Finding("a tab stands where YAML takes blanks only", fault.at, fix=fix)
    return must_be_quoted(fault.source, fault.offset, fault.character)


def _strange_mark(fault: _Fault) -> Finding:
    return must_be_quoted(fault.source, fault.opened, fault.opening)


def _no_key(fault: _Fault) -> Finding:
    at = fault.rest_of_line(fault.opened)
    return Finding(f"'{fault.text(at)}' is no 'key: value' line", at, fix=_with_blank(fault.source, at))


def _with_blank(source: Source, at: Location) -> Fix | None:
    """Return the fix for a line that would be one with a blank behind its colon."""
    match = _CLOSE_PAIR.fullmatch(source.text, at.start, at.end)
    if not match:
        return None
    behind = match.end("colon")
    return Fix("write a blank behind the colon", (Edit(source.at(behind, behind), " "),), Safety.SAFE)


def _inner_list(fault: _Fault) -> Finding:
    return Finding("a list begins on a line of its own; quote the text if the '-' belongs to it", fault.at)


def _escape(fault: _Fault) -> Finding:
    start = fault.source.text.rfind("\\", fault.opened, fault.offset + 1)
    at = fault.source.at(start, min(start + 2, fault.end)) if start >= 0 else fault.at
    message = f"'{fault.text(at)}' is no escape that YAML knows; write the backslash twice or use single quotes"
    return Finding(message, at)


def _flow(fault: _Fault) -> Finding:
    """Speak of what stands between brackets: they are never closed, or a comma or a value is missing."""
    is_over = fault.offset >= fault.end or fault.source.line_at(fault.offset) > fault.source.line_at(fault.opened)
    if fault.opening in ("[", "{") and is_over:
        return Finding(f"the '{fault.opening}' that opens here is never closed", fault.opened_at)
    what = "a value" if fault.character in (",", "]", "}") else "a ',' or the closing bracket"
    return Finding(f"{what} is missing before this '{fault.character}'", fault.at)


def _block(fault: _Fault) -> Finding:
    """Speak of a line that belongs nowhere, or of words behind the end of a quoted value."""
    at = fault.rest_of_line(fault.offset)
    before = fault.source.text[
        fault.source.line_spans[fault.source.line_at(fault.offset)].start : fault.offset
    ].rstrip()
    if before.endswith(('"', "'", "]", "}")):
        message = f"'{fault.text(at)}' stands behind the closing {before[-1]}; quote the value as a whole"
        return Finding(message, at)
    if fault.character in ("]", "}"):
        return Finding(f"this '{fault.character}' closes nothing; quote the text if it belongs to it", fault.at)
    return Finding("this line fits none above it: its indentation or its dash is off", at)


def _unknown(fault: _Fault) -> Finding:
    return Finding("this is not valid YAML", fault.at)


# By words of ruamel.yaml's errors; what it was doing is asked only where what it met says too little.
_BY_PROBLEM: Mapping[str, Callable[[_Fault], Finding]] = {
    "mapping values are not allowed": _unquoted_colon,
    "unexpected end of stream": _unclosed_quote,
    "document separator": _unclosed_quote,
    "cannot start any token": _strange_beginning,
    "could not find expected ':'": _no_key,
    "sequence entries are not allowed": _inner_list,
    "escape": _escape,
    "hexadecimal": _escape,
}
_BY_CONTEXT: Mapping[str, Callable[[_Fault], Finding]] = {
    "scanning an alias": _strange_mark,
    "scanning an anchor": _strange_mark,
    "scanning a tag": _strange_mark,
    "scanning a block scalar": _strange_mark,
    "parsing a flow": _flow,
    "parsing a block": _block,
}
