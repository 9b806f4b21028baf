"""A list item does not follow its form, so a part of it is not understood.

## Why

What is not understood is not checked, and appears in no diagram or export. The slip is mostly small: an arrow that was
left out, a label with a typing error.

```role bad
# Responsibilities
- **Run the payroll** ([|primry|])
  *[|Succes metric|]*: 99 % of salaries on time

# Interactions
- **Reports to** [|→|]
```

## Repair

Correct the part that the message shows. Typing errors in words of the form are corrected by `--fix`, which also closes
a bracket and removes an empty item.

```role bad
# Responsibilities
- **Run the payroll** ([|primry|])

# Capabilities
- **Tax law** — Expert [|(income, turnover|]
[|-|]
- **Auditing** — Advanced
```

```role fixed
# Responsibilities
- **Run the payroll** (primary)

# Capabilities
- **Tax law** — Expert (income, turnover)
- **Auditing** — Advanced
```

```role good
# Responsibilities
- Run the payroll (primary)
  - KPI: 99 % of salaries on time

# Interactions
- Reports to -> Finance Director
```

## When it is right to ignore this

For a line that is no item of this list and stands there on purpose. Better to move it out of the section.
"""

from rolelint.rule import Rule

RULE = Rule("RL301", __name__, __doc__, "list items read only in part")
