"""A role or level asks for a capability in another degree than before the change.

## Why

People are hired, paid and trained by it. Those who hold the role should hear of it, and not find it one day.

```role before baker.md
# Capabilities
- **Sourdough** — Advanced
```

```role bad baker.md
# Capabilities
- **Sourdough** — [|Expert|]
```

## Repair

Nothing, if it is meant; tell the people who hold the role. Else write the old word back.

```role before baker.md
# Capabilities
- **Sourdough** — Advanced
```

```role good baker.md
# Capabilities
- **Sourdough** — Advanced (wheat and rye)
```

## When it is right to ignore this

Whenever the change was agreed on. The finding is for whoever reviews it.
"""

from collections.abc import Iterable, Iterator

from rolelint.changes import Change, told
from rolelint.diagnostic import Finding, Severity
from rolelint.rule import Rule


def check(changes: Iterable[Change]) -> Iterator[Finding]:
    return told(changes, "proficiency-changed")


RULE = Rule("RL804", __name__, __doc__, "proficiencies changed", Severity.INFO, check_changes=check)
