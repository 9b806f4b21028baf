from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from rolelint.config import Config, Metrics, Override, RuleSettings
from rolelint.diagnostic import Severity
from rolelint.errors import UserError
from rolelint.expects import Expects
from rolelint.order import Order
from rolelint.rule import Rule
from rolelint.settings import find, load, parse
from rolelint.specifier import satisfies
from rolelint.vocabulary import ARTIFACT_TYPES, FREQUENCY, HOURS, PROFICIENCY, VERBS, Arrow, Flow, Verb


def check(_role: Any, *, most_words: int = 3, strict: bool = False) -> Iterator[Any]:
    yield from ()


RULES = {
    rule.code: rule
    for rule in (
        Rule("RL001", "rules.unreadable_file", None, "", Severity.ERROR),
        Rule("RL007", "rules.unknown_form", None, ""),
        Rule("RL401", "rules.unknown_interaction_target", None, "", Severity.ERROR),
        Rule("RL402", "rules.one_sided_interaction", None, "", check_role=check),
    )
}


def read(text: str, path: str = "rolelint.toml") -> Config:
    return parse(text, path, RULES)


def fault(text: str, path: str = "rolelint.toml") -> UserError:
    with pytest.raises(UserError) as caught:
        parse(text, path, RULES)
    return caught.value


def make(folder: Path, **texts: str) -> None:
    """Write files by name, where `__` in a name is a slash and `_` a dot."""
    for name, text in texts.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def test_an_empty_file_gives_the_defaults() -> None:
    assert read("") == Config(file="rolelint.toml")


def test_top_level_keys_become_fields() -> None:
    config = read('roles = ["./a/*.md", "."]\npreset = "basic"\nfail-on = "warning"\nlanguage = "de"\n')
    assert (config.roles, config.preset) == (("a/*.md", "**"), "basic")
    assert (config.fail_on, config.language) == (Severity.WARNING, "de")


def test_rules_by_name_code_or_beginning_become_codes() -> None:
    config = read('select = ["one-sided-interaction", "RL4"]\nextend-select = ["rl402"]\nignore = ["RL"]\n')
    assert (config.select, config.extend_select, config.ignore) == (("RL402", "RL4"), ("RL402",), ("RL",))


def test_expected_sections_become_field_names() -> None:
    config = read('[expects]\nmetrics = "role"\nprimary = true\nsections = ["Mission", "short  description"]\n')
    expected = Expects(metrics="role", primary=True, sections=("mission", "short_description"))
    assert config.expects == expected


def test_a_scale_replaces_the_usual_one_and_is_declared() -> None:
    words = read('[vocabulary]\nseniority = ["Novice", "Lead"]\n').vocabulary
    assert (words.seniority, words.proficiency) == (("Novice", "Lead"), PROFICIENCY)
    assert words.declared == {"seniority"}


def test_words_are_added_to_open_lists() -> None:
    words = read('[vocabulary]\nfrequency = ["hourly", "Weekly"]\nartifact-types = ["poem"]\n').vocabulary
    assert words.frequency == ("daily", "Weekly", *FREQUENCY[2:], "hourly")
    assert words.artifact_types == (*ARTIFACT_TYPES, "poem")
    assert words.declared == {"frequency", "artifact-types"}


def test_a_verb_takes_the_place_of_the_usual_one() -> None:
    coaches = 'Coaches = { flow = "out", inverse = "Learns", arrow = "target" }'
    text = f'[vocabulary.verbs]\n"provides *" = {{ flow = "both" }}\n{coaches}'
    verbs = read(text).vocabulary.verbs
    assert set(verbs) == {*VERBS, "provides *", "Coaches"} - {"Provides *"}
    assert verbs["Coaches"] == Verb(Flow.OUT, ("Learns",), Arrow.TARGET)


@pytest.mark.parametrize("text", ['externals = ["Board"]', '[externals]\nBoard = ""'])
def test_externals_are_a_list_or_a_table(text: str) -> None:
    assert read(text).externals == {"Board": ""}


