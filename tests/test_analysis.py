"""What counts in the end: selection, overrides, severities, drafts, expectations and what they leave out."""

from pathlib import Path

import pytest

from rolelint.runs import Asked, check

ROLE = """\
---
id: a-01
slug: {slug}
name: {name}
default_seniority: Senior
{more}---

# Mission
Bake bread.

# Responsibilities
- **Bake as {name}** (primary)
  - *Success metric*: 40 loaves an hour
{items}
# Interactions
- **Collaborates with** → {other} (daily)
"""


def write(folder: Path, slug: str, other: str, *, more: str = "", items: str = "", config: str = "") -> None:
    text = ROLE.format(slug=slug, name=slug.title(), other=other, more=more, items=items).replace("a-01", f"{slug}-01")
    (folder / f"{slug}.md").write_text(text, encoding="utf-8")
    (folder / "rolelint.toml").write_text(config, encoding="utf-8")


def codes(folder: Path, **settings: object) -> list[tuple[str, str]]:
    report = check(Asked((folder,), settings))
    assert report is not None
    return [(diagnostic.code, diagnostic.severity.word) for diagnostic in report.diagnostics]


@pytest.fixture
def bakery(tmp_path: Path) -> Path:
    write(tmp_path, "miller", "Baker")
    write(tmp_path, "baker", "Astronaut")
    return tmp_path


def test_a_finding_weighs_what_its_rule_weighs(bakery: Path) -> None:
    assert codes(bakery) == [("RL401", "error")]


def test_the_configuration_can_weigh_a_rule_otherwise(bakery: Path) -> None:
    write(bakery, "miller", "Baker", config="[rules.RL401]\nseverity = 'info'\n")
    assert codes(bakery) == [("RL401", "info")]


def test_an_override_leaves_out_rules_for_some_files(bakery: Path) -> None:
    write(bakery, "miller", "Baker", config="[[overrides]]\npaths = ['bak*.md']\nignore = ['RL4']\n")
    assert codes(bakery) == []


def test_an_override_leaves_other_files_alone(bakery: Path) -> None:
    write(bakery, "miller", "Baker", config="[[overrides]]\npaths = ['mil*.md']\nignore = ['RL4']\n")
    assert codes(bakery) == [("RL401", "error")]


def informing(folder: Path, config: str = "", **more: str) -> None:
    """Write thirty roles, each of which informs the one before it unheard; some with more in the front matter."""
    for number in range(30):
        slug = f"r{number:02}"
        front = f"---\nid: {slug}-01\nslug: {slug}\nname: Role {number}\ndefault_seniority: Senior\n"
        line = f"- **Informs** → Role {number - 1}\n" if number else "- **Reports to** → Board\n"
        text = f"{front}{more.get(slug, '')}---\n# Interactions\n{line}"
        (folder / f"{slug}.md").write_text(text, encoding="utf-8")
    settings = f"select = ['RL402']\nexternals = ['Board']\nexpects.interactions = 'both-sides'\n{config}"
    (folder / "rolelint.toml").write_text(settings, encoding="utf-8")


def places(folder: Path, *paths: str) -> tuple[list[str], list[str]]:
    """Return the files of all findings, and of those that a first screen tells."""
    report = check(Asked(tuple(folder / path for path in paths) or (folder,)))
    assert report is not None
    found, told = ([diagnostic.finding.at.path for diagnostic in some] for some in (report.diagnostics, report.told))
    return found, told


ONE_SIDED = [f"r{number:02}.md" for number in range(1, 30)]


def test_many_findings_of_a_rule_are_summed_up_for_the_first_screen_and_all_kept(tmp_path: Path) -> None:
    informing(tmp_path)
    assert places(tmp_path) == (ONE_SIDED, ["r01.md"])


def test_what_leaves_out_a_finding_leaves_the_others_that_are_summed_up(tmp_path: Path) -> None:
    informing(tmp_path, "[[overrides]]\npaths = ['r01.md']\nignore = ['RL402']\n")
    ignored = tmp_path / "r02.md"
    text = ignored.read_text(encoding="utf-8")
    ignored.write_text(f"{text.rstrip()} <!-- rolelint: ignore RL402: known -->\n", encoding="utf-8")
    assert places(tmp_path) == (ONE_SIDED[2:], ["r03.md"])


def test_a_draft_among_many_weighs_less_by_itself_alone(tmp_path: Path) -> None:
    informing(tmp_path, r01="status: draft\n")
    report = check(Asked((tmp_path,)))
    assert report is not None
    assert [(one.finding.at.path, one.severity.word) for one in report.told] == [
        ("r01.md", "info"),
        ("r02.md", "warning"),
    ]


