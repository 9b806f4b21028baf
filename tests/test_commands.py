"""The commands beside `check`: rules, explain, schema, config; and `check --statistics`."""

import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from rolelint.config import Config, RuleSettings
from rolelint.diagnostic import Diagnostic, Finding, Severity
from rolelint.effective import render
from rolelint.report import Report, Share
from rolelint.reporters import statistics
from rolelint.rule import load_rules
from rolelint.settings import parse
from rolelint.source import Location, Span

ROOT = Path(__file__).parent.parent
COMPANY = ROOT / "examples" / "company"
RULES = load_rules()
ROLE = """\
---
id: {slug}-01
slug: {slug}
name: {slug}
default_seniority: Mid
---

# Responsibilities
- **Bake** (primary)

# Capabilities
- **Baking**{proficiency}
"""
EVERYTHING = """\
edition = "2026"
preset = "basic"
roles = ["roles/*.md"]
exclude = ["old/"]
ignore = ["RL302", "duplicate-item"]
fail-on = "warning"
language = "de"
[expects]
metrics = "role"
sections = ["Mission", "Short Description"]
review-every = "12 months"
[vocabulary]
seniority = ["I", "II"]
frequency = ["hourly"]
[vocabulary.verbs]
"Feeds *" = { flow = "out", inverse = ["Eats"], arrow = "target" }
"Reports to" = { flow = "in" }
[externals]
"The \\"board\\"" = ""
[sections]
Mission = ["Auftrag"]
[metrics]
bar = "number"
indicators = { "dwell time" = "lower" }
units = { secs = "s" }
vague = ["snazzy"]
identifiers = ["Heidelberg 72"]
[rules.duplicate-id]
severity = "warning"
[[overrides]]
paths = ["old/**"]
ignore = ["RL4"]
[[diagrams]]
file = "README.md"
name = "ovens"
shape = "focus"
focus = ["Baker"]
depth = 2
with-findings = true
"""


def rolelint(*arguments: str, folder: Path = COMPANY, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "rolelint", *arguments],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, **environment},
        check=False,
    )


def printed(*arguments: str, folder: Path = COMPANY) -> str:
    done = rolelint(*arguments, folder=folder)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


@pytest.fixture
def bakery(tmp_path: Path) -> Path:
    """Return a project of four roles, of which one gives a proficiency, beside a readme and a draft."""
    for slug, proficiency in (("a", " — Expert"), ("b", ""), ("c", ""), ("d", "")):
        path = tmp_path / "roles" / f"{slug}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(ROLE.format(slug=slug, proficiency=proficiency), encoding="utf-8")
    (tmp_path / "README.md").write_text("# Bakery\n")
    (tmp_path / "old.md").write_text(ROLE.format(slug="old", proficiency=""))
    (tmp_path / "rolelint.toml").write_text(
        'exclude = ["old.md"]\n\n[expects]\nprimary = true\n\n[[overrides]]\npaths = ["roles/a.md"]\nignore = ["RL3"]\n'
    )
    return tmp_path


def test_all_rules_are_listed_in_the_order_of_codes() -> None:
    assert [line.partition(" ")[0] for line in printed("rules").splitlines()] == sorted(RULES)


def test_a_rule_is_listed_with_all_that_a_choice_needs() -> None:
    assert printed("rules", "RL302").split(maxsplit=4) == [
        *("RL302", "responsibility-without-metric", "warning", "basic"),
        f"{RULES['RL302'].smell}\n",
    ]


def test_a_beginning_of_codes_lists_a_family() -> None:
    assert {line[:3] for line in printed("rules", "RL4").splitlines()} == {"RL4"}


def test_rules_as_json_say_the_same() -> None:
    (rule,) = json.loads(printed("rules", "unreadable-file", "--output-format", "json"))["rules"]
    assert rule == {
        "code": "RL001",
        "name": "unreadable-file",
        "severity": "error",
        "can_be_lowered": False,
        "preset": "minimal",
        "smell": RULES["RL001"].smell,
        "options": {},
    }


