"""The YAML uses an anchor, an alias, a tag or a second document.

## Why

Role files are read by people and by many small tools. Few of either know what `&name`, `*name` and `!type` mean, and a
file of ten lines with aliases can unfold to gigabytes.

```role bad
---
id: be-01
slug: backend-engineer
name: [|&name|] Backend Engineer
default_seniority: Senior
aliases: [*name]
---
```

## Repair

Write the value out where it is needed; for words alone the fix does so. A `&`, `*` or `!` that belongs to a text goes
into quotes.

```role fixed
---
id: be-01
slug: backend-engineer
name: Backend Engineer
default_seniority: Senior
aliases: [Backend Engineer]
---
```

```role good
---
id: be-01
slug: backend-engineer
name: Research & Development Engineer
default_seniority: Senior
aliases: ["*R&D*"]
---
```

## When it is right to ignore this

Never: no other rule can speak about a file that was not read.
"""

from rolelint.diagnostic import Severity
from rolelint.rule import Rule

RULE = Rule(
    "RL006", __name__, __doc__, "files with anchors, aliases, tags or several documents", severity=Severity.ERROR
)
