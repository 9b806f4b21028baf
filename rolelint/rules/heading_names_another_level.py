"""A level's heading is of another depth than those of the other levels.

Of levels that differ in their number only, such as `Level 1` and `Level 2`, all are levels for rolelint, whatever their
heading looks like. So nothing of them is lost here; a page or a table of contents is less kind.

## Why

With one `#` too many a level is a part of the one above it: its dimensions become that level's, and it vanishes from
the ladder. With one too few all that follows seems to belong to it.

```ladder bad
# Level 1
## Care
- Waters the beds

# Level 2
## Care
- Waters without being asked

## [|Level 3|]
### Care
- Plans the watering
```

## Repair

Give the heading as many `#` as the other levels have. The fix does so, and moves the headings below it along.

```ladder fixed
# Level 1
## Care
- Waters the beds

# Level 2
## Care
- Waters without being asked

# Level 3
## Care
- Plans the watering
```

```ladder good
# Level 1
## Care
- Waters the beds
## What comes next: Level 2
- Waters without being asked

# Level 2
## Care
- Waters without being asked
```

## When it is right to ignore this

Never for a level. A heading that only speaks of another level can say so in its words.
"""

from rolelint.rule import Rule

RULE = Rule("RL513", __name__, __doc__, "levels whose heading has another depth")