def test_the_short_name_of_the_format_is_understood() -> None:
    assert json.loads(printed("rules", "--format", "json"))["version"] == 1


@pytest.mark.parametrize("word", ["RL302", "rl302", "responsibility-without-metric"])
def test_a_rule_is_explained_by_code_or_name(word: str) -> None:
    text = printed("explain", word)
    assert text.startswith(f"RL302 responsibility-without-metric\n\n{RULES['RL302'].smell}\n\nseverity:  warning: ")
    assert "```role bad\n# Responsibilities\n- **Keep the catalogue fast**\n```" in text


def test_a_beginning_of_several_codes_is_explained_by_a_list() -> None:
    assert printed("explain", "RL40") == printed("rules", "RL40")


@pytest.mark.parametrize("command", ["explain", "rules"])
def test_a_rule_that_does_not_exist_is_answered_by_the_nearest(command: str) -> None:
    done = rolelint(command, "duplicate-idd")
    assert done.returncode == 2
    assert done.stderr == (
        "rolelint: no rule is called 'duplicate-idd'; did you mean 'duplicate-id'?\n  = `rolelint rules` lists them\n"
    )


@pytest.mark.parametrize("name", [path.name.partition(".")[0] for path in sorted((ROOT / "schemas").iterdir())])
@pytest.mark.parametrize(
    ("draft", "kind"), [("2020-12", jsonschema.Draft202012Validator), ("7", jsonschema.Draft7Validator)]
)
def test_a_printed_schema_is_right_in_its_draft(name: str, draft: str, kind: Any) -> None:
    schema = json.loads(printed("schema", name, "--draft", draft))
    kind.check_schema(schema)
    assert schema["$schema"].rstrip("#") == kind.META_SCHEMA["$id"].rstrip("#")


def test_the_schema_of_roles_holds_the_words_of_the_project(bakery: Path) -> None:
    (bakery / "rolelint.toml").write_text('[vocabulary]\nseniority = ["Apprentice", "Master"]\n')
    schema = json.loads(printed("schema", folder=bakery / "roles"))
    assert schema["$defs"]["seniority"]["enum"] == ["Apprentice", "Master"]


def test_the_schema_of_the_configuration_is_the_shipped_one() -> None:
    shipped = json.loads((ROOT / "schemas" / "config.schema.json").read_text("utf-8"))
    del shipped["$comment"]
    assert json.loads(printed("schema", "config")) == shipped


def test_a_schema_is_written_to_a_file(tmp_path: Path) -> None:
    assert printed("schema", "report", "-o", "report.json", folder=tmp_path) == ""
    assert (tmp_path / "report.json").read_text("utf-8") == printed("schema", "report")


def shown(*arguments: str, folder: Path) -> dict[str, str]:
    """Return the lines of `config show` by what stands before the comment at their end."""
    lines = printed("config", "show", *arguments, folder=folder).splitlines()
    return {line.partition("   # ")[0]: line.partition("   # ")[2] for line in lines}


def test_a_value_that_is_set_names_its_line(bakery: Path) -> None:
    lines = shown(folder=bakery)
    assert lines['exclude = ["old.md"]'] == "rolelint.toml:1"
    assert lines["primary = true"] == "rolelint.toml:4"


def test_a_value_that_is_not_set_is_a_default(bakery: Path) -> None:
    assert shown(folder=bakery)['preset = "linked"'] == "default"


def test_an_expectation_that_was_learned_names_how_many_roles_meet_it(bakery: Path) -> None:
    assert shown(folder=bakery)["proficiency = false"] == "inferred: 1 of 4 roles"


