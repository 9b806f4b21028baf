"""What a change adds, along a history in which everything happens that happens to roles.

Each step is judged in the work tree before it is committed, in the index while the work tree says something else, as a
commit among others, and with a baseline that knows what was found before.
"""

import os
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from rolelint import debts
from rolelint.report import Report
from rolelint.runs import Asked, check

SOUND = "90% of questions answered within 4 hours, per week"
VAGUE = "comprehensive documentation"
Counts = tuple[int, int, int]


def role(name: str, *others: str, metrics: tuple[str, ...] = (SOUND,)) -> str:
    """Return a role that works with others."""
    slug = name.lower().replace(" ", "-")
    lines = "".join(f"  - *Success metric*: {metric}\n" for metric in metrics)
    talks = "".join(f"- **Collaborates with** ↔ {other} (weekly)\n" for other in others)
    return (
        f"---\nid: {slug}-01\nslug: {slug}\nname: {name}\ndefault_seniority: Senior\n---\n\n"
        f"# Mission\n{name}s keep the product alive.\n\n# Responsibilities\n"
        f"- **Answer all letters under {name[0]}** (primary)\n{lines}\n# Interactions\n{talks}"
    )


TALK = "- **Collaborates with** ↔ Technical Writer (weekly)\n"
LADDER = """\
---
kind: ladder
slug: growing
name: Growing
---

# Level 1
## Craft
- Sows a bed from written instructions

# Level 2
## Craft
- Plans a bed for a whole season
"""
BEGINNING = {
    "roles/data-analyst.md": role("Data Analyst", "QA Engineer", "UX Designer"),
    "roles/backend-engineer.md": role(
        "Backend Engineer", "QA Engineer", "UX Designer", "Astronaut", metrics=(SOUND, VAGUE)
    ),
    "roles/ux-designer.md": role("UX Designer", "Data Analyst", "Backend Engineer", metrics=(SOUND, "great teamwork")),
    "roles/qa-engineer.md": role("QA Engineer", "Data Analyst", "Backend Engineer"),
    "README.md": "# A company\n",
    "rolelint.toml": 'roles = ["roles/**/*.md"]\n[expects]\nmetrics = "responsibility"\ninteractions = "both-sides"\n',
}


