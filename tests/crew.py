"""A small crew on a ferry, with something of everything that a page shows."""

from rolelint.analysis import Plan, analyze
from rolelint.catalog import Catalog
from rolelint.diagnostic import Diagnostic, Finding, Note, Severity
from rolelint.diagrams import html
from rolelint.dialects.role import DIALECT
from rolelint.drawing import Asked, draw
from rolelint.graph import Graph, build
from rolelint.identity import Identity
from rolelint.model import Role
from rolelint.source import Location, Source, Span

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
- **Collaborates with** ↔ Captain (weekly)
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


def role(path: str) -> Role:
    """Return one of the crew."""
    found = analyze(Source(path, FILES[path]), DIALECT, Plan()).role
    assert found is not None
    return found


def finding(severity: Severity, path: str, words: str, *notes: Note) -> Diagnostic:
    """Return a finding about the first place where a file holds these words."""
    start = FILES[path].index(words)
    at = Location(path, Span(start, start + len(words)))
    return Diagnostic("RL402", "one-sided-interaction", severity, Finding(f"about '{words}'", at, notes), "role:x")


def crew() -> Graph:
    """Return who works with whom on board."""
    broken = Identity("roles/cook.md", None, None, "Cook")
    catalog = Catalog(tuple(map(role, FILES)), (broken,), externals={"Met office": "ashore"})
    note = Note("what 'Engineer' says about others", Location("roles/engineer.md", Span(80, 90)))
    return build(
        catalog,
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


def page(graph: Graph | None = None, *focus: str) -> str:
    """Return the page of a graph, the crew's if none is given."""
    return html.render(draw(graph or crew(), Asked(focus=focus), html.SHAPES))