def test_without_a_role_nothing_was_learned(tmp_path: Path) -> None:
    assert shown(folder=tmp_path)["proficiency = false"] == "inferred: no role was read"


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("roles/b.md", "# roles/b.md: a role, read as form role"),
        ("README.md", "# README.md: left aside: an index or readme; no role or ladder in it"),
        ("old.md", "# old.md: left aside: excluded (rolelint.toml:1)"),
        ("roles", "# roles: a folder; 4 files of roles and ladders in it are read"),
    ],
)
def test_of_a_file_it_is_said_how_it_is_read(name: str, says: str, bakery: Path) -> None:
    assert next(iter(shown(name, folder=bakery))) == says


def test_of_a_file_it_is_said_which_rules_do_not_count(bakery: Path) -> None:
    assert "# roles/a.md: ignores RL3 (overrides, rolelint.toml:6)" in shown("roles/a.md", folder=bakery)


def test_a_file_that_does_not_exist_is_wrong_use(bakery: Path) -> None:
    done = rolelint("config", "show", "roles/z.md", folder=bakery)
    assert (done.returncode, done.stderr) == (2, "rolelint: there is no file or folder 'roles/z.md'\n")


@pytest.mark.parametrize("text", ["", EVERYTHING, (COMPANY / "rolelint.toml").read_text("utf-8")])
def test_what_is_shown_means_what_was_set(text: str) -> None:
    config = parse(text, "rolelint.toml", RULES)
    again = parse(render(config, config.expects, {}, RULES), "rolelint.toml", RULES)
    assert {name: value for name, value in values(again).items() if value != values(config)[name]} == {}


def values(config: Config) -> dict[str, Any]:
    """Return the fields of a configuration, as far as they say what counts and not who said it."""
    fields = {name: getattr(config, name) for name in Config.__dataclass_fields__ if name != "origins"}
    words = ("seniority", "proficiency", "frequency", "artifact_types")
    vocabulary = {name: getattr(config.vocabulary, name) for name in words} | {"verbs": dict(config.vocabulary.verbs)}
    severity = fields["fail_on"].word if fields["fail_on"] else "error"
    given = {code: config.rules.get(code, RuleSettings()) for code in RULES}
    rules = {code: (one.severity, {**RULES[code].options(), **one.options}) for code, one in given.items()}
    return {**fields, "fail_on": severity, "vocabulary": vocabulary, "rules": rules}


def test_what_is_shown_is_toml(bakery: Path) -> None:
    assert tomllib.loads(printed("config", "show", folder=bakery))["expects"]["interactions"] == "none"


def test_metrics_of_whole_roles_are_counted_as_such(bakery: Path) -> None:
    for path in (bakery / "roles").iterdir():
        path.write_text(path.read_text("utf-8") + "\n# Success Metrics\n- 3 loaves a day\n", encoding="utf-8")
    assert shown(folder=bakery)['metrics = "role"'] == "inferred: 4 of 4 roles"


def found(code: str, severity: Severity, entity: str) -> Diagnostic:
    at = Location(f"{entity.partition('/')[0]}.md", Span(0, 0))
    return Diagnostic(code, RULES[code].name, severity, Finding("message", at), f"role:{entity}")


def test_statistics_count_findings_by_rule_and_severity_the_weightiest_first() -> None:
    diagnostics = (
        *(found("RL302", Severity.WARNING, f"{slug}/x") for slug in ("a", "a", "b")),
        *(found("RL308", Severity.WARNING, "a/x") for _ in range(10)),
        found("RL308", Severity.INFO, "b"),
        found("RL405", Severity.ERROR, "b"),
    )
    text = statistics.render(Report(diagnostics, rules=RULES, roles=2, forms={"role": 2}))
    assert (
        text
        == """\
 1  RL405  duplicate-id                   error     1 role
10  RL308  duplicate-item                 warning   1 role
 3  RL302  responsibility-without-metric  warning  2 roles
 1  RL308  duplicate-item                 info      1 role

read 2 roles (form: role), 0 ladders
1 error, 13 warnings, 1 note
"""
    )


