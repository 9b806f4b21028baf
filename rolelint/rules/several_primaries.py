"""Several responsibilities are marked as primary, so none of them comes first.

## Why

The mark answers one question: what goes before everything else? With two answers the question is open again.

```role bad
# Responsibilities
- **Run the payroll** (primary)
- **Answer questions about pay slips** ([|primary|], 20 %)
- **Train deputies** ([|primary|])
```

## Repair

Keep the mark at the one that would be done if only one could. The others can say how much time they take.

```role good
# Responsibilities
- **Run the payroll** (primary, 50 %)
- **Answer questions about pay slips** (50 %)
- **Train deputies**
```

## When it is right to ignore this

When one person holds two jobs on purpose. Two roles would say so more clearly.
"""

from collections.abc import Iterator

from rolelint.diagnostic import Finding, Note
from rolelint.model import Role
from rolelint.rule import Rule


def check(role: Role) -> Iterator[Finding]:
    marked = [duty for duty in role.responsibilities if duty.primary]
    if len(marked) < 2:
        return
    is_repeated = role.repeats()
    primaries = [duty for duty in marked if not is_repeated(duty.node.at)]
    for duty in primaries[1:]:
        note = Note(f"'{primaries[0].title}' is primary already", primaries[0].node["primary"].at)
        yield Finding(
            f"'{duty.title}' is marked as primary too; only one can come first", duty.node["primary"].at, (note,)
        )


RULE = Rule("RL313", __name__, __doc__, "roles with several primary responsibilities", check_role=check)
