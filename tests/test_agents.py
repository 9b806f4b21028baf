"""Agent role files: prompts with name and description in the front matter, and headings of all kinds."""

from typing import Any

import pytest

from rolelint.analysis import Plan, analyze
from rolelint.dialect import load_dialects
from rolelint.dialects.agent import DIALECT
from rolelint.model import Role
from rolelint.recognition import recognise
from rolelint.source import Source


def agent(text: str, path: str = "agents/cook.md") -> Role:
    (role,) = analyze(Source(path, text), DIALECT, Plan()).roles
    return role


def data(body: str) -> dict[str, Any]:
    found = dict(agent(f"---\nname: Cook\ndescription: Cooks.\n---\n{body}").data)
    return {name: value for name, value in found.items() if name not in {"name", "short_description"}}


@pytest.mark.parametrize(
    ("written", "name", "slug"),
    [
        ("name: Head Cook\n---\n# 🍲 Head Cook Agent Personality", "Head Cook", None),
        ("name: head-cook\n---\nYou cook.", "Head cook", "head-cook"),
        ("name: head-cook\n---\n# 🍲 Head Cook Agent", "Head Cook", "head-cook"),
        ("name: qa-cook\n---\nYou cook.", "QA cook", "qa-cook"),
        ("description: Cooks.\n---\n# :stew: Head Cook Agent", "Head Cook", None),
        ("role: Head Cook\ngoal: Feed all\n---\n", "Head Cook", None),
    ],
)
def test_the_name_is_what_people_say(written: str, name: str, slug: str | None) -> None:
    role = agent(f"---\n{written}\n")
    assert (role.identity.name, role.identity.slug) == (name, slug)


def test_headings_below_the_mission_are_responsibilities_and_the_paragraph_above_them_is_the_mission() -> None:
    found = data(
        "## 🎯 Your Core Mission\nFeed the crew on time.\n\n### Stewing\n- Peel\n### Baking\nDaily.\n- Knead\n"
    )
    assert found == {
        "mission": "Feed the crew on time.",
        "responsibilities": [
            {"title": "Stewing", "details": ["Peel"]},
            {"title": "Baking", "details": ["Daily.", "Knead"]},
        ],
    }


@pytest.mark.parametrize(
    ("line", "mission", "beside"),
    [
        ("Feed the crew whatever comes:", "Feed the crew whatever comes", None),
        ("On each day you will:", None, "On each day you will:"),
        ("Your aims:", None, "Your aims:"),
    ],
)
def test_a_line_that_only_announces_the_list_is_no_mission(line: str, mission: str | None, beside: str | None) -> None:
    found = data(f"## Core Mission\n{line}\n- **Stews** — thick ones\n")
    assert found["responsibilities"] == [{"title": "Stews", "details": ["thick ones"]}]
    assert (found.get("mission"), found.get("x-core-mission")) == (mission, beside)


def test_a_mission_in_paragraphs_holds_no_responsibilities() -> None:
    found = data("## Core Mission\nFeed all who are hungry.\n\nCooks never sleep.\n")
    assert found == {"mission": "Feed all who are hungry.", "x-core-mission": "Cooks never sleep."}


def test_identity_is_name_and_values_where_it_is_written_so() -> None:
    body = "## 🧠 Your Identity & Memory\n- **Role**: ship's cook\n- **Temper**: calm, dry, quick\n"
    more = "- **Memory**: You know every recipe, its price, and who likes it\n- Never panics\n- **Bold.** And loud.\n"
    assert data(body + more) == {
        "properties": {
            "Role": ["ship's cook"],
            "Temper": ["calm", "dry", "quick"],
            "Memory": ["You know every recipe, its price, and who likes it"],
        },
        "x-identity-and-memory": "- Never panics\n- **Bold.** And loud.",
    }


def test_success_is_measured_by_the_bullets_and_not_by_the_line_above_them() -> None:
    role = agent(
        "---\nname: Cook\n---\n## 🎯 Your Success Metrics\n\nYou're successful when:\n- 95% of plates are empty\n"
    )
    assert [metric.text for metric in role.success_metrics] == ["95% of plates are empty"]
    assert role.data["x-success-metrics"] == "You're successful when:"


def test_a_table_of_metrics_is_read_with_its_targets() -> None:
    table = "| Metric | Target | Source |\n|---|---|---|\n| Time to serve | < 20 min | clock |\n| Waste | – | |\n"
    role = agent(f"---\nname: Cook\n---\n## Success Metrics\nOf each watch.\n\n{table}")
    assert role.data["success_metrics"][0]["text"] == "Time to serve: < 20 min"
    assert role.data["success_metrics"][0]["x-details"] == ["Source: clock"]
    assert [(metric.text, metric.label) for metric in role.success_metrics][:1] == [
        ("Time to serve: < 20 min", "measurable")
    ]
    at = role.success_metrics[0].node.at
    assert role.source.text[at.start : at.end] == "Time to serve | < 20 min"
    assert role.data["x-success-metrics"] == "Of each watch."


