"""What the schemas say about data, in our words; the data is written out, so that a place can be shown as its text."""

import re
import subprocess
import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator, Draft202012Validator

from rolelint.diagnostic import Finding, Safety
from rolelint.schema import draft_7, load, validate, with_vocabulary
from rolelint.source import Location, Span, apply_edits
from rolelint.syntax.node import Node
from rolelint.vocabulary import Vocabulary

SHIPPED = sorted(
    path.name.removesuffix(".schema.json") for path in (Path(__file__).parent.parent / "schemas").glob("*.schema.json")
)

FULL_ROLE = {
    "id": "be-01",
    "slug": "backend-engineer",
    "name": "Backend Engineer",
    "default_seniority": "Senior",
    "kind": "role",
    "aliases": ["Server Engineer"],
    "family": "Engineering",
    "track": "individual contributor",
    "ladder": "backend",
    "level": 3,
    "reports_to": ["Engineering Manager"],
    "owner": "Platform group",
    "status": "active",
    "replaced_by": "platform-engineer",
    "reviewed": "2026-05",
    "alignments": [{"scheme": "ESCO", "id": "2512.4", "name": "software developer"}],
    "schema_version": 1,
    "lang": "pt-BR",
    "x-salary": {"from": 1, "to": None},
    "mission": "Keep the services fast.",
    "short_description": "",
    "properties": {"Preferred Tech": ["Python", "PostgreSQL"], "Team": "Core", "Office": None},
    "success_metrics": ["churn under 2%", {"text": "99.9% uptime"}],
    "responsibilities": [
        "On call",
        {"title": "API", "primary": True, "details": ["REST"], "share": 40.5, "success_metrics": [{"text": "p95"}]},
        {"title": "Review", "share": None, "x-note": 1},
    ],
    "capabilities": ["SQL", {"name": "Go", "proficiency": "Advanced", "importance": "required", "details": ["1.22"]}],
    "artifacts": ["Roadmap", {"name": "Service documentation", "type": "documentation"}],
    "interactions": [
        {
            "kind": "Provides API",
            "role": "Frontend Engineer",
            "frequency": "daily",
            "notes": "contracts",
            "link": "../frontend-engineer.md",
            "arrow": "to",
        }
    ],
}
FULL_LADDER = {
    "kind": "ladder",
    "id": "backend-ladder",
    "slug": "backend",
    "name": "Backend Developer",
    "roles": ["backend-engineer"],
    "family": "Engineering",
    "extends": "generic",
    "owner": "People team",
    "status": "draft",
    "reviewed": "2026-05-31",
    "schema_version": "1",
    "lang": "en",
    "dimensions": ["Mastery", {"name": "Leadership", "from": "Level 3", "id": "lead"}],
    "levels": [
        "Level 1",
        {
            "name": "Level 2",
            "seniority": "Mid",
            "capabilities": ["SQL", {"name": "Go", "proficiency": "Expert"}],
            "success_metrics": [{"text": "two reviews a week"}],
        },
    ],
    "criteria": [
        {"level": "Level 1", "dimension": "Mastery", "text": "Fixes bugs", "examples": ["a typo"], "id": "c.1"}
    ],
}

