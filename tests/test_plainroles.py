"""A role file that is read in one go says what parsing, reading, building and validating find in it."""

from collections.abc import Mapping
from typing import Any, NoReturn

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rolelint import analysis, memory, plainroles
from rolelint.analysis import Analysis, Plan
from rolelint.config import Config
from rolelint.dialect import with_headings
from rolelint.dialects.role import DIALECT
from rolelint.model import Role
from rolelint.rule import load_rules
from rolelint.source import Source

FRONT = "---\nid: r-1\nslug: gardener\nname: Gardener\ndefault_seniority: Senior\n---\n"
BODY = """
# Mission
Keep the beds
in order, as R&D asks.

And the `paths`.

# Short Description
Looks after the garden.

# Properties
- **Site**: Greenhouse 2, home,, sea

# Responsibilities
- **Keep the beds free of weeds** (primary)
  - *Success metric*: at most 3 complaints per month, quickly
- **3D maps of the beds**

  - *Success metrics*:  *most* beds mapped
  - *Success metric*: 99 % of maps right in a month
# Capabilities
- **C++** — Expert (daily work, reviews)
- **Botany**
# Artifacts
- **Plan of the beds** (type: plan)
- **Map**

# Interactions
- **Provides seeds** → Baker (weekly)
  - *Notes*: By hand & in bags
- **Works with** ↔ Cook
"""
PLAIN = {
    "all": FRONT + BODY,
    "title": f"{FRONT}\n# Gardener of the House\n\n## Mission\nWeeds.\n",
    "another language": FRONT.replace("id: r-1", "id: r-1\nlang: de") + "# Auftrag\nBeete.\n",
    "lists above": FRONT.replace("id: r-1", "id: r-1\naliases: [A, B]\nreports_to:\n  - Head\nlevel: 3\nx-own: 1")
    + BODY,
    "quoted": FRONT.replace("Gardener", "'Gardener: old'") + BODY,
    "no last line end": f"{FRONT}# Capabilities\n- **Botany** — Low",
}
OTHERS = {
    "no front matter": BODY,
    "a fault above": FRONT.replace("id: r-1", "ident: r-1") + BODY,
    "a fault in a value": FRONT.replace("r-1", "[r, 1]") + BODY,
    "a key twice": FRONT.replace("id: r-1", "slug: gardener") + BODY,
    "a field above": FRONT.replace("id: r-1", "id: r-1\nmission: Weeds") + BODY,
    "metrics above": FRONT.replace("id: r-1", "id: r-1\nsuccess_metrics:\n  - Be great") + BODY,
    "a late front matter": f"\n{FRONT}{BODY}",
    "words above": f"{FRONT}Words\n{BODY}",
    "a link": f"{FRONT}# Mission\nSee [this](a.md).\n",
    "a comment": f"{FRONT}{BODY}\n<!-- rolelint: ignore RL302 -->\n",
    "a comment above": f"{FRONT.replace('id: r-1', 'id: r-1 # rolelint: ignore RL302')}{BODY}",
    "a list in prose": f"{FRONT}# Mission\n- Weeds\n",
    "a rule": f"{FRONT}# Mission\nWeeds\n---\n",
    "code": f"{FRONT}# Mission\nWeeds\n```\n# Artifacts\n```\n",
    "an unknown heading": f"{FRONT}{BODY}\n# History\nNone.\n",
    "a heading twice": f"{FRONT}{BODY}\n# Duties\n- **Weed**\n",
    "a slip": f"{FRONT}# Misson\n\n## Artifacts\n- **Map**\n",
    "a title that says more": f"{FRONT}# Gardener\nWords.\n\n## Mission\nWeeds.\n",
    "an empty section": f"{FRONT}# Mission\n\n# Artifacts\n- **Map**\n",
    "metrics of the role": f"{FRONT}# Mission\nWeeds.\n\n# Success Metrics\n- at most 3 complaints per month\n",
    "another bullet": f"{FRONT}# Artifacts\n* **Map**\n",
    "a label": f"{FRONT}# Responsibilities\n- **Weed**\n- **Metrics**\n",
    "a note too many": f"{FRONT}# Interactions\n- **Asks** → Cook\n  - *Note*: a\n  - *Note*: b\n",
    "a metric of an artifact": f"{FRONT}# Artifacts\n- **Map**\n  - *Success metric*: 3 maps per month\n",
    "a metric without words": f"{FRONT}# Responsibilities\n- **Weed**\n  - *Success metric*: &nbsp;\n",
    "a property twice": f"{FRONT}# Properties\n- **Site**: home\n- **Site**: sea\n",
    "damage": f"{FRONT}# Mission\nBeds in GrÃ¼nau.\n",
    "line ends of Windows": (FRONT + BODY).replace("\n", "\r\n"),
}
PLAN = Plan()
KNOWN = with_headings(DIALECT, {})


