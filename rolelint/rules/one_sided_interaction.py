"""A role names another one that never mentions it, so only one of the two knows that they work together.

## Why

Whoever reads the other file does not learn what is asked of them. Often one side was forgotten; now and then the line
is a wish that nobody agreed to.

```role bad baker.md
# Interactions
- **Provides bread** → [|Shop Lead|] (daily)
  - *Notes*: Rolls before seven o'clock
```

```role bad shop-lead.md
---
id: shop-01
slug: shop-lead
name: Shop Lead
default_seniority: Senior
---
# Interactions
* Receives flour <- Miller (weekly)
```

## Repair

Say it on both sides, or drop the line if it does not hold. The drafted line answers with the verb that fits; what the
other side would really write is for them to say, so the fix is unsafe.

```role fixed shop-lead.md
---
id: shop-01
slug: shop-lead
name: Shop Lead
default_seniority: Senior
---
# Interactions
* Receives flour <- Miller (weekly)
* Receives bread <- Example Role (daily)
```

A role's family, all roles, or `reports_to` in the front matter mention a role as well as its name does.

```role good baker.md
# Interactions
- **Reports to** → Shop Lead (daily)
```

```role good shop-lead.md
---
id: shop-01
slug: shop-lead
name: Shop Lead
default_seniority: Senior
---
# Interactions
- **Informs** → everyone (weekly)
```

Each pair is a finding of its own, which can be left out on its own. Where more than twenty are left, or at least five
that are more than half of all pairs, the first screen counts them and shows one; `--output-format full` lists them all.

## When it is right to ignore this

Where only one side keeps the list, as a central team may do for its many customers. If that is the habit of the house,
`interactions = "listed"` under `[expects]` says so once.
"""

from collections.abc import Iterator, Sequence

from rolelint.catalog import Catalog
from rolelint.diagnostic import Finding, Fix, Note, Safety
from rolelint.interactions import relations
from rolelint.reciprocal import Silence, answer, silences
from rolelint.rule import Rule

_MOST = 20
_FEW = 5
_SHOWN = 5


def check(catalog: Catalog) -> Iterator[Finding]:
    yield from (_finding(silence, catalog) for silence in catalog.once(silences))


def _finding(silence: Silence, catalog: Catalog) -> Finding:
    edit = answer(silence, catalog)
    lines = " and ".join(f"'{line.strip()}'" for line in edit.text.splitlines() if line.strip()) if edit else ""
    fix = Fix(f"add {lines} to '{silence.silent.label}'", (edit,), Safety.UNSAFE) if edit else None
    note = Note(f"what '{silence.silent.label}' says about others", silence.silent.heading("interactions"))
    silent, speaker = silence.silent.told_from(silence.speaker), silence.speaker.told_from(silence.silent)
    message = f"{silence.lines[0].sentence}; {silent} does not mention {speaker}"
    return Finding(message, silence.lines[0].at, (note,), fix)


def summary(catalog: Catalog, found: Sequence[Finding]) -> Finding | None:
    pairs = len(catalog.once(relations).pairs)
    if len(found) <= _MOST and (len(found) < _FEW or 2 * len(found) <= pairs):
        return None
    message = f"{len(found)} of {pairs} pairs are named by one side only; the first: {found[0].message}"
    notes = tuple(Note(finding.message, finding.at) for finding in found[1:_SHOWN])
    hint = 'if one side is enough here: [expects] interactions = "listed"'
    return Finding(message, found[0].at, notes, hint=hint)


RULE = Rule(
    "RL402",
    __name__,
    __doc__,
    "one-sided interactions",
    check_catalog=check,
    expected=lambda expects: expects.interactions == "both-sides",
    summary=summary,
)
