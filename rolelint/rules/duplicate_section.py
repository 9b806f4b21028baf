"""A role has two sections for the same thing.

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
    first: dict[str, Heading] = {}
    for heading in role.headings:
        if not heading.field:
            continue
        known = first.setdefault(heading.field, heading)
        if known is not heading and not _lies_in(heading, known, role.headings):
            yield Finding(_message(heading, known), heading.at, (Note("it stands here first", known.at),))


def _lies_in(heading: Heading, known: Heading, headings: tuple[Heading, ...]) -> bool:
    """Whether a heading is one of those below another."""
    between = headings[headings.index(known) + 1 : headings.index(heading) + 1]
    return all(other.level > known.level and other.field in (known.field, None) for other in between)


def _message(heading: Heading, known: Heading) -> str:
    if heading.title.casefold() == known.title.casefold():
        return f"the section '{heading.title}' stands here again"
    return f"'{heading.title}' is the same section as '{known.title}'"


RULE = Rule("RL205", __name__, __doc__, "sections that stand twice", check_role=check)