def test_words_of_metrics_are_read() -> None:
    text = '[metrics]\nbar = "number"\nindicators = {"dwell time" = "lower"}\nunits = {secs = "s"}\nvague = ["snazzy"]'
    assert read(text).metrics == Metrics("number", {"dwell time": "lower"}, {"secs": "s"}, ("snazzy",))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('bar = "measurabel"', "rolelint.toml:2: 'metrics.bar' cannot be 'measurabel'; did you mean 'measurable'?"),
        (
            'indicators = {x = "hihger"}',
            "rolelint.toml:2: 'metrics.indicators.x' cannot be 'hihger'; did you mean 'higher'?",
        ),
        ('units = {x = "weeek"}', "rolelint.toml:2: 'metrics.units.x' cannot be 'weeek'; did you mean 'week'?"),
        ("vagueness = []", "rolelint.toml:2: unknown key 'vagueness' in 'metrics'"),
    ],
)
def test_a_slip_in_what_metrics_are_judged_by_is_named(text: str, message: str) -> None:
    with pytest.raises(UserError) as fault:
        read(f"[metrics]\n{text}")
    assert fault.value.message == message


def test_further_headings_go_by_field_name() -> None:
    assert read('[sections]\n"Success Metrics" = ["Ziele"]').sections == {"success_metrics": ("Ziele",)}


def test_settings_of_a_rule_go_by_code_and_its_options_by_argument() -> None:
    rules = read('[rules.one-sided-interaction]\nseverity = "info"\nmost-words = 7').rules
    assert rules == {"RL402": RuleSettings(Severity.INFO, {"most_words": 7})}


def test_a_diagram_takes_the_words_of_the_command() -> None:
    text = """[[diagrams]]
file = "README.md"
[[diagrams]]
file = "docs/README.md"
name = "design"
shape = "auto"
focus = ["Designer"]
depth = 2
group-by = "folder"
families = ["Design"]
with-findings = true
"""
    second = Order("docs/README.md", "design", focus=("Designer",), depth=2, group_by="folder", families=("Design",))
    assert read(text).diagrams == (Order("README.md"), replace(second, with_findings=True))


DIAGRAM = "[[diagrams]]\nfile = '{}'\n"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[diagrams]]\nshape = 'focus'", "rolelint.toml:1: an item of 'diagrams' has no 'file'"),
        (
            DIAGRAM.format("a.md") + "shap = 'focus'",
            "rolelint.toml:3: unknown key 'shap' in an item of 'diagrams'; did you mean 'shape'?",
        ),
        (
            DIAGRAM.format("a.md") + "shape = 'bundel'",
            "rolelint.toml:3: 'diagrams.shape' cannot be 'bundel'; did you mean 'bundle'?",
        ),
        (
            DIAGRAM.format("a.md") + "family = ['A']",
            "rolelint.toml:3: unknown key 'family' in an item of 'diagrams'; did you mean 'families'?",
        ),
        (
            DIAGRAM.format("a.md") + "output-format = 'dot'",
            "rolelint.toml:3: unknown key 'output-format' in an item of 'diagrams'; did you mean 'format'?",
        ),
        ("[diagrams]\nfile = 'a.md'", "rolelint.toml:1: 'diagrams' is a list of tables, not a table"),
        (DIAGRAM.format("../a.md"), "rolelint.toml:2: the file '../a.md' leaves the folder of the configuration"),
        (DIAGRAM.format("a\\b.md"), "rolelint.toml:2: the file 'a\\b.md' has a backslash; folders are parted by '/'"),
        (DIAGRAM.format("a.bmp"), "rolelint.toml:2: the name 'a.bmp' does not say which form to write"),
        (DIAGRAM.format("a.md") * 2, "rolelint.toml:4: 'a.md' is listed twice"),
        (DIAGRAM.format("a.svg") * 2, "rolelint.toml:4: 'a.svg' is listed twice"),
        (DIAGRAM.format("a.md") + DIAGRAM.format("./a.md"), "rolelint.toml:4: './a.md' is listed twice"),
        (DIAGRAM.format("b/a.svg") + DIAGRAM.format("b//./a.svg"), "rolelint.toml:4: 'b//./a.svg' is listed twice"),
        (
            (DIAGRAM.format("a.md") + "name = 'x'\n") * 2,
            "rolelint.toml:5: the diagram 'x' in 'a.md' is listed twice",
        ),
        (
            DIAGRAM.format("a.svg") + "name = 'x'",
            "rolelint.toml:2: 'a.svg' is one diagram as a whole, so it needs no name in it",
        ),
        (DIAGRAM.format("a.md") + "format = 'svg'", "rolelint.toml:2: svg cannot be set into 'a.md'"),
        (
            DIAGRAM.format("a.md") + "depth = 2",
            "rolelint.toml:2: 'depth' and 'direction' look from a role, and no 'focus' names one",
        ),
        (DIAGRAM.format("a.md") + "shape = 'focus'", "rolelint.toml:2: the shape 'focus' needs a role to look from"),
        (
            DIAGRAM.format("a.md") + "public = true\nwith-findings = true",
            "rolelint.toml:2: 'public' leaves out the findings that 'with-findings' asks for",
        ),
        (
            DIAGRAM.format("a.md") + "public = true\ngroup-by = 'folder'",
            "rolelint.toml:2: 'public' leaves paths out, so it cannot group by folder",
        ),
    ],
)
def test_a_diagram_that_cannot_be_drawn_is_refused_at_its_line(text: str, message: str) -> None:
    assert fault(text).message == message


