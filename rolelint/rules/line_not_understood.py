"""A section of list items holds lines that are no list items, so nobody can tell what they mean.

In a ladder it is what stands in a cell and is no criterion, and a heading beside the levels that holds what they hold.

## Why

Responsibilities, capabilities, artifacts and interactions are read item by item. A line between or after the items is
in none of them, and most readers drop it without a word.

```role bad
# Responsibilities
- **Keep the catalogue fast**

[|Whatever else the team needs.|]
```

A level without a number that shares no dimension with the others cannot be told from a page about the ladder:

```ladder bad
# Level 1
## Care
- Waters the beds

# Level 2
## Care
- Plans the watering

# [|Master|]
## Renown
- Is asked for advice by other gardens
```

## Repair

Make it an item, or move it into a section of text such as Mission.

A list says which headings are levels:

```ladder good
---
kind: ladder
slug: gardeners
name: Gardeners
levels: [Level 1, Master]
---

# Level 1
## Care
- Waters the beds

# Master
## Renown
- Is asked for advice by other gardens

# About this page
- It was written in spring
```

And in a role:

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
