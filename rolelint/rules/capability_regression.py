"""A level expects less of a capability than the level below it.

Proficiencies are compared on the scale of the project. Words that are on no scale, and capabilities without a
proficiency, are not compared.

## Why

Who is promoted would have to unlearn something. Mostly two words were mixed up.

```ladder bad
---
kind: ladder
name: Gardeners
slug: gardeners
levels:
  - name: Level 1
    capabilities: [{name: Pruning, proficiency: Advanced}, Digging]
  - name: Level 2
    capabilities: [{name: pruning, proficiency: [|Competent|]}]
---
```

## Repair

Raise the higher level, lower the other one, or leave the capability out where it no longer counts.

```ladder good
---
kind: ladder
name: Gardeners
slug: gardeners
levels:
  - name: Level 1
    capabilities: [{name: Pruning, proficiency: Competent}]
  - name: Level 2
    capabilities: [{name: Planning, proficiency: Novice}]
  - name: Level 3
    capabilities: [{name: Pruning, proficiency: Competent}, {name: Planning, proficiency: Advanced}]
---
```

## When it is right to ignore this

Where the work turns at this level, such as from the craft to leading people.
"""

from collections.abc import Iterator, Mapping, Sequence

from rolelint.catalog import Catalog
from rolelint.diagnostic import Finding, Note
from rolelint.ladder import Level
from rolelint.model import Capability
from rolelint.names import fold
from rolelint.rule import Rule

_Known = tuple[int, str, Capability]


def check(catalog: Catalog) -> Iterator[Finding]:
    scale = {fold(word): rank for rank, word in enumerate(catalog.vocabulary.proficiency)}
    for ladder in catalog.ladders.all:
        # Levels of all tracks stand in several rows.
        yield from dict.fromkeys(finding for row in ladder.tracks for finding in _of_row(row, scale))


def _of_row(row: Sequence[Level], scale: Mapping[str, int]) -> Iterator[Finding]:
    below: dict[str, _Known] = {}
    for level in row:
        for capability in level.capabilities:
            rank, name = scale.get(fold(capability.proficiency or "")), fold(capability.name)
            if rank is None:
                continue
            before, lower, higher = below.get(name, (rank, "", capability))
            if before > rank and not level.is_inherited:
                here, there = (one.node["proficiency"] for one in (capability, higher))
                message = f"{level.name} expects '{here.value}' in {capability.name}, less than {lower}"
                yield Finding(message, here.at, (Note(f"'{there.value}' at {lower}", there.at),))
            below[name] = rank, level.name, capability


RULE = Rule("RL509", __name__, __doc__, "capabilities that a higher level expects less of", check_catalog=check)
