"""JUnit: read by its own parser, a suite for each file, a failure for each finding, whatever the names."""

from collections.abc import Callable
from dataclasses import replace
from xml.etree import ElementTree as ET

import alarms
import junitparser
from hypothesis import given

from rolelint.report import Report
from rolelint.reporters import junit


def suites(report: Report) -> list[junitparser.TestSuite]:
    read = junitparser.JUnitXml.fromstring(junit.render(report).encode())
    assert isinstance(read, junitparser.JUnitXml)
    counted = (read.tests, read.failures, read.errors, read.skipped)
    read.update_statistics()  # type: ignore[no-untyped-call]
    assert counted == (read.tests, read.failures, read.errors, read.skipped)
    return list(read)


def test_it_reads_as_it_did(golden: Callable[[str, str], None]) -> None:
    golden("reporters/alarms.junit.xml", junit.render(replace(alarms.report(), above="docs/team a/")))


@given(alarms.reports())
def test_every_finding_is_a_failure_of_the_suite_of_its_file(report: Report) -> None:
    found = suites(report)
    assert sum(suite.failures for suite in found) == len(report.diagnostics)
    assert len(found) == len({*report.checked, *(one.finding.at.path for one in report.diagnostics)})
    assert all(suite.tests == max(suite.failures, 1) for suite in found)


@given(alarms.reports())
def test_no_two_cases_of_a_suite_have_the_same_name(report: Report) -> None:
    for suite in suites(report):
        names = [case.name for case in suite]
        assert len({*names}) == len(names)


def test_a_file_without_findings_passes() -> None:
    clean = {suite.name: suite for suite in suites(alarms.report())}[alarms.LONG]
    assert (clean.tests, clean.failures) == (1, 0)
    assert [(case.name, case.is_passed) for case in clean] == [("nothing to repair", True)]


def test_a_file_that_could_not_be_read_has_a_suite_too() -> None:
    assert "roles/gone.md" in {suite.name for suite in suites(alarms.report())}


def test_a_failure_says_where_and_what_and_the_way_out() -> None:
    suite = {suite.name: suite for suite in suites(alarms.report())}[alarms.BEES]
    (result,) = list(suite)[1].result
    assert (result.type, result.message) == ("error", "no role here is called 'Gardner'")
    assert result.text.split("\n") == [
        f"{alarms.BEES}:4:20",
        "no role here is called 'Gardner'",
        'write [externals] "Gardner" = "x"',
    ]


def test_a_name_holds_no_line_number_so_that_it_is_known_again() -> None:
    names = [case.name for suite in suites(alarms.report()) for case in suite]
    assert "RL401 unknown-target: role:bees" in names
    assert r"RL610 without-subject: role:café\x07 (2)" in names


def test_characters_that_xml_has_no_place_for_are_written_as_escapes() -> None:
    root = ET.fromstring(junit.render(alarms.report()))  # noqa: S314 - we wrote it
    failure = next(root.iter("failure"))
    assert failure.get("message", "").endswith(r"\r\n::error::\x1b[31m \u202e \ufffe \ud800 ]]> <b>")


def test_a_run_that_read_nothing_is_valid_too() -> None:
    assert suites(Report()) == []
