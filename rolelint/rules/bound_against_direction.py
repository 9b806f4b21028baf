"""A success metric sets a limit on the wrong side: it forbids to be better.

## Why

`< 5% bounce rate improvement` was meant to ask for five per cent. As it stands, an improvement of ten misses it.

```role bad
# Responsibilities
- **Keep visitors on the page**
  - *Success metric*: [|<5% bounce rate improvement vs Q1|]
```

## Repair

Turn the sign, or write the value itself instead of its change. The fix turns it where nothing else is missing.

```role fixed
# Responsibilities
- **Keep visitors on the page**
  - *Success metric*: ≥5% bounce rate improvement vs Q1
```

```role good
# Responsibilities
- **Keep visitors on the page**
  - *Success metric*: bounce rate under 5%, at least 5% bounce rate improvement vs Q1
```

## When it is right to ignore this

Where a change really must stay small, such as that of a dose. Say `at most` and why.
"""

from collections.abc import Iterator
from dataclasses import replace

from rolelint import wording
from rolelint.diagnostic import Finding, Fix, Safety
from rolelint.model import Role
from rolelint.rule import Rule
from rolelint.source import Edit

_TURNED = {"<": "≥", "<=": "≥", "≤": "≥", "under": "at least", "below": "at least", "less than": "at least"}


def check(role: Role) -> Iterator[Finding]:
    # What else a metric lacks would be said as soon as the sign is turned, so its author has to write it anew.
    for finding in wording.findings(role, RULE.name):
        is_whole = any(
            metric.parse and metric.parse.label == wording.MEASURABLE
            for metric in role.metrics
            if metric.node.at == finding.at
        )
        yield replace(finding, fix=_fix(role, finding) if is_whole else None)


def _fix(role: Role, finding: Finding) -> Fix | None:
    """Return the fix that turns the sign, where the limit is written in a way that has an opposite."""
    text = role.source.text[finding.at.start : finding.at.end]
    sign = next((sign for sign in sorted(_TURNED, key=len, reverse=True) if text.casefold().startswith(sign)), None)
    if sign is None:
        return None
    at = role.source.at(finding.at.start, finding.at.start + len(sign))
    return Fix(f"write '{_TURNED[sign]}'", (Edit(at, _TURNED[sign]),), Safety.UNSAFE)


RULE = Rule("RL615", __name__, __doc__, "success metrics that forbid to be better", check_role=check)
