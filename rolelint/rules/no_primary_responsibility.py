"""No responsibility is marked as primary, so nobody can tell what comes first when time is short.

## Why

Lists look flat. Where one duty is what the role exists for, saying so settles most questions of priority before they
are asked.

```role bad
# [|Responsibilities|]
- **Run the payroll**
- **Answer questions about pay slips**
```

## Repair

Write `(primary)` behind the one that goes before the others; a share of working time may follow it.

```role good
# Responsibilities
- **Run the payroll** (primary, 60 %)
- **Answer questions about pay slips**
```

## When it is right to ignore this

Where all duties really weigh the same. If that is so for most roles, `primary = false` under `[expects]` says it once.
"""

from collections.abc import Iterator

from rolelint.diagnostic import Finding
from rolelint.fields import is_faulty
from rolelint.model import Role
from rolelint.rule import Rule


def check(role: Role) -> Iterator[Finding]:
    duties = role.responsibilities
    has_one = any(duty.primary for duty in duties) or any(is_faulty(duty.node, "primary") for duty in duties)
    if duties and not has_one:
        message = f"none of the responsibilities of '{role.label}' is marked as primary"
        hint = "write '(primary)' behind the one that goes before the others"
        yield Finding(message, role.heading("responsibilities"), hint=hint)


RULE = Rule(
    "RL303",
    __name__,
    __doc__,
    "roles without a primary responsibility",
    check_role=check,
    expected=lambda expects: bool(expects.primary),
)
