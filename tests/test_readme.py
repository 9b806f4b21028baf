"""The pages written by hand: what they show is what the program prints, what they name is there.

On such a page a fence whose first line names a file (`markdown roles/baker.md`) is written to a folder of the page's
own, and every `$ rolelint` line of a `console` fence is run there, from top to bottom; a command that speaks of
`examples/` runs in the checkout. `--update-golden` writes what is printed now into the pages.
"""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from rolelint.analysis import Plan, analyze
from rolelint.drawing import Asked, draw
from rolelint.examples import read, run
from rolelint.graph import Edge, Graph, Member, Sort
from rolelint.recognition import recognise
from rolelint.rule import Rule, load_rules
from rolelint.source import Source

ROOT = Path(__file__).parent.parent
PLAYED = (
    *("README.md", "docs/ten-minutes.md", "docs/reading-a-finding.md", "docs/not-judged.md", "docs/diagrams.md"),
    *("docs/ladders.md", "docs/exports.md", "docs/dialects.md", "docs/formatting.md"),
    "docs/ci.md",
    "docs/adopting.md",
    "docs/changes.md",
    "docs/renaming.md",
)
WRITTEN = (*PLAYED, "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", *(
    f"docs/decisions/{path.name}" for path in sorted((ROOT / "docs" / "decisions").glob("*.md"))
))  # fmt: skip
FENCE = re.compile(
    r"^(?P<open>(?P<marks>`{3,})(?P<language>\w+)(?: (?P<path>\S+))?\n)(?P<text>.*?)^(?P=marks)$",
    re.MULTILINE | re.DOTALL,
)
LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)")
FLAG = re.compile(r"`(--[a-z][a-z-]+)")


def page(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def printed(command: str, folder: Path) -> str:
    arguments = shlex.split(command.removeprefix("$ rolelint"))
    done = subprocess.run(
        [sys.executable, "-m", "rolelint", *arguments],
        cwd=ROOT if "examples/" in command else folder,
        env={**os.environ, "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    return done.stdout


def replayed(text: str, folder: Path) -> str:
    def play(fence: re.Match[str]) -> str:
        if fence["language"] == "console":
            commands = [line for line in fence["text"].splitlines() if line.startswith("$ rolelint")]
            shown = "\n".join(f"{command}\n{printed(command, folder)}" for command in commands)
            return f"{fence['open']}{shown}{fence['marks']}"
        if fence["path"]:
            path = folder / fence["path"]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(fence["text"], encoding="utf-8")
        return fence[0]

    return FENCE.sub(play, text)


@pytest.mark.parametrize("name", PLAYED)
def test_a_page_shows_what_its_commands_print(name: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    now = replayed(page(name), tmp_path)
    if request.config.getoption("--update-golden"):
        (ROOT / name).write_text(now, encoding="utf-8")
    assert page(name) == now


@pytest.mark.parametrize("name", WRITTEN)
def test_every_link_of_a_page_leads_somewhere(name: str) -> None:
    lost = [link for link in LINK.findall(page(name)) if not ((ROOT / name).parent / link).exists()]
    assert lost == []


@pytest.mark.parametrize("name", PLAYED)
def test_every_option_that_a_page_names_exists(name: str) -> None:
    known = "".join(
        printed(f"$ rolelint {command} --help", ROOT)
        for command in ("changes", "check", "convert", "export", "graph", "init", "ladder", "rename", "schema")
    )
    assert [flag for flag in FLAG.findall(page(name)) if not re.search(rf"{flag}\b", known)] == []


def test_the_finding_that_a_page_takes_apart_is_the_one_it_shows() -> None:
    fences = [fence["text"] for fence in FENCE.finditer(page("docs/reading-a-finding.md")) if not fence["path"]]
    console, picture = fences[:2]
    finding = console.partition("\n\n")[0].splitlines()[1:]
    headline = re.fullmatch(r"(\S+:) (\S+ \S+:) (.*)", finding[0])
    assert headline
    assert [part for part in (*headline.groups(), *finding[1:]) if part not in picture] == []


def test_the_readme_fits_two_hundred_lines() -> None:
    assert len(page("README.md").splitlines()) < 200


def test_the_architecture_names_every_module_and_folder() -> None:
    tree = page("ARCHITECTURE.md").partition("## The tree")[2].partition("\n## ")[0]
    entries = [path for path in (ROOT / "rolelint").iterdir() if path.name not in {"__init__.py", "__pycache__"}]
    names = [f"{path.name}/" if path.is_dir() else path.name for path in entries]
    listed = re.findall(r"^    ([a-z_]+(?:\.py|/))", tree, re.MULTILINE)
    assert sorted(listed) == sorted(names)


def module(word: str) -> ModuleType:
    """Run the code on the page for contributors that holds a word."""
    (fence,) = (fence for fence in FENCE.finditer(page("CONTRIBUTING.md")) if word in fence["text"])
    found = ModuleType(word)
    exec(compile(fence["text"], word, "exec"), found.__dict__)  # noqa: S102  (the page's own code)
    return found


def test_the_diagram_that_contributing_shows_draws_a_graph() -> None:
    arrows = module("drawing: Drawing")
    roles = tuple(Member(name.lower(), name, Sort.ROLE) for name in ("Baker", "Driver"))
    graph = Graph(roles, (Edge("baker", "driver", is_mutual=False, exchanges=()),))
    assert arrows.render(draw(graph, Asked(), arrows.SHAPES)) == "Baker -> Driver\n"


def test_the_form_of_ladder_that_contributing_shows_reads_a_ladder() -> None:
    dialect = module("ladder-plain").DIALECT
    text = "# Apprentice\n\nLearns.\n\n- Ties knots\n  Example: a bowline\n\n# Master\n\n- Teaches\n"
    ladder = analyze(Source("ladder.md", text), dialect, Plan()).ladder
    assert ladder
    assert [(told.level, told.text) for told in ladder.criteria] == [
        ("Apprentice", "Ties knots"),
        ("Master", "Teaches"),
    ]
    assert recognise("ladder.md", text, [dialect]).dialect == dialect


def test_the_rule_that_contributing_shows_keeps_what_its_page_promises() -> None:
    (fence,) = (fence for fence in FENCE.finditer(page("CONTRIBUTING.md")) if fence["path"])
    module = ModuleType("rolelint.rules.shouted_title")
    exec(compile(fence["text"], fence["path"], "exec"), module.__dict__)  # noqa: S102  (the page's own code)
    rule: Rule = module.RULE
    catalogue = {**load_rules(), rule.code: rule}
    found = [[diagnostic.finding.at for diagnostic in run(rule, shown, catalogue)] for shown in read(rule.page or "")]
    assert found == [list(shown.marks) for shown in read(rule.page or "")]
    assert any(found)
