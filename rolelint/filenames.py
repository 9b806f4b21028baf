"""What the name of a file tells: whether it may be a role, a ladder, a configuration or a baseline.

By these names alone most commits are found to be none of ours, so the module is as light as `git`.
"""

import posixpath

BASELINE = ".rolelint-baseline.json"
OWN_CONFIGURATIONS = ("rolelint.toml", ".rolelint.toml")
SHARED_CONFIGURATION = "pyproject.toml"
CONFIGURATIONS = (*OWN_CONFIGURATIONS, SHARED_CONFIGURATION)
SUFFIXES = frozenset({".md", ".markdown", ".txt", ".yaml", ".yml", ".json"})


def may_matter(name: str) -> bool:
    """Tell whether a file may be a role, a ladder, a configuration or a baseline, by its path."""
    return _suffix(name) in SUFFIXES or _suffix(name) == ".toml"


def may_hold_roles(name: str) -> bool:
    """Tell whether a file may be a role or a ladder, by its path."""
    return _suffix(name) in SUFFIXES and posixpath.basename(name) != BASELINE


def _suffix(name: str) -> str:
    return posixpath.splitext(name)[1].lower()
