"""A section's heading is of another level than those of the other sections.

Any level will do for sections, as long as most of them share it; of two equally frequent ones the first counts.
Headings below a section are free, and where a heading without text holds some sections together, no level is judged.
Nor is it in other forms than the canonical one.

## Why

In an outline, and in most viewers, a section one level too deep is folded away under the section above it, as if it
were a part of that.

```role bad
# Responsibilities
- **API design**

# Capabilities
- **Database design** — Advanced

[|## Artifacts|]
- **API description** (type: specification)
```

## Repair

Give all sections the same level. The fix changes the number of `#`, unless the heading is written with a line below
it; it is unsafe where headings below the section would end up beside it.

```role fixed
# Responsibilities
- **API design**

# Capabilities
- **Database design** — Advanced

# Artifacts
- **API description** (type: specification)
```

```role good
# Example Role

### Responsibilities

#### Every day
- **API design**

### Capabilities
- **Database design** — Advanced
```

## When it is right to ignore this

When a website needs certain levels, for instance to build its navigation.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from rolelint.diagnostic import Finding, Fix, Safety, Severity
from rolelint.model import Heading, Role
from rolelint.rule import Rule
from rolelint.source import Edit


def check(role: Role) -> Iterator[Finding]:
    if len({heading.level for heading in role.headings if heading.field}) < 2:
        return
    holds_together = any(
        not one.field and one.is_empty and other.level > one.level for one, other in pairwise(role.headings)
    )
    sections = [] if holds_together or not role.is_canonical else list(_sections(role))
    if not sections:
        return
    usual = Counter(heading.level for heading in sections).most_common(1)[0][0]
    for heading in sections:
        if heading.level != usual:
            message = (
                f"the heading '{heading.title}' is of level {heading.level}, most sections here are of level {usual}"
            )
            yield Finding(message, heading.line, fix=_fix(role, heading, usual))


def _sections(role: Role) -> Iterator[Heading]:
    """Yield the headings of known sections, without those below a heading of the same meaning."""
    above: Heading | None = None
    for heading in role.headings:
        if heading.field and not (above and above.field == heading.field and above.level < heading.level):
            above = heading
            yield heading


def _fix(role: Role, heading: Heading, usual: int) -> Fix | None:
    marks = role.source.at(heading.line.start, heading.line.start + heading.level)
    if role.source.text[marks.start : marks.end] != "#" * heading.level:
        return None
    # Headings in between that no section knows would change what they belong to.
    is_safe = heading.level > usual and all(other.field for other in role.headings)
    safety = Safety.SAFE if is_safe else Safety.UNSAFE
    return Fix(f"make it a heading of level {usual}", (Edit(marks, "#" * usual),), safety)


RULE = Rule(
    "RL206", __name__, __doc__, "headings of another level than the rest", severity=Severity.INFO, check_role=check
)