@pytest.mark.parametrize(
    "table", ["| Day | Soup |\n|---|---|\n| 1 | Leek |", "| Metric | Target |\n|---|---|\n| a | b | c |"]
)
def test_a_table_of_something_else_stays_as_it_stands(table: str) -> None:
    assert data(f"## Success Metrics\n{table}") == {"x-success-metrics": table}


def test_capabilities_are_not_graded_by_what_follows_their_name() -> None:
    found = data(
        "## 🚀 Advanced Capabilities\n- **Knives** — sharp ones (all kinds) and blunt ones\n### Sauces\n- Roux\n"
    )
    assert found["capabilities"] == [
        {"name": "Knives", "details": ["sharp ones (all kinds) and blunt ones"]},
        {"name": "Sauces", "details": ["Roux"]},
    ]


def test_two_headings_of_one_field_are_groups_of_it() -> None:
    found = data("## Core Capabilities\n- Knives\n## Advanced Capabilities\n- Fire\n")
    assert found["capabilities"] == [
        {"name": "Knives", "x-group": "Core Capabilities"},
        {"name": "Fire", "x-group": "Advanced Capabilities"},
    ]


def test_headings_in_code_are_no_headings_and_the_code_stays_with_its_deliverable() -> None:
    body = "## 📋 Your Technical Deliverables\n### Menu: for a week\n```md\n# Week\n## Core Mission\n- **Eat**\n```\n"
    assert data(body) == {
        "artifacts": [{"name": "Menu: for a week"}],
        "x-technical-deliverables": "### Menu: for a week\n```md\n# Week\n## Core Mission\n- **Eat**\n```",
    }


def test_what_follows_a_rule_is_no_part_of_the_last_heading() -> None:
    found = data("## Capabilities\n### Sauces\n- Roux\n\n---\n\n**See also**: the book of sauces.\n")
    assert found["capabilities"] == [{"name": "Sauces", "details": ["Roux"]}]
    assert "the book of sauces" in found["x-capabilities"]


def test_what_has_no_field_is_kept_under_its_heading() -> None:
    assert data("You cook.\n\n## 🚨 Critical Rules\n1. Wash your hands\n") == {
        "x-introduction": "You cook.",
        "x-critical-rules": "1. Wash your hands",
    }


def test_an_agent_all_in_yaml_is_read_by_the_same_keys() -> None:
    text = "role: Ship's Cook\ngoal: Feed the crew\nbackstory: Born at sea\nskills: [Knives]\n"
    assert agent(text, "agents/cook.yaml").data == {
        "name": "Ship's Cook",
        "mission": "Feed the crew",
        "capabilities": [{"name": "Knives"}],
        "x-backstory": "Born at sea",
    }


@pytest.mark.parametrize(
    "text",
    [
        "---\nname: '</script>'\n---\n## Core Mission\n| | |\n|---|---|\n|||\n",
        "---\nname: constructor\r\n---\r\n## Identity\r\n- **x**: \r\n- : :\r\n",
        "\ufeff## Success Metrics\n| # | Metric |\n|--|--|\n| 1 | \u202e |\n",
        "## Deliverables\n### " + "x" * 200 + "\n```\n",
    ],
)
def test_nasty_files_are_read(text: str) -> None:
    assert agent(text).identity.name


CREW = """# The crew of the kitchen
head_cook:
  role: >
    {course} Head Cook
  goal: >
    Feed all who come
  backstory: >
    You have cooked for
    thirty years.
  llm: big
waiter:
  role: Waiter
  goal: Bring what was cooked
  backstory: You are quick.
"""


def test_each_key_of_a_crew_is_an_agent() -> None:
    roles = analyze(Source("config/agents.yaml", CREW), DIALECT, Plan()).roles
    assert [dict(role.data) for role in roles] == [
        {
            "slug": "head_cook",
            "name": "{course} Head Cook",
            "mission": "Feed all who come",
            "x-backstory": "You have cooked for thirty years.",
            "x-llm": "big",
        },
        {
            "slug": "waiter",
            "name": "Waiter",
            "mission": "Bring what was cooked",
            "x-backstory": "You are quick.",
        },
    ]


@pytest.mark.parametrize("text", [CREW, CREW.partition("waiter")[0], CREW.replace("\n", "\r\n")])
def test_a_crew_is_recognised(text: str) -> None:
    assert recognise("config/agents.yaml", text, load_dialects()).dialect is DIALECT


@pytest.mark.parametrize(
    "text",
    [
        "web:\n  role: web\n  hosts: all\ndb:\n  role: db\n",
        "users:\n  ann:\n    role: admin\n    goal: none\n",
    ],
)
def test_a_file_of_data_about_other_roles_is_no_crew(text: str) -> None:
    assert recognise("config/users.yaml", text, load_dialects()).dialect is None
