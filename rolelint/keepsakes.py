"""What plain values leave out, kept beside them so that nothing is lost: where links point, and what comments say."""

import re
from collections.abc import Iterable, Iterator

from rolelint.passage import CODE, LINK, Passage, list_node, mapping_node
from rolelint.patterns import lazy
from rolelint.syntax.document import Document, LineKind, Section
from rolelint.syntax.node import Node

_INLINE = lazy(rf"\\[!-/:-@\[-`{{-~]|{CODE}|{LINK.pattern}", re.DOTALL)
_DEFINITION = lazy(r"\[(?P<text>[^\[\]]+)\]:[ \t]*(?P<target>\S+)[ \t]*(?P<title>.*)")


def keepsakes(
    document: Document, sections: Iterable[Section], passages: Iterable[Passage], known: frozenset[int]
) -> dict[str, Node]:
    """Return `x-links` and `x-comments` of some sections, as far as there are any.

    `passages` are those that were read to plain values, `known` the offsets of links whose target is in the data.
    """
    text = document.source.text
    has_links, has_comments = "[" in text, "<!--" in text
    if not has_links and not has_comments:
        return {}
    begins = ((document.source.line_at(section.heading.start), section.last) for section in sections)
    lines = [line for first, last in begins for line in range(first, last)]
    links = [*_links(document, passages, known), *_definitions(document, lines, passages)] if has_links else []
    found = {"x-links": links, "x-comments": list(_comments(document, lines)) if has_comments else []}
    return {key: list_node(nodes[0].at, nodes) for key, nodes in found.items() if nodes}


def _links(document: Document, passages: Iterable[Passage], known: frozenset[int]) -> Iterator[Node]:
    for passage in passages:
        raw = passage.raw
        for match in _INLINE.finditer(raw) if "[" in raw else ():
            if match["text"] is None:
                continue
            parts = {
                name: passage.group(match, name).node(match[name])
                for name in ("target", "title", "label")
                if match[name]
            }
            goal = document.definitions.get((match["label"] or match["text"]).casefold())
            if match["target"] is None and goal:
                parts = {"target": passage.group(match, 0).node(goal)}
            is_known = passage.start + match.start() in known and "title" not in parts
            if parts and not is_known:
                yield mapping_node(passage.group(match, 0).at, {"text": passage.group(match, "text").node(), **parts})


def _definitions(document: Document, lines: Iterable[int], passages: Iterable[Passage]) -> Iterator[Node]:
    """Yield the link definitions that no link uses, or that say more than where it points."""
    defining = [line for line in lines if document.lines[line].kind is LineKind.DEFINITION]
    written = "\n".join(passage.raw for passage in passages).casefold() if defining and document.definitions else ""
    for line in defining:
        span = document.lines[line].content
        definition = Passage(document.source, span.start, span.end)
        match = _DEFINITION.match(definition.raw)
        if match and (match["title"] or f"[{match['text'].casefold()}]" not in written):
            parts = {name: definition.group(match, name).node(match[name]) for name in match.groupdict() if match[name]}
            yield mapping_node(definition.at, parts)


def comment_lines(document: Document) -> frozenset[int]:
    """Return the lines of HTML that hold comments and nothing else."""
    text, found = document.source.text, set[int]()
    if "<" not in text:
        return frozenset()
    done = 0
    for line, (kind, span) in enumerate((line.kind, line.content) for line in document.lines):
        if kind is not LineKind.HTML:
            continue
        begin = max(span.start, done)
        while text.startswith("<!--", begin):
            end = text.find("-->", begin)
            done = end + 3 if end >= 0 else len(text)
            begin = done + len(text[done : span.end]) - len(text[done : span.end].lstrip())
        if begin >= span.end:
            found.add(line)
    return frozenset(found)


def unclosed_lines(document: Document) -> frozenset[int]:
    """Return the lines that belong to a comment or a code fence without an end: a finding shows them."""
    return frozenset(
        line
        for span in document.unclosed
        for line in range(document.source.line_at(span.start), document.source.line_at(span.end) + 1)
        if span.start <= document.lines[line].content.start
    )


def _comments(document: Document, lines: Iterable[int]) -> Iterator[Node]:
    """Yield the comments that do not speak to rolelint."""
    text = document.source.text
    unclosed = {span.start: span.end for span in document.unclosed}
    done = 0
    for line in lines:
        span = document.lines[line].content
        begin = max(span.start, done)
        while document.lines[line].kind is not LineKind.CODE and (begin := text.find("<!--", begin, span.end)) >= 0:
            end = text.find("-->", begin)
            if _is_escaped(text, begin):
                begin += 1
                continue
            done = unclosed.get(begin) or (end + 3 if end >= 0 else span.end)
            yield from _comment(Passage(document.source, begin, done))
            begin = done


def _is_escaped(text: str, start: int) -> bool:
    """Whether an odd number of backslashes stands before a character."""
    first = start
    while first and text[first - 1] == "\\":
        first -= 1
    return (start - first) % 2 == 1


def _comment(written: Passage) -> Iterator[Node]:
    words = " ".join(written.raw.removeprefix("<!--").removesuffix("-->").split())
    if words and not words.startswith("rolelint:"):
        yield written.node(words)
