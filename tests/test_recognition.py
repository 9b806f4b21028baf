"""Which files are roles."""

import pytest

from rolelint import plugins
from rolelint.recognition import recognise

ROLE = """---
id: be-01
slug: backend-engineer
name: Backend Engineer
default_seniority: Senior
---

# Mission
Words.

# Capabilities
- **Reviews** — Advanced
"""
NO_ROLE = "no role or ladder in it"


DIALECTS = tuple(module.DIALECT for module in plugins.modules("dialects"))


def _reason(path: str, text: str, *, is_named: bool = False, is_matched: bool = False) -> str:
    verdict = recognise(path, text, DIALECTS, is_named=is_named, is_matched=is_matched)
    return verdict.reason if verdict.dialect is None else f"read as {verdict.dialect.name}"


@pytest.mark.parametrize(
    "text",
    [
        ROLE,
        ROLE.replace("\n", "\r\n"),
        ROLE.replace("\n", "\r"),
        ROLE.replace("---\n\n", "", 1),
        ROLE.replace("default_seniority", "defualt_seniority"),
        ROLE.replace("id:", "slug: a\nid:").replace("Capabilities", "Capabilites"),
        ROLE.replace("Words", "W\ufffdrds"),
        ROLE.replace("name: Backend", "name: Lead: Backend"),
        "\n\n" + ROLE,
        ROLE.removeprefix("---\n"),
        ROLE.replace("Words.", "```\nnever closed"),
        "slug: a\ncapabilities:\n  - name: b\n",
        '{\n\t"slug": "a",\n\t"capabilities": []\n}',
        "# Short Description\n# Artifacts\n",
        "---\nid: a\nslug: a\nname: A\nx-pay: much\n---\n\n# Responsibilities\n\n- **Bakes**\n",
        "# Interactions\n- **Provides API** → QA (daily)\n",
    ],
)
def test_a_role_is_recognised_however_broken_it_is(text: str) -> None:
    assert _reason("roles/a.md", text) == "read as role"


@pytest.mark.parametrize(
    ("opening", "reason"),
    [
        ("<!-- written by rolelint export; change the role files instead -->\n\n", "written by rolelint"),
        ("\n<!--written by rolelint ladder-->\r\n", "written by rolelint"),
        ("<!-- this was written by rolelint -->\n", "read as role"),
        ("Written by rolelint\n", "read as role"),
    ],
)
def test_what_rolelint_wrote_is_left_aside(opening: str, reason: str) -> None:
    assert _reason("roles/a.md", opening + ROLE, is_named=True, is_matched=True) == reason


@pytest.mark.parametrize(
    ("first", "reason"),
    [
        ('"x-rolelint": "written by rolelint export"', "written by rolelint"),
        ('"x-rolelint": "mine"', "read as role"),
        ('"@context": "https://schema.org"', "JSON-LD"),
    ],
)
def test_an_export_of_data_is_left_aside(first: str, reason: str) -> None:
    text = f'{{\n  {first},\n  "slug": "a",\n  "capabilities": []\n}}\n'
    assert _reason("roles/a.json", text, is_named=True, is_matched=True) == reason


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        "# A page\n\nProse.\n",
        "---\ntitle: A post\nslug: a-post\n---\nProse.\n",
        "# Mission\n# Responsibilities\n",
        f"# How to write a role\n\n```markdown\n{ROLE}```\n",
        f"# How to write a role\n\n~~~~\n{ROLE}~~~~\n",
        f"# How to write a role\n\n  ```markdown\n{ROLE}",
        "- name: install nginx\n  hosts: all\n  roles:\n    - web\n",
    ],
)
def test_what_shows_fewer_than_two_marks_is_no_role(text: str) -> None:
    assert _reason("docs/a.md", text) == NO_ROLE


@pytest.mark.parametrize(
    ("path", "text", "reason"),
    [
        ("README.md", ROLE.partition("---\n\n")[2] + "# Artifacts\n", NO_ROLE),
        ("docs/Index.md", "# Capabilities\n# Artifacts\n", NO_ROLE),
        ("be/README.md", ROLE, "read as role"),
        ("template.md", ROLE, "template"),
        ("roles/_template.md", ROLE, "template"),
        ("role-template.md", ROLE, "template"),
        ("template-role.md", ROLE, "template"),
        ("roles/template-designer.md", ROLE, "read as role"),
        ("a.md", ROLE.replace("Backend Engineer", "[Role name]"), "template"),
        ("a.md", ROLE.replace("Backend Engineer", "{{ name }}"), "template"),
        ("a.md", ROLE.replace("be-01", "<id>"), "template"),
        ("a.md", ROLE.replace("be-01", "'__'"), "template"),
        ("a.md", ROLE.replace("Words", "name: [x]"), "read as role"),
        ("a.md", ROLE.replace("id:", "kind: ladder\nid:"), "read as ladder"),
        ("a.json", '{"kind": "ladder", "slug": "a"}'.replace("{", "{\n"), "read as ladder"),
    ],
)
def test_other_kinds_of_files_are_left_aside_for_a_reason(path: str, text: str, reason: str) -> None:
    assert _reason(path, text) == reason


