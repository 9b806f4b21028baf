from pathlib import Path
from typing import Any

import pytest

from rolelint.analysis import Plan, analyze
from rolelint.dialect import Dialect, load_dialects, marks
from rolelint.effective import render
from rolelint.errors import UserError
from rolelint.expects import Expects
from rolelint.model import Role
from rolelint.own_dialects import with_own
from rolelint.project import Project
from rolelint.settings import parse
from rolelint.source import Source

CARD = """
[dialects.card]
markers = ["* role card", "What you own", "Grade:"]
titles = ["{name} role card", "Role: {name}"]

[dialects.card.front]
grade = "default_seniority"
"meta.code" = "id"

[dialects.card.sections]
Responsibilities = ["What you own"]
Capabilities = ["What it takes"]
Interactions = ["Who you work with"]
x-pay = ["Salary *"]

[dialects.card.items]
Responsibilities = "{title} ({share}): {metric}"
Capabilities = ["{name} [{proficiency}]: {details}", "{name} [{proficiency}]"]
Artifacts = "{type}: {name}"
Interactions = "{kind}: {role} ({frequency}), {x-room}"

[dialects.card.scales.seniority]
"GS-14" = "Senior"

[dialects.card.scales.proficiency]
P3 = "Advanced"
"""
BAKER = """\
---
grade: gs 14
meta: {code: b-1}
---
# Baker role card

## What you own
- **Bread** (40%): 99% of the loaves sold
  - *Metric*: 2% burnt
  - from rye
- Cake

## What it takes
- **Baking** [P3]: rye, wheat
  - pies
- Ovens [Expert]
- Patience

## Artifacts
- report: **Flour book**

## Who you work with
- Gets flour from: [Miller](miller.md) (weekly), the mill
  - by cart

## Salary and more
Plenty.
"""


def form(text: str = CARD) -> Dialect:
    return with_own(parse(text, "rolelint.toml", {}), load_dialects())[0]


def role(text: str = BAKER, configuration: str = CARD) -> Role:
    (found,) = analyze(Source("cards/baker.md", text), form(configuration), Plan()).roles
    return found


def data() -> dict[str, Any]:
    value: dict[str, Any] = role().node.value
    return value


def fault(text: str) -> UserError:
    with pytest.raises(UserError) as caught:
        form(text)
    return caught.value


def test_a_role_is_called_as_its_title_has_it() -> None:
    assert (data()["name"], data()["x-title"]) == ("Baker", "Baker role card")


def test_front_matter_gives_what_it_is_said_to() -> None:
    assert data()["id"] == "b-1"


def test_items_are_read_by_their_template_and_keep_what_stands_below() -> None:
    assert data()["responsibilities"] == [
        {
            "title": "Bread",
            "share": 40,
            "success_metrics": [{"text": "99% of the loaves sold"}, {"text": "2% burnt"}],
            "details": ["from rye"],
        },
        {"title": "Cake"},
    ]


def test_of_several_templates_the_first_that_fits_counts_and_else_the_usual_reader() -> None:
    assert data()["capabilities"] == [
        {"name": "Baking", "proficiency": "Advanced", "x-proficiency": "P3", "details": ["rye", "wheat", "pies"]},
        {"name": "Ovens", "proficiency": "Expert"},
        {"name": "Patience"},
    ]


def test_a_section_that_only_has_templates_reads_by_them_too() -> None:
    assert data()["artifacts"] == [{"name": "Flour book", "type": "report"}]


def test_a_template_may_have_placeholders_of_its_own() -> None:
    assert data()["interactions"] == [
        {"kind": "Gets flour from", "role": "Miller", "frequency": "weekly", "x-room": "the mill", "notes": "by cart"}
    ]


def test_a_word_of_the_forms_own_scale_means_one_of_the_projects() -> None:
    assert (data()["default_seniority"], data()["x-seniority"]) == ("Senior", "gs 14")


def test_places_are_those_of_the_words() -> None:
    skill = role().capabilities[0].node
    assert [BAKER[skill[key].at.start : skill[key].at.end] for key in ("name", "proficiency")] == ["Baking", "P3"]


def test_a_section_of_ones_own_is_kept() -> None:
    assert data()["x-pay"] == "Plenty."


def test_an_own_form_demands_nothing_that_is_canonical() -> None:
    analysis = analyze(Source("a.md", BAKER), form(), Plan())
    assert analysis.problems == ()


@pytest.mark.parametrize(
    ("line", "is_marked"),
    [
        ("# Baker role card", True),
        ("role card", True),
        ("**Grade:** 3", True),
        ("- grade: 3", True),
        ("##  What *you* own", True),
        ("What you owned", False),
        ("the grade: 3", False),
        ("a roll card", False),
        ("patrole card", False),
    ],
)
def test_a_marker_is_what_a_line_begins_with(line: str, is_marked: bool) -> None:  # noqa: FBT001 - a table
    assert bool(marks(form(), f"x\n{line}\ny\n")) is is_marked


