"""`rolelint check` as its entry runs it, in this process: what it prints, and with which exit code it ends."""

import io
import sys
from pathlib import Path

import pytest

from rolelint import __main__ as entry
from rolelint import disk, replay

Told = tuple[int, str]


class Shell:
    """A folder to run in. `run` makes a run or tells one again; `again` tells one, or returns None."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, folder: Path, *, is_terminal: bool = False) -> None:
        self.patch = monkeypatch
        self.is_terminal = is_terminal
        monkeypatch.chdir(folder)
        # What is looked at in other tests is no business of this trail, and the other way round.
        monkeypatch.setattr(disk, "_kept", None)

    def run(self, *words: str) -> Told:
        """Run `rolelint check`."""
        with self.patch.context() as patch:
            out = self._stream(patch)
            patch.setattr(sys, "argv", ["rolelint", "check", *words])
            with pytest.raises(SystemExit) as ended:
                entry.main()
            return self._told(int(ended.value.code or 0), out)

    def again(self, *words: str) -> Told | None:
        """Tell a run of `rolelint check` again, if nothing has changed for it."""
        with self.patch.context() as patch:
            out = self._stream(patch)
            code = replay.again(["check", *words])
            return None if code is None else self._told(code, out)

    def _stream(self, patch: pytest.MonkeyPatch) -> io.TextIOWrapper:
        out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="")
        patch.setattr(out, "isatty", lambda: self.is_terminal, raising=False)
        patch.setattr(sys, "stdout", out)
        return out

    def _told(self, code: int, out: io.TextIOWrapper) -> Told:
        out.flush()
        assert isinstance(out.buffer, io.BytesIO)
        return code, out.buffer.getvalue().decode()
