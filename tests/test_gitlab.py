"""Code Quality for GitLab: every finding, none merged with another, in plain relative paths."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import alarms
import jsonschema
from hypothesis import given

from rolelint.report import Report
from rolelint.reporters import gitlab

# The fields that GitLab demands: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
DEMANDED = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "minLength": 1},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": r"^(?!\./|/)"},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}, "end": {"type": "integer"}},
                    },
                },
            },
        },
    },
}


def issues(report: Report) -> list[dict[str, Any]]:
    found = json.loads(gitlab.render(report))
    jsonschema.validate(found, DEMANDED)
    assert isinstance(found, list)
    return found


def test_it_reads_as_it_did(golden: Callable[[str, str], None]) -> None:
    golden("reporters/alarms.gitlab.json", gitlab.render(replace(alarms.report(), above="docs/team a/")))


@given(alarms.reports())
def test_every_finding_is_an_issue_with_a_fingerprint_of_its_own(report: Report) -> None:
    found = issues(report)
    assert len({one["fingerprint"] for one in found}) == len(found) == len(report.diagnostics)


@given(alarms.reports())
def test_it_has_no_byte_order_mark_and_is_utf8(report: Report) -> None:
    assert gitlab.render(report).encode().startswith(b"[")


def test_weights_are_those_of_gitlab() -> None:
    assert [one["severity"] for one in issues(alarms.report())] == ["minor", "major", "info", "info", "major"]


def test_paths_begin_at_the_top_of_the_repository_and_are_text() -> None:
    paths = [one["location"]["path"] for one in issues(replace(alarms.report(), above="docs/"))]
    assert paths[0] == f"docs/{alarms.BEES}"
    assert paths[2] == r"docs/roles/caf\udce9.md"


def test_the_description_says_the_rule_and_the_way_out() -> None:
    assert issues(alarms.report())[1]["description"] == (
        'RL401: no role here is called \'Gardner\'; write [externals] "Gardner" = "x"'
    )


def test_a_clean_run_is_an_empty_list() -> None:
    assert issues(Report()) == []
