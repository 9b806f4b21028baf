"""Which findings count and how much: the rules that run, what the house expects, overrides and severities."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from itertools import chain, repeat
from typing import Any, NamedTuple

from rolelint.config import BARS, Config, matches
from rolelint.diagnostic import Diagnostic, Finding, Severity
from rolelint.expects import Expects
from rolelint.frozen import frozen
from rolelint.ladder import Ladder
from rolelint.model import Role
from rolelint.owners import Owners
from rolelint.rule import PRESETS, Rule
from rolelint.source import Source
from rolelint.subject import Subject, subjects

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


def options_of(rule: Rule, config: Config) -> Mapping[str, Any]:
    """Return the options that a configuration gives to a rule."""
    settings = config.rules.get(rule.code)
    return settings.options if settings else {}


class _Weighed(NamedTuple):
    code: str
    finding: Finding
    severity: Severity
    subject: Subject | None


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

    def weighed(
        self, problems: Iterable[tuple[str, Finding]], known: Sequence[Subject | None] = ()
    ) -> Iterator[Diagnostic]:
        """Turn raw findings into diagnostics, those that count, in their order.

        `known` are the subjects of all of them, where somebody has these already.
        """
        counting = tuple(self._counting(zip(problems, known or repeat(None))))  # noqa: B905  none may be known
        unknown = [one.finding for one in counting if one.subject is None]
        found = iter(subjects(unknown, self.owners.of, self.sources))
        for code, finding, severity, subject in counting:
            entity, value = subject or next(found)
            yield Diagnostic(code, self.rules[code].name, severity, finding, entity, value)

    def _counting(self, problems: Iterable[tuple[tuple[str, Finding], Subject | None]]) -> Iterator[_Weighed]:
        for (code, finding), subject in problems:
            severity = self._severity(code, finding, self.owners.of(finding.at))
            if severity is not None and self.counts(code, finding.at.path):
                yield _Weighed(code, finding, severity, subject)

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
        below = any(metric.rank < bar and metric.node.at == finding.at for metric in metrics)
        return Severity.WARNING if below else finding.severity
