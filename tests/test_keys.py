from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest

from rolelint.errors import UserError
from rolelint.keys import KEYS, config_schema
from rolelint.rule import Rule
from rolelint.settings import parse
from rolelint.toml import loads


def check(_role: Any, *, most_words: int = 3, words: tuple[str, ...] = ("a",), ratio: float = 0.5) -> Iterator[Any]:
    yield from ()


RULES = {"RL402": Rule("RL402", "rules.one_sided_interaction", None, "", check_role=check)}
SCHEMA = config_schema(RULES)

RIGHT = [
    'edition = "2026"\nrequired-version = ">=0"\nextend = "x.toml"',
    'roles = ["a/*.md"]\nladders = []\nexclude = ["b"]\npreset = "basic"\nlanguage = "pt-BR"\nfail-on = "info"',
    'select = ["RL4"]\nextend-select = ["RL402"]\nignore = ["one-sided-interaction", "RL"]',
    '[expects]\nmetrics = "role"\nprimary = true\nproficiency = false\ninteractions = "listed"',
    '[expects]\nsections = ["Success Metrics"]\nreview-every = "1 year"',
    '[vocabulary]\nseniority = ["A"]\nproficiency = ["B"]\nfrequency = ["c"]\nartifact-types = ["d"]',
    '[vocabulary.verbs]\nX = {flow = "in", inverse = "Y", arrow = "target"}\nY = {flow = "both", inverse = ["X"]}',
    'externals = ["A", "B"]',
    '[externals]\nA = "the board"\nB = ""',
    '[sections]\nMission = ["Auftrag"]',
    '[metrics]\nbar = "measurable"\nvague = ["snazzy"]\nidentifiers = ["Heidelberg 72"]',
    '[metrics]\nindicators = {"dwell time" = "lower"}\nunits = {bale = "bale", secs = "s"}',
    '[rules.RL402]\nseverity = "info"\nmost-words = 1\nwords = ["x"]\nratio = 1',
    '[dialects.card]\nmarkers = ["a", "b"]\nmarks-needed = 1\nextends = "agent"\ntitles = ["{name} wanted"]',
    '[dialects.card]\nmarkers = ["a", "b"]\nfront = {"a.b" = "id"}\nsections = {Mission = ["Why"], x-pay = ["Pay"]}',
    '[dialects.card]\nmarkers = ["a", "b"]\nitems = {Capabilities = "{name}", Artifacts = ["{name}: {type}"]}',
    '[dialects.card]\nmarkers = ["a", "b"]\nscales = {seniority = {"GS 14" = "Senior"}}',
    '[[overrides]]\npaths = ["a"]\nignore = ["RL402"]',
    '[[diagrams]]\nfile = "README.md"',
    '[[diagrams]]\nfile = "a/b.svg"\nshape = "auto"\ngroup-by = "folder"\nwith-findings = true',
    '[[diagrams]]\nfile = "a.txt"\nformat = "dot"\npublic = true\nfamilies = ["x"]\nseniorities = ["y"]',
    '[[diagrams]]\nfile = "a.md"\nname = "a-1"\nfocus = ["A"]\ndepth = 2\ndirection = "in"\nverbs = ["b"]',
    '[[diagrams]]\nfile = "a.md"\nfrequencies = ["c"]',
]
WRONG = [
    "[dialects.card]",
    '[dialects.card]\nmarkers = ["a", "b"]\nfront = {a = "b"}',
    '[dialects.card]\nmarkers = ["a", "b"]\nsections = {Mision = ["Why"]}',
    '[dialects.card]\nmarkers = ["a", "b"]\nsections = {Mission = []}',
    '[dialects.card]\nmarkers = ["a", "b"]\nitems = {Mission = "{name}"}',
    '[dialects.card]\nmarkers = ["a", "b"]\nscales = {frequency = {}}',
    'presett = "basic"',
    'preset = "likned"',
    "preset = 1",
    'roles = "a"',
    "roles = [1]",
    'roles = [""]',
    'ignore = ["RL9"]',
    'language = "english"',
    "[expects]\nprimary = 1",
    '[expects]\nsections = ["Missoin"]',
    '[expects]\nreview-every = "yearly"',
    '[vocabulary]\nseniority = ["A", "A"]',
    "[vocabulary.verbs]\nX = {}",
    '[vocabulary.verbs]\nX = {flow = "up"}',
    '[vocabulary.verbs]\nX = {flow = "in", invers = "Y"}',
    '[metrics]\nbar = "numbr"',
    "[metrics]\nindicator = {}",
    '[metrics]\nindicators = {x = "up"}',
    '[metrics]\nindicators = ["x"]',
    "[metrics]\nunits = {x = 1}",
    '[metrics]\nvague = ["a", "a"]',
    "externals = [1]",
    "[externals]\nA = 1",
    "[sections]\nMision = []",
    "[rules.RL402]\nmost-words = true",
    "[rules.RL402]\nmost-words = 1.5",
    '[rules.RL402]\nratio = "1"',
    "[rules.RL402]\nmost_words = 1",
    "[rules.RL4]\n",
    '[[overrides]]\npaths = ["a"]',
    'overrides = {paths = ["a"], ignore = []}',
    "[[diagrams]]",
    '[[diagrams]]\nfile = ""',
    '[[diagrams]]\nfile = "a.md"\nshap = "focus"',
    '[[diagrams]]\nfile = "a.md"\nshape = "fokus"',
    '[[diagrams]]\nfile = "a.md"\nformat = "gif"',
    '[[diagrams]]\nfile = "a.md"\nname = "a b"',
    '[[diagrams]]\nfile = "a.md"\nfocus = "A"',
    '[[diagrams]]\nfile = "a.md"\nfocus = ["A"]\ndepth = 0',
    '[[diagrams]]\nfile = "a.md"\nfocus = ["A"]\ndirection = "up"',
    '[[diagrams]]\nfile = "a.md"\nwith-findings = 1',
]


