"""A comment asks rolelint to look away, but there is nothing to see.

## Why

The defect was repaired, or the comment stands in the wrong place. Left behind, it hides the next defect.

```role bad
# Responsibilities
- **Keep the catalogue fast** [|<!-- rolelint: ignore RL302: agreed until Q3 -->|]
  - *Success metric*: p95 response time under 200 ms
```

## Repair

Remove the comment. At the end of a line it speaks about that line, behind a heading about its section, on a line of
its own about the item it is indented in, else about what follows; `ignore-file` speaks about the whole file.

```role fixed
# Responsibilities
- **Keep the catalogue fast**
  - *Success metric*: p95 response time under 200 ms
```

A comment for rules that did not run is left alone: nobody knows whether it is needed.

```toml
ignore = ["RL302"]
```

```role good
# Responsibilities
- **Keep the catalogue fast** <!-- rolelint: ignore RL302: agreed until Q3 -->
```

## When it is right to ignore this

When the finding comes and goes with files that are not always there.
"""

from rolelint.rule import Rule

RULE = Rule("RL901", __name__, __doc__, "suppressions of nothing")
