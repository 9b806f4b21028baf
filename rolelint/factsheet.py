"""The facts about a graph in words: for a terminal, as Markdown, or as JSON.

Every number says what it counts, for people who do not code. Text and Markdown name the first few of a long list and
say how many are left; JSON holds them all.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from types import MappingProxyType
from typing import Any

from rolelint import literal
from rolelint.facts import Counts, Estimate, Facts, Families, Flaw, Hubs, Joint, OneSided
from rolelint.frozen import frozen
from rolelint.graph import Member
from rolelint.sentences import counted

_MOST = 10
_WIDEST = 100
_FORMAT = 1


@frozen
class Section:
    """One fact: a heading, what it says in sentences, and what it is about, a row each."""

    heading: str
    sentences: tuple[str, ...]
    rows: tuple[str, ...] = ()


def render(facts: Facts, form: str = "text") -> str:
    """Return the facts as `text`, `markdown` or `json`."""
    return FORMS[form](facts)


def _text(facts: Facts) -> str:
    return "\n".join("".join(f"{line}\n" for line in _block(section)) for section in _sections(facts))


def _block(section: Section) -> Iterator[str]:
    yield section.heading
    for sentence in section.sentences:
        yield from _hanging(sentence, "  ", "  ")
    for row in _first(section.rows):
        yield from _hanging(row, "  - ", "    ")


def _hanging(text: str, first: str, others: str) -> Iterator[str]:
    for place, line in enumerate(literal.lines(text, _WIDEST - len(others))):
        yield f"{others if place else first}{line}"


def _markdown(facts: Facts) -> str:
    blocks = ["# Facts about who works with whom"]
    for section in _sections(facts):
        blocks += [f"## {section.heading}", *map(literal.markdown, section.sentences)]
        if section.rows:
            blocks.append("\n".join(f"- {literal.markdown(row)}" for row in _first(section.rows)))
    return "\n\n".join(blocks) + "\n"


def _first(rows: Sequence[str]) -> Iterator[str]:
    """Yield the first rows, and how many there are more; one more is shown rather than counted."""
    most = _MOST if len(rows) > _MOST + 1 else len(rows)
    yield from rows[:most]
    if rows[most:]:
        yield f"and {len(rows) - most} more; the JSON form names all"


def _sections(facts: Facts) -> Iterator[Section]:
    yield _size(facts.counts)
    if facts.ambiguous:
        yield _named("Names that several roles bear", "Nobody can tell which of them is meant.", facts.ambiguous)
    yield _named("Names that nobody bears", "No role goes by them, and nobody outside is declared so.", facts.unknown)
    yield _named("Roles without a connection", "They name nobody, and nobody names them.", facts.isolated)
    yield _hubs(facts.hubs)
    if facts.one_sided is not None:
        told = [f"{pair.speaker.label} speaks of {pair.silent.label}" for pair in facts.one_sided]
        yield _listed("One-sided pairs", "One role speaks of another, which says nothing of it.", told)
    if not facts.is_public:
        yield _flaws("Contradictions", "The two sides tell the same exchange differently.", facts.contradicting)
        yield _flaws("Arrows against their verb", "The verb says one direction, the arrow the other.", facts.wrong_way)
    yield _circles("Circles of dependency", "Each depends on the next, up to the first again.", facts.dependency_cycles)
    yield _circles("Circles of reporting", "Each reports to the next, up to the first again.", facts.reporting_cycles)
    yield _families(facts.families)
    yield _joints(facts.joints)
    if facts.estimate:
        yield _estimate(facts.estimate)


def _listed(what: str, sentence: str, rows: Sequence[str]) -> Section:
    """Return the section of a list; of an empty one the heading says all."""
    return Section(f"{what}: {len(rows) or 'none'}", (sentence,) if rows else (), tuple(rows))


def _named(what: str, sentence: str, members: Iterable[Member]) -> Section:
    return _listed(what, sentence, [member.label for member in members])


def _flaws(what: str, sentence: str, flaws: Iterable[Flaw] | None) -> Section:
    if flaws is None:
        return Section(f"{what}: not judged", ("The rule that looks for them does not run here.",))
    return _listed(what, sentence, [f"{flaw.message} ({flaw.path}:{flaw.line})" for flaw in flaws])


def _circles(what: str, sentence: str, circles: Iterable[tuple[Member, ...]]) -> Section:
    rows = [" → ".join(member.label for member in (*circle, circle[0])) for circle in circles]
    return _listed(what, f"{sentence} Of circles that share roles the shortest is named.", rows)


def _size(counts: Counts) -> Section:
    broken = f" ({counts.broken} of them cannot be read)" if counts.broken else ""
    others = [
        counted(counts.groups, "group") if counts.groups else "",
        f"{counts.outside} outside" if counts.outside else "",
        f"{counts.ambiguous} ambiguous" if counts.ambiguous else "",
        f"{counts.unknown} unknown" if counts.unknown else "",
    ]
    return Section(
        "Size",
        (
            ", ".join(filter(None, (f"{counted(counts.roles, 'role')}{broken}", *others))),
            f"{counted(counts.connections, 'connection')}: pairs that work together",
            f"{counted(counts.exchanges, 'exchange')} in them: what one gives the other, counted once for both sides",
        ),
    )


def _hubs(hubs: Hubs) -> Section:
    if not hubs.ranking:
        return Section("Hubs: none", ("No role works with another one.",))
    sentence = (
        f"A hub works with more than {int(hubs.limit)} other roles (Tukey's upper fence), and with at least twice as "
        f"many as the role in the middle, which works with {hubs.middle:g}. Those with most connections:"
    )
    stand_out = {reach.role.key for reach in hubs.hubs}
    rows = (
        f"{reach.role.label}: {reach.roles}{', a hub' if reach.role.key in stand_out else ''}" for reach in hubs.ranking
    )
    return Section(f"Hubs: {len(stand_out) or 'none'}", (sentence,), tuple(rows))


def _families(families: Families) -> Section:
    placed = families.across + families.within
    heading = "Connections across families"
    aside = f"Left out: {counted(families.unplaced, 'connection')} of roles without a family."
    sentences = (aside,) if families.unplaced else ()
    if not placed:
        return Section(f"{heading}: unknown", ("No two connected roles have a family.", *sentences))
    share = f"{families.across} of {placed} ({families.across / placed:.0%})"
    return Section(f"{heading}: {share}", ("The others stay within one family.", *sentences))


def _joints(joints: Sequence[Joint]) -> Section:
    sentence = "Without such a role, no chain of connections leads from some others to the rest any more."
    rows = [f"{joint.role.label}: {counted(joint.cut_off, 'role')} cut off without it" for joint in joints]
    return _listed("Roles that hold others together", sentence, rows)


def _estimate(estimate: Estimate) -> Section:
    table = ", ".join(f"{word} {hours:g}" for word, hours in estimate.table)
    words = ", ".join(f"'{word}' {number}" for word, number in estimate.foreign)
    left_out = [
        f"{estimate.silent} without a frequency" if estimate.silent else "",
        f"{sum(number for _, number in estimate.foreign)} with words that have no hours ({words})" if words else "",
    ]
    aside = f", left out: {', '.join(filter(None, left_out))}" if any(left_out) else ""
    return Section(
        f"Hours a week, as an estimate: {estimate.hours:g}",
        (
            f"Guessed from how often roles say that they meet, in hours a week: {table}. Nobody measured them.",
            f"{counted(estimate.counted, 'exchange')}, each counted once for both sides{aside}.",
            *(("By role, each with all of its own:",) if estimate.by_role else ()),
        ),
        tuple(f"{member.label}: {hours:g}" for member, hours in estimate.by_role),
    )


def _json(facts: Facts) -> str:
    return literal.document(
        {
            "version": _FORMAT,
            "counts": asdict(facts.counts),
            "ambiguous": _all(facts.ambiguous),
            "unknown": _all(facts.unknown),
            "isolated": _all(facts.isolated),
            "hubs": _hub_data(facts.hubs),
            "one_sided": _pairs(facts.one_sided),
            "contradicting": _flaw_data(facts.contradicting),
            "wrong_way": _flaw_data(facts.wrong_way),
            "dependency_cycles": [_all(circle) for circle in facts.dependency_cycles],
            "reporting_cycles": [_all(circle) for circle in facts.reporting_cycles],
            "families": asdict(facts.families),
            "joints": [{**_who(joint.role), "cut_off": joint.cut_off} for joint in facts.joints],
            "estimate": _estimate_data(facts.estimate) if facts.estimate else None,
        }
    )


def _who(member: Member) -> dict[str, Any]:
    return {"key": member.key, "label": member.label, "path": member.path}


def _all(members: Iterable[Member]) -> list[dict[str, Any]]:
    return [_who(member) for member in members]


def _pairs(pairs: Iterable[OneSided] | None) -> list[dict[str, Any]] | None:
    return None if pairs is None else [{"speaker": _who(pair.speaker), "silent": _who(pair.silent)} for pair in pairs]


def _flaw_data(flaws: Iterable[Flaw] | None) -> list[dict[str, Any]] | None:
    return None if flaws is None else [asdict(flaw) for flaw in flaws]


def _hub_data(hubs: Hubs) -> dict[str, Any]:
    stand_out = {reach.role.key for reach in hubs.hubs}
    ranking = [
        {**_who(reach.role), "connections": reach.roles, "hub": reach.role.key in stand_out} for reach in hubs.ranking
    ]
    return {"median": hubs.middle, "upper_fence": hubs.limit, "ranking": ranking}


def _estimate_data(estimate: Estimate) -> dict[str, Any]:
    return {
        "hours_a_week": estimate.hours,
        "roles": [{**_who(member), "hours": hours} for member, hours in estimate.by_role],
        "exchanges": estimate.counted,
        "without_frequency": estimate.silent,
        "without_hours": dict(estimate.foreign),
        "hours": dict(estimate.table),
    }


FORMS: Mapping[str, Callable[[Facts], str]] = MappingProxyType({"text": _text, "markdown": _markdown, "json": _json})
