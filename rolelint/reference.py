"""The reference of the formats and of the configuration, as Markdown, made from the schemas and the table of keys."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rolelint import forms, kinds, listed
from rolelint.keys import KEYS, config_schema
from rolelint.kinds import Rules, option_kind, options
from rolelint.schema import Schema, load, with_vocabulary
from rolelint.table import markdown
from rolelint.toml import literal
from rolelint.vocabulary import Vocabulary

_PLAIN = {"string": "text", "number": "number", "integer": "whole number", "boolean": "`true` or `false`"}
_PLAIN |= {"null": "nothing", "object": "mapping", "array": "list"}
_MEMBERS = {
    "Each verb in [vocabulary.verbs]": (
        "verb",
        {"flow": kinds.FLOW.words, "inverse": f"{kinds.TEXT.words} or {kinds.TEXTS.words}", "arrow": kinds.ARROW.words},
    ),
    "[dialects.NAME]": ("dialect", {name: key.kind.words for name, key in forms.FORM.items()}),
    "[[overrides]]": ("override", {name: key.kind.words for name, key in listed.OVERRIDE.items()}),
    "[[diagrams]]": ("diagram", {name: key.kind.words for name, key in listed.DIAGRAM.items()}),
}
_ABOUT_CONFIGURATION = """\
Settings stand in `rolelint.toml`, in `.rolelint.toml`, or under `[tool.rolelint]` in `pyproject.toml`. The nearest file
upwards counts, not above the root of the git repository, and its folder is the root of the project: patterns and
printed paths are relative to it. Nothing needs to be set. An unknown key, rule or value ends the run with exit code 2.
`rolelint config show` prints what is in effect, and where each value comes from.
"""


def format_page(name: str) -> Iterator[str]:
    """Yield the lines of the reference of a format: its outermost mapping, then the kinds of values in it."""
    schema = with_vocabulary(load(name), Vocabulary())
    (example,) = schema["examples"]
    found = _instances(schema, example)
    yield f"# {schema['title']} files\n"
    yield f"{schema['description']}\n"
    yield "These are the fields of the data, whether a file writes them in its front matter or as sections of its body."
    yield f"`rolelint schema {name}` prints them as JSON Schema.\n"
    yield from _mapping(schema, schema, found[""])
    for definition, inner in schema["$defs"].items():
        if "properties" in inner:
            yield f"\n## {_title(definition)}\n\n{inner['description']}\n"
            yield from _mapping(inner, schema, found.get(definition, ()))
    yield "\n## Kinds of values\n"
    yield from markdown(("Kind", "What it is", "Shape", "Such as"), _kinds(schema))
    yield f"\n## One whole {schema['title'].lower()} as data\n\n```json"
    yield json.dumps(example, indent=2, ensure_ascii=False)
    yield "```"


def _title(definition: str) -> str:
    return definition.replace("_", " ").capitalize()


def _mapping(part: Schema, whole: Schema, instances: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """Yield the table of one mapping's keys; `instances` are such mappings, to take examples from."""
    needed = part.get("required", ())
    yield from markdown(
        ("Key", "Type", "Required", "What it holds", "Example"),
        (
            (
                f"`{key}`",
                _type(value, whole),
                "yes" if key in needed else "no",
                value["description"],
                _example(key, instances),
            )
            for key, value in part["properties"].items()
        ),
    )
    for pattern, value in part.get("patternProperties", {}).items():
        yield f"\nKeys that match `{pattern}`: {_type(value, whole)}."


def _example(key: str, instances: Sequence[Mapping[str, Any]]) -> str:
    values = (instance[key] for instance in instances if key in instance)
    return next((f"`{json.dumps(value, ensure_ascii=False)}`" for value in values), "")


def _kinds(schema: Schema) -> Iterator[tuple[str, ...]]:
    """Yield a row for each definition that is no mapping with a table of its own."""
    for name, inner in schema["$defs"].items():
        if "properties" not in inner:
            written = ", ".join(f"`{value}`" for value in inner.get("enum", inner.get("examples", ())))
            shape = {key: value for key, value in inner.items() if key != "enum"}
            yield _title(name).lower(), inner["description"], _type(shape, schema), written


