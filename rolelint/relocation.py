"""Files and folders under new names, and what leads to them: links, their anchors, and the paths of a configuration."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from posixpath import basename, dirname, normpath, splitext
from posixpath import join as join_paths

from rolelint.anchors import forgiving
from rolelint.frozen import frozen
from rolelint.hypertext import Hypertext, Link
from rolelint.source import Edit

_MUST_BE_ESCAPED = {ord(letter): f"%{ord(letter):02X}" for letter in ' %()<>"#?'}
_SUFFIXES = (".md", ".markdown")


@frozen
class Relocation:
    """Renamings of files and folders, one after the other, each within its folder.

    `anchors` holds, by path, the anchors of pages that have become others.
    """

    moves: Sequence[tuple[str, str]] = ()
    anchors: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def moved(self, path: str) -> str:
        """Return what a path is called afterwards."""
        for old, new in self.moves:
            if path == old or path.startswith(f"{old}/"):
                path = new + path[len(old) :]
        return path

    def path(self, written: str, start: str = "") -> str:
        """Return a path as it is to be written: only the names in it that change do so.

        It is relative to the folder `start`, or begins with `/` at the outermost one. A pattern counts up to its first
        wildcard.
        """
        here = [] if written.startswith("/") else [part for part in start.split("/") if part]
        parts = written.split("/")
        for index, part in enumerate(parts):
            name = _decoded(part)
            if "*" in part or "?" in part or (name == ".." and not here):
                break
            if name == "..":
                here.pop()
            elif name not in ("", "."):
                here.append(name)
                renamed = self._renamed("/".join(here))
                parts[index] = renamed.translate(_MUST_BE_ESCAPED) if renamed != name else part
        return "/".join(parts)

    def _renamed(self, path: str) -> str:
        """Return the last name of a path as it is afterwards, be it written without its suffix or as a site has it."""
        if self.moved(path) != path:
            return basename(self.moved(path))
        bare, suffix = splitext(path)
        for known in _SUFFIXES if suffix in ("", ".html") else ():
            whole = f"{bare if suffix else path}{known}"
            if any(whole == old for old, _ in self.moves):
                return splitext(basename(self.moved(whole)))[0] + suffix
        return basename(path)

    def links(self, page: Hypertext) -> Iterator[Edit]:
        """Yield the edits of a page's links that lead to something by its old name."""
        for link in page.links:
            written = page.source.text[link.at.start : link.at.end]
            if "://" not in written and not written.startswith("mailto:"):
                path, mark, anchor = written.partition("#")
                path, question, query = path.partition("?")
                new = f"{self.path(path, dirname(page.path))}{question}{query}{mark}{self._anchor(page, link, anchor)}"
                if new != written:
                    yield Edit(link.at, new)

    def _anchor(self, page: Hypertext, link: Link, written: str) -> str:
        """Return an anchor of the page that a link leads to as it is called afterwards."""
        target = _decoded(link.target.partition("#")[0].partition("?")[0])
        goal = normpath(join_paths(dirname(page.path), target)).lstrip("/") if target else page.path
        for path in (goal, *(f"{goal}{suffix}" for suffix in _SUFFIXES)):
            known = self.anchors.get(path, {})
            if forgiving(_decoded(written)) in known:
                return known[forgiving(_decoded(written))]
        return written


def changed_anchors(before: Hypertext, after: Hypertext) -> Mapping[str, str]:
    """Return the anchors of a page that have become others; none where its headings are no longer as many."""
    old, new = before.anchors.names, after.anchors.names
    if len(old) != len(new):
        return {}
    return {forgiving(one): other for one, other in zip(old, new, strict=True) if one != other}


def _decoded(text: str) -> str:
    if "%" not in text:
        return text
    from urllib.parse import unquote  # slow to import, and links with escapes are rare

    return unquote(text)