def descriptions(schema: Any) -> Iterator[tuple[str, Any]]:
    """Yield the name and schema of every property, at any depth."""
    if isinstance(schema, dict):
        properties = schema.get("properties", {})
        yield from properties.items()
        for inner in [*properties.values(), *(value for key, value in schema.items() if key != "properties")]:
            yield from descriptions(inner)


@pytest.mark.parametrize("draft", [jsonschema.Draft202012Validator, jsonschema.Draft7Validator])
def test_the_schema_is_one_in_both_drafts(draft: Any) -> None:
    draft.check_schema(SCHEMA)


@pytest.mark.parametrize("text", RIGHT)
@pytest.mark.parametrize("draft", [jsonschema.Draft202012Validator, jsonschema.Draft7Validator])
def test_reader_and_schema_accept_the_same(draft: Any, text: str) -> None:
    parse(text, "rolelint.toml", RULES)
    assert [error.message for error in draft(SCHEMA).iter_errors(loads(text, ""))] == []


@pytest.mark.parametrize("text", WRONG)
def test_reader_and_schema_refuse_the_same(text: str) -> None:
    with pytest.raises(UserError):
        parse(text, "rolelint.toml", RULES)
    assert not jsonschema.Draft202012Validator(SCHEMA).is_valid(loads(text, ""))


def test_every_property_has_a_description() -> None:
    assert [name for name, schema in descriptions(SCHEMA) if "description" not in schema] == []


def test_the_default_of_every_key_is_a_value_that_it_takes() -> None:
    validator = jsonschema.Draft202012Validator(SCHEMA)
    for name, key in KEYS.items():
        table, _, leaf = name.rpartition(".")
        written = {leaf: key.default} if key.default is not None else {}
        assert validator.is_valid({table: written} if table else written), name


def test_a_rule_brings_its_options_with_types_and_defaults() -> None:
    properties = SCHEMA["$defs"]["rules"]["properties"]["one-sided-interaction"]["properties"]
    assert {name: schema["default"] for name, schema in properties.items()} == {
        "severity": "warning",
        "most-words": 3,
        "words": ["a"],
        "ratio": 0.5,
    }