def _type(part: Schema, whole: Schema) -> str:
    """Return the type of a value in words, with links to the definitions that it refers to."""
    match part:
        case {"$ref": str() as target}:
            name = target.rpartition("/")[2]
            own = "properties" in whole["$defs"][name]
            title = _title(name).lower()
            return f"[{title}](#{title.replace(' ', '-') if own else 'kinds-of-values'})"
        case {"enum": list() as allowed}:
            return " or ".join(f"`{value}`" for value in allowed)
        case {"anyOf": list() as branches}:
            return " or ".join(_type(branch, whole) for branch in branches)
        case {"type": list() as names}:
            return " or ".join(_type({**part, "type": name}, whole) for name in names)
        case {"type": "array", "items": items}:
            return f"list of {_type(items, whole)}"
        case {"type": "object", "additionalProperties": dict() as values}:
            return f"mapping of names to {_type(values, whole)}"
        case {"type": str() as name}:
            return _PLAIN[name]
        case _:
            return "anything"


def _instances(schema: Schema, example: Mapping[str, Any]) -> dict[str, list[Mapping[str, Any]]]:
    """Return the mappings in an example by the definition that describes them; the outermost one by an empty name."""
    found: dict[str, list[Mapping[str, Any]]] = {}

    def visit(part: Schema, value: Any, name: str) -> None:
        if "$ref" in part:
            definition = part["$ref"].rpartition("/")[2]
            visit(schema["$defs"][definition], value, definition)
        elif isinstance(value, list):
            for item in value:
                visit(part.get("items", {}), item, name)
        elif "anyOf" in part:
            for branch in part["anyOf"]:
                visit(branch, value, name)
        elif isinstance(value, dict) and "properties" in part:
            found.setdefault(name, []).append(value)
            for key, inner in value.items():
                visit(part["properties"][key], inner, name)

    visit(schema, example, "")
    return found


def configuration(rules: Rules) -> Iterator[str]:
    """Yield the lines of the reference of the configuration."""
    yield "# Configuration\n"
    yield _ABOUT_CONFIGURATION
    yield "## Top level\n"
    yield from _keys("")
    for table in dict.fromkeys(key.rpartition(".")[0] for key in KEYS if "." in key):
        yield f"\n## [{table}]\n"
        yield from _keys(f"{table}.")
    for title, (definition, words) in _MEMBERS.items():
        yield f"\n## {title}\n"
        yield from _members(config_schema(rules)["$defs"][definition], words)
    yield "\n## [rules.NAME]\n"
    yield "Each rule takes a `severity`: `error`, `warning` or `info`. Some take more."
    rows = [
        (f"[{rule.name}](rules/{rule.name}.md)", f"`{name}`", option_kind(default).words, f"`{literal(default)}`")
        for rule in rules.values()
        for name, default in options(rule).items()
    ]
    if rows:
        yield ""
        yield from markdown(("Rule", "Option", "What it holds", "Default"), rows)


def _members(schema: Schema, words: Mapping[str, str]) -> Iterator[str]:
    yield from markdown(
        ("Key", "What it holds", "Required", "What it does"),
        (
            (f"`{key}`", words[key], "yes" if key in schema["required"] else "no", value["description"])
            for key, value in schema["properties"].items()
        ),
    )


def _keys(prefix: str) -> Iterator[str]:
    yield from markdown(
        ("Key", "What it holds", "Default", "What it does"),
        (
            (f"`{key.removeprefix(prefix)}`", entry.kind.words, _default(entry.default), entry.sentence)
            for key, entry in KEYS.items()
            if key.startswith(prefix) and "." not in key.removeprefix(prefix)
        ),
    )


def _default(value: Any) -> str:
    return "" if value is None else f"`{literal(value)}`"
