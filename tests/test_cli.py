"""The program as people run it: exit codes, outputs, and what it says when it is used wrongly."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
COMPANY = ROOT / "examples" / "company"
ROLE = "roles/germination-technician/profile.md"
ROLISH = "---\nslug: a-b\ndefault_seniority: Mid\n---\n"
CRASH = """
import rolelint.cli, rolelint.runs
def check(*_):
    raise {error}
rolelint.runs.mend = check
rolelint.cli.main()
"""
ANSIBLE = {
    "roles/web/tasks/main.yml": "- name: install\n  apt: {name: nginx}\n",
    "roles/web/meta/main.yml": "dependencies: []\n",
}


def rolelint(
    *arguments: str, folder: Path, stdin: bytes | None = None, environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "rolelint", *arguments],
        cwd=folder,
        input=stdin,
        stdin=subprocess.DEVNULL if stdin is None else None,
        capture_output=True,
        env={**os.environ, **(environment or {})},
        check=False,
    )


def said(done: subprocess.CompletedProcess[bytes]) -> str:
    return (done.stdout + done.stderr).decode("utf-8")


@pytest.fixture
def company(tmp_path: Path) -> Path:
    folder = tmp_path / "company"
    shutil.copytree(COMPANY, folder)
    return folder


@pytest.fixture
def broken(company: Path) -> Path:
    path = company / ROLE
    text = path.read_text(encoding="utf-8").replace("→ Vault Keeper", "→ Astronaut")
    path.write_text(text.replace("— Competent (sample", "(sample"), encoding="utf-8")
    return company


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ((), 1),
        (("roles/vault-keeper",), 0),
        (("--exit-zero",), 0),
        (("--ignore", "RL401"), 0),
        (("--ignore", "RL401", "--fail-on", "info"), 1),
        (("--select", "RL310", "--fail-on", "warning"), 0),
        (("--select", "capability-without-proficiency", "--fail-on", "info"), 1),
        (("--preset", "basic"), 0),
        (("--ignore", "RL401", "--ignore", "RL310", "--fail-on", "info"), 0),
        (("--select", "RL2,RL310", "--extend-select", "RL401"), 1),
        (("--output-format", "json"), 1),
        (("--output-format", "concise"), 1),
        (("--statistics",), 1),
        (("--select", "RL99X"), 2),
        (("--ignore", "RL001"), 2),
        (("--output-format", "jsn"), 2),
        (("--output-format", "full", "--output-format", "json"), 2),
        (("--output-format", "sarif", "--output-format", "github"), 2),
        (("--output-format", "github", "--output-format", "full"), 1),
        (("--preset", "most"), 2),
        (("--no-such-option",), 2),
        (("nowhere",), 2),
    ],
)
def test_the_exit_code_says_what_came_of_it(broken: Path, arguments: tuple[str, ...], code: int) -> None:
    assert rolelint("check", *arguments, folder=broken).returncode == code


def test_a_wrong_format_names_the_nearest_one(company: Path) -> None:
    done = rolelint("check", "--output-format", "jsn", folder=company)
    assert "there is no format 'jsn'; did you mean 'json'?" in said(done)


def test_a_clean_company_passes(company: Path) -> None:
    done = rolelint("check", folder=company)
    assert (done.returncode, said(done).splitlines()[0]) == (
        0,
        "read 12 roles (form: role), 1 ladder (form: ladder); left aside 1 file (no role or ladder in it)",
    )


def test_several_outputs_are_written_in_one_run(broken: Path) -> None:
    done = rolelint("check", "--output-format", "concise", "--output-format", "json=out.json", folder=broken)
    report = json.loads((broken / "out.json").read_text(encoding="utf-8"))
    assert (len(report["diagnostics"]), said(done).count("RL401")) == (2, 1)


def test_every_format_can_be_written_in_one_run(broken: Path) -> None:
    formats = ("sarif", "github", "gitlab", "junit", "markdown", "json", "full")
    wanted = (f"--output-format={name}={name}.out" for name in formats)
    done = rolelint("check", *wanted, "--color", folder=broken)
    texts = [(broken / f"{name}.out").read_bytes() for name in formats]
    assert (done.returncode, done.stdout) == (1, b"")
    assert all(b"RL401" in text and b"\x1b" not in text and not text.startswith(b"\xef\xbb\xbf") for text in texts)


@pytest.mark.parametrize("name", ["sarif", "github", "gitlab", "junit", "markdown", "json"])
def test_what_programs_read_is_never_painted(broken: Path, name: str) -> None:
    assert b"\x1b[" not in rolelint("check", "--output-format", name, "--color", folder=broken).stdout


def test_paths_narrow_the_report_and_not_the_context(broken: Path) -> None:
    (broken / "roles" / "vault-keeper" / "profile.md").unlink()
    done = rolelint("check", "roles/field-grower", "--output-format", "concise", folder=broken)
    assert [line.split(":")[0] for line in done.stdout.decode().splitlines()] == ["roles/field-grower/profile.md"]


def test_standard_input_stands_in_for_a_file(company: Path) -> None:
    text = (company / ROLE).read_text(encoding="utf-8").replace("→ Vault Keeper", "→ Astronaut")
    done = rolelint("check", "--stdin-filename", ROLE, folder=company, stdin=text.encode())
    assert (done.returncode, "Astronaut" in said(done)) == (1, True)


def test_standard_input_that_is_no_utf8_is_a_finding(company: Path) -> None:
    data = (company / ROLE).read_bytes().replace(b"# Mission", b"# Mission\xe9")
    done = rolelint("check", "--stdin-filename", ROLE, folder=company, stdin=data)
    assert (done.returncode, "RL001" in said(done)) == (1, True)


def test_suppressions_can_be_switched_off(broken: Path) -> None:
    path = broken / ROLE
    text = path.read_text(encoding="utf-8").replace(
        "→ Astronaut (weekly)", "→ Astronaut (weekly) <!-- rolelint: ignore RL401: hired in May -->"
    )
    path.write_text(text, encoding="utf-8")
    codes = [rolelint("check", *options, folder=broken).returncode for options in ((), ("--no-suppressions",))]
    assert codes == [0, 1]


@pytest.mark.parametrize(
    ("files", "arguments", "code", "words"),
    [
        pytest.param({}, (), 2, "there is no role or ladder", id="an empty folder"),
        pytest.param({}, ("--allow-empty",), 0, "no role or ladder here", id="an empty folder, allowed"),
        pytest.param(
            {"a.md": "# Notes\n\nHello\n"},
            (),
            0,
            "left aside 1 file (no role or ladder in it)",
            id="no role or ladder in it",
        ),
        pytest.param({"README.md": "# Us\n"}, (), 0, "left aside 1 file", id="only a README"),
        pytest.param(ANSIBLE, (), 0, "left aside 2 files", id="Ansible roles"),
        pytest.param({"a.md": "Hi", "rolelint.toml": ""}, (), 2, "there is no role", id="a project without roles"),
        pytest.param({"a.md": "Hi", "rolelint.toml": "roles = ['x/*']"}, (), 2, "no file matches", id="no match"),
        pytest.param({"a.md": ROLISH, "rolelint.toml": "presett = 'a'"}, (), 2, "did you mean 'preset'?", id="a typo"),
        pytest.param(
            {"a.md": ROLISH, "rolelint.toml": "", ".rolelint.toml": ""}, (), 2, "two configurations", id="two"
        ),
    ],
)
def test_what_is_no_role_is_said(
    tmp_path: Path, files: dict[str, str], arguments: tuple[str, ...], code: int, words: str
) -> None:
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    done = rolelint("check", str(tmp_path), *arguments, folder=tmp_path)
    assert (done.returncode, words in said(done)) == (code, True), said(done)


@pytest.mark.parametrize(
    ("environment", "option", "is_painted"),
    [
        ({}, (), False),
        ({"FORCE_COLOR": "1"}, (), True),
        ({"FORCE_COLOR": "0"}, (), False),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, (), False),
        ({"NO_COLOR": "1"}, ("--color",), True),
        ({"FORCE_COLOR": "1"}, ("--no-color",), False),
    ],
)
def test_colour_is_the_readers_choice(
    broken: Path, environment: dict[str, str], option: tuple[str, ...], *, is_painted: bool
) -> None:
    done = rolelint("check", *option, folder=broken, environment=environment)
    assert (b"\x1b[" in done.stdout) == is_painted


def test_what_a_stream_cannot_encode_is_escaped(broken: Path) -> None:
    done = rolelint("check", folder=broken, environment={"PYTHONIOENCODING": "latin-1"})
    assert (done.returncode, b"\\u2192" in done.stdout) == (1, True)


def test_two_runs_say_the_same(broken: Path) -> None:
    first, second = (
        rolelint("check", "--output-format", "json", folder=broken, environment={"PYTHONHASHSEED": seed})
        for seed in "12"
    )
    assert first.stdout == second.stdout


def test_a_link_to_a_project_means_the_project(tmp_path: Path) -> None:
    shutil.copytree(COMPANY, tmp_path / "real")
    (tmp_path / "link").symlink_to("real")
    (tmp_path / "real" / ROLE).write_text(ROLISH, encoding="utf-8")
    for path in ("link", f"link/{ROLE}"):
        assert rolelint("check", path, folder=tmp_path).returncode == 1


def test_projects_inside_each_other_keep_apart(tmp_path: Path) -> None:
    for name in ("one", "two"):
        shutil.copytree(COMPANY, tmp_path / name)
    done = rolelint("check", folder=tmp_path)
    assert (done.returncode, "read 24 roles" in said(done)) == (0, True), said(done)


def test_several_paths_of_several_projects_make_one_report(tmp_path: Path) -> None:
    for name in ("one", "two"):
        shutil.copytree(COMPANY, tmp_path / name)
    path = tmp_path / "two" / ROLE
    path.write_text(path.read_text(encoding="utf-8").replace("→ Vault Keeper", "→ Astronaut"), encoding="utf-8")
    done = rolelint("check", "one", "two", "--output-format", "concise", folder=tmp_path)
    assert said(done).startswith(f"two/{ROLE}:45:")


def test_an_internal_error_is_exit_2_with_a_log_that_quotes_no_file(company: Path, tmp_path: Path) -> None:
    crash = CRASH.format(error="ValueError('secret words')")
    done = subprocess.run(
        [sys.executable, "-c", crash, "check", "x"],
        cwd=company,
        capture_output=True,
        env={**os.environ, "TMPDIR": str(tmp_path)},
        check=False,
    )
    (log,) = tmp_path.glob("rolelint-*.log")
    text = log.read_text(encoding="utf-8")
    assert (done.returncode, "secret" in text, "ValueError" in text) == (2, False, True)


def test_an_interrupted_run_is_exit_130(company: Path) -> None:
    crash = CRASH.format(error="KeyboardInterrupt")
    done = subprocess.run([sys.executable, "-c", crash, "check"], cwd=company, capture_output=True, check=False)
    assert done.returncode == 130


def test_a_reader_that_leaves_early_ends_the_run_quietly(broken: Path) -> None:
    command = f"{sys.executable} -m rolelint check --output-format json | head -c 1"
    done = subprocess.run(["bash", "-c", command], cwd=broken, capture_output=True, check=False)
    assert done.stderr == b""


def test_a_full_disk_is_told_and_is_no_bug(broken: Path) -> None:
    done = subprocess.run(
        ["bash", "-c", f"{sys.executable} -m rolelint check > /dev/full"], cwd=broken, capture_output=True, check=False
    )
    assert (done.returncode, done.stderr.decode().startswith("rolelint: standard output cannot be written")) == (
        2,
        True,
    )


def test_a_pipe_that_is_named_is_a_finding(company: Path) -> None:
    os.mkfifo(company / "pipe.md")
    done = rolelint("check", "pipe.md", folder=company)
    assert (done.returncode, "RL001" in said(done)) == (1, True)


def test_a_named_file_without_a_role_is_not_praised(company: Path) -> None:
    (company / "notes.md").write_text("# Notes\n", encoding="utf-8")
    done = rolelint("check", "notes.md", folder=company)
    assert ("'notes.md' was not judged: no role or ladder in it" in said(done), "well done" in said(done)) == (
        True,
        False,
    )