def test_markers_take_time_in_proportion_to_the_text() -> None:
    marker = f'markers = ["{"* a " * 30}", "x"]'
    assert not marks(form(f"[dialects.card]\n{marker}\n"), "a " * 20 + "b " * 100_000)


def test_an_own_form_extends_another() -> None:
    text = '[dialects.card]\nextends = "agent"\nmarkers = ["a", "b"]\nsections = {Capabilities = ["Core Mission"]}\n'
    found = {section.field: section.heading for section in form(text).sections}
    assert found["capabilities"] == "Core Mission"
    assert found["responsibilities"] != "Core Mission"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[dialects.card]\n", "1: 'dialects.card' has no 'markers'"),
        ("[dialects.card]\nmarkers = []\n", "2: a file needs 2 markers, and 'dialects.card.markers' has 0"),
        (
            '[dialects.card]\nmarkers = ["a"]\nmarks-needed = 3\n',
            "3: a file needs 3 markers, and 'dialects.card.markers' has 1",
        ),
        ('[dialects.card]\nmarkers = ["a", "# *"]\n', "2: the marker '# *' has no word in it"),
        ('[dialects.card]\nmarker = ["a"]\n', "2: unknown key 'marker' in 'dialects.card'; did you mean 'markers'?"),
        ('[dialects.agent]\nmarkers = ["a", "b"]\n', "1: 'agent' is a form that rolelint has"),
        (
            f'{CARD}bar = "x"\n[dialects."my card"]\n',
            "28: 'dialects.my card' is a word of letters, digits and single hyphens, not 'my card'",
        ),
        (CARD.replace('"id"', '"slgu"'), "8: no field is called 'slgu'; did you mean 'slug'?"),
        (
            CARD.replace('Capabilities = ["What', 'Capabilites = ["What'),
            "12: no section is called 'Capabilites'; did you mean 'Capabilities'?",
        ),
        (
            CARD.replace("{type}:", "{tpye}:"),
            "19: the template '{tpye}: {name}' knows no '{tpye}'; did you mean '{type}'?",
        ),
        (CARD.replace("{type}: {name}", "{type}"), "19: the template '{type}' has no '{name}'"),
        (
            CARD.replace("{type}: {name}", "{type}{name}"),
            "19: the template '{type}{name}' has nothing between '{type}' and '{name}'",
        ),
        (CARD.replace("{type}: {name}", "{name} {name}"), "19: the template '{name} {name}' has '{name}' twice"),
        (
            CARD.replace("{type}: {name}", "{type}: {name} }"),
            "19: the template '{type}: {name} }' has a brace that belongs to no placeholder",
        ),
        (
            CARD.replace("scales.seniority", "scales.senority"),
            "22: unknown key 'senority' in 'dialects.card.scales'; did you mean 'seniority'?",
        ),
        (
            CARD.replace('"Senior"', '"Senoir"'),
            "23: 'Senoir' is not on the project's scale of seniority; did you mean 'Senior'?",
        ),
        (
            '[dialects.card]\nmarkers = ["a", "b"]\nextends = "agnet"\n',
            "3: no form is called 'agnet'; did you mean 'agent'?",
        ),
        ('[dialects.card]\nmarkers = ["a", "b"]\nextends = "ladder"\n', "3: 'ladder' is a form of ladders"),
        (
            CARD.replace('"What it takes"', '"what you own"'),
            "12: the heading 'what you own' stands for 'Responsibilities' already",
        ),
    ],
)
def test_a_fault_is_named_with_its_place(text: str, message: str) -> None:
    assert fault(text).message == f"rolelint.toml:{message}"


def test_what_is_shown_means_what_was_set() -> None:
    config = parse(CARD, "rolelint.toml", {})
    shown = render(config, Expects(), {}, {})
    assert parse(shown, "rolelint.toml", {}).dialects == config.dialects
    assert '"GS-14" = "Senior"   # rolelint.toml:23' not in shown
    assert 'GS-14 = "Senior"   # rolelint.toml:23' in shown
    assert 'Capabilities = ["What it takes"]   # rolelint.toml:12' in shown


def test_an_own_form_goes_before_those_of_rolelint(tmp_path: Path) -> None:
    (tmp_path / "rolelint.toml").write_text(CARD, encoding="utf-8")
    project = Project.open(tmp_path, {})
    text = f"{BAKER}\n# Short Description\n# Interactions\n# Artifacts\n"
    verdict = project.recognise("baker.md", f"---\nslug: a\ndefault_seniority: Mid\n{text[4:]}", is_named=False)
    assert verdict.dialect is not None
    assert verdict.dialect.name == "card"
    canonical = "---\nslug: a\ndefault_seniority: Mid\n---\n# Interactions\n"
    verdict = project.recognise("a.md", canonical, is_named=False)
    assert verdict.dialect is not None
    assert verdict.dialect.name == "role"
