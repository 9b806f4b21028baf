"""The hook as people use it: the real pre-commit, run by real commits in temporary git repositories."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from rolelint.dialects.role import DIALECT as ROLE_FORM
from rolelint.format import formatted
from rolelint.source import Source

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="there is no git here")

# All that pre-commit needs of the checkout to install the hook.
SHIPPED = ("rolelint", "schemas", "pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml")

ROLE = """\
---
id: {slug}-01
slug: {slug}
name: {name}
default_seniority: Senior
---

# Mission
{name}s keep the product alive.

# Responsibilities
- **Answer what customers ask** (primary)
  - *Success metric*: 90% of questions answered within 4 hours, per week

# Interactions
"""
INTERACTION = "- **Collaborates with** ↔ {other} (weekly)\n"


def role(name: str, *others: str) -> str:
    """Return the text of a role that works with the others."""
    head = ROLE.format(name=name, slug=name.lower().replace(" ", "-"))
    return head + "".join(INTERACTION.format(other=other) for other in others)


@dataclass(frozen=True, slots=True)
class Repository:
    """A git repository whose commits pass through the hook."""

    folder: Path
    environment: dict[str, str]

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        """Run a command in the repository; what it prints, on either stream, is in `stdout`."""
        return subprocess.run(
            command,
            cwd=self.folder,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )

    def git(self, *arguments: str) -> str:
        """Run a git command that has to work, and return what it prints."""
        done = self.run("git", *arguments)
        assert done.returncode == 0, done.stdout
        return done.stdout.strip()

    def pre_commit(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run pre-commit itself."""
        return self.run(sys.executable, "-m", "pre_commit", *arguments)

    def write(self, path: str, text: str) -> None:
        """Write a file, without adding it."""
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")

    def add(self, path: str, text: str) -> None:
        """Write a file and add it to the next commit."""
        self.write(path, text)
        self.git("add", path)

    def commit(self) -> subprocess.CompletedProcess[str]:
        """Commit what was added, through the hook."""
        return self.run("git", "commit", "--message", "A change")

    def commit_unchecked(self) -> None:
        """Commit what was added, past the hook."""
        self.git("commit", "--no-verify", "--message", "A change that nobody checked")

    def draw(self) -> None:
        """Refresh the diagrams and add them to the next commit."""
        done = self.run(sys.executable, "-m", "rolelint", "graph", "--write")
        assert done.returncode == 0, done.stdout
        self.git("add", "README.md")

    def gate(self, base: str = "") -> str:
        """Judge what the branch adds, and return what is said about it."""
        return self.run(sys.executable, "-m", "rolelint", "check", "--new-since", *filter(None, [base])).stdout

    def break_unchecked(self) -> None:
        """Commit a role that refers to nobody, past the hook."""
        self.add("roles/qa-engineer.md", role("QA Engineer", "Backend Engineer", "Astronaut"))
        self.commit_unchecked()


@pytest.fixture(scope="session")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """An environment without this machine's git settings, in which pre-commit keeps to a folder of its own."""
    who = {"NAME": "A Tester", "EMAIL": "tester@example.org"}
    return {
        **{name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "PRE_COMMIT", "PYTHON"))},
        **{f"GIT_{person}_{key}": value for person in ("AUTHOR", "COMMITTER") for key, value in who.items()},
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "PRE_COMMIT_HOME": str(tmp_path_factory.mktemp("pre-commit")),
    }


