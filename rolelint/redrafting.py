"""The files of a project with some names swapped: the edits, links and settings that follow, and what is left in prose.

Everything is found in the texts as they are. The result is a new project in memory; nothing is written here.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from functools import cached_property

from rolelint import baseline, decoding, files, hypertext, inset, settings, toml
from rolelint.config import Config
from rolelint.dialect import load_dialects
from rolelint.errors import UserError
from rolelint.frozen import frozen
from rolelint.hypertext import Hypertext
from rolelint.own_dialects import with_own
from rolelint.project import Project
from rolelint.relocation import Relocation, changed_anchors
from rolelint.rewording import Swap, edit
from rolelint.source import Edit, Location, Position, Source, Span, apply_edits
from rolelint.syntax.document import Document
from rolelint.syntax.parse import parse

_PAGES = (".md", ".markdown")
# The keys of a configuration that hold paths.
_PATHS = frozenset({("roles",), ("ladders",), ("exclude",), ("overrides", "paths"), ("diagrams", "file")})


@frozen
class Redraft:
    """A project, what to swap in it, which files and folders to rename, and further edits that go with that."""

    project: Project
    swaps: Sequence[Swap]
    moves: Sequence[tuple[str, str]] = ()
    more: Sequence[Edit] = ()
    focus: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """The texts of all files of the project that can be read, its configuration among them."""
        known = {name: analysis.source for name, analysis in self.project.analyses.items()}
        found = {name: known.get(name) or self._read(name) for name in self.project.seen}
        config = self.project.config.file
        if config:
            found[config] = self._read(config)
        return {name: source for name, source in found.items() if source}

    def _read(self, name: str) -> Source | None:
        try:
            return Source(name, decoding.decode(files.read(self.project.root / name)))
        except decoding.UnreadableError:
            return None

    @cached_property
    def _documents(self) -> Mapping[str, Document]:
        wanted = {swap.at.path for swap in self.swaps} | {one.at.path for one in self.more}
        return {name: parse(self.sources[name]) for name in sorted(wanted)}

    @cached_property
    def named(self) -> tuple[Edit, ...]:
        """The edits of names. One that is written in a way that nobody can see through is a `UserError`."""
        found: dict[str, list[Edit]] = defaultdict(list)
        for swap in self.swaps:
            source, own = self.sources[swap.at.path], found[swap.at.path]
            made = edit(source, swap, is_data=self._is_data(swap.at))
            if made is None and not any(_meet(one.at.span, swap.whole.span) for one in own):
                line = source.position(swap.at.start).line
                message = (
                    f"'{swap.old}' at {swap.at.path}:{line} is written in a way that cannot be changed for certain"
                )
                raise UserError(f"{message}, so nothing was changed", "write it plainly, and run the command again")
            if made and not any(_meet(one.at.span, made.at.span) for one in own):
                own.append(made)
        return (*(one for edits in found.values() for one in edits), *self.more)

    def _is_data(self, at: Location) -> bool:
        document = self._documents[at.path]
        if document.data_only:
            return True
        return document.front_span is not None and document.front_span.start <= at.start < document.front_span.end

    @cached_property
    def relocation(self) -> Relocation:
        """The renamings of files, and the anchors that change with headings."""
        texts = _applied(self.sources, self.named)
        pages = {name: texts[name] for name in texts if name.endswith(_PAGES)}
        anchors = {
            name: changed_anchors(_hypertext(self.sources[name]), _hypertext(Source(name, text)))
            for name, text in pages.items()
        }
        return Relocation(tuple(self.moves), anchors)

    @cached_property
    def edits(self) -> tuple[Edit, ...]:
        """All edits: of names, of links to what is called otherwise now, and of the configuration."""
        pages = [_hypertext(source) for name, source in self.sources.items() if name.endswith(_PAGES)]
        links = [one for page in pages for one in self.relocation.links(page)]
        taken = defaultdict(list)
        for one in self.named:
            taken[one.at.path].append(one.at.span)
        apart = (one for one in links if not any(_meet(span, one.at.span) for span in taken[one.at.path]))
        return (*self.named, *apart, *self._settings())

    def _settings(self) -> Iterator[Edit]:
        """Yield the edits of the configuration: paths of what moves, and the names that diagrams look from."""
        config = self.project.config.file
        source = self.sources.get(config or "")
        if source is None:
            return
        inside = 2 if config == "pyproject.toml" else 0
        for address, span in toml.texts(source.text).items():
            if inside and address[:2] != ("tool", "rolelint"):
                continue
            words = tuple(part for part in address[inside:] if isinstance(part, str))
            written = source.text[span.start : span.end]
            value = str(toml.loads(f"value = {written}", source.path)["value"])
            new = value
            if words in _PATHS:
                new = self.relocation.path(value)
            elif words == ("diagrams", "focus"):
                new = self.focus.get(value, value)
            if new != value:
                is_simple = written.startswith("'") and not re.search(r"['\x00-\x1f\x7f]", new)
                yield Edit(source.at(span.start, span.end), f"'{new}'" if is_simple else toml.literal(new))

    @property
    def words(self) -> frozenset[str]:
        """What the edits take away and what they put there: the words that the project may differ by."""
        return frozenset(
            word for one in self.edits for word in (self.sources[one.at.path].text[one.at.start : one.at.end], one.text)
        ).union(word for swap in self.swaps for word in (swap.old, swap.new))

    @cached_property
    def texts(self) -> Mapping[str, str]:
        """The texts of the files that change, by what they are called now."""
        texts = _applied(self.sources, self.edits)
        return {name: text for name, text in sorted(texts.items()) if text != self.sources[name].text}

    @cached_property
    def after(self) -> Project:
        """The project as it would be."""
        project, moved = self.project, self.relocation.moved
        config = self._config()
        kept = {name: one for name, one in project.analyses.items() if name not in self.texts and moved(name) == name}
        other = Project(
            project.root,
            config,
            project.catalogue,
            with_own(config, load_dialects()),
            left_aside=project.left_aside,
            unjudged=project.unjudged,
            everything=frozenset(map(moved, project.everything)),
            seen=sorted(map(moved, project.seen)),
            nested=project.nested,
            kin=frozenset(map(moved, project.kin)),
            analyses=kept,
            indexes=[_hypertext(self._source(name)) for name in (index.path for index in project.indexes)],
        )
        again = {moved(name): self._source(name).text for name in project.analyses if name not in kept}
        return other.retold(again)

    def _source(self, name: str) -> Source:
        text = self.texts.get(name, self.sources[name].text)
        return Source(self.relocation.moved(name), text)

    def _config(self) -> Config:
        """Return the configuration as it would be; what the command line sets is not in it."""
        config = self.project.config
        if config.file is None or config.file not in self.texts:
            return config
        told = settings.parse(self.texts[config.file], config.file, self.project.catalogue)
        return replace(
            config,
            roles=told.roles,
            ladders=told.ladders,
            exclude=told.exclude,
            overrides=told.overrides,
            diagrams=told.diagrams,
        )

    def mentions(self, pattern: "re.Pattern[str]", paths: Iterable[str]) -> Iterator[tuple[str, Position]]:
        """Yield where names stand afterwards in some files, and no edit made them so; kept diagrams are left out."""
        for path in sorted(set(paths) & self.sources.keys()):
            source, after = self.sources[path], self._source(path)
            edits = sorted((one for one in self.edits if one.at.path == path), key=lambda one: one.at)
            taken = [*(one.at.span for one in edits), *(Span(one.start, one.end) for one in _insets(source))]
            for found in pattern.finditer(source.text):
                if not any(_meet(Span(*found.span()), span) for span in taken):
                    ahead = (one for one in edits if one.at.end <= found.start())
                    shift = sum(len(one.text) - (one.at.end - one.at.start) for one in ahead)
                    yield after.path, after.position(found.start() + shift)

    def entries(self, source: Source) -> str:
        """Return the text of a baseline as it would be: its findings under the new names of what they are about."""
        known = baseline.parse(source)
        waiting: dict[tuple[str, str], list[baseline.Entry]] = defaultdict(list)
        for one in self.after.report().diagnostics:
            waiting[one.code, one.finding.at.path].append(baseline.entry(one, ""))
        others: dict[tuple[str, str, str], baseline.Entry] = {}
        for one in self.project.report().diagnostics:
            # Edits change no order, so the findings of a rule in a file come in the same one afterwards.
            found = waiting[one.code, self.relocation.moved(one.finding.at.path)]
            if found:
                others.setdefault(baseline.entry(one, "").key, found.pop(0))
        entries = [replace(others.get(one.key, one), reason=one.reason) for one in known.entries]
        return source.text if entries == list(known.entries) else baseline.rendered(entries)


def _applied(sources: Mapping[str, Source], edits: Iterable[Edit]) -> Mapping[str, str]:
    """Return the texts that edits change, by path."""
    by_path: dict[str, list[Edit]] = defaultdict(list)
    for one in edits:
        by_path[one.at.path].append(one)
    return {path: apply_edits(sources[path].text, group) for path, group in by_path.items()}


def _hypertext(source: Source) -> Hypertext:
    return hypertext.read(parse(source))


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _insets(source: Source) -> tuple[inset.Inset, ...]:
    """Return the diagrams that are set into a file; none where that is not for certain."""
    try:
        return inset.find(source.text, source.path)
    except UserError:
        return ()
