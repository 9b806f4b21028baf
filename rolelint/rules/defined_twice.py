"""A field is defined in the front matter and in the body as well.

## Why

The two drift apart, and a reader of one does not know of the other. rolelint takes what stands in the body.

```role bad
---
id: be-01
slug: backend-engineer
name: Backend Engineer
default_seniority: Senior
[|mission|]: Customers find what they look for.
---

# Mission
Customers find what they need.
```

## Repair

Keep one of them: for people, better the body. What says the same in both places is removed from the front matter by
the fix.

```role bad
---
id: be-01
slug: backend-engineer
name: Backend Engineer
[|mission|]: Customers find what they need.
default_seniority: Senior
---

# Mission
Customers find what they need.
```

```role fixed
---
id: be-01
slug: backend-engineer
name: Backend Engineer
default_seniority: Senior
---

# Mission
Customers find what they need.
```

```role good
---
id: be-01
slug: backend-engineer
name: Backend Engineer
default_seniority: Senior
short_description: Runs the search.
---

# Mission
Customers find what they need.
```

## When it is right to ignore this

When the front matter is made from the body by a program at every change.
"""

from rolelint.rule import Rule

RULE = Rule("RL107", __name__, __doc__, "fields defined twice")
