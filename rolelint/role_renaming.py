"""Where a role's name stands in the files of roles and ladders, and what to write there when it gets another one."""

import json
import re
from collections.abc import Iterator
from functools import cached_property
from posixpath import basename, dirname, splitext

from rolelint.catalog import Catalog
from rolelint.frozen import frozen
from rolelint.identity import GENERIC_STEMS, Identity
from rolelint.model import Role
from rolelint.names import fold, fold_plural, slug
from rolelint.references import names, references
from rolelint.rewording import Respelling, Swap, scalar
from rolelint.source import Edit, Location, Source
from rolelint.syntax.node import Node

_NUMBERED = re.compile(r"(?P<number>(?:\d+[-_. ]+)?)(?P<words>.*)", re.DOTALL)
_NO_FILE_NAME = re.compile(r"[\x00-\x1f\x7f/\\:*?\"<>|]|\A\.|[. ]\Z")


@frozen
class RoleRenaming:
    """A role of a catalog, and the name that it gets."""

    catalog: Catalog
    role: Role
    new: str

    @cached_property
    def spelling(self) -> Respelling:
        """The two names."""
        return Respelling(self.role.label, self.new)

    @cached_property
    def slug(self) -> str | None:
        """The slug that the role gets: a new one where the old one is a spelling of the name, else the old one."""
        return self._respelled(self.role.identity.slug)

    @cached_property
    def id(self) -> str | None:
        """The id that the role gets: a new one if it holds the slug, as most ids of the project do."""
        identity, key = self.role.identity, slug(self.role.label)
        others = [one for one in self.catalog.identities if one.id and (one.slug or one.name) and one != identity]
        alike = sum(_holds(one.id or "", slug(one.slug or one.name or "")) for one in others)
        if not identity.id or not _holds(identity.id, key) or 2 * alike < len(others):
            return identity.id
        return re.sub(_whole(key), lambda _: slug(self.new), identity.id, count=1)

    def _respelled(self, written: str | None) -> str | None:
        is_name = written is not None and fold_plural(written) == fold_plural(slug(self.role.label))
        return slug(self.new) if is_name else written

    def swaps(self) -> Iterator[Swap]:
        """Yield every place in the files of roles and ladders that names the role."""
        yield from self._own()
        for role in self.catalog.roles:
            for interaction in role.interactions:
                yield from self._named(role, interaction.role or "", interaction.node["role"], interaction.link)
        for reference in self.catalog.once(references):
            if self._is_meant(reference.meaning.roles):
                whole = _around(reference.role.node[reference.key], reference.at)
                yield from self._swap(reference.name, reference.at, whole)
        for root in (*(one.node for one in self.catalog.roles), *(one.node for one in self.catalog.ladders.all)):
            listed = root["roles"].parts if "roles" in root else ()
            for node in (*listed, *([root["owner"]] if "owner" in root else [])):
                if isinstance(node.value, str) and self._is_meant(self.catalog.resolve(node.value).roles):
                    yield from self._swap(node.value, node.at, node)

    def moves(self) -> Iterator[tuple[str, str]]:
        """Yield the renamings of the role's file and folder where they are called as the role is, in their order."""
        path = self.role.path
        if self.role.identity.section is not None:
            return
        folder, (stem, suffix) = dirname(path), splitext(basename(path))
        file = self._called(stem) if stem.casefold() not in GENERIC_STEMS else stem
        if file != stem:
            yield path, f"{folder}/{file}{suffix}".lstrip("/")
        beside = [one for one in self.catalog.identities if dirname(one.path) == folder and one != self.role.identity]
        above, last = dirname(folder), basename(folder)
        if folder and not beside and self._called(last) != last:
            yield folder, f"{above}/{self._called(last)}".lstrip("/")

    def _called(self, name: str) -> str:
        """Return what a file or folder is called that goes by the role's name, or by its slug; else as it is."""
        identity, parted = self.role.identity, _NUMBERED.fullmatch(name)
        pairs = [("", name), *([(parted["number"], parted["words"])] if parted else [])]
        for number, words in pairs:
            written = {identity.id: self.id, identity.slug: self.slug}
            called = written.get(words) or self.spelling.of(words)
            if called is not None:
                return f"{number}{slug(self.new) if _NO_FILE_NAME.search(called) else called}"
        return name

    def _own(self) -> Iterator[Swap]:
        """Yield what the role calls itself: in its data, and in the heading above it."""
        node, identity = self.role.node, self.role.identity
        values = {"slug": (identity.slug, self.slug), "id": (identity.id, self.id), "name": (identity.name, self.new)}
        for key, (old, new) in values.items():
            if key in node and old and new and old != new:
                yield Swap(node[key].at, old, new, node[key].at, old)
        for words, at in self._titles():
            found = re.search(rf"(?<!\w){re.escape(self.role.label)}(?!\w)", words, re.IGNORECASE)
            if found:
                yield Swap(at, found[0], self.spelling.of(found[0]) or self.new, at, words)

    def _titles(self) -> Iterator[tuple[str, Location]]:
        """Yield the heading above all sections, or the first one if it is that of no section."""
        title, first = self.role.title, next(iter(self.role.headings), None)
        if title:
            yield str(title.value), title.at
        if first and first.field is None:
            yield first.title, first.at

    def _named(self, role: Role, written: str, node: Node, link: str | None) -> Iterator[Swap]:
        if not written:
            return
        linked = self.catalog.resolve_link(link, role.path) if link else None
        if linked:
            if self._is_meant((linked,)):
                yield from self._swap(written, node.at, node)
            return
        for name, meaning, at in names(self.catalog, role, written, node.at):
            if self._is_meant(meaning.roles) and not meaning.is_group:
                yield from self._swap(name, at, node)

    def _is_meant(self, roles: tuple[Identity, ...]) -> bool:
        return len(roles) == 1 and roles[0] == self.role.identity

    def _swap(self, written: str, at: Location, whole: Node) -> Iterator[Swap]:
        new = self.written(written)
        if new != written:
            yield Swap(at, written, new, whole.at, whole.value)

    def written(self, old: str) -> str:
        """Return how a reference to the role is written when it has the new name; an alias is kept as it is."""
        identity = self.role.identity
        if fold(old) in map(fold, identity.aliases):
            return old
        for known, new in ((identity.slug, self.slug), (identity.id, self.id)):
            if known and new and fold(old) == fold(known) != fold(self.role.label):
                return new
            if old == known and new:
                return new
        respelled = self.spelling.of(old)
        if respelled is not None:
            return respelled
        return self.new if self._goes_by_name(old) else old

    def _goes_by_name(self, old: str) -> bool:
        """Whether a name is that of the heading or of the file, which change with the name."""
        identity = self.role.identity
        return fold_plural(old) in {fold_plural(name) for name in (identity.title, identity.stem) if name}


