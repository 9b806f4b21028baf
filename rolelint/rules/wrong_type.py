"""A value is of another type than its key needs: a text for a list, a number for a text.

## Why

A program that expects a list of names and finds a text takes each letter for a name, or stops.

```role bad
---
id: be-01
slug: backend-engineer
name: [|42|]
default_seniority: Senior
---
```

## Repair

Numbers that are names go into quotes. Several values are a list: `[one, two]`.

```role fixed
---
id: be-01
slug: backend-engineer
name: "42"
default_seniority: Senior
---
```

A value alone becomes a list where one is wanted, which is a guess.

```role bad
---
id: be-01
slug: backend-engineer
name: Backend Engineer
default_seniority: Senior
aliases: [|Server Engineer, API Engineer|]
---
```

```role fixed
---
id: be-01
slug: backend-engineer
name: Backend Engineer
default_seniority: Senior
aliases: [Server Engineer, API Engineer]
---
```

Numbers with a leading zero, dates, `yes` and `no` are texts already.

```role good
---
id: 010
slug: 2026-05-31
name: yes
default_seniority: Senior
---
```

## When it is right to ignore this

Never: the value is not used.
"""

from rolelint.diagnostic import Severity
from rolelint.rule import Rule

RULE = Rule("RL103", __name__, __doc__, "values of the wrong type", severity=Severity.ERROR)