@pytest.mark.parametrize("name", ["diagrams", "overrides"])
def test_a_single_pair_of_brackets_is_told_of_the_second_one(name: str) -> None:
    assert fault(f"[{name}]\nfile = 'a.md'").hint == f"write [[{name}]] above each"


@pytest.mark.parametrize("key", ["family", "fiel"])
def test_the_keys_of_a_diagram_are_listed_once_each(key: str) -> None:
    known = fault(f"{DIAGRAM.format('a.md')}{key} = 'x'").hint.removeprefix("known here: ").split(", ")
    assert (sorted(set(known)), "file" in known) == (known, True)


def test_the_file_of_a_diagram_is_kept_in_its_shortest_spelling() -> None:
    assert read(DIAGRAM.format("./docs//a.md")).diagrams == (Order("docs/a.md"),)


def test_hours_are_set_over_the_usual_ones() -> None:
    hours = read('[vocabulary]\nfrequency = ["hourly"]\n[graph.hours]\n"Per-Sprint" = 4\nhourly = 12.5').hours
    assert hours == {**HOURS, "per sprint": 4, "hourly": 12.5}
    assert read("").hours == HOURS


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("hours = {weekley = 1}", "rolelint.toml:2: no frequency here is called 'weekley'; did you mean 'weekly'?"),
        ("hours = {daily = -1}", "rolelint.toml:2: 'graph.hours.daily' is a number of hours from 0 to 168, not -1"),
        ("hours = {daily = 169}", "rolelint.toml:2: 'graph.hours.daily' is a number of hours from 0 to 168, not 169"),
        ("hours = {daily = nan}", "rolelint.toml:2: 'graph.hours.daily' is a number of hours from 0 to 168, not nan"),
        ("hours = {daily = true}", "rolelint.toml:2: 'graph.hours.daily' is a number of hours from 0 to 168, not true"),
        (
            'hours = {daily = "2"}',
            "rolelint.toml:2: 'graph.hours.daily' is a number of hours from 0 to 168, not the text '2'",
        ),
        ("hours = 2", "rolelint.toml:2: 'graph.hours' is a table, not the number 2"),
        ("hour = {}", "rolelint.toml:2: unknown key 'hour' in 'graph'; did you mean 'hours'?"),
        (
            'hours = {on-demand = 1, "On demand" = 2}',
            "rolelint.toml:2: the hours of 'on-demand' are set twice",
        ),
    ],
)
def test_a_slip_in_hours_is_named(text: str, message: str) -> None:
    assert fault(f"[graph]\n{text}").message == message


def test_which_frequencies_there_are_is_said() -> None:
    hint = fault('[vocabulary]\nfrequency = ["hourly"]\n[graph.hours]\nfortnightly = 1').hint
    assert hint == f"known: {', '.join(HOURS)}, hourly; others are added under [vocabulary]: frequency"