def test_a_file_that_is_asked_for_hears_what_is_said_about_it(tmp_path: Path) -> None:
    informing(tmp_path)
    assert places(tmp_path, "r17.md") == (["r17.md"], ["r17.md"])


def test_an_override_cannot_hide_a_file_that_was_not_read(bakery: Path) -> None:
    write(bakery, "miller", "Baker", config="[[overrides]]\npaths = ['*.md']\nignore = ['RL']\n")
    (bakery / "baker.md").write_bytes((bakery / "baker.md").read_bytes() + b"\xff")
    assert codes(bakery) == [("RL001", "error")]


def test_a_draft_is_told_and_not_judged(bakery: Path) -> None:
    write(bakery, "baker", "Astronaut", more="status: draft\n")
    assert codes(bakery) == [("RL401", "info")]


def test_of_a_deprecated_role_only_its_form_counts(bakery: Path) -> None:
    write(bakery, "baker", "Astronaut", more="status: deprecated\nshoe: 44\n")
    assert codes(bakery) == [("RL102", "warning"), ("RL414", "warning")]


def test_whom_a_deprecated_role_says_to_look_at_instead_counts(bakery: Path) -> None:
    write(bakery, "baker", "Miller", more="status: deprecated\nreplaced_by: Nobody\n")
    assert ("RL422", "error") in codes(bakery)


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ({"preset": "minimal"}, []),
        ({"preset": "basic"}, []),
        ({"preset": "linked"}, [("RL401", "error")]),
        ({"select": ["RL4"]}, [("RL401", "error")]),
        ({"select": ["RL3"]}, []),
        ({"select": ["RL3"], "extend-select": ["unknown-interaction-target"]}, [("RL401", "error")]),
        ({"ignore": ["RL401"]}, []),
    ],
)
def test_selection_decides_which_rules_run(bakery: Path, settings: dict[str, object], expected: list[object]) -> None:
    assert codes(bakery, **settings) == expected


def test_what_few_roles_do_is_not_expected_of_the_others(tmp_path: Path) -> None:
    for number in range(3):
        write(tmp_path, f"role{chr(97 + number)}", "Rolea" if number else "Roleb", items="- **Rest**\n- **Eat**\n")
    assert [code for code, _ in codes(tmp_path, ignore=["RL4"])] == ["RL302"] * 6


def test_a_broken_file_is_one_finding_and_references_to_it_resolve(bakery: Path) -> None:
    write(bakery, "baker", "Miller")
    text = (bakery / "baker.md").read_text(encoding="utf-8")
    (bakery / "baker.md").write_text(text.replace("\n---\n\n", "\n\n", 1), encoding="utf-8")
    assert codes(bakery) == [("RL005", "error")]


def test_every_finding_names_what_it_is_about(bakery: Path) -> None:
    report = check(Asked((bakery,)))
    assert report is not None
    assert [diagnostic.entity for diagnostic in report.diagnostics] == ["role:baker/interactions/astronaut/role"]


METRICS = """\
- **Sell**
  - *Success metric*: attends fairs, visits 24/7 shops
  - *Success metric*: 5 fairs, 99% uptime
"""


@pytest.mark.parametrize(
    ("bar", "severities"),
    [
        ("none", ["info", "info", "info"]),
        ("number", ["warning", "info", "info"]),
        ("partial", ["warning", "warning", "info"]),
        ("measurable", ["warning", "warning", "warning"]),
    ],
)
def test_the_bar_raises_what_counts_as_a_warning(tmp_path: Path, bar: str, severities: list[str]) -> None:
    write(tmp_path, "baker", "Baker", items=METRICS, config=f"[metrics]\nbar = '{bar}'\n")
    assert [severity for code, severity in codes(tmp_path) if code.startswith("RL6")] == severities


def test_a_weight_that_is_written_counts_before_the_bar(tmp_path: Path) -> None:
    config = "[metrics]\nbar = 'measurable'\n[rules.activity-metric]\nseverity = 'info'\n"
    write(tmp_path, "baker", "Baker", items=METRICS, config=config)
    assert ("RL602", "info") in codes(tmp_path)


def test_advice_about_metrics_is_asked_for(tmp_path: Path) -> None:
    write(tmp_path, "baker", "Baker", items="- **Ask**\n  - *Success metric*: 3 meaningful interviews held per month\n")
    assert ("RL652", "info") not in codes(tmp_path)
    assert ("RL652", "info") in codes(tmp_path, preset="published")


def test_a_report_counts_the_metrics_of_the_roles_that_it_is_about(bakery: Path) -> None:
    report = check(Asked((bakery / "miller.md",)))
    assert report
    assert [(share.role, share.judged) for share in report.shares] == [("miller", 1)]
