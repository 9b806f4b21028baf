"""Fixtures that every test may ask for, and how hypothesis runs here."""

import difflib
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).parent.parent

# Where Python may not write what it compiles beside the sources, each of the programs that tests start would compile
# all of them again, which takes it three times as long as its work.
if sys.dont_write_bytecode:
    sys.dont_write_bytecode = False
    sys.pycache_prefix = sys.pycache_prefix or str(ROOT / ".pytest_cache" / "bytecode")
    os.environ["PYTHONPYCACHEPREFIX"] = sys.pycache_prefix
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# No deadline: how fast an example runs depends on what else the machine does.
settings.register_profile("local", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "local"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write tests/golden instead of comparing with it")


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Let programs keep what they keep in a folder of this session, and find there nothing of other ones."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ROLELINT_CACHE_DIR", str(tmp_path_factory.mktemp("session") / "cache"))
        yield


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """Files of real projects beside the checkout; tests that want them are skipped where there are none."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("there is no ../shared here")
    return folder


@pytest.fixture
def own_git(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let git commit as somebody, without the settings of this machine and what a hook or CI service says."""
    for name in [name for name in os.environ if name.startswith(("GIT_", "PRE_COMMIT", "CI_", "GITHUB_"))]:
        monkeypatch.delenv(name)
    for person in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{person}_NAME", "Ada")
        monkeypatch.setenv(f"GIT_{person}_EMAIL", "ada@example.org")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", os.devnull)


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with the file of this name in tests/golden, byte by byte; `--update-golden` writes the file."""
    update = bool(request.config.getoption("--update-golden"))

    def compare(name: str, text: str) -> None:
        path = ROOT / "tests" / "golden" / name
        if update:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
            return
        expected = path.read_bytes().decode() if path.exists() else ""
        if text != expected:
            pytest.fail(_difference(name, expected, text), pytrace=False)

    return compare


def _difference(name: str, expected: str, text: str) -> str:
    before, after = expected.splitlines(keepends=True), text.splitlines(keepends=True)
    lines = difflib.unified_diff(before, after, f"tests/golden/{name}", "what is printed now")
    hint = "\nif what is printed now is right: make golden"
    return "".join(line if line.endswith("\n") else f"{line}\n\\ no newline at the end\n" for line in lines) + hint
