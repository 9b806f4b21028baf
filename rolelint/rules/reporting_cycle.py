"""Roles report to each other in a circle, so nobody has the last word.

## Why

Whoever reports to somebody who reports to them has no superior at all. One of the lines is wrong, and every chart that
is drawn from them is.

```role bad baker.md
---
id: bake-01
slug: baker
name: Baker
default_seniority: Mid
reports_to: [|Shop Lead|]
---
```

```role bad shop-lead.md
---
id: shop-01
slug: shop-lead
name: Shop Lead
default_seniority: Senior
---
# Interactions
- **Reports to** → Owner (weekly)
```

```role bad owner.md
---
id: own-01
slug: owner
name: Owner
default_seniority: Principal
---
# Interactions
- **Reports to** → Baker (daily)
```

## Repair

Find the line that was copied or turned around. `reports_to` in the front matter, lines with `Reports to` and lines with
`Manages` are read together.

```role good baker.md
---
id: bake-01
slug: baker
name: Baker
default_seniority: Mid
reports_to: [Shop Lead, Owner]
---
```

```role good shop-lead.md
---
id: shop-01
slug: shop-lead
name: Shop Lead
default_seniority: Senior
---
# Interactions
- **Manages** → Baker (daily)
- **Reports to** → Owner (weekly)
```

```role good owner.md
---
id: own-01
slug: owner
name: Owner
default_seniority: Principal
---
```

## When it is right to ignore this

Hardly ever. Where two people lead together, each of them reports to somebody else, or to nobody.
"""

from collections.abc import Iterator
from itertools import pairwise

from rolelint.catalog import Catalog
from rolelint.cycles import by_way_of, cycles
from rolelint.diagnostic import Finding, Note, Severity
from rolelint.identity import Identity
from rolelint.interactions import reports
from rolelint.references import Reference
from rolelint.rule import Rule
from rolelint.statements import Statement


def check(catalog: Catalog) -> Iterator[Finding]:
    above = _above(catalog)
    for circle in cycles(above):
        sayings = [above[one][other] for one, other in pairwise((*circle, circle[0]))]
        first, *others = [Note(said.sentence, said.at) for said in sayings]
        through = by_way_of([role.label for role in circle[1:]])
        yield Finding(f"'{circle[0].label}' reports to itself{through}", first.at, tuple(others))


def _above(catalog: Catalog) -> dict[Identity, dict[Identity, Reference | Statement]]:
    """Return the superiors of each role, each with what says so first."""
    above: dict[Identity, dict[Identity, Reference | Statement]] = {role.identity: {} for role in catalog.roles}
    for role, superior, said in reports(catalog):
        above.setdefault(role, {}).setdefault(superior, said)
    return above


RULE = Rule("RL418", __name__, __doc__, "circles of superiors", severity=Severity.ERROR, check_catalog=check)
