"""What the rules about relations say of whole projects, and that their fixes leave nothing behind."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rolelint.analysis import analyze, plan
from rolelint.config import Config
from rolelint.diagnostic import Diagnostic
from rolelint.dialects.role import DIALECT
from rolelint.expects import Expects
from rolelint.judgement import Surroundings, check_catalog
from rolelint.report import Report
from rolelint.rule import load_rules
from rolelint.source import Source, apply_edits

CATALOGUE = load_rules()
RELATIONS = ("RL402", "RL403", "RL404", "RL407", "RL408", "RL413", "RL414", "RL415", "RL418", "RL422")
ONE_SIDED = [
    ("'Data Analyst' provides insights to Product Manager (weekly)", "Product Manager", "Data Analyst"),
    ("'Data Analyst' collaborates with Backend Engineer (monthly)", "Backend Engineer", "Data Analyst"),
    (
        "'Platform Engineer' provides infrastructure to Frontend Engineer (on-demand)",
        "Frontend Engineer",
        "Platform Engineer",
    ),
    ("'Product Manager' provides requirements to Backend Engineer (weekly)", "Backend Engineer", "Product Manager"),
    ("'QA Engineer' reports to Product Manager (weekly)", "Product Manager", "QA Engineer"),
    ("'UX Designer' provides designs to Backend Engineer (weekly)", "Backend Engineer", "UX Designer"),
]
NASTY = st.sampled_from(
    [
        *("\"'", "]", "[x](y)", "(", "{}", "->", "<-", "&rarr;", "**", "`", "~~~", "<!--", "-->", "\r", "\r\n", "\n\n"),
        *(
            "\t",
            "\x00",
            "\x1b[0m",
            "\u202e",
            "\u200b",
            "end",
            "constructor",
            "w" * 200,
            "🧵",
            ", ",
            " and ",
            ": ",
            "- ",
        ),
        *("1. ", "## x\n", "|", "\\", "---\n", "Weaver", "Dyer", "status: deprecated\n", "reports_to: Dyer\n"),
    ]
)
WEAVER = """---
slug: weaver
name: Weaver
reports_to: Dyer
---
# Interactions
- **Provides cloth** → Dyer (daily)
- **Mentors** ← Tailor, Spinner and Dyer
"""
DYER = """---
slug: dyer
name: Dyer
---
# Interactions
1. Depends on -> Weaver (weekly)
   - *Notes*: all of it

