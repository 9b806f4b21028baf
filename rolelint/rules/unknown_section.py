"""A heading stands for no section that rolelint knows, so what is below it is kept, but not judged.

Case, emoji, numbering, a colon at the end and words such as "Your" or "Key" do not count, and usual synonyms are
known. A heading without text of its own above known sections is fine: it only holds them together. A known heading that
Markdown takes for text, as in `#Artifacts`, is read as a heading, and shown. In a ladder it speaks of levels: of one
whose name is a slip of what the others are called.

## Why

A misspelt heading hides a whole section from a reader who searches, and from a program that reads. One that is not
known at all may hold duties and measures that nobody checks.

```ladder bad
# Level 1
## Care
- Waters the beds

# Level 2
## Care
- Plans the watering

# [|Levl 3|]
## Care
- Plans the garden
```

In a role every heading may be one:

```role bad
# Responsibilities
- **API design**

# [|Capabilites|]
- **Database design** — Advanced

# [|War Stories|]
The night of the full disk.

[|#Artifacts|]
- **Runbook**
```

## Repair

Correct the spelling, or the blanks that Markdown wants, which the fix does. Or tell once which section the heading
stands for.

```role fixed
# Responsibilities
- **API design**

# Capabilities
- **Database design** — Advanced

# War Stories
The night of the full disk.

# Artifacts
- **Runbook**
```

```role good
# Battles
- **API design**

# 🎯 Your key skills:
- **Database design** — Advanced
```

```toml
[sections]
Responsibilities = ["Battles"]
```

## When it is right to ignore this

When the section holds something for people only, such as links or a history of the file.
"""

from collections.abc import Iterator
from itertools import zip_longest

from rolelint.diagnostic import Finding, Fix, Safety
from rolelint.dialect import fold_heading
from rolelint.model import Heading, Role
from rolelint.rule import Rule
from rolelint.source import Edit
from rolelint.toml import literal


def check(role: Role) -> Iterator[Finding]:
    for heading, following in zip_longest(role.headings, role.headings[1:]):
        if heading.near:
            message = f"the heading '{heading.title}' is not known; did you mean '{heading.near}'?"
            yield Finding(message, heading.at, fix=_fix(role, heading, heading.near))
        elif not heading.field and role.is_canonical and not _holds_together(heading, following):
            setting = f"[sections] Responsibilities = {literal([heading.title])}"
            hint = f"if it stands for one of them, say so in rolelint.toml: {setting}"
            yield Finding(f"no section of a role is called '{heading.title}'", heading.at, hint=hint)


def _holds_together(heading: Heading, following: Heading | None) -> bool:
    return heading.is_empty and following is not None and following.level > heading.level


def _fix(role: Role, heading: Heading, right: str) -> Fix | None:
    """Put the right words where the wrong ones stand; emoji, numbers and signs around them stay."""
    words = fold_heading(heading.title)
    written = role.source.text[heading.at.start : heading.at.end]
    start = written.lower().find(words)
    if start < 0 or len(written.lower()) != len(written):
        return None
    at = role.source.at(heading.at.start + start, heading.at.start + start + len(words))
    return Fix(f"write '{right}'", (Edit(at, right),), Safety.SAFE)


RULE = Rule("RL202", __name__, __doc__, "unknown sections", check_role=check)
