"""What makes a career ladder out of a text with levels."""

import pytest

from rolelint import plugins
from rolelint.byline import BYLINE
from rolelint.recognition import recognise

DIALECTS = tuple(module.DIALECT for module in plugins.modules("dialects"))
ONLY_LEVELS = "levels in it, but hardly those of a career"
NOTHING = "no role or ladder in it"


def _form(path: str, text: str) -> str:
    verdict = recognise(path, text, DIALECTS)
    return verdict.dialect.name if verdict.dialect else verdict.reason


def _outline(title: str, *levels: str, dimensions: tuple[str, ...] = (), bullets: tuple[str, ...] = ("a b c",)) -> str:
    items = "".join(f"- {bullet}\n" for bullet in bullets)
    below = "".join(f"\n### {dimension}\n{items}" for dimension in dimensions) or items
    return f"# {title}\n" + "".join(f"\n## {level}\n{below}" for level in levels)


def _table(*rows: str, title: str = "Garden") -> str:
    head, *body = (f"| {row} |" for row in rows)
    return "\n".join([f"# {title}\n", head, "|---" * rows[0].count("|") + "|---|", *body, ""])


DOING = ("Waters the beds", "Plans small beds", "Leads the harvest")


@pytest.mark.parametrize(
    ("path", "text", "form"),
    [
        (
            "a.md",
            _outline("Gardeners", "Level 1", "Level 2", dimensions=("Watering", "Digging"), bullets=DOING[1:]),
            "ladder",
        ),
        ("a.md", _outline("Garden", "Level 1", "Level 2", dimensions=("Craft",), bullets=DOING[1:]), "ladder"),
        ("a.md", _outline("Garden", "L1 – Mate", "L2 – Master", dimensions=("Craft", "Soil")), "ladder"),
        ("a.md", _outline("Career ladder", "Level 1", "Level 2"), "ladder"),
        ("a.md", _outline("Career path", "Stage 1", "Stage 2", dimensions=("Craft",)), "ladder"),
        ("a.md", _outline("Engineering levels", "Junior Engineer", "Senior Engineer", dimensions=("Scope",)), "ladder"),
        ("a.md", _outline("Karrierestufen", "Stufe 1", "Stufe 2"), "ladder"),
        ("a.md", _outline("キャリアラダー", "レベル1", "レベル2", dimensions=("技術",)), "ladder"),
        ("a.md", _outline("职级说明", "级别1", "级别2", dimensions=("技术",)), "ladder"),
        (
            "a.md",
            _outline(
                "Product career path", "Product Manager", "Director of Product", dimensions=("Execution", "Vision")
            ),
            "ladder",
        ),
        ("a.md", _outline("Career levels of interviewers", "L1", "L2", dimensions=("Speaking", "Asking")), "ladder"),
        ("ladders/garden.md", _outline("Garden", "Level 1", "Level 2"), "ladder"),
        ("a.md", "Career ladder\n=====\n\nLevel 1\n---\n\n- a b\n\nLevel 2\n---\n\n- c d\n", "ladder"),
        (
            "a.md",
            (
                "# D\n\n## D1 - Developer 1\n* **Adopts**: a\n* **Leads**: b\n\n## D2 - Developer 2\n"
                "* **Adopts**: a\n* **Leads**: b\n"
            ),
            "ladder-headings",
        ),
        (
            "a.md",
            "# G\n\n## Craft\n- **Junior**: digs\n- **Senior**: plans\n\n## People\n- **Junior**: asks\n",
            "ladder-transposed",
        ),
        (
            "a.txt",
            "Garden\n\nLevel 1\nCraft\n• Digs a bed\nSoil\n• Asks\nLevel 2\nCraft\n• Plans a bed\nSoil\n• Digs\n",
            "ladder-text",
        ),
        ("a.md", _table("Area | [Level 1](#a) | **Level 2**", "Craft | digs beds | plans beds"), "ladder-table"),
        ("a.md", _table("Area | Junior (L1) | Senior (L2)", "Craft | digs beds | plans beds"), "ladder-table"),
        ("a.md", _table("Area | L1 - Junior | L2 - Senior", "Craft | digs beds | plans beds"), "ladder-table"),
        ("a.md", _table("Level | Craft", "Junior | digs beds", "Senior | plans beds"), "ladder-table"),
        (
            "a.md",
            (
                "# Ladder\n\n<table><tr><th>Area</th><th>Level 1</th><th>Level 2</th></tr>\n"
                "<tr><td>Craft</td><td>digs</td><td>plans</td></tr></table>\n"
            ),
            "ladder-table",
        ),
        (
            "a.yml",
            "levels: [Mate, Master]\nthemes: [Care]\ncompetencies:\n  - {level: Mate, theme: Care, summary: x}\n",
            "ladder-grid",
        ),
        (
            "a.json",
            '{"levels": ["Mate"], "areas": ["Care"], "expectations": [{"level": "Mate", "area": "Care", "text": "x"}]}',
            "ladder-grid",
        ),
        (
            "a.json",
            (
                '{"kind": "ladder", "levels": ["Mate"], "dimensions": ["Care"], '
                '"criteria": [{"level": "Mate", "dimension": "Care", "text": "x"}]}'
            ),
            "ladder",
        ),
        (
            "a.md",
            "---\ntitle: G\ntopics:\n  - name: Care\n    content:\n      - level: 1\n        criteria: [x]\n---\n",
            "ladder-topics",
        ),
        ("l1.md", "# Level 1\n\n## Craft\n- a b c\n", "ladder-level"),
        ("a.md", "---\nweight: 9\n---\n# Level 1\n\n## Craft\n- a b c\n", "ladder-level"),
        ("ladders/senior.md", "# Senior\n\n## Soil\n- a b c\n", "ladder-level"),
        ("a.md", "---\nkind: level\n---\n# Master\n\n## Soil\n- a b c\n", "ladder-level"),
        (
            "a.md",
            "---\nkind: ladder\n---\n" + _table("What | Level 1 | Level 2", "Soil | digs | plans"),
            "ladder-table",
        ),
        ("a.md", "---\nkind: ladder\n---\n# Mate\n- a\n# Master\n- b\n", "ladder"),
    ],
)
def test_a_ladder_is_recognised_in_the_forms_that_people_write(path: str, text: str, form: str) -> None:
    assert _form(path, text) == form


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (
            "plan.md",
            _outline("Rollout", "Stage 1", "Stage 2", dimensions=("Communication", "Ownership"), bullets=("mail all",)),
        ),
        ("plan.md", _outline("Plan", "Year 1", "Year 2", dimensions=("People", "Delivery"), bullets=("hire two",))),
        ("caches.md", _outline("Caches", "L1", "L2", dimensions=("Size", "Latency"), bullets=("32 KiB",))),
        (
            "caches.md",
            (
                "# Caches\n\n- **L1 cache**: 32 KiB\n- **L2 cache**: 256 KiB\n\n## Latency\n"
                "- **L1**: 1 ns\n- **L2**: 4 ns\n"
            ),
        ),
        (
            "game.md",
            _outline("Levels", "Level 1", "Level 2", dimensions=("Enemies", "Impact"), bullets=("Two goblins",)),
        ),
        ("alarm.md", _outline("Evacuation levels", "Level 1", "Level 2", dimensions=("Communication", "Actions"))),
        ("course.md", _outline("Spanish", "Level 1", "Level 2", dimensions=("Grammar", "Words"), bullets=("Food",))),
        ("course.txt", "Course\n\nLevel 1\n\n• Introduction\n• Basics\n\nLevel 2\n\n• Advanced\n"),
        ("support.md", _outline("Support tiers", "L1 Support", "L2 Support", dimensions=("Hours", "Responsibilities"))),
        ("team.md", _outline("Team", "Junior Engineer", "Senior Engineer", bullets=("Ann", "Bob"))),
        ("changes.md", _outline("Changes", "Level 2 support", "Stage 3 rollout", bullets=("added",))),
        ("headings.md", _outline("How to write", "Heading 1", "Heading 2", bullets=("text",))),
        (
            "access.md",
            (
                "# Access\n\n## Database\n- **Level 1**: read\n- **Level 2**: write\n\n## Server\n"
                "- **Level 1**: login\n- **Level 2**: root\n"
            ),
        ),
        (
            "support.md",
            _table(
                "Area | L1 | L2",
                "Response | Answers tickets | Fixes bugs",
                "Communication | Chats | Writes",
                title="Support tiers",
            ),
        ),
        (
            "risk.md",
            _table(
                "Effect | Level 1 | Level 2",
                "Impact | Helps all | Helps nobody",
                "Communication | Writes | Asks",
                title="Incidents by severity",
            ),
        ),
        (
            "tree.md",
            _table(
                "Skill | Level 1 | Level 2",
                "Archery | Deals 10 | Deals 20",
                "Magic | Casts | Casts ice",
                title="Skill tree",
            ),
        ),
        (
            "maturity.md",
            _outline("Security maturity", "Level 1", "Level 2", dimensions=("Care", "Soil"), bullets=DOING),
        ),
        (
            "quiz.md",
            _outline("Quiz", "Junior", "Senior", dimensions=("Java", "SQL"), bullets=("Tests what?", "What is it?")),
        ),
        ("people.md", _table("Garden | Junior | Senior", "Beds | Anna | Bob", "Soil | Dora | Emil Holm")),
        ("logs.md", _table("Level 0 | Level 1 | Level 2", "off entirely | errors only | warnings too")),
        ("osi.md", _table("Layer | Name", "L1 | Physical layer", "L2 | Data link layer")),
        ("alarm.md", _table(" | Level 1 | Level 2", "Action | leave the house | run away")),
        ("docs/level-1.md", "---\nweight: 1\nnext: level-2\n---\n# Level 1\n\n## Install\n- run it\n"),
        (
            "jobs/senior-engineer.md",
            "---\nweight: 3\n---\n# Senior Engineer\n\n## Leadership\n- Leads teams\n- Mentors people\n",
        ),
    ],
)
def test_levels_alone_make_no_ladder(path: str, text: str) -> None:
    assert _form(path, text) == ONLY_LEVELS


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("team.md", _table("Team | Junior | Senior", "Front | leads people | plans beds", "Back | digs beds | asks")),
        ("team.md", _outline("Product team", "Product Manager", "Director of Product", dimensions=("Ann", "Bob"))),
        ("jobs.md", _outline("Careers", "Product Manager", "Director of Product")),
        ("prices.md", _table("Feature | Junior | Senior", "Support | by mail | by phone")),
        ("prices.md", _table("Zone | Junior (under 18) | Senior (65+)", "A | 1 € | 2 €")),
        ("prices.md", _table("Feature | Basic | Pro", "Support | by mail | by phone")),
        ("bands.md", _table("Grade | Least | Most", "Junior | 1 | 2", "Senior | 4 | 5")),
        ("sla.md", _table("Level | Response", "L1 | 1h", "L2 | 4h")),
        ("interview.md", _table("Question | Junior | Senior", "REST | knows the verbs | knows the limits")),
        ("matrix.md", _table("Area | Junior | Senior", "Deploys | x | x", "Reviews | - | x")),
        ("post.md", "---\ntitle: A post\nweight: 3\nprev: a\nnext: b\n---\n# A post\n\n## Section\n- text\n"),
        ("notes.md", "# Notes\n\nlevels:\n- we talked\n\ndimensions: 10x20\n\nlevels:\n"),
        ("notes.md", "---\ntitle: Notes\nlevels:\n  - a\ndimensions: 3\n---\n# Hi\n- x\n"),
        ("osi.md", "# Guide\n\n# Level 1\ntext\n## Level 2\ntext\n### Level 3\n"),
        ("pager.yaml", "levels: [warn, crit]\ncategories: [disk]\nexpectations: [none]\nlevel: warn\n"),
        ("rbac.yaml", "kind: Role\nlevels:\n  - debug\nareas:\n  - x\n"),
        ("README.md", _outline("Career ladder", "Level 1", "Level 2")),
    ],
)
def test_what_has_not_even_the_shape_of_a_ladder_is_left_aside(path: str, text: str) -> None:
    assert _form(path, text) == NOTHING


