"""What a file of a project is, and why it is taken for that, in sentences for people who wonder."""

from collections.abc import Iterator

from rolelint import files
from rolelint.config import matches
from rolelint.dialect import Dialect, mark_lines, marks
from rolelint.hypertext import is_index
from rolelint.project import Project
from rolelint.recognition import NO_ROLE, Verdict
from rolelint.request import within
from rolelint.sentences import counted
from rolelint.source import Source
from rolelint.syntax.document import LineKind
from rolelint.syntax.parse import parse

_LONGEST_LINE = 60
_LEVEL = "ladder-level"


def told(project: Project, name: str) -> Iterator[str]:
    """Yield what a file or folder of a project is, what speaks for it, and which rules do not count for it."""
    if (project.root / name).is_dir():
        inside = sum(within(other, [name]) for other in project.analyses)
        yield f"{name or '.'}: a folder; {counted(inside, 'file')} of roles and ladders in it are read"
        return
    if name in project.analyses:
        yield f"{name}: {_kind(project, name)}, read as form {project.analyses[name].form}"
        yield from (f"{name}: {reason}" for reason in _reasons(project, name))
    else:
        yield f"{name}: {_aside(project, name)}"
    for override in project.config.overrides:
        if matches(override.paths, name):
            yield f"{name}: ignores {', '.join(override.ignore)} (overrides, {project.config.origins['overrides']})"


def _kind(project: Project, name: str) -> str:
    analysis = project.analyses[name]
    if analysis.is_of_ladders:
        return "a level of a ladder" if analysis.form == _LEVEL else "a ladder"
    return "a role" if len(analysis.identities) == 1 else f"{len(analysis.identities)} roles"


def _reasons(project: Project, name: str) -> Iterator[str]:
    """Yield what speaks for the form of a file: patterns of the configuration, what recognition says, lines in it."""
    for key in ("roles", "ladders"):
        if matches(getattr(project.config, key), name):
            yield f"the configuration calls it one ({key}, {project.config.origins[key]})"
    verdict, text = _verdict(project, name)
    if verdict.dialect and verdict.reason:
        yield f"by: {verdict.reason}"
    elif verdict.dialect:
        yield from (f"by line {line}: {_shortened(written)}" for line, written in _marks(verdict.dialect, name, text))


def _verdict(project: Project, name: str) -> tuple[Verdict, str]:
    text = files.sample(project.root / name) or ""
    return project.recognise(name, text, is_named=False), text


def _marks(dialect: Dialect, name: str, text: str) -> list[tuple[int, str]]:
    """Return the lines that the markers of a form match outside of code, each with its number from 1."""
    document = parse(Source(name, text))
    spans = document.source.line_spans
    lines = [
        "" if line.kind is LineKind.CODE else text[span.start : span.end].rstrip("\r\n")
        for line, span in zip(document.lines, spans, strict=False)
    ]
    return [(line, lines[line - 1].strip()) for line in mark_lines(dialect, "\n".join(lines))]


def _aside(project: Project, name: str) -> str:
    if matches(project.config.exclude, name):
        return f"left aside: excluded ({project.config.origins['exclude']})"
    if name not in project.seen:
        return "left aside: it is ignored by git, lies in a hidden or foreign folder, or its ending is not a role's"
    verdict, text = _verdict(project, name)
    index = "an index or readme; " if is_index(name) else ""
    what = f"left aside: {index}{verdict.reason or 'cannot be read'}"
    if verdict.reason != NO_ROLE:
        return what
    counts = {dialect: len(marks(dialect, text)) for dialect in project.dialects}
    nearest = max(project.dialects, key=lambda dialect: counts[dialect])
    if not counts[nearest]:
        return what
    needed = f"{counts[nearest]} of the {nearest.marks_needed} marks that it needs"
    return f"{what}; the form {nearest.name} is nearest, with {needed}"


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_LINE else f"{text[:_LONGEST_LINE].rstrip()}…"