def test_overrides_keep_their_order() -> None:
    text = '[[overrides]]\npaths = ["a"]\nignore = ["RL402"]\n[[overrides]]\npaths = ["b/"]\nignore = ["RL4"]'
    assert read(text).overrides == (Override(("a",), ("RL402",)), Override(("b/",), ("RL4",)))


def test_every_key_that_is_set_has_its_origin() -> None:
    text = 'roles = [\n"a"]\n[rules]\none-sided-interaction = {severity = "info"}\n[externals]\n"a.b" = "c"\n'
    assert read(text).origins == {
        "roles": "rolelint.toml:1",
        "rules": "rolelint.toml:3",
        "rules.RL402": "rolelint.toml:4",
        "rules.RL402.severity": "rolelint.toml:4",
        "externals": "rolelint.toml:5",
        "externals.a.b": "rolelint.toml:6",
    }


def test_in_pyproject_only_our_table_is_read() -> None:
    config = read(
        '[project]\nname = "x"\n[tool.other]\npreset = 1\n[tool.rolelint]\npreset = "basic"', "pyproject.toml"
    )
    assert (config.preset, config.origins) == ("basic", {"preset": "pyproject.toml:6"})


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('\npresett = "a"', "rolelint.toml:2: unknown key 'presett'; did you mean 'preset'?"),
        ('fail_on = "info"', "rolelint.toml:1: unknown key 'fail_on'; did you mean 'fail-on'?"),
        ("[expects]\nmetric = 1", "rolelint.toml:2: unknown key 'metric' in 'expects'; did you mean 'metrics'?"),
        ("[expect]\nmetrics = 1", "rolelint.toml:1: unknown key 'expect'; did you mean 'expects'?"),
        ("x.y = 1", "rolelint.toml:1: unknown key 'x'"),
        ('"expects.metrics" = "role"', "rolelint.toml:1: unknown key 'expects.metrics'"),
        ("seniority = []", "rolelint.toml:1: 'seniority' is in the wrong place; it belongs in [vocabulary]"),
        (
            '[expects]\npreset = "basic"',
            "rolelint.toml:2: 'expects.preset' is in the wrong place; it belongs above the first [table]",
        ),
        ('preset = "likned"', "rolelint.toml:1: 'preset' cannot be 'likned'; did you mean 'linked'?"),
        ('fail-on = "never"', "rolelint.toml:1: 'fail-on' cannot be 'never'"),
        ("preset = 3", "rolelint.toml:1: 'preset' is a text, not the number 3"),
        ("roles = [\n'a',\ntrue]", "rolelint.toml:3: an item of 'roles' is a text, not true"),
        ("roles = ['/a']", "rolelint.toml:1: the pattern '/a' leaves the folder of the configuration"),
        ("roles = ['a/../../b']", "rolelint.toml:1: the pattern 'a/../../b' leaves the folder of the configuration"),
        ("roles = ['a\\b']", "rolelint.toml:1: the pattern 'a\\b' has a backslash; folders are parted by '/'"),
        ("expects = 1", "rolelint.toml:1: 'expects' is a table, not the number 1"),
        ("[[expects]]\nprimary = true", "rolelint.toml:1: 'expects' is a table, not a list"),
        ("language = 1979-05-27", "rolelint.toml:1: 'language' is a text, not a date or time"),
        (
            "ignore = ['one-sided-interction']",
            "rolelint.toml:1: no rule is called 'one-sided-interction'; did you mean 'one-sided-interaction'?",
        ),
        ("ignore = ['RL6']", "rolelint.toml:1: no rule is called 'RL6'"),
        (
            "ignore = ['unreadable-file']",
            "rolelint.toml:1: RL001 (unreadable-file) cannot be ignored: it says that a file was not read",
        ),
        (
            "[rules.unreadable-file]\nseverity = 'warning'",
            "rolelint.toml:2: RL001 (unreadable-file) cannot be lowered: it says that a file was not read",
        ),
        ("[rules.RL4]", "rolelint.toml:1: 'RL4' names several rules; settings are for one"),
        (
            "[rules.RL402]\n[rules.one-sided-interaction]",
            "rolelint.toml:2: RL402 (one-sided-interaction) is set twice, by code and by name",
        ),
        (
            "[rules.RL402]\nmost-wrds = 3",
            "rolelint.toml:2: unknown key 'most-wrds' in 'rules.RL402'; did you mean 'most-words'?",
        ),
        ("[rules.RL402]\nmost-words = true", "rolelint.toml:2: 'rules.RL402.most-words' is a whole number, not true"),
        (
            "[[overrides]]\npaths = ['a']\nignore = []\n[[overrides]]\npaths = ['a']\nignor = []",
            "rolelint.toml:6: unknown key 'ignor' in an item of 'overrides'; did you mean 'ignore'?",
        ),
        ("[vocabulary]\nseniority = ['A', 'a']", "rolelint.toml:2: 'vocabulary.seniority' holds 'a' twice"),
        ("[vocabulary.verbs]\nX = {}", "rolelint.toml:2: 'vocabulary.verbs.X' has no 'flow'"),
        (
            "[vocabulary.verbs]\n'X*' = {flow = 'in'}",
            "rolelint.toml:2: the verb 'X*' has a '*' that is not its last word",
        ),
        ("[sections]\nMision = []", "rolelint.toml:2: no section is called 'Mision'; did you mean 'Mission'?"),
        ("[sections]\nMission = []\nmission = []", "rolelint.toml:3: 'sections.mission' is set twice"),
        ("required-version = '~=1'", "rolelint.toml:1: 'required-version' cannot be '~=1'"),
    ],
)
def test_a_fault_names_its_line_and_the_nearest_right_word(text: str, message: str) -> None:
    assert fault(text).message == message