@pytest.mark.parametrize("said", [{"is_named": True}, {"is_matched": True}])
def test_one_mark_is_enough_where_somebody_says_that_it_is_a_role(said: dict[str, bool]) -> None:
    assert _reason("a.md", "---\nslug: a\n---\n", **said) == "read as role"


@pytest.mark.parametrize("said", [{"is_named": True}, {"is_matched": True}])
def test_a_file_without_any_mark_is_left_aside_whatever_somebody_says(said: dict[str, bool]) -> None:
    assert _reason("a.md", "# A page\n", **said) == NO_ROLE


@pytest.mark.parametrize(("path", "text"), [("template.md", ROLE), ("a.md", ROLE.replace("be-01", "<id>"))])
def test_a_template_that_is_named_is_read(path: str, text: str) -> None:
    assert _reason(path, text, is_named=True) == "read as role"


def test_a_readme_that_only_the_configuration_covers_is_left_aside() -> None:
    assert _reason("roles/README.md", "# Capabilities\n# Artifacts\n", is_matched=True) == NO_ROLE


POSTINGS = {
    "jobs/designer.md": """# Product Designer

## About the role
You will lead the design of our booking page.

## What you'll do
* Run interviews

## What we're looking for
* A portfolio

## Benefits
* A bicycle
""",
    "docs/data-engineer.md": """# Data Engineer (m/f/d)

**What you will do:**

- Build pipelines

**Who you are:**

- You know SQL

**What we offer:**

- Good pay
""",
    "wards/nurse.txt": """Position Title: Registered Nurse
Grade: 5
Reports To: Nurse Manager

Position Summary:
Cares for patients.

Essential Duties & Responsibilities:
1. Assesses patients.

Education and Experience:
- A degree in nursing
""",
    "stellen/bauleitung.md": """# Stellenbeschreibung Bauleitung

## Hauptaufgaben
- Leitung von Baustellen

## Anforderungen
- Studium
""",
    "postes/chef-de-projet.md": """# Chef de projet

## Activités principales
- Recueillir les besoins

## Profil recherché
- Trois ans d'expérience

## Nous offrons
- Un vélo
""",
}


@pytest.mark.parametrize(("path", "text"), POSTINGS.items())
def test_a_posting_is_recognised_by_the_headings_that_postings_have(path: str, text: str) -> None:
    assert _reason(path, text) == "read as job-description"


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (
            "docs/login.md",
            "# Login\n## Requirements\n- Works\n## Responsibilities\n- Team A\n## Success metrics\n- 90%\n",
        ),
        ("jobs/nightly.md", "# Nightly\n## Requirements\n- Disk\n## Tasks\n- Copy\n## Optional\n- Mail\n"),
        (
            "people/ann.md",
            "# Ann\n## Profile\nWords.\n## Experience\n- Baker\n## Education\n- School\n## Skills\n- Rye\n",
        ),
        ("jobs/blog.md", "---\ntitle: How to write a posting\n---\n" + POSTINGS["jobs/designer.md"].partition("\n")[2]),
        ("jobs/README.md", POSTINGS["jobs/designer.md"]),
    ],
)
def test_headings_that_other_documents_have_as_well_make_no_posting(path: str, text: str) -> None:
    assert _reason(path, text) == NO_ROLE


def test_the_form_that_shows_most_beyond_what_it_needs_is_the_one() -> None:
    objectives = "# Key Objective 1\n- Bakes\n# Position Summary\nWords.\n# Objective #2\n- Sells\n"
    posting = "# Requirements\n- Rye\n# Preferred\n- Wheat\n# Benefits\n- Bread\n"
    assert _reason("jobs/baker.md", objectives + posting) == "read as performance-profile"


@pytest.mark.parametrize("title", ["[Job Title]", "Role: <Role Name>", "{{ role_name }}", "**Job:** [Title]"])
def test_a_posting_without_a_title_is_a_form_to_fill_in(title: str) -> None:
    text = POSTINGS["jobs/designer.md"].replace("Product Designer", title)
    assert _reason("jobs/new-hire.md", text) == "template"


@pytest.mark.parametrize("title", ["[Designer](https://example.org)", "Designer [remote]", "<b>Designer</b>"])
def test_brackets_in_a_title_make_no_template(title: str) -> None:
    text = POSTINGS["jobs/designer.md"].replace("Product Designer", title)
    assert _reason("jobs/new-hire.md", text) == "read as job-description"


def test_a_prompt_without_front_matter_is_an_agent() -> None:
    text = "# Planner Agent\n\n## Role\nWords.\n\nYou are the Planner.\n\n## Responsibilities\n- Plans\n"
    assert _reason("agents/planner.md", text) == "read as agent"


@pytest.mark.parametrize(
    ("path", "title", "reason"),
    [
        ("docs/funding.md", "Grant programme", NO_ROLE),
        ("docs/students.md", "Summer Scholarships", NO_ROLE),
        ("docs/mills.md", "Programme Manager", "read as job-description"),
        ("jobs/mills.md", "Apprenticeship programme", "read as job-description"),
    ],
)
def test_what_invites_others_than_employees_is_no_job(path: str, title: str, reason: str) -> None:
    parts = ("Requirements", "Benefits", "Preferred projects", "Your responsibilities")
    text = f"# {title}\n" + "".join(f"\n## {part}\n- Mills\n" for part in parts)
    assert _reason(path, text) == reason
