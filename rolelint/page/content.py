"""What the page knows: a drawing as plain data, told field by field, in few bytes.

What a file keeps to itself stays out, because nothing is copied as a whole: neither its owner nor its `x-` keys. Words
that return often (families, verbs, places) are written once and named by their number, 0 being no word. Lists drop what
is empty at their end; `data.js` fills it in again.
"""

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from rolelint import wording
from rolelint.captions import DOUBTFUL, sort_caption
from rolelint.diagnostic import Diagnostic
from rolelint.drawing import Drawing
from rolelint.graph import Edge, Exchange, Graph, Member, Sort
from rolelint.ladders import Ladders
from rolelint.model import Capability, Metric, Responsibility, Role
from rolelint.names import fold
from rolelint.page import ladders
from rolelint.page.ladders import trimmed
from rolelint.source import Location, Source

if TYPE_CHECKING:
    from rolelint.layout.blocks import Blocks, Box

_List = list[Any]
_Object = dict[str, Any]

_QUOTE = re.compile("'([^']*)'")
_VERDICTS = (None, wording.MEASURABLE, wording.PARTIAL, wording.VAGUE)
_MUTUAL, _ONE_SIDED = 1, 2
_BY_SOURCE, _BY_TARGET = 1, 2


def content(drawing: Drawing, blocks: "Blocks") -> _Object:
    """Return all that the page shows, `blocks` being the places of the map."""
    return _Content(drawing, blocks).data()


