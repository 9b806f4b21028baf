"""A project's configuration, frozen, and the patterns that it names files by.

Reading it from TOML is the work of `settings`; which keys there are stands in `keys`.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from rolelint.diagnostic import Severity
from rolelint.expects import Expects
from rolelint.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class RuleSettings:
    """What `[rules.<name>]` says: a severity (None keeps the rule's own) and the options of the rule's checks."""

    severity: Severity | None = None
    options: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Override:
    """What `[[overrides]]` says: for files that match `paths`, rules that do not count, by code or prefix."""

    paths: tuple[str, ...]
    ignore: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Config:
    """Every setting of one project, defaults filled in.

    `file` is the path of the configuration file, None without one. `select`, `ignore` and the like hold full codes or
    code prefixes ("RL4"), never names; a prefix may cover rules that cannot be ignored, and these stay on. `sections`
    holds further headings by field name (`short_description`). `rules` is keyed by code, its options by argument name.
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
    rules: Mapping[str, RuleSettings] = field(default_factory=dict)
    overrides: tuple[Override, ...] = ()
    origins: Mapping[str, str] = field(default_factory=dict)


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
