"""The forms that a configuration describes as dialects: another form, with what the configuration says on top.

Such a form is free, whatever it extends: who writes in words of their own owes no canonical keys or sections.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from rolelint.config import Config, Form
from rolelint.dialect import Dialect, SectionForm, fold_heading
from rolelint.entry import Entry
from rolelint.errors import UserError
from rolelint.forms import FRONT
from rolelint.frozen import frozen
from rolelint.items import ItemReader
from rolelint.names import squash
from rolelint.passage import Passage, list_node, mapping_node
from rolelint.patterns import lazy
from rolelint.similarity import nearest
from rolelint.syntax.node import Node
from rolelint.templates import Template, literal

_DETAILS = {
    "responsibilities": "details",
    "capabilities": "details",
    "artifacts": "x-details",
    "success_metrics": "x-details",
    "interactions": "notes",
}
_ANY_WORDS = lazy(r"(?:^|\s)\*(?=\s|$)")
_SHARE = lazy(r"(?P<number>\d{1,3}(?:\.\d{1,9})?)\s?(?:%|per ?cent)?", re.IGNORECASE)


def with_own(config: Config, dialects: Iterable[Dialect]) -> tuple[Dialect, ...]:
    """Return the forms of a configuration before the others. What they extend in vain is a `UserError`."""
    others = tuple(dialects)
    return (*(_dialect(name, form, config, others) for name, form in config.dialects.items()), *others)


def _dialect(name: str, form: Form, config: Config, others: tuple[Dialect, ...]) -> Dialect:
    base = _base(name, form, config, others)
    canonical = next(dialect for dialect in others if dialect.is_canonical and not dialect.is_of_ladders)
    front = base.front or (tuple((field, field) for field in FRONT) if base.is_canonical else ())
    return replace(
        base,
        name=name,
        markers=tuple(map(_pattern, form.markers)),
        marks_needed=form.marks_needed,
        keys=(),
        sections_needed=(),
        is_canonical=False,
        titles=(*map(_title, form.titles), *base.titles),
        front=(*form.front.items(), *front),
        sections=tuple(_sections(form, base, canonical)),
        scales=tuple(_scales(name, form, config)),
    )


def _base(name: str, form: Form, config: Config, others: tuple[Dialect, ...]) -> Dialect:
    place = _place(config, f"dialects.{name}.extends")
    of_roles = {dialect.name: dialect for dialect in others if not dialect.is_of_ladders}
    if form.extends in of_roles:
        return of_roles[form.extends]
    if any(dialect.name == form.extends for dialect in others):
        raise UserError(f"{place}: '{form.extends}' is a form of ladders", f"possible: {', '.join(of_roles)}")
    near = nearest(form.extends, of_roles, shortest=3)
    advice = f"; did you mean '{near}'?" if near else ""
    raise UserError(f"{place}: no form is called '{form.extends}'{advice}", f"possible: {', '.join(of_roles)}")


def _place(config: Config, key: str) -> str:
    return config.origins.get(key, config.file or "")


def _pattern(marker: str) -> str:
    """Return the pattern of lines that begin with the words of a marker; nothing in it is tried twice at one place."""
    first, *others = map(_phrase, _ANY_WORDS.split(marker))
    return rf"^[^\w\n]{{0,9}}{first}" + "".join(rf"(?>[^\n]*?{phrase})" for phrase in others if phrase)


def _phrase(text: str) -> str:
    """Return the pattern of words as they stand in Markdown, emphasised or not."""
    words = [re.escape(word) for part in text.split() if re.search(r"\w", word := part.strip("#*_`"))]
    inside = r"[ \t*_`]++".join(words)
    before, behind = (r"(?<!\w)", r"(?!\w)")
    return f"{before if inside[:1].isalnum() else ''}{inside}{behind if inside[-1:].isalnum() else ''}"


def _title(text: str) -> str:
    before, after = Template(text).literals
    return f"(?i:{literal(before.lstrip())}(?P<name>\\S.*){literal(after.rstrip())}$)"


def _sections(form: Form, base: Dialect, canonical: Dialect) -> Iterator[SectionForm]:
    """Yield the sections of the form it extends, then those that only the canonical form or nobody has."""
    claimed = {fold_heading(word) for words in form.sections.values() for word in words}
    given = dict(form.sections)
    for section in base.sections:
        own = given.pop(section.field, ())
        words = (*own, *(word for word in (section.heading, *section.synonyms) if fold_heading(word) not in claimed))
        if words:
            heading, *synonyms = words
            yield _with_items(form, replace(section, heading=heading, synonyms=tuple(synonyms)))
    for field, (heading, *synonyms) in given.items():
        usual = canonical.form(field)
        yield _with_items(form, replace(usual, heading=heading, synonyms=tuple(synonyms)))


def _with_items(form: Form, section: SectionForm) -> SectionForm:
    texts = form.items.get(section.field)
    return (
        replace(section, item=TemplateReader(section.field, tuple(map(Template, texts)), section.item))
        if texts
        else section
    )


def _scales(name: str, form: Form, config: Config) -> Iterator[tuple[str, str, str]]:
    for scale, words in form.scales.items():
        known: tuple[str, ...] = getattr(config.vocabulary, scale)
        for written, meaning in words.items():
            if squash(meaning) not in map(squash, known):
                near = nearest(meaning, known, shortest=3)
                advice = f"; did you mean '{near}'?" if near else ""
                place = _place(config, f"dialects.{name}.scales.{scale}.{written}")
                hint = f"the scale: {' < '.join(known)} (see [vocabulary])"
                raise UserError(f"{place}: '{meaning}' is not on the project's scale of {scale}{advice}", hint)
            yield scale, written, meaning


@frozen
class TemplateReader:
    """Reads the items of a field by the first template that fits; any other item as `otherwise` reads it."""

    field: str
    templates: tuple[Template, ...]
    otherwise: ItemReader | None

    def __call__(self, entry: Entry) -> Node:
        """Return the data of one item."""
        for template in self.templates:
            spans = template.fit(entry.head.raw)
            found = spans and _parts({name: entry.head.part(*span) for name, span in spans.items()}, self.field)
            if found:
                return mapping_node(entry.at, {**found, **_below(entry, self.field, found)})
        if self.otherwise is None:
            message = f"the section '{self.field}' has no items"
            raise ValueError(message)
        return self.otherwise(entry)


def _parts(passages: Mapping[str, Passage], field: str) -> dict[str, Node] | None:
    """Return what the placeholders hold; None where that cannot be."""
    found: dict[str, Node] = {}
    for name, passage in passages.items():
        if not passage.words:
            return None
        if name == "share":
            share = _SHARE.fullmatch(passage.words)
            if share is None or not 0 < float(share["number"]) <= 100:
                return None
            number = float(share["number"])
            found[name] = passage.node(int(number) if number.is_integer() else number)
        elif name == "metric":
            found["success_metrics"] = list_node(passage.at, [mapping_node(passage.at, {"text": passage.node()})])
        elif name == "details":
            parts = passage.split() if field == "capabilities" else [passage]
            found[_DETAILS[field]] = list_node(passage.at, [part.node() for part in parts if part.words])
        else:
            found[name] = passage.node()
    return found


def _below(entry: Entry, field: str, found: Mapping[str, Node]) -> dict[str, Node]:
    """Return what stands below the line, together with what the line says of the same."""
    key = _DETAILS[field]
    details = [part for part in (*entry.details, *entry.labelled.get("notes", ())) if part.words]
    metrics = [part.node() for part in entry.labelled.get("success_metrics", ()) if part.words]
    parts: dict[str, Node] = {}
    if details and field == "interactions":
        words = [str(found[key].value)] if key in found else []
        parts[key] = Node(
            "; ".join([*words, *(part.words for part in details)]), (found.get(key) or details[0].node()).at
        )
    elif details:
        parts[key] = _longer(found.get(key), [part.node() for part in details])
    if metrics and field == "responsibilities":
        texts = [mapping_node(metric.at, {"text": metric}) for metric in metrics]
        parts["success_metrics"] = _longer(found.get("success_metrics"), texts)
    elif metrics:
        parts["x-success-metrics"] = list_node(metrics[0].at, metrics)
    return parts


def _longer(first: Node | None, more: list[Node]) -> Node:
    return list_node(first.at if first else more[0].at, [*(first.parts if first else ()), *more])
