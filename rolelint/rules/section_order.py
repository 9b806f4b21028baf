"""The sections of a role file stand in another order than in the other files.

The order is Mission, Short Description, Properties, Responsibilities, Success Metrics, Capabilities, Artifacts,
Interactions. A section that rolelint does not know belongs to the one above it.

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

from rolelint.catalog import Catalog
from rolelint.diagnostic import Finding, Fix, Note, Safety, Severity
from rolelint.edits import rearranged
from rolelint.model import Heading, Role
from rolelint.rule import Rule
from rolelint.source import Edit

Block = tuple[Heading, ...]


def check(catalog: Catalog) -> Iterator[Finding]:
    ranks = {name: rank for rank, name in enumerate(catalog.headings)}
    for role in catalog.roles:
        blocks = _blocks(role)
        astray = _first_astray(blocks, ranks)
        if astray:
            heading, above = astray
            message = f"the section '{heading.title}' belongs above '{above.title}'"
            yield Finding(message, heading.at, (Note("this section", above.at),), _fix(role, blocks, ranks))


def _blocks(role: Role) -> list[Block]:
    """Gather known sections, each with the unknown ones that follow it; those before the first known one stay."""
    blocks: list[Block] = []
    for heading in role.headings:
        if heading.field:
            blocks.append((heading,))
        elif blocks:
            blocks[-1] += (heading,)
    return blocks


def _first_astray(blocks: list[Block], ranks: dict[str, int]) -> tuple[Heading, Heading] | None:
    """Return the first section that stands too late, and the one it belongs above; a second one of a kind is RL205."""
    above: list[Heading] = []
    for heading, *_ in blocks:
        rank = ranks.get(heading.field or "", len(ranks))
        late = next((other for other in above if ranks.get(other.field or "", len(ranks)) > rank), None)
        if late and all(other.field != heading.field for other in above):
            return heading, late
        above.append(heading)
    return None


def _fix(role: Role, blocks: list[Block], ranks: dict[str, int]) -> Fix | None:
    headings = [heading for block in blocks for heading in block]
    joins = all(one.section.end == other.section.start for one, other in pairwise(headings))
    order = sorted(range(len(blocks)), key=lambda index: ranks.get(blocks[index][0].field or "", len(ranks)))
    texts = [role.source.text[block[0].section.start : block[-1].section.end] for block in blocks]
    text = rearranged(texts, order)
    if text is None or not joins or any(map(_underlined, headings)):
        return None
    at = role.source.at(headings[0].section.start, headings[-1].section.end)
    return Fix("put the sections into their usual order", (Edit(at, text),), Safety.SAFE)


def _underlined(heading: Heading) -> bool:
    """Whether a heading is written with a line below it: above one, a paragraph would become part of it."""
    return heading.at.start == heading.line.start


RULE = Rule("RL203", __name__, __doc__, "sections out of order", severity=Severity.INFO, check_catalog=check)
