"""The calendar: which day a run takes for today, what dates mean, and that nobody else looks at the clock."""

import ast
from collections.abc import Iterator
from dataclasses import fields
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from rolelint import runs
from rolelint.analysis import Analysis, Plan
from rolelint.cli import group
from rolelint.errors import UserError
from rolelint.rule import load_rules
from rolelint.today import age, last_day, later, today, written

PACKAGE = Path(__file__).parent.parent / "rolelint"
CLOCKS = {
    *("now", "utcnow", "fromtimestamp", "time", "time_ns", "monotonic", "monotonic_ns", "perf_counter"),
    *("process_time", "localtime", "gmtime", "ctime", "strftime"),
}
ROLE = "---\nid: be-01\nslug: be\nname: Brewer\ndefault_seniority: Mid\nreviewed: 2026-01\n---\n# Mission\nBrew.\n"
CONFIG = '[expects]\nreview-every = "3 months"\n'


@pytest.fixture(autouse=True)
def _no_epoch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


def test_the_day_that_is_given_counts_before_the_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    assert today("2026-03-31") == date(2026, 3, 31)


@pytest.mark.parametrize(
    ("seconds", "day"),
    [("0", date(1970, 1, 1)), ("86399", date(1970, 1, 1)), ("86400", date(1970, 1, 2)), ("-1", date(1969, 12, 31))],
)
def test_the_variable_counts_in_utc(seconds: str, day: date, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", seconds)
    assert today(None) == day


def test_without_both_it_is_the_day_in_utc() -> None:
    before = datetime.now(UTC).date()
    found = today(None)
    assert before <= found <= datetime.now(UTC).date()


def test_an_empty_variable_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "")
    assert today(None).year > 2000


@pytest.mark.parametrize(
    "given", ["", "today", "2026", "2026-03", "2026-02-30", "31.03.2026", "2026-3-1", "2026-03-31 "]
)
def test_what_is_no_day_is_told(given: str) -> None:
    with pytest.raises(UserError, match="is no day"):
        today(given)


@pytest.mark.parametrize("seconds", ["soon", "1.5", "9" * 40, "-" + "9" * 16])
def test_a_variable_that_is_no_time_is_told(seconds: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", seconds)
    with pytest.raises(UserError, match="SOURCE_DATE_EPOCH"):
        today(None)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-03-31", date(2026, 3, 31)),
        ("2026-02", date(2026, 2, 28)),
        ("2024-02", date(2024, 2, 29)),
        ("2026-12", date(2026, 12, 31)),
        ("2026-02-29", None),
        ("2026-00", None),
        ("2026", None),
        ("0000-01", None),
        ("٢٠٢٦-٠٣", None),
        ("2026-03-31\n", None),
    ],
)
def test_a_month_means_its_end(text: str, day: date | None) -> None:
    assert written(text) == day


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("by 2026-06-30", date(2026, 6, 30)),
        ("by 2026/6", date(2026, 6, 30)),
        ("by 30.06.2026", date(2026, 6, 30)),
        ("by 12/31/2026", date(2026, 12, 31)),
        ("by 31/12/2026", date(2026, 12, 31)),
        ("by 03/04/2026", date(2026, 4, 3)),
        ("by 30 June 2026", date(2026, 6, 30)),
        ("by the 1st of May, 2026", date(2026, 5, 1)),
        ("by Sept. 3rd, 2026", date(2026, 9, 3)),
        ("by the end of March 2026", date(2026, 3, 31)),
        ("before FEB 2024", date(2024, 2, 29)),
        ("by Q3 2026", date(2026, 9, 30)),
        ("by q1-2026", date(2026, 3, 31)),
        ("in H1 2026", date(2026, 6, 30)),
        ("in 2026", date(2026, 12, 31)),
        ("by mid 2026", date(2026, 12, 31)),
        ("2026", date(2026, 12, 31)),
        ("by end of fiscal year 2026", None),
        ("by FY 2026", None),
        ("by FY26", None),
        ("by June", None),
        ("by Q3", None),
        ("by 31 June 2026", None),
        ("by 45/45/2026", None),
        ("within 2026 days", None),
        ("by 12026", None),
        ("", None),
    ],
)
def test_words_mean_the_last_day_that_they_may(words: str, day: date | None) -> None:
    assert last_day(words) == day


