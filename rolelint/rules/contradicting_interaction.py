"""Two roles tell the same exchange differently.

## Why

One of the two waits for the other. Nobody sees it in either file alone, since each of them is consistent.

```role bad baker.md
# Interactions
- **Provides bread** → Shop Lead ([|daily|])
- **[|Provides price list|]** → Shop Lead (monthly)

# Artifacts
- **Price list** (type: plan)
```

```role bad shop-lead.md
---
id: shop-01
slug: shop-lead
name: Shop Lead
default_seniority: Senior
---
# Interactions
- **Receives bread** ← Example Role (weekly)
- **Provides price list** → Example Role (monthly)
```

## Repair

Let the two agree, and write on both sides what holds. The rule compares lines that answer each other: it speaks where
both name a frequency that the vocabulary knows and these cannot both hold, and where both say that they give, or that
both receive, an artifact that one of them lists. A sprint may last two weeks, and feedback may go both ways.

```role good baker.md
# Interactions
- **Provides bread** → Shop Lead (daily)
- **Provides feedback** → Shop Lead (weekly)
- **Receives feedback** ← Shop Lead (monthly)
- **Informs** → Shop Lead (now and then)
```

```role good shop-lead.md
---
id: shop-01
slug: shop-lead
name: Shop Lead
default_seniority: Senior
---
# Interactions
- **Depends on** → Example Role (daily)
- **Provides feedback** → Example Role (monthly)
- **Receives feedback** ← Example Role (weekly)
- **Receives information** ← Example Role (weekly)
```

## When it is right to ignore this

Where the same words mean two things, such as a daily and a monthly report. Better name them apart.
"""

from collections.abc import Iterator

from rolelint.catalog import Catalog
from rolelint.conflicts import all_conflicts
from rolelint.diagnostic import Finding, Note
from rolelint.rule import Rule
from rolelint.statements import Statement


def check(catalog: Catalog) -> Iterator[Finding]:
    for conflict in all_conflicts(catalog):
        yield _finding(conflict.mine, conflict.theirs, conflict.part)


def _finding(one: Statement, other: Statement, part: str) -> Finding:
    note = Note(f"what '{other.role.label}' says", other.interaction.node[part].at)
    return Finding(f"{one.sentence}, but {other.sentence}", one.interaction.node[part].at, (note,))


RULE = Rule(
    "RL403",
    __name__,
    __doc__,
    "interactions that contradict each other",
    check_catalog=check,
    expected=lambda expects: expects.interactions != "none",
)
