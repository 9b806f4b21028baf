"""The keys of a configuration as one table: what each holds, its default, and a sentence about it.

The reader, the configuration's JSON Schema and the manual are all made from this table, so they cannot disagree. What a
rule adds to it, severity and options, comes from the rule itself.
"""

from collections.abc import Mapping
from itertools import groupby
from typing import Any

from rolelint import forms, kinds, listed, vocabulary
from rolelint.config import BARS
from rolelint.kinds import Key, Kind
from rolelint.rule import PRESETS, Rule

KEYS: Mapping[str, Key] = {
    "edition": Key(
        kinds.closed(kinds.same("2026")),
        "2026",
        "Freezes which rules run, their severities, options and word tables.",
    ),
    "required-version": Key(kinds.SPECIFIER, None, "The versions of rolelint that may check this project."),
    "extend": Key(
        kinds.TEXT,
        None,
        "Another configuration file, relative to this one, whose settings hold where this file sets none.",
    ),
    "roles": Key(kinds.PATTERNS, [], "The role files, relative to this file's folder; without it they are recognised."),
    "ladders": Key(kinds.PATTERNS, [], "The ladder files, relative to this file's folder."),
    "exclude": Key(kinds.PATTERNS, [], "Files and folders that are never read."),
    "preset": Key(
        kinds.closed(kinds.same(*PRESETS)), "linked", "The set of rules to start from; each holds the one before."
    ),
    "select": Key(kinds.CODES, [], "The rules that run, instead of those of the preset."),
    "extend-select": Key(kinds.CODES, [], "Rules that run besides those of the preset."),
    "ignore": Key(kinds.IGNORABLE, [], "Rules that do not run."),
    "fail-on": Key(kinds.SEVERITY, "error", "The least severity that makes a run fail."),
    "language": Key(kinds.LANGUAGE, None, "The language of the files; without it, it is guessed for each file."),
    "expects.metrics": Key(
        kinds.closed(kinds.same("responsibility", "role", "none")),
        None,
        "Where success metrics belong: to each responsibility, to the role as a whole, or nowhere.",
    ),
    "expects.primary": Key(kinds.FLAG, None, "Whether each role marks a primary responsibility."),
    "expects.proficiency": Key(kinds.FLAG, None, "Whether each capability has a proficiency."),
    "expects.interactions": Key(
        kinds.closed(kinds.same("both-sides", "listed", "none")),
        None,
        "Whether both roles of an interaction write it down, one of them does, or nobody.",
    ),
    "expects.sections": Key(kinds.FIELD_LIST, None, "The sections that each role has."),
    "expects.review-every": Key(kinds.DURATION, None, "How long a review of a role holds."),
    "vocabulary.seniority": Key(
        kinds.SCALE,
        list(vocabulary.SENIORITY),
        "The words for seniority, from low to high; once set, no others are allowed.",
    ),
    "vocabulary.proficiency": Key(
        kinds.SCALE,
        list(vocabulary.PROFICIENCY),
        "The words for proficiency, from low to high; once set, no others are allowed.",
    ),
    "vocabulary.frequency": Key(kinds.SCALE, [], "Words for how often roles interact, besides the usual ones."),
    "vocabulary.artifact-types": Key(kinds.SCALE, [], "Types of artifacts, besides the usual ones."),
    "vocabulary.verbs": Key(
        kinds.VERBS, {}, "Verbs of interactions, besides the usual ones; a last word * stands for any words."
    ),
    "externals": Key(kinds.EXTERNALS, {}, "Whom roles work with that are no roles here, and who they are."),
    "sections": Key(kinds.SECTIONS, {}, "Further headings that are read as a section."),
    "dialects": Key(forms.FORMS, {}, "Forms of role files of your own: how they are recognised, and how they read."),
    "metrics.bar": Key(
        kinds.closed(kinds.same(*BARS)),
        "none",
        "What a metric must be so that it is no warning: hold a number, be partial or measurable; none adds nothing.",
    ),
    "metrics.indicators": Key(
        kinds.INDICATORS, {}, "Indicators of your own, and whether more of it is better: higher, lower or neutral."
    ),
    "metrics.units": Key(kinds.UNITS, {}, "Further ways to write a unit, and the unit that each stands for."),
    "metrics.vague": Key(kinds.SCALE, [], "Words that say how good without saying how much, besides the usual ones."),
    "metrics.identifiers": Key(
        kinds.SCALE, [], "Names whose number is no target, such as a product's, besides the usual ones."
    ),
    "graph.hours": Key(
        kinds.HOURS,
        dict(vocabulary.HOURS),
        "How many hours a week an exchange takes each of its sides, by how often it happens, for `--facts --estimate`; "
        "what is not set here stays as it is.",
    ),
    "rules": Key(kinds.RULES, {}, "The severity and the options of single rules, by name or code."),
    "overrides": Key(listed.OVERRIDES, [], "Rules that do not count for some files."),
    "allow": Key(listed.ALLOWANCES, [], "Findings that may stay, why, and until when."),
    "diagrams": Key(listed.DIAGRAMS, [], "Diagrams that `rolelint graph --write` keeps, and `--check` compares."),
}