# What is added to {name: X}; the rule; the message; the text of the place.
DEFECTS: list[tuple[dict[str, Any], str, str, str]] = [
    ({"foo": 1}, "RL102", "unknown key 'foo'", "foo"),
    ({"familly": "A"}, "RL102", "unknown key 'familly'; did you mean 'family'?", "familly"),
    ({"familly": None}, "RL102", "unknown key 'familly'; did you mean 'family'?", "familly"),
    ({"nmae": "Y"}, "RL102", "unknown key 'nmae'", "nmae"),
    ({"ID": "a"}, "RL102", "unknown key 'ID'; did you mean 'id'?", "ID"),
    ({"idx": "a"}, "RL102", "unknown key 'idx'", "idx"),
    ({"id": 12}, "RL103", "'id' should be text, not the number 12", "12"),
    ({"id": True}, "RL103", "'id' should be text, not the yes-or-no value true", "true"),
    ({"mission": ["a", "b"]}, "RL103", "'mission' should be text, not a list", "[a, b]"),
    ({"aliases": "Dev"}, "RL103", "'aliases' should be a list, not the text 'Dev'", "Dev"),
    ({"properties": ["a"]}, "RL103", "'properties' should be a mapping, not a list", "[a]"),
    ({"level": 1.5}, "RL103", "'level' should be text or a whole number, not the number 1.5", "1.5"),
    ({"reports_to": {"a": "b"}}, "RL103", "'reports_to' should be text or a list, not a mapping", "{a: b}"),
    ({"aliases": ["a", None]}, "RL103", "item 2 of 'aliases' is empty", ""),
    ({"aliases": ["a", 7]}, "RL103", "item 2 of 'aliases' should be text, not the number 7", "7"),
    ({"id": "be 01"}, "RL105", "'id' may hold letters, digits, '-', '_' and '.', but 'be 01' holds a blank", "be 01"),
    ({"slug": "r&d"}, "RL105", "'slug' may hold letters, digits, '-', '_' and '.', but 'r&d' holds '&'", "r&d"),
    ({"slug": "a/b"}, "RL105", "'slug' may hold letters, digits, '-', '_' and '.', but 'a/b' holds '/'", "a/b"),
    ({"status": "activ"}, "RL109", "'activ' is no value of 'status'; did you mean 'active'?", "activ"),
    ({"status": "gone"}, "RL109", "'status' should be 'draft', 'active' or 'deprecated', not 'gone'", "gone"),
    ({"status": 5}, "RL109", "'status' should be 'draft', 'active' or 'deprecated', not the number 5", "5"),
    ({"kind": "ladder"}, "RL109", "'kind' should be 'role', not 'ladder'", "ladder"),
    ({"reviewed": "May 2026"}, "RL109", "'reviewed' should look like '2026-05-31', not 'May 2026'", "May 2026"),
    ({"reviewed": "2026-13"}, "RL109", "'reviewed' should look like '2026-05-31', not '2026-13'", "2026-13"),
    ({"lang": "en_US"}, "RL109", "'lang' should look like 'en', not 'en_US'", "en_US"),
    ({"alignments": [{"scheme": "ESCO"}]}, "RL101", "key 'id' is missing", "{scheme: ESCO}"),
    (
        {"responsibilities": [{"titel": "A"}]},
        "RL101",
        "key 'title' is missing; 'titel' looks like it",
        "titel",
    ),
    (
        {"responsibilities": [{"title": "A", "primary": "yes"}]},
        "RL103",
        "'primary' should be true or false, not the text 'yes'",
        "yes",
    ),
    (
        {"responsibilities": [{"title": "A", "share": 100.5}]},
        "RL109",
        "'share' should be between 0 and 100, not the number 100.5",
        "100.5",
    ),
    (
        {"responsibilities": [["A"]]},
        "RL103",
        "item 1 of 'responsibilities' should be text or a mapping, not a list",
        "[A]",
    ),
    ({"capabilities": [{"name": ""}]}, "RL101", "'name' is empty", "name"),
    (
        {"responsibilities": [{"title": "A", "success_metrics": [{"text": "B", "unit": "s"}]}]},
        "RL102",
        "unknown key 'unit'",
        "unit",
    ),
    (
        {"interactions": [{"kind": "Advises", "role": "B", "arrow": "bth"}]},
        "RL109",
        "'bth' is no value of 'arrow'; did you mean 'both'?",
        "bth",
    ),
]
FINE: list[dict[str, Any]] = [
    FULL_ROLE,
    {"name": "X"},
    {"name": "X", "id": None, "aliases": None, "owner": "  "},
    {"name": "X", "x-anything": [None, {"a": 1}]},
    *(
        {"name": "X", "slug": slug}
        for slug in ("ingénieur", "инженер", "工程师", "व्यवस्थापक", "a.b_c-1", "々〇ー", "l·l")
    ),
]

