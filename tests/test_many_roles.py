"""Files that hold several roles: each with a place, names and findings of its own."""

import pytest

from rolelint.analysis import Analysis, Plan, analyze, plan
from rolelint.config import Config
from rolelint.dialect import load_dialects, marks
from rolelint.dialects import many_roles
from rolelint.expects import Expects
from rolelint.interactions import relations
from rolelint.judgement import Surroundings, check_catalog, join
from rolelint.recognition import recognise
from rolelint.report import Report
from rolelint.rule import load_rules
from rolelint.source import Source

CATALOGUE = load_rules()
CONFIG = Config()
TWO = """# The Crew

Who is who.

## Head Cook

### Role Summary
Feeds all.

### Key Interactions
**Collaborates with:**
- **Deck Hand:** asks for coal
- **Purser:** buys peas

**Handoffs:**
- Menus to the Purser for printing

## Deck Hand

### Responsibilities
- Haul ropes

### KPIs
- Ropes hauled (target: >80%)

## How to use this
- Read it.
"""


def analysis(text: str, path: str = "crew.md") -> Analysis:
    return analyze(Source(path, text), many_roles.DIALECT, plan(CONFIG, CATALOGUE, {}))


def report(*texts: str, config: Config = CONFIG) -> Report:
    around = Surroundings(CATALOGUE, config, (many_roles.DIALECT,))
    return check_catalog([analysis(text, f"crew-{number}.md") for number, text in enumerate(texts)], around)


def test_each_role_begins_at_its_own_heading() -> None:
    cook, hand = analysis(TWO).roles
    assert [role.label for role in (cook, hand)] == ["Head Cook", "Deck Hand"]
    assert [TWO[role.at.start :].split("\n", 1)[0] for role in (cook, hand)] == ["## Head Cook", "## Deck Hand"]
    assert cook.identity.place != hand.identity.place


def test_text_around_the_roles_is_in_none_of_them() -> None:
    said = str([role.data for role in analysis(TWO).roles])
    assert "Who is who" not in said
    assert "Read it" not in said


def test_bold_lines_name_what_the_bullets_below_them_are() -> None:
    cook, hand = analysis(TWO).roles
    assert [(line.kind, line.role, line.notes) for line in cook.interactions] == [
        ("Collaborates with", "Deck Hand", "asks for coal"),
        ("Collaborates with", "Purser", "buys peas"),
    ]
    assert cook.data["artifacts"] == [{"name": "Menus", "x-details": ["to the Purser for printing"]}]
    assert [metric.label for metric in hand.metrics] == ["measurable"]


def test_where_nothing_says_how_two_roles_work_together_they_just_do() -> None:
    text = TWO.replace("**Collaborates with:**\n", "")
    assert {line.kind for line in analysis(text).roles[0].interactions} == {"Works with"}


@pytest.mark.parametrize("marks", ["#", "##", "###", "####"])
def test_a_role_may_stand_at_any_level(marks: str) -> None:
    parts = (
        f"{marks} {name}\n{marks}# Mission\nRow.\n{marks}# Responsibilities\n- Rows\n" for name in ("Oar", "Rudder")
    )
    assert [role.label for role in analysis("\n".join(parts)).roles] == ["Oar", "Rudder"]


def test_roles_may_stand_below_the_headings_of_their_teams() -> None:
    role = "### {}\n#### Mission\nRow.\n#### Responsibilities\n- Rows\n"
    text = f"# All\n## Deck\n{role.format('Oar')}## Galley\n{role.format('Spoon')}"
    assert [found.label for found in analysis(text).roles] == ["Oar", "Spoon"]


def test_a_row_of_a_table_is_a_role() -> None:
    table = (
        "# Roles\n| Role | Responsibilities | Skills | Pay |\n|---|---|---|---|\n"
        "| **Cook** | Stew; bake<br>• fry | Knives | low |\n| Mate | Steer | – | |\n"
    )
    cook, mate = analysis(table).roles
    assert cook.data == {
        "name": "Cook",
        "responsibilities": [{"title": "Stew"}, {"title": "bake"}, {"title": "fry"}],
        "capabilities": [{"name": "Knives"}],
        "x-pay": "low",
    }
    assert mate.data == {"name": "Mate", "responsibilities": [{"title": "Steer"}]}
    assert table[cook.at.start : cook.at.end] == "**Cook**"
    assert {role.identity.section for role in (cook, mate)} == {"Cook", "Mate"}