def config_schema(rules: Mapping[str, Rule]) -> dict[str, Any]:
    """Return the JSON Schema of rolelint.toml, for editors: the table of keys, and the options of these rules."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "https://rolelint.dev/schemas/1/config.schema.json",
        "title": "rolelint configuration",
        "description": "What rolelint.toml, .rolelint.toml or [tool.rolelint] in pyproject.toml may say.",
        **_table("", ""),
        "$defs": {
            "rule": _rule_words(rules),
            "rules": _rules(rules),
            "override": _listed(listed.OVERRIDE, ["paths", "ignore"], "Some files, and the rules that do not count."),
            "allowance": _listed(listed.ALLOWANCE, ["rules", "reason"], "Findings that may stay, and why."),
            "diagram": _listed(listed.DIAGRAM, ["file"], "A diagram that is kept, and how it is drawn."),
            "dialect": _listed(forms.FORM, ["markers"], "A form of role files: another one, and what is different."),
            "verb": _verb(),
        },
    }


def _table(prefix: str, sentence: str) -> dict[str, Any]:
    """Return the schema of the table that holds the keys with this prefix."""
    names = [name.removeprefix(prefix) for name in KEYS if name.startswith(prefix)]
    properties = {}
    for name, group in groupby(names, key=lambda name: name.partition(".")[0]):
        key = KEYS.get(prefix + name)
        inner = [prefix + member for member in group]
        properties[name] = _property(key) if key else _table(f"{prefix}{name}.", _TABLES[inner[0].rpartition(".")[0]])
    return _closed_table(properties) | ({"description": sentence} if sentence else {})


_TABLES = {
    "expects": "What the house expects of every role; what is not said here is learned from the roles.",
    "vocabulary": "The words that roles are described with.",
    "metrics": "What success metrics are judged by.",
    "graph": "What `rolelint graph` estimates by.",
}


def _property(key: Key) -> dict[str, Any]:
    default = {} if key.default is None else {"default": key.default}
    schema = key.kind.schema
    # Draft-07 reads nothing that stands beside a reference.
    return {"description": key.sentence, **({"allOf": [schema]} if "$ref" in schema else schema), **default}


def _closed_table(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": dict(properties), "additionalProperties": False}


def _rule_words(rules: Mapping[str, Rule]) -> dict[str, Any]:
    names = sorted(rule.name for rule in rules.values())
    families = sorted({code[:length] for code in rules for length in (2, 3, 4)})
    return {
        "description": "A rule by code or name, or the beginning of codes.",
        "enum": [*families, *sorted(rules), *names],
    }


def _rules(rules: Mapping[str, Rule]) -> dict[str, Any]:
    tables = {name: _rule(rule) for rule in rules.values() for name in (rule.name, rule.code)}
    return _closed_table(tables) | {"description": "Settings of single rules, by name or code."}


def _rule(rule: Rule) -> dict[str, Any]:
    severity = _described(kinds.SEVERITY, f"What {rule.name} weighs.", rule.severity.word)
    options = {
        name: _described(kinds.option_kind(default), f"An option of {rule.name}; its page says what it does.", default)
        for name, default in kinds.options(rule).items()
    }
    return _closed_table({"severity": severity} | options) | {"description": f"Settings of {rule.code}, {rule.name}."}


def _described(kind: Kind, sentence: str, default: Any = None) -> dict[str, Any]:
    return _property(Key(kind, list(default) if isinstance(default, tuple) else default, sentence))


def _listed(keys: Mapping[str, Key], needed: list[str], sentence: str) -> dict[str, Any]:
    table = _closed_table({name: _property(key) for name, key in keys.items()})
    return table | {"description": sentence, "required": needed}


def _verb() -> dict[str, Any]:
    inverse = {"anyOf": [kinds.TEXT.schema, kinds.TEXTS.schema], "description": "What the other role writes for it."}
    flow = _described(kinds.FLOW, "Which way work goes, seen from the role that writes the line.")
    arrow = _described(kinds.ARROW, "Whether the arrow follows the work or points at the target.", "flow")
    return _closed_table({"flow": flow, "inverse": inverse, "arrow": arrow}) | {
        "description": "How a verb joins two roles.",
        "required": ["flow"],
    }
