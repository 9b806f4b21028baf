"""Which files are ours, decided on their text before it is parsed.

A file is a role's when somebody says so, or when it holds two marker lines of a dialect outside its code fences.
READMEs and their like are roles only if their front matter says so; templates are none, whatever they hold. A file that
says `kind: ladder` is one.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from operator import itemgetter
from pathlib import PurePosixPath

from rolelint.dialect import Dialect, marks

NO_ROLE = "no role or ladder in it"
_FENCED = re.compile(r"^[ \t]*(?P<fence>`{3,}|~{3,}).*?(?:^[ \t]*(?P=fence)[`~]*[ \t]*$|\Z)", re.MULTILINE | re.DOTALL)
_FRONT = re.compile(r"\s*+---[ \t]*$.*?(?:^---[ \t]*$|\Z)", re.MULTILINE | re.DOTALL)
_LADDER = re.compile(r"(?:^|[{,])[ \t]*[\"']?kind[\"']?[ \t]*:[ \t]*[\"']?ladder\b", re.MULTILINE | re.IGNORECASE)
_PLACEHOLDER = re.compile(
    r"^[\"']?(?:name|slug|id)[\"']?[ \t]*:[ \t]*[\"']?"
    r"(?:\[[^\]\n]*\b(?:role|name|title|your|slug|id|insert)\b[^\]\n]*\]|\{\{|<[^>\n]+>|__)",
    re.MULTILINE | re.IGNORECASE,
)
_JSON_SCHEMA = re.compile(r"\"\$schema\"\s*:\s*\"https?://json-schema\.org/")
_TEMPLATE = re.compile(r"(?:.*[-_. ])?templates?|templates?[-_. ](?:role|profile)")
_LONGEST_OPENING = 200
_ABOUT_A_FOLDER = frozenset(
    {"readme", "contributing", "changelog", "license", "code_of_conduct", "security", "index", "_index", "summary"}
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a file is: of a dialect, or left aside for a reason."""

    dialect: Dialect | None
    reason: str = ""


def recognise(
    path: str, text: str, dialects: Sequence[Dialect], *, is_named: bool = False, is_matched: bool = False
) -> Verdict:
    """Decide what a text is.

    `is_named` says that it was named on the command line, `is_matched` that the configuration calls it a role: then one
    marker is enough, and a named file is read even if it seems to be a template.
    """
    stem = PurePosixPath(path).stem.casefold()
    prose, front = _prose_and_front(text)
    if not is_named and (_TEMPLATE.fullmatch(stem) or _PLACEHOLDER.search(front)):
        return Verdict(None, "template")
    if _JSON_SCHEMA.search(prose):
        return Verdict(None, "a JSON Schema")
    if not is_named and stem in _ABOUT_A_FOLDER:
        prose, is_matched = front, False
    if _LADDER.search(front or prose[:_LONGEST_OPENING]):
        dialects, is_matched = [dialect for dialect in dialects if dialect.is_of_ladders], True
    is_asked = is_named or is_matched
    fitting = [
        (count, dialect)
        for count, dialect in ((len(marks(dialect, prose)), dialect) for dialect in dialects)
        if count >= (1 if is_asked and dialect.is_canonical else dialect.marks_needed)
    ]
    return Verdict(max(fitting, key=itemgetter(0))[1]) if fitting else Verdict(None, NO_ROLE)


def _prose_and_front(text: str) -> tuple[str, str]:
    """Return a text without its code fences, and its front matter; lines end in LF, as patterns of lines want it."""
    prose = text.replace("\r\n", "\n").replace("\r", "\n")
    if "```" in prose or "~~~" in prose:
        prose = _FENCED.sub("", prose)
    front = _FRONT.match(prose)
    return prose, front[0] if front else ""
