"""What one side of a pair leaves unsaid: the line that it would write, and where in its file that belongs.

`Provides dataset → Data Analyst (daily)` in one file is `Receives dataset ← Data Engineer (daily)` in the other.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from rolelint.arrows import WAYS, pointed
from rolelint.catalog import Catalog
from rolelint.entry import read_entry
from rolelint.frozen import frozen
from rolelint.identity import Identity
from rolelint.interactions import relations, unresolved
from rolelint.items import interaction
from rolelint.model import Interaction, Role
from rolelint.names import fold_plural
from rolelint.patterns import lazy
from rolelint.references import may_mean, plain_name
from rolelint.source import Edit, Source
from rolelint.statements import Statement
from rolelint.syntax.document import Document, Item, Section
from rolelint.syntax.parse import parse
from rolelint.vocabulary import Arrow, Flow, Vocabulary

BLANK = "___"
_WAYS = {Flow.OUT: "to", Flow.IN: "from", Flow.BOTH: "both"}
_ANSWERS = {Flow.OUT: "from", Flow.IN: "to", Flow.BOTH: "both"}
_MARKS = frozenset({"*", "**", "***", "_", "__", "___", ""})
_BULLET = lazy(r"[ \t]*(?:[-*+]|(?P<number>\d{1,9})[.)])[ \t]+")
# What Markdown would read as more than the sign itself.
_SIGN = lazy(r"[\\*`<>()\[\]]|(?<!\w)_|_(?!\w)")


@frozen
class Form:
    """How a role writes its interactions: the marks around the verb, and an arrow of the style that it uses."""

    marks: str = "**"
    arrow: str = "→"


_USUAL = Form()


def line(statement: Statement, vocabulary: Vocabulary, form: Form = _USUAL, name: str | None = None) -> str:
    """Draft what the other side would write, without a bullet: `**Receives dataset** ← Data Engineer (daily)`.

    `name` is what to call the role that wrote the statement, if not by its label. Where the vocabulary does not tell
    how the other side says it, a blank stands for the verb.
    """
    words = verb(statement, vocabulary)
    arrow = pointed(form.arrow, _way(statement, words, vocabulary))
    marked = f"{form.marks}{_escaped(words) if words else BLANK}{form.marks}"
    often = statement.interaction.frequency
    bracket = f" ({_escaped(often)})" if often else ""
    return " ".join(f"{marked} {arrow} {_escaped(name or statement.role.label)}{bracket}".split())


def verb(statement: Statement, vocabulary: Vocabulary) -> str | None:
    """Return the other side's words for what a statement says; None where the vocabulary does not tell them."""
    kind = statement.interaction.kind
    words = vocabulary.inverse(statement.phrase) if statement.phrase else None
    if words is None:
        return kind if statement.flow is Flow.BOTH else None
    return f"{words[:1].lower()}{words[1:]}" if kind[:1].islower() else words


def _way(statement: Statement, words: str | None, vocabulary: Vocabulary) -> str:
    """Return which way the arrow of the other side's line points."""
    answer = vocabulary.verb(words or "")
    if answer is None:
        return _ANSWERS[statement.flow]
    if answer.arrow is Arrow.TARGET or (answer.flow is Flow.BOTH and statement.interaction.arrow == "to"):
        return "to"
    return _WAYS[answer.flow]


def _escaped(words: str) -> str:
    return _SIGN.sub(r"\\\g<0>", words)


@frozen
class Silence:
    """A pair of which one role speaks of the other in some lines, and is never mentioned by it."""

    speaker: Role
    silent: Role
    lines: tuple[Statement, ...]


def silences(catalog: Catalog) -> tuple[Silence, ...]:
    """Return the one-sided pairs, in the order of their first lines; ask by `catalog.once(silences)`.

    Silent is only who lists interactions at all, is not deprecated, and has no name that may mean the other one.
    """
    known = catalog.once(relations)
    return tuple(
        Silence(known.roles[one], known.roles[other], known.said(one, other))
        for one, other in known.one_sided
        if not known.mentions(other, one) and _could_speak(catalog, other, one)
    )


def _could_speak(catalog: Catalog, silent: Identity, speaker: Identity) -> bool:
    known = catalog.once(relations)
    roles = [known.roles.get(silent), known.roles.get(speaker)]
    if not all(role and role.interactions and role.status != "deprecated" for role in roles):
        return False
    return not any(speaker in may_mean(catalog, name) for name in catalog.once(unresolved).get(silent, ()))


