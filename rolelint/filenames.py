"""What the name of a file tells: whether it may be a role, a ladder, a configuration or a baseline.

By these names alone most commits are found to be none of ours, so the module is as light as `git`.
"""

from pathlib import PurePosixPath

BASELINE = ".rolelint-baseline.json"
OWN_CONFIGURATIONS = ("rolelint.toml", ".rolelint.toml")
SHARED_CONFIGURATION = "pyproject.toml"
CONFIGURATIONS = (*OWN_CONFIGURATIONS, SHARED_CONFIGURATION)
SUFFIXES = frozenset({".md", ".markdown", ".txt", ".yaml", ".yml", ".json"})


def may_matter(name: str) -> bool:
    """Tell whether a file may be a role, a ladder, a configuration or a baseline."""
    return PurePosixPath(name).suffix.lower() in {*SUFFIXES, ".toml"}


def may_hold_roles(path: PurePosixPath) -> bool:
    """Tell whether a file may be a role or a ladder."""
    return path.suffix.lower() in SUFFIXES and path.name != BASELINE
