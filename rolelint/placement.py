"""Where a new file goes: into the folder that most of its kind lie in, called as they are.

One kind of project has `roles/baker.md`, another `roles/baker/profile.md` or `roles/baker/baker.md`. Where no file is
yet, the patterns of the configuration tell.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import takewhile
from os.path import commonpath
from pathlib import PurePosixPath

from rolelint.config import match
from rolelint.frozen import frozen
from rolelint.identity import GENERIC_STEMS

_SUFFIXES = (".md", ".markdown")
_WILDCARDS = frozenset("*?")


@frozen
class Layout:
    """A folder, "" for the root, and what is below it: `*.md` or `*/profile.md`, with the slug for each asterisk."""

    folder: str
    shape: str

    def path(self, stem: str) -> str:
        """Return the path of the file that goes by this name."""
        return str(PurePosixPath(self.folder, self.shape.replace("*", stem)))


def layout(paths: Sequence[str], patterns: Sequence[str], usual: str) -> Layout:
    """Return how new files lie beside those at some paths; `usual` is the folder where nothing tells."""
    files = [path for path in paths if path.endswith(_SUFFIXES)]
    seen = _seen(files) if files else None
    if seen and (not patterns or any(match(pattern, seen.path("x")) for pattern in patterns)):
        return seen
    asked = next((one for pattern in patterns for one in _of_pattern(pattern)), None)
    return asked or seen or Layout(usual, "*.md")


def _seen(files: Sequence[str]) -> Layout:
    names = Counter(PurePosixPath(path).name for path in files)
    repeated = frozenset(name for name, count in names.items() if count > 1 and count * 2 > len(files))
    layouts = [_of_file(path, repeated) for path in files]
    [(shape, _)] = Counter(one.shape for one in layouts).most_common(1)
    folders = [one.folder for one in layouts if one.shape == shape]
    [(folder, count)] = Counter(folders).most_common(1)
    return Layout(folder if count * 2 > len(folders) else commonpath([f"/{name}" for name in folders])[1:], shape)


def _of_file(path: str, repeated: Collection[str]) -> Layout:
    """Return the layout that a file speaks for; `repeated` is the name that most files have."""
    file = PurePosixPath(path)
    folder = "" if str(file.parent) == "." else str(file.parent)
    above = folder.rpartition("/")[0]
    suffix = "".join(file.suffixes[-2:]) if all(part[1:].isalpha() for part in file.suffixes[-2:]) else file.suffix
    if folder and (file.stem.casefold() in GENERIC_STEMS or file.name in repeated):
        return Layout(above, f"*/{file.name}")
    if folder and file.stem == file.parent.name:
        return Layout(above, f"*/*{suffix}")
    return Layout(folder, f"*{suffix}")


def _of_pattern(pattern: str) -> Iterator[Layout]:
    """Yield the layout of a pattern, unless it leaves open which folder is meant or means a single file."""
    parts = [part for part in pattern.removeprefix("./").split("/") if part]
    fixed = list(takewhile(lambda part: not _WILDCARDS & set(part), parts))
    rest = [part for part in parts[len(fixed) :] if part != "**"]
    if not rest and not pattern.endswith(_SUFFIXES):
        rest = ["*.md"]
    last = rest[-1] if rest else ""
    shape = "/".join(rest) + ("" if last.endswith(_SUFFIXES) else ".md")
    if last and len(rest) <= 2 and all(part.count("*") <= 1 and "?" not in part for part in rest) and "*" in shape:
        found = Layout("/".join(fixed), shape)
        yield from [found] if match(pattern, found.path("x")) else []
