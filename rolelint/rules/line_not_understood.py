"""A section of list items holds lines that are no list items, so nobody can tell what they mean.

## Why

Responsibilities, capabilities, artifacts and interactions are read item by item. A line between or after the items is
in none of them, and most readers drop it without a word.

```role bad
# Responsibilities
- **Keep the catalogue fast**

[|Whatever else the team needs.|]
```

## Repair

Make it an item, or move it into a section of text such as Mission.

```role good
# Mission
Whatever else the team needs.

# Responsibilities
- **Keep the catalogue fast**
  and whatever else the team needs
```

## When it is right to ignore this

When a sentence introduces a list and people find it useful. It stays in the file; it is only in no item.
"""

from rolelint.rule import Rule

RULE = Rule("RL008", __name__, __doc__, "sections with lines that are no list items")
