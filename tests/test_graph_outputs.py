"""What all outputs of `rolelint graph` have in common: names, groups, what is left out, and their schemas."""

import csv
import html
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from terminal import printed, put, typed

from rolelint import plugins
from rolelint.schema import draft_7, load

ROOT = Path(__file__).parent.parent
NORTH, SOUTH = "Cook (roles/north/cook.md)", "Cook (roles/south/cook.md)"
FORMS = [name for name in plugins.names("diagrams") if name != "png"]


def role(name: str, *lines: str, front: str = "") -> str:
    bullets = "".join(f"- {line}\n" for line in lines)
    return f"---\nname: {name}\n{front}---\n\n# Mission\n\nWork.\n\n# Interactions\n\n{bullets}"


FILES = {
    "roles/steward.md": role(
        "Steward",
        "**Informs** → all roles (monthly)",
        "**Provides soup** → [Cook](north/cook.md) (daily)",
        front="family: House\n",
    ),
    "roles/north/cook.md": role("Cook", "**Gets pots** ← Steward (yearly)", front="family: Kitchen\n"),
    "roles/south/cook.md": role("Cook", "**Advises** → Porter (weekly)", front="family: Kitchen\n"),
    "roles/porter.md": role(
        "Porter", "**Provides keys** → Steward (weekly)", front="family: House\ndefault_seniority: Junior\n"
    ),
}


