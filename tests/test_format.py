"""Canonical text: what it looks like, and that it says what was said before, whatever the file is like."""

import json
import random
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolelint.analysis import Analysis
from rolelint.dialect import Dialect, load_dialects
from rolelint.dialects.ladder import DIALECT as LADDER
from rolelint.dialects.role import DIALECT as ROLE
from rolelint.format import formatted
from rolelint.manuscript import read, says_the_same
from rolelint.project import Project
from rolelint.request import Request
from rolelint.source import Source

FRONT = "---\nid: be-01\nslug: backend\nname: Backend\ndefault_seniority: Mid\n---\n\n"

MESSY_ROLE = """\
---
# who this is
name:   'Backend Engineer'
slug: backend-engineer
id:  "be-01"   # never changes
default_seniority: Senior
x-team: [{name: Core, size: 7},{name: Edge}]

# how it is filed
reviewed: '2026-01-31'
aliases:
- "API Engineer"
- 'Engineer: Server'
---
## Responsibilities
* API design & implementation  (primary)
    *Success metric*: <200ms p95 response time
+ __Reviews__
  - *Success metrics*:
      - < 1 day
      - *all* of them

* **Care for `logs`**\\
  *Notes*: daily

# Mission  #

Keep the services fast \x20
and  the *people* calm.


* no list of ours

Skills
======

1. Database design - Advanced (SQL, indexing)
2. **Listening:** Novice
   <!-- rolelint: ignore RL304: in the glossary -->
3. __Go__ (preferred) : Expert

# Interactions
- Provides API -> Frontend Engineer (daily)
- **Works with** <-> [QA](qa.md)
<!-- rolelint: ignore RL401: hired in May -->
- **Escalates to**  ←  Shop Lead
# Artifacts
- Service documentation (documentation)
- **Runbook** - (Type:runbook)"""

MESSY_LADDER = """\
---
name: Backend
kind: ladder
levels: [{name: Level 1, seniority: Junior}, {name: Level 2}]
dimensions:
- Mastery
- {name: Impact, from: Level 2}
---
Level 1
=======
## Mastery ##
* Fixes simple bugs
    *Example*: a typo
* Asks <3 people


# Level 2

## Mastery
1) Fixes hard bugs

2) Explains them
## Impact
Whoever is here has:
- A say in the *plan*
"""


def role(text: str) -> str:
    return formatted(Source("role.md", text), ROLE, {})


def body(text: str) -> str:
    """Return the canonical text of the body of a role."""
    return role(FRONT + text).removeprefix(FRONT)


def items(section: str, text: str) -> str:
    """Return the canonical text of a section's items."""
    return body(f"# {section}\n\n{text}").removeprefix(f"# {section}\n\n")


@pytest.mark.parametrize(("name", "text", "dialect"), [("role", MESSY_ROLE, ROLE), ("ladder", MESSY_LADDER, LADDER)])
def test_a_messy_file_becomes_a_tidy_one(
    name: str, text: str, dialect: Dialect, golden: Callable[[str, str], None]
) -> None:
    golden(f"format/{name}.md", formatted(Source(f"{name}.md", text), dialect, {}))


