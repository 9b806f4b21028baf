"""What is installed here, as far as it decides what comes out of reading a file: two machines with the same agree."""

import platform
from functools import cache
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from rolelint.version import VERSION

# Names with versions, always the same names.
Edition = tuple[tuple[str, str], ...]

_LIBRARIES = ("markdown-it-py", "ruamel.yaml", "jsonschema")
_DIGITS = 8


@cache
def edition() -> Edition:
    """Return names and versions of what is installed. Of rolelint that includes what its files say."""
    return (
        ("rolelint", f"{VERSION} ({_content()})"),
        ("Python", ".".join(platform.python_version_tuple()[:2])),
        *((name, _version(name)) for name in _LIBRARIES),
    )


def difference(there: Edition, here: Edition) -> str | None:
    """Say in which version the one installation is not the other; None where they agree."""
    known = dict(here)
    return next((f"{name} {found}, not {known[name]}" for name, found in there if known[name] != found), None)


def _content() -> str:
    package = Path(__file__).parent
    digest = blake2b(digest_size=_DIGITS // 2)
    for path in sorted(package.rglob("*.py")):
        digest.update(path.relative_to(package).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "of unknown version"
