"""A role, or a level of a ladder, has two sections for the same thing.

Synonyms count: Skills and Capabilities are one section. A heading below another one of the same meaning is part of it.
In other forms than the canonical one, where several headings may fill one list, only the same words count.

## Why

A reader who found the first section does not look for a second one. rolelint reads both as one list, other tools keep
only one of them.

```role bad
# Capabilities
- **Database design** — Advanced

# Responsibilities
- **API design**

# [|Skills|]
- **Service design** — Expert
```

## Repair

Move everything under one heading. The fix does so with lists that have no further headings.

```role fixed
# Capabilities
- **Database design** — Advanced
- **Service design** — Expert

# Responsibilities
- **API design**
```

The dimensions of a level count in the same way; there somebody has to move them:

```ladder bad
# Level 1
## Care
- Waters the beds
## Order
- Cleans the tools
## [|Care|]
- Sweeps the paths

# Level 2
## Care
- Plans the watering
## Order
- Buys the tools
```

```role good
# Responsibilities

### Key responsibilities
- **API design**

### Further duties
- **On-call work**

# Capabilities
- **Database design** — Advanced
```

## When it is right to ignore this

When the two are different things in your house: then one of them needs a heading that says so.
"""

from collections.abc import Iterator

from rolelint.diagnostic import Finding, Fix, Note, Safety
from rolelint.edits import joined
from rolelint.model import Heading, Role
from rolelint.rule import Rule


def check(role: Role) -> Iterator[Finding]:
    for known, again in role.repeated_headings:
        note = Note("it stands here first", known.at)
        yield Finding(_message(again, known), again.at, (note,), _fix(role, known, again))


def _fix(role: Role, known: Heading, again: Heading) -> Fix | None:
    sections = known.section.span, again.section.span
    is_alone = all(
        heading in (known, again) or not any(span.start <= heading.at.start < span.end for span in sections)
        for heading in role.headings
    )
    edits = joined(role.source, *sections) if role.is_canonical and is_alone else None
    return Fix(f"move the items below '{known.title}'", edits, Safety.SAFE) if edits else None


def _message(heading: Heading, known: Heading) -> str:
    if heading.title.casefold() == known.title.casefold():
        return f"the section '{heading.title}' stands here again"
    return f"'{heading.title}' is the same section as '{known.title}'"


RULE = Rule("RL205", __name__, __doc__, "sections that stand twice", check_role=check)
