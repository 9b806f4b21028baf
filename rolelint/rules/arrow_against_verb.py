"""An arrow points against its verb: one of them says who gives, the other one says who takes.

## Why

People read the arrow first, and diagrams are drawn from the verb. Where the two disagree, one half of the readers has
it the wrong way round.

```role bad
# Interactions
- **Receives dataset** [|→|] Data Engineer (daily)
- **Provides dashboards** [|<-|] Sales Lead (weekly)
```

## Repair

The arrow follows the work: away from the role that gives, towards the role that takes. Turning it leaves the words
alone, so the fix is safe.

```role fixed
# Interactions
- **Receives dataset** ← Data Engineer (daily)
- **Provides dashboards** -> Sales Lead (weekly)
```

Verbs such as `Depends on`, `Reports to` and `Escalates to` point at the role that they name, as a reader expects; that
is their `arrow = "target"`. An arrow that points both ways never speaks against a verb.

```role good
# Interactions
- **Depends on** → Platform Engineer (daily)
- **Receives reviews** ↔ QA Engineer (weekly)
- **Collaborates with** → UX Designer (weekly)
```

## When it is right to ignore this

Where all arrows of a house point at the role that is named, whatever the verb: then ignore the rule as a whole, or say
`arrow = "target"` for each verb under `[vocabulary.verbs]`.
"""

from collections.abc import Iterator

from rolelint.arrows import WAYS, pointed
from rolelint.catalog import Catalog
from rolelint.diagnostic import Finding, Fix, Safety, Severity
from rolelint.inventory import inventory
from rolelint.model import Interaction, Role
from rolelint.rule import Rule
from rolelint.source import Edit
from rolelint.vocabulary import Arrow, Flow, Vocabulary

_AGAINST = {(Flow.OUT, "from"): "to", (Flow.IN, "to"): "from"}


def check(catalog: Catalog) -> Iterator[Finding]:
    lines = catalog.once(inventory).kinds
    ways = {(kind, arrow): way for kind, arrow in lines if (way := _right_way(catalog.vocabulary, kind, arrow))}
    for role in catalog.roles if ways else ():
        for interaction in role.interactions:
            way = ways.get((interaction.kind, interaction.arrow))
            if way and _is_drawn(role, interaction):
                yield _finding(role, interaction, way)


def _right_way(vocabulary: Vocabulary, kind: str, arrow: str | None) -> str | None:
    """Return which way an arrow should point that points the other way."""
    verb = vocabulary.verb(kind)
    return _AGAINST.get((verb.flow, arrow or "")) if verb and verb.arrow is Arrow.FLOW else None


def _is_drawn(role: Role, interaction: Interaction) -> bool:
    """Whether the arrow was drawn; in data it is a word."""
    at = interaction.node["arrow"].at
    return role.source.text[at.start : at.end].strip("\"'") not in WAYS


def _finding(role: Role, interaction: Interaction, way: str) -> Finding:
    at = interaction.node["arrow"].at
    written, behind = role.source.text[at.start : at.end], role.source.text[at.end : at.end + 1]
    arrow = pointed(written, way)
    # An arrow of several signs that comes from the other role reads as one only in front of a blank.
    blank = " " if way == "from" and behind.strip() and arrow not in "←⇐⟵" else ""
    goes = "comes from" if way == "from" else "goes to"
    message = f"with '{interaction.kind}' the work {goes} {interaction.role}, but the arrow points the other way"
    fix = Fix(f"write '{arrow}'", (Edit(at, f"{arrow}{blank}"),), Safety.SAFE)
    return Finding(message, at, fix=fix)


RULE = Rule("RL404", __name__, __doc__, "arrows against their verb", severity=Severity.INFO, check_catalog=check)
