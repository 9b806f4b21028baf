"""The reporters, on a report made by hand over three invented roles."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import jsonschema
import pytest

from rolelint.diagnostic import Diagnostic, Finding, Fix, Note, Safety, Severity
from rolelint.paint import paint
from rolelint.report import Report, Share, Summary, merge
from rolelint.reporters import concise, full, overview
from rolelint.reporters import json as json_reporter
from rolelint.rule import Rule
from rolelint.source import Edit, Location, Source, Span

TEXTS = {
    "roles/beekeeper/profile.md": """---
id: gd-01
slug: beekeeper
name: Beekeeper
---

# Mission
Keep eleven hives healthy through the winter.

# Responsibilities
- **Inspect the hives 🐝** (primary)
  *Success metric*: happy bees, stable colonies
- **Harvest honey**
\t- *Success metric*:\tgood honey

# Interactions
- **Delivers honey** → Candle Maker (monthly)
- **Advises** → Gardner (weekly)
""",
    "roles/gardener/profile.md": """---
id: gd-01
slug: gardener
name: Gardener
---

# Responsibilities
- **Plant what bees like** (primary)
  *Success metric*: something flowers, from March on, that bees and people both enjoy
- **Water the beds**
""".replace("\n", "\r\n"),
    "roles/養蜂家.md": """---
name: 養蜂家
slug: yohoka
---

