"""Performance profiles: objectives, duties beside them, grades, and lists that are about something else."""

from pathlib import Path
from typing import Any

import pytest

from rolelint import leads, postings
from rolelint.dialects import performance_profile
from rolelint.passage import Passage
from rolelint.reading import read
from rolelint.source import Source
from rolelint.syntax.parse import parse

FRONT = "---\ntitle: Harbour Pilot {}\n---\n\n"
PROFILE = """## Key Objectives

**Objective \\#1: You will bring ships in.**

-   Board them at sea
-   Steer past the bank

### Key Objective #2: You will teach. (40%)

You take two pilots along.

Good teachers:

- Ask first

## Duties

**Typical duties include, but are not limited to:**
- Keeping the log

## Key Requirements

1. You must swim.

## Qualifications

You must have held a licence. Experience is:
- Ten years at sea

For each job on your resume, provide:
- the dates

## Sound like a good fit?

{% include button.html grade="14" %}
"""


def profile(text: str) -> dict[str, Any]:
    value = read(parse(Source("profiles/harbour.md", text)), performance_profile.DIALECT, {})[0].data.value
    assert isinstance(value, dict)
    return value


def test_objectives_are_duties_however_their_headings_are_written() -> None:
    assert profile(PROFILE)["responsibilities"] == [
        {
            "title": "You will bring ships in.",
            "details": ["Board them at sea", "Steer past the bank"],
            "x-group": "Key Objectives",
        },
        {
            "title": "You will teach.",
            "share": 40,
            "details": ["You take two pilots along.", "Good teachers:", "Ask first"],
            "x-group": "Key Objectives",
        },
        {"title": "Keeping the log", "x-group": "Duties"},
    ]


def test_a_list_of_application_papers_holds_no_qualifications() -> None:
    data = profile(PROFILE)
    assert [one["name"] for one in data["capabilities"]] == ["Ten years at sea"]
    assert "the dates" in data["x-application"]
    assert data["x-conditions"] == "1. You must swim."


def test_tags_of_templates_are_kept_as_they_are() -> None:
    assert profile(PROFILE)["x-application"].endswith('{% include button.html grade="14" %}')


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        (FRONT.format("GS-14"), "GS-14"),
        (FRONT.format("GS9") + "## Key Objectives\n", "GS-9"),
        (FRONT.format("") + "**Series & Grade:**\n0301-15\n", "GS-15"),
        (FRONT.format("") + "**Series & Grade:** GS-2210-07\n", "GS-7"),
        (FRONT.format("") + "You need a year equivalent to the GS-13.\n", None),
        ("---\nname: Pilot GS-13\nseniority: Senior\ntitle: Pilot GS-13\n---\n", "Senior"),
    ],
)
def test_the_grade_of_a_post_is_its_seniority(text: str, grade: str | None) -> None:
    assert profile(text).get("default_seniority") == grade


@pytest.mark.parametrize(
    ("title", "share"),
    [
        ("Answer the phone (40%)", "40"),
        ("40 % – Answer the phone", "40"),
        ("25%: Answer the phone", "25"),
        ("Duties (approx. 60 % of time)", "60"),
        ("Primary duties, about 60 percent of working time", "60"),
        ("Filing – 12,5 %", "12,5"),
        ("Organisation (ca. 10 Prozent der Arbeitszeit)", "10"),
        ("Accueil (environ 30 % du temps)", "30"),
        ("Cut waste by 40%", None),
        ("Keep at least 95 % of the shelves full", None),
        ("Travel (10-20%)", None),
        ("Grow sales (200%)", None),
        ("Win 5% of new customers", None),
    ],
)
def test_a_share_of_working_time_says_that_it_is_one(title: str, share: str | None) -> None:
    found = postings.share(Passage(Source("a.md", title), 0, len(title)))
    assert (found.raw if found else None) == share


@pytest.mark.parametrize(
    ("line", "does"),
    [
        ("As a nurse, you will:", True),
        ("Typical duties include, but are not limited to:", True),
        ("**We are looking for:**", True),
        ("Zu Ihren Aufgaben gehören:", True),
        ("Vous devez notamment:", True),
        ("On the ward:", False),
        ("Primary duties, consuming 60 percent of working time:", False),
        ("**Objective #1: You will help.**", False),
    ],
)
def test_a_line_above_a_list_names_it_or_only_announces_it(line: str, *, does: bool) -> None:
    assert leads.announces(line) is does


def test_no_qualification_of_the_profiles_beside_the_checkout_is_an_application_paper(shared: Path) -> None:
    for path in sorted((shared / "corpora" / "performance-profiles").glob("*.md")):
        data = profile(path.read_text(encoding="utf-8"))
        assert not any("number of hours" in one["name"] for one in data.get("capabilities", ())), path.name
        assert all("limited to" not in duty["title"] for duty in data.get("responsibilities", ())), path.name
