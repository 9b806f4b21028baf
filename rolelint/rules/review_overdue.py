"""The last review of a role is longer ago than this project wants.

It speaks where the configuration says `review-every`, of a `reviewed` date that is too old and of roles without one. A
month means its last day. Drafts and deprecated roles need no review.

## Why

What a role does drifts away from what its file says. A date tells who reads it whether to trust it.

```toml
[expects]
review-every = "12 months"
```

```role bad
---
id: pot-01
slug: potter
name: Potter
default_seniority: Mid
reviewed: [|2025-03|]
---
```

## Repair

Read the role with who holds it, correct it, and write the day.

```toml
[expects]
review-every = "12 months"
```

```role good
---
id: pot-01
slug: potter
name: Potter
default_seniority: Mid
reviewed: 2026-05-18
---
```

## When it is right to ignore this

When the next review has its day already. `--today` shows what will be due by then.
"""

from collections.abc import Iterator
from datetime import date

from rolelint.catalog import Catalog
from rolelint.diagnostic import Finding
from rolelint.fields import is_faulty
from rolelint.model import Role
from rolelint.patterns import lazy
from rolelint.rule import Rule
from rolelint.today import age, later, written

_DAY = lazy(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")


def check(catalog: Catalog) -> Iterator[Finding]:
    often = catalog.expects.review_every
    for role in catalog.roles:
        if often and role.status not in ("draft", "deprecated"):
            yield from _reviewed(role, often, catalog.today) if role.reviewed else _unreviewed(role, often)


def _reviewed(role: Role, often: str, today: date | None) -> Iterator[Finding]:
    at = role.node["reviewed"].at
    day = written(role.reviewed or "")
    if day is None:
        # What has another form than a day, the schema reports.
        if _DAY.fullmatch(role.reviewed or ""):
            yield Finding(f"there is no day '{role.reviewed}', on which '{role.label}' was reviewed", at)
    elif today and (due := later(day, often)) < today:
        since = f"'{role.label}' was reviewed {age(day, today)} ago ({role.reviewed})"
        yield Finding(f"{since}; the next review was due on {due}", at)


def _unreviewed(role: Role, often: str) -> Iterator[Finding]:
    if not is_faulty(role.node, "reviewed"):
        message = f"'{role.label}' does not say when it was reviewed; this project wants a review every {often}"
        yield Finding(message, role.name_at)


RULE = Rule(
    "RL420",
    __name__,
    __doc__,
    "reviews that are overdue",
    check_catalog=check,
    expected=lambda expects: expects.review_every is not None,
)
