"""A role file has no front matter, so the role has no identity of its own.

## Why

The lines between two `---` at the top give a role its id, slug, name and seniority. Without them it is known by its
file name alone, and a renamed file is a lost role. The front matter counts only from the first line on. Keys without
the `---` above them are read all the same, so that the rest can be judged.

```role bad

[|# Mission|]
Customers find what they look for.
```

## Repair

Put the keys that the message lists at the very top. The fix writes a `---` that is missing above keys, and removes
empty lines above the first one.

```role bad

[|---|]
id: be-01
slug: backend-engineer
name: Backend Engineer
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

```role good example.markdown
---
id: be-01
slug: backend-engineer
name: Backend Engineer
default_seniority: Senior
---

# Mission
Customers find what they look for.
```

## When it is right to ignore this

In forms of role files that have no front matter: there this is only said for information.
"""

from rolelint.diagnostic import Severity
from rolelint.rule import Rule

RULE = Rule("RL002", __name__, __doc__, "files without front matter", severity=Severity.INFO)
