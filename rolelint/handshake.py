"""The sheet of two roles: what each says about the other, line beside line, and what one of them leaves unsaid.

Only what the two files say about working together is on it. `pairsheet` puts it into words.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rolelint.catalog import Catalog
from rolelint.errors import UserError
from rolelint.identity import Identity
from rolelint.interactions import Kind, Match, Relations, Statement, relations
from rolelint.model import Role
from rolelint.names import fold
from rolelint.reciprocal import line as drafted
from rolelint.references import plain_name, references
from rolelint.source import Location
from rolelint.vocabulary import REPORTS_TO, Flow

_ARROWS = {"to": "→", "from": "←", "both": "↔"}


class Verdict(StrEnum):
    """How two lines about one exchange go together.

    agreed: they tell the same. frequency: not how often. claim: both give, or both receive, the same thing. loose: only
    their directions join them. unanswered: one side is silent. unreadable: nobody knows what the other side says.
    mentioned: no line of its own, but a group or the front matter, and nothing to answer.
    """

    AGREED = "agreed"
    FREQUENCY = "frequency"
    CLAIM = "claim"
    LOOSE = "loose"
    UNANSWERED = "unanswered"
    UNREADABLE = "unreadable"
    MENTIONED = "mentioned"


@dataclass(frozen=True, slots=True)
class Said:
    """What one side says: verb and thing, arrow, the other's name as written, how often, notes, and the line (from 1).

    `arrow` is empty where there is none.
    """

    kind: str
    arrow: str
    name: str
    frequency: str | None
    notes: str | None
    line: int

    @property
    def words(self) -> str:
        """The line as one would read it out: `Provides dataset → Data Analyst (daily)`."""
        often = f"({self.frequency})" if self.frequency else ""
        return " ".join(filter(None, (self.kind, self.arrow, self.name, often)))


@dataclass(frozen=True, slots=True)
class Row:
    """One exchange as the two sides tell it. `draft` is a line, as Markdown, for the side that is silent."""

    sides: tuple[Said | None, Said | None]
    verdict: Verdict
    draft: str | None = None

    @property
    def silent(self) -> int:
        """The place of the side that says nothing, the other role's if both speak."""
        return 0 if self.sides[0] is None else 1


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two roles."""

    label: str
    path: str
    is_readable: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """Two roles, and a row per exchange of theirs."""

    sides: tuple[Side, Side]
    rows: tuple[Row, ...]

    def count(self, *verdicts: Verdict) -> int:
        """Return how many rows have one of these verdicts."""
        return sum(row.verdict in verdicts for row in self.rows)


def sheet(catalog: Catalog, one: Identity, other: Identity) -> Sheet:
    """Return what two roles say about each other; a role beside itself is a `UserError`."""
    if one == other:
        raise UserError(f"'{one.label}' cannot be compared with itself", "name two roles: --pair ROLE ROLE")
    known = catalog.once(relations)
    matches = known.matches(one, other)
    claims = tuple(_claims(matches))
    claimed = {id(line) for pair in claims for line in pair}
    rows = (
        *(_row(match, catalog, known) for match in matches if claimed.isdisjoint(map(id, match.statements))),
        *(Row((_said(mine), _said(theirs)), Verdict.CLAIM) for mine, theirs in claims),
        *(Row((said, None), Verdict.MENTIONED) for said in _besides(catalog, one, other)),
        *(Row((None, said), Verdict.MENTIONED) for said in _besides(catalog, other, one)),
    )
    return Sheet((_side(known, one, other), _side(known, other, one)), rows)


def _side(known: Relations, identity: Identity, beside: Identity) -> Side:
    label = identity.label if identity.label != beside.label else f"{identity.label} ({identity.path})"
    return Side(label, identity.path, is_readable=identity in known.roles)


def _claims(matches: Sequence[Match]) -> Iterator[tuple[Statement, Statement]]:
    """Yield the lines, each alone, by which both sides give, or both receive, one thing."""
    free: dict[tuple[Flow, str], list[Statement]] = {}
    for match in matches:
        if match.theirs and not match.mine and match.theirs.hands_over:
            free.setdefault((match.theirs.flow, match.theirs.object), []).append(match.theirs)
    for match in matches:
        mine = match.mine
        if mine and not match.theirs and mine.hands_over and mine.object and free.get((mine.flow, mine.object)):
            yield mine, free[mine.flow, mine.object].pop(0)


def _row(match: Match, catalog: Catalog, known: Relations) -> Row:
    sides = (_said(match.mine) if match.mine else None, _said(match.theirs) if match.theirs else None)
    if match.mine and match.theirs:
        return Row(sides, _verdict(match.mine, match.theirs, is_loose=match.is_loose))
    (statement,) = match.statements
    if statement.others[0] not in known.roles:
        return Row(sides, Verdict.UNREADABLE)
    name = plain_name(catalog, statement.role.identity)
    return Row(sides, Verdict.UNANSWERED, f"- {drafted(statement, catalog.vocabulary, name=name)}")


def _verdict(mine: Statement, theirs: Statement, *, is_loose: bool) -> Verdict:
    """Compare two lines about one exchange; words that are the same join them even if the vocabulary knows neither."""
    if is_loose and fold(mine.interaction.kind) != fold(theirs.interaction.kind):
        return Verdict.LOOSE
    return Verdict.FREQUENCY if len({mine.often, theirs.often} - {""}) > 1 else Verdict.AGREED


def _said(statement: Statement) -> Said:
    interaction = statement.interaction
    return Said(
        kind=interaction.kind,
        arrow=_ARROWS.get(interaction.arrow or "", ""),
        name=statement.name,
        frequency=interaction.frequency,
        notes=interaction.notes,
        line=_line(statement.role, interaction.node.at),
    )


def _besides(catalog: Catalog, speaker: Identity, other: Identity) -> Iterator[Said]:
    """Yield how a role mentions another one but by a line to it: to a group, or as its superior in the front matter."""
    known = catalog.once(relations)
    if not any(line.phrase and line.phrase.name == REPORTS_TO for line in known.said(speaker, other)):
        for reference in catalog.once(references):
            if reference.role.identity == speaker and reference.superior == other:
                yield Said(REPORTS_TO, "→", reference.name, None, None, _line(reference.role, reference.at))
    for statement in known.statements:
        if statement.kind is Kind.GROUP and statement.role.identity == speaker and other in statement.others:
            yield _said(statement)


def _line(role: Role, at: Location) -> int:
    return role.source.position(at.start).line
