"""The sections of a role file stand in another order than in the other files.

The order is Mission, Short Description, Properties, Responsibilities, Success Metrics, Capabilities, Artifacts,
Interactions. A section that rolelint does not know belongs to the one above it. Only the canonical form has an order.

## Why

Whoever reads many roles looks for the same thing in the same place, and comparing two files is easy only if their
parts face each other.

```role bad
# Responsibilities
- **API design**

# [|Mission|]
Keep the service answering.
# Capabilities
- **Database design** — Advanced
```

## Repair

Move the sections; the fix does so and changes nothing else, not even the blank lines between them.

```role fixed
# Mission
Keep the service answering.

# Responsibilities
- **API design**
# Capabilities
- **Database design** — Advanced
```

```role good
# Mission
Keep the service answering.

# How we got here
Seven years of patches.

# Capabilities
- **Database design** — Advanced
```

## When it is right to ignore this

When all files of the house keep another order on purpose.
"""

from collections.abc import Iterator
from itertools import pairwise

from rolelint.arrangement import Block, arranged, blocks
from rolelint.catalog import Catalog
from rolelint.diagnostic import Finding, Fix, Note, Safety, Severity
from rolelint.model import Heading, Role
from rolelint.rule import Rule


def check(catalog: Catalog) -> Iterator[Finding]:
    ranks = {name: rank for rank, name in enumerate(catalog.headings)}
    # Hardly any two roles differ in this, so each order is looked at once.
    in_order = {headed for headed in {role.headed for role in catalog.roles} if _is_in_order(headed, ranks)}
    for role in (role for role in catalog.roles if role.is_canonical and role.headed not in in_order):
        found = blocks(role.headings)
        astray = _first_astray(found, ranks)
        if astray:
            heading, above = astray
            message = f"the section '{heading.title}' belongs above '{above.title}'"
            yield Finding(message, heading.at, (Note("this section", above.at),), _fix(role, found, ranks))


def _is_in_order(headed: tuple[str, ...], ranks: dict[str, int]) -> bool:
    return all(ranks.get(one, len(ranks)) <= ranks.get(other, len(ranks)) for one, other in pairwise(headed))


def _first_astray(found: list[Block], ranks: dict[str, int]) -> tuple[Heading, Heading] | None:
    """Return the first section that stands too late, and the one it belongs above; a second one of a kind is RL205."""
    above: list[Heading] = []
    for heading, *_ in found:
        rank = ranks.get(heading.field or "", len(ranks))
        late = next((other for other in above if ranks.get(other.field or "", len(ranks)) > rank), None)
        if late and all(other.field != heading.field for other in above):
            return heading, late
        above.append(heading)
    return None


def _fix(role: Role, found: list[Block], ranks: dict[str, int]) -> Fix | None:
    edit = arranged(role.source, found, ranks)
    return Fix("put the sections into their usual order", (edit,), Safety.SAFE) if edit else None


RULE = Rule("RL203", __name__, __doc__, "sections out of order", severity=Severity.INFO, check_catalog=check)