# Responsibilities
- **巣箱の点検 👩\u200d🌾**: 品質を保つ \x1b[31m
""",
}
SOURCES = {path: Source(path, text) for path, text in TEXTS.items()}
BEEKEEPER, GARDENER, YOHOKA = TEXTS

RULES = {
    code: Rule(code, f"rolelint.rules.{name}", None, many, severity)
    for code, name, many, severity in [
        ("RL001", "unreadable_file", "files that cannot be read", Severity.ERROR),
        ("RL302", "responsibility_without_metric", "responsibilities without a success metric", Severity.WARNING),
        ("RL401", "unknown_interaction_target", "interactions with nobody known", Severity.ERROR),
        ("RL405", "duplicate_id", "ids that two roles share", Severity.ERROR),
        ("RL601", "vague_metric", "success metrics that nobody can check", Severity.WARNING),
        ("RL610", "metric_without_subject", "success metrics without a subject", Severity.INFO),
    ]
}


def at(path: str, words: str) -> Location:
    start = TEXTS[path].index(words)
    return Location(path, Span(start, start + len(words)))


def diagnostic(code: str, entity: str, finding: Finding) -> Diagnostic:
    rule = RULES[code]
    return Diagnostic(code, rule.name, finding.severity or rule.severity, finding, entity)


def unknown_target() -> Finding:
    place = at(BEEKEEPER, "Gardner")
    fix = Fix("write 'Gardener'", (Edit(place, "Gardener"),), Safety.UNSAFE)
    return Finding("no role here is called 'Gardner'; did you mean 'Gardener'?", place, fix=fix)


def unknown_outsider() -> Finding:
    hint = 'not a role? say so once in rolelint.toml: [externals] "Candle Maker" = "who they are"'
    return Finding("no role here is called 'Candle Maker'", at(BEEKEEPER, "Candle Maker"), hint=hint)


def duplicate_id() -> Finding:
    first = Note("here it is used first", at(BEEKEEPER, "gd-01"))
    return Finding("the id 'gd-01' belongs to Beekeeper already", at(GARDENER, "gd-01"), notes=(first,))


def vague(path: str, words: str) -> Finding:
    return Finding(f"nobody can tell when '{words}' is reached: no number, date or yes-or-no state", at(path, words))


def without_metric(path: str, words: str) -> Finding:
    return Finding(f"responsibility '{words.strip('*')}' has no success metric", at(path, words))


def few() -> tuple[Diagnostic, ...]:
    enjoyed = "that bees and people both enjoy"
    return (
        diagnostic("RL601", "role:beekeeper/responsibilities/harvest-honey", vague(BEEKEEPER, "good honey")),
        diagnostic("RL401", "role:beekeeper/interactions/candle-maker", unknown_outsider()),
        diagnostic("RL401", "role:beekeeper/interactions/gardner", unknown_target()),
        diagnostic("RL405", "role:gardener", duplicate_id()),
        diagnostic("RL610", "role:gardener/responsibilities", Finding("who enjoys it?", at(GARDENER, enjoyed))),
        diagnostic("RL302", "role:gardener/responsibilities", without_metric(GARDENER, "**Water the beds**")),
        diagnostic("RL302", "role:yohoka/responsibilities", without_metric(YOHOKA, "**巣箱の点検 👩\u200d🌾**")),
        diagnostic("RL601", "role:yohoka/responsibilities", vague(YOHOKA, "品質を保つ \x1b[31m")),
    )


def many() -> Iterator[Diagnostic]:
    yield from few()
    for words in ("happy bees", "stable colonies"):
        yield diagnostic("RL601", "role:beekeeper/responsibilities/inspect-the-hives", vague(BEEKEEPER, words))
    long = "something flowers, from March on, that bees and people both enjoy"
    yield diagnostic("RL601", "role:gardener/responsibilities", vague(GARDENER, long))


def report_of(*diagnostics: Diagnostic) -> Report:
    return Report(
        diagnostics=tuple(sorted(diagnostics, key=lambda diagnostic: (diagnostic.finding.at, diagnostic.code))),
        sources=SOURCES,
        rules=RULES,
        roles=3,
        forms={"role": 3},
        left_aside={"no role or ladder in it": 4},
        suppressed=1,
        shares=(Share("beekeeper", 1, 0, 2), Share("gardener", 0, 1, 0, 3)),
        not_judged=("proficiencies were not judged: no role gives any",),
    )


@pytest.mark.parametrize("reporter", [overview, full, concise, json_reporter])
@pytest.mark.parametrize(("name", "report"), [("few", report_of(*few())), ("many", report_of(*many()))])
def test_a_report_reads_as_it_did(
    reporter: ModuleType, name: str, report: Report, golden: Callable[[str, str], None]
) -> None:
    format_name = reporter.__name__.rpartition(".")[2]
    golden(f"reporters/{name}.{format_name}.txt", reporter.render(report))


@pytest.mark.parametrize("reporter", [overview, full, concise, json_reporter])
def test_nothing_that_a_terminal_would_obey_is_printed(reporter: ModuleType) -> None:
    text = reporter.render(report_of(*many()))
    assert all(character.isprintable() or character in "\n\u200d" for character in text)


def test_a_ladder_that_lies_in_several_files_is_one() -> None:
    unread = full.render(Report(ladders=1, unread_ladders=2, ladder_forms={"ladder": 1}))
    assert unread.startswith("read 0 roles, 1 ladder (form: ladder); 2 files of ladders cannot be read\n")
    text = full.render(Report(roles=1, ladders=1, forms={"role": 1}, ladder_forms={"ladder-level": 5}))
    assert text.startswith("read 1 role (form: role), 1 ladder in 5 files (form: ladder-level)\n")


@pytest.mark.parametrize("reporter", [overview, full])
def test_a_clean_run_says_so_in_one_line(reporter: ModuleType) -> None:
    report = Report(
        roles=1, ladders=2, forms={"role": 1}, ladder_forms={"ladder": 1, "ladder-text": 1}, left_aside={"template": 1}
    )
    assert reporter.render(report) == (
        "read 1 role (form: role), 2 ladders (forms: ladder 1, ladder-text 1); left aside 1 file (template)\n"
        "nothing to repair, well done\n"
    )


@pytest.mark.parametrize(
    ("share", "sentence"),
    [
        (Share("", 1, 0, 0), "1 of 1 success metric is measurable"),
        (Share("", 46, 12, 29), "46 of 87 success metrics are measurable"),
        (
            Share("", 0, 1, 1, 1),
            "0 of 2 success metrics are measurable; 1 success metric not judged: in another language than English",
        ),
        (Share("", 0, 0, 0, 3), "3 success metrics not judged: in another language than English"),
    ],
)
def test_the_last_lines_say_how_many_metrics_are_measurable(share: Share, sentence: str) -> None:
    assert full.render(Report(roles=1, forms={"role": 1}, shares=(share,))).splitlines()[1] == sentence


def test_the_metrics_of_several_projects_are_counted_together() -> None:
    both = merge((Report(shares=(Share("a", 1, 2, 3, 4),)), Report(shares=(Share("b", 10, 20, 30, 40),))))
    assert both.share == Share("", 11, 22, 33, 44)


def test_a_folder_without_roles_says_so() -> None:
    text = overview.render(Report(left_aside={"no role or ladder in it": 2, "template": 1}))
    assert text == (
        "read 0 roles, 0 ladders; left aside 3 files (no role or ladder in them 2, template 1)\n"
        "no role or ladder here, so nothing was judged\n"
    )


def test_nothing_left_aside_is_not_worth_a_word() -> None:
    assert full.render(Report(roles=2, forms={"role": 2})).startswith("read 2 roles (form: role), 0 ladders\n")


def test_concise_prints_no_line_where_nothing_was_found() -> None:
    assert concise.render(Report(roles=8)) == ""


def test_ten_findings_are_shown_in_full_and_eleven_are_summed_up() -> None:
    found = diagnostic("RL601", "role:beekeeper", vague(BEEKEEPER, "happy bees"))
    shown = [overview.render(report_of(*[found] * number)).count("^^^^^^^^^^") for number in (10, 11)]
    assert shown == [10, 0]


def test_the_overview_shows_five_errors_of_a_rule_but_only_three_of_six() -> None:
    other = [diagnostic("RL601", "role:beekeeper", vague(BEEKEEPER, "happy bees"))] * 9
    error = diagnostic("RL401", "role:beekeeper", unknown_target())
    shown = [overview.render(report_of(*other, *[error] * number)).count(" | - **Advises**") for number in (5, 6)]
    assert shown == [5, 3]


def test_the_overview_says_how_many_errors_of_a_rule_it_left_out() -> None:
    error = diagnostic("RL401", "role:beekeeper", unknown_target())
    assert "\n… and 9 more RL401 unknown-interaction-target\n" in overview.render(report_of(*[error] * 12))


def test_the_overview_of_many_rules_fits_on_one_screen() -> None:
    codes = [f"RL6{number:02}" for number in range(12)]
    rules = {code: Rule(code, "rolelint.rules.some_smell", None, "smells of some kind") for code in codes}
    finding = vague(BEEKEEPER, "happy bees")
    weights = [Severity.INFO if code > "RL608" else Severity.WARNING for code in codes]
    found = [
        Diagnostic(code, "some-smell", severity, finding, "role:beekeeper")
        for code, severity in zip(codes * 20, weights * 20, strict=True)
    ]
    errors = [diagnostic("RL401", "role:beekeeper", error) for error in (unknown_target(), unknown_outsider())]
    report = replace(report_of(*errors, *found), rules={**RULES, **rules})
    assert overview.render(report).count("\n") < 30


PLANTING, WATERING = (
    diagnostic("RL302", "role:gardener", without_metric(GARDENER, words)) for words in ("Plant", "Water")
)


def summed_up(*others: Diagnostic) -> Report:
    whole = replace(PLANTING, finding=replace(PLANTING.finding, message="2 of 2 have none"))
    return replace(report_of(PLANTING, WATERING, *others), summaries=(Summary(whole, (PLANTING, WATERING)),))


def test_the_overview_shows_a_summary_in_place_of_what_it_stands_for() -> None:
    text = overview.render(summed_up())
    assert ("2 of 2 have none" in text, "has no success metric" in text) == (True, False)
    assert "0 errors, 2 warnings, 0 notes; 1 suppressed; one by one: --output-format full\n" in text


def test_the_overview_counts_what_is_summed_up_where_it_has_a_line_per_rule() -> None:
    others = [diagnostic("RL601", "role:beekeeper", vague(BEEKEEPER, "happy bees"))] * 10
    assert "    2  responsibilities without a success metric  " in overview.render(summed_up(*others))


@pytest.mark.parametrize("reporter", [full, concise, json_reporter])
def test_whoever_lists_the_findings_gets_each_of_them(reporter: ModuleType) -> None:
    text = reporter.render(merge((summed_up(), Report())))
    assert ("2 of 2 have none" in text, text.count("has no success metric")) == (False, 2)


def test_findings_outside_roles_are_counted_by_file() -> None:
    found = [
        Diagnostic("RL601", "vague-metric", Severity.WARNING, Finding("m", Location(path, Span(0, 0))), f"file:{path}")
        for path in TEXTS
    ]
    assert "3 files  m  " in overview.render(report_of(*found * 4))


def test_findings_of_ladders_and_of_roles_together_are_counted_by_file() -> None:
    finding = vague(BEEKEEPER, "happy bees")
    found = [
        Diagnostic("RL601", "vague-metric", Severity.WARNING, finding, entity)
        for entity in ("role:a", "ladder:a/level-1")
    ]
    text = overview.render(report_of(*found * 6))
    assert "   12  success metrics that nobody can check   RL601  1 file  'happy bees'  a:12\n" in text


def test_findings_of_one_level_are_counted_by_their_ladder() -> None:
    found = Diagnostic("RL601", "vague-metric", Severity.WARNING, vague(BEEKEEPER, "happy bees"), "ladder:a/level-1")
    assert "RL601  1 ladder  'happy bees'  a:12\n" in overview.render(report_of(*[found] * 11))


def test_a_run_with_nothing_but_errors_advises_to_look_at_the_first() -> None:
    error = diagnostic("RL401", "role:beekeeper", unknown_target())
    text = overview.render(replace(report_of(*[error] * 12), suppressed=0))
    assert text.endswith(
        "\n12 errors, 0 warnings, 0 notes; one by one: --output-format full; one rule: --select RL401\n"
    )


def test_where_the_text_says_nothing_the_message_is_the_example() -> None:
    finding = Finding("not UTF-8", Location("latin.md", Span(0, 0)))
    found = Diagnostic("RL001", "unreadable-file", Severity.WARNING, finding, "file:latin.md")
    assert "   11  files that cannot be read   RL001  1 file  not UTF-8  latin.md:1\n" in overview.render(
        report_of(*[found] * 11)
    )


def test_the_json_report_is_what_its_schema_says(root: Path) -> None:
    schema = json.loads((root / "schemas" / "report.schema.json").read_text("utf-8"))
    validator = jsonschema.Draft202012Validator(schema)
    assert list(validator.iter_errors(json.loads(json_reporter.render(report_of(*many()))))) == []


@pytest.mark.parametrize("draft", [jsonschema.Draft202012Validator, jsonschema.Draft7Validator])
def test_a_key_that_the_schema_does_not_know_is_refused(draft: Any, root: Path) -> None:
    schema = json.loads((root / "schemas" / "report.schema.json").read_text("utf-8"))
    document = json.loads(json_reporter.render(report_of(*few())))
    document["diagnostics"][0]["start"]["utf16"] = 3
    assert [error.validator for error in draft(schema).iter_errors(document)] == ["additionalProperties"]


def test_every_property_of_the_report_schema_has_a_description(root: Path) -> None:
    schema = json.loads((root / "schemas" / "report.schema.json").read_text("utf-8"))
    objects = [schema, schema["properties"]["tool"], schema["properties"]["summary"], *schema["$defs"].values()]
    properties = [(name, value) for each in objects for name, value in each["properties"].items()]
    assert [name for name, value in properties if not value.get("description")] == []


def test_json_places_count_lines_and_columns_from_one_and_offsets_from_zero() -> None:
    found = diagnostic("RL405", "role:gardener", duplicate_id())
    start = json.loads(json_reporter.render(report_of(found)))["diagnostics"][0]["start"]
    assert start == {"line": 2, "column": 5, "offset": 9}


def test_json_reads_back_the_very_characters_of_a_message() -> None:
    message = "'\x1b[31m' and '\u202e' and '品質' and '\x9b'"
    found = diagnostic("RL601", "role:beekeeper", Finding(message, at(BEEKEEPER, "happy bees")))
    assert json.loads(json_reporter.render(report_of(found)))["diagnostics"][0]["message"] == message


@pytest.mark.parametrize("reporter", [overview, full, concise])
@pytest.mark.parametrize("report", [report_of(), report_of(*few()), report_of(*many())])
def test_paint_adds_escapes_and_changes_nothing_else(reporter: ModuleType, report: Report) -> None:
    text = reporter.render(report)
    assert re.sub(r"\x1b\[[0-9;]*m", "", paint(text)) == text


def test_a_painted_overview_looks_as_it_did(golden: Callable[[str, str], None]) -> None:
    golden("reporters/painted.txt", paint(overview.render(report_of(*many()))).replace("\x1b", "␛"))


def test_paint_leaves_a_count_of_no_errors_quiet() -> None:
    assert paint("0 errors, 2 warnings, 1 note\n") == "\x1b[2m0 errors\x1b[0m, 2 warnings, 1 note\n"