def test_an_unknown_key_comes_with_those_that_are_known() -> None:
    assert fault("[[overrides]]\nx = 1").hint == "known here: ignore, paths"


def test_a_text_in_the_place_of_a_list_is_shown_as_one() -> None:
    assert fault('roles = "a"').hint == 'write it in brackets: ["a"]'


def test_a_fault_in_pyproject_has_the_line_of_our_table() -> None:
    text = "[tool.other]\npreset = 1\n[tool.rolelint.expects]\nprimary = 1"
    assert fault(text, "pyproject.toml").message.startswith("pyproject.toml:4: 'expects.primary'")


def test_a_pyproject_without_our_table_is_no_configuration() -> None:
    message = "pyproject.toml:1: there is no table [tool.rolelint] in this file"
    assert fault("[tool]", "pyproject.toml").message == message


def test_another_version_is_told_before_the_keys_that_it_brought() -> None:
    assert fault('future = 1\nrequired-version = ">=999"').message.startswith(
        "rolelint.toml:2: this project wants rolelint >=999"
    )


@pytest.mark.parametrize("specifier", [">=0.1,<1", "==0.1", "== 0.1.0 , !=0.2", "<=0.1", ">0.0.9", "<0.10"])
def test_a_version_satisfies(specifier: str) -> None:
    assert satisfies("0.1.0", specifier)


@pytest.mark.parametrize("specifier", [">0.1", "<0.1.0", "!=0.1", ">=0.1,<0.1", ">=0.1.1", "==0"])
def test_a_version_does_not_satisfy(specifier: str) -> None:
    assert not satisfies("0.1.0", specifier)


def test_only_the_numbers_of_a_version_count() -> None:
    assert satisfies("1.2.0rc1", "==1.2")


def test_a_lower_file_holds_where_the_upper_one_is_silent(tmp_path: Path) -> None:
    make(
        tmp_path,
        base_toml='preset = "basic"\nroles = ["a", "b"]\n[externals]\nA = "1"\nB = "1"\n[rules.RL402]\nmost-words = 7',
        a__rolelint_toml='extend = "../base.toml"\nroles = ["c"]\n[externals]\nB = "2"\n[rules.RL402]\nstrict = true',
    )
    config = load(tmp_path / "a" / "rolelint.toml", RULES)
    assert (config.preset, config.roles, config.externals) == ("basic", ("c",), {"A": "1", "B": "2"})
    assert config.rules["RL402"].options == {"most_words": 7, "strict": True}
    assert (config.origins["preset"], config.origins["roles"]) == ("../base.toml:1", "rolelint.toml:2")