# Data, and how its text reads once it is repaired.
REPAIRS: list[tuple[dict[str, Any], str]] = [
    ({"naem": "X"}, "{name: X}"),
    ({"name": 12}, '{name: "12"}'),
    ({"name": "X", "familly": "A"}, "{name: X, family: A}"),
    ({"name": "X", "status": "activ"}, "{name: X, status: active}"),
    ({"name": "X", "kind": "Role"}, "{name: X, kind: role}"),
    ({"name": "X", "default-seniority": "Mid", "reportsTo": "Y"}, "{name: X, default_seniority: Mid, reports_to: Y}"),
    (
        {"name": "X", "responsibilities": [{"title": "A", "primary": "Yes"}]},
        "{name: X, responsibilities: [{title: A, primary: true}]}",
    ),
]


def located(value: Any, start: int = 0, key_at: Location | None = None) -> tuple[str, Node]:
    """Write data out in one line from an offset on; return the text, and the data with its places there."""
    children: dict[str, Node] | list[Node] = []
    match value:
        case dict():
            text, children = "{", {}
            for key, part in value.items():
                text += ", " if children else ""
                at = place(start + len(text), key)
                inner, children[key] = located(part, start + len(text) + len(key) + 2, at)
                text += f"{key}: {inner}"
            text += "}"
        case list():
            text, children = "[", []
            for part in value:
                text += ", " if children else ""
                inner, child = located(part, start + len(text))
                text, children = text + inner, [*children, child]
            text += "]"
        case None | bool():
            text = {None: "", True: "true", False: "false"}[value]
        case _:
            text = str(value)
    return text, Node(value, place(start, text), key_at, children)


def place(start: int, text: str) -> Location:
    return Location("role.md", Span(start, start + len(text)))


def findings(value: Any, *required: str, schema: str = "role") -> list[tuple[str, str, str]]:
    """Return rule, message and the text of the place for each defect of the data."""
    text, node = located(value)
    problems = validate(node, load(schema), required)
    return [(code, finding.message, text[finding.at.start : finding.at.end]) for code, finding in problems]


def only(node: Node) -> Finding:
    [(_, finding)] = validate(node, load("role"))
    return finding


@pytest.mark.parametrize(("more", "code", "message", "at"), DEFECTS, ids=[defect[2] for defect in DEFECTS])
def test_one_defect_is_one_finding_at_its_place(more: dict[str, Any], code: str, message: str, at: str) -> None:
    assert findings({"name": "X", **more}) == [(code, message, at)]


@pytest.mark.parametrize("role", FINE)
def test_a_right_role_has_no_findings(role: dict[str, Any]) -> None:
    assert findings(role) == []


def test_a_right_ladder_has_no_findings() -> None:
    assert findings(FULL_LADDER, schema="ladder") == []


def test_a_ladder_is_judged_in_the_same_words() -> None:
    ladder = {"name": "X", "levels": [{"nane": "Level 1"}]}
    assert findings(ladder, schema="ladder") == [("RL101", "key 'name' is missing; 'nane' looks like it", "nane")]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ([1], "the data of this file should be a mapping of keys and values, not a list"),
        ("X", "the data of this file should be a mapping of keys and values, not the text 'X'"),
        (None, "the data of this file is empty"),
    ],
)
def test_data_that_is_no_mapping_is_one_finding(data: Any, message: str) -> None:
    assert findings(data, "id", "slug") == [("RL103", message, located(data)[0])]


def test_keys_that_a_dialect_demands_are_missing_like_those_of_the_schema() -> None:
    assert findings({"slug": "x"}, "id", "slug") == [
        ("RL101", "key 'name' is missing", "{slug: x}"),
        ("RL101", "key 'id' is missing", "{slug: x}"),
    ]


@pytest.mark.parametrize("empty", [None, "", "  "])
def test_a_required_key_without_a_value_is_empty(empty: str | None) -> None:
    assert findings({"name": "X", "mission": empty}, "mission") == [("RL101", "'mission' is empty", "mission")]


def test_a_misspelt_required_key_is_one_finding() -> None:
    assert findings({"naem": "X"}) == [("RL101", "key 'name' is missing; 'naem' looks like it", "naem")]


def test_of_two_slips_of_one_key_only_the_first_is_called_a_slip() -> None:
    messages = [message for _, message, _ in findings({"name": "X", "famly": 1, "famili": 2})]
    assert messages == ["unknown key 'famly'; did you mean 'family'?", "unknown key 'famili'"]


