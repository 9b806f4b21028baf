"""The front matter has no closing line, so everything below it was taken for data.

## Why

Without the second `---` nobody can tell where the keys end and the text begins.

```role bad example.markdown
[|---|]
id: be-01
slug: backend-engineer
name: Backend Engineer
default_seniority: Senior

# Mission
Customers find what they look for.
```

## Repair

Write `---` on a line of its own below the last key. The fix does so where an empty line and a heading follow. Three
dots close it as well.

```role fixed example.markdown
---
id: be-01
slug: backend-engineer
name: Backend Engineer
default_seniority: Senior
---

# Mission
Customers find what they look for.
```

```role good
---
id: be-01
slug: backend-engineer
name: Backend Engineer
default_seniority: Senior
...

# Mission
Customers find what they look for.
```

## When it is right to ignore this

Never: no other rule can speak about a file that was not read.
"""

from rolelint.diagnostic import Severity
from rolelint.rule import Rule

RULE = Rule("RL005", __name__, __doc__, "files whose front matter is not closed", severity=Severity.ERROR)
