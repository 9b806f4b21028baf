"""Which links of a project lead nowhere, and what is said of them."""

from pathlib import Path

import pytest

from rolelint.project import Project
from rolelint.request import Request

FRONT = "---\nid: a-01\nslug: a\nname: A\ndefault_seniority: Mid\n---\n# Mission\n"


def findings(root: Path, *links: str, listed: tuple[str, ...] | None = None, **options: object) -> dict[str, str]:
    """Return what is said about the links of a role in the folder `roles`, by the words at its place."""
    text = FRONT + " ".join(f"[x]({link})" for link in links)
    path = root / "roles" / "a.md"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    project = Project.open(root, {"select": ["RL416"], **options})
    project.load(Request(root, listed=listed))
    found = [diagnostic.finding for diagnostic in project.report().diagnostics]
    return {text[finding.at.start : finding.at.end]: finding.message for finding in found}


def test_every_file_of_the_project_counts_whatever_it_is(tmp_path: Path) -> None:
    for name in ("chart.png", "old/a.md", "Makefile", "roles/team/photo.jpg", "site/rolelint.toml", "site/b.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("# X\n", encoding="utf-8")
    links = ("../chart.png", "../old/a.md", "../Makefile", "team/", "team", "team/photo.jpg", "../site/b.md")
    assert findings(tmp_path, *links, "../chart.gif", exclude=["old"]) == {
        "../chart.gif": "there is no file '../chart.gif'"
    }


def test_nothing_is_said_of_what_nobody_looks_into(tmp_path: Path) -> None:
    for name in (".github/b.md", "node_modules/b.md", "venv/pyvenv.cfg", "real/b.md"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text("# X\n", encoding="utf-8")
    (tmp_path / "link").symlink_to("real")
    links = (
        "../.github/c.md",
        "../node_modules/c.md",
        "../venv/c.md",
        "../link/b.md",
        "../../c.md",
        "..",
        "../.github",
    )
    assert findings(tmp_path, *links, "../.gitlab/c.md") == {"../.gitlab/c.md": "there is no file '../.gitlab/c.md'"}


def test_a_file_that_version_control_does_not_know_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "b.md").write_text("# X\n", encoding="utf-8")
    assert list(findings(tmp_path, "../b.md", listed=("roles/a.md",))) == ["../b.md"]
    assert list(findings(tmp_path, "../b.md", listed=("roles/a.md", "b.md"))) == []


@pytest.mark.parametrize(
    ("link", "message"),
    [
        ("shop-leed.md", "there is no file 'shop-leed.md'; did you mean 'shop-lead.md'?"),
        ("../shop-lead.md", "there is no file '../shop-lead.md'; did you mean 'shop-lead.md'?"),
        ("SHOP-LEAD.md", "there is no file 'SHOP-LEAD.md'; did you mean 'shop-lead.md'?"),
        ("dr%69ver.md", "there is no file 'driver.md'; did you mean '../old%20ones/driver.md'?"),
        ("shop-lead-2.md", "there is no file 'shop-lead-2.md'"),
        ("level-2.md", "there is no file 'level-2.md'"),
        ("qa", "there is no file 'qa'"),
        ("", "this link has no target"),
        ("#misson", "this page has no anchor '#misson'; did you mean '#mission'?"),
        ("shop-lead.md#order", "'roles/shop-lead.md' has no anchor '#order'; did you mean '#orders'?"),
        (
            "shop-lead.md#what-we-do-on-quiet-day",
            "'roles/shop-lead.md' has no anchor '#what-we-do-on-quiet-day'; did you mean '#what-we-do-on-a-quiet-day'?",
        ),
    ],
)
def test_a_message_quotes_the_link_and_names_what_is_near(tmp_path: Path, link: str, message: str) -> None:
    (tmp_path / "roles").mkdir()
    (tmp_path / "old ones").mkdir()
    (tmp_path / "old ones" / "driver.md").write_text("# Drive\n", encoding="utf-8")
    for name in ("level-1", "qc"):
        (tmp_path / "roles" / f"{name}.md").write_text("# Mission\n", encoding="utf-8")
    (tmp_path / "roles" / "shop-lead.md").write_text(
        "---\nid: s-01\nslug: shop-lead\nname: Shop Lead\ndefault_seniority: Mid\n---\n"
        "# Mission\n\n## Orders\n\n## What we do on a quiet day\n",
        encoding="utf-8",
    )
    assert list(findings(tmp_path, link).values()) == [message]


@pytest.mark.parametrize(
    ("link", "hint"),
    [
        ("www.example.com", "a link to another site begins with 'https://'"),
        ("shop.example.org/list", "a link to another site begins with 'https://'"),
        ("jo@example.org", "a link to a mail address begins with 'mailto:'"),
        ("gone.md", None),
    ],
)
def test_an_address_without_a_scheme_is_told_so(tmp_path: Path, link: str, hint: str | None) -> None:
    (tmp_path / "a.md").write_text(f"{FRONT}[x]({link})\n", encoding="utf-8")
    project = Project.open(tmp_path, {"select": ["RL416"]})
    project.load(Request(tmp_path))
    assert [diagnostic.finding.hint for diagnostic in project.report().diagnostics] == [hint]


def test_a_project_inside_another_one_is_judged_by_its_own_files(tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "a.md").write_text(f"{FRONT}[x](../b.md) [y](b.md) [z](c.md)\n", encoding="utf-8")
    (tmp_path / "inner" / "c.md").write_text("# X\n", encoding="utf-8")
    project = Project.open(tmp_path / "inner", {"select": ["RL416"]}, "inner/")
    project.load(Request(tmp_path / "inner"))
    assert [diagnostic.finding.message for diagnostic in project.report().diagnostics] == ["there is no file 'b.md'"]


def test_the_readme_that_a_note_points_to_is_among_the_texts(tmp_path: Path) -> None:
    for name in ("baker", "driver", "cook"):
        (tmp_path / f"{name}.md").write_text(
            f"---\nid: {name}-1\nslug: {name}\nname: {name}\ndefault_seniority: Mid\n---\n", encoding="utf-8"
        )
    (tmp_path / "README.md").write_text("- [B](baker.md)\n- [D](driver.md)\n", encoding="utf-8")
    project = Project.open(tmp_path, {"select": ["RL417"]})
    project.load(Request(tmp_path))
    report = project.report()
    assert [d.finding.message for d in report.diagnostics] == [
        "'cook' is not in the list of 'README.md', which names 2 of 3 roles"
    ]
    assert [note.at.path in report.sources for d in report.diagnostics for note in d.finding.notes] == [True]