def test_a_fault_in_a_lower_file_has_its_path(tmp_path: Path) -> None:
    make(tmp_path, rolelint_toml='extend = "x/a.toml"', x__a_toml='extend = "b.toml"', x__b_toml="\nx = 1")
    with pytest.raises(UserError, match=r"^x/b\.toml:2: unknown key 'x'"):
        load(tmp_path / "rolelint.toml", RULES)


def test_files_that_extend_each_other_are_refused(tmp_path: Path) -> None:
    make(tmp_path, rolelint_toml='extend = "a.toml"', a_toml='extend = "./rolelint.toml"')
    with pytest.raises(UserError, match=r"^a\.toml:1: 'extend' leads back to 'rolelint\.toml'"):
        load(tmp_path / "rolelint.toml", RULES)


def test_a_file_to_extend_must_be_there(tmp_path: Path) -> None:
    make(tmp_path, rolelint_toml='\nextend = "a.toml"')
    with pytest.raises(UserError, match=r"^rolelint\.toml:2: there is no file 'a\.toml'"):
        load(tmp_path / "rolelint.toml", RULES)


def test_a_byte_order_mark_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "rolelint.toml").write_bytes(b'\xef\xbb\xbfpreset = "basic"\r\n')
    assert load(tmp_path / "rolelint.toml", RULES).preset == "basic"


@pytest.mark.parametrize(("data", "why"), [(b"# \xe9", "is not UTF-8"), (None, "cannot be read")])
def test_a_configuration_that_cannot_be_read_is_told(tmp_path: Path, data: bytes | None, why: str) -> None:
    path = tmp_path / "rolelint.toml"
    path.mkdir() if data is None else path.write_bytes(data)
    with pytest.raises(UserError, match=why):
        load(path, RULES)


def test_the_nearest_configuration_is_found(tmp_path: Path) -> None:
    make(tmp_path, rolelint_toml="", a__rolelint_toml="", a__b__role_md="")
    assert find(tmp_path / "a" / "b" / "role.md") == tmp_path / "a" / "rolelint.toml"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("rolelint.toml", ""),
        (".rolelint.toml", ""),
        ("pyproject.toml", "[tool.rolelint]"),
        ("pyproject.toml", 'tool = {rolelint = {preset = "basic"}}'),
        ("pyproject.toml", "[tool.rolelint]\npreset ="),
    ],
)
def test_each_kind_of_configuration_is_found(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert find(tmp_path) == tmp_path / name


@pytest.mark.parametrize("text", ["[project]", 'dependencies = ["rolelint"]', "# rolelint\nbroken ="])
def test_a_pyproject_without_our_table_is_passed_by(tmp_path: Path, text: str) -> None:
    make(tmp_path, git__HEAD="", rolelint_toml="", a__pyproject_toml=text)
    assert find(tmp_path / "a") == tmp_path / "rolelint.toml"


@pytest.mark.parametrize("mark", ["folder", "file"])
def test_the_search_ends_at_the_root_of_the_repository(tmp_path: Path, mark: str) -> None:
    make(tmp_path, rolelint_toml="", a__role_md="")
    git = tmp_path / "a" / ".git"
    git.mkdir() if mark == "folder" else git.write_text("gitdir: x", encoding="utf-8")
    assert find(tmp_path / "a" / "role.md") is None


def test_the_root_of_the_repository_itself_is_searched(tmp_path: Path) -> None:
    make(tmp_path, rolelint_toml="")
    (tmp_path / ".git").mkdir()
    assert find(tmp_path) == tmp_path / "rolelint.toml"


def test_two_configurations_in_one_folder_are_refused(tmp_path: Path) -> None:
    make(tmp_path, rolelint_toml="", pyproject_toml="[tool.rolelint]")
    with pytest.raises(UserError, match=r"has two configurations: 'rolelint\.toml' and 'pyproject\.toml'"):
        find(tmp_path)