@pytest.fixture(scope="session")
def hook(root: Path, environment: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> str:
    """A pre-commit configuration that takes the hook from a repository made of the checkout as it stands."""
    source = Repository(tmp_path_factory.mktemp("checkout"), environment)
    for name in SHIPPED:
        original = root / name
        if original.is_dir():
            shutil.copytree(original, source.folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(original, source.folder)
    source.git("init", "--quiet", "--initial-branch", "main")
    source.git("add", ".")
    source.commit_unchecked()
    revision = source.git("rev-parse", "HEAD")
    return f"repos:\n- repo: {source.folder}\n  rev: {revision}\n  hooks:\n  - id: {{}}\n"


@pytest.fixture
def fresh(tmp_path: Path, environment: dict[str, str], hook: str) -> Repository:
    """A repository without a commit, in which two roles that name each other are added."""
    repository = Repository(tmp_path / "fresh", environment)
    repository.folder.mkdir()
    repository.git("init", "--quiet", "--initial-branch", "main")
    repository.add(".pre-commit-config.yaml", hook.format("rolelint"))
    repository.add("README.md", "# A company\n")
    repository.add("roles/backend-engineer.md", role("Backend Engineer", "QA Engineer"))
    repository.add("roles/qa-engineer.md", role("QA Engineer", "Backend Engineer"))
    installed = repository.pre_commit("install", "--hook-type", "pre-commit", "--hook-type", "pre-merge-commit")
    assert installed.returncode == 0, installed.stdout
    return repository


@pytest.fixture
def company(fresh: Repository) -> Repository:
    """The same repository after its first commit."""
    fresh.commit_unchecked()
    return fresh


@pytest.fixture
def drawn(company: Repository, hook: str) -> Repository:
    """The same repository, which keeps a diagram of its roles in its readme, and has a hook for it."""
    company.add(".pre-commit-config.yaml", hook.format("rolelint-graph"))
    company.add("rolelint.toml", '[[diagrams]]\nfile = "README.md"\n')
    company.add("README.md", "# A company\n\n<!-- rolelint:graph:begin -->\n<!-- rolelint:graph:end -->\n")
    company.draw()
    company.commit_unchecked()
    return company


def test_a_first_commit_of_sound_roles_passes(fresh: Repository) -> None:
    done = fresh.commit()
    assert done.returncode == 0, done.stdout


def test_a_first_commit_with_a_broken_reference_fails(fresh: Repository) -> None:
    fresh.add("roles/qa-engineer.md", role("QA Engineer", "Backend Engineer", "Astronaut"))
    done = fresh.commit()
    assert (done.returncode, "no role here is called 'Astronaut'" in done.stdout) == (1, True), done.stdout


def test_deleting_a_role_that_others_name_fails(company: Repository) -> None:
    company.git("rm", "--quiet", "roles/qa-engineer.md")
    done = company.commit()
    assert (done.returncode, "roles/backend-engineer.md:16:" in done.stdout) == (1, True), done.stdout


def test_deleting_a_role_together_with_its_mentions_passes(company: Repository) -> None:
    company.git("rm", "--quiet", "roles/qa-engineer.md")
    company.add("roles/backend-engineer.md", role("Backend Engineer", "Data Analyst"))
    company.add("roles/data-analyst.md", role("Data Analyst", "Backend Engineer"))
    done = company.commit()
    assert done.returncode == 0, done.stdout


def test_a_file_that_git_does_not_know_resolves_no_reference(company: Repository) -> None:
    company.write("roles/data-analyst.md", role("Data Analyst", "QA Engineer"))
    company.add("roles/qa-engineer.md", role("QA Engineer", "Backend Engineer", "Data Analyst"))
    done = company.commit()
    assert (done.returncode, "git add" in done.stdout) == (1, True), done.stdout


def test_a_commit_without_roles_passes_whatever_state_the_roles_are_in(company: Repository) -> None:
    company.break_unchecked()
    company.add("README.md", "# A company with a new readme\n")
    done = company.commit()
    assert done.returncode == 0, done.stdout


def test_a_change_of_the_configuration_judges_the_whole_project(company: Repository) -> None:
    company.break_unchecked()
    company.add("rolelint.toml", 'preset = "linked"\n')
    assert company.commit().returncode == 1


def test_a_project_inside_the_project_is_judged_by_its_own_configuration(company: Repository) -> None:
    company.add("teams/garden/rolelint.toml", 'roles = ["roles/*.md"]\n')
    company.add("teams/garden/roles/gardener.md", role("Gardener", "Astronaut"))
    done = company.commit()
    assert any("teams/garden/roles/gardener.md" in line and "RL401" in line for line in done.stdout.splitlines())


def test_all_files_in_a_clean_clone_finds_a_broken_reference(company: Repository, tmp_path: Path) -> None:
    company.break_unchecked()
    company.git("clone", "--quiet", str(company.folder), str(tmp_path / "clone"))
    clone = Repository(tmp_path / "clone", company.environment)
    done = clone.pre_commit("run", "--all-files")
    assert (done.returncode, "RL401" in done.stdout) == (1, True), done.stdout


def test_a_range_of_commits_that_deletes_a_role_fails(company: Repository) -> None:
    company.git("rm", "--quiet", "roles/qa-engineer.md")
    company.commit_unchecked()
    done = company.pre_commit("run", "--from-ref", "HEAD~1", "--to-ref", "HEAD")
    assert (done.returncode, "RL401" in done.stdout) == (1, True), done.stdout


def test_a_range_of_commits_without_roles_passes_whatever_state_the_roles_are_in(company: Repository) -> None:
    company.break_unchecked()
    company.add("README.md", "# A company with a new readme\n")
    company.commit_unchecked()
    done = company.pre_commit("run", "--from-ref", "HEAD~1", "--to-ref", "HEAD")
    assert done.returncode == 0, done.stdout


def test_a_merge_of_sound_branches_passes(company: Repository) -> None:
    company.git("switch", "--quiet", "--create", "branch")
    company.add("roles/data-analyst.md", role("Data Analyst", "QA Engineer"))
    company.commit_unchecked()
    company.git("switch", "--quiet", "main")
    company.add("README.md", "# A company with a new readme\n")
    company.commit_unchecked()
    done = company.run("git", "merge", "--no-edit", "branch")
    assert done.returncode == 0, done.stdout


def test_a_merge_of_branches_that_are_sound_only_apart_fails(company: Repository) -> None:
    company.git("switch", "--quiet", "--create", "branch")
    company.add("roles/data-analyst.md", role("Data Analyst", "QA Engineer"))
    company.commit_unchecked()
    company.git("switch", "--quiet", "main")
    company.git("rm", "--quiet", "roles/qa-engineer.md")
    company.add("roles/backend-engineer.md", role("Backend Engineer"))
    company.commit_unchecked()
    done = company.run("git", "merge", "--no-edit", "branch")
    assert (done.returncode, "roles/data-analyst.md:16:" in done.stdout) == (1, True), done.stdout


def test_a_merge_whose_conflict_was_resolved_passes(company: Repository) -> None:
    company.git("switch", "--quiet", "--create", "branch")
    company.add("README.md", "# A company of the branch\n")
    company.commit_unchecked()
    company.git("switch", "--quiet", "main")
    company.add("README.md", "# A company of the trunk\n")
    company.commit_unchecked()
    company.run("git", "merge", "--no-edit", "branch")
    company.add("README.md", "# A company of both\n")
    done = company.commit()
    assert done.returncode == 0, done.stdout


def test_a_change_that_a_diagram_does_not_show_yet_fails_until_it_is_drawn(drawn: Repository) -> None:
    drawn.add("roles/data-analyst.md", role("Data Analyst", "QA Engineer"))
    done = drawn.commit()
    assert (done.returncode, '+  r_data_analyst["Data Analyst"]' in done.stdout) == (1, True), done.stdout
    drawn.draw()
    done = drawn.commit()
    assert done.returncode == 0, done.stdout


def test_a_diagram_that_somebody_edited_fails(drawn: Repository) -> None:
    text = (drawn.folder / "README.md").read_text(encoding="utf-8")
    drawn.add("README.md", text.replace("QA Engineer", "QA Enginer"))
    done = drawn.commit()
    assert (done.returncode, "stale: README.md" in done.stdout) == (1, True), done.stdout


def test_a_role_that_git_does_not_know_is_in_no_diagram(drawn: Repository) -> None:
    drawn.write("roles/data-analyst.md", role("Data Analyst", "QA Engineer"))
    drawn.add("notes.txt", "To do\n")
    done = drawn.commit()
    assert done.returncode == 0, done.stdout


SLIP = role("QA Engineer", "Backend Engineer").replace("# Interactions", "# Interactons")


@pytest.fixture
def mending(company: Repository, hook: str) -> Repository:
    """The same repository with the hook that repairs."""
    company.add(".pre-commit-config.yaml", hook.format("rolelint-fix"))
    company.commit_unchecked()
    return company


def test_a_slip_is_mended_and_the_commit_waits_for_it_to_be_added(mending: Repository) -> None:
    mending.add("roles/qa-engineer.md", SLIP)
    done = mending.commit()
    assert (done.returncode, "mended 1: 1 x RL202 unknown-section" in done.stdout) == (1, True), done.stdout
    mending.git("add", "roles/qa-engineer.md")
    assert (mending.folder / "roles/qa-engineer.md").read_text("utf-8") == role("QA Engineer", "Backend Engineer")
    mending.add("notes.md", "Mended\n")
    done = mending.commit()
    assert done.returncode == 0, done.stdout


def test_a_commit_of_the_readme_alone_is_not_held_up_by_a_slip_elsewhere(mending: Repository) -> None:
    mending.add("roles/qa-engineer.md", SLIP)
    mending.commit_unchecked()
    mending.add("README.md", "# A company with a new readme\n")
    done = mending.commit()
    assert (done.returncode, mending.git("status", "--porcelain")) == (0, ""), done.stdout


def test_a_commit_of_one_file_mends_that_file_alone(mending: Repository) -> None:
    mending.add("roles/qa-engineer.md", SLIP.replace("4 hours", "3 hours"))
    mending.add("roles/backend-engineer.md", role("Backend Engineer", "QA Engineer").replace("# Miss", "# Mis"))
    done = mending.run("git", "commit", "--message", "One", "--", "roles/qa-engineer.md")
    assert (done.returncode, "mended 1:" in done.stdout) == (1, True), done.stdout
    done = mending.run("git", "commit", "--message", "One", "--", "roles/qa-engineer.md")
    assert done.returncode == 0, done.stdout
    assert "# Mision" in (mending.folder / "roles/backend-engineer.md").read_text("utf-8")


def test_a_first_commit_passes_the_hook_that_repairs(fresh: Repository, hook: str) -> None:
    fresh.add(".pre-commit-config.yaml", hook.format("rolelint-fix"))
    done = fresh.commit()
    assert done.returncode == 0, done.stdout


def test_a_merge_passes_the_hook_that_repairs(mending: Repository) -> None:
    mending.git("switch", "--quiet", "--create", "branch")
    mending.add("roles/data-analyst.md", role("Data Analyst", "QA Engineer"))
    mending.commit_unchecked()
    mending.git("switch", "--quiet", "main")
    mending.add("README.md", "# A company with a new readme\n")
    mending.commit_unchecked()
    done = mending.run("git", "merge", "--no-edit", "branch")
    assert done.returncode == 0, done.stdout


@pytest.fixture
def tidying(company: Repository, hook: str) -> Repository:
    """The same repository with the hook that formats, its roles already in canonical text."""
    company.add(".pre-commit-config.yaml", hook.format("rolelint-format"))
    for name in ("roles/qa-engineer.md", "roles/backend-engineer.md"):
        text = (company.folder / name).read_text("utf-8")
        company.add(name, formatted(Source(name, text), ROLE_FORM, {}))
    company.commit_unchecked()
    return company


def test_a_messy_role_is_formatted_and_the_commit_waits_for_it_to_be_added(tidying: Repository) -> None:
    tidy = (tidying.folder / "roles/qa-engineer.md").read_text("utf-8")
    tidying.add("roles/qa-engineer.md", tidy.replace("# Mission\n\n", "# Mission\n").replace("↔", "<->"))
    done = tidying.commit()
    assert (done.returncode, "formatted roles/qa-engineer.md" in done.stdout) == (1, True), done.stdout
    assert (tidying.folder / "roles/qa-engineer.md").read_text("utf-8") == tidy


def test_a_commit_of_the_readme_alone_passes_the_hook_that_formats(tidying: Repository) -> None:
    messy = role("QA Engineer", "Backend Engineer").replace("↔", "<->")
    tidying.add("roles/qa-engineer.md", messy)
    tidying.commit_unchecked()
    tidying.add("README.md", "# A company\nwith a new  readme\n* and a list\n")
    done = tidying.commit()
    assert (done.returncode, tidying.git("status", "--porcelain")) == (0, ""), done.stdout


def test_a_commit_of_one_file_formats_that_file_alone(tidying: Repository) -> None:
    messy = {name: role(*name) for name in (("QA Engineer", "Backend Engineer"), ("Backend Engineer", "QA Engineer"))}
    for (name, _), text in messy.items():
        tidying.add(f"roles/{name.lower().replace(' ', '-')}.md", text.replace("→", "->"))
    done = tidying.run("git", "commit", "--message", "One", "--", "roles/qa-engineer.md")
    assert (done.returncode, "1 file formatted" in done.stdout) == (1, True), done.stdout
    assert "# Mission\nBackend" in (tidying.folder / "roles/backend-engineer.md").read_text("utf-8")


def test_a_merge_of_tidy_roles_passes_the_hook_that_formats(tidying: Repository) -> None:
    tidying.git("switch", "--quiet", "--create", "branch")
    tidying.add("notes.md", "# Notes\n")
    tidying.commit_unchecked()
    tidying.git("switch", "--quiet", "main")
    tidying.add("README.md", "# A company with a new readme\n")
    tidying.commit_unchecked()
    done = tidying.run("git", "merge", "--no-edit", "branch")
    assert done.returncode == 0, done.stdout


ALL_HOOKS = "rolelint-fix\n  - id: rolelint-format\n  - id: rolelint\n  - id: rolelint-graph"


@pytest.fixture
def guarded(tidying: Repository, hook: str) -> Repository:
    """The same repository with all hooks at once, tidy roles, and a readme that keeps a diagram of them."""
    tidying.add(".pre-commit-config.yaml", hook.format(ALL_HOOKS))
    tidying.add("rolelint.toml", '[[diagrams]]\nfile = "README.md"\n')
    tidying.add("README.md", "# A company\n\n<!-- rolelint:graph:begin -->\n<!-- rolelint:graph:end -->\n")
    tidying.draw()
    tidying.commit_unchecked()
    return tidying


def passed(done: subprocess.CompletedProcess[str]) -> tuple[int, int]:
    """Return the exit code of a commit, and how many hooks let it pass, with files or without."""
    return done.returncode, done.stdout.count("...Passed\n") + done.stdout.count("Skipped\n")


def test_a_commit_of_the_readme_alone_passes_all_hooks_whatever_state_the_roles_are_in(guarded: Repository) -> None:
    text = (guarded.folder / "roles/qa-engineer.md").read_text("utf-8")
    guarded.add("roles/qa-engineer.md", text.replace("# Mission", "# Mision").replace("4 hours", "Astronaut"))
    guarded.commit_unchecked()
    guarded.add("README.md", (guarded.folder / "README.md").read_text("utf-8") + "\nCome and work here.\n")
    done = guarded.commit()
    assert (passed(done), guarded.git("status", "--porcelain")) == ((0, 4), ""), done.stdout


def test_a_commit_of_one_tidy_file_passes_all_hooks_beside_a_messy_one(guarded: Repository) -> None:
    text = (guarded.folder / "roles/qa-engineer.md").read_text("utf-8")
    guarded.add("roles/qa-engineer.md", text.replace("4 hours", "3 hours"))
    messy = (guarded.folder / "roles/backend-engineer.md").read_text("utf-8").replace("# Mission", "# Mision")
    guarded.write("roles/backend-engineer.md", messy)
    done = guarded.run("git", "commit", "--message", "One", "--", "roles/qa-engineer.md")
    assert passed(done) == (0, 4), done.stdout
    assert (guarded.folder / "roles/backend-engineer.md").read_text("utf-8") == messy


def test_a_first_commit_passes_all_hooks(guarded: Repository) -> None:
    guarded.git("update-ref", "-d", "HEAD")
    done = guarded.commit()
    assert (passed(done), guarded.git("rev-list", "--count", "HEAD")) == ((0, 4), "1"), done.stdout


def test_a_merge_passes_all_hooks_once_the_diagram_shows_what_it_brings(guarded: Repository) -> None:
    guarded.git("switch", "--quiet", "--create", "branch")
    analyst = role("Data Analyst", "QA Engineer")
    guarded.add("roles/data-analyst.md", formatted(Source("data-analyst.md", analyst), ROLE_FORM, {}))
    guarded.draw()
    guarded.commit_unchecked()
    guarded.git("switch", "--quiet", "main")
    guarded.add("notes.md", "# Notes\n")
    guarded.commit_unchecked()
    done = guarded.run("git", "merge", "--no-edit", "branch")
    assert passed(done) == (0, 4), done.stdout


@pytest.fixture
def indebted(company: Repository, hook: str, tmp_path: Path) -> Repository:
    """The same repository with an old finding, a remote, and a hook that judges only what a change adds."""
    company.break_unchecked()
    config = hook.format("rolelint").rstrip("\n") + "\n    args: [--new-since, origin/main]\n"
    company.add(".pre-commit-config.yaml", config)
    company.commit_unchecked()
    remote = tmp_path / "remote.git"
    company.git("clone", "--quiet", "--bare", ".", str(remote))
    company.git("remote", "add", "origin", str(remote))
    company.git("fetch", "--quiet", "origin")
    company.git("switch", "--quiet", "--create", "feature")
    return company


def test_a_commit_beside_old_findings_passes_the_gate(indebted: Repository) -> None:
    indebted.add("roles/backend-engineer.md", role("Backend Engineer", "QA Engineer").replace("customers", "people"))
    done = indebted.commit()
    assert (done.returncode, "since origin/main: 0 new" in indebted.gate("origin/main")) == (0, True), done.stdout


def test_a_commit_that_adds_a_finding_fails_the_gate(indebted: Repository) -> None:
    indebted.add("roles/backend-engineer.md", role("Backend Engineer", "QA Engineer", "Nobody"))
    done = indebted.commit()
    assert (done.returncode, "1 new, 0 fixed" in done.stdout) == (1, True), done.stdout


def test_a_pull_request_is_judged_in_a_clone_of_the_remote(indebted: Repository, tmp_path: Path) -> None:
    indebted.add("roles/backend-engineer.md", role("Backend Engineer", "QA Engineer", "Nobody"))
    indebted.commit_unchecked()
    indebted.git("push", "--quiet", "origin", "feature")
    indebted.git("clone", "--quiet", "--branch", "feature", str(tmp_path / "remote.git"), str(tmp_path / "clone"))
    clone = Repository(tmp_path / "clone", {**indebted.environment, "GITHUB_BASE_REF": "main"})
    assert "since origin/main: 1 new, 0 fixed" in clone.gate()


def test_a_clone_without_the_history_cannot_be_judged(indebted: Repository, tmp_path: Path) -> None:
    indebted.git("push", "--quiet", "origin", "feature")
    address = f"file://{tmp_path / 'remote.git'}"
    indebted.git("clone", "--quiet", "--depth", "1", "--branch", "feature", address, str(tmp_path / "clone"))
    clone = Repository(tmp_path / "clone", {**indebted.environment, "GITHUB_BASE_REF": "main"})
    assert "fetch-depth: 0" in clone.gate()