def test_a_verdict_says_what_spoke_for_the_ladder() -> None:
    text = _table("Area | Junior | Senior", "Craft | plans beds | leads people", "Soil | digs | asks")
    assert recognise("a.md", text, DIALECTS).reason == (
        "names of levels, levels that are positions, levels that share dimensions, "
        "a table that lists levels or dimensions, dimensions that ladders have, criteria that say what somebody does"
    )


@pytest.mark.parametrize("said", [{}, {"is_named": True}, {"is_matched": True, "is_called_ladder": True}])
def test_less_is_enough_for_what_somebody_calls_a_ladder(said: dict[str, bool]) -> None:
    text = _outline("Garden", "Level 1", "Level 2", dimensions=("Soil", "Beds"))
    assert (recognise("a.md", text, DIALECTS, **said).dialect is not None) is bool(said)


def test_a_role_with_a_table_of_levels_is_a_role() -> None:
    role = "---\nid: a\nslug: a\nname: Gardener\ndefault_seniority: Mid\n---\n# Capabilities\n- x\n\n"
    table = _table("Area | Junior | Senior", "Craft | digs | plans", title="Career ladder")
    assert _form("a.md", role + table) == "role"


@pytest.mark.parametrize("start", ["", "\ufeff", "\n"])
def test_what_rolelint_wrote_is_no_ladder(start: str) -> None:
    text = _outline("Career ladder", "Level 1", "Level 2")
    assert (_form("a.md", text), _form("a.md", f"{start}{BYLINE}\n\n{text}")) == ("ladder", "written by rolelint")
