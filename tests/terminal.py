"""Commands as people type them, run in this process, and the files that they run on."""

from pathlib import Path

from click.testing import CliRunner

from rolelint.cli import group
from rolelint.errors import UserError


def put(folder: Path, files: dict[str, str]) -> Path:
    """Write files into a folder, byte by byte; returns the folder."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    return folder


def typed(*arguments: str) -> tuple[int, str]:
    """Run a command; returns the exit code and what is said, hint included."""
    done = CliRunner().invoke(group, arguments)
    if isinstance(done.exception, UserError):
        return 2, f"{done.exception.message} = {done.exception.hint}"
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.exit_code, done.output


def printed(*arguments: str) -> str:
    """Run a command that must not fail; returns what it prints."""
    code, text = typed(*arguments)
    assert code == 0, text
    return text
