"""The same thing is listed twice, so readers look for a difference that is not there.

## Why

The second entry is mostly what was left of a merge or a move. Sooner or later somebody changes only one of the two.

```role bad
# Properties
- **Tools**: Ledger
- **[|Tools|]**: Spreadsheet

# Capabilities
- **Tax law** — Expert
- **Auditing** — Advanced
- **[|Tax laws|]** — Advanced

# Interactions
- **Informs** → Accountant (weekly)
- **informs** → [|the accountant|] (monthly)
```

```ladder bad
---
kind: ladder
name: Bookkeeping
dimensions: [Care, Order, [|Care|]]
---

# Level 1
## Care
- Reads every receipt
## Order
- Files every receipt
```

## Repair

Keep one, and move into it what the other one says. Things that differ in kind are different things: an artifact of
another type, an interaction with another verb. An item that says the same in every line is removed by the fix.

```role bad
# Capabilities
- **Tax law** — Expert
- **[|Tax law|]** — Expert
- **Auditing** — Advanced
```

```role fixed
# Capabilities
- **Tax law** — Expert
- **Auditing** — Advanced
```

```role good
# Capabilities
- **Tax law** — Expert
- **International tax law** — Advanced

# Artifacts
- **Annual accounts** (type: report)
- **Annual accounts** (type: template)

# Interactions
- **Informs** → Accountant (weekly)
- **Advises** → Accountant (weekly)
```

## When it is right to ignore this

When two lists that were joined on purpose keep their order, and the entry belongs to both.
"""

from collections.abc import Hashable, Iterator, Sequence

from rolelint.diagnostic import Finding, Fix, Note, Safety
from rolelint.edits import repeated_item
from rolelint.model import Artifact, Capability, Interaction, Responsibility, Role
from rolelint.names import fold_plural
from rolelint.placeholder import is_waiting
from rolelint.rule import Rule
from rolelint.source import Location, Source

_Item = Responsibility | Capability | Artifact | Interaction
_Entry = tuple[str, Hashable, _Item]


def check(role: Role) -> Iterator[Finding]:
    is_repeated = role.repeats()
    for what, field, entries in _lists(role):
        first: dict[Hashable, Location] = {}
        all_differ = len({key for _, key, _ in entries}) == len(entries)
        for name, key, item in () if all_differ else entries:
            at = item.node[field].at
            if not name or is_waiting(name) or is_repeated(at):
                continue
            if first.setdefault(key, at) is not at:
                note = Note("listed first here", first[key])
                yield Finding(f"the {what} '{name}' is listed twice", at, (note,), _fix(role.source, first[key], at))


def _fix(source: Source, known: Location, again: Location) -> Fix | None:
    edit = repeated_item(source, source.line_at(known.start), source.line_at(again.start))
    return Fix("remove the item, which says nothing new", (edit,), Safety.SAFE) if edit else None


def _lists(role: Role) -> Iterator[tuple[str, str, Sequence[_Entry]]]:
    """Yield the items by what they are and where their name stands: each by name, and what it is compared by."""
    yield "responsibility", "title", [(d.title, fold_plural(d.title), d) for d in role.responsibilities]
    yield "capability", "name", [(c.name, fold_plural(c.name), c) for c in role.capabilities]
    yield "artifact", "name", [(a.name, _folded(a.name, a.type), a) for a in role.artifacts]
    exchanges = [(f"{i.kind} → {i.role}", _folded(i.kind, i.role), i) for i in role.interactions if i.role]
    yield "interaction", "role", exchanges


def _folded(*names: str | None) -> Hashable:
    return tuple(fold_plural(name or "") for name in names)


RULE = Rule("RL308", __name__, __doc__, "items listed twice", check_role=check)
