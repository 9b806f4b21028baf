"""Texts before and after something changes them: shown as a difference, and written all or none."""

from collections.abc import Sequence
from difflib import unified_diff
from pathlib import Path

from rolelint import files
from rolelint.errors import UserError
from rolelint.frame import visible
from rolelint.frozen import frozen

_NO_END = "\\ No newline at end of file"


@frozen
class Rewrite:
    """A text before and after it is changed, where it lies and what reports call it."""

    path: Path
    name: str
    before: str
    after: str

    def difference(self) -> str:
        """Return a unified diff, safe to print; a carriage return at the end of a line is not shown."""
        before, after = (text.replace("\r\n", "\n").splitlines(keepends=True) for text in (self.before, self.after))
        lines = (line.partition("\n") for line in unified_diff(before, after, self.name, self.name))
        return "".join(f"{visible(line)}\n" + ("" if end else f"{_NO_END}\n") for line, end, _ in lines)


def write(rewrites: Sequence[Rewrite]) -> None:
    """Write the changed files, each of them at one stroke.

    A `UserError` where one of them is read-only, or no longer what was read; as far as that shows beforehand, nothing
    is written.
    """
    for one in rewrites:
        files.demand_writable(one.path)
    gone = [one.path for one in rewrites if not files.is_either(one.path, one.before, one.after)]
    if gone:
        named = ", ".join(f"'{path}'" for path in gone)
        raise UserError(f"changed in the meantime, so nothing was written: {named}", "run the command again")
    for one in rewrites:
        files.exchange(one.path, one.before, one.after)
