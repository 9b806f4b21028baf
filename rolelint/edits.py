"""Repairs of a text that leave every other byte alone."""

import re
from collections.abc import Sequence

_BLANKS = re.compile(r"[ \t]*")
_FENCE = re.compile(r"^[ \t]*(?:```|~~~)", re.MULTILINE)
_COMMENT_AT_END = re.compile(r"(?:^|\n)[ \t]*<!--[^\n]*-->[ \t]*$")


def rearranged(sections: Sequence[str], order: Sequence[int]) -> str | None:
    """Return adjacent sections of a Markdown text in another order, given as their indices.

    The line breaks between sections keep their places, so a missing one at the end stays missing. None where a section
    may not move: it does not close what it opens, or has a comment at its end, which may speak about the next section.
    """
    parted = [_parted(section) for section in sections]
    if not all(_is_movable(body) for body, _ in parted):
        return None
    return "".join(parted[index][0] + gap for index, (_, gap) in zip(order, parted, strict=True))


def _parted(section: str) -> tuple[str, str]:
    """Split a section from the line breaks at its end; blanks behind its last word stay with the word."""
    end = len(section.rstrip())
    blanks = _BLANKS.match(section, end)
    cut = blanks.end() if blanks else end
    return section[:cut], section[cut:]


def _is_movable(body: str) -> bool:
    is_closed = len(_FENCE.findall(body)) % 2 == 0 and body.count("<!--") == body.count("-->")
    return is_closed and not _COMMENT_AT_END.search(body)
