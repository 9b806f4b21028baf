"""Results of tests in the form of JUnit, which most build servers read: a suite for each file, a case for each finding.

A file without findings is a suite with one case, which passes.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from rolelint import literal
from rolelint.annotation import Annotation, annotations, in_repository
from rolelint.report import Report


def render(report: Report) -> str:
    """Return XML with every finding as a failure and every file without one as a success."""
    files: dict[str, list[Annotation]] = {in_repository(path, report): [] for path in report.checked}
    for one in annotations(report):
        files.setdefault(one.path, []).append(one)
    failures = len(report.diagnostics)
    tests = sum(max(len(found), 1) for found in files.values())
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<testsuites name="rolelint" tests="{tests}" failures="{failures}" errors="0" skipped="0" time="0">',
        *(line for path in sorted(files) for line in _suite(path, files[path])),
        "</testsuites>",
    ]
    return "".join(f"{line}\n" for line in lines)


def _suite(path: str, found: Sequence[Annotation]) -> Iterator[str]:
    count = f'tests="{max(len(found), 1)}" failures="{len(found)}" errors="0" skipped="0" time="0"'
    yield f"  <testsuite name={_attribute(path)} {count}>"
    if not found:
        yield f"    {_case(path, 'nothing to repair')}/>"
    named: Counter[str] = Counter()
    for one in found:
        name = f"{one.title}: {one.diagnostic.entity}"
        named[name] += 1
        yield from _failure(one, name if named[name] == 1 else f"{name} ({named[name]})")
    yield "  </testsuite>"


def _failure(one: Annotation, name: str) -> Iterator[str]:
    """Yield a case. Build servers know it again by its name, which therefore holds no line number."""
    where = f"{one.path}:{one.start.line}:{one.start.column}"
    kind, message = _attribute(one.diagnostic.severity.word), _attribute(one.lines[0])
    text = "\n".join(map(literal.xml, (where, *one.lines)))
    yield f'    {_case(one.path, name)} line="{one.start.line}">'
    yield f"      <failure type={kind} message={message}>{escape(text)}</failure>"
    yield "    </testcase>"


def _case(path: str, name: str) -> str:
    return f'<testcase classname={_attribute(path)} name={_attribute(name)} file={_attribute(path)} time="0"'


def _attribute(text: str) -> str:
    return quoteattr(literal.xml(text))
