"""What makes pre-commit and CI run rolelint: texts to copy, or to add to the files of a repository.

A file that is there is only ever added to, behind everything that stands in it, and read back before anybody gets it.
"""

import json
import re
from typing import Any

from rolelint.source import Source, Span
from rolelint.syntax import yaml
from rolelint.version import VERSION

HOOK_FILE = ".pre-commit-config.yaml"
WORKFLOW_FILE = ".github/workflows/rolelint.yml"
ADDRESS = "ADDRESS"  # only who wrote the file knows where the copy of rolelint lies
_HOOK = """\
- repo: local
  hooks:
    - id: rolelint
      name: rolelint
      entry: rolelint check --hook
      language: system # the rolelint that is installed
      pass_filenames: false
      always_run: true # a role that is deleted breaks those that name it
"""
_WORKFLOW = """\
name: rolelint

on: [pull_request, push]

permissions:
  contents: read

jobs:
  rolelint:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with:
          python-version: "3.12"
      - run: python -m pip install "git+{address}@v{version}" # the address that you cloned rolelint from
      - run: rolelint check{folder}
"""
_OURS = re.compile(r"\brolelint\b")


def hook() -> str:
    """Return a whole configuration of pre-commit that runs rolelint alone."""
    return "repos:\n" + _indented(_HOOK, "  ")


def with_hook(text: str) -> str | None:
    """Return a configuration of pre-commit with rolelint as its last repository; None where that cannot be proven."""
    source = Source(HOOK_FILE, text)
    found, problems = yaml.read(source, Span(0, len(text)))
    if found is None or problems or "repos" not in found:
        return None
    repos = found["repos"]
    if not isinstance(repos.value, list) or not repos.value:
        return None
    *_, last = repos.parts
    line = source.line_spans[source.line_at(last.at.start)]
    indent, dash, _ = text[line.start : last.at.start].partition("-")
    if not dash or indent.strip():
        return None
    end = _end(source, source.line_at(max(last.at.end - 1, last.at.start)), indent)
    newline = "\r\n" if "\r\n" in text else "\n"
    joint = "" if text[:end].endswith("\n") else newline
    result = f"{text[:end]}{joint}{_indented(_HOOK, indent).replace(chr(10), newline)}{text[end:]}"
    return result if _value(result) == {**found.value, "repos": [*repos.value, *_value(_HOOK)]} else None


def names_rolelint(text: str) -> bool:
    """Tell whether a configuration runs rolelint, as far as anybody can see: it says the word, not in a comment."""
    return any(_OURS.search(line.partition("#")[0]) for line in text.splitlines())


def workflow(folder: str) -> str:
    """Return a workflow for GitHub that checks a folder of the repository, "" for all of it."""
    inside = f"\n        working-directory: {json.dumps(folder)}" if folder else ""
    return _WORKFLOW.format(address=ADDRESS, version=VERSION, folder=inside)


def _end(source: Source, row: int, indent: str) -> int:
    """Return where the last item ends: behind its line, and the comments that stand deeper than its dash."""
    lines = source.line_spans
    for index in range(row + 1, len(lines)):
        words = source.text[lines[index].start : lines[index].end]
        if not words.lstrip().startswith("#") or len(words) - len(words.lstrip()) <= len(indent):
            break
        row = index
    return lines[row + 1].start if row + 1 < len(lines) else len(source.text)


def _indented(text: str, indent: str) -> str:
    return "".join(f"{indent}{line}\n" for line in text.splitlines())


def _value(text: str) -> Any:
    source = Source(HOOK_FILE, text)
    found, _ = yaml.read(source, Span(0, len(text)))
    return found.value if found else None
