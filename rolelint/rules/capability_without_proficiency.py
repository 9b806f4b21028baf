"""A capability does not say how well it must be mastered.

## Why

Whoever hires, trains or grows into the role needs to know whether a first course is enough or years of practice.

```role bad
# Capabilities
- **Tax law** — Expert
- **[|Auditing|]** (internal and external)
```

## Repair

Write the proficiency behind a dash, before any details.

```role good
# Capabilities
- **Tax law** — Expert
- **Auditing** — Competent (internal and external)
```

## When it is right to ignore this

For something that one has or has not, such as a licence. If no capability is rated in the house, `proficiency = false`
under `[expects]` says it once.
"""

from collections.abc import Iterator

from rolelint.diagnostic import Finding, Severity
from rolelint.fields import is_faulty
from rolelint.model import Role
from rolelint.rule import Rule


def check(role: Role) -> Iterator[Finding]:
    for capability in role.capabilities:
        if capability.name and not capability.proficiency and not is_faulty(capability.node, "proficiency"):
            yield Finding(f"'{capability.name}' does not say how well it must be mastered", capability.node["name"].at)


RULE = Rule(
    "RL310",
    __name__,
    __doc__,
    "capabilities without a proficiency",
    severity=Severity.INFO,
    check_role=check,
    expected=lambda expects: bool(expects.proficiency),
)