def answer(silence: Silence, catalog: Catalog) -> Edit | None:
    """Return the edit that adds to the silent role's file what it would write, in its own form.

    None where its interactions stand in no list of a Markdown section, where the speaker has no name that is safe to
    write, or where nothing can be drafted that reads as it is meant.
    """
    place, name = catalog.once(_places)(silence.silent.identity), plain_name(catalog, silence.speaker.identity)
    if place is None or name is None:
        return None
    lines: dict[str, str] = {}
    for said in silence.lines:
        words, draft = verb(said, catalog.vocabulary), line(said, catalog.vocabulary, place.form, name)
        if words and _reads_back(draft, words, name, said):
            # A second line with the same words would be an item listed twice.
            lines.setdefault(fold_plural(words), draft)
    added = "".join(
        f"{place.gap}{bullet}{draft}" for bullet, draft in zip(place.bullets(), lines.values(), strict=False)
    )
    return Edit(silence.silent.source.at(place.offset, place.offset), added) if lines else None


def _reads_back(draft: str, words: str, name: str, said: Statement) -> bool:
    """Whether a drafted line is read as the words, the name and the frequency that it was made of."""
    document = parse(Source("draft.md", f"- {draft}"))
    items = [item for section in document.sections for item in section.items]
    entry = read_entry(document, items[0]) if len(items) == 1 else None
    read = interaction(entry).value if entry else {}
    meant = {"kind": words, "role": name, "frequency": said.interaction.frequency}
    return bool(entry and not entry.problems) and {key: read.get(key) for key in meant} == meant


@frozen
class _Place:
    """Where a further item goes: the offset, the line breaks before it, the bullet of the item above, and the form."""

    offset: int
    gap: str
    bullet: str
    form: Form

    def bullets(self) -> Iterator[str]:
        """Yield the bullets of the items to come: in a numbered list they count on.

        What answers another role in the same list counts from the same item. Two such answers have the same numbers,
        and read right all the same: Markdown looks at the number of the first item alone.
        """
        number = _BULLET.fullmatch(self.bullet)
        count = int(number["number"]) if number and number["number"] else 0
        while True:
            count += 1
            yield re.sub(r"\d+", str(count), self.bullet)


def _places(catalog: Catalog) -> Callable[[Identity], _Place | None]:
    """Return what finds the place in a role's file, reading each file once however many pairs ask for it."""
    roles = catalog.once(relations).roles
    return cache(lambda identity: _place(roles[identity]))


def _place(role: Role) -> _Place | None:
    """Find the end of the list that a role's last interaction stands in."""
    listed = [interaction for interaction in role.interactions if _is_listed(role, interaction)]
    document = parse(role.source) if listed else None
    if document is None or document.unclosed:
        return None
    last = listed[-1].node
    start = role.source.line_at(last.at.start)
    found = next((found for found in _items(document) if found[1].line == start), None)
    bullet = role.source.text[role.source.line_spans[start].start : last.at.start]
    if found is None or not _BULLET.fullmatch(bullet) or "x-group" in last:
        return None
    section, item = found
    # A line of notes that lost its item reads on from the one above it.
    end = max(_last_line(item), *(role.source.line_at(part.at.end) for part in last.parts))
    above = [_last_line(other) for other in section.items if other.line < item.line]
    is_loose = bool(above) and item.line - above[-1] > 1
    gap = _line_break(role.source, end) * (2 if is_loose else 1)
    return _Place(role.source.line_spans[end].end, gap, bullet, _form(role, listed))


def _is_listed(role: Role, interaction: Interaction) -> bool:
    at = interaction.node.at
    sections = (heading.section for heading in role.headings if heading.field == "interactions")
    return any(section.start <= at.start and at.end <= section.end for section in sections)


def _items(document: Document) -> Iterator[tuple[Section, Item]]:
    return ((section, item) for section in document.sections for item in section.items)


def _last_line(item: Item) -> int:
    return max(line for part in item.walk() for line in (part.line, *part.lines, *part.others))


def _line_break(source: Source, line: int) -> str:
    """Return the line break behind a line, or before it where it is the last one without any."""
    starts = [span.start for span in source.line_spans[line + 1 : line + 2]] or [len(source.text)]
    behind = source.text[source.line_spans[line].end : starts[0]]
    return behind or (_line_break(source, line - 1) if line else "\n")


def _form(role: Role, listed: Sequence[Interaction]) -> Form:
    text, last = role.source.text, listed[-1].node
    marks = text[last.at.start : last["kind"].at.start]
    arrows = (interaction.node["arrow"].at for interaction in reversed(listed) if "arrow" in interaction.node)
    written = next((text[at.start : at.end] for at in arrows), "")
    return Form(marks if marks in _MARKS else _USUAL.marks, written if written not in ("", *WAYS) else _USUAL.arrow)