def _around(node: Node, at: Location) -> Node:
    """Return the value that a place lies in: one of a list, or the one that is there."""
    return next((part for part in node.parts if part.at.start <= at.start and at.end <= part.at.end), node)


def _whole(key: str) -> str:
    return rf"(?<![^\W_]){re.escape(key)}(?![^\W_])"


def _holds(name: str, key: str) -> bool:
    return re.search(_whole(key), name) is not None


def alias_edit(role: Role, alias: str) -> Edit | None:
    """Return the edit that adds a name to the aliases of a role; None where its file has no place for them."""
    source, node = role.source, role.node
    text = source.text
    if "aliases" in node:
        known = node["aliases"]
        parts = tuple(known.parts)
        if isinstance(known.value, str):
            return Edit(known.at, f"[{text[known.at.start : known.at.end]}, {scalar(alias)}]")
        last = parts[-1].at if parts else known.at
        if not parts:
            return Edit(known.at, f"[{scalar(alias)}]")
        if text[known.at.start] == "[":
            return Edit(source.at(last.end, last.end), f", {scalar(alias, text[last.start : last.end])}")
        line = source.line_spans[source.line_at(last.start)]
        return Edit(source.at(line.end, line.end), f"{_break(source)}{text[line.start : last.start]}{scalar(alias)}")
    key = node["name"].key_at if "name" in node else None
    if key is None:
        return None
    if text[key.start] == '"':
        end = node["name"].at.end
        return Edit(source.at(end, end), f', "aliases": [{json.dumps(alias, ensure_ascii=False)}]')
    line = source.line_spans[source.line_at(node["name"].at.end)]
    ahead = text[line.start : key.start]
    return (
        None
        if ahead.strip()
        else Edit(source.at(line.end, line.end), f"{_break(source)}{ahead}aliases: [{scalar(alias)}]")
    )


def _break(source: Source) -> str:
    """Return how the first line of a text ends."""
    spans = source.line_spans
    return source.text[spans[0].end : spans[1].start] if len(spans) > 1 else "\n"
