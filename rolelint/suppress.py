"""Comments that ask rolelint to look away: `rolelint: ignore RL601, RL602: agreed until Q3`.

A comment at the end of a line speaks about that line, at the end of a heading about its section; on a line of its own
it speaks about the list item it lies in, else about the line, item or section that follows; `ignore-file` speaks about
the whole file.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from rolelint.diagnostic import Diagnostic, Finding, Fix, Safety
from rolelint.frozen import frozen
from rolelint.patterns import lazy
from rolelint.report import Silence
from rolelint.rule import Rule
from rolelint.similarity import nearest
from rolelint.source import Edit, Location, Source, Span
from rolelint.syntax.document import Comment, Document, Item, LineKind

_COMMAND = lazy(r"(?P<command>ignore-file|ignore)\b[ \t]*(?P<codes>[^:]*?)[ \t]*(?::[ \t]*(?P<reason>.*))?$")
_OWN_FAMILY = "RL90"

Problem = tuple[str, Finding]


@frozen
class Suppression:
    """One comment: its place, what goes when it is removed, the range it speaks about, and what it says.

    `rules` are codes, prefixes of codes or names, as written; `written` is the whole comment.
    """

    at: Location
    remove: Location
    scope: Span
    rules: tuple[str, ...]
    reason: str
    written: str


def read(document: Document) -> tuple[tuple[Suppression, ...], tuple[Problem, ...]]:
    """Read the comments of a document. A comment that is no command is a problem."""
    suppressions, problems = [], []
    for comment in document.comments:
        match = _COMMAND.fullmatch(comment.text)
        at = document.source.at(comment.at.start, comment.at.end)
        if not match:
            problems.append(("RL902", Finding(f"'{comment.text}' is no command; write 'ignore RL601: why'", at)))
            continue
        rules = tuple(word for word in re.split(r"[,\s]+", match["codes"]) if word)
        written = document.source.text[at.start : at.end]
        scope = Span(0, len(document.source.text)) if match["command"] == "ignore-file" else _scope(document, comment)
        suppressions.append(
            Suppression(at, _removal(document.source, comment), scope, rules, (match["reason"] or "").strip(), written)
        )
    return tuple(suppressions), tuple(problems)


def _removal(source: Source, comment: Comment) -> Location:
    """Return what goes when the comment goes: the whole line, or the comment with the blanks before it."""
    line = source.line_spans[comment.line]
    if comment.alone:
        last = source.line_at(comment.at.end)
        is_last = last + 1 == len(source.line_spans)
        end = source.line_spans[last].end if is_last else source.line_spans[last + 1].start
        return source.at(line.start, end)
    before = source.text[line.start : comment.at.start]
    return source.at(line.start + len(before.rstrip()), comment.at.end)


def _scope(document: Document, comment: Comment) -> Span:
    line = comment.line
    if comment.alone:
        if document.lines[line].kind is not LineKind.FRONT:
            around = _item_around(document, comment)
            if around:
                return _item_span(document, around)
        following = range(line + 1, len(document.lines))
        line = next(
            (row for row in following if document.lines[row].kind not in (LineKind.BLANK, LineKind.COMMENT)), line
        )
    match document.lines[line].kind:
        case LineKind.HEADING:
            return next(
                Span(section.heading.start, _section_end(document, index))
                for index, section in enumerate(document.sections)
                if section.level and section.first > line
            )
        case LineKind.ITEM if comment.alone:
            starting = _item_at(document, line)
            return _item_span(document, starting) if starting else document.source.line_spans[line]
        case _:
            return document.source.line_spans[line]


def _section_end(document: Document, index: int) -> int:
    following = document.sections[index + 1 : index + 2]
    return following[0].heading.start if following else len(document.source.text)


def _items(document: Document) -> Iterator[Item]:
    """Yield every list item, those that others hold after them."""
    for section in document.sections:
        for item in section.items:
            yield from item.walk()


def _item_at(document: Document, line: int) -> Item | None:
    """Return the innermost list item that a line lies in."""
    return next((item for item in reversed([*_items(document)]) if item.line <= line <= _last_line(item)), None)


def _item_around(document: Document, comment: Comment) -> Item | None:
    """Return the innermost list item that a comment on a line of its own lies in, or ends by being indented like it."""
    lines = document.source.line_spans
    column = comment.at.start - lines[comment.line].start

    def holds(item: Item) -> bool:
        last = _last_line(item)
        is_below = column > item.marker.start - lines[item.line].start and all(
            document.lines[row].kind in (LineKind.BLANK, LineKind.COMMENT) for row in range(last + 1, comment.line)
        )
        return item.line < comment.line and (comment.line <= last or is_below)

    return next((item for item in reversed([*_items(document)]) if holds(item)), None)


def _last_line(item: Item) -> int:
    return max([item.line, *item.lines, *item.others, *(_last_line(nested) for nested in item.items)])


def _item_span(document: Document, item: Item) -> Span:
    lines = document.source.line_spans
    return Span(lines[item.line].start, lines[_last_line(item)].end)


def apply(
    diagnostics: Iterable[Diagnostic], suppressions: Mapping[str, tuple[Suppression, ...]]
) -> tuple[list[Diagnostic], list[Silence], set[Suppression]]:
    """Leave out the findings that a comment speaks about.

    `suppressions` are keyed by path. Returns what is left, what was left out, and the comments that were of use.
    """
    kept, used, silences = [], set(), []
    for diagnostic in diagnostics:
        at = diagnostic.finding.at
        speaking = [
            suppression
            for suppression in suppressions.get(at.path, ())
            if suppression.scope.start <= at.start <= suppression.scope.end and _names(suppression, diagnostic)
        ]
        if speaking and not diagnostic.code.startswith(_OWN_FAMILY):
            used.update(speaking)
            silences.append(Silence(diagnostic, speaking[0].at, speaking[0].reason))
        else:
            kept.append(diagnostic)
    return kept, silences, used


def _names(suppression: Suppression, diagnostic: Diagnostic) -> bool:
    return any(
        diagnostic.name == word.lower() or diagnostic.code.startswith(word.upper()) for word in suppression.rules
    )


def judge(
    suppressions: Iterable[Suppression], used: set[Suppression], catalogue: Mapping[str, Rule], ran: frozenset[str]
) -> Iterator[Problem]:
    """Yield what is wrong with the comments themselves; a comment is unused only if all of its rules ran."""
    for suppression in suppressions:
        unknown = [word for word in suppression.rules if not _codes(word, catalogue)]
        if unknown or not suppression.rules:
            yield "RL902", _unknown(suppression, unknown, catalogue)
            continue
        codes = {code for word in suppression.rules for code in _codes(word, catalogue)}
        if suppression not in used:
            if codes <= ran:
                fix = Fix("remove the comment", (Edit(suppression.remove, ""),), Safety.SAFE)
                yield (
                    "RL901",
                    Finding(f"nothing here to ignore: {', '.join(suppression.rules)}", suppression.at, fix=fix),
                )
        elif not suppression.reason:
            message = f"this ignores {', '.join(suppression.rules)} without saying why"
            yield "RL903", Finding(message, suppression.at, hint="write the reason behind a colon: 'ignore RL601: why'")


def _codes(word: str, catalogue: Mapping[str, Rule]) -> list[str]:
    code_part = word.upper()
    is_prefix = code_part.startswith("RL") and len(word) > 2
    return [
        code
        for code, rule in catalogue.items()
        if rule.name == word.lower() or (is_prefix and code.startswith(code_part))
    ]


def _unknown(suppression: Suppression, unknown: list[str], catalogue: Mapping[str, Rule]) -> Finding:
    if not unknown:
        return Finding("this names no rule to ignore", suppression.at, hint="write the rule: 'ignore RL601: why'")
    names = [*(rule.name for rule in catalogue.values()), *catalogue]
    right = nearest(unknown[0], names)
    if not right:
        return Finding(f"no rule is called '{unknown[0]}'", suppression.at)
    start = suppression.at.start + suppression.written.index(unknown[0])
    at = Location(suppression.at.path, Span(start, start + len(unknown[0])))
    fix = Fix(f"write '{right}'", (Edit(at, right),), Safety.SAFE)
    return Finding(f"no rule is called '{unknown[0]}'; did you mean '{right}'?", suppression.at, fix=fix)
