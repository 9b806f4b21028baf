"""The sheet of two roles: what each says about the other, line beside line, and what one of them leaves unsaid.

Only what the two files say about working together is on it. `pairsheet` puts it into words.
"""

from collections.abc import Collection, Iterator
from enum import StrEnum

from rolelint.catalog import Catalog
from rolelint.conflicts import conflicts
from rolelint.errors import UserError
from rolelint.frozen import frozen
from rolelint.identity import Identity
from rolelint.interactions import Match, relations, unresolved
from rolelint.model import Role
from rolelint.reciprocal import line as drafted
from rolelint.references import plain_name, references
from rolelint.source import Location
from rolelint.statements import Kind, Statement
from rolelint.vocabulary import REPORTS_TO

_ARROWS = {"to": "→", "from": "←", "both": "↔"}


class Verdict(StrEnum):
    """How two lines about one exchange go together.

    agreed: they tell the same. frequency: not how often. claim: both give, or both receive, the same thing. loose: only
    their directions join them. unanswered: one side is silent. unreadable: nobody knows what the other side says.
    ambiguous: the other side may mean this one by a name that several roles bear. mentioned: no line of its own, but a
    group or the front matter, and nothing to answer.
    """

    AGREED = "agreed"
    FREQUENCY = "frequency"
    CLAIM = "claim"
    LOOSE = "loose"
    UNANSWERED = "unanswered"
    UNREADABLE = "unreadable"
    AMBIGUOUS = "ambiguous"
    MENTIONED = "mentioned"


@frozen
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


@frozen
class Row:
    """One exchange as the two sides tell it. `draft` is a line, as Markdown, for the side that is silent."""

    sides: tuple[Said | None, Said | None]
    verdict: Verdict
    draft: str | None = None

    @property
    def silent(self) -> int:
        """The place of the side that says nothing, the other role's if both speak."""
        return 0 if self.sides[0] is None else 1


@frozen
class Side:
    """One of the two roles. `ambiguous` is a name in its lines that may mean the other one: several roles bear it."""

    label: str
    path: str
    is_readable: bool
    ambiguous: str | None = None


@frozen
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
    found = tuple(conflicts(catalog, one, other))
    claims = [conflict for conflict in found if conflict.part == "kind"]
    claimed = {id(line) for conflict in claims for line in (conflict.mine, conflict.theirs)}
    unequal = {id(conflict.mine) for conflict in found if conflict.part == "frequency"}
    rows = (
        *(_row(match, catalog, unequal) for match in matches if claimed.isdisjoint(map(id, match.statements))),
        *(Row((_said(conflict.mine), _said(conflict.theirs)), Verdict.CLAIM) for conflict in claims),
        *(Row((said, None), Verdict.MENTIONED) for said in _besides(catalog, one, other)),
        *(Row((None, said), Verdict.MENTIONED) for said in _besides(catalog, other, one)),
    )
    return Sheet((_side(catalog, one, other), _side(catalog, other, one)), rows)


def _side(catalog: Catalog, identity: Identity, beside: Identity) -> Side:
    label = identity.label if identity.label != beside.label else f"{identity.label} ({identity.path})"
    is_readable = identity in catalog.once(relations).roles
    return Side(label, identity.path, is_readable, _ambiguous(catalog, identity, beside))


def _ambiguous(catalog: Catalog, speaker: Identity, other: Identity) -> str | None:
    """Return the first name in a role's lines that may mean the other one, as others bear it too."""
    names = catalog.once(unresolved).get(speaker, ())
    return next((name for name in names if other in catalog.resolve(name).ambiguous), None)


def _row(match: Match, catalog: Catalog, unequal: Collection[int]) -> Row:
    """Return the row of a match; `unequal` are the lines, by identity, that the other side gives another frequency."""
    sides = (_said(match.mine) if match.mine else None, _said(match.theirs) if match.theirs else None)
    if match.mine and match.theirs:
        differs = Verdict.FREQUENCY if id(match.mine) in unequal else Verdict.AGREED
        return Row(sides, differs if match.is_certain else Verdict.LOOSE)
    (statement,) = match.statements
    if statement.others[0] not in catalog.once(relations).roles:
        return Row(sides, Verdict.UNREADABLE)
    if _ambiguous(catalog, statement.others[0], statement.role.identity):
        return Row(sides, Verdict.AMBIGUOUS)
    name = plain_name(catalog, statement.role.identity)
    return Row(sides, Verdict.UNANSWERED, f"- {drafted(statement, catalog.vocabulary, name=name)}")


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
