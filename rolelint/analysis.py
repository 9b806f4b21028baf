"""The two pure steps: one file to its facts and raw findings, all files to a report.

Step one knows nothing of other files, and of the configuration only what changes how a file is read, so its result can
be kept. Step two joins the files, runs the rules that look at all of them, and decides what counts: expectations,
overrides, severities, suppressions, in this order and once.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field, replace
from datetime import date
from itertools import chain
from typing import Any

from rolelint import allowances, hypertext, known, ladder, ladders, plainroles, suppress, wording
from rolelint.baseline import STALE, Baseline
from rolelint.building import build
from rolelint.catalog import Catalog
from rolelint.clauses import Measure
from rolelint.config import Config, measure
from rolelint.diagnostic import Diagnostic, Finding, Severity
from rolelint.dialect import Dialect, Known, fold_heading, with_headings
from rolelint.entities import whole
from rolelint.expects import Expects, learn
from rolelint.frozen import frozen
from rolelint.hypertext import Hypertext
from rolelint.identity import Identity
from rolelint.interactions import relations
from rolelint.known import Match, head
from rolelint.ladder import Ladder
from rolelint.model import Metric, Role, Writing
from rolelint.names import slug
from rolelint.owners import Owners, owners, told_apart
from rolelint.patterns import lazy
from rolelint.reading import Reading, read
from rolelint.report import LABELS, Report, Share, Silence, Summary
from rolelint.rule import Check, Rule
from rolelint.rungs import LadderReading
from rolelint.schema import load, validate
from rolelint.source import Source
from rolelint.subject import Subject, subjects
from rolelint.suppress import Suppression
from rolelint.syntax.document import Document
from rolelint.syntax.node import Node
from rolelint.syntax.parse import FATAL, parse
from rolelint.tree import Tree
from rolelint.weighing import Scales, enabled

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
    problems = tuple(_rule_problems(found.role, plan))
    return Analysis(source, dialect.name, found.role.identity, (found.role,), problems, (), links=found.links)


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


@frozen
class Surroundings:
    """What step two needs beside the analyses: the catalogue of rules, the configuration, and what lies around.

    `reported` narrows the report to these paths, None reports all. `left_aside` counts files by reason; `unjudged` says
    why files that somebody asked for are among them. `configuration` is the text of the configuration file, `extra` are
    findings of the project itself, which point into it. `tree` is every file of the project, `indexes` are those that
    tell what lies in a folder. `baseline` are findings that are known already.
    """

    catalogue: Mapping[str, Rule]
    config: Config
    dialects: tuple[Dialect, ...]
    reported: frozenset[str] | None = None
    left_aside: Mapping[str, int] = field(default_factory=dict)
    unjudged: tuple[str, ...] = ()
    untracked: tuple[Identity, ...] = ()
    extra: tuple[Problem, ...] = ()
    configuration: Source | None = None
    honours_suppressions: bool = True
    prefix: str = ""
    today: date | None = None
    tree: Tree = field(default_factory=Tree)
    indexes: tuple[Hypertext, ...] = ()
    baseline: Baseline | None = None


def plan(config: Config, catalogue: Mapping[str, Rule], headings: Mapping[str, str]) -> Plan:
    """Return what step one needs of a configuration."""
    codes = enabled(config, catalogue)
    rules = [rule for rule in catalogue.values() if rule.code in codes]
    checks = [(rule.code, rule.name, rule.check_role, _options(rule, config)) for rule in rules if rule.check_role]
    return Plan(headings, tuple(checks), measure(config))


def _options(rule: Rule, config: Config) -> Mapping[str, Any]:
    settings = config.rules.get(rule.code)
    return settings.options if settings else {}


def check_catalog(analyses: Iterable[Analysis], around: Surroundings, catalog: Catalog | None = None) -> Report:
    """Join the files of a project, run the rules that look at all of them, and report what counts.

    `catalog` is what `join` makes of the same files, where somebody has it already.
    """
    files = tuple(analyses)
    config = around.config
    catalog = catalog or join(files, around)
    sources = {source.path: source for source in _sources(files, around)}
    codes = enabled(config, around.catalogue)
    scales = Scales(around.catalogue, codes, config, catalog.expects, catalog.once(owners), sources, around.prefix)
    told = (file for file in files if file.problems)
    diagnostics = [one for file in told for one in scales.weighed(file.problems, file.subjects)]
    diagnostics += scales.weighed(chain(around.extra, _catalog_problems(catalog, around, codes)))
    kept, silences = _silenced(diagnostics, files, scales)
    kept = kept if around.honours_suppressions else diagnostics
    kept, allowed = allowances.apply(kept, config, around.configuration, around.catalogue, around.prefix)
    settled = _known(kept, catalog, around, scales)
    asked = {file.source.path for file in files} if around.reported is None else around.reported
    reported = (d for d in settled.new if around.reported is None or d.finding.at.path in asked)
    found = tuple(sorted(reported, key=lambda d: d.rank))
    forms = Counter(file.form for file in files for _ in file.identities if not file.is_of_ladders)
    return Report(
        diagnostics=found,
        summaries=tuple(_summaries(found, catalog, around.catalogue)),
        sources=sources,
        rules=around.catalogue,
        roles=forms.total(),
        ladders=len(catalog.ladders.all),
        unread_ladders=len(catalog.ladders.broken),
        forms=forms,
        ladder_forms=Counter(file.form for file in files if file.ladder),
        left_aside=around.left_aside,
        suppressed=len(silences) if around.honours_suppressions else 0,
        silences=tuple(silences),
        checked=tuple(sorted(file.source.path for file in files if file.source.path in asked)),
        shares=tuple(_shares(role for role in catalog.roles if role.path in asked)),
        not_judged=(*around.unjudged, *_not_judged(catalog, config.expects)),
        fail_on=config.fail_on or (Severity.WARNING if around.baseline else Severity.ERROR),
        stale=tuple(around.baseline.places[index] for index in settled.unused) if around.baseline else (),
        allowed=tuple(_asked(allowed, around)),
        known=tuple(_asked(settled.known, around)),
        names={whole(member): member.label for member in _members(catalog)},
    )


def _asked(silences: Iterable[Silence], around: Surroundings) -> Iterator[Silence]:
    reported = around.reported
    return (one for one in silences if reported is None or one.diagnostic.finding.at.path in reported)


def _summaries(diagnostics: Iterable[Diagnostic], catalog: Catalog, catalogue: Mapping[str, Rule]) -> Iterator[Summary]:
    """Sum up what a rule found often, after everything that leaves findings out or weighs them otherwise."""
    groups: dict[tuple[str, Severity], list[Diagnostic]] = {}
    for diagnostic in diagnostics:
        if catalogue[diagnostic.code].summary:
            groups.setdefault((diagnostic.code, diagnostic.severity), []).append(diagnostic)
    for (code, _), group in groups.items():
        summary = catalogue[code].summary
        finding = summary(catalog, [diagnostic.finding for diagnostic in group]) if summary else None
        if finding:
            yield Summary(replace(group[0], finding=finding), tuple(group))


def _sources(files: Iterable[Analysis], around: Surroundings) -> Iterator[Source]:
    yield from (file.source for file in files)
    yield from (index.source for index in around.indexes)
    if around.configuration:
        yield around.configuration
    if around.baseline:
        yield around.baseline.source


def _shares(roles: Iterable[Role]) -> Iterator[Share]:
    """Count the labels of metrics, for the roles that have any."""
    for role in roles:
        labels = [*chain.from_iterable(role.labels)]
        if labels:
            measurable, partial, vague = map(labels.count, LABELS[:-1])
            yield Share(role.identity.key, measurable, partial, vague, labels.count(None))


def join(files: Iterable[Analysis], around: Surroundings) -> Catalog:
    """Return all roles of a project at once, with what the project has declared and what they let us expect."""
    analyses = tuple(files)
    roles = tuple(role for file in analyses for role in file.roles)
    canonical = [dialect for dialect in around.dialects if dialect.is_canonical and not dialect.is_of_ladders]
    headings = {name: heading for dialect in canonical for name, heading in dialect.headings.items()}
    catalog = Catalog(
        roles=roles,
        ladders=ladders.join(
            (file.ladder for file in analyses if file.ladder),
            (file.identity for file in analyses if file.is_of_ladders and not file.ladder),
            around.config.vocabulary.seniority,
        ),
        stubs=tuple(file.identity for file in analyses if not file.roles and not file.is_of_ladders),
        untracked=around.untracked,
        vocabulary=around.config.vocabulary,
        expects=learn(around.config.expects, roles, headings),
        externals=around.config.externals,
        configuration=around.configuration,
        headings=headings,
        needed={dialect.name: dialect.sections_needed for dialect in around.dialects},
        demanded=around.config.expects.sections or (),
        today=around.today,
        tree=around.tree,
        hypertexts=tuple(file.links for file in analyses if file.links),
        indexes=around.indexes,
    )
    if around.config.expects.interactions is None and catalog.once(relations).is_answered:
        return replace(catalog, expects=replace(catalog.expects, interactions="both-sides"))
    return catalog


def _catalog_problems(catalog: Catalog, around: Surroundings, codes: frozenset[str]) -> Iterator[Problem]:
    for rule in around.catalogue.values():
        if rule.check_catalog and rule.code in codes:
            options = _options(rule, around.config)
            yield from ((rule.code, finding) for finding in rule.check_catalog(catalog, **options))


def _silenced(
    diagnostics: list[Diagnostic], files: tuple[Analysis, ...], scales: Scales
) -> tuple[list[Diagnostic], list[Silence]]:
    """Apply the suppressions, and judge them."""
    by_path = {file.source.path: file for file in files if file.suppressions}
    kept, silences, used = suppress.apply(diagnostics, {path: file.suppressions for path, file in by_path.items()})
    for path, file in by_path.items():
        ran = frozenset(code for code in scales.codes if scales.counts(code, path))
        kept += scales.weighed(suppress.judge(file.suppressions, used, scales.rules, ran))
    return kept, silences


def _members(catalog: Catalog) -> tuple[Role | Ladder, ...]:
    return (*catalog.roles, *catalog.ladders.all)


def _known(diagnostics: list[Diagnostic], catalog: Catalog, around: Surroundings, scales: Scales) -> Match:
    """Apply the baseline, and judge it.

    Entries of rules that did not run may be of use another time, and so those of roles that cannot be read now.
    """
    baseline = around.baseline
    if baseline is None:
        return Match((), tuple(diagnostics), ())
    heads = {whole(member) for member in _members(catalog)}
    unread = {f"role:{slug(one.key)}" for one in catalog.stubs}
    unread |= {f"ladder:{slug(one.key)}" for one in catalog.ladders.broken}
    files = {f"file:{path.removeprefix(around.prefix)}" for path in around.tree.names}
    found = known.match(diagnostics, baseline, frozenset(heads | unread | files), around.prefix)
    idle = scales.codes.symmetric_difference(around.catalogue)
    unused = [
        index
        for index in found.unused
        if (one := baseline.entries[index]).rule not in idle and head(one.entity) not in unread
    ]
    problems = ((STALE, finding) for finding in known.stale(baseline, unused, around.catalogue))
    return replace(found, new=(*found.new, *scales.weighed(problems)), unused=tuple(unused))


def _not_judged(catalog: Catalog, declared: Expects) -> Iterator[str]:
    """Say what no rule looked at because few roles do it; what the house declared needs no telling."""
    learned, roles = catalog.expects, catalog.roles
    has_duties = any(role.responsibilities for role in roles)
    possible = (
        ("a success metric per responsibility", has_duties, declared.metrics, learned.metrics == "responsibility"),
        ("a primary responsibility", has_duties, declared.primary, learned.primary),
        (
            "a proficiency per capability",
            any(role.capabilities for role in roles),
            declared.proficiency,
            learned.proficiency,
        ),
        (
            "both sides of an interaction",
            declared.interactions is None and len(catalog.once(relations).pairs) > 2,
            declared.interactions,
            learned.interactions == "both-sides",
        ),
    )
    unexpected = [
        words for words, is_possible, is_declared, does in possible if is_possible and is_declared is None and not does
    ]
    if unexpected:
        yield f"not judged, since few roles here have it: {', '.join(unexpected)} (see [expects] in rolelint.toml)"
