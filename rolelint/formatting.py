"""A run of the formatter: which files of which projects, what would change in them, and what is left alone and why."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from pathlib import Path

from rolelint import request
from rolelint.analysis import Analysis
from rolelint.format import FormatError, formatted
from rolelint.frozen import frozen
from rolelint.project import Project, opened
from rolelint.request import Request, within
from rolelint.rewrites import Rewrite, write
from rolelint.source import Source

_UNREADABLE = "RL0"


@frozen
class Formatting:
    """What came of a run: texts that nobody has written yet, how many files are as they should be, and the rest.

    `left_alone` counts files by reason. `failed` are the bugs of ours that it met, by the path of the file.
    """

    rewrites: tuple[Rewrite, ...] = ()
    settled: int = 0
    left_alone: Mapping[str, int] = field(default_factory=dict)
    failed: Mapping[str, FormatError] = field(default_factory=dict)

    def write(self) -> None:
        """Write the changed files, all or none, as far as that shows beforehand."""
        write(self.rewrites)


def run(paths: Sequence[Path], stdin: tuple[Path, bytes] | None = None) -> Formatting:
    """Format the role and ladder files among the paths, in memory. `stdin` is a file's path with its content.

    Naming a file makes it no role: what is formatted is what the project takes for a role or ladder anyway.
    """
    requests = [request.of_file(*stdin, paths)] if stdin else request.by_project(paths)
    rewrites: list[Rewrite] = []
    left_alone: Counter[str] = Counter()
    failed: dict[str, FormatError] = {}
    settled = 0
    for project, analysis in _files(requests):
        reason = _reason(project, analysis)
        if reason:
            left_alone[reason] += 1
            continue
        path = analysis.source.path
        name = path.removeprefix(project.prefix)
        try:
            text = _formatted(project, analysis, name)
        except FormatError as error:
            failed[path] = error
            continue
        if text == analysis.source.text:
            settled += 1
        else:
            rewrites.append(Rewrite(project.root / name, path, analysis.source.text, text))
    return Formatting(tuple(rewrites), settled, left_alone, failed)


def _files(requests: Sequence[Request]) -> Iterator[tuple[Project, Analysis]]:
    """Yield every role and ladder file that was asked for, with its project."""
    for project, one in opened(requests, {}):
        project.load(Request(one.root, given=one.given, named=one.named))
        for name in sorted(project.analyses):
            if within(name, one.paths):
                yield project, project.analyses[name]


def _reason(project: Project, analysis: Analysis) -> str:
    """Return why a file is left alone, empty where it is not."""
    dialect = next(dialect for dialect in project.dialects if dialect.name == analysis.form)
    if not dialect.is_canonical:
        return f"in another form ({analysis.form})"
    if any(code.startswith(_UNREADABLE) for code, _ in analysis.problems):
        return "with something in it that does not read (RL0)"
    return "in JSON" if analysis.source.path.casefold().endswith(".json") else ""


def _formatted(project: Project, analysis: Analysis, name: str) -> str:
    dialect = next(dialect for dialect in project.dialects if dialect.name == analysis.form)
    text = formatted(Source(name, analysis.source.text), dialect, project.headings)
    if project.recognise(name, text, is_named=False).dialect != dialect:
        raise FormatError("the formatted text would not be recognised any more")
    return text
