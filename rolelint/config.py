"""A project's configuration, frozen, and the patterns that it names files by.

Reading it from TOML is the work of `settings`; which keys there are stands in `keys`.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import field
from datetime import date
from functools import cache
from typing import Any

from rolelint.clauses import Measure
from rolelint.diagnostic import Severity
from rolelint.expects import Expects
from rolelint.frozen import frozen
from rolelint.order import Order
from rolelint.vocabulary import HOURS, Vocabulary

BARS = ("none", "number", "partial", "measurable")


@frozen
class RuleSettings:
    """What `[rules.<name>]` says: a severity (None keeps the rule's own) and the options of the rule's checks."""

    severity: Severity | None = None
    options: Mapping[str, Any] = field(default_factory=dict)


@frozen
class Override:
    """What `[[overrides]]` says: for files that match `paths`, rules that do not count, by code or prefix."""

    paths: tuple[str, ...]
    ignore: tuple[str, ...]


@frozen
class Allowance:
    """What `[[allow]]` says: findings of some rules that may stay, why, and to which day somebody wants to look again.

    `rules` are codes or prefixes. Without `paths` the findings may lie in any file, without `entities` be about
    anything; one that is given covers what lies in it.
    """

    rules: tuple[str, ...]
    reason: str
    paths: tuple[str, ...] = ()
    entities: tuple[str, ...] = ()
    expires: date | None = None


@frozen
class Metrics:
    """What `[metrics]` says: how much is demanded of a metric, and words of the project's own.

    `bar` is none, number, partial or measurable. `indicators` maps a name to what is better: higher, lower or neutral.
    `units` maps a way to write a unit to the unit that it stands for.
    """

    bar: str = "none"
    indicators: Mapping[str, str] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)
    vague: tuple[str, ...] = ()
    identifiers: tuple[str, ...] = ()


@frozen
class Form:
    """What `[dialects.NAME]` says: a form of role files of the project's own, on top of the one that it extends.

    `markers` are words that lines begin with. `front` maps keys of the front matter to fields. By field, `sections`
    holds headings and `items` templates; `titles` are templates too. `scales` maps, for seniority and proficiency,
    words of the form to words of the project's scale.
    """

    markers: tuple[str, ...]
    marks_needed: int = 2
    extends: str = "role"
    titles: tuple[str, ...] = ()
    front: Mapping[str, str] = field(default_factory=dict)
    sections: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    items: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    scales: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


@frozen
class Config:
    """Every setting of one project, defaults filled in.

    `file` is the path of the configuration file, None without one. `select`, `ignore` and the like hold full codes or
    code prefixes ("RL4"), never names; a prefix may cover rules that cannot be ignored, and these stay on. `sections`
    holds further headings by field name (`short_description`). `hours` are those a week that an exchange takes, by
    frequency. `rules` is keyed by code, its options by argument name.
    `origins` says where a value came from, by dotted key: `{"preset": "rolelint.toml:4"}`, rules by code
    (`rules.RL402.severity`); a key that is not in it has its default.
    """

    file: str | None = None
    edition: str = "2026"
    required_version: str | None = None
    extend: str | None = None
    roles: tuple[str, ...] = ()
    ladders: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    preset: str = "linked"
    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: Severity | None = None
    language: str | None = None
    expects: Expects = Expects()
    vocabulary: Vocabulary = Vocabulary()
    externals: Mapping[str, str] = field(default_factory=dict)
    sections: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    dialects: Mapping[str, Form] = field(default_factory=dict)
    metrics: Metrics = Metrics()
    hours: Mapping[str, float] = field(default_factory=lambda: HOURS)
    rules: Mapping[str, RuleSettings] = field(default_factory=dict)
    overrides: tuple[Override, ...] = ()
    allow: tuple[Allowance, ...] = ()
    diagrams: tuple[Order, ...] = ()
    origins: Mapping[str, str] = field(default_factory=dict)


def measure(config: Config) -> Measure:
    """Return what the metrics of a project are judged by."""
    own = config.metrics
    if not (own.indicators or own.units or own.vague or own.identifiers):
        return Measure(language=config.language)
    from rolelint.metric.tables import compile_tables  # takes a moment, and most projects add no words

    return Measure(compile_tables(own.indicators, own.units, own.vague, own.identifiers), config.language)


def match(pattern: str, path: str) -> bool:
    """Tell whether a pattern covers a file; both are POSIX paths relative to the project's root.

    `*` and `?` stay within one folder, `**` stands for any number of folders. A pattern that ends in `/`, or whose last
    part is a plain name, also covers everything in the folder of that name.
    """
    return _compiled(pattern).fullmatch(path) is not None


def matches(patterns: Iterable[str], path: str) -> bool:
    """Tell whether any of the patterns covers a file."""
    return any(match(pattern, path) for pattern in patterns)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    *folders, last = pattern.removeprefix("./").split("/")
    before = "".join("(?:[^/]+/)*" if folder == "**" else f"{_part(folder)}/" for folder in folders)
    if last in {"", "**"}:
        return re.compile(f"{before}.+", re.DOTALL)
    beneath = "" if "*" in last or "?" in last else "(?:/.+)?"
    return re.compile(before + _part(last) + beneath, re.DOTALL)


def _part(text: str) -> str:
    """Return the regular expression for what stands between two slashes of a pattern."""
    return re.escape(text).replace(r"\*", "[^/]*").replace(r"\?", "[^/]")