def _fail(*_: Any) -> NoReturn:
    pytest.fail("somebody asks for a place")


def located(source: Source) -> Analysis:
    return analysis.located(source, DIALECT, PLAN, KNOWN)


def plain(text: str) -> plainroles.PlainRole | None:
    source = Source("gardener.md", text)
    return plainroles.read(source, DIALECT, KNOWN, PLAN.measure, _fail)


def all_of(found: Analysis) -> Mapping[str, Any]:
    """Return what can be compared of an analysis: what is kept of it, and what its places are."""
    (role,) = found.roles
    return {
        "kept": memory.written(found, ""),
        "role": role,
        "headings": role.headings,
        "title": role.title,
        "metrics": [(metric.node, metric.parse) for metric in role.metrics],
        "problems": found.problems,
        "places": [part.node for part in parts(role)],
        "links": found.links,
    }


def parts(role: Role) -> list[Any]:
    return [role, *role.responsibilities, *role.capabilities, *role.artifacts, *role.interactions]


@pytest.mark.parametrize("text", PLAIN.values(), ids=PLAIN)
def test_a_plain_file_is_read_as_it_is_with_its_places(text: str) -> None:
    source = Source("gardener.md", text)
    assert plain(text) is not None
    assert all_of(analysis.analyze(source, DIALECT, PLAN)) == all_of(located(source))


@pytest.mark.parametrize("text", OTHERS.values(), ids=OTHERS)
def test_any_other_file_is_left_to_the_parser(text: str) -> None:
    assert plain(text) is None


@pytest.mark.parametrize("path", ["gardener.yaml", "gardener.YML", "gardener.md.json"])
def test_a_file_that_is_all_data_is_left_to_the_parser(path: str) -> None:
    source = Source(path, FRONT + BODY)
    assert plainroles.read(source, DIALECT, KNOWN, PLAN.measure, _fail) is None


def test_no_place_is_looked_for_in_a_plain_file_without_findings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(analysis, "parse", _fail)
    text = FRONT + BODY.replace("**Botany**", "**Botany** — Low")
    rules = analysis.plan(Config(ignore=("RL601",)), load_rules(), {})
    found = analysis.analyze(Source("gardener.md", text), DIALECT, rules)
    assert memory.written(found, "")
    assert found.problems == ()


LINES = (
    *(
        "",
        "",
        "# Mission",
        "## Mission",
        "# Artifacts",
        "# Skills",
        "# Responsibilities",
        "# Interactions",
        "# Properties",
    ),
    *(
        "# Weeds",
        "Words",
        "Words ",
        " words",
        "1. one",
        "===",
        "---",
        "a | b",
        "```",
        "*a* and __b__",
        "a: b",
        "Metrics:",
    ),
    *(
        "- **Map**",
        "- **Map** (type: plan)",
        "- **KPI**",
        "- **Map**: a, b",
        "- **Map** — High (a, b)",
        "-  **Map**",
        "- Map",
    ),
    *(
        "- **Weed** (primary)",
        "- **Weed - primary**",
        "- **Asks** → Cook (daily)",
        "- **Asks** → Cook - daily",
        "  - Map",
    ),
    *(
        "  - *Success metric*: 3 maps per month",
        "  - *Success metric*: *",
        "  - *Notes*: a",
        "  *Notes*: a",
        "\t- x",
        "    x",
    ),
)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(LINES), max_size=9), st.sampled_from(["", "\n"]))
def test_whatever_is_read_in_one_go_is_read_right(lines: list[str], end: str) -> None:
    text = f"{FRONT}# Capabilities\n- **Weed**\n" + "\n".join(lines) + end
    if plain(text) is not None:
        source = Source("gardener.md", text)
        assert all_of(analysis.analyze(source, DIALECT, PLAN)) == all_of(located(source))
