"""The front matter holds a key that means nothing here.

## Why

A misspelt optional key is as good as an absent one, and nobody notices. Data of your own needs a sign that it is
meant.

```role bad
---
id: be-01
slug: backend-engineer
name: Backend Engineer
default_seniority: Senior
[|ownr|]: Ana
---
```

## Repair

Correct the spelling. Begin keys of your own with `x-`: what stands there is never judged.

```role fixed
---
id: be-01
slug: backend-engineer
name: Backend Engineer
default_seniority: Senior
owner: Ana
---
```

```role good
---
id: be-01
slug: backend-engineer
name: Backend Engineer
default_seniority: Senior
x-cost-centre: 4711
---
```

## When it is right to ignore this

When another program reads these files and insists on a key without `x-`.
"""

from rolelint.rule import Rule

RULE = Rule("RL102", __name__, __doc__, "unknown keys")
