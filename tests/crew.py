"""A small crew on a ferry, with something of everything that a page shows."""

from collections.abc import Iterable
from dataclasses import replace

from rolelint.analysis import Plan, analyze
from rolelint.catalog import Catalog
from rolelint.coverage import Coverage, coverage, coverages
from rolelint.diagnostic import Diagnostic, Finding, Note, Severity
from rolelint.diagrams import html
from rolelint.dialects.ladder import DIALECT as LADDER
from rolelint.dialects.role import DIALECT
from rolelint.drawing import Asked, draw
from rolelint.graph import Graph, build
from rolelint.identity import Identity
from rolelint.ladder import Criterion, Dimension, Ladder, Level
from rolelint.ladders import join
from rolelint.model import Role
from rolelint.source import Location, Source, Span
from rolelint.syntax.node import Node

FILES = {
    "roles/captain.md": """---
name: Captain
aliases: [Skipper]
family: Bridge
default_seniority: Principal
owner: owner@example.com
x-salary: confidential
---
# Mission
Bring everybody across, and the ship back.

# Properties
- **Site**: Wheelhouse
- **Owner**: owner@example.com

# Responsibilities
- **Keep the timetable** (primary)
  - *Success metric*: at least 95% of crossings on time per quarter, better punctuality
- **Train the crew**
  - *Success metric*: drills documented

# Success metrics
- passengers are happy

# Capabilities
- **Navigation** — Expert (radar, charts)

# Artifacts
- **Log book** (type: report)

# Interactions
- **Provides orders** → Deckhand (daily)
  - *Notes*: Before every crossing
- **Collaborates with** ↔ Engineer (weekly)
- **Informs** → all roles
- **Receives weather report** ← Met office (daily)
""",
    "roles/deckhand.md": """---
name: Deckhand
family: Deck
default_seniority: Junior
reports_to: Captain
---
# Interactions
- **Receives orders** ← Captain (daily)
- **Provides ropes** → Engineer (monthly)
""",
    "roles/engineer.md": """---
name: Engineer
family: Engine room
default_seniority: Senior
---
# Responsibilities
- **Keep the engines running**

# Interactions
- **Collaborates with** ↔ Captain (monthly)
- **Delivers spare parts list** → Purser (monthly)
- **Advises** → Stoker
""",
    "roles/purser.md": """---
name: Purser
---
# Mission
Sell tickets & <b>coffee</b></script>.
""",
    "roles/nadil.md": """---
name: نادل
family: Deck
lang: ar
---
# Success metrics
- خدمة جيدة
""",
}

LADDERS = {
    "ladders/seamanship.md": """---
kind: ladder
name: Seamanship
roles: Engineer
owner: owner@example.com
x-budget: confidential
x-summary: confidential
dimensions: [Ropes, Lookout]
levels:
  - {name: Hand, seniority: Junior, x-summary: confidential}
  - {name: Mate, seniority: Mid}
  - {name: Master, seniority: Principal}
---
# Hand
## Ropes
- Ties a bowline
## Lookout
- Reports what is ahead
# Mate
## Ropes
- Moors in any wind
# Master
## Ropes
- Teaches knots & <b>splices</b>
## Lookout
- Decides when to turn back
""",
    "ladders/deck.md": """---
kind: ladder
name: Deck
family: Deck
roles: [Captain, نادل]
extends: Seamanship
dimensions:
  - Ropes
  - Lookout
  - {name: Guests, from: Mate}
  - Boats
levels:
  - {name: Hand, seniority: Junior}
  - {name: Mate, seniority: Mid}
  - {name: Master, seniority: Principal}
---
# Hand
## Ropes
- Keeps the deck clear
- Coils what is used
  - *Example*: The bow line lies ready </script> before the harbour
# Mate
Everything the level below does.
## Guests
- Calms people in a swell
- Counts them
- Knows who needs help
- Answers in two languages
- Keeps them off the ramp
- Finds lost children
## Boats & Rafts
- Launches a raft in five minutes
# Master
## Guests
- Decides who may board
## Boats
- Inspects the boats
""",
}


SETTINGS = Location("rolelint.toml", Span(0, 1))


def role(path: str) -> Role:
    """Return one of the crew."""
    found = analyze(Source(path, FILES[path]), DIALECT, Plan()).roles[0]
    assert found is not None
    return found


def ladder(path: str) -> Ladder:
    """Return one of the ladders on board."""
    found = analyze(Source(path, LADDERS[path]), LADDER, Plan()).ladder
    assert found is not None
    return found


CATALOG = Catalog(
    tuple(map(role, FILES)),
    (Identity("roles/cook.md", None, None, "Cook"),),
    ladders=join(map(ladder, LADDERS)),
    externals={"Met office": "ashore"},
)


def finding(severity: Severity, path: str, words: str, *notes: Note) -> Diagnostic:
    """Return a finding about the first place where a file holds these words."""
    start = {**FILES, **LADDERS}[path].index(words)
    at = Location(path, Span(start, start + len(words)))
    return Diagnostic("RL402", "one-sided-interaction", severity, Finding(f"about '{words}'", at, notes), "role:x")


def crew() -> Graph:
    """Return who works with whom on board."""
    note = Note("what 'Engineer' says about others", Location("roles/engineer.md", Span(80, 90)))
    return build(
        CATALOG,
        (
            finding(Severity.WARNING, "roles/deckhand.md", "- **Provides ropes** → Engineer (monthly)", note),
            finding(Severity.ERROR, "roles/engineer.md", "Stoker"),
            Diagnostic(
                "RL001",
                "unreadable-file",
                Severity.ERROR,
                Finding("it isn't 'text', says 'nobody'", Location("roles/cook.md", Span(0, 1))),
                "role:cook",
            ),
        ),
    )


def climbed() -> tuple[Coverage, ...]:
    """Return how much of the ladders on board is filled in."""
    return coverages(CATALOG, CATALOG.ladders.all)


def scrawled(names: Iterable[str]) -> tuple[Coverage, ...]:
    """Return a ladder whose levels, dimensions and criteria bear these names."""
    unique = tuple(dict.fromkeys(names))
    node = Node(None, Location("ladder.md", Span(0, 0)))
    made = Ladder(
        Identity("ladder.md", None, None, unique[0]),
        "ladder",
        {},
        tuple(Level(name, node) for name in unique),
        tuple(Dimension(name, node) for name in unique),
        tuple(Criterion(name, name, node, name, examples=(name,)) for name in unique),
        Source("ladder.md", ""),
        node,
    )
    return (coverage(made),)


def found_elsewhere() -> tuple[Diagnostic, ...]:
    """Return what was found in files that are no role's: of a ladder, and another one."""
    return (
        finding(Severity.WARNING, "ladders/deck.md", "- Inspects the boats"),
        Diagnostic(
            "RL906",
            "unmatched-pattern",
            Severity.INFO,
            Finding("'berths/*.md' matches no file", SETTINGS),
            "config:roles",
        ),
    )


def page(graph: Graph | None = None, *focus: str, ladders: tuple[Coverage, ...] = ()) -> str:
    """Return the page of a graph, the crew's with its ladders if none is given."""
    drawing = draw(graph or crew(), Asked(focus=focus), html.SHAPES)
    found = () if graph else found_elsewhere()
    sources = {path: Source(path, text) for path, text in LADDERS.items()}
    return html.render(replace(drawing, ladders=ladders if graph else climbed(), findings=found, sources=sources))
