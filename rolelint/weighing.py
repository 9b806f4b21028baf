"""Which findings count and how much: the rules that run, what the house expects, overrides and severities."""

from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import field
from itertools import chain
from typing import NamedTuple

from rolelint.config import BARS, Config, matches
from rolelint.diagnostic import Diagnostic, Finding, Severity
from rolelint.entities import entity, landmarks
from rolelint.expects import Expects
from rolelint.fingerprint import value
from rolelint.frozen import frozen
from rolelint.ladder import Ladder
from rolelint.model import Role
from rolelint.owners import Owners
from rolelint.rule import PRESETS, Rule
from rolelint.source import Source

_OF_DEPRECATED = ("RL0", "RL1", "RL414", "RL422")


def enabled(config: Config, catalogue: Mapping[str, Rule]) -> frozenset[str]:
    """Return the codes of the rules that run: preset or selection and additions, less what is ignored.

    The rules about files that cannot be read run always.
    """
    presets = PRESETS[: PRESETS.index(config.preset) + 1]

    def runs(rule: Rule) -> bool:
        chosen = rule.code.startswith(config.select) if config.select else rule.preset in presets
        wanted = chosen or rule.code.startswith(config.extend_select)
        return rule.fixed or (wanted and not rule.code.startswith(config.ignore))

    return frozenset(code for code, rule in catalogue.items() if runs(rule))


class _Weighed(NamedTuple):
    code: str
    finding: Finding
    severity: Severity
    owner: Role | Ladder | None


@frozen
class Scales:
    """What raw findings are weighed by. `codes` are the rules that run; paths in findings begin with the prefix."""

    rules: Mapping[str, Rule]
    codes: frozenset[str]
    config: Config
    expects: Expects
    owners: Owners
    sources: Mapping[str, Source]
    prefix: str = ""
    _lifted: dict[str, tuple[str, ...]] = field(default_factory=dict, compare=False, repr=False)

    def counts(self, code: str, path: str) -> bool:
        """Tell whether a rule runs for a file: the house expects what it demands, and no override lifts it."""
        rule = self.rules[code]
        if rule.fixed or code not in self.codes:
            return rule.fixed
        is_lifted = code.startswith(self._lifted_for(path))
        return not is_lifted and (rule.expected is None or rule.expected(self.expects))

    def _lifted_for(self, path: str) -> tuple[str, ...]:
        """Return what the codes begin with that overrides lift for a file, asking the overrides once."""
        if path not in self._lifted:
            name = path.removeprefix(self.prefix)
            lifting = (override.ignore for override in self.config.overrides if matches(override.paths, name))
            self._lifted[path] = tuple(chain.from_iterable(lifting))
        return self._lifted[path]

    def weighed(self, problems: Iterable[tuple[str, Finding]]) -> Iterator[Diagnostic]:
        """Turn raw findings into diagnostics, those that count, in their order."""
        counting = tuple(self._counting(problems))
        named: dict[int, Diagnostic] = {}
        # What lies in one file comes together, so that its nodes are walked once.
        for group in _by_owner(counting):
            owner, path = counting[group[0]].owner, counting[group[0]].finding.at.path
            marks = landmarks(owner, (counting[place].finding.at for place in group)) if owner else None
            for place in group:
                code, finding, severity, _ = counting[place]
                found = value(finding, marks, self.sources.get(path))
                about = entity(finding.at, owner, marks)
                named[place] = Diagnostic(code, self.rules[code].name, severity, finding, about, found)
        yield from (named[place] for place in range(len(counting)))

    def _counting(self, problems: Iterable[tuple[str, Finding]]) -> Iterator[_Weighed]:
        for code, finding in problems:
            owner = self.owners.of(finding.at)
            severity = self._severity(code, finding, owner)
            if severity is not None and self.counts(code, finding.at.path):
                yield _Weighed(code, finding, severity, owner)

    def _severity(self, code: str, finding: Finding, owner: Role | Ladder | None) -> Severity | None:
        """Weigh a finding; None where that of a deprecated role or ladder does not count."""
        rule, settings = self.rules[code], self.config.rules.get(code)
        severity = (settings.severity if settings else None) or self._raised(finding, owner) or rule.severity
        if owner and owner.status == "deprecated" and not code.startswith(_OF_DEPRECATED):
            return None
        if owner and owner.status == "draft" and not rule.fixed:
            return Severity.INFO
        return severity

    def _raised(self, finding: Finding, owner: Role | Ladder | None) -> Severity | None:
        """Return the weight that a finding has of itself, or as one about a metric below the bar of the project."""
        bar = BARS.index(self.config.metrics.bar)
        metrics = owner.metrics if bar and isinstance(owner, Role) else ()
        below = any(metric.node.at == finding.at and metric.rank < bar for metric in metrics)
        return Severity.WARNING if below else finding.severity


def _by_owner(weighed: Iterable[_Weighed]) -> Iterable[list[int]]:
    """Return the places of findings in a row, those with one owner in one file together."""
    groups: dict[tuple[str, Hashable], list[int]] = {}
    for place, one in enumerate(weighed):
        owner = one.owner.identity.place if one.owner else None
        groups.setdefault((one.finding.at.path, owner), []).append(place)
    return groups.values()