@pytest.mark.parametrize(
    ("section", "written", "right"),
    [
        ("Responsibilities", "* Keep it fast\n", "- **Keep it fast**\n"),
        ("Responsibilities", "- __Keep it fast__ (primary)\n", "- **Keep it fast** (primary)\n"),
        ("Responsibilities", "- **A:**\n  *KPI*: 3 %\n", "- **A**:\n  _KPI_: 3 %\n"),
        ("Responsibilities", "- **A**  \n  *KPI*: 3 %\n", "- **A**\\\n  _KPI_: 3 %\n"),
        ("Responsibilities", "- **A**\n    - *KPI*: <3 %\n", "- **A**\n  - _KPI_: \\<3 %\n"),
        ("Responsibilities", "- **A**\n\n  *KPI*: 3 %\n- **B**\n", "- **A**\n\n  _KPI_: 3 %\n\n- **B**\n"),
        ("Responsibilities", "- **Go** & **Rust**\n", "- **Go** & **Rust**\n"),
        ("Responsibilities", "- 2 * 3 is * `a*b*`\n", "- 2 * 3 is * `a*b*`\n"),
        ("Responsibilities", "5. **A**\n6. **B**\n", "5. **A**\n5. **B**\n"),
        ("Responsibilities", "- **A**\n\n\n\n- **B**\n", "- **A**\n\n- **B**\n"),
        ("Responsibilities", "- **A**\n  ```\n    code\n\n\n  ```\n", "- **A**\n  ```\n    code\n\n\n  ```\n"),
        ("Capabilities", "- Go - Expert\n", "- **Go** — Expert\n"),
        ("Capabilities", "- **Go**: Expert (SQL)\n", "- **Go** — Expert (SQL)\n"),
        ("Capabilities", "- *Go:* Expert\n", "- **Go** — Expert\n"),
        ("Capabilities", "- **Go** (preferred) – Expert\n", "- **Go** (preferred) — Expert\n"),
        ("Artifacts", "- Runbook (runbook)\n", "- **Runbook** (type: runbook)\n"),
        ("Artifacts", "- **Runbook** ( Type : runbook)\n", "- **Runbook** (type: runbook)\n"),
        ("Interactions", "- Advises -> Baker (daily)\n", "- **Advises** → Baker (daily)\n"),
        ("Interactions", "- **Advises**<=  Baker\n", "- **Advises** ← Baker\n"),
        ("Interactions", "- **Advises <-> Baker** (daily)\n", "- **Advises ↔ Baker** (daily)\n"),
        ("Properties", "- Site - Vault, Barn\n", "- **Site**: Vault, Barn\n"),
        ("Properties", "- **Site:** Vault\n", "- **Site**: Vault\n"),
    ],
)
def test_an_item_is_written_in_canonical_form(section: str, written: str, right: str) -> None:
    assert items(section, written) == right


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("# Mission\nA.", "# Mission\n\nA.\n"),
        ("\n\n# Mission\n\n\n\nA.\n\n\n", "# Mission\n\nA.\n"),
        ("# Mission\n\nA  \nb   \n", "# Mission\n\nA\\\nb\n"),
        ("# Mission\n\n* a\n*  b  *c*\n", "# Mission\n\n* a\n*  b  *c*\n"),
        ("# Mission\n\n```\na\n\n\nb  \n```\n", "# Mission\n\n```\na\n\n\nb  \n```\n"),
        ("Mission\n---\n\nA.\n", "## Mission\n\nA.\n"),
        ("# What for\n\nA.\n", "# What for\n\nA.\n"),
        ("# Purpose\n\nA, see [there](#purpose).\n", "# Purpose\n\nA, see [there](#purpose).\n"),
        (
            "# Purpose <!-- rolelint: ignore RL312: x -->\n\nA.\n",
            "# Mission <!-- rolelint: ignore RL312: x -->\n\nA.\n",
        ),
        (
            "# Mission\n\nA.\n\n# Artifacts\n\n- **B**\n\n### Capabilities\n\n#### Main\n\n- **C**\n",
            "# Mission\n\nA.\n\n# Capabilities\n\n## Main\n\n- **C**\n\n# Artifacts\n\n- **B**\n",
        ),
        (
            "# Capabilities\n\n- **C**\n\n# Of ours\n\nText.\n\n# Mission\n\nA.\n",
            "# Mission\n\nA.\n\n# Capabilities\n\n- **C**\n\n# Of ours\n\nText.\n",
        ),
        (
            "# Capabilities\n\n- **C**\n\n<!-- rolelint: ignore RL2: x -->\n# Mission\n\nA.\n",
            "# Capabilities\n\n- **C**\n\n<!-- rolelint: ignore RL2: x -->\n\n# Mission\n\nA.\n",
        ),
    ],
)
def test_a_body_is_written_in_canonical_form(written: str, right: str) -> None:
    assert body(written) == right


