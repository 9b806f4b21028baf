"""What findings are about, and what was found there: all that it takes to know each of them again.

To say so the nodes of a file are walked. Of the findings in a file of roles that is known as soon as the file is read,
so it is said then, once, and can be kept.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import NamedTuple

from rolelint.diagnostic import Finding
from rolelint.entities import entity, landmarks
from rolelint.fingerprint import value
from rolelint.ladder import Ladder
from rolelint.model import Role
from rolelint.source import Location, Source

_Owner = Role | Ladder | None


class Subject(NamedTuple):
    """What a finding is about, as `entity` names it, and what stands for the value that was found there."""

    entity: str
    value: str


def subjects(
    findings: Sequence[Finding], owner_of: Callable[[Location], _Owner], sources: Mapping[str, Source]
) -> tuple[Subject, ...]:
    """Return the subject of each finding, given whose places are, and the texts by path."""
    said: dict[int, Subject] = {}
    owners = [owner_of(finding.at) for finding in findings]
    # What lies in one file comes together, so that its nodes are walked once.
    for group in _groups(findings, owners):
        owner, source = owners[group[0]], sources.get(findings[group[0]].at.path)
        marks = landmarks(owner, (findings[index].at for index in group)) if owner else None
        for index in group:
            finding = findings[index]
            said[index] = Subject(entity(finding.at, owner, marks), value(finding, marks, source))
    return tuple(said[index] for index in range(len(findings)))


def _groups(findings: Sequence[Finding], owners: Sequence[_Owner]) -> Iterable[list[int]]:
    """Return the indices of findings, those with one owner in one file together."""
    groups: dict[tuple[str, Hashable], list[int]] = {}
    for index, (finding, owner) in enumerate(zip(findings, owners, strict=True)):
        place = owner.identity.place if owner else None
        groups.setdefault((finding.at.path, place), []).append(index)
    return groups.values()
