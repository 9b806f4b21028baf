"""What a rule is: a code, a page, and functions that look at a value and yield findings.

A rule knows what it found, where, and how to repair it. Everything else is the engine's: code, severity, suppression,
options. A rule's options are the keyword-only arguments of its functions, with their types and defaults.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from rolelint import plugins
from rolelint.diagnostic import Finding, Severity
from rolelint.frozen import frozen
from rolelint.patterns import lazy

if TYPE_CHECKING:
    from rolelint.catalog import Catalog
    from rolelint.expects import Expects

Check = Callable[..., Iterator[Finding]]

PRESETS = ("minimal", "basic", "linked", "published")
_FAMILY_PRESET = {0: "minimal", 1: "minimal", 9: "minimal", 2: "basic", 3: "basic", 6: "basic", 7: "published"}
MARK = lazy(r"\[\|(.*?)\|\]", re.DOTALL)
_ADVICE = ("RL504", "RL65")
_LOWEST = frozenset({"RL001", "RL003", "RL005", "RL006"})


@frozen
class Rule:
    """One rule of the catalogue.

    `module` is the `__name__` of its file and gives the rule its name; `page` is the file's docstring (None under -OO).
    `many` names its findings in the plural, for a summary: "responsibilities without a success metric".
    `expected` tells whether the house expects what the rule demands; where it does not, its findings do not count.
    `summary` makes one finding of many that count and weigh the same, for a first screen; None where they are few.
    `check_changes` looks at what changed since an earlier revision, where one is known.
    A rule without a check is spoken by the parser or the schema; its file holds the page.
    """

    code: str
    module: str
    page: str | None
    many: str
    severity: Severity = Severity.WARNING
    check_role: Check | None = None
    check_catalog: Check | None = None
    check_changes: Check | None = None
    expected: "Callable[[Expects], bool] | None" = None
    summary: "Callable[[Catalog, Sequence[Finding]], Finding | None] | None" = None

    @property
    def name(self) -> str:
        """The rule's name in kebab-case: the stem of its file."""
        return self.module.rpartition(".")[2].replace("_", "-")

    @property
    def smell(self) -> str:
        """What is wrong, as a sentence: the first line of the page."""
        return (self.page or "").partition("\n")[0]

    @property
    def manual(self) -> str:
        """The page for reading: without the `[|marks|]` that show where the rule speaks."""
        return MARK.sub(lambda match: match[1], self.page or "")

    @property
    def family(self) -> int:
        """The digit after RL: 0 is files, 1 schema, 2 sections, 3 items, 4 between roles, 9 the linter itself."""
        return int(self.code[2])

    @property
    def preset(self) -> str:
        """The smallest preset that holds this rule."""
        return "published" if self.code.startswith(_ADVICE) else _FAMILY_PRESET.get(self.family, "linked")

    @property
    def fixed(self) -> bool:
        """Whether the severity cannot be lowered nor the rule switched off: the file was not read."""
        return self.code in _LOWEST

    @property
    def checks(self) -> tuple[Check, ...]:
        """The functions that this rule runs."""
        return tuple(check for check in (self.check_role, self.check_catalog, self.check_changes) if check)

    def options(self) -> dict[str, Any]:
        """Return the rule's options with their defaults: the keyword-only arguments of its checks."""
        return {name: value for check in self.checks for name, value in (check.__kwdefaults__ or {}).items()}


def load_rules() -> dict[str, Rule]:
    """Return the whole catalogue by code, in the order of the codes."""
    rules: list[Rule] = [module.RULE for module in plugins.modules("rules")]
    return {rule.code: rule for rule in sorted(rules, key=lambda rule: rule.code)}


class Catalogue(Mapping[str, Rule]):
    """The whole catalogue, loaded when a rule is first asked for: many configurations name none."""

    def __getitem__(self, code: str) -> Rule:
        return self._rules[code]

    def __iter__(self) -> Iterator[str]:
        return iter(self._rules)

    def __len__(self) -> int:
        return len(self._rules)

    @cached_property
    def _rules(self) -> dict[str, Rule]:
        return load_rules()
