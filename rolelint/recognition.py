"""Which files are ours, decided on their text before it is parsed.

A file is a role's when somebody says so, or when it holds two marker lines of a dialect outside its code fences. READMEs and
their like are roles only if their front matter says so; templates are none, whatever they hold.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from rolelint.dialect import Dialect, marks

_MARKS_NEEDED = 2
_FENCED = re.compile(r"^[ \t]*(?P<fence>`{3,}|~{3,}).*?(?:^[ \t]*(?P=fence)[`~]*[ \t]*$|\Z)", re.MULTILINE | re.DOTALL)
_FRONT = re.compile(r"\s*---[ \t]*$.*?(?:^---[ \t]*$|\Z)", re.MULTILINE | re.DOTALL)
_LADDER = re.compile(r"^[\"']?kind[\"']?[ \t]*:[ \t]*[\"']?ladder\b", re.MULTILINE | re.IGNORECASE)
_PLACEHOLDER = re.compile(r"^[\"']?(?:name|slug|id)[\"']?[ \t]*:[ \t]*[\"']?(?:\[[^\]]*\]|\{\{|<[^>]+>|__)", re.MULTILINE)
_ABOUT_A_FOLDER = frozenset(
    {"readme", "contributing", "changelog", "license", "code_of_conduct", "security", "index", "_index", "summary"}
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a file is: of a dialect, or left aside for a reason."""

    dialect: Dialect | None
    reason: str = ""


def recognise(path: str, text: str, dialects: Sequence[Dialect], *, is_named: bool = False, is_matched: bool = False) -> Verdict:
    """Decide what a text is.

    `is_named` says that it was named on the command line, `is_matched` that the configuration calls it a role: then one
    marker is enough, and a named file is read even if it seems to be a template.
    """
    stem = PurePosixPath(path).stem.casefold()
    prose = _FENCED.sub("", text) if "```" in text or "~~~" in text else text
    front = _FRONT.match(prose)
    if _LADDER.search(front[0] if front else prose[:200]):
        return Verdict(None, "a ladder, which this version does not read")
    if not is_named and ("template" in stem or _PLACEHOLDER.search(front[0] if front else "")):
        return Verdict(None, "template")
    if stem in _ABOUT_A_FOLDER and not is_named:
        prose, is_matched = front[0] if front else "", False
    counts = [(len(marks(dialect, prose)), dialect) for dialect in dialects]
    count, best = max(counts, key=lambda pair: pair[0])
    needed = 1 if is_named or is_matched else _MARKS_NEEDED
    return Verdict(best) if count >= needed else Verdict(None, "no role in it")
