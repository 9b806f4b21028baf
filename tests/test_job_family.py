"""Pages about all levels of a job: one role per level, and one for what they share."""

from typing import Any

import pytest

from rolelint import plugins
from rolelint.dialects import job_family
from rolelint.reading import read
from rolelint.recognition import recognise
from rolelint.source import Source
from rolelint.syntax.parse import parse

LAB = """# Lab Technician job family

They keep the analysers running.

## Responsibilities
- Prepare samples

## Levels
### Junior Lab Technician
#### Job Grade
4
#### Responsibilities
- Run the morning samples
#### Requirements
- An apprenticeship

### Senior Lab Technician
#### Senior Lab Technician Responsibilities
- Run the night shift (40 %)
#### Senior Lab Technician Requirements
- Four years at the bench
- Dutch is a plus
#### Performance Indicators
- Repeat rate below 2 %

## Performance Indicators
- 95 % of samples within 4 hours

## Career Ladder
The next step is Lab Lead.
"""
SHOP = """# Shop Assistant

## Level 1
### Responsibilities
- Fill the shelves
### Requirements
- Able to count

## Level 2
### Responsibilities
- Open the shop
### Requirements
- One year at level 1
### Performance indicators
- Till off by less than 5 euros a month
"""
BAKER = """Baker

Junior Baker
Responsibilities
• Weigh flour
Requirements
• Early riser
"""
TABLE = """# Job family: Lab

| | Junior Technician | Senior Technician |
|---|---|---|
| Responsibilities | Runs samples | Runs shifts and plans them |
| Requirements | An apprenticeship | Four years at the bench |
| Performance indicators | 95 % within 4 hours | 98 % within 4 hours |
"""


def roles(text: str) -> list[dict[str, Any]]:
    found = [reading.data.value for reading in read(parse(Source("jobs/lab.md", text)), job_family.DIALECT, {})]
    assert all(isinstance(one, dict) for one in found)
    return found


def test_each_level_is_a_role_and_the_family_is_one_too() -> None:
    assert roles(LAB) == [
        {
            "name": "Lab Technician job family",
            "x-lab-technician-job-family": "They keep the analysers running.",
            "responsibilities": [{"title": "Prepare samples"}],
            "success_metrics": [{"text": "95 % of samples within 4 hours"}],
            "x-growth": "The next step is Lab Lead.",
        },
        {
            "family": "Lab Technician",
            "default_seniority": "Junior",
            "name": "Junior Lab Technician",
            "x-grade": "4",
            "responsibilities": [{"title": "Run the morning samples"}],
            "capabilities": [{"name": "An apprenticeship"}],
        },
        {
            "family": "Lab Technician",
            "default_seniority": "Senior",
            "name": "Senior Lab Technician",
            "responsibilities": [{"title": "Run the night shift", "share": 40}],
            "capabilities": [
                {"name": "Four years at the bench"},
                {"name": "Dutch is a plus", "importance": "preferred"},
            ],
            "success_metrics": [{"text": "Repeat rate below 2 %"}],
        },
    ]


def test_a_level_without_a_name_of_its_own_is_called_by_its_family() -> None:
    assert [role["name"] for role in roles(SHOP)] == ["Shop Assistant, Level 1", "Shop Assistant, Level 2"]


def test_a_heading_alone_is_no_role() -> None:
    assert [role["family"] for role in roles(SHOP)] == ["Shop Assistant"] * 2


def test_a_page_with_one_level_is_one_role() -> None:
    assert len(roles(BAKER)) == 1


@pytest.mark.parametrize(("text", "form"), [(LAB, "job-family"), (SHOP, "job-family"), (TABLE, "ladder-table")])
def test_levels_as_headings_are_a_family_and_levels_in_a_table_a_ladder(text: str, form: str) -> None:
    dialects = tuple(module.DIALECT for module in plugins.modules("dialects"))
    verdict = recognise("jobs/lab.md", text, dialects, is_named=True)
    assert verdict.dialect is not None
    assert verdict.dialect.name == form


def test_every_value_stands_where_it_is_said_to() -> None:
    for reading in read(parse(Source("jobs/lab.md", LAB)), job_family.DIALECT, {}):
        for duty in reading.data["responsibilities"].parts:
            at = duty["title"].at
            assert LAB[at.start : at.end] == duty["title"].value


def test_the_family_is_what_the_page_is_about_and_no_heading_that_only_says_levels() -> None:
    page = LAB.partition("## Levels")
    found = roles(f"---\ntitle: Lab Technician\n---\n\nThey keep the analysers running.\n\n## Levels{page[2]}")
    assert [role.get("family") for role in found] == [None, "Lab Technician", "Lab Technician"]
    assert all("family" not in role for role in roles(f"## Levels{page[2]}"))


def test_a_level_that_has_only_a_grade_is_a_role() -> None:
    levels = "## Cook\n### Job Grade\n5\n\n## Head Cook\n### Job Grade\n6\n### Responsibilities\n- Plan the menu\n"
    found = roles(f"# Cooks\n\n## Responsibilities\n- Cook\n\n{levels}")
    assert [(role["name"], role.get("x-grade")) for role in found] == [
        ("Cooks", None),
        ("Cook", "5"),
        ("Head Cook", "6"),
    ]


CATALOGUE = """---
title: Archivist
---

# Archivist

## What an archivist does

An archivist keeps what others forget, for those who ask for it later.

In this role, you will:

- keep papers

## Skills you need

| Skill | Description |
|---|---|
| Palaeography | You can read old hands. |

## Role levels

### Archivist

An archivist works alone.

At this role level, you will:

- file letters

| Skill | Level |
|---|---|
| Palaeography | Working |

### Senior archivist

At this role level, you will:

- file maps
"""


def test_a_page_of_a_catalogue_is_read_level_by_level() -> None:
    dialects = tuple(module.DIALECT for module in plugins.modules("dialects"))
    assert recognise("catalogue/archivist.md", CATALOGUE, dialects).dialect == job_family.DIALECT
    found = [one.data.value for one in read(parse(Source("archivist.md", CATALOGUE)), job_family.DIALECT, {})]
    assert [role["name"] for role in found] == ["Archivist, all levels", "Archivist", "Senior archivist"]
    duties = [[duty["title"] for duty in role["responsibilities"]] for role in found]
    assert duties == [["keep papers"], ["file letters"], ["file maps"]]
    assert found[0]["capabilities"] == [{"name": "Palaeography", "details": ["You can read old hands."]}]
    assert found[1]["capabilities"] == [{"name": "Palaeography", "proficiency": "Working"}]