2. Receives tea -> Tailor
"""
TAILOR = "---\nslug: tailor\nname: Tailor\n---\n# Interactions\n- **Depends on** &rarr; Dyer"


def report(texts: Mapping[str, str]) -> Report:
    config = Config(select=RELATIONS, expects=Expects(interactions="both-sides", sections=()))
    first = plan(config, CATALOGUE, {})
    analyses = [analyze(Source(path, text), DIALECT, first) for path, text in texts.items()]
    return check_catalog(analyses, Surroundings(CATALOGUE, config, (DIALECT,)))


def said(found: Report, code: str) -> list[str]:
    return [diagnostic.finding.message for diagnostic in found.diagnostics if diagnostic.code == code]


def repaired(texts: Mapping[str, str], diagnostic: Diagnostic) -> dict[str, str]:
    edits = diagnostic.finding.fix.edits if diagnostic.finding.fix else ()
    return {path: apply_edits(text, [edit for edit in edits if edit.at.path == path]) for path, text in texts.items()}


@pytest.fixture
def real(shared: Path) -> dict[str, str]:
    paths = sorted((shared / "corpora" / "agent-role-atlas").glob("roles/*/profile.md"))
    return {path.as_posix(): path.read_bytes().decode() for path in paths}


def test_real_roles_that_are_named_by_one_side_only_are_found_and_no_others(real: dict[str, str]) -> None:
    assert said(report(real), "RL402") == [
        f"{line}; {silent} does not mention {speaker}" for line, silent, speaker in ONE_SIDED
    ]


def test_real_arrows_against_their_verbs_are_found_and_no_others(real: dict[str, str]) -> None:
    lines = [message.partition(" the work")[0] for message in said(report(real), "RL404")]
    assert lines == ["with 'Receives dataset'", "with 'Receives insights'", "with 'Receives deliverables'"]


def test_nothing_else_is_wrong_between_real_roles(real: dict[str, str]) -> None:
    assert {diagnostic.code for diagnostic in report(real).diagnostics} == {"RL402", "RL404"}


def test_real_roles_are_clean_when_all_is_repaired(real: dict[str, str]) -> None:
    edits = [edit for found in report(real).diagnostics if found.finding.fix for edit in found.finding.fix.edits]
    texts = {path: apply_edits(text, [edit for edit in edits if edit.at.path == path]) for path, text in real.items()}
    assert report(texts).diagnostics == ()


def test_the_clean_example_has_no_finding_between_its_roles(root: Path) -> None:
    paths = sorted((root / "examples" / "company" / "roles").glob("*/profile.md"))
    texts = {path.as_posix(): path.read_text(encoding="utf-8") for path in paths}
    assert [found.finding.message for found in report(texts).diagnostics] == []


def informed(count: int, answered: int) -> dict[str, str]:
    """Return roles each of which informs the one before it; the first ones answer."""
    texts = {
        f"r{n:02}.md": f"---\nname: Role {n}\n---\n# Interactions\n- **Informs** → Role {n - 1}\n"
        for n in range(1, count + 1)
    }
    texts["r01.md"] = texts["r01.md"].replace("Role 0", "Nobody")
    for n in range(1, answered + 1):
        texts[f"r{n:02}.md"] += f"- **Receives information** ← Role {n + 1}\n"
    return texts


@pytest.mark.parametrize(
    ("roles", "answered", "summary"),
    [
        (61, 36, "24 of 60 pairs are named by one side only; the first: 'Role 38' informs Role 37; "),
        (61, 39, "21 of 60 pairs are named by one side only; the first: 'Role 41' informs Role 40; "),
        (61, 40, None),
        (10, 4, "5 of 9 pairs are named by one side only; the first: 'Role 6' informs Role 5; "),
        (11, 5, None),
        (5, 0, None),
    ],
)
def test_one_sided_pairs_are_a_finding_each_and_where_they_are_many_one_for_the_first_screen(
    roles: int, answered: int, summary: str | None
) -> None:
    found = report(informed(roles, answered))
    told = [diagnostic.finding.message for diagnostic in found.told if diagnostic.code == "RL402"]
    assert len(said(found, "RL402")) == roles - 1 - answered
    if summary is None:
        assert told == said(found, "RL402")
    else:
        assert [message[: len(summary)] for message in told] == [summary]


def test_names_that_are_to_replace_an_ambiguous_one_fit_one_role_each() -> None:
    front = {
        "a.md": "id: w1\nslug: weaver\nname: Silk Weaver\n",
        "b.md": "id: d1\nslug: dyer\nname: Dyer\naliases: [Hand]\n",
        "c.md": "id: w2\nslug: weaver\nname: Wool Weaver\naliases: [Hand]\n",
    }
    texts = {path: f"---\n{keys}---\n# Interactions\n- **Informs** → Hand\n" for path, keys in front.items()}
    (hint,) = {one.finding.hint for one in report(texts).diagnostics if one.code == "RL415"}
    assert hint == "write one that fits only one role: dyer, w2"


def test_a_circle_of_many_roles_is_told_in_few_words() -> None:
    ring = {
        f"r{n}.md": f"---\nname: Role {n}\n---\n# Interactions\n- **Depends on** → Role {(n + 1) % 60}\n"
        for n in range(60)
    }
    found = report(ring)
    (message,) = said(found, "RL408")
    assert message == "'Role 0' depends on itself by way of Role 1, Role 2, Role 3, Role 4, Role 5 and 54 more"


@settings(max_examples=30)
@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 10_000), NASTY), max_size=6))
def test_a_repair_is_never_needed_twice_however_the_files_are_spoilt(spoilt: list[tuple[int, int, str]]) -> None:
    texts = {"weaver.md": WEAVER, "dyer.md": DYER, "tailor.md": TAILOR}
    for which, place, what in spoilt:
        path = list(texts)[which]
        start = place % (len(texts[path]) + 1)
        texts[path] = f"{texts[path][:start]}{what}{texts[path][start:]}"
    found = report(texts)
    for diagnostic in found.diagnostics:
        if diagnostic.finding.fix and diagnostic.code in {"RL402", "RL404"}:
            again = report(repaired(texts, diagnostic))
            message = diagnostic.finding.message
            assert said(again, diagnostic.code).count(message) < said(found, diagnostic.code).count(message)
