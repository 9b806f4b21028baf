"""A template of a project, filled in as far as a name goes; what else it asks for stays as it is.

Its front matter gets the names, line by line, since a template need not be YAML: `slug: {{slug}}`. In its body these
stand for the name: a placeholder such as `[Role Name]` in a heading, and `{{name}}` anywhere.
"""

import re
from collections.abc import Mapping

from rolelint import placeholder
from rolelint.names import fold
from rolelint.syntax import yaml
from rolelint.writer import escaped

_FRONT = re.compile(r"\A\s*^---[ \t]*\n(?P<front>.*?)^---[ \t]*$\n?", re.MULTILINE | re.DOTALL)
_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t].*$", re.MULTILINE)
_BRACES = re.compile(r"\{\{-?[ \t]*(?P<word>[\w -]{1,40}?)[ \t]*-?\}\}")
_NAMES = frozenset(
    ("ladder", "ladder name", "ladder title", "name", "name of the ladder", "name of the role", "role", "role name")
) | {"role title", "title", "your role", "your role name"}


def value(text: str, key: str) -> str | None:
    """Return what a template writes behind a key of its front matter, None where it has not got it."""
    front = _FRONT.match(_lines(text))
    found = _line(key).search(front["front"]) if front else None
    return found["value"].strip("\"' \t") if found else None


def fill(text: str, names: Mapping[str, str], *, is_whole: bool) -> str:
    """Return a template with these keys of the front matter, in which `name` is also that of the body.

    `is_whole` adds the keys that it has not got.
    """
    lines = _lines(text)
    match = _FRONT.match(lines)
    front, body = (match["front"], lines[match.end() :]) if match else ("", f"\n{lines}")
    added = ""
    for key, written in names.items():
        line = yaml.write({key: written}).rstrip("\n")
        front, count = _line(key).subn(lambda found, line=line: f"{line}{found['note'] or ''}", front, count=1)
        added += f"{line}\n" if not count and is_whole else ""
    front = _BRACES.sub(lambda found: _meant(found[0], found["word"], names), front)
    marks = {key: escaped(written) for key, written in names.items()}
    body = _HEADING.sub(lambda found: _headed(found[0], marks["name"]), body)
    body = _BRACES.sub(lambda found: _meant(found[0], found["word"], marks), body)
    return f"---\n{added}{front}---\n{body}" if added or front else body.lstrip("\n")


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n")


def _line(key: str) -> re.Pattern[str]:
    return re.compile(rf"^[\"']?{key}[\"']?[ \t]*:(?P<value>(?:(?![ \t]#).)*)(?P<note>[ \t]+#.*)?$", re.MULTILINE)


def _headed(line: str, name: str) -> str:
    for span in reversed(list(placeholder.find(line))):
        words = line[span.start : span.end].strip("[]<>{}")
        if fold(words) in _NAMES:
            line = f"{line[: span.start]}{name}{line[span.end :]}"
    return line


def _meant(written: str, word: str, names: Mapping[str, str]) -> str:
    key = fold(word)
    if key in _NAMES:
        return names["name"]
    return names.get({"seniority": "default_seniority"}.get(key, key.replace(" ", "_")), written)
