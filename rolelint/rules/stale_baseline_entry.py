"""An entry of the baseline speaks for a finding that is no longer there.

## Why

The defect was mended, or what it was about is gone. An entry that stays would hide the next defect of the same kind at
the same place.

```json
{
  "version": 1,
  "findings": [
    {"rule": "RL302", "entity": "role:gardener/responsibilities/prune-the-trees", "value": "2f1c7a90be4d3356"}
  ]
}
```

Once the responsibility 'Prune the trees' has a success metric, the finding stands at its line in the baseline. An entry
for a rule that did not run, or for a role that cannot be read, is left alone: nobody knows whether it is needed. Nor is
the baseline judged when only a part of the project is checked.

## Repair

Remove the entry. `rolelint check --fix` does it, and so does `rolelint baseline prune`.

## When it is right to ignore this

When the finding comes and goes with files that are not always there.
"""

from rolelint.rule import Rule

RULE = Rule("RL904", __name__, __doc__, "baseline entries without a finding")