@pytest.mark.parametrize(
    "table",
    [
        "| Task | Cook | Mate |\n|---|---|---|\n| Stew | R | A |\n| Steer | C | R |\n",
        "| Role | Person |\n|---|---|\n| Cook | Ann |\n| Mate | Bo |\n",
        "| Role | Responsibilities |\n|---|---|\n| Cook | Stew |\n",
    ],
)
def test_other_tables_hold_no_roles(table: str) -> None:
    assert len(analysis(f"# Roles\n{table}").roles) == 1


def test_two_roles_of_one_heading_have_places_of_their_own() -> None:
    text = "".join("## Oar\n### Mission\nRow.\n### Responsibilities\n- Rows\n" for _ in range(2))
    one, other = analysis(text).roles
    assert one.identity.place != other.identity.place
    assert one.told_from(other) == "crew.md:1"


def test_what_one_role_says_of_another_one_of_its_file_is_one_pair() -> None:
    text = TWO.replace("### KPIs", "### Key Interactions\n**Collaborates with:**\n- **Head Cook:** eats\n\n### KPIs")
    catalog = join([analysis(text)], Surroundings(CATALOGUE, CONFIG, (many_roles.DIALECT,)))
    assert len(catalog.once(relations).pairs) == 1


def test_a_finding_belongs_to_the_role_that_it_is_about() -> None:
    found = {found.code: found.entity for found in report(TWO).diagnostics}
    assert found["RL401"] == "role:head-cook/interactions/purser/role"


def test_a_link_to_a_heading_leads_to_its_role() -> None:
    catalog = join([analysis(TWO)], Surroundings(CATALOGUE, CONFIG, (many_roles.DIALECT,)))
    links = ("crew.md#deck-hand", "#head-cook", "crew.md", "crew.md#stowaway")
    labels = [role.label if (role := catalog.resolve_link(link, "crew.md")) else None for link in links]
    assert labels == ["Deck Hand", "Head Cook", None, None]


def test_nothing_is_said_about_the_order_and_levels_of_headings() -> None:
    assert not {found.code for found in report(TWO).diagnostics} & {"RL201", "RL203", "RL205", "RL206"}


def test_declared_sections_are_owed_in_any_form() -> None:
    config = Config(expects=Expects(sections=("mission",)))
    assert [found.code for found in report(TWO, config=config).diagnostics].count("RL201") == 2


@pytest.mark.parametrize(
    "text",
    [
        TWO.replace("# The Crew", "# Our Team").replace("### KPIs", "### Role Summary\nHauls.\n\n### KPIs"),
        "# Roles\n\n| Role | Responsibilities |\n|---|---|\n| Cook | Stew |\n",
    ],
)
def test_such_files_are_recognised(text: str) -> None:
    assert len(marks(many_roles.DIALECT, text)) >= many_roles.DIALECT.marks_needed


@pytest.mark.parametrize(
    "text",
    [
        "# Release process\n## Roles\n- The lead\n## Responsibilities\n- Ship\n",
        "# Levels\n## Junior\n### Responsibilities\n- Learn\n## Senior\n### Responsibilities\n- Teach\n",
    ],
)
def test_pages_about_something_else_are_left_to_others(text: str) -> None:
    assert len(marks(many_roles.DIALECT, text)) < many_roles.DIALECT.marks_needed


LABELLED = """# Team roles

## Release Manager

**Responsibilities:**

- Plans the calendar

**Reports to:** Head of Engineering

## QA Lead

**Responsibilities:**

- Owns the test plan

## Matrix

| Activity | Release Manager | QA Lead |
|---|---|---|
| Plan | A | C |
"""
PROJECT = """# Governance

## Roles

### Maintainer

#### Responsibilities
- Review changes

#### Requirements
- Ten changes

### Triager

#### Responsibilities
- Label issues

#### Requirements
- Five reviews

## Decisions

By consent.
"""


@pytest.mark.parametrize(
    ("text", "names"),
    [(LABELLED, ["Release Manager", "QA Lead"]), (PROJECT, ["Maintainer", "Triager"])],
)
def test_a_role_may_say_nothing_but_what_it_answers_for(text: str, names: list[str]) -> None:
    found = recognise("docs/page.md", text, load_dialects()).dialect
    assert found is many_roles.DIALECT
    roles = analyze(Source("docs/page.md", text), found, Plan()).roles
    assert [role.identity.name for role in roles] == names