@pytest.mark.parametrize(
    ("day", "duration", "due"),
    [
        (date(2026, 1, 31), "1 month", date(2026, 2, 28)),
        (date(2024, 2, 29), "1 year", date(2025, 2, 28)),
        (date(2026, 12, 31), "2 months", date(2027, 2, 28)),
        (date(2026, 6, 30), "12 months", date(2027, 6, 30)),
        (date(2026, 6, 30), "2 weeks", date(2026, 7, 14)),
        (date(2026, 6, 30), "1 day", date(2026, 7, 1)),
        (date(2026, 6, 30), "99999 years", date.max),
        (date(2026, 6, 30), "999999999999 days", date.max),
    ],
)
def test_a_length_of_time_keeps_to_the_calendar(day: date, duration: str, due: date) -> None:
    assert later(day, duration) == due


@pytest.mark.parametrize(
    ("since", "until", "words"),
    [
        (date(2026, 6, 30), date(2026, 7, 1), "1 day"),
        (date(2026, 5, 31), date(2026, 6, 29), "29 days"),
        (date(2026, 5, 30), date(2026, 6, 30), "1 month"),
        (date(2024, 7, 2), date(2026, 7, 1), "23 months"),
        (date(2024, 7, 1), date(2026, 7, 1), "2 years"),
    ],
)
def test_an_age_is_told_in_words(since: date, until: date, words: str) -> None:
    assert age(since, until) == words


def project(folder: Path) -> Path:
    (folder / "rolelint.toml").write_text(CONFIG, encoding="utf-8")
    (folder / "brewer.md").write_text(ROLE, encoding="utf-8")
    return folder


def overdue(arguments: list[str]) -> set[str]:
    result = CliRunner().invoke(group, ["check", "--output-format", "concise", *arguments])
    assert result.exit_code == 0, result.output
    return {code for code in ("RL420",) if code in result.output}


@pytest.mark.parametrize(("day", "codes"), [("2026-04-30", set()), ("2026-05-01", {"RL420"})])
def test_a_run_judges_by_the_day_that_it_is_given(day: str, codes: set[str], tmp_path: Path) -> None:
    assert overdue([str(project(tmp_path)), "--today", day]) == codes


@pytest.mark.parametrize(("day", "codes"), [(date(2026, 4, 30), set()), (date(2026, 5, 1), {"RL420"})])
def test_a_run_judges_by_the_variable(
    day: date, codes: set[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seconds = datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", f"{seconds:.0f}")
    assert overdue([str(project(tmp_path))]) == codes


def test_a_run_without_a_day_depends_on_none(tmp_path: Path) -> None:
    report = runs.check(runs.Asked((project(tmp_path),)))
    assert report is not None
    assert "RL420" not in {diagnostic.code for diagnostic in report.diagnostics}


def attributes(path: Path) -> Iterator[tuple[str, str]]:
    """Yield what a module asks of other values: the value as written, and the name asked for."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Attribute):
            yield ast.unparse(node.value), node.attr
        if isinstance(node, ast.ImportFrom) and node.module in {"time", "datetime"}:
            yield from ((node.module, alias.name) for alias in node.names)


def test_nothing_else_reads_the_clock() -> None:
    reading = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        for value, name in attributes(path)
        if name in CLOCKS and value.rpartition(".")[2] in {"time", "datetime", "date"}
    }
    # What is kept between runs compares the times of files, and counts for one day.
    assert reading - {"cache.py", "disk.py", "replay.py"} == {"today.py"}


def test_only_rules_of_the_calendar_ask_for_the_day() -> None:
    asking = {
        path.stem
        for path in (PACKAGE / "rules").glob("*.py")
        if ("catalog", "today") in attributes(path) or "rolelint.today" in path.read_text(encoding="utf-8")
    }
    assert asking == {"impossible_metric", "review_overdue"}


def test_a_finding_that_only_time_made_is_a_warning_at_most() -> None:
    rules = [rule for rule in load_rules().values() if rule.name in {"impossible-metric", "review-overdue"}]
    assert [rule.severity.word for rule in rules] == ["warning", "info"]


def test_what_is_kept_of_a_file_does_not_depend_on_the_day() -> None:
    assert {"today"} & {setting.name for setting in (*fields(Plan), *fields(Analysis))} == set()
