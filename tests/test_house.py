"""The house keeps its own rules: sizes, shapes, light imports, fresh documents."""

import ast
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import click
import pytest

from rolelint import plugins
from rolelint.dialect import Dialect
from rolelint.docs import generate, stale
from rolelint.drawing import Shape
from rolelint.extract import Room
from rolelint.patterns import lazy
from rolelint.rule import Rule, load_rules

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "rolelint"
MODULES = sorted(PACKAGE.rglob("*.py"))
PEOPLE = ROOT / "examples/company/roles"
AUTHOR = ("-c", "user.name=A", "-c", "user.email=a@example.com")
HEAVY = {"jsonschema", "markdown_it", "ruamel"}
NO_READERS_BUSINESS = re.compile(r"/work/|\bshared/|\bcorpora\b|\bcorpus\b|\bthis session\b|\bhelpers?\b")


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def length(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def functions() -> Iterator[tuple[str, str, int]]:
    """Yield module, function and number of lines."""
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield name_of(path), node.name, (node.end_lineno or 0) - node.lineno + 1


def test_a_module_fits_into_one_reading() -> None:
    assert [name_of(path) for path in MODULES if length(path) >= 400] == []


def test_a_rule_with_its_page_fits_into_120_lines() -> None:
    assert [name_of(path) for path in (PACKAGE / "rules").glob("*.py") if length(path) > 120] == []


def test_a_function_fits_on_one_screen() -> None:
    assert [found for found in functions() if found[2] > 50 and "/commands/" not in found[0]] == []


def test_a_command_gathers_calls_prints_and_exits_in_60_lines() -> None:
    assert [found for found in functions() if found[2] > 60 and "/commands/" in found[0]] == []


def test_packages_are_empty_so_that_light_modules_stay_light() -> None:
    assert [name_of(path) for path in MODULES if path.name == "__init__.py" and path.read_bytes()] == []


@pytest.mark.parametrize(
    ("folder", "value", "kind"),
    [("rules", "RULE", Rule), ("dialects", "DIALECT", Dialect), ("commands", "command", click.Command)],
)
def test_a_plugged_in_module_holds_the_value_of_its_folder(folder: str, value: str, kind: type) -> None:
    modules = list(plugins.modules(folder))
    assert modules
    assert [module.__name__ for module in modules if not isinstance(getattr(module, value, None), kind)] == []


def test_a_reporter_is_one_function_from_a_report_to_text() -> None:
    modules = list(plugins.modules("reporters"))
    assert modules
    assert [module.__name__ for module in modules if list(module.render.__annotations__) != ["report", "return"]] == []


def test_a_diagram_is_one_function_from_a_drawing_to_text_and_says_its_shapes() -> None:
    modules = list(plugins.modules("diagrams"))
    assert modules
    assert [module.__name__ for module in modules if list(module.render.__annotations__) != ["drawing", "return"]] == []
    assert [module.__name__ for module in modules if not {type(shape) for shape in module.SHAPES} <= {Shape}] == []


def test_an_exporter_is_one_function_from_an_extract_to_text_and_knows_its_own() -> None:
    modules = list(plugins.modules("exporters"))
    assert modules
    assert [module.__name__ for module in modules if list(module.render.__annotations__) != ["extract", "return"]] == []
    assert [module.__name__ for module in modules if list(module.wrote.__annotations__) != ["text", "return"]] == []
    assert [module.__name__ for module in modules if not isinstance(module.ROOM, Room)] == []


def test_a_pattern_that_is_compiled_late_compiles() -> None:
    names = (".".join(path.relative_to(ROOT).with_suffix("").parts) for path in MODULES)
    values = [value for name in names for value in vars(import_module(name)).values()]
    values += [part for value in values if isinstance(value, tuple) for part in value]
    found = [value for value in values if isinstance(value, type(lazy("")))]
    assert found
    assert [type(value.pattern) for value in found if type(value.pattern) is not str] == []


def test_no_two_rules_share_a_code() -> None:
    codes = Counter(module.RULE.code for module in plugins.modules("rules"))
    assert [code for code, count in codes.items() if count > 1] == []


def test_a_rule_is_called_as_its_file() -> None:
    assert [
        module.__name__
        for module in plugins.modules("rules")
        if module.RULE.name.replace("-", "_") != module.__name__.rpartition(".")[2]
    ] == []


@pytest.mark.parametrize("rule", load_rules().values(), ids=load_rules())
def test_a_page_speaks_to_readers_and_not_to_its_writers(rule: Rule) -> None:
    assert NO_READERS_BUSINESS.findall(rule.page or "") == []


def test_the_made_documents_are_fresh() -> None:
    assert [name for name, _ in stale(ROOT, generate(load_rules()))] == []


def imported(*arguments: str, folder: Path = ROOT) -> set[str]:
    """Return the names of all modules that a command imports."""
    command = [sys.executable, "-X", "importtime", "-m", "rolelint", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=True)
    return {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}


@pytest.mark.parametrize(
    "arguments",
    [
        *(["--version"], ["--help"], ["rules", "--help"], ["check", "--help"], ["explain", "--help"]),
        *(["export", "--help"], ["graph", "--help"], ["ladder", "--help"]),
        *(["metric", "--help"], ["metric", "99% uptime"]),
    ],
    ids=" ".join,
)
def test_what_needs_no_file_imports_no_parser(arguments: list[str]) -> None:
    found = {name.partition(".")[0] for name in imported(*arguments)}
    assert "rolelint" in found
    assert found & HEAVY == set()


@pytest.fixture
def committed(tmp_path: Path) -> Path:
    """A repository with a role that is committed."""
    shutil.copytree(PEOPLE, tmp_path / "roles")
    for command in (["init", "--quiet"], ["add", "."], [*AUTHOR, "commit", "--quiet", "--message", "Roles"]):
        subprocess.run(["git", *command], cwd=tmp_path, check=True)
    return tmp_path


@pytest.mark.parametrize(
    ("name", "left_out"),
    [
        ("settings.cfg", {"click", "dataclasses", "rolelint.cli"}),
        ("README.md", {"rolelint.project", "rolelint.analysis", "rolelint.rules", "importlib.metadata"}),
    ],
)
def test_a_hook_imports_little_to_tell_that_a_commit_is_no_concern_of_ours(
    name: str, left_out: set[str], committed: Path
) -> None:
    (committed / name).write_text("# About\n", encoding="utf-8")
    subprocess.run(["git", "add", name], cwd=committed, check=True)
    found = imported("check", "--hook", folder=committed)
    assert "rolelint.concern" in found
    assert found & left_out == set()


def test_a_plain_check_imports_nothing_for_what_only_other_runs_do(committed: Path) -> None:
    found = imported("check", "--exit-zero", folder=committed)
    assert "rolelint.project" in found
    assert (
        found & {"rolelint.gate", "rolelint.history", "rolelint.repair", "rolelint.outline", "importlib.metadata"}
        == set()
    )
