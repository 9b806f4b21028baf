"""Projects of a few files with something odd among them, and all that a run says of one, with somebody's help."""

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from rolelint import plugins
from rolelint.diagnostic import Safety
from rolelint.executor import ALONE, Executor, Means
from rolelint.runs import Asked, mend

_EXAMPLES = Path(__file__).parent.parent / "examples"
_ODD = [
    b"",
    b"\xff\xfe",
    b"---\nname: [\n---\n",
    b"# Notes\n\nNothing of interest.\n",
    b"---\nname: K\xe4pt'n\n---\n\n# Mission\n\nSail.\n",
    b"---\nslug: twin\nname: Twin\nx-more: {a: [1, null]}\n---\n\n# Mission\r\n\r\nBe two.\r\n",
]
CONTENTS = [*_ODD, *(path.read_bytes() for path in sorted(_EXAMPLES.rglob("*.md")))]
_FORMATS = plugins.names("reporters")


def project(folder: Path, contents: Sequence[bytes], configuration: str = "") -> Path:
    """Write files into a folder and a configuration beside them; returns the folder."""
    for number, content in enumerate(contents):
        (folder / f"{number:02}.md").write_bytes(content)
    (folder / "rolelint.toml").write_text(configuration, encoding="utf-8")
    return folder


def told(folder: Path, executor: Executor | None) -> tuple[list[str], list[str]]:
    """Check a folder: what all reporters print, what is mended, and what one hears of workers."""
    heard: list[str] = []
    means = Means(executor=executor, tell=heard.append) if executor else ALONE
    checked = mend(Asked((folder,), allow_empty=True, means=means))
    mended = mend(Asked((folder,), allow_empty=True, fixes=frozenset(Safety), means=means))
    assert checked
    assert mended
    texts = [import_module(f"rolelint.reporters.{name}").render(checked.report) for name in _FORMATS]
    return [*texts, *(rewrite.difference() for rewrite in mended.rewrites)], heard