@pytest.fixture
def hotel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a project in which two roles have one name, and a line is addressed to all roles."""
    monkeypatch.chdir(put(tmp_path, FILES))
    return tmp_path


def shown(text: str) -> str:
    """Return what people read in an output of any form, without tags, escapes and blanks."""
    decoded = re.sub(r"#(\d+);", lambda match: chr(int(match[1])), html.unescape(text))
    return re.sub(r"<[^>]*>|\s|\\n", "", decoded)


def data(*arguments: str) -> Any:
    return json.loads(printed("graph", *arguments, "--output-format", "json"))


def labels(*arguments: str) -> list[str]:
    return [member["label"] for member in data(*arguments)["members"]]


def exchanges(*arguments: str) -> Iterator[dict[str, Any]]:
    for edge in data(*arguments)["edges"]:
        yield from edge["exchanges"]


def rows(*arguments: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(printed("graph", *arguments, "--output-format", "csv"))))


# Names


@pytest.mark.parametrize("form", FORMS)
def test_every_form_tells_roles_of_one_name_apart(form: str, hotel: Path) -> None:
    text = shown(printed("graph", "--output-format", form))
    assert [name for name in (NORTH, SOUTH) if shown(name) not in text] == []


@pytest.mark.parametrize("question", [("--facts",), ("--from", "roles/south/cook.md", "--to", "Steward")])
def test_facts_and_ways_tell_them_apart_too(question: tuple[str, ...], hotel: Path) -> None:
    assert SOUTH in printed("graph", *question)


@pytest.mark.parametrize("form", ["mermaid", "dot", "svg", "csv", "table", "graphml"])
def test_whose_words_are_told_is_told_by_the_same_name(form: str, hotel: Path) -> None:
    assert shown(f"{NORTH}: Gets pots") in shown(printed("graph", "--output-format", form))


def test_who_shares_a_name_is_called_so_where_the_other_one_is_left_out(hotel: Path) -> None:
    assert labels("--frequency", "daily") == [NORTH, "Steward"]
    assert data("--focus", "roles/south/cook.md")["title"] == f"Who works with {SOUTH}"


def test_in_public_they_are_told_apart_without_their_files(hotel: Path) -> None:
    assert labels("--public")[:2] == ["Cook (cook)", "Cook (cook-2)"]
    assert {row["said by"] for row in rows("--public", "--verb", "Gets pots, Advises")} == {
        "Cook (cook)",
        "Cook (cook-2)",
    }


# Groups


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ("mermaid", "Informs (monthly, as one of all roles)"),
        ("dot", "Informs (monthly, as one of all roles)"),
        ("svg", "Informs (monthly, as one of all roles)"),
        ("table", "Informs monthly, as one of all roles"),
    ],
)
@pytest.mark.parametrize("asked", [("--focus", "Porter"), ("--from", "Steward", "--to", "Porter")])
def test_a_line_that_reaches_somebody_through_a_group_says_so(
    form: str, words: str, asked: tuple[str, ...], hotel: Path
) -> None:
    assert shown(words) in shown(printed("graph", *asked, "--output-format", form))


def test_data_names_the_group_that_a_line_is_addressed_to(hotel: Path) -> None:
    assert {each["label"]: each["as_one_of"] for each in exchanges("--focus", "Porter")} == {
        "Advises": None,
        "Informs": "all roles",
        "Provides keys": None,
    }
    assert [row["as one of"] for row in rows("--focus", "Porter") if row["what"] == "Informs"] == ["all roles"]
    assert "all roles</data>" in printed("graph", "--focus", "Porter", "--output-format", "graphml")


@pytest.mark.parametrize(
    ("form", "line"),
    [
        ("text", "  Steward: Informs → Porter (monthly, as one of all roles)\n"),
        ("markdown", "   - Steward: Informs → Porter (monthly, as one of all roles)\n"),
        ("json", '"as_one_of": "all roles"'),
    ],
)
def test_a_way_names_the_group(form: str, line: str, hotel: Path) -> None:
    assert line in printed("graph", "--from", "Steward", "--to", "Porter", "--output-format", form)


def test_the_group_itself_is_reached_as_a_whole(hotel: Path) -> None:
    assert [each["as_one_of"] for each in exchanges() if each["label"] == "Informs"] == [None]


@pytest.mark.parametrize(
    ("arguments", "left"),
    [
        (("--verb", "Informs"), [NORTH, SOUTH, "Porter", "Steward", "all roles"]),
        (("--frequency", "monthly"), [NORTH, SOUTH, "Porter", "Steward", "all roles"]),
        (("--verb", "Informs", "--family", "House"), ["Porter", "Steward", "all roles"]),
        (("--verb", "Informs", "--seniority", "Junior"), []),
        (("--verb", "Advises"), [SOUTH, "Porter"]),
    ],
)
def test_a_filter_keeps_who_is_addressed_as_one_of_a_group(
    arguments: tuple[str, ...], left: list[str], hotel: Path
) -> None:
    if left:
        assert labels(*arguments) == left
    else:
        assert typed("graph", *arguments)[0] == 2


def test_a_way_leads_over_a_group_whose_line_passes_the_filters(hotel: Path) -> None:
    assert "in 1 step\n" in printed("graph", "--from", "Steward", "--to", "Porter", "--verb", "Informs")


# What is left out


@pytest.mark.parametrize("narrowed", [("--public",), ("--shape", "overview", "--group-by", "family")])
def test_what_is_left_out_is_no_answer(narrowed: tuple[str, ...], hotel: Path) -> None:
    assert {edge["one_sided"] for edge in data()["edges"]} == {True, False}
    assert {edge["one_sided"] for edge in data(*narrowed)["edges"]} == {None}
    assert {row["one-sided"] for row in rows()} == {"yes", "no"}
    assert {row["one-sided"] for row in rows(*narrowed)} == {""}
    assert "one_sided" in printed("graph", "--output-format", "graphml")
    assert "one_sided" not in printed("graph", *narrowed, "--output-format", "graphml")


def test_in_public_places_are_no_empty_list(hotel: Path) -> None:
    assert {bool(each["places"]) for each in exchanges()} == {True}
    assert [each["places"] for each in exchanges("--public")] == [None] * 5
    assert {row["places"] for row in rows("--public")} == {""}


def test_public_facts_leave_out_what_they_do_not_tell(hotel: Path) -> None:
    facts = data("--facts", "--public")
    left_out = (facts["one_sided"], facts["contradicting"], facts["wrong_way"], facts["counts"]["broken"])
    assert left_out == (None, None, None, None)
    assert data("--facts")["one_sided"] != []
    assert "One-sided" not in printed("graph", "--facts", "--public")


# Hours


def hours(settings: str, hotel: Path) -> dict[str, float]:
    put(hotel, {"rolelint.toml": settings})
    found: dict[str, float] = data("--facts", "--estimate")["estimate"]["hours"]
    return found


def test_hours_are_set_in_the_configuration(hotel: Path) -> None:
    usual = hours("", hotel)
    own = hours('[graph]\nhours = { "Per Sprint" = 9, Daily = 0.5 }\n', hotel)
    assert own == {**usual, "per sprint": 9, "daily": 0.5}
    assert list(own) == list(usual)
    assert data("--facts", "--estimate")["estimate"]["hours_a_week"] == 0.25 + 0.5 + 0.02 + 1 + 1


def test_words_of_the_project_can_have_hours(hotel: Path) -> None:
    put(hotel, {"roles/porter.md": role("Porter", "**Advises** → Steward (every full moon)")})
    declared = '[vocabulary]\nfrequency = ["every full moon"]\n'
    assert "every full moon" not in hours(declared, hotel)
    assert data("--facts", "--estimate")["estimate"]["without_hours"] == {"every full moon": 1}
    assert hours(f'{declared}[graph.hours]\n"Every full-moon" = 7\n', hotel)["every full moon"] == 7
    assert data("--facts", "--estimate")["estimate"]["without_hours"] == {}


def test_a_file_that_extends_another_one_changes_some_hours(hotel: Path) -> None:
    put(hotel, {"house.toml": '[graph.hours]\n"On demand" = 3\ndaily = 1\n'})
    own = hours('extend = "house.toml"\n[graph.hours]\non-demand = 4\n', hotel)
    assert (own["on-demand"], own["daily"]) == (4, 1)


# Schemas


def faults(name: str, found: Any) -> list[str]:
    schema = load(name)
    checks = (jsonschema.Draft202012Validator(schema), jsonschema.Draft7Validator(draft_7(schema)))
    return [error.message for check in checks for error in check.iter_errors(found)]


OUTPUTS = [
    ("graph", ()),
    ("graph", ("--with-findings",)),
    ("graph", ("--public",)),
    ("graph", ("--shape", "overview")),
    ("facts", ("--facts",)),
    ("facts", ("--facts", "--estimate")),
    ("facts", ("--facts", "--public", "--estimate")),
]
HOTEL = [
    ("graph", ("--focus", "Porter")),
    ("pair", ("--pair", "Steward", "roles/north/cook.md")),
    ("pair", ("--pair", "Steward", "Porter")),
    ("pair", ("--pair", "roles/north/cook.md", "roles/south/cook.md")),
    ("way", ("--from", "Steward", "--to", "Porter")),
    ("way", ("--from", "Steward", "--to", "roles/north/cook.md", "--direction", "in")),
]


@pytest.mark.parametrize(("name", "arguments"), [*OUTPUTS, *HOTEL])
def test_what_is_printed_as_json_is_what_its_schema_says(name: str, arguments: tuple[str, ...], hotel: Path) -> None:
    assert faults(name, data(*arguments)) == []


@pytest.mark.parametrize("folder", ["company", "broken"])
@pytest.mark.parametrize(("name", "arguments"), OUTPUTS)
def test_so_is_what_the_examples_print(name: str, arguments: tuple[str, ...], folder: str) -> None:
    assert faults(name, data(str(ROOT / "examples" / folder), *arguments)) == []


@pytest.mark.parametrize("folder", ["company", "broken"])
def test_the_sheet_of_any_two_roles_is_what_its_schema_says(folder: str) -> None:
    project = str(ROOT / "examples" / folder)
    paths = [member["path"] for member in data(project)["members"] if member["path"]]
    found = [data(project, "--pair", paths[0], path) for path in paths[1:]]
    assert [fault for sheet in found for fault in faults("pair", sheet)] == []


@pytest.mark.parametrize(
    ("name", "arguments", "spoil"),
    [
        ("facts", ("--facts", "--estimate"), lambda found: found["counts"].update(people=1)),
        ("facts", ("--facts", "--estimate"), lambda found: found["estimate"]["roles"][0].pop("hours")),
        ("facts", ("--facts", "--estimate"), lambda found: found.update(one_sided=False)),
        ("pair", ("--pair", "Steward", "Porter"), lambda found: found["rows"][0].update(verdict="perhaps")),
        ("pair", ("--pair", "Steward", "Porter"), lambda found: found["sides"].pop()),
        ("way", ("--from", "Steward", "--to", "Porter"), lambda found: found["steps"][0].update(exchanges=[])),
    ],
)
def test_what_is_not_so_is_refused(name: str, arguments: tuple[str, ...], spoil: Any, hotel: Path) -> None:
    found = data(*arguments)
    spoil(found)
    assert len(faults(name, found)) == 2


def required(schema: Any) -> Iterator[set[str]]:
    """Yield the keys that an object may have but need not, for each object of a schema."""
    for part in (schema, *schema["$defs"].values()):
        if "properties" in part:
            yield set(part["properties"]) - set(part["required"])


@pytest.mark.parametrize("name", ["facts", "pair", "way"])
def test_every_key_is_always_there(name: str) -> None:
    assert set().union(*required(load(name))) == set()


GUIDE = (ROOT / "docs" / "diagrams.md").read_text("utf-8").partition("## For other programs")[2]


@pytest.mark.parametrize(
    ("name", "head"),
    [("graph", "The graph:"), ("facts", "`--facts`;"), ("pair", "`--pair`:"), ("way", "`--from` and `--to`:")],
)
def test_the_guide_names_every_key_of_the_json(name: str, head: str) -> None:
    table = GUIDE.partition(f"\n{head}")[2].partition("\n\n|")[2].partition("\n\n")[0]
    schema = load(name)
    keys = {key for part in (schema, *schema["$defs"].values()) for key in part.get("properties", {})}
    assert keys - {"version", "key", "label", "path"} - set(re.findall("`([a-z_]+)`", table)) == set()


def test_the_guide_names_every_column_of_the_csv(hotel: Path) -> None:
    table = GUIDE.partition("\nThe CSV")[2].partition("\n\nA cell")[0]
    assert set(rows("--with-findings")[0]) - set(re.findall("`([a-z -]+)`", table)) == set()
