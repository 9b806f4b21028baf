"""A role, or a level of a ladder, has two sections for the same thing.

Synonyms count: Skills and Capabilities are one section. A heading below another one of the same meaning is part of it.

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

## Repair

Move everything under one heading.

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

from rolelint.diagnostic import Finding, Note
from rolelint.model import Heading, Role
from rolelint.rule import Rule


def check(role: Role) -> Iterator[Finding]:
    for known, again in role.repeated_headings:
        yield Finding(_message(again, known), again.at, (Note("it stands here first", known.at),))


def _message(heading: Heading, known: Heading) -> str:
    if heading.title.casefold() == known.title.casefold():
        return f"the section '{heading.title}' stands here again"
    return f"'{heading.title}' is the same section as '{known.title}'"


RULE = Rule("RL205", __name__, __doc__, "sections that stand twice", check_role=check)
