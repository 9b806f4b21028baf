"""The action for GitHub and the job for GitLab: their scripts, run as the platforms run them, in repositories."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

pytestmark = [
    pytest.mark.skipif(shutil.which("git") is None, reason="there is no git here"),
    pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash here"),
]

ROOT = Path(__file__).parent.parent
ACTION = YAML(typ="safe").load(ROOT / "action.yml")
JOB = YAML(typ="safe").load(ROOT / "docs" / "gitlab-ci.yml")["rolelint"]
STEPS = {step.get("id", step["name"]): step for step in ACTION["runs"]["steps"]}
BIN = Path(sys.executable).parent
EXPRESSION = re.compile(r"\$\{\{ (.+?) \}\}")
ROLE = """\
---
id: baker-01
slug: baker
name: Baker
default_seniority: Senior
---

# Mission

Bread for the whole street.

# Responsibilities

- **Bake what people ask for** (primary)
  - *Success metric*: at least 95 % of orders baked within 1 day, per week
"""
VAGUE = ROLE.replace("at least 95 % of orders baked within 1 day, per week", "happy customers")
LOST = ROLE + "\n# Interactions\n\n- **Delivers bread** → Corner Shop (daily)\n"


@dataclass(frozen=True, slots=True)
class Ran:
    """What a step did: its exit code, what it printed, its outputs and its summary."""

    code: int
    printed: str
    outputs: Mapping[str, str]
    summary: str


@dataclass(frozen=True, slots=True)
class Clone:
    """A clone with a branch of its own, of a repository with the branch `main`."""

    folder: Path
    place: Path
    environment: dict[str, str] = field(repr=False)

    def git(self, *arguments: str) -> str:
        done = subprocess.run(
            ("git", *arguments), cwd=self.folder, env=self.environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def commit(self, **files: str) -> None:
        for name, text in files.items():
            path = self.folder / "roles" / f"{name}.md"
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        self.git("add", ".")
        self.git("commit", "--quiet", "--message", "A change")

    def run(self, script: str, **environment: str) -> subprocess.CompletedProcess[str]:
        file = self.place / "step.sh"
        file.write_text(script, encoding="utf-8")
        return subprocess.run(
            ("bash", "--noprofile", "--norc", "-euo", "pipefail", file),
            cwd=self.folder,
            env={**self.environment, **environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )

    def step(self, name: str, given: Mapping[str, str], **environment: str) -> Ran:
        """Run a step of the action; `given` are the values of its expressions."""
        step = STEPS[name]
        written = {name: self.place / name for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
        for path in written.values():
            path.write_text("")
        asked = {
            key: EXPRESSION.sub(lambda found: given[found[1]], value) for key, value in step.get("env", {}).items()
        }
        done = self.run(
            step["run"],
            **asked,
            **{name: str(path) for name, path in written.items()},
            RUNNER_TEMP=str(self.place / "temp folder"),
            GITHUB_ACTION_PATH=str(ROOT),
            **environment,
        )
        outputs = dict(line.split("=", 1) for line in written["GITHUB_OUTPUT"].read_text("utf-8").splitlines())
        return Ran(done.returncode, done.stdout, outputs, written["GITHUB_STEP_SUMMARY"].read_text("utf-8"))

    def check(self, base: str = "main", program: str = "", **inputs: str) -> Ran:
        """Run the step that checks, as on a pull request into a branch; inputs have `_` for `-`."""
        given = {name: value["default"] for name, value in ACTION["inputs"].items()}
        given |= {name.replace("_", "-"): value for name, value in inputs.items()}
        context = {f"inputs.{name}": value for name, value in given.items()}
        context["steps.install.outputs.program"] = program or str(BIN / "rolelint")
        return self.step("check", context, GITHUB_BASE_REF=base)


@pytest.fixture
def clone(tmp_path: Path) -> Clone:
    who = {"NAME": "A Tester", "EMAIL": "tester@example.org"}
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "GITHUB_", "CI"))}
    environment = {
        **{name: value for name, value in kept.items() if name != "PYTHONPATH"},
        **{f"GIT_{person}_{key}": value for person in ("AUTHOR", "COMMITTER") for key, value in who.items()},
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}",
    }
    (tmp_path / "origin").mkdir()
    origin = Clone(tmp_path / "origin", tmp_path, environment)
    origin.git("init", "--quiet", "--initial-branch", "main")
    origin.commit(baker=ROLE, debt=VAGUE.replace("aker", "aked").replace("Bake ", "Fry "))
    found = Clone(tmp_path / "a clone", tmp_path, environment)
    origin.git("clone", "--quiet", ".", str(found.folder))
    found.git("switch", "--quiet", "--create", "change")
    return found


def test_a_change_that_adds_a_finding_fails_with_annotations_a_summary_and_a_report(clone: Clone) -> None:
    clone.commit(baker=LOST)
    ran = clone.check()
    assert ran.code == 1, ran.printed
    assert [line.split("::")[1] for line in ran.printed.splitlines() if line.startswith("::error")] == [
        "error file=roles/baker.md,line=19,col=24,endColumn=35,title=RL401 unknown-interaction-target"
    ]
    assert "**1 new, " in ran.summary
    assert Path(ran.outputs["summary"]).read_text(encoding="utf-8") == ran.summary
    sarif = json.loads(Path(ran.outputs["sarif"]).read_text(encoding="utf-8"))
    assert "RL401" in {result["ruleId"] for result in sarif["runs"][0]["results"]}


def test_a_change_that_adds_none_passes_although_there_is_debt(clone: Clone) -> None:
    clone.commit(baker=ROLE.replace("whole", "entire"))
    ran = clone.check()
    assert (ran.code, ran.printed) == (0, "")
    assert "**0 new, 0 fixed, " in ran.summary
    assert "mission" in ran.summary


@pytest.mark.parametrize(
    ("line", "ends"),
    [
        ("- **Provides bread** → Driver ({})", "Baker → Driver"),
        ("- **Receives parcels** ← Driver ({})", "Driver → Baker"),
        ("- **Collaborates with** ↔ Driver ({})", "Baker ↔ Driver"),
        ("- **Collaborates with** ↔ Corner @Shop ({})", "Baker ↔ Corner @&#8203;Shop"),
    ],
)
def test_the_summary_shows_who_works_with_whom_otherwise(clone: Clone, line: str, ends: str) -> None:
    driver = ROLE.replace("aker", "river").replace("B", "D").replace("b", "d")
    texts = [f"{ROLE}\n# Interactions\n\n{line.format(often)}\n" for often in ("weekly", "daily")]
    clone.commit(baker=texts[0], driver=driver)
    clone.commit(baker=texts[1])
    verb = line.split("**")[1]
    assert f"| {ends} | {verb} (weekly) | {verb} (daily) |" in clone.check(new_since="HEAD~1").summary


def test_outside_of_a_pull_request_everything_counts(clone: Clone) -> None:
    ran = clone.check(base="", fail_on="warning")
    assert (ran.code, "title=RL601" in ran.printed) == (1, True)


def test_a_named_revision_goes_before_the_branch_of_the_pull_request(clone: Clone) -> None:
    clone.commit(baker=LOST)
    clone.git("commit", "--quiet", "--allow-empty", "--message", "Nothing")
    assert clone.check(new_since="HEAD~1").code == 0


@pytest.mark.parametrize(
    "paths", ["roles/baker.md", 'roles/baker.md\n\nroles/it\'s "a" $(touch hurt) `touch hurt`; touch hurt.md\n']
)
def test_paths_are_taken_one_a_line_whatever_is_in_them(clone: Clone, paths: str) -> None:
    clone.commit(**{"baker": LOST, 'it\'s "a" $(touch hurt) `touch hurt`; touch hurt': LOST.replace("aker", "oy")})
    ran = clone.check(paths=paths)
    assert (ran.code, ran.printed.count("::error")) == (1, len(paths.split("\n\n")))
    assert not list(clone.place.rglob("hurt"))


@pytest.mark.parametrize("name", ["new-since", "fail-on", "paths", "working-directory"])
@pytest.mark.parametrize("words", ["$(touch hurt)", "`touch hurt`", "'; touch hurt; '", '"; touch hurt; "', "--help"])
def test_no_input_is_a_command_or_an_option(clone: Clone, name: str, words: str) -> None:
    clone.commit(baker=LOST)
    ran = clone.check(**{name.replace("-", "_"): words})
    assert ran.code in {1, 2}, ran.printed
    assert (list(clone.place.rglob("hurt")), ran.summary, ran.outputs) == ([], "", {})


def test_a_base_that_is_not_there_fails_and_says_the_way_out(clone: Clone) -> None:
    ran = clone.check(base="release")
    assert (ran.code, ran.summary, ran.outputs) == (2, "", {})
    assert "fetch-depth: 0" in ran.printed


def test_what_an_earlier_run_wrote_is_not_shown_again(clone: Clone) -> None:
    clone.check()
    assert clone.check(base="release").outputs == {}


def test_it_starts_in_the_folder_that_is_named(clone: Clone) -> None:
    clone.commit(baker=LOST)
    assert "file=roles/baker.md" in clone.check(working_directory="roles").printed


def test_a_python_is_found_and_what_lies_in_the_checkout_is_not_imported(clone: Clone) -> None:
    (clone.folder / "platform.py").write_text("raise SystemExit('imported')")
    ran = clone.step("python", {})
    assert (ran.code, ran.printed) == (0, "")
    assert re.fullmatch(r"3\.\d+\.\S+", ran.outputs["version"])
    assert re.fullmatch(r"[\d-]+", ran.outputs["needs"])


def test_without_a_python_it_says_what_to_do(clone: Clone) -> None:
    (clone.place / "none").mkdir()
    for name in ("bash", "cat"):
        (clone.place / "none" / name).symlink_to(str(shutil.which(name)))
    ran = clone.step("python", {}, PATH=str(clone.place / "none"))
    assert ran.code == 2
    assert ran.printed.startswith("::error title=rolelint::there is no Python 3.11 or later here")


@pytest.mark.slow
def test_the_steps_install_what_lies_beside_the_action(clone: Clone) -> None:
    python = clone.step("python", {}).outputs["name"]
    installed = clone.step("install", {"steps.python.outputs.name": python})
    assert installed.code == 0, installed.printed
    clone.commit(baker=LOST)
    assert clone.check(program=installed.outputs["program"]).code == 1


def test_the_page_names_every_input_and_output(root: Path) -> None:
    page = (root / "docs" / "ci.md").read_text(encoding="utf-8")
    section = page.partition("## An action for GitHub")[2].partition("\n## ")[0]
    assert re.findall(r"^\| `(\S+)` \|", section, re.MULTILINE) == list(ACTION["inputs"])
    assert [name for name in ACTION["outputs"] if f"`{name}`" not in section] == []


def test_the_workflow_on_the_page_is_one(root: Path, tmp_path: Path) -> None:
    page = (root / "docs" / "ci.md").read_text(encoding="utf-8")
    text = page.partition("## An action for GitHub")[2].partition("```yaml\n")[2].partition("```")[0]
    (tmp_path / "rolelint.yml").write_text(text, encoding="utf-8")
    assert schema_faults("vendor.github-workflows", tmp_path / "rolelint.yml") == ""


def test_no_script_holds_an_expression() -> None:
    assert [name for name, step in STEPS.items() if "${{" in step.get("run", "")] == []


def test_every_action_that_is_used_is_pinned() -> None:
    used = [step["uses"] for step in STEPS.values() if "uses" in step]
    assert [name for name in used if not re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", name)] == []


def test_the_action_has_nothing_that_zizmor_minds(root: Path) -> None:
    program = shutil.which("zizmor", path=f"{BIN}{os.pathsep}{os.environ['PATH']}")
    assert program, "pip install zizmor"
    done = subprocess.run(
        (program, "--offline", "--no-config", "--persona", "auditor", "--format", "plain", root / "action.yml"),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


def schema_faults(schema: str, file: Path, *more: str) -> str:
    command = (sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, *more, str(file))
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr if done.returncode else ""


def test_the_files_are_what_the_platforms_say_they_are(root: Path) -> None:
    assert schema_faults("vendor.github-actions", root / "action.yml") == ""
    job = root / "docs" / "gitlab-ci.yml"
    assert schema_faults("vendor.gitlab-ci", job, "--data-transform", "gitlab-ci") == ""


def job(clone: Clone, target: str) -> subprocess.CompletedProcess[str]:
    return clone.run(
        "\n".join(JOB["script"]), **variables(JOB["variables"]), CI_MERGE_REQUEST_TARGET_BRANCH_NAME=target
    )


def variables(given: Mapping[str, Any]) -> dict[str, str]:
    return {name: str(value) for name, value in given.items()}


def test_the_job_for_gitlab_fails_a_change_that_adds_a_finding_and_writes_its_reports(clone: Clone) -> None:
    clone.commit(baker=LOST)
    clone.git("update-ref", "-d", "refs/remotes/origin/main")
    done = job(clone, "main")
    assert done.returncode == 1, done.stdout
    wanted = [*JOB["artifacts"]["paths"], *JOB["artifacts"]["reports"].values()]
    assert [name for name in wanted if not (clone.folder / name).is_file()] == []
    assert [one["check_name"].split()[0] for one in json.loads((clone.folder / wanted[1]).read_text("utf-8"))] == [
        "RL401"
    ]


def test_the_job_for_gitlab_passes_a_change_that_adds_none(clone: Clone) -> None:
    clone.commit(baker=ROLE.replace("whole", "entire"))
    assert job(clone, "main").returncode == 0


def test_the_job_for_gitlab_reports_everything_where_nothing_is_merged(clone: Clone) -> None:
    done = job(clone, "")
    assert (done.returncode, "RL601" in done.stdout) == (0, True)
