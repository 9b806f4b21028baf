"""A key is written twice, and only the first one counts.

## Why

YAML forbids it, but most readers take the last value without a word. Which of the two was meant, only the author
knows.

```role bad
---
id: be-01
slug: backend-engineer
name: Backend Engineer
[|name|]: Search Engineer
default_seniority: Senior
---
```

## Repair

Keep one of them. Several values of one key are a list. The fix removes a line that only says the same again.

```role bad
---
id: be-01
slug: backend-engineer
name: Backend Engineer
[|slug|]: backend-engineer
default_seniority: Senior
---
```

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
id: be-01
slug: backend-engineer
name: Backend Engineer
aliases: [Search Engineer, Server Engineer]
default_seniority: Senior
---
```

## When it is right to ignore this

Never: one of the two values is lost.
"""

from rolelint.diagnostic import Severity
from rolelint.rule import Rule

RULE = Rule("RL004", __name__, __doc__, "keys written twice", severity=Severity.ERROR)
