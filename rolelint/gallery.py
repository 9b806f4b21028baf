"""A project whose graph is drawn: what all of its diagrams have in common, and those that its configuration keeps."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cached_property
from importlib import import_module
from os.path import relpath
from pathlib import Path

from rolelint import copies, factsheet, git, inset, lookup, pairsheet, request, route
from rolelint.copies import Content, Copy
from rolelint.coverage import coverages
from rolelint.drawing import Asked, Drawing, draw
from rolelint.errors import UserError
from rolelint.facts import facts
from rolelint.frozen import frozen
from rolelint.graph import Graph, Member, build
from rolelint.handshake import sheet
from rolelint.order import DEFAULT, Order, format_of, is_page
from rolelint.project import Project
from rolelint.report import Report
from rolelint.request import Request
from rolelint.route import Way
from rolelint.sentences import counted
from rolelint.views import Direction
from rolelint.weighing import enabled

_KEPT = "<!-- made by rolelint from the role files; to refresh it: rolelint graph --write -->"
_ONCE = "<!-- made by rolelint from the role files; to refresh it, run the same command again -->"
_LANGUAGES = {"table": "text"}


@frozen
class Gallery:
    """A project that diagrams are drawn of; `prefix` leads to it from where the run began."""

    project: Project
    prefix: str = ""

    @cached_property
    def plain(self) -> Graph:
        """The graph of all roles, without findings."""
        return build(self.project.catalog)

    @cached_property
    def report(self) -> Report:
        """What was found in the whole project."""
        return self.project.report()

    @cached_property
    def judged(self) -> Graph:
        """The same graph, in which members and edges bear what was found about them."""
        project, catalog = self.project, self.project.catalog
        running = (project.catalogue[code] for code in enabled(project.config, project.catalogue))
        judged = frozenset(rule.code for rule in running if rule.expected is None or rule.expected(catalog.expects))
        return build(catalog, self.report.diagnostics, judged)

    def drawn(self, order: Order) -> Content:
        """Return a diagram as its form writes it."""
        # Only a page for a browser has room for ladders and all that was found; elsewhere it is asked for.
        is_browsed, catalog = form_of(order) == "html", self.project.catalog
        has_findings = order.with_findings or (is_browsed and not order.public)
        graph, asked = lookup.understood(order, self.judged if has_findings else self.plain, catalog)
        return _rendered(order, graph, asked, self._beside_roles if is_browsed else _alone)

    def _beside_roles(self, drawing: Drawing) -> Drawing:
        """Add the ladders to a drawing, and in private what was found in files that are no role's."""
        catalog = self.project.catalog
        drawing = replace(drawing, ladders=coverages(catalog, catalog.ladders.all))
        if drawing.graph.is_public:
            return drawing
        roles = {identity.path for identity in catalog.identities}
        others = tuple(found for found in self.report.diagnostics if found.finding.at.path not in roles)
        return replace(drawing, findings=others, sources=self.report.sources)

    def facts(self, form: str, *, estimate: bool = False, is_public: bool = False) -> str:
        """Return what is remarkable about the graph, as `text`, `markdown` or `json`."""
        graph = lookup.shown(self.plain if is_public else self.judged, is_public=is_public)
        return factsheet.render(facts(graph, estimate=estimate, hours=self.project.config.hours), form)

    def pair(self, one: str, other: str, form: str) -> str:
        """Return what two roles say about each other, as `text`, `markdown` or `json`."""
        two = [member.identity for member in self._two(one, other) if member.identity]
        return pairsheet.render(sheet(self.project.catalog, *two), form)

    def way(self, order: Order, start: str, goal: str) -> Content:
        """Return the shortest way between two roles among those that an order's filters keep: in words, or drawn."""
        way = self._way(order, start, goal)
        if order.format in {"text", "markdown", "json"}:
            return route.render(way, order.format)
        if not way.keys:
            raise UserError(route.headline(way), "leave out what narrows it: filters, --direction")
        asked = Asked(shape=lookup.shape(order), group_by=order.group_by)
        return _rendered(order, way.graph, asked, lambda drawing: replace(drawing, title=route.title(way)))

    def _way(self, order: Order, start: str, goal: str) -> Way:
        keys = lookup.shown_keys(self.plain, is_public=order.public)
        start, goal = (keys[member.key] for member in self._two(start, goal))
        everybody = lookup.shown(self.plain, is_public=order.public)
        graph = lookup.filtered(order, everybody, self.project.catalog)
        for key in (start, goal):
            lookup.demand_kept(key, graph, everybody)
        return route.between(graph, start, goal, Direction(order.direction or Direction.BOTH))

    def _two(self, one: str, other: str) -> tuple[Member, Member]:
        found = [lookup.role(name, self.plain, self.project.catalog) for name in (one, other)]
        if found[0] == found[1]:
            raise UserError(f"'{one}' and '{other}' are the same role", "name two roles")
        return found[0], found[1]

    def keeps(self, file: Path) -> str | None:
        """Return what the configuration calls a file that it keeps diagrams in; None for any other."""
        names = (order.file for order in self.project.config.diagrams if order.file)
        return next((name for name in names if (self.project.root / name).resolve() == file.resolve()), None)

    def kept(self, file: str | None = None) -> Iterator[Copy]:
        """Yield the files that the configuration keeps diagrams in, or one of them, each with all of its diagrams."""
        orders: dict[str, list[Order]] = {}
        names: dict[Path, str] = {}
        for order in self.project.config.diagrams:
            if order.file and file in {None, order.file}:
                orders.setdefault(order.file, []).append(order)
                first = names.setdefault((self.project.root / order.file).resolve(), order.file)
                if first != order.file:
                    where = f"{self.prefix}{self.project.config.file}, [[diagrams]]"
                    raise UserError(f"{where}: '{first}' and '{order.file}' are the same file", "keep one of them")
        for name, own in orders.items():
            yield self._kept(name, own)

    def _kept(self, file: str, orders: list[Order]) -> Copy:
        path, name = self.project.root / file, f"{self.prefix}{file}"
        where = f"{self.prefix}{self.project.config.file}, [[diagrams]] for '{file}'"
        try:
            drawn = {order.name: (self.drawn(order), form_of(order)) for order in orders}
        except UserError as error:
            raise UserError(f"{where}: {error.message}", error.hint) from None
        if not is_page(file):
            return copies.whole(path, name, drawn[""][0])
        copy = copies.page(path, name, {key: _set(content, form, _KEPT) for key, (content, form) in drawn.items()})
        for found in inset.find(str(copy.before or ""), name):
            if found.name not in drawn:
                called = f"is called '{found.name}', and" if found.name else "has no name, and"
                raise UserError(f"{name}:{found.line}: this diagram {called} nothing draws it", f"name it in {where}")
        return copy


