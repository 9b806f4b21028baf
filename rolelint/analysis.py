"""Step one: one file to its facts and raw findings.

It knows nothing of other files, and of the configuration only what changes how a file is read, so that its result can
be kept. Step two (`judgement`) joins the files.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field, replace
from typing import Any

from rolelint import hypertext, ladder, plainroles, suppress, wording
from rolelint.building import build
from rolelint.clauses import Measure
from rolelint.config import Config, measure
from rolelint.diagnostic import Finding, Severity
from rolelint.dialect import Dialect, Known, fold_heading, with_headings
from rolelint.frozen import frozen
from rolelint.hypertext import Hypertext
from rolelint.identity import Identity
from rolelint.ladder import Ladder
from rolelint.model import Metric, Role, Writing
from rolelint.owners import Owners, told_apart
from rolelint.patterns import lazy
from rolelint.reading import Reading, read
from rolelint.rule import Check, Rule
from rolelint.rungs import LadderReading
from rolelint.schema import load, validate
from rolelint.source import Source
from rolelint.subject import Subject, subjects
from rolelint.suppress import Suppression
from rolelint.syntax.document import Document
from rolelint.syntax.node import Node
from rolelint.syntax.parse import FATAL, parse
from rolelint.weighing import enabled, options_of

Problem = tuple[str, Finding]

_IDENTITY_LINE = lazy(r"^[\"']?(?P<key>id|slug|name)[\"']?[ \t]*:(?P<value>[^\r\n]*)", re.MULTILINE)
_LONGEST_OPENING = 10_000


@frozen
class Plan:
    """What step one needs: further headings by folded words, checks (code, name, function, options), the measure."""

    headings: Mapping[str, str] = field(default_factory=dict)
    checks: tuple[tuple[str, str, Check, Mapping[str, Any]], ...] = ()
    measure: Measure = Measure()


@frozen
class Analysis:
    """What step one found out about one file.

    It holds roles or a ladder; neither where the file could not be read to its end. `identity` is that of the file, for
    then; a role has its own. `subjects` are those of the problems; none for a ladder, which may lie in several files.
    """

    source: Source
    form: str
    identity: Identity
    roles: tuple[Role, ...]
    problems: tuple[Problem, ...]
    suppressions: tuple[Suppression, ...]
    ladder: Ladder | None = None
    is_of_ladders: bool = False
    links: Hypertext | None = None
    subjects: tuple[Subject, ...] = ()

    @property
    def identities(self) -> tuple[Identity, ...]:
        """Who can be referred to because of this file."""
        return tuple(role.identity for role in self.roles) or (self.identity,)


def analyze(source: Source, dialect: Dialect, plan: Plan) -> Analysis:
    """Read one file by a dialect, validate it and run the rules that look at one role."""
    known = with_headings(dialect, plan.headings)
    found = plainroles.read(source, dialect, known, plan.measure, lambda role: _places(role, dialect, plan, known))
    if found is None:
        return located(source, dialect, plan, known)
    role, links = found
    problems = tuple(_rule_problems(role, plan))
    said = _subjects(problems, (role,), source) if problems else ()
    return Analysis(source, dialect.name, role.identity, (role,), problems, (), links=links, subjects=said)


def located(source: Source, dialect: Dialect, plan: Plan, known: Known) -> Analysis:
    """Read one file with all its places."""
    document = parse(source, lambda words: fold_heading(words) in known)
    problems = list(document.problems)
    if any(code in FATAL for code, _ in problems):
        return broken(source, dialect, tuple(problem for problem in problems if problem[0] in FATAL))
    if dialect.reader:
        return _of_ladder(document, dialect, dialect.reader(document))
    readings = read(document, dialect, plan.headings)
    roles = told_apart(_role(reading, source, plan, is_part=len(readings) > 1) for reading in readings)
    for reading, role in zip(readings, roles, strict=True):
        problems += reading.problems
        problems += _schema_problems(document, dialect, reading.data)
        problems += _rule_problems(role, plan)
    suppressions, more = suppress.read(document)
    identity = roles[0].identity if len(roles) == 1 else Identity(source.path, None, None, None)
    links = hypertext.read(document)
    problems += more
    said = _subjects(problems, roles, source)
    return Analysis(source, dialect.name, identity, roles, tuple(problems), suppressions, links=links, subjects=said)


def _subjects(problems: Iterable[Problem], roles: tuple[Role, ...], source: Source) -> tuple[Subject, ...]:
    """Return the subjects of problems in a file of roles; one that cannot be read to its end has none."""
    of_file = Owners({}, {source.path: roles})
    return subjects([finding for _, finding in problems], of_file.of, {source.path: source})


def _places(role: Role, dialect: Dialect, plan: Plan, known: Known) -> Role:
    """Read the file of a plain role with its places. Its metrics have theirs, and are not read again."""
    (reading,) = read(parse(role.source, lambda words: fold_heading(words) in known), dialect, plan.headings)
    return _role(reading, role.source, plan, role.metrics, is_part=False)


def _rule_problems(role: Role, plan: Plan) -> Iterator[Problem]:
    silent = wording.silent(role)
    for code, name, check, options in plan.checks:
        if name not in silent:
            yield from ((code, finding) for finding in check(role, **options))


def _role(reading: Reading, source: Source, plan: Plan, judged: tuple[Metric, ...] = (), *, is_part: bool) -> Role:
    writing = Writing(reading.dialect.name, reading.headings, reading.title, reading.dialect.is_canonical, is_part)
    return build(reading.data, source, writing, plan.measure, judged)


def _of_ladder(document: Document, dialect: Dialect, reading: LadderReading) -> Analysis:
    """Describe a file that holds a ladder."""
    source = document.source
    found = ladder.build(reading, source, dialect.name)
    suppressions, more = suppress.read(document)
    problems = (*document.problems, *reading.problems, *validate(reading.data, load("ladder"), dialect.keys), *more)
    analysis = Analysis(source, dialect.name, found.identity, (), problems, suppressions, found)
    return replace(analysis, is_of_ladders=True, links=hypertext.read(document))


def broken(source: Source, dialect: Dialect, problems: tuple[Problem, ...]) -> Analysis:
    """Describe a file that cannot be read to its end: it keeps its identity, so that references to it resolve."""
    written: dict[str, str] = {}
    for match in _IDENTITY_LINE.finditer(source.text[:_LONGEST_OPENING].replace("\r", "\n")):
        written.setdefault(match["key"], match["value"].strip(" \t\"',"))
    names = [written.get(key) or None for key in ("id", "slug", "name")]
    identity = Identity(source.path, names[0], names[1], names[2])
    said = _subjects(problems, (), source)
    return Analysis(
        source, dialect.name, identity, (), problems, (), is_of_ladders=dialect.is_of_ladders, subjects=said
    )


def _schema_problems(document: Document, dialect: Dialect, data: Node) -> Iterator[Problem]:
    """Yield what the schema says; one finding where the front matter is missing, or is no mapping, as a whole."""
    front = document.front
    if dialect.is_free:
        yield from validate(data, load("role"))
        return
    if front is not None and not isinstance(front.value, dict):
        yield from validate(front, load("role"))
        return
    if front is None or not front.value:
        what = "this role file has no front matter" if front is None else "the front matter is empty"
        keys = ", ".join(f"'{key}'" for key in dialect.keys)
        severity = Severity.ERROR if dialect.keys else None
        yield "RL002", Finding(f"{what}; it needs {keys}", data.at, severity=severity)
        return
    yield from validate(data, load("role"), dialect.keys)


def plan(config: Config, catalogue: Mapping[str, Rule], headings: Mapping[str, str]) -> Plan:
    """Return what step one needs of a configuration."""
    codes = enabled(config, catalogue)
    rules = [rule for rule in catalogue.values() if rule.code in codes]
    checks = [(rule.code, rule.name, rule.check_role, options_of(rule, config)) for rule in rules if rule.check_role]
    return Plan(headings, tuple(checks), measure(config))
