"""A responsibility has no success metric, so nobody can tell when it is met.

## Why

A duty without a measure is judged by mood, and each reader brings another one.

```role bad
# Responsibilities
- [|**Keep the catalogue fast**|]
```

## Repair

Say what will be observed, and how much of it is enough.

```role good
# Responsibilities
- **Keep the catalogue fast**
  *Success metric*: p95 response time under 200 ms
```

## When it is right to ignore this

When the house measures roles as a whole: then `metrics = "role"` under `[expects]` says so once, and RL314 takes over.
"""

from collections.abc import Iterator

from rolelint.diagnostic import Finding
from rolelint.fields import is_faulty
from rolelint.model import Role
from rolelint.rule import Rule


def check(role: Role) -> Iterator[Finding]:
    for duty in role.responsibilities:
        if not duty.success_metrics and not is_faulty(duty.node, "success_metrics"):
            yield Finding(f"nobody can tell when '{duty.title}' is met: it has no success metric", duty.node.at)


RULE = Rule(
    "RL302",
    __name__,
    __doc__,
    "responsibilities without a success metric",
    check_role=check,
    expected=lambda expects: expects.metrics == "responsibility",
)
