"""A file cannot be read, so nothing in it was checked.

## Why

A role that cannot be read is missing from every answer: its duties, its metrics and what others expect from it. It
still has its name, so references to it are not blamed as well.

The causes, each named in its message: the file is not UTF-8 (often Windows-1252, where the first odd letter is
shown), it holds a NUL byte or is UTF-16, reading it is not permitted, it is larger than 1 MiB, or its lists or values
lie in each other more than 50 deep.

```role bad
# Responsibilities
[|- - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - x|]
```

## Repair

Save the file as UTF-8. Give yourself the right to read it. Split what is too large or too deep for a person to read.

```role good
# Responsibilities
- - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - x
```

## When it is right to ignore this

Never: no other rule can speak about a file that was not read. A file that is no role belongs under `exclude`.
"""

from rolelint.diagnostic import Severity
from rolelint.rule import Rule

RULE = Rule("RL001", __name__, __doc__, "files that cannot be read", severity=Severity.ERROR)