@dataclass(frozen=True)
class History:
    """A git repository that grows step by step."""

    folder: Path

    def git(self, *arguments: str) -> None:
        """Run git, which has to work."""
        subprocess.run(["git", *arguments], cwd=self.folder, check=True, capture_output=True)

    def commit(self) -> None:
        """Commit all that there is."""
        self.git("add", "--all")
        self.git("commit", "-q", "--allow-empty", "-m", "A step")

    def write(self, name: str, text: str) -> None:
        """Write a file."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())

    def read(self, name: str) -> str:
        """Return the text of a file with the line ends that it has."""
        return (self.folder / name).read_bytes().decode()

    def edit(self, name: str, before: str, after: str) -> None:
        """Replace a text in a file, where it has to be."""
        text = self.read(name)
        assert before in text
        self.write(name, text.replace(before, after))

    def move(self, name: str, to: str) -> None:
        """Give a file another name."""
        self.write(to, self.read(name))
        (self.folder / name).unlink()


@dataclass(frozen=True)
class Step:
    """Something that happens, and what comes of it: how many findings are new, fixed, and there already."""

    happen: Callable[[History], None]
    counts: Counts

    @property
    def name(self) -> str:
        """What happens, in words."""
        return self.happen.__name__.strip("_")


STEPS: list[Step] = []


def step(new: int, fixed: int, known: int) -> Callable[[Callable[[History], None]], Callable[[History], None]]:
    """Make a function the next step."""

    def put(happen: Callable[[History], None]) -> Callable[[History], None]:
        STEPS.append(Step(happen, (new, fixed, known)))
        return happen

    return put


@step(0, 0, 3)
def _a_line_above_a_finding(history: History) -> None:
    history.edit("roles/backend-engineer.md", "# Mission\n", "# Mission\nOnce upon a time.\n")


@step(0, 0, 3)
def _lines_change_places(history: History) -> None:
    history.edit(
        "roles/backend-engineer.md",
        f"  - *Success metric*: {SOUND}\n  - *Success metric*: {VAGUE}\n",
        f"  - *Success metric*: {VAGUE}\n  - *Success metric*: {SOUND}\n",
    )
    history.edit("roles/backend-engineer.md", "- **Collaborates with** ↔ Astronaut (weekly)\n", "")
    history.edit(
        "roles/backend-engineer.md",
        "# Interactions\n",
        "# Interactions\n- **Collaborates with** ↔ Astronaut (weekly)\n",
    )


@step(0, 0, 3)
def _line_ends_of_another_system(history: History) -> None:
    history.edit("roles/backend-engineer.md", "\n", "\r\n")


@step(0, 0, 3)
def _and_back(history: History) -> None:
    history.edit("roles/backend-engineer.md", "\r\n", "\n")


@step(0, 0, 3)
def _other_bullets_and_emphasis(history: History) -> None:
    history.edit("roles/backend-engineer.md", "- *Success metric*", "* _Success metric_")


@step(0, 0, 3)
def _a_file_moves(history: History) -> None:
    history.move("roles/backend-engineer.md", "roles/team/backend-engineer.md")


@step(0, 1, 2)
def _one_is_mended(history: History) -> None:
    history.edit("roles/team/backend-engineer.md", "- **Collaborates with** ↔ Astronaut (weekly)\n", "")


@step(1, 0, 2)
def _one_is_added(history: History) -> None:
    history.edit("roles/qa-engineer.md", SOUND, f"{SOUND}\n  - *Success metric*: smooth releases")


@step(1, 1, 2)
def _one_is_mended_and_another_one_added(history: History) -> None:
    history.edit("roles/qa-engineer.md", "\n  - *Success metric*: smooth releases", "")
    history.edit("roles/data-analyst.md", "# Interactions\n", "# Interactions\n- **Reports to** → Board (weekly)\n")


@step(3, 0, 3)
def _a_role_is_deleted_that_others_name(history: History) -> None:
    (history.folder / "roles/qa-engineer.md").unlink()


@step(0, 2, 3)
def _and_comes_back(history: History) -> None:
    history.write("roles/qa-engineer.md", BEGINNING["roles/qa-engineer.md"])


@step(0, 0, 1)
def _a_rule_is_switched_off(history: History) -> None:
    history.edit("rolelint.toml", "roles =", 'ignore = ["RL601"]\nroles =')


@step(0, 0, 3)
def _and_on_again(history: History) -> None:
    history.edit("rolelint.toml", 'ignore = ["RL601"]\n', "")


@step(1, 0, 3)
def _the_same_once_more(history: History) -> None:
    line = f"* _Success metric_: {VAGUE}\n"
    history.edit("roles/team/backend-engineer.md", line, f"{line}  {line}")


@step(0, 1, 3)
def _but_once_is_enough(history: History) -> None:
    line = f"* _Success metric_: {VAGUE}\n"
    history.edit("roles/team/backend-engineer.md", f"{line}  {line}", line)


@step(0, 0, 3)
def _an_item_moves(history: History) -> None:
    line = f"  * _Success metric_: {VAGUE}\n"
    history.edit("roles/team/backend-engineer.md", line, "")
    history.edit(
        "roles/team/backend-engineer.md",
        "\n# Interactions",
        f"- **Keep the lights on**\n{line}  - *Success metric*: uptime at least 99.9% per month\n\n# Interactions",
    )


@step(0, 0, 3)
def _a_readme_alone(history: History) -> None:
    history.write("README.md", "# Another company\n")


@step(0, 0, 3)
def _a_merge(history: History) -> None:
    history.git("switch", "-q", "-c", "other")
    history.write("roles/technical-writer.md", role("Technical Writer", "Data Analyst"))
    history.edit("roles/data-analyst.md", "# Interactions\n", f"# Interactions\n{TALK}")
    history.commit()
    history.git("switch", "-q", "main")
    history.write("README.md", "# Both sides\n")
    history.commit()
    history.git("merge", "-q", "--no-commit", "--no-ff", "other")


@step(0, 0, 2)
def _a_comment_hides_one(history: History) -> None:
    history.edit("roles/ux-designer.md", "great teamwork", "great teamwork <!-- rolelint: ignore RL601: until May -->")


@step(1, 0, 2)
def _and_shows_it_again(history: History) -> None:
    history.edit("roles/ux-designer.md", " <!-- rolelint: ignore RL601: until May -->", "")


@step(0, 0, 3)
def _a_role_becomes_a_draft(history: History) -> None:
    history.edit("roles/ux-designer.md", "name: UX Designer\n", "name: UX Designer\nstatus: draft\n")


@step(0, 0, 3)
def _the_first_ladder_with_its_pattern(history: History) -> None:
    history.write("ladders/growing.md", LADDER)
    history.edit("rolelint.toml", "roles =", 'ladders = ["ladders/*.md"]\nroles =')


@step(1, 0, 2)
def _a_file_that_cannot_be_read(history: History) -> None:
    history.edit("roles/ux-designer.md", "name: UX", "name: [UX")


@step(1, 1, 2)
def _and_can_again(history: History) -> None:
    history.edit("roles/ux-designer.md", "name: [UX", "name: UX")


@step(2, 0, 3)
def _a_role_gets_another_name_everywhere(history: History) -> None:
    for path in (history.folder / "roles").rglob("*.md"):
        text = path.read_text(encoding="utf-8")
        path.write_bytes(text.replace("UX Designer", "Product Designer").replace("ux-des", "product-des").encode())
    history.move("roles/ux-designer.md", "roles/product-designer.md")


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[tuple[str, str], Counts | None]]:
    """What each way to judge says of each step."""
    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.startswith(("GIT_", "PRE_COMMIT"))]:
            patch.delenv(name)
        for person in ("AUTHOR", "COMMITTER"):
            patch.setenv(f"GIT_{person}_NAME", "Ada")
            patch.setenv(f"GIT_{person}_EMAIL", "ada@example.org")
        patch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
        patch.setenv("GIT_CONFIG_SYSTEM", os.devnull)
        history = History(tmp_path_factory.mktemp("history"))
        patch.chdir(history.folder)
        history.git("init", "-q", "-b", "main")
        for name, text in BEGINNING.items():
            history.write(name, text)
        history.commit()
        yield {(one.name, way): counts for one in STEPS for way, counts in judged(history, one)}


def judged(history: History, one: Step) -> Iterator[tuple[str, Counts | None]]:
    """Let a step happen, and judge it in each way."""
    baseline = history.folder.parent / "baseline.json"
    baseline.unlink(missing_ok=True)
    debts.create(Path(), baseline, None)
    one.happen(history)
    yield "work tree", counts(check(Asked(since="HEAD")))
    yield "baseline", counts_with_baseline(check(Asked(baseline=baseline)))
    history.git("add", "--all")
    history.write("roles/later.md", role("Nobody", "Astronaut", "Astronaut", metrics=(VAGUE,)))
    history.write("roles/data-analyst.md", role("Data Analyst", "Astronaut", metrics=(VAGUE,)))
    yield "index", counts(check(Asked(is_hook=True, since="HEAD")))
    history.git("checkout", "-q", "--", "roles/data-analyst.md")
    (history.folder / "roles/later.md").unlink()
    history.commit()
    yield "commit", counts(check(Asked(since="HEAD~..HEAD")))


def counts(report: Report | None) -> Counts | None:
    """Return how many findings are new, fixed and known; None where there was nothing to judge."""
    if report is None:
        return None
    assert report.gate is not None
    return len(report.diagnostics), len(report.gate.fixed), len(report.gate.known)


def counts_with_baseline(report: Report | None) -> Counts | None:
    assert report is not None
    stale = sum(one.code == "RL904" for one in report.diagnostics)
    return len(report.diagnostics) - stale, stale, len(report.known)


# Where one way to judge has to say something else.
OTHERWISE: dict[tuple[str, str], Counts | None] = {
    ("a_readme_alone", "index"): None,  # a commit that changes no role is not judged at all
    # A baseline knows nothing of what the files said before.
    ("a_role_is_deleted_that_others_name", "baseline"): (2, 0, 3),
    ("a_role_gets_another_name_everywhere", "baseline"): (0, 0, 3),
    ("and_on_again", "baseline"): (2, 0, 1),  # it was written while nobody looked for these two
    ("a_comment_hides_one", "baseline"): (0, 1, 2),  # its entry speaks for nothing any more
}


@pytest.mark.parametrize("one", STEPS, ids=[one.name for one in STEPS])
@pytest.mark.parametrize("way", ["work tree", "index", "commit", "baseline"])
def test_a_change_adds(one: Step, way: str, outcomes: dict[tuple[str, str], Counts | None]) -> None:
    assert outcomes[one.name, way] == OTHERWISE.get((one.name, way), one.counts)


def test_the_history_is_long() -> None:
    assert len(STEPS) >= 20
