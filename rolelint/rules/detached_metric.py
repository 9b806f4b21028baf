"""A metric or a note stands outside every list item, so it only seems to belong to the one above.

## Why

A blank line and a lost indentation are enough to cut a metric off from its responsibility. Readers still see what is
meant; Markdown, and every tool that reads it, does not.

```role bad
# Responsibilities
- **Run the payroll**

[|*Success metric*: 99 % of salaries on time|]
```

## Repair

Indent the line to the words of its item, which the fix does, or make it a bullet below it: that survives every
formatter.

```role fixed
# Responsibilities
- **Run the payroll**

  *Success metric*: 99 % of salaries on time
```

```role good
# Responsibilities
- **Run the payroll**

  *Success metric*: 99 % of salaries on time
- **Answer questions about pay slips**
  - *Success metric*: 90 % of questions answered within 2 working days
```

## When it is right to ignore this

Where the line speaks about the whole section. It reads best before the list then, as a sentence without a label.
"""

from rolelint.rule import Rule

RULE = Rule("RL309", __name__, __doc__, "metrics and notes outside every list item")
