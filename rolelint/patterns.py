"""Patterns that are compiled when they are first used.

Compiling a pattern takes longer than most runs take with it, and most runs meet few of the forms, words and slips that
there are patterns for. What every run uses is better compiled at once.
"""

import re
from typing import Any, cast


class _Lazy:
    """Stands for a pattern. What is asked of it once it has itself from then on, so asking again costs no more."""

    def __init__(self, pattern: str, flags: int) -> None:
        self._written = pattern, flags

    def __getattr__(self, name: str) -> Any:
        found = getattr(re.compile(*self._written), name)
        setattr(self, name, found)
        return found


def lazy(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return a pattern that is compiled when it is first used. A faulty one fails only then."""
    return cast("re.Pattern[str]", _Lazy(pattern, flags))