def test_levels_and_dimensions_get_the_depth_that_most_of_them_have() -> None:
    front = "---\nkind: ladder\nname: Backend\n---\n\n"
    parts = ("# Level 1", "## Craft", "- A", "# Level 2", "### Craft", "- B", "# Level 3", "## Craft", "- C")
    text = front + "\n\n".join(parts) + "\n"
    assert formatted(Source("ladder.md", text), LADDER, {}) == text.replace("###", "##")


def test_headings_of_another_language_are_kept() -> None:
    text = "# Aufgaben\n\n- **Die Leitung und der Betrieb der Bäckerei mit allen und für alle im Haus**\n"
    assert body(text) == text


def test_headings_that_the_configuration_adds_are_kept() -> None:
    text = f"{FRONT}# Duties\n\n- **A**\n"
    assert formatted(Source("role.md", text), ROLE, {"duties": "responsibilities"}) == text


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("name: A\nid: b\n", "id: b\nname: A\n"),
        ("x-b: 1\nname: A\nx-a: 2\n", "name: A\nx-b: 1\nx-a: 2\n"),
        ("# of the name\nname: A\nid: b # of the id\n", "id: b # of the id\n# of the name\nname: A\n"),
        ("name: A\n\n# grouped\nslug: c\nid: b\n", "name: A\n\nid: b\n# grouped\nslug: c\n"),
        ("name:    'A b'\n", "name: A b\n"),
        ("name: 'A: b'\n", 'name: "A: b"\n'),
        ("name: 'yes'\nid: '010'\n", 'id: "010"\nname: "yes"\n'),
        ("name: 'say \"A\"'\n", "name: 'say \"A\"'\n"),
        ("aliases: [ A,'B' ]\n", "aliases: [A, B]\n"),
        ("aliases:\n- A\n- B\n", "aliases:\n  - A\n  - B\n"),
        ("alignments: [{scheme: ESCO, id: '1'}]\n", 'alignments:\n  - scheme: ESCO\n    id: "1"\n'),
        ("x-a: {b: c}\n", "x-a:\n  b: c\n"),
        ("x-a: |\n  text  \n\n   more\nid: b\n", "id: b\nx-a: |\n  text  \n\n   more\n"),
        ("x-a: 'one\n  two'\nid: b\n", "id: b\nx-a: 'one\n  two'\n"),
    ],
)
def test_front_matter_is_written_in_canonical_form(written: str, right: str) -> None:
    assert role(f"---\n{written}---\n\n# Mission\n\nA.\n") == f"---\n{right}---\n\n# Mission\n\nA.\n"


def test_line_endings_are_kept() -> None:
    text = (FRONT + "# Mission\nA.\n# Capabilities\n* Go\n").replace("\n", "\r\n")
    tidy = f"{FRONT}# Mission\n\nA.\n\n# Capabilities\n\n- **Go**\n"
    assert role(text) == tidy.replace("\n", "\r\n")


def test_a_line_that_would_say_something_else_stays_and_the_rest_is_formatted() -> None:
    text = "# Success Metrics\n\n1. x\n2. y\n| a |\n|---|\n\n# Capabilities\n* Go\n"
    kept, _, changed = body(text).partition("# Capabilities")
    assert (kept.count("2. y\n| a |"), changed) == (1, "\n\n- **Go**\n")


