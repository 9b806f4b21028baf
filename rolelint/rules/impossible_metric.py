"""A success metric asks for what cannot be, or for a day that has passed.

## Why

Nothing is up more than all of the time, and a range that ends below its beginning holds no number. Mostly a digit is
wrong, and nobody has tried to measure it yet. A deadline in the past says that nobody has looked at it since.

```role bad
# Responsibilities
- **Keep the shop open**
  - *Success metric*: [|at least 150% uptime|], [|gross margin of 42 to 38%|], [|3 new tills by June 2025|]
```

## Repair

Look the figure up again, and say by when the next goal is to be reached. A year, quarter or month has passed with its
last day.

```role good
# Responsibilities
- **Keep the shop open**
  - *Success metric*: 100% uptime, revenue up 150% vs last year, 3 new tills by the end of 2027
```

## When it is right to ignore this

Where the figure has a definition of its own, by which it can pass the end of the scale.
"""

from collections.abc import Iterator

from rolelint import wording
from rolelint.catalog import Catalog
from rolelint.diagnostic import Finding, Severity
from rolelint.model import Role
from rolelint.rule import Rule
from rolelint.today import last_day

_LEADS = ("before ", "by ", "in ", "no later than ", "not later than ", "on ", "till ", "until ")


def check(role: Role) -> Iterator[Finding]:
    for metric in role.metrics:
        if metric.parse and metric.parse.impossible:
            yield Finding(f"{wording.quoted(metric.text)} cannot be reached by anybody", metric.node.at)


def check_deadlines(catalog: Catalog) -> Iterator[Finding]:
    """Look for deadlines in the past; not file by file, since what is kept of a file must hold on every day."""
    for role in catalog.roles if catalog.today else ():
        for metric in role.metrics:
            deadline = (metric.parse.deadline or "") if metric.parse and not metric.parse.impossible else ""
            # A clause may have its deadline from the one beside it, and a date alone may be that of the value.
            is_own = deadline.lower().startswith(_LEADS) and deadline in metric.text
            end = last_day(deadline) if is_own else None
            if end and catalog.today and end < catalog.today:
                yield Finding(f"the deadline of {wording.quoted(metric.text)} passed on {end}", metric.node.at)


RULE = Rule(
    "RL654",
    __name__,
    __doc__,
    "success metrics that cannot be reached",
    Severity.INFO,
    check_role=check,
    check_catalog=check_deadlines,
)
