"""Texts whose places are marked: `name: «Ada»` says where something is expected without counting characters."""

import re

from rolelint.source import Span

_MARK = re.compile("«(.*?)»", re.DOTALL)


def marked(text: str) -> tuple[str, list[Span]]:
    """Return a text without its marks, and the ranges that they enclosed."""
    spans = []
    for index, match in enumerate(_MARK.finditer(text)):
        start = match.start() - 2 * index
        spans.append(Span(start, start + len(match[1])))
    return _MARK.sub(r"\1", text), spans