def test_a_missing_key_is_meant_by_one_slip_only() -> None:
    messages = [message for _, message, _ in findings({"naem": "X", "nmae": "Y"})]
    assert messages == ["key 'name' is missing; 'naem' looks like it", "unknown key 'nmae'"]


def test_a_mapping_of_other_data_is_not_searched_for_slips() -> None:
    other = {f"familyx{letter}{index}": 1 for index in range(10) for letter in "abcdefghijk"}
    assert findings({"name": "X", **other, "famly": 1})[-1][1] == "unknown key 'famly'"


def test_findings_come_in_the_order_of_their_places() -> None:
    assert [at for _, _, at in findings({"zzz": 1, "name": 2, "aaa": 3, "id": 4}, "slug")] == [
        "{zzz: 1, name: 2, aaa: 3, id: 4}",
        "zzz",
        "2",
        "aaa",
        "4",
    ]


def test_an_unknown_key_is_told_how_to_be_free() -> None:
    assert only(located({"name": "X", "salary": 1})[1]).hint == "a key of your own starts with x-: 'x-salary'"


def test_a_long_text_is_quoted_in_part() -> None:
    assert findings({"name": "X", "aliases": "many words " * 20})[0][1].endswith(
        "not the text '" + "many words " * 3 + "many wo…'"
    )


@pytest.mark.parametrize(("data", "repaired"), REPAIRS)
def test_a_slip_is_repaired_safely(data: dict[str, Any], repaired: str) -> None:
    text, node = located(data)
    fixes = [finding.fix for _, finding in validate(node, load("role"))]
    assert {fix and fix.safety for fix in fixes} == {Safety.SAFE}
    assert apply_edits(text, chain.from_iterable(fix.edits for fix in fixes if fix)) == repaired


def replaced(written: str, role: dict[str, Any], key: str) -> str | None:
    """Return how the only finding's fix rewrites a value that its file writes in other characters than Python does."""
    node = Node(role[key], place(0, written))
    fix = only(Node(role, node.at, None, {"name": Node("X", node.at), key: node})).fix
    return apply_edits(written, fix.edits) if fix else None


@pytest.mark.parametrize(
    ("written", "role", "key", "repaired"),
    [
        ('"activ"', {"name": "X", "status": "activ"}, "status", '"active"'),
        ("'activ'", {"name": "X", "status": "activ"}, "status", '"active"'),
        (r'"acti\u0076"', {"name": "X", "status": "activ"}, "status", None),
        ("1.10", {"name": "X", "owner": 1.1}, "owner", None),
        ("0x1F", {"name": "X", "owner": 31}, "owner", None),
        ("0xFFFFF", {"name": "X", "owner": 0xFFFFF}, "owner", None),
        ("999999", {"name": "X", "owner": 999_999}, "owner", '"999999"'),
        ("True", {"name": "X", "owner": True}, "owner", None),
    ],
)
def test_a_value_is_rewritten_only_where_its_characters_are_known(
    written: str, role: dict[str, Any], key: str, repaired: str | None
) -> None:
    assert replaced(written, role, key) == repaired


def test_a_number_is_quoted_only_as_it_was_written() -> None:
    role = {"name": "X", "owner": 1.1}
    at = place(0, "1.10")
    assert only(Node(role, at, None, {"owner": Node(1.1, at)})).message == "'owner' should be text, not a number"


def test_a_key_in_quotes_stays_in_quotes() -> None:
    at = place(0, '"naem"')
    fix = only(Node({"naem": "X"}, at, None, {"naem": Node("X", at, at)})).fix
    assert fix is not None
    assert fix.edits[0].text == '"name"'


def test_data_that_no_key_was_written_for_is_shown_at_its_value() -> None:
    at = place(7, "value")
    finding = only(Node({"name": "X", "famly": "A"}, place(0, ""), None, {"famly": Node("A", at)}))
    assert (finding.at, finding.fix) == (at, None)


OPEN = {
    "type": "object",
    "required": ["name"],
    "properties": {
        "name": {"type": "string", "maxLength": 3},
        "shape": {
            "oneOf": [
                {"type": "object", "required": ["width", "height"], "properties": {"width": {"enum": ["w"]}}},
                {"type": "object", "required": ["radius"], "properties": {"radius": {"type": "number"}}},
            ]
        },
    },
}


