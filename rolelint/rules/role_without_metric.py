"""A role has no success metric at all, so nobody can tell whether it does well.

## Why

Without a measure, whoever holds the role hears how it went from whoever speaks last.

```role bad
---
id: pay-01
slug: example
name: [|Payroll Manager|]
default_seniority: Senior
---
# Responsibilities
- **Run the payroll**
```

```toml
[expects]
metrics = "role"
```

## Repair

Say what will be observed, and how much of it is enough: for the role as a whole or at one of its responsibilities.

```role good
# Responsibilities
- **Run the payroll**
- **Answer questions about pay slips**
  *Success metric*: 90 % of questions answered within 2 working days
```

```toml
[expects]
metrics = "role"
```

## When it is right to ignore this

For a role that was just founded and has yet to learn what to measure. If no role here is measured, `metrics = "none"`
under `[expects]` says it once; where each responsibility has its own metric, RL302 asks for them.
"""

from collections.abc import Iterator

from rolelint.diagnostic import Finding
from rolelint.expects import Expects
from rolelint.model import Role
from rolelint.rule import Rule

_SECTION = "success_metrics"


def check(role: Role) -> Iterator[Finding]:
    has_empty_section = any(heading.field == _SECTION and heading.is_empty for heading in role.headings)
    if not role.metrics and not has_empty_section:
        yield Finding(f"nobody can tell whether '{role.label}' does well: it has no success metric", role.name_at)


def _expected(expects: Expects) -> bool:
    """Whether roles are measured as a whole, and no rule about sections asks for the metrics already."""
    return expects.metrics == "role" and _SECTION not in (expects.sections or ())


RULE = Rule(
    "RL314",
    __name__,
    __doc__,
    "roles without any success metric",
    check_role=check,
    expected=_expected,
)
