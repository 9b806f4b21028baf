"""A success metric holds nothing that anybody could check.

## Why

Two people who never met the author will not agree whether it is reached. `comprehensive`, `timely` and `high-quality`
say how good without saying how much, and a skill or an attitude shows only in what comes of it.

```role bad
# Responsibilities
- **Handle errors**
  - *Success metric*: [|comprehensive error handling|]
  - *Success metric*: fewer than 3 crashes per month, [|smooth operation|]
- **Lead the team**
  - *Success metric*: [|passion for data|]
```

## Repair

Name what can be counted in some record, how much of it is enough, and over which time. Where nothing can be counted,
a date or a state that is reached or not is better than an adjective.

```role good
# Responsibilities
- **Handle errors**
  - *Success metric*: fewer than 2 unhandled exceptions per week
- **Lead the team**
  - *Success metric*: weekly status report, office lease signed by 31 March
```

## When it is right to ignore this

Where a metric is agreed on elsewhere and this line only recalls it. A link to that place says so, and more.
"""

from collections.abc import Iterator

from rolelint import wording
from rolelint.diagnostic import Finding
from rolelint.model import Role
from rolelint.rule import Rule


def check(role: Role) -> Iterator[Finding]:
    yield from wording.findings(role, RULE.name)


RULE = Rule("RL601", __name__, __doc__, "success metrics that nobody can check", check_role=check)
