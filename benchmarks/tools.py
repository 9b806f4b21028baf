"""What is measured, and with what: rolelint as a wheel, the other linters, each in a place of its own."""

import json
import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).parent.parent
# The other linters run their default rules, set so that they find as little in a clean project as rolelint does: long
# lines are fine, lists stand right below headings, and each section is a heading of the first level.
_RUMDL = """\
[global]
disable = ["MD025", "MD032"]
[MD013]
line-length = 2000
[MD022]
lines-below = 0
[MD024]
siblings-only = true
"""
_MARKDOWNLINT = {
    "config": {
        "MD013": {"line_length": 2000},
        "MD022": {"lines_below": 0},
        "MD024": {"siblings_only": True},
        "MD025": False,
        "MD032": False,
    }
}
_PYMARKDOWN = {
    "extensions": {"front-matter": {"enabled": True}},
    "plugins": {
        "md013": {"line_length": 2000},
        "md022": {"lines_below": 0},
        "md024": {"siblings_only": True},
        "md025": {"enabled": False},
        "md032": {"enabled": False},
    },
}


@dataclass(frozen=True)
class Tools:
    """The programs that take part. `revision` is that of rolelint when it was built.

    Another linter that could not be installed is none of `peers`; `missing` says why.
    """

    folder: Path
    revision: str
    peers: Mapping[str, str] = field(default_factory=dict)
    missing: Mapping[str, str] = field(default_factory=dict)

    @property
    def python(self) -> str:
        """The Python that has rolelint installed from its wheel."""
        return str(self.folder / "rolelint" / "bin" / "python")

    @property
    def rolelint(self) -> str:
        """The command, as pip made it."""
        return str(self.folder / "rolelint" / "bin" / "rolelint")

    @cached_property
    def options(self) -> str:
        """The help of `rolelint check`, which tells what the measured version can do."""
        done = subprocess.run([self.rolelint, "check", "--help"], capture_output=True, text=True, check=True)
        return done.stdout

    def has(self, option: str) -> bool:
        """Tell whether the measured rolelint knows an option of `check`."""
        return option in self.options

    def rumdl(self, cache: Path | None) -> list[str]:
        """Return a check of the current folder by rumdl, remembering in a folder or not at all."""
        remember = ["--cache-dir", str(cache)] if cache else ["--no-cache"]
        return [self._peer("rumdl"), "check", *remember, "--config", str(self.folder / "rumdl.toml"), "."]

    def markdownlint(self) -> list[str]:
        """Return a check of the current folder by markdownlint-cli2."""
        own = str(self.folder / "node" / "node_modules" / ".bin" / "markdownlint-cli2")
        return [own, "--config", str(self.folder / ".markdownlint-cli2.jsonc"), "**/*.md"]

    def pymarkdown(self) -> list[str]:
        """Return a check of the current folder by pymarkdownlnt."""
        return [self._peer("pymarkdown"), "--config", str(self.folder / "pymarkdown.json"), "scan", "-r", "."]

    def _peer(self, name: str) -> str:
        return str(self.folder / "peers" / "bin" / name)


def environment(**more: str) -> dict[str, str]:
    """Return the environment of measured processes: this one's without what changes how Python runs."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "ROLELINT"))}
    return {**kept, "NO_COLOR": "1", **more}


def install(folder: Path) -> Tools:
    """Build and install rolelint anew, the other linters if they are not there yet, and write their settings."""
    folder.mkdir(parents=True, exist_ok=True)
    revision = _revision()
    _install_rolelint(folder)
    (folder / "rumdl.toml").write_text(_RUMDL, encoding="utf-8")
    (folder / ".markdownlint-cli2.jsonc").write_text(json.dumps(_MARKDOWNLINT), encoding="utf-8")
    (folder / "pymarkdown.json").write_text(json.dumps(_PYMARKDOWN), encoding="utf-8")
    missing: dict[str, str] = {}
    _install_from_pypi(folder / "peers", missing)
    _install_from_npm(folder / "node", missing)
    tools = Tools(folder, revision)
    commands = {
        "rumdl": [*tools.rumdl(None)[:1], "--version"],
        "pymarkdownlnt": [*tools.pymarkdown()[:1], "version"],
        "markdownlint-cli2": [*tools.markdownlint()[:1], "--help"],
    }
    peers = {name: _version(command) for name, command in commands.items() if name not in missing}
    return Tools(folder, revision, peers, missing)


def _revision() -> str:
    command = ["git", "describe", "--always", "--dirty"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stdout.strip() or "unknown"


def _install_rolelint(folder: Path) -> None:
    print("building the wheel of rolelint and installing it", flush=True)
    wheels = folder / "wheels"
    shutil.rmtree(wheels, ignore_errors=True)
    _quietly([sys.executable, "-m", "build", "--wheel", "--outdir", str(wheels), str(ROOT)])
    [wheel] = wheels.glob("*.whl")
    place = folder / "rolelint"
    if not place.exists():
        venv.create(place, with_pip=True)
    pip = [str(place / "bin" / "python"), "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    _quietly([*pip, str(wheel)])
    # The version may be the same although the code is not. pip compiles what it installs to byte code.
    _quietly([*pip, "--force-reinstall", "--no-deps", str(wheel)])


def _install_from_pypi(place: Path, missing: dict[str, str]) -> None:
    if not place.exists():
        venv.create(place, with_pip=True)
    for name, program in (("rumdl", "rumdl"), ("pymarkdownlnt", "pymarkdown")):
        if not (place / "bin" / program).exists():
            pip = [str(place / "bin" / "python"), "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
            _attempt(name, [*pip, name], missing)


def _install_from_npm(place: Path, missing: dict[str, str]) -> None:
    if not (place / "node_modules" / ".bin" / "markdownlint-cli2").exists():
        place.mkdir(exist_ok=True)
        _attempt("markdownlint-cli2", ["npm", "install", "--prefix", str(place), "markdownlint-cli2"], missing)


def _attempt(name: str, command: list[str], missing: dict[str, str]) -> None:
    """Install another linter; a machine without it, or without a network, measures the rest."""
    print(f"installing {name}", flush=True)
    try:
        _quietly(command)
    except (OSError, subprocess.CalledProcessError) as error:
        missing[name] = f"{name} could not be installed ({type(error).__name__})"


def _quietly(command: list[str]) -> None:
    subprocess.run(command, check=True, capture_output=True, env=environment())


def _version(command: list[str]) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment())
    words = (done.stdout or done.stderr).partition("\n")[0].split()
    return next((word.removeprefix("v") for word in words if word.removeprefix("v")[:1].isdigit()), "unknown")
