"""Located data to a role: what is well typed becomes values, each with its node."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from rolelint import clauses, fields
from rolelint.clauses import Measure
from rolelint.identity import Identity
from rolelint.model import Artifact, Capability, Interaction, Metric, Responsibility, Role, Writing
from rolelint.source import Source
from rolelint.syntax.node import Node

_METRICS = "success_metrics"


def build(
    node: Node, source: Source, writing: Writing, measure: Measure = Measure(), judged: tuple[Metric, ...] = ()
) -> Role:
    """Build a role from located data. Its metrics are `judged` already, or will be by `measure`."""
    language = fields.text(node, "lang")
    is_foreign = not judged and measure.is_foreign(language, source.text)
    metrics = _Metrics(source, measure, judged, is_foreign=is_foreign)
    data = metrics.data(node)
    duties = tuple(_responsibility(part, metrics) for part in fields.entries(node, "responsibilities", "title"))
    whole = metrics.of(node)
    return Role(
        identity=_identity(node, source.path, writing),
        form=writing.form,
        data=data,
        source=source,
        node=node,
        headings=writing.headings,
        title=writing.title,
        is_canonical=writing.is_canonical,
        default_seniority=fields.text(node, "default_seniority"),
        family=fields.text(node, "family"),
        ladder=fields.text(node, "ladder"),
        level=level(node["level"].value if "level" in node else None),
        status=fields.text(node, "status"),
        reports_to=fields.texts(node, "reports_to"),
        replaced_by=fields.text(node, "replaced_by"),
        reviewed=fields.text(node, "reviewed"),
        language=language,
        mission=fields.text(node, "mission"),
        short_description=fields.text(node, "short_description"),
        properties=_properties(node),
        responsibilities=duties,
        success_metrics=whole,
        capabilities=tuple(read_capability(part) for part in fields.entries(node, "capabilities", "name")),
        artifacts=tuple(_artifact(part) for part in fields.entries(node, "artifacts", "name")),
        interactions=tuple(_interaction(part) for part in fields.entries(node, "interactions", "kind")),
        filled=frozenset(key for key in data if data[key]),
        headed=tuple(heading.field for heading in writing.headings if heading.field),
        labels=labels(duties, whole),
    )


def labels(duties: Iterable[Responsibility], whole: Iterable[Metric] = ()) -> tuple[tuple[str | None, ...], ...]:
    """Return the labels of the metrics of each responsibility, then those of the role as a whole."""
    return (
        *[tuple([one.label for one in duty.success_metrics]) for duty in duties],
        tuple([one.label for one in whole]),
    )


class _Metrics:
    """Reads the metrics of one file, each line once."""

    def __init__(self, source: Source, measure: Measure, judged: tuple[Metric, ...], *, is_foreign: bool) -> None:
        self.source = source
        self.measure = measure
        self.judged = judged
        self.is_foreign = is_foreign
        self.lines: dict[int, tuple[Metric, ...]] = {}

    def of(self, node: Node) -> tuple[Metric, ...]:
        """Return the metrics of a role or responsibility, clause by clause."""
        return tuple(metric for line in fields.entries(node, _METRICS, "text") for metric in self._of_line(line))

    def data(self, node: Node) -> Any:
        """Return the value of a role or responsibility with its metrics clause by clause."""
        if not isinstance(node.children, Mapping):
            return node.value
        duties = node["responsibilities"]
        mine = {_METRICS: self._entries(node)} if isinstance(node[_METRICS].value, list) else {}
        is_list = "responsibilities" in node and isinstance(duties.value, list)
        theirs = {"responsibilities": [self.data(duty) for duty in duties.parts]} if is_list else {}
        return {**node.value, **mine, **theirs}

    def _entries(self, node: Node) -> list[Any]:
        return [
            entry
            for line in node[_METRICS].parts
            for entry in (self._of_entry(line) if fields.is_named(line, "text") else (line.value,))
        ]

    def _of_entry(self, line: Node) -> Iterator[dict[str, Any]]:
        """Yield an entry per clause; what else its author wrote there stays with the first."""
        more = line.value if isinstance(line.value, dict) else {}
        for metric in self._of_line(line):
            yield {**more, "text": metric.text}
            more = {}

    def _of_line(self, line: Node) -> tuple[Metric, ...]:
        if id(line) not in self.lines:
            text = line["text"] if isinstance(line.children, Mapping) else line
            start, end = text.at.span
            known = tuple([metric for metric in self.judged if start <= metric.node.at.start < end])
            self.lines[id(line)] = known or measured(text, self.source, self.measure, is_foreign=self.is_foreign)
        return self.lines[id(line)]


def measured(text: Node, source: Source, measure: Measure, *, is_foreign: bool) -> tuple[Metric, ...]:
    """Return the metrics of one line, clause by clause."""
    return tuple(
        [
            Metric(part.text, Node(part.text, part.at), part.parse, part.parse.label if part.parse else None)
            for part in clauses.read(text, source, measure, is_foreign=is_foreign)
        ]
    )


def _identity(node: Node, path: str, writing: Writing) -> Identity:
    names = (fields.text(node, "id"), fields.text(node, "slug"), fields.text(node, "name"))
    heading = writing.title.value if writing.title else None
    section = (heading or names[2]) if writing.is_part else None
    return Identity(path, *names, fields.texts(node, "aliases"), heading, section)


def level(value: Any) -> str | None:
    """Return the name of a level from what the data says: a text that is not empty, or a whole number."""
    is_number = isinstance(value, int) and not isinstance(value, bool)
    return str(value) if is_number or (value and isinstance(value, str)) else None


def _responsibility(node: Node, metrics: _Metrics) -> Responsibility:
    share = node["share"].value if "share" in node else None
    return Responsibility(
        fields.title(node, "title"),
        node,
        primary="primary" in node and node["primary"].value is True,
        share=float(share) if isinstance(share, int | float) and not isinstance(share, bool) else None,
        details=fields.texts(node, "details"),
        success_metrics=metrics.of(node),
    )


def read_capability(node: Node) -> Capability:
    """Build a capability from a mapping, or from a text that is its name."""
    importance = fields.text(node, "importance") or "required"
    return Capability(
        fields.title(node, "name"), node, fields.text(node, "proficiency"), importance, fields.texts(node, "details")
    )


def _artifact(node: Node) -> Artifact:
    return Artifact(fields.title(node, "name"), node, fields.text(node, "type"))


def _interaction(node: Node) -> Interaction:
    role, arrow, often, notes, link = (
        fields.text(node, name) for name in ("role", "arrow", "frequency", "notes", "link")
    )
    return Interaction(fields.title(node, "kind"), node, role, arrow, often, notes, link)


def _properties(node: Node) -> Mapping[str, tuple[str, ...]]:
    part = node["properties"]
    if "properties" not in node or not isinstance(part.children, Mapping):
        return {}
    return {name: fields.texts(part, name) for name in part.children}
