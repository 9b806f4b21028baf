"""A key has another name in this version of the format.

`seniority` is called `default_seniority`, `summary` is `short_description`, and `title` is `name`, wherever something
has a name. A key that is close to no other one is RL102.

## Why

The value is there, but under the old key nobody reads it. Where it stands for a key that is needed, that key is not
called missing as well: this is the one finding about it.

```role bad
---
id: be-01
slug: example
name: Backend Engineer
[|seniority|]: Senior
---
```

## Repair

Rename the key; the fix does so, unless both keys are there: then decide which value is right and delete the other key.

```role fixed
---
id: be-01
slug: example
name: Backend Engineer
default_seniority: Senior
---
```

```role good
---
id: be-01
slug: example
name: Backend Engineer
default_seniority: Senior
x-title: Backend Engineer at Thistledown
---
```

## When it is right to ignore this

When another tool needs the old key too, as websites do that take their headings from `title`.
"""

from rolelint.rule import Rule

RULE = Rule("RL108", __name__, __doc__, "keys with another name")
