"""A success metric counts things of a kind that everybody draws elsewhere.

## Why

`3 meaningful interviews per month` can be counted, once somebody has said which interviews are meaningful. Until then
the number is firm and the thing is not.

```role bad
# Responsibilities
- **Know the customers**
  - *Success metric*: 3 [|meaningful|] customer interviews per month
```

## Repair

Leave the word out, or say what makes the thing count.

```role good
# Responsibilities
- **Know the customers**
  - *Success metric*: 3 customer interviews of 30 minutes or more per month
```

## When it is right to ignore this

Where your house has agreed on what the word means.
"""

from collections.abc import Iterator

from rolelint import wording
from rolelint.diagnostic import Finding, Severity
from rolelint.model import Role
from rolelint.rule import Rule


def check(role: Role) -> Iterator[Finding]:
    for metric in role.metrics:
        if metric.parse is None or metric.parse.label == wording.VAGUE:
            continue
        for start, end in metric.parse.vague_words:
            at = role.source.at(metric.node.at.start + start, metric.node.at.start + end)
            word = role.source.text[at.start : at.end]
            yield Finding(f"which of them are '{word}' in {wording.quoted(metric.text)} is left to each reader", at)


RULE = Rule(
    "RL652", __name__, __doc__, "words in success metrics that each reads otherwise", Severity.INFO, check_role=check
)