@pytest.mark.parametrize(
    ("data", "code", "message"),
    [
        ({"other": 1}, "RL101", "key 'name' is missing"),
        ({"nmae": 1}, "RL101", "key 'name' is missing; 'nmae' looks like it"),
        ({"name": "long"}, "RL109", "'name' has a value that is not allowed here"),
        ({"name": "X", "shape": {"radius": "r"}}, "RL103", "'radius' should be a number, not the text 'r'"),
        ({"name": "X", "shape": {"width": "w"}}, "RL101", "key 'height' is missing"),
        ({"name": "X", "shape": "round"}, "RL103", "'shape' should be a mapping, not the text 'round'"),
    ],
)
def test_any_other_schema_is_explained_too(data: dict[str, Any], code: str, message: str) -> None:
    [(found, finding)] = validate(located(data)[1], OPEN)
    assert (found, finding.message) == (code, message)


def test_a_schema_that_looks_like_another_is_judged_by_itself() -> None:
    looser = {**OPEN, "required": []}
    _, node = located({})
    assert (len(list(validate(node, OPEN))), len(list(validate(node, looser)))) == (1, 0)


# The schemas themselves


def descriptions(schema: Any) -> Iterator[tuple[str, str]]:
    """Yield every property and definition, wherever it stands, with its description."""
    match schema:
        case dict():
            for group in ("properties", "$defs"):
                named = schema.get(group)
                if isinstance(named, dict) and all(isinstance(part, dict) for part in named.values()):
                    yield from ((name, part.get("description", "")) for name, part in named.items())
            yield from chain.from_iterable(map(descriptions, schema.values()))
        case list():
            yield from chain.from_iterable(map(descriptions, schema))


def parts(schema: Any) -> Iterator[dict[str, Any]]:
    match schema:
        case dict():
            yield schema
            yield from chain.from_iterable(map(parts, schema.values()))
        case list():
            yield from chain.from_iterable(map(parts, schema))


@pytest.mark.parametrize("name", SHIPPED)
def test_a_schema_is_right_in_its_draft(name: str) -> None:
    Draft202012Validator.check_schema(load(name))


@pytest.mark.parametrize("name", SHIPPED)
def test_the_twin_is_right_in_draft_7(name: str) -> None:
    twin = draft_7(load(name))
    Draft7Validator.check_schema(twin)
    assert "$defs" not in str(twin)


@pytest.mark.parametrize("name", SHIPPED)
def test_a_schema_uses_no_keyword_that_draft_7_lacks(name: str) -> None:
    newer = {"unevaluatedProperties", "unevaluatedItems", "prefixItems", "dependentSchemas", "dependentRequired"}
    newer |= {"minContains", "maxContains", "$anchor", "$dynamicRef", "$dynamicAnchor", "$recursiveRef", "deprecated"}
    assert not newer & set(chain.from_iterable(parts(load(name))))


@pytest.mark.parametrize("name", SHIPPED)
def test_every_property_and_definition_is_described(name: str) -> None:
    assert [key for key, description in descriptions(load(name)) if not description] == []


def test_the_twin_keeps_a_description_that_stands_beside_a_reference() -> None:
    assert (
        draft_7(load("role"))["properties"]["name"]["description"] == load("role")["properties"]["name"]["description"]
    )


@pytest.mark.parametrize("name", SHIPPED)
def test_an_identifier_carries_the_major_version(name: str) -> None:
    assert load(name)["$id"].endswith(f"/1/{name}.schema.json")


def verdicts(name: str, data: Any) -> tuple[bool, bool]:
    return (
        Draft202012Validator(load(name)).is_valid(data),
        Draft7Validator(draft_7(load(name))).is_valid(data),
    )


@pytest.mark.parametrize("defect", DEFECTS, ids=[defect[2] for defect in DEFECTS])
def test_both_drafts_refuse_what_is_wrong(defect: tuple[dict[str, Any], str, str, str]) -> None:
    assert verdicts("role", {"name": "X", **defect[0]}) == (False, False)


