"""A description of the job for candidates, in Markdown: what the role is for, what one does and what it takes.

What the file does not say has no section. Notes about working together stay in the house.
"""

from collections.abc import Iterator

from rolelint.contacts import Contact, Line, contacts
from rolelint.extract import Extract, Room, Rung
from rolelint.handout import Block, capability, document, is_written, private, prose, section, seen
from rolelint.literal import markdown
from rolelint.model import Responsibility, Role

SUFFIX = ".md"
HAS_LADDERS = False
ROOM = Room.ROLE

_FORM = "job-description"
_IMPORTANCE = {"required": "Required", "preferred": "Nice to have"}


def render(extract: Extract) -> str:
    """Return the descriptions of all roles, one below the other."""
    return document(_FORM, (block for role in extract.roles for block in _blocks(role, extract)))


def wrote(text: str) -> bool:
    """Tell whether a text is such a document."""
    return is_written(text, _FORM)


def _blocks(role: Role, extract: Extract) -> Iterator[Block]:
    yield [f"# {markdown(role.label)}"]
    about = [*prose(role.mission), *prose(role.short_description)]
    if about:
        yield ["## About the role"]
        yield from about
    yield from section("At a glance", _facts(role))
    yield from section("What you will do", (line for duty in role.responsibilities for line in _duty(duty)))
    yield from section("How success is measured", _success(role))
    yield from _abilities(role)
    yield from section("Whom you work with", (_contact(one) for one in contacts(extract.catalog, role)))
    for rung in extract.rungs(role):
        yield from _expected(rung)
    yield from private(role, extract.included)


def _facts(role: Role) -> Iterator[str]:
    for name, value in (("Seniority", role.default_seniority), ("Family", role.family)):
        if value:
            yield f"- **{name}**: {markdown(value)}"
    for name, values in role.properties.items():
        if values:
            yield f"- **{markdown(name)}**: {markdown(', '.join(values))}"


def _duty(duty: Responsibility) -> Iterator[str]:
    share = f" ({duty.share:g}% of the time)" if duty.share is not None else ""
    yield f"- {markdown(duty.title)}{share}"
    yield from (f"  - {markdown(detail)}" for detail in duty.details)


def _success(role: Role) -> Iterator[str]:
    for duty in role.responsibilities:
        if duty.success_metrics:
            yield f"- {markdown(duty.title)}"
            yield from (f"  - {markdown(metric.text)}" for metric in duty.success_metrics)
    yield from (f"- {markdown(metric.text)}" for metric in role.success_metrics)


def _abilities(role: Role) -> Iterator[Block]:
    """Yield what candidates bring: what is required first, then by the words of the file for how important it is."""
    words = dict.fromkeys(("required", *(one.importance for one in role.capabilities)))
    if role.capabilities:
        yield ["## What you bring"]
    for word in words:
        lines = (f"- {capability(one)}" for one in role.capabilities if one.importance == word)
        yield from section(_IMPORTANCE.get(word) or seen(word), lines, level=3)


def _contact(contact: Contact) -> str:
    """Return a contact in a line, in the words of the role itself where it has any."""
    own = dict.fromkeys(_told(line) for line in contact.lines if not line.is_theirs)
    return f"- **{markdown(contact.name)}**{': ' if own else ''}{'; '.join(own)}"


def _told(line: Line) -> str:
    return f"{markdown(line.words)}{f' ({markdown(line.frequency)})' if line.frequency else ''}"


def _expected(rung: Rung) -> Iterator[Block]:
    if not (any(rung.criteria.values()) or rung.capabilities):
        return
    yield [f"## What is expected at {markdown(rung.level.name)} of {markdown(rung.ladder.label)}"]
    for dimension, criteria in rung.criteria.items():
        lines = [f"- {markdown(one.text)}" for one in criteria]
        yield from section(markdown(dimension), lines, level=3) if dimension else [lines]
    yield from section("Further capabilities", (f"- {capability(one)}" for one in rung.capabilities), level=3)
