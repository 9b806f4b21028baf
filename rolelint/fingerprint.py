"""By what a finding is known again: its rule, what it is about, and the value that it found there.

No line number and no count is part of it, so that formatting, reordering and lines added elsewhere make nothing new.
"""

import json

from rolelint.diagnostic import Diagnostic, Finding
from rolelint.landmarks import Landmarks
from rolelint.patterns import lazy
from rolelint.source import Source

_MARKUP = lazy(r"[*_`\\\"'“”‘’]")
_DIGITS = 16


def fingerprint(diagnostic: Diagnostic) -> str:
    """Return 32 hexadecimal digits by which a finding is known again; findings that are alike have the same ones."""
    return _hash(diagnostic.code, diagnostic.entity, diagnostic.value)[: 2 * _DIGITS]


def value(finding: Finding, marks: Landmarks | None, source: Source | None) -> str:
    """Return 16 hexadecimal digits for what was found: the parsed value at the place, else the words of its text.

    `marks` are those of the role or ladder of the place, None where there is none; `source` is the text of the file.
    """
    return _hash(finding.about, _words(finding, marks, source))[:_DIGITS]


def _words(finding: Finding, marks: Landmarks | None, source: Source | None) -> str:
    at = finding.at
    node = marks.scalar(at) if marks and at.start < at.end else None
    if node is not None and not isinstance(node.value, str):
        return json.dumps(node.value)
    text = node.value if node else source.text[at.start : at.end] if source else ""
    return " ".join(_MARKUP.sub("", text).split())


def _hash(*parts: str) -> str:
    from hashlib import sha256  # it takes a while to import, and where nothing is found nothing is hashed

    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
