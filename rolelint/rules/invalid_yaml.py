"""The front matter is not valid YAML, so the role was not read.

## Why

Most readers of such files fall silent here: the role vanishes, or keeps half of its keys. In nine of ten cases a value
holds a colon and a blank, which YAML takes for the beginning of another key.

```role bad
---
id: be-01
slug: backend-engineer
name: [|Backend Engineer: Search|]
default_seniority: Senior
---
```

## Repair

Put the value into quotes.

```role fixed
---
id: be-01
slug: backend-engineer
name: "Backend Engineer: Search"
default_seniority: Senior
---
```

A colon without a blank behind it needs no quotes.

```role good
---
id: be-01
slug: backend-engineer
name: Backend Engineer:Search
default_seniority: Senior
---
```

## When it is right to ignore this

Never: no other rule can speak about a file that was not read.
"""

from rolelint.diagnostic import Severity
from rolelint.rule import Rule

RULE = Rule("RL003", __name__, __doc__, "files whose YAML cannot be read", severity=Severity.ERROR)
