"""An id or a slug holds characters that make a bad identifier, such as blanks.

## Why

Ids and slugs become folder names, links and references. A blank or a slash in them breaks each of these in its own
way.

```role bad
---
id: be-01
slug: [|backend engineer|]
name: Backend Engineer
default_seniority: Senior
---
```

## Repair

Use letters of any script, digits, hyphens, underscores and dots. Change the references to it along with it. The fix
writes hyphens; what the identifier should be is a guess.

```role fixed
---
id: be-01
slug: backend-engineer
name: Backend Engineer
default_seniority: Senior
---
```

```role good
---
id: BE_01.a
slug: bäcker-パン職人
name: Backend Engineer
default_seniority: Senior
---
```

## When it is right to ignore this

When another system gives the ids and cannot change them.
"""

from rolelint.diagnostic import Severity
from rolelint.rule import Rule

RULE = Rule("RL105", __name__, __doc__, "malformed identifiers", severity=Severity.ERROR)