PIECES = {
    "front": (
        *("id: be-01", 'name: "Backend"', "default_seniority:   Senior", "aliases: [API,'x, y']", "lang: en", ""),
        *("x-team:\n- {name: Core, size: 7}\n- b", "# about\nfamily: Eng", "owner: 'it''s'", "ladder: >\n  a\n  b"),
        *("# rolelint: ignore RL104: x\nlevel: 3", "reviewed: 2026-01-01 # day  ", "x-\u202e: '\U0001f680'"),
    ),
    "name": (
        *(
            "API design",
            "**API design**",
            "__API__",
            "*API*",
            "**API:**",
            "`code` x",
            "[A](b.md)",
            "A & B",
            "a_b",
            "end",
        ),
        *("**Go** & **Rust**", "***All***", "Zoë \U0001f680", "**A** *b* c", "مدير", "A\u200bb", '"q" (x', "W" * 200),
    ),
    "tail": (
        *("", " (primary)", " (40 %)", " — Advanced (SQL)", " - Advanced", ": Novice", " (type: api)", " (dataset)"),
        *(" -> Baker (daily)", " <-> [QA][qa]", " → **X**", " (preferred) - Expert", "\\", "  ", " <200ms", ": a, b"),
        *(" <!-- rolelint: ignore RL3: x -->", " <!-- note -->", " *Success metric*: 5 %", " – x (y)", " <br> b", "\t"),
    ),
    "below": (
        *(
            "  *Success metric*: <200ms p95, 99%",
            "  - *Success metrics*:\n    * < 1 day\n    * `x`",
            "   1. one\n   2. two",
        ),
        *("    *Notes*: a *b* c", "", "\n  *Success metric*: late", "  - detail", "  continued\n  again", "lazy"),
        *("  <!-- rolelint: ignore RL601: why -->", "  ```\n  code\n\n\n  x\n  ```", "  _KPI_: 3", "  *Example*: x"),
    ),
    "heading": (
        *(
            "Mission",
            "Short Description",
            "Properties",
            "Responsibilities",
            "Success Metrics",
            "Capabilities",
            "Skills",
        ),
        *("Artifacts", "Interactions", "Duties", "Notes of ours", "\U0001f3af Mission:", "Interactions #", "Mision"),
        *("Deliverables <!-- rolelint: ignore RL2: x -->", "Level 1", "Level 2", "Impact"),
    ),
    "prose": (
        *(
            "A line.",
            "A line  \nbroken\\\nthree",
            "* a\n* b",
            "> quote\n> two",
            "```\ncode\n\n\n\nx\n```",
            "***",
            "Sub\n---",
        ),
        *("| a | b |\n|---|---|\n| 1 | 2 |", "text <b>x</b> <200", "[qa]: ../qa.md", "<!-- c\n\n\nd -->", "#### deep"),
        *("<!-- rolelint: ignore RL312: x -->", "<div>\n\n\nx\n</div>", "1. x\n2. y"),
    ),
}


def messy(choice: random.Random, kind: str) -> str:
    """Return a file with the kind of slips that people make, and some that nobody makes."""
    front = choice.sample(PIECES["front"], choice.randint(2, len(PIECES["front"])))
    parts = ["---\n", f"kind: {kind}\n", *(f"{line}\n" for line in front), "---\n", "\n" * choice.randint(0, 3)]
    for heading in choice.sample(PIECES["heading"], choice.randint(1, 8)):
        parts += [choice.choice(("#", "#", "##", "###")), choice.choice((" ", "  ")), heading, "\n"]
        for _ in range(choice.randint(0, 4)):
            if choice.random() < 0.3:
                parts += [choice.choice(PIECES["prose"]), "\n"]
            else:
                bullet = choice.choice(("- ", "- ", "* ", "+ ", "1. ", "2) ", "-   ", " - ", "- [ ] ", "- - "))
                parts += [bullet, choice.choice(PIECES["name"]), choice.choice(PIECES["tail"]), "\n"]
                parts += [f"{choice.choice(PIECES['below'])}\n" for _ in range(choice.choice((0, 0, 1, 1, 2)))]
            parts.append("\n" * choice.choice((0, 0, 1, 3)))
    text = "".join(parts)
    return choice.choice((text, text, text.rstrip("\n"), text.replace("\n", "\r\n"), text.replace("  ", "\t")))


@pytest.mark.parametrize("dialect", [ROLE, LADDER])
@given(seed=st.randoms(use_true_random=False))
def test_formatting_keeps_what_any_file_says_and_is_done_after_one_time(dialect: Dialect, seed: random.Random) -> None:
    text = messy(seed, dialect.name)
    before = read(Source("role.md", text), dialect, {})
    if before is None:
        return
    once = formatted(before.source, dialect, {})
    after = read(Source("role.md", once), dialect, {})
    assert after
    assert says_the_same(before, after)
    assert formatted(after.source, dialect, {}) == once


