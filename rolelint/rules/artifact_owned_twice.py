"""Two roles list the same artifact, so nobody knows whose it is.

Names are the same regardless of case, hyphens and plural, and the type must agree. Roles of one family, and one job at
several levels, may share what they make, and so may two roles of which one hands it to the other. What half of the
roles list is a custom of the house, and `Status reports` are no single thing.

## Why

An artifact with two owners has none: each waits for the other to mend it, or both keep a version of their own.

```role bad roles/controller.md
---
id: fin-01
slug: controller
name: Controller
default_seniority: Senior
---
# Artifacts
- **Sales forecast** (type: plan)
```

```role bad roles/head-of-sales.md
---
id: sal-01
slug: head-of-sales
name: Head of Sales
default_seniority: Staff
---
# Artifacts
- **[|sales-forecast|]** (type: plan)
```

## Repair

Leave it with the role that answers for it; in the other, say what it gives or gets. If they are two things, their names
can tell.

```role good roles/controller.md
---
id: fin-01
slug: controller
name: Controller
default_seniority: Senior
---
# Artifacts
- **Sales forecast** (type: plan)
```

```role good roles/head-of-sales.md
---
id: sal-01
slug: head-of-sales
name: Head of Sales
default_seniority: Staff
---
# Artifacts
- **Forecast of field sales** (type: plan)
```

## When it is right to ignore this

When two roles make it together, and everybody knows that they do.
"""

from collections.abc import Iterator, Mapping

from rolelint.catalog import Catalog
from rolelint.diagnostic import Finding, Note, Severity
from rolelint.identity import Identity
from rolelint.interactions import relations
from rolelint.likeness import artifacts, shared, words_of
from rolelint.model import Role
from rolelint.names import singular
from rolelint.rule import Rule
from rolelint.statements import Statement
from rolelint.wording import quoted


def check(catalog: Catalog) -> Iterator[Finding]:
    for (owner, first), (role, again) in shared(catalog, lambda role: artifacts(catalog, role)):
        if not _is_handed_over(catalog, owner, role, again.name):
            message = f"{quoted(again.name)} is an artifact of '{owner.told_from(role)}' too"
            note = Note(f"listed by '{owner.told_from(role)}'", first.node["name"].at)
            yield Finding(message, again.node["name"].at, (note,))


def _is_handed_over(catalog: Catalog, one: Role, other: Role, artifact: str) -> bool:
    """Whether one of the two tells of the artifact, by its name or kind of thing, where it speaks of the other."""
    words = set(map(singular, words_of(artifact)))
    said, ends = catalog.once(_said), (one.identity, other.identity)
    known = catalog.once(relations)
    lines = (line for me, you in (ends, ends[::-1]) for line in said.get(me, ()) if known.addresses(line, you))
    return any(
        (line.object and words.issuperset(map(singular, words_of(line.object))))
        or words.issubset(map(singular, words_of(line.interaction.notes or "")))
        for line in lines
    )


def _said(catalog: Catalog) -> Mapping[Identity, list[Statement]]:
    """Return what each role says about others, be it by name or by a group that they belong to."""
    lines: dict[Identity, list[Statement]] = {}
    for statement in catalog.once(relations).statements:
        lines.setdefault(statement.role.identity, []).append(statement)
    return lines


RULE = Rule("RL409", __name__, __doc__, "artifacts with two owners", Severity.INFO, check_catalog=check)
