import os
import subprocess
import sys
from collections.abc import Iterator
from importlib.machinery import PathFinder
from importlib.metadata import Distribution, DistributionFinder, MetadataPathFinder, entry_points
from pathlib import Path
from zipfile import ZipFile

import pytest

from rolelint import plugins

FORM = """
from rolelint.dialect import Dialect, SectionForm
from rolelint.items import responsibility

DIALECT = Dialect(
    name="{name}",
    markers=("^# .* wanted$", "^## what there is to do$"),
    titles=(r"(?P<name>.+) wanted$",),
    sections=(SectionForm("responsibilities", "What there is to do", responsibility, needs=("title",)),),
)
"""
POSTER = "# Baker wanted\n\n## What there is to do\n\n- Bake\n"


def install(folder: Path, package: str, entry: str, module: str) -> None:
    """Lay a package where an installer would put it: its module, and what tells of it."""
    name = package.replace("-", "_")
    (folder / f"{name}.py").write_text(module, encoding="utf-8")
    told = folder / f"{name}-1.0.dist-info"
    told.mkdir(parents=True)
    (told / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: 1.0\n", encoding="utf-8")
    (told / "entry_points.txt").write_text(f"[rolelint.dialects]\n{entry} = {name}\n", encoding="utf-8")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A folder for packages."""
    folder = tmp_path / "site"
    folder.mkdir()
    return folder


def rolelint(site: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    folder = site.parent / "project"
    folder.mkdir(exist_ok=True)
    (folder / "baker.md").write_text(POSTER, encoding="utf-8")
    path = os.pathsep.join([str(site), *filter(None, [os.environ.get("PYTHONPATH")])])
    return subprocess.run(
        [sys.executable, "-m", "rolelint", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_a_form_of_another_package_is_read(site: Path) -> None:
    install(site, "poster-roles", "poster", FORM.format(name="poster"))
    assert '"name": "Baker"' in rolelint(site, "export", "baker.md").stdout


def test_a_project_extends_a_form_of_another_package(site: Path) -> None:
    install(site, "poster-roles", "poster", FORM.format(name="poster"))
    (site.parent / "project").mkdir()
    text = '[dialects.bill]\nextends = "poster"\nmarkers = ["* wanted", "What there is to do"]\n'
    (site.parent / "project" / "rolelint.toml").write_text(text, encoding="utf-8")
    assert "read as form bill" in rolelint(site, "config", "show", "baker.md").stdout


@pytest.mark.parametrize(
    ("entry", "module", "says"),
    [
        (
            "agent",
            FORM.format(name="agent"),
            "'agent' in dialects comes from two packages: 'rolelint' and 'poster-roles'",
        ),
        ("many-roles", FORM.format(name="many-roles"), "from two packages: 'rolelint' and 'poster-roles'"),
        (
            "poster",
            "import nothing_like_that",
            "'poster' of 'poster-roles' cannot be imported: ModuleNotFoundError: No module named 'nothing_like_that'",
        ),
        ("poster", "raise SystemError('boo')", "cannot be imported: SystemError: boo"),
        ("poster", "", "the plug-in 'poster' of 'poster-roles' has no DIALECT that is a Dialect called 'poster'"),
        ("poster", FORM.format(name="bill"), "has no DIALECT that is a Dialect called 'poster'"),
    ],
)
def test_what_cannot_be_used_names_its_package_and_the_way_out(entry: str, module: str, says: str, site: Path) -> None:
    install(site, "poster-roles", entry, module)
    done = rolelint(site, "export", "baker.md")
    assert done.returncode == 2
    assert says in done.stderr
    assert "pip uninstall poster-roles" in done.stderr


def test_two_packages_with_one_name_are_both_named(site: Path) -> None:
    install(site, "poster-roles", "poster", FORM.format(name="poster"))
    install(site, "other-roles", "poster", FORM.format(name="poster"))
    done = rolelint(site, "export", "baker.md")
    assert done.returncode == 2
    assert "'poster' in dialects comes from two packages: 'other-roles' and 'poster-roles'" in done.stderr


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["check", "--help"], ["rules"]], ids=" ".join)
def test_what_reads_no_file_looks_for_no_packages(arguments: list[str], site: Path) -> None:
    install(site, "poster-roles", "poster", "raise SystemError('boo')")
    assert rolelint(site, *arguments).returncode == 0
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "rolelint", *arguments], capture_output=True, text=True, check=True
    )
    assert "importlib.metadata" not in done.stderr


GROUP = "rolelint.tests"
TOLD = f"[{GROUP}]\nposter = poster\n"
HOMES = {
    "a wheel": "poster-1.0.dist-info/entry_points.txt",
    "an editable install": "Poster-1.0.DIST-INFO/entry_points.txt",
    "a source folder": "poster.egg-info/entry_points.txt",
    "an egg": "poster-1.0.egg/EGG-INFO/entry_points.txt",
}


class Elsewhere(DistributionFinder):
    """A finder that knows packages which lie in no folder of the path."""

    def find_distributions(self, context: DistributionFinder.Context | None = None) -> Iterator[Distribution]:  # noqa: ARG002
        yield Told()


class Told(Distribution):
    def read_text(self, filename: str) -> str | None:
        return {"METADATA": "Name: poster\n", "entry_points.txt": TOLD}.get(filename)

    def locate_file(self, path: object) -> Path:
        return Path(str(path))


@pytest.fixture(autouse=True)
def only_the_usual_finder(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out the finders that other packages have added to this process."""
    usual = [finder for finder in sys.meta_path if finder is PathFinder or not hasattr(finder, "find_distributions")]
    monkeypatch.setattr(sys, "meta_path", usual)
    # A package that does the same for older Pythons takes this away from the usual one.
    monkeypatch.setattr(PathFinder, "find_distributions", MetadataPathFinder.find_distributions, raising=False)


@pytest.mark.parametrize("home", HOMES.values(), ids=HOMES)
def test_a_package_that_adds_is_found_wherever_it_lies(home: str, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = site / home
    told.parent.mkdir(parents=True)
    told.write_text(TOLD, encoding="utf-8")
    (told.parent / "PKG-INFO").write_text("Name: poster\n", encoding="utf-8")
    (told.parent / "METADATA").write_text("Name: poster\n", encoding="utf-8")
    folder = told.parent.parent
    assert not plugins.may_add(GROUP)
    monkeypatch.syspath_prepend(folder)
    assert (plugins.may_add(GROUP), [entry.name for entry in entry_points(group=GROUP)]) == (True, ["poster"])


def test_a_package_in_the_current_folder_is_found(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(site, "poster-roles", "poster", "")
    monkeypatch.chdir(site)
    monkeypatch.setattr(sys, "path", [""])
    assert plugins.may_add("rolelint.dialects")


def test_a_package_in_an_archive_is_found(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with ZipFile(site / "packages.zip", "w") as archive:
        archive.writestr("poster-1.0.dist-info/entry_points.txt", TOLD)
        archive.writestr("poster-1.0.dist-info/METADATA", "Name: poster\n")
    monkeypatch.syspath_prepend(str(site / "packages.zip"))
    assert (plugins.may_add(GROUP), [entry.name for entry in entry_points(group=GROUP)]) == (True, ["poster"])


def test_a_finder_of_somebody_elses_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "meta_path", [*sys.meta_path, Elsewhere()])
    assert (plugins.may_add(GROUP), [entry.name for entry in entry_points(group=GROUP)]) == (True, ["poster"])


def test_packages_that_add_nothing_are_not_looked_into(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(site, "poster-roles", "poster", "")
    monkeypatch.setattr(sys, "path", [str(site), str(site / "nothing")])
    assert not plugins.may_add(GROUP)


def test_a_check_asks_for_packages_only_where_one_adds_something(site: Path) -> None:
    command = [sys.executable, "-X", "importtime", "-m", "rolelint", "check", "--allow-empty"]
    done = subprocess.run(command, cwd=site, capture_output=True, text=True, check=True)
    assert "importlib.metadata" not in done.stderr
