"""The last day of an allowance in the configuration is over.

## Why

Somebody agreed to let some findings stay, and named the day to look again. That day has passed. The findings stay out
of the report all the same, so that no work breaks over night; this finding is the reminder.

```toml
[[allow]]
rules = ["RL302"]
paths = ["roles/legacy/**"]
reason = "these roles are merged in spring"
expires = 2026-03-31
```

From April on, the finding stands at `[[allow]]` in the configuration.

## Repair

Mend what is allowed and remove the entry, or agree on another day.

```toml
[[allow]]
rules = ["RL302"]
paths = ["roles/legacy/**"]
reason = "these roles are merged in autumn"
expires = 2026-09-30
```

## When it is right to ignore this

Never for long: an allowance without a day needs no `expires`.
"""

from rolelint.rule import Rule

RULE = Rule("RL905", __name__, __doc__, "allowances that have ended")