@pytest.mark.parametrize(("name", "data"), [("role", FULL_ROLE), ("ladder", FULL_LADDER), ("role", {"name": "X"})])
def test_both_drafts_accept_what_is_right(name: str, data: dict[str, Any]) -> None:
    assert verdicts(name, data) == (True, True)


@pytest.mark.parametrize(("name", "data"), [("role", FULL_ROLE), ("ladder", FULL_LADDER)])
def test_the_full_example_leaves_no_property_out(name: str, data: dict[str, Any]) -> None:
    assert set(load(name)["properties"]) <= set(data)


@pytest.mark.parametrize("name", ["role", "ladder"])
def test_every_pattern_shows_an_example_that_it_allows(name: str) -> None:
    patterns = [part for part in parts(load(name)) if isinstance(part.get("pattern"), str) and part["pattern"] != r"\S"]
    assert patterns
    assert all(re.search(part["pattern"], example) for part in patterns for example in part["examples"])


@pytest.mark.parametrize("name", ["role", "ladder"])
def test_limits_come_in_pairs_and_references_with_nothing_but_a_description(name: str) -> None:
    for part in parts(load(name)):
        assert ("minimum" in part) == ("maximum" in part)
        assert "$ref" not in part or set(part) <= {"$ref", "description"}


@pytest.mark.parametrize("end", ["\n", " ", "\u2028", "\ufeff"])
@pytest.mark.parametrize("key", ["id", "slug", "reviewed", "lang"])
def test_a_pattern_reaches_to_the_very_end(key: str, end: str) -> None:
    value = {"reviewed": "2026-05-31", "lang": "en"}.get(key, "be-01")
    assert not Draft202012Validator(load("role")).is_valid({"name": "X", key: value + end})


def test_the_two_schemas_say_the_same_of_what_they_share() -> None:
    role, ladder = (load(name)["$defs"] for name in ("role", "ladder"))
    for shared in ("own_data", "text", "texts", "date", "language", "seniority", "proficiency"):
        assert role[shared] == ladder[shared]
    assert role["identifier"]["pattern"] == ladder["identifier"]["pattern"]


def test_a_vocabulary_closes_scales_and_leaves_lists_open() -> None:
    words = Vocabulary(
        seniority=("I", "II"),
        proficiency=("Low",),
        frequency=("hourly",),
        artifact_types=("map",),
        declared=frozenset({"seniority", "proficiency", "frequency", "artifact-types"}),
    )
    definitions = with_vocabulary(load("role"), words)["$defs"]
    assert definitions["seniority"]["enum"] == ["I", "II"]
    assert definitions["proficiency"]["enum"] == ["Low"]
    assert definitions["frequency"]["examples"] == ["hourly"]
    assert definitions["artifact_type"]["examples"] == ["map"]


def test_a_scale_that_nobody_declared_stays_open() -> None:
    definitions = with_vocabulary(load("role"), Vocabulary(proficiency=("Low",), declared=frozenset({"proficiency"})))
    assert definitions["$defs"]["seniority"]["examples"] == ["Junior", "Mid", "Senior", "Staff", "Principal"]
    assert "enum" not in definitions["$defs"]["seniority"]


def test_a_vocabulary_steers_the_verdict() -> None:
    words = Vocabulary(seniority=("I", "II"), declared=frozenset({"seniority"}))
    schema = with_vocabulary(load("role"), words)
    _, node = located({"name": "X", "default_seniority": "III"})
    [(code, finding)] = validate(node, schema)
    assert (code, finding.message) == ("RL109", "'default_seniority' should be 'I' or 'II', not 'III'")


def test_a_wrong_type_hides_what_else_is_wrong_with_a_value() -> None:
    _, node = located({"name": "X", "default_seniority": 5})
    [(_, finding)] = validate(node, with_vocabulary(load("role"), Vocabulary()))
    assert finding.message == "'default_seniority' should be text, not the number 5"


def test_a_vocabulary_leaves_the_shipped_schema_alone() -> None:
    with_vocabulary(load("role"), Vocabulary(declared=frozenset({"seniority"})))
    assert "enum" not in load("role")["$defs"]["seniority"]


def test_importing_the_module_leaves_the_engine_at_rest() -> None:
    code = "import sys, rolelint.schema; print('jsonschema' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "False\n"
