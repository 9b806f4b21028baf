"""A checklist in Markdown for somebody who is new in a role: whom to meet, what to take over, what is expected."""

from collections.abc import Iterator

from rolelint.contacts import Contact, Line, contacts
from rolelint.extract import Extract, Room, Rung
from rolelint.handout import Block, capability, document, is_written, private, prose, section
from rolelint.literal import markdown
from rolelint.model import Artifact, Capability, Responsibility, Role

SUFFIX = ".md"
HAS_LADDERS = False
ROOM = Room.ROLE

_FORM = "onboarding"


def render(extract: Extract) -> str:
    """Return the checklists of all roles, one below the other."""
    return document(_FORM, (block for role in extract.roles for block in _blocks(role, extract)))


def wrote(text: str) -> bool:
    """Tell whether a text is such a document."""
    return is_written(text, _FORM)


def _blocks(role: Role, extract: Extract) -> Iterator[Block]:
    yield [f"# Onboarding: {markdown(role.label)}"]
    yield from prose(role.mission)
    people = contacts(extract.catalog, role)
    yield from section("People to meet", (line for one in people for line in _contact(one)))
    yield from section("Artifacts to take over", map(_artifact, role.artifacts))
    yield from section("Responsibilities", (line for duty in role.responsibilities for line in _duty(duty)))
    yield from section(
        "Success of the role as a whole", (f"- [ ] {markdown(one.text)}" for one in role.success_metrics)
    )
    yield from section("Capabilities expected", map(_capability, role.capabilities))
    for rung in extract.rungs(role):
        yield from _expected(rung)
    yield from private(role, extract.included)


def _contact(contact: Contact) -> Iterator[str]:
    yield f"- [ ] **{markdown(contact.name)}**"
    yield from (f"  - {_line(line, contact)}" for line in contact.lines)


def _line(line: Line, contact: Contact) -> str:
    often = f" ({markdown(line.frequency)})" if line.frequency else ""
    notes = f": {markdown(line.notes)}" if line.notes else ""
    said = f"{markdown(contact.name)} says: " if line.is_theirs else ""
    return f"{said}{markdown(line.words)}{often}{notes}"


def _artifact(artifact: Artifact) -> str:
    return f"- [ ] **{markdown(artifact.name)}**{f' ({markdown(artifact.type)})' if artifact.type else ''}"


def _duty(duty: Responsibility) -> Iterator[str]:
    primary = " (primary)" if duty.primary else ""
    share = f", {duty.share:g}% of the time" if duty.share is not None else ""
    yield f"- [ ] **{markdown(duty.title)}**{primary}{share}"
    yield from (f"  - {markdown(detail)}" for detail in duty.details)
    yield from (f"  - *Success metric*: {markdown(metric.text)}" for metric in duty.success_metrics)


def _capability(wanted: Capability) -> str:
    importance = "" if wanted.importance == "required" else f", {markdown(wanted.importance)}"
    return f"- [ ] {capability(wanted)}{importance}"


def _expected(rung: Rung) -> Iterator[Block]:
    if not (any(rung.criteria.values()) or rung.capabilities):
        return
    yield [f"## What {markdown(rung.level.name)} of {markdown(rung.ladder.label)} expects"]
    for dimension, criteria in rung.criteria.items():
        lines = [
            line
            for one in criteria
            for line in (f"- [ ] {markdown(one.text)}", *(f"  - *Example*: {markdown(text)}" for text in one.examples))
        ]
        yield from section(markdown(dimension), lines, level=3) if dimension else [lines]
    yield from section("Further capabilities", (f"- [ ] {capability(one)}" for one in rung.capabilities), level=3)
