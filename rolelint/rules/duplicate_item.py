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

from collections.abc import Hashable, Iterable, Iterator, Sequence

from rolelint.diagnostic import Finding, Fix, Note, Safety
from rolelint.edits import repeated_item
from rolelint.model import Artifact, Capability, Interaction, Responsibility, Role
from rolelint.names import fold_plural
from rolelint.placeholder import is_waiting
from rolelint.rule import Rule
from rolelint.source import Location, Source

_Item = Responsibility | Capability | Artifact | Interaction


def check(role: Role) -> Iterator[Finding]:
    for what, field, items, keys in _lists(role):
        if len(set(keys)) < len(keys):
            yield from _repeated(role, what, field, zip(items, keys, strict=True))


def _repeated(role: Role, what: str, field: str, entries: Iterable[tuple[_Item, Hashable]]) -> Iterator[Finding]:
    is_repeated = role.repeats()
    first: dict[Hashable, Location] = {}
    for item, key in entries:
        name, at = _name(item), item.node[field].at
        if not name or is_waiting(name) or is_repeated(at):
            continue
        if first.setdefault(key, at) is not at:
            note = Note("listed first here", first[key])
            yield Finding(f"the {what} '{name}' is listed twice", at, (note,), _fix(role.source, first[key], at))


def _name(item: _Item) -> str:
    match item:
        case Responsibility():
            return item.title
        case Interaction():
            return f"{item.kind} → {item.role}"
        case _:
            return item.name


def _fix(source: Source, known: Location, again: Location) -> Fix | None:
    edit = repeated_item(source, source.line_at(known.start), source.line_at(again.start))
    return Fix("remove the item, which says nothing new", (edit,), Safety.SAFE) if edit else None


def _lists(role: Role) -> Iterator[tuple[str, str, Sequence[_Item], Sequence[Hashable]]]:
    """Yield the items by what they are and where their name stands, and what each of them is compared by."""
    duties, capabilities = role.responsibilities, role.capabilities
    exchanges = [one for one in role.interactions if one.role]
    yield "responsibility", "title", duties, [fold_plural(duty.title) for duty in duties]
    yield "capability", "name", capabilities, [fold_plural(one.name) for one in capabilities]
    yield "artifact", "name", role.artifacts, [_folded(one.name, one.type) for one in role.artifacts]
    yield "interaction", "role", exchanges, [_folded(one.kind, one.role) for one in exchanges]


def _folded(name: str, further: str | None) -> Hashable:
    return fold_plural(name), fold_plural(further or "")


RULE = Rule("RL308", __name__, __doc__, "items listed twice", check_role=check)