def placed(file: Path, content: Content, form: str) -> Copy:
    """Return a text in a file: between the comments of a Markdown file, or all that is in any other."""
    if is_page(file.name):
        return copies.page(file, str(file), {"": _set(content, form, _ONCE)})
    return copies.whole(file, str(file), content)


def opened(path: Path, *, is_hook: bool = False) -> tuple[Gallery, ...]:
    """Open the project that a path lies in, and the projects inside it that have a configuration of their own.

    Those without roles and diagrams are left out; if there is no other, a `UserError` says so. In a hook the project is
    what git tracks.
    """
    (asked,) = request.by_project([path])
    first = git.root(path) or asked.root if is_hook else asked.root
    waiting, found = [first], []
    left_aside: Counter[str] = Counter()
    while waiting:
        root, *waiting = waiting
        project = Project.open(root, {})
        project.load(Request(root, listed=tuple(git.tracked(root)) if is_hook else None))
        waiting += project.nested
        prefix = Path(relpath(root, first)).as_posix()
        if project.analyses or project.config.diagrams:
            found.append(Gallery(project, "" if prefix == "." else f"{prefix}/"))
        left_aside += project.left_aside
    if not any(gallery.project.analyses for gallery in found):
        reasons = ", ".join(f"{counted(count, 'file')} ({reason})" for reason, count in sorted(left_aside.items()))
        aside = f"left aside {reasons}; " if reasons else ""
        raise UserError(f"there is no role in '{first}'", f"{aside}name a folder that has some")
    return tuple(found)


def chosen(galleries: tuple[Gallery, ...]) -> Gallery:
    """Return the project to draw of those that were opened: the outermost, unless several lie side by side."""
    if galleries[0].prefix and len(galleries) > 1:
        names = ", ".join(f"'{gallery.prefix.rstrip('/')}'" for gallery in galleries)
        raise UserError(f"there are several projects here: {names}", "name one of them")
    return galleries[0]


def form_of(order: Order) -> str:
    """Return the form that an order is written in."""
    return order.format or format_of(order.file or "") or DEFAULT


def _alone(drawing: Drawing) -> Drawing:
    return drawing


def _rendered(order: Order, graph: Graph, asked: Asked, completed: Callable[[Drawing], Drawing] = _alone) -> Content:
    form = import_module(f"rolelint.diagrams.{form_of(order)}")
    holds_all = getattr(form, "HOLDS_ALL", False)
    if holds_all and (order.depth or order.direction) and asked.focus:
        raise UserError("a page holds everything, so 'depth' and 'direction' have no use in it", "leave them out")
    drawing = draw(graph, replace(asked, focus=()) if holds_all else asked, form.SHAPES)
    focus = tuple(key for key in asked.focus if key in drawing.graph.by_key)
    content: Content = form.render(completed(replace(drawing, focus=focus)))
    return content


def _set(content: Content, form: str, note: str) -> str:
    """Return what is set into a Markdown file; blank lines part its blocks, so that formatters leave it alone."""
    text = content if isinstance(content, str) else ""
    return f"{note}\n\n{text if form == 'markdown' else copies.fenced(text, _LANGUAGES.get(form, form))}"
