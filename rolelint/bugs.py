"""The log of an internal error: versions, options and the traceback. Never a text from the files that were checked."""

import platform
import tempfile
import traceback
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from pathlib import Path

from rolelint.version import VERSION

_LIBRARIES = ("click", "jsonschema", "markdown-it-py", "ruamel.yaml")


def write(error: Exception, options: Sequence[str]) -> Path:
    """Write the log of an error into the folder for temporary files; returns its path."""
    with tempfile.NamedTemporaryFile("w", prefix="rolelint-", suffix=".log", delete=False, encoding="utf-8") as file:
        file.write("\n".join(_lines(error, options)))
    return Path(file.name)


def _lines(error: BaseException, options: Sequence[str]) -> Iterator[str]:
    yield f"rolelint {VERSION}, Python {platform.python_version()}, {platform.system()}"
    yield ", ".join(f"{name} {version(name)}" for name in _LIBRARIES)
    yield f"options: {' '.join(option if option.startswith('-') else '…' for option in options)}"
    # The message of an error may quote a file; its type and the places in our code do not.
    for frame in traceback.extract_tb(error.__traceback__):
        yield f"  {frame.filename}:{frame.lineno} in {frame.name}"
    yield f"{type(error).__name__} with a message of {len(str(error))} characters"
    yield ""