def test_statistics_count_the_labels_of_metrics_role_by_role() -> None:
    shares = (Share("baker", 12, 0, 1), Share("miller", 0, 2, 0, 1))
    assert statistics.render(Report(roles=2, forms={"role": 2}, shares=shares)).startswith(
        """\
measurable  partial  vague  not judged  of the success metrics of
        12        0      1           0  baker
         0        2      0           1  miller
        12        2      1           1  all roles

read 2 roles (form: role), 0 ladders
12 of 15 success metrics are measurable; 1 success metric not judged: in another language than English
"""
    )


def tried(*arguments: str, text: str = "", folder: Path = ROOT) -> str:
    command = [sys.executable, "-m", "rolelint", "metric", *arguments]
    return subprocess.run(command, cwd=folder, input=text, capture_output=True, encoding="utf-8", check=True).stdout


def test_a_wording_is_split_and_judged() -> None:
    lines = tried("99% uptime, comprehensive error handling").splitlines()
    assert [line for line in lines if not line.startswith("  ")] == ["99% uptime", "", "comprehensive error handling"]
    assert [line.split(":")[0] for line in lines if line.startswith("  ")][:2] == ["  measurable", "  vague"]


def test_lines_are_tried_from_standard_input_as_data() -> None:
    text = "99% uptime, robust processes\n\n*KPI*: 5 deploys\n"
    found = [json.loads(line) for line in tried("--output-format", "json", text=text).splitlines()]
    assert [(row["line"], row["text"], row["label"], row["missing"]) for row in found] == [
        (1, "99% uptime", "measurable", []),
        (1, "robust processes", "vague", ["number", "subject"]),
        (3, "5 deploys", "partial", ["window"]),
    ]
    assert found[0]["parse"]["value"] == 99


def test_lines_can_be_taken_as_clauses() -> None:
    found = tried("--clauses", "--output-format", "json", text="99% uptime, robust processes\n \n5 deploys")
    assert [json.loads(line)["line"] for line in found.splitlines()] == [1, 3]


def test_a_text_without_a_clause_says_so() -> None:
    assert tried("...") == "nothing to judge: no clause is in this text\n"


def test_a_wording_is_judged_by_the_words_of_the_project(tmp_path: Path) -> None:
    (tmp_path / "rolelint.toml").write_text('[metrics]\nindicators = {"dwell time" = "higher"}\n')
    assert "measurable" in tried("dwell time 40 s", folder=tmp_path)


def test_a_wording_in_another_language_is_not_judged(tmp_path: Path) -> None:
    (tmp_path / "rolelint.toml").write_text('language = "de"\n')
    assert json.loads(tried("gute Laune", "--output-format", "json", folder=tmp_path))["label"] is None


def test_statistics_of_nothing_are_the_totals() -> None:
    text = statistics.render(Report(roles=1, forms={"role": 1}))
    assert text == "read 1 role (form: role), 0 ladders\nnothing to repair, well done\n"


def test_the_option_prints_the_statistics() -> None:
    assert printed("check", "--statistics") == printed("check", "--output-format", "statistics")


@pytest.mark.parametrize(
    ("words", "word", "offers"),
    [
        ("rolelint exp", "1", ["explain", "export"]),
        (
            "rolelint schema ",
            "2",
            [
                "role",
                "ladder",
                "config",
                "report",
                "graph",
                "facts",
                "pair",
                "way",
                "ladder-report",
                "baseline",
                "changes",
            ],
        ),
        ("rolelint config ", "2", ["show"]),
        ("rolelint check --stat", "2", ["--statistics"]),
    ],
)
def test_the_shell_completes_commands_and_options(words: str, word: str, offers: list[str]) -> None:
    program = "from rolelint.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "_ROLELINT_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": word},
        capture_output=True,
        text=True,
        check=False,
    )
    assert [line.partition(",")[2] for line in done.stdout.splitlines()] == offers


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_completion_of_a_shell_is_printed(shell: str) -> None:
    done = rolelint(_ROLELINT_COMPLETE=f"{shell}_source")
    assert "_rolelint_completion" in done.stdout