def canonical_files(root: Path) -> Iterator[tuple[str, Analysis, Dialect, Project]]:
    """Yield the files of a folder that are in a canonical form and read without problems."""
    dialects = {dialect.name: dialect for dialect in load_dialects()}
    project = Project.open(root, {})
    project.load(Request(root, tuple(path.name for path in root.glob("*.txt")) or ("",)))
    for name, analysis in project.analyses.items():
        has_problems = any(code.startswith("RL0") for code, _ in analysis.problems)
        if dialects[analysis.form].is_canonical and not has_problems and not name.endswith(".json"):
            yield name, analysis, dialects[analysis.form], project


@pytest.mark.slow
def test_real_files_say_the_same_once_they_are_formatted(root: Path, shared: Path) -> None:
    folders = [root / "examples/company", root / "examples/broken", root / "examples/broken/island", shared / "seeds"]
    folders += [folder for folder in (shared / "corpora").iterdir() if folder.is_dir()]
    found = [one for folder in folders for one in canonical_files(folder)]
    for name, analysis, dialect, project in found:
        source = Source(name, analysis.source.text)
        once = formatted(source, dialect, project.headings)
        one, other = (read(Source(name, text), dialect, project.headings) for text in (source.text, once))
        assert one, name
        assert other, name
        assert says_the_same(one, other), name
        assert formatted(Source(name, once), dialect, project.headings) == once, name
    assert len(found) > 40


@pytest.fixture(scope="module")
def tidy(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of formatted files: the messy ones without prose of their own style, and the examples."""
    folder = tmp_path_factory.mktemp("tidy")
    plain = MESSY_ROLE.replace("* no list of ours\n", "").replace("and  the *people*", "and the people")
    (folder / "role.md").write_text(role(plain), encoding="utf-8")
    ladder = formatted(Source("ladder.md", MESSY_LADDER), LADDER, {})
    (folder / "ladder.md").write_text(ladder, encoding="utf-8")
    for name, analysis, dialect, project in canonical_files(root / "examples" / "company"):
        text = formatted(Source(name, analysis.source.text), dialect, project.headings)
        (folder / name.replace("/", "-")).write_text(text, encoding="utf-8")
    return folder


def test_mdformat_leaves_formatted_files_alone(tidy: Path) -> None:
    mdformat = pytest.importorskip("mdformat")
    for path in tidy.glob("*.md"):
        text = path.read_text(encoding="utf-8")
        assert mdformat.text(text, extensions={"frontmatter"}) == text, path.name


def test_hooks_that_strip_blanks_leave_formatted_files_alone(tidy: Path) -> None:
    for path in tidy.glob("*.md"):
        text = path.read_text(encoding="utf-8")
        assert "".join(f"{line.rstrip()}\n" for line in text.rstrip("\n").split("\n")) == text, path.name


@pytest.fixture(scope="module")
def node_tools(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of prettier and markdownlint, installed for this run."""
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("there is no npm here")
    folder = tmp_path_factory.mktemp("node")
    (folder / "package.json").write_text("{}")
    install = [npm, "install", "--no-audit", "--no-fund", "prettier@3", "markdownlint-cli2@0.18"]
    done = subprocess.run(install, cwd=folder, capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        pytest.skip("npm reaches no registry here")
    return folder / "node_modules" / ".bin"


@pytest.mark.slow
def test_prettier_leaves_formatted_files_alone(tidy: Path, node_tools: Path) -> None:
    done = subprocess.run(
        [node_tools / "prettier", "--check", "."], cwd=tidy, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.slow
def test_markdownlint_has_nothing_to_say_about_form(tidy: Path, node_tools: Path) -> None:
    # Several H1, the same dimension at every level, and long lines are what role files and ladders are made of.
    rules = {"default": True, "MD013": False, "MD024": False, "MD025": False}
    config = tidy.parent / ".markdownlint.json"
    config.write_text(json.dumps(rules))
    done = subprocess.run(
        [node_tools / "markdownlint-cli2", "--config", config, "*.md"],
        cwd=tidy,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
