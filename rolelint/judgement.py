"""Step two: all files to a report.

It joins the files that step one (`analysis`) has read, runs the rules that look at all of them, and decides what
counts: expectations, overrides, severities, suppressions, in this order and once.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field, replace
from datetime import date
from itertools import chain

from rolelint import allowances, known, ladders, suppress
from rolelint.analysis import Analysis, Problem
from rolelint.baseline import STALE, Baseline
from rolelint.catalog import Catalog
from rolelint.config import Config
from rolelint.diagnostic import Diagnostic, Severity
from rolelint.dialect import Dialect
from rolelint.entities import whole
from rolelint.expects import Expects, learn
from rolelint.frozen import frozen
from rolelint.hypertext import Hypertext
from rolelint.identity import Identity
from rolelint.interactions import relations
from rolelint.known import Match, head
from rolelint.ladder import Ladder
from rolelint.model import Role
from rolelint.names import slug
from rolelint.owners import owners
from rolelint.report import LABELS, Report, Share, Silence, Summary
from rolelint.rule import Rule
from rolelint.source import Source
from rolelint.tree import Tree
from rolelint.weighing import Scales, enabled, options_of


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
            options = options_of(rule, around.config)
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
