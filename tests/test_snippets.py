"""Hooks and workflows: what is added to files that are there, and that nothing else in them changes."""

import pytest

from rolelint.snippets import HOOK_FILE, hook, names_rolelint, with_hook, workflow
from rolelint.source import Source, Span
from rolelint.syntax import yaml


def value(text: str) -> dict[str, object]:
    found, problems = yaml.read(Source(HOOK_FILE, text), Span(0, len(text)))
    assert found is not None
    assert not problems
    mapping: dict[str, object] = found.value
    return mapping


@pytest.mark.parametrize(
    "text",
    [
        "repos:\n  - repo: a\n    rev: v1\n    hooks:\n      - id: x\n",
        "repos:\n- repo: a # why\n  rev: v1\n  hooks: [{id: x}]",
        "repos:\r\n- repo: a\r\n  rev: v1\r\n  hooks:\r\n  - id: x\r\n    # args: [y]\r\n\r\nci:\r\n  skip: [x]\r\n",
        "#\nrepos:\n    - repo: a\n      hooks:\n        - id: x\n          args: [\n           y\n          ]\n# z\n",
        "repos:\n- repo: a\n  hooks:\n  - id: x\n    description: |\n      long\n\n      text\nfail_fast: true\n",
    ],
)
def test_the_hook_comes_behind_everything_and_every_line_stays(text: str) -> None:
    result = with_hook(text)
    assert result is not None
    lines = iter(result.splitlines(keepends=True))
    assert all(any(kept.rstrip("\r\n") == line for line in map(str.rstrip, lines)) for kept in text.splitlines())
    before, after = value(text), value(result)
    assert [*_repos(before), *_repos(value(hook()))] == _repos(after)
    assert {**before, "repos": 0} == {**after, "repos": 0}
    assert ("\r\n" in text) == ("\r\n" in result)
    assert "\r\n" not in text or "\n" not in result.replace("\r\n", "")


def _repos(mapping: dict[str, object]) -> list[object]:
    repos = mapping["repos"]
    assert isinstance(repos, list)
    return repos


@pytest.mark.parametrize(
    "text",
    ["", "repos: []\n", "repos: [{repo: a}]\n", "hooks: 1\n", "repos:\n- &a {repo: a}\n- *a\n", "repos: [\n", "- a\n"],
)
def test_where_no_place_is_safe_nothing_is_added(text: str) -> None:
    assert with_hook(text) is None


def test_a_comment_about_rolelint_is_no_hook() -> None:
    assert not names_rolelint("repos:\n# rolelint some day\n- repo: a\n")
    assert names_rolelint(hook())


def test_a_workflow_is_yaml_whatever_the_folder_is_called() -> None:
    text = workflow('a "b": #c')
    (step,) = value(text)["jobs"]["rolelint"]["steps"][3:]  # type: ignore[index]
    assert step == {"run": "rolelint check", "working-directory": 'a "b": #c'}
    assert "working-directory" not in workflow("")