class _Content:
    """Gathers words and findings while it tells of the rest."""

    def __init__(self, drawing: Drawing, blocks: "Blocks") -> None:
        self.drawing = drawing
        self.graph: Graph = drawing.graph
        self.blocks = blocks
        self.words = {"": 0}
        self.verbs: dict[str, str] = {}
        self.number = {member.key: number for number, member in enumerate(self.graph.members)}
        self.by_place = {
            member.role.identity.place: self.number[member.key] for member in self.graph.members if member.role
        }
        self.ladders = ladders.shown(drawing.ladders, self.by_place)
        self.ladder_of = ladders.files(self.ladders)
        told = dict.fromkeys(found for member in self.graph.members for found in member.findings)
        told |= dict.fromkeys(found for edge in self.graph.edges for found in edge.findings)
        left_out = ladders.files(drawing.ladders).keys() - self.ladder_of.keys()
        told |= dict.fromkeys(found for found in drawing.findings if found.finding.at.path not in left_out)
        self.findings = {found: number for number, found in enumerate(told)}
        self.quoted = {words for found in told for words in _QUOTE.findall(found.finding.message)}
        self.sources: Mapping[str, Source] = {
            **{member.role.path: member.role.source for member in self.graph.members if member.role},
            **drawing.sources,
        }

    def data(self) -> _Object:
        data = {
            "title": self.drawing.title,
            "description": self.drawing.description,
            "focus": list(self.drawing.focus),
            "isPublic": self.graph.is_public,
            "frequencies": list(self.graph.frequencies),
            "members": [self.member(member) for member in self.graph.members],
            "edges": [self.edge(edge) for edge in self.graph.edges],
            "map": self.map(),
            "ladders": self.told_ladders(),
        }
        findings = [self.finding(found) for found in self.findings]
        return {**data, "findings": findings, "words": list(self.words)}

    def word(self, text: str | None) -> int:
        """Return the number of a word."""
        return self.words.setdefault(text or "", len(self.words))

    def text(self, text: str) -> str | int:
        """Return a text, or the number of one that a finding quotes."""
        return self.word(text) if text in self.quoted else text

    def member(self, member: Member) -> _Object:
        told = {
            "key": "" if member.key == _key(member.label) else member.key,
            "label": member.label,
            "sort": self.word(member.sort.value),
            "family": self.word(member.family),
            "seniority": self.word(member.seniority),
            "path": self.word(member.path),
            "size": member.size if member.size != 1 else 0,
            "what": self.word(sort_caption(member)) if member.sort in DOUBTFUL else 0,
            "holds": self.held(member),
            **(self.role(member.role) if member.role else {}),
        }
        return {name: value for name, value in told.items() if value}

    def held(self, member: Member) -> _List:
        """Return the roles that a group holds, by number: what it is told reaches them."""
        return [self.number[key] for key in member.roles if key in self.number] if member.sort is Sort.GROUP else []

    def role(self, role: Role) -> _Object:
        return {
            "mission": role.mission,
            "summary": role.short_description,
            "status": role.status,
            "reports": list(role.reports_to),
            "replaced": role.replaced_by,
            "reviewed": role.reviewed,
            "aliases": list(role.identity.aliases),
            "properties": [[name, list(values)] for name, values in role.properties.items() if _is_public(name)],
            "duties": [self.duty(duty) for duty in role.responsibilities],
            "metrics": [self.metric(metric) for metric in role.success_metrics],
            "capabilities": [self.capability(capability) for capability in role.capabilities],
            "artifacts": [trimmed(artifact.name, self.word(artifact.type)) for artifact in role.artifacts],
        }

    def duty(self, duty: Responsibility) -> _List:
        metrics = [self.metric(metric) for metric in duty.success_metrics]
        share = "" if duty.share is None else f"{duty.share:g}"
        return trimmed(self.text(duty.title), metrics, list(duty.details), int(duty.primary), share)

    def metric(self, metric: Metric) -> _List:
        return trimmed(self.text(metric.text), _VERDICTS.index(metric.label), self.word(_lack(metric)))

    def capability(self, capability: Capability) -> _List:
        importance = None if capability.importance == "required" else capability.importance
        words = self.word(capability.proficiency), self.word(importance)
        return trimmed(capability.name, *words, list(capability.details))

    def edge(self, edge: Edge) -> _List:
        ends = self.number[edge.source], self.number[edge.target]
        flags = _MUTUAL * edge.is_mutual + _ONE_SIDED * edge.is_one_sided
        exchanges = [self.exchange(edge, exchange) for exchange in edge.exchanges]
        return trimmed(*ends, flags, exchanges, [self.findings[found] for found in edge.findings])

    def exchange(self, edge: Edge, exchange: Exchange) -> _List:
        """Tell an exchange: which way (0 along the edge, 1 against it, 2 both), what, how often, and who says so."""
        way = 2 if exchange.is_mutual else int(exchange.giver != edge.source)
        said = _BY_SOURCE * (edge.source in exchange.said_by) + _BY_TARGET * (edge.target in exchange.said_by)
        # Between groups, those who say it are none of the two.
        speakers = said or [self.word(statement.role.label) for statement in exchange.statements]
        words = self.word(exchange.told()), self.word(self.verb(exchange)), self.frequency(exchange)
        notes = [
            [self.word(statement.role.label), statement.interaction.notes]
            for statement in exchange.statements
            if statement.interaction.notes
        ]
        return trimmed(way, *words, speakers, int(not exchange.statements), notes)

    def verb(self, exchange: Exchange) -> str:
        """Return by what to filter: the name of a verb, or the words as first written where nobody knows it."""
        return exchange.verb or self.verbs.setdefault(fold(exchange.label), exchange.label)

    def frequency(self, exchange: Exchange) -> int | _List:
        """Return how often: a word, or where the sides differ who says what, and the word of each of them."""
        different = exchange.frequencies[1:] and [exchange.often(), *exchange.frequencies]
        return [self.word(word) for word in different] or self.word(exchange.frequency)

    def finding(self, diagnostic: Diagnostic) -> _List:
        finding = diagnostic.finding
        notes = [[self.message(note.message), *self.place(note.at)] for note in finding.notes]
        head = self.word(diagnostic.severity.word), self.word(diagnostic.code), self.word(diagnostic.name)
        ladder = self.ladder_of.get(finding.at.path, -1) + 1
        return trimmed(*head, self.message(finding.message), *self.place(finding.at), notes, ladder)

    def message(self, text: str) -> _List:
        """Return a message as a form, whose quotes are empty, and what stands in them."""
        return [self.word(_QUOTE.sub("''", text)), *map(self.text, _QUOTE.findall(text))]

    def place(self, at: Location) -> tuple[int, int, int]:
        """Return path, line and column; 0 and 0 in a file that is not known as a text here."""
        line, column = self.sources[at.path].position(at.start) if at.path in self.sources else (0, 0)
        return self.word(at.path), line, column

    def told_ladders(self) -> _List:
        known = Ladders(tuple(coverage.ladder for coverage in self.drawing.ladders))
        return ladders.told(self.ladders, self.by_place, known, is_public=self.graph.is_public)

    def map(self) -> _Object:
        routes = {(route.source, route.target): route.points for route in self.blocks.routes}
        return {
            "size": [round(self.blocks.width), round(self.blocks.height)],
            "frames": [
                [frame.label, _box(frame.box), [[self.number[card.key], *_box(card.box)] for card in frame.cards]]
                for frame in self.blocks.frames
            ],
            "routes": [_near(routes.get((edge.source, edge.target), ())) for edge in self.graph.edges],
        }


def _lack(metric: Metric) -> str:
    """Say what is missing in a metric; nothing where nothing is, or where it is not judged."""
    if metric.parse is None:
        return ""
    if metric.parse.against_direction:
        return "more of it would miss the target"
    if metric.label == wording.VAGUE:
        return wording.lack(metric.parse)
    return f"lacks {wording.missing(metric.parse)}" if metric.parse.missing else ""


def _key(label: str) -> str:
    """Return what the page takes for the key of a member that says none: it must find out the same."""
    return re.sub("[^a-z0-9]+", "-", label.lower()) if label.isascii() else ""


def _is_public(name: str) -> bool:
    folded = name.strip().casefold()
    return folded != "owner" and not folded.startswith("x-")


def _box(box: "Box") -> list[int]:
    return [round(box.x), round(box.y), round(box.width), round(box.height)]


def _near(points: Sequence[tuple[float, float]]) -> list[int]:
    """Return start, both control points as steps away from the end that they belong to, and end; small numbers."""
    if len(points) != 4:
        return []
    start, one, two, end = ((round(x), round(y)) for x, y in points)
    return [*start, one[0] - start[0], one[1] - start[1], two[0] - end[0], two[1] - end[1], *end]
