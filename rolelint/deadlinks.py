"""Links that lead nowhere: to files that the project has not, or to anchors that no page gives.

What cannot be known is not judged: addresses with a scheme or of a whole site, what lies outside of the project or
behind a symbolic link, and what a template fills in.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from posixpath import basename, dirname, join, normpath, relpath, splitext

from rolelint.catalog import Catalog
from rolelint.frozen import frozen
from rolelint.hypertext import Hypertext, Link, is_index
from rolelint.interactions import relations
from rolelint.patterns import lazy
from rolelint.similarity import nearest, nearest_phrase
from rolelint.source import Location
from rolelint.statements import Kind
from rolelint.tree import Tree

_ELSEWHERE = lazy(r"[A-Za-z][A-Za-z0-9+.-]*:|//|/|\\\\")
_FILLED_IN = lazy(r"[{}<>]|\A(?:url|uri|link|path|file|href|target|\.\.\.|…)\Z", re.IGNORECASE)
_SITE = lazy(r"(?:www\.\S+|(?:[a-z0-9-]+\.)+(?:com|org|net|io|dev|gov|edu)(?:/\S*)?)\Z", re.IGNORECASE)
_MAIL = lazy(r"[^\s@/]+@[^\s@/]+\.[^\s@/]+\Z")
# GitHub's lines of a file, and the text fragments of browsers.
_NO_ANCHOR = lazy(r"L\d+(?:C\d+)?(?:-L\d+(?:C\d+)?)?\Z|:~:|.*:~:|user-content-", re.IGNORECASE)
_MARKDOWN = (".md", ".markdown", ".mdx")
_PAGES = (*_MARKDOWN, ".txt", ".html")
_MUST_BE_ESCAPED = {ord(letter): f"%{ord(letter):02X}" for letter in ' %()<>"#?'}


@frozen
class DeadLink:
    """A link that leads nowhere: the words that say so, the place of what is wrong, and what it may have meant.

    `near` is what to write instead at that place. `hint` is other advice.
    """

    lack: str
    at: Location
    near: str | None = None
    hint: str | None = None


def dead_links(catalog: Catalog) -> Iterator[DeadLink]:
    """Yield the dead links of all roles and ladders."""
    known = {text.path: text for text in (*catalog.hypertexts, *catalog.indexes)}
    spoken_of = _spoken_of(catalog)
    for page in catalog.hypertexts:
        for link in page.links:
            if link.at not in spoken_of:
                yield from _of_link(catalog.tree, known, page, link)
        for link in page.navigation:
            anchor = _decoded(link.target[1:])
            if not page.anchors.lead_on_a_site(anchor):
                yield _of_anchor(page, link, "this page has no anchor", page)


def _spoken_of(catalog: Catalog) -> frozenset[Location]:
    """Return the places of links that stand for the name of nobody: another rule speaks of these."""
    return frozenset(
        statement.interaction.node["link"].at
        for statement in catalog.once(relations).statements
        if statement.kind is Kind.UNKNOWN and statement.interaction.link
    )


def _of_link(tree: Tree, known: Mapping[str, Hypertext], page: Hypertext, link: Link) -> Iterator[DeadLink]:
    path, anchor = _parts(link.target)
    is_on_a_site = page.address is not None and not path.endswith(_MARKDOWN)
    if not link.target:
        yield DeadLink("this link has no target", link.at)
    elif _ELSEWHERE.match(link.target) or _FILLED_IN.search(link.target) or (path and is_on_a_site):
        return
    elif not path:
        if not _leads(page, anchor):
            yield _of_anchor(page, link, "this page has no anchor", page)
    elif all(tree.reaches(place) for place in _places(page, path)):
        goals = [goal for place in _places(page, path) for goal in _goals(tree, place)]
        pages = [known[goal] for goal in goals if goal in known]
        if not goals:
            yield _of_file(tree, page, link, path)
        elif pages and not any(_leads(goal, anchor) for goal in pages):
            yield _of_anchor(page, link, f"'{pages[0].path}' has no anchor", pages[0])


def _parts(target: str) -> tuple[str, str]:
    """Return the path and the anchor of a target, as they are meant."""
    path, _, anchor = target.partition("#")
    return _decoded(path.partition("?")[0]), _decoded(anchor)


def _places(page: Hypertext, path: str) -> Iterator[str]:
    """Yield the paths that a link may mean: beside its file, and below it as on sites that give each page a folder."""
    yield normpath(join(dirname(page.path), path))
    if not splitext(path)[1]:
        yield normpath(join(splitext(page.path)[0], path))


def _goals(tree: Tree, place: str) -> Iterator[str]:
    """Yield the files that a path leads to: itself, without its suffix, as a site calls it, or those of its folder."""
    stem, suffix = splitext(place)
    bare = stem if suffix == ".html" else place
    yield from (name for name in (place, *(f"{bare}{page}" for page in _PAGES)) if name in tree.names)
    if place in tree.folders:
        yield from [name for name in tree.inside(place) if is_index(name)] or [place]


def _leads(page: Hypertext, anchor: str) -> bool:
    return bool(_NO_ANCHOR.match(anchor)) or page.anchors.lead(anchor)


def _of_anchor(page: Hypertext, link: Link, lack: str, goal: Hypertext) -> DeadLink:
    """Describe an anchor of a page that its goal has not; its place begins with the `#`, where that is written."""
    mark, anchor = max(page.source.text.find("#", link.at.start, link.at.end), link.at.start), _parts(link.target)[1]
    near = _nearest_anchor(anchor, goal.anchors.names)
    return DeadLink(f"{lack} '#{anchor}'", page.source.at(mark, link.at.end), f"#{near}" if near else None)


def _nearest_anchor(anchor: str, names: Iterable[str]) -> str | None:
    names = tuple(name for name in names if name)
    return nearest(anchor, names) or nearest_phrase(anchor, names, "-")


def _of_file(tree: Tree, page: Hypertext, link: Link, path: str) -> DeadLink:
    lack = f"there is no file '{path}'"
    if _SITE.match(link.target):
        return DeadLink(lack, link.at, hint="a link to another site begins with 'https://'")
    if _MAIL.match(link.target):
        return DeadLink(lack, link.at, hint="a link to a mail address begins with 'mailto:'")
    folder = dirname(page.path)
    near = _nearest_file(tree, normpath(join(folder, path)))
    instead = relpath(near, folder or ".").translate(_MUST_BE_ESCAPED) if near else None
    written = re.match(r"[^#?]*", page.source.text[link.at.start : link.at.end])
    end = link.at.start + (written.end() if written else 0)
    return DeadLink(lack, page.source.at(link.at.start, end), instead)


def _nearest_file(tree: Tree, path: str) -> str | None:
    """Return the file that a path may mean: of this name elsewhere, of nearly this name there, in a folder near it."""
    alike = tree.by_basename.get(basename(path).casefold(), ())
    if len(alike) == 1:
        return alike[0]
    beside = {basename(name): name for name in tree.inside(dirname(path))}
    near = nearest(basename(path), beside)
    return beside[near] if near else nearest(path, alike)


def _decoded(text: str) -> str:
    if "%" not in text:
        return text
    from urllib.parse import unquote  # slow to import, and links with escapes are rare

    return unquote(text)
