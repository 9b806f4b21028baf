"""What people install: a wheel built from the sdist, in an environment that knows nothing of the checkout."""

import os
import shutil
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

from rolelint.version import VERSION

# A PYTHONPATH would let the checkout back in.
ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}


def run(*command: str | Path, folder: Path, check: bool = False) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(command, cwd=folder, env=ENVIRONMENT, capture_output=True, encoding="utf-8", check=False)
    if check and done.returncode:
        pytest.fail(done.stdout + done.stderr, pytrace=False)
    return done


@pytest.fixture(scope="session")
def built(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds the sdist, and the wheel that was built from it."""
    folder = tmp_path_factory.mktemp("dist")
    # Without --sdist or --wheel, build makes the sdist first and the wheel from what is in it.
    run(sys.executable, "-m", "build", "--outdir", folder, root, folder=folder, check=True)
    return folder


@pytest.fixture(scope="session")
def apart(built: Path, root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a copy of the examples, and `bin/rolelint` of a fresh environment that holds the wheel."""
    folder = tmp_path_factory.mktemp("apart")
    venv.create(folder, with_pip=True)
    run(folder / "bin" / "python", "-m", "pip", "install", "--quiet", *built.glob("*.whl"), folder=folder, check=True)
    shutil.copytree(root / "examples", folder / "examples")
    return folder


def test_the_sdist_holds_all_that_the_wheel_and_the_tests_need(built: Path) -> None:
    [sdist] = built.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        folders = {name.split("/")[1] for name in archive.getnames()}
    needed = {"benchmarks", "docs", "examples", "rolelint", "schemas", "tests", "Makefile", "LICENSE", "README.md"}
    assert folders >= needed


def test_the_wheel_holds_every_schema(built: Path, root: Path) -> None:
    [wheel] = built.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        shipped = {Path(name).name for name in archive.namelist() if name.startswith("rolelint/schemas/")}
    assert shipped == {path.name for path in (root / "schemas").iterdir()} != set()


def test_the_wheel_holds_the_package_and_nothing_beside_it(built: Path) -> None:
    [wheel] = built.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        tops = {name.split("/")[0] for name in archive.namelist()}
    assert tops == {"rolelint", f"rolelint-{VERSION}.dist-info"}


@pytest.mark.slow
def test_the_installed_program_tells_its_version(apart: Path) -> None:
    assert run("bin/rolelint", "--version", folder=apart).stdout == f"rolelint {VERSION}\n"


@pytest.mark.slow
def test_the_installed_program_passes_the_clean_company(apart: Path) -> None:
    done = run("bin/rolelint", "check", "examples/company", folder=apart)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.slow
def test_the_installed_program_finds_what_is_broken(apart: Path) -> None:
    done = run("bin/rolelint", "check", "examples/broken", folder=apart)
    assert done.returncode == 1, done.stdout + done.stderr
