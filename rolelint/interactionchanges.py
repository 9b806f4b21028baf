"""What became of the lines by which a role works with others."""

from collections.abc import Iterator

from rolelint.changes import Change, Link, Side, Teller, said
from rolelint.lineage import Lineage
from rolelint.model import Role
from rolelint.names import fold, slug, squash
from rolelint.pairing import Key, by, pair
from rolelint.remainder import called, differing, unequal
from rolelint.statements import Kind, Statement
from rolelint.vocabulary import Flow

_READ = ("kind", "role", "arrow", "frequency", "notes", "link")


def interactions(old: Role, new: Role, tell: Teller, lineage: Lineage) -> Iterator[Change]:
    """Yield what changed between a role and those it works with; whoever goes by another name is still the same."""

    def then(line: Statement) -> tuple[object, ...]:
        return tuple(map(lineage.later, line.others)) if line.kind is Kind.ROLE else (fold(line.name),)

    def now(line: Statement) -> tuple[object, ...]:
        return tuple(other.place for other in line.others) if line.kind is Kind.ROLE else (fold(line.name),)

    same: Key[Statement] = (lambda line: (then(line), _said(line)), lambda line: (now(line), _said(line)))
    exact: Key[Statement] = (lambda line: (then(line), _verb(line)), lambda line: (now(line), _verb(line)))
    # The other role may be gone, or new, while the line stands as it did.
    as_written: Key[Statement] = by(lambda line: (fold(line.name), _verb(line)))
    before, after = lineage.statements(lineage.before, old), lineage.statements(lineage.after, new)
    pairs = pair(before, after, same, exact, as_written, (then, now))
    for was, line in pairs.same:
        yield from _changed(was, line, tell, is_same=then(was) == now(line))
    for line in pairs.gone:
        affected = tuple(other.label for other in line.others) if line.kind is Kind.ROLE else ()
        message = f"interaction removed: '{line.interaction.kind}'{_with(line)}"
        yield tell("interaction-removed", message, (_side(line), None), _about(line), affected)
    for line in pairs.come:
        message = f"interaction added: '{line.interaction.kind}'{_with(line)}"
        yield tell("interaction-added", message, (None, _side(line)), _about(line))


def _changed(was: Statement, line: Statement, tell: Teller, *, is_same: bool) -> Iterator[Change]:
    before, after, about = was.interaction, line.interaction, _about(line)
    sides = (_side(was), _side(line))
    if before.kind != after.kind:
        is_respelled = _verb(was) == _verb(line)
        what = "interaction respelled" if is_respelled else "interaction"
        message = f"{what}{_with(line)}: {said(before.kind)} → {said(after.kind)}"
        yield tell("respelled" if is_respelled else "interaction-changed", message, sides, about)
    if is_same and not _follows(was, line):
        yield tell("respelled", f"'{was.name}' is written '{line.name}' now", sides, about)
    if squash(before.frequency or "") != squash(after.frequency or ""):
        message = f"'{after.kind}'{_with(line)}: {said(before.frequency)} → {said(after.frequency)}"
        yield tell("frequency-changed", message, _values(was, line, "frequency"), about)
    elif before.frequency != after.frequency:
        message = f"'{after.kind}'{_with(line)} respelled: {said(before.frequency)} → {said(after.frequency)}"
        yield tell("respelled", message, _values(was, line, "frequency"), about)
    if was.interaction.arrow != line.interaction.arrow and before.kind == after.kind:
        is_turned = was.flow is not line.flow
        message = f"'{after.kind}'{_with(line)} {'goes' if is_turned else 'is drawn'} another way"
        yield tell("direction-changed" if is_turned else "respelled", message, sides, about)
    if before.notes != after.notes:
        message = f"notes of '{after.kind}'{_with(line)} changed"
        yield tell("notes-changed", message, _values(was, line, "notes"), about)
    if before.link != after.link:
        message = f"link of '{after.kind}'{_with(line)}: {said(before.link)} → {said(after.link)}"
        yield tell("link-changed", message, _values(was, line, "link"), about)
    for key in differing(before.node.value, after.node.value, unequal(before, after, _READ)):
        there = tuple(Side(one.node[key].at) if key in one.node else None for one in (before, after))
        yield tell("data-changed", f"{called(key)} of '{after.kind}'{_with(line)} changed", (there[0], there[1]), about)


def _follows(was: Statement, line: Statement) -> bool:
    """Whether a line names the other role as before, or by the new name of a role that was renamed."""
    if was.name == line.name:
        return True
    both = [(one.name, one.others[0].label) for one in (was, line) if one.kind is Kind.ROLE]
    return len(both) == 2 and both[0][1] != both[1][1] and all(name == label for name, label in both)


def _values(was: Statement, line: Statement, key: str) -> tuple[Side, Side]:
    before, after = (_value(one, key) for one in (was, line))
    return before, after


def _value(line: Statement, key: str) -> Side:
    node = line.interaction.node
    return Side(node[key].at if key in node else line.at, getattr(line.interaction, key), _link(line))


def _side(line: Statement) -> Side:
    return Side(line.at, line.interaction.kind, _link(line))


def _link(line: Statement) -> Link:
    """Return who gives what to whom; a role goes by its own name, whatever the line calls it."""
    other = line.others[0].label if line.kind is Kind.ROLE else line.name
    ends = (other, line.role.label) if line.flow is Flow.IN else (line.role.label, other)
    often = f"({line.interaction.frequency})" if line.interaction.frequency else ""
    return Link(*ends, f"{line.interaction.kind} {often}".strip(), line.flow is Flow.BOTH)


def _about(line: Statement) -> str:
    return f"interactions/{slug(line.name or line.interaction.kind)}"


def _with(line: Statement) -> str:
    return f" with '{line.name}'" if line.name else ""


def _verb(line: Statement) -> str:
    return fold(line.interaction.kind)


def _said(line: Statement) -> tuple[object, ...]:
    """Return all that a line says, so that what did not change finds itself first."""
    one = line.interaction
    return fold(one.kind), squash(one.frequency or ""), one.notes, one.link, line.flow
