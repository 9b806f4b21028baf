"""Roles as text in the canonical form: front matter, one section per field, one list item per thing.

What is written is read back before anybody gets it. A field that would come back otherwise, since the form has no words
for all of it, is written into the front matter, where any value can stand.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any

from rolelint.dialect import Dialect
from rolelint.frozen import frozen
from rolelint.reading import read
from rolelint.schema import load
from rolelint.source import Source
from rolelint.syntax import yaml
from rolelint.syntax.parse import parse

Data = Mapping[str, Any]

_ARROWS = {"to": "→", "from": "←", "both": "↔"}
_SPECIAL = re.compile(
    r"\\(?=[!-/:-@\[-`{-~])|[`*]|(?<!\w)_|_(?!\w)|<(?=[A-Za-z/!?])|&(?=#?\w{1,31};)|\[(?=[^\]]*\][(\[])|(?<=!)\["
)
_OPENING = re.compile(r"(?=[-+>#=|~:])|(?<=\A\d)(?=[.)])|(?<=\A\d\d)(?=[.)])")
_NESTED = "  "


@frozen
class Written:
    """A role as text. `kept` are fields that stand in the front matter, since the body has not the words for them."""

    text: str
    kept: tuple[str, ...]


def write(data: Data, dialect: Dialect) -> Written:
    """Return the data of a role, as a dialect read it, as a text of the canonical dialect."""
    wanted = _completed(data)
    fields = [name for name in dialect.headings if name in wanted]
    bodies = frozenset(fields)
    while True:
        text = _text(wanted, dialect, bodies)
        found = _read_back(text, dialect)
        if found == wanted:
            return Written(text, tuple(name for name in fields if name not in bodies))
        if not bodies:
            lost = sorted(key for key in {**found, **wanted} if found.get(key) != wanted.get(key))
            message = f"written as a role file, these fields would not come back as they are: {', '.join(lost)}"
            raise AssertionError(message)
        # Where all sections are right but something beside them is not, nobody can tell which of them brought it.
        bodies -= {name for name in bodies if found.get(name) != wanted[name]} or bodies


def _completed(data: Data) -> dict[str, Any]:
    """Return the data with what the canonical form says of itself: each interaction has an arrow."""
    if not isinstance(data.get("interactions"), list):
        return dict(data)
    lines = [{"arrow": "to", **line} if isinstance(line, Mapping) else line for line in data["interactions"]]
    return {**data, "interactions": lines}


def _read_back(text: str, dialect: Dialect) -> Any:
    reading, *_ = read(parse(Source("role.md", text)), dialect, {})
    return reading.data.value


def _text(data: Data, dialect: Dialect, bodies: Collection[str]) -> str:
    known = [*load("role").get("properties", {}), *data]
    front = {key: data[key] for key in dict.fromkeys(known) if key in data and key not in bodies}
    blocks = [f"---\n{yaml.write(front)}---\n" if front else "---\n---\n"]
    for name, heading in dialect.headings.items():
        if name in bodies:
            blocks.append("\n".join((f"# {heading}", "", *_body(name, data[name]), "")))
    return "\n".join(blocks)


def _body(name: str, value: Any) -> Iterator[str]:
    """Yield the lines of a section; nothing where the value has not the shape of its field."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, values in value.items():
            yield from _pair(key, values if isinstance(values, list) else [values])
    elif isinstance(value, list):
        entries = [entry for entry in value if isinstance(entry, Mapping)]
        for index, (group, members) in enumerate(groupby(entries, key=lambda entry: entry.get("x-group"))):
            if group is not None:
                yield from (*([""] if index else []), f"## {escaped(str(group))}", "")
            for entry in members:
                yield from _ITEMS[name](entry)


def _pair(name: str, values: list[Any]) -> Iterator[str]:
    texts = [escaped(str(value)) for value in values]
    if any("," in text or "(" in text for text in texts):
        yield f"- **{escaped(name)}**:"
        yield from (f"{_NESTED}- {opened(text)}" for text in texts)
    else:
        yield f"- **{escaped(name)}**: {', '.join(texts)}".rstrip()


def _duty(duty: Data) -> Iterator[str]:
    flags = [*(["primary"] if duty.get("primary") else []), *([f"{duty['share']} %"] if "share" in duty else [])]
    yield f"- **{escaped(str(duty['title']))}**" + (f" ({', '.join(flags)})" if flags else "")
    yield from _metrics(duty.get("success_metrics", ()))
    yield from (f"{_NESTED}- {opened(escaped(str(detail)))}" for detail in duty.get("details", ()))


def _metrics(metrics: Iterable[Any]) -> Iterator[str]:
    texts = [escaped(str(metric["text"])) for metric in metrics if isinstance(metric, Mapping) and "text" in metric]
    if len(texts) == 1:
        yield f"{_NESTED}- *Success metric*: {texts[0]}"
    elif texts:
        yield f"{_NESTED}- *Success metrics*:"
        yield from (f"{_NESTED}{_NESTED}- {opened(text)}" for text in texts)


def _metric(metric: Data) -> Iterator[str]:
    yield f"- {opened(escaped(str(metric['text'])))}"


def _capability(capability: Data) -> Iterator[str]:
    details = [escaped(str(detail)) for detail in capability.get("details", ())]
    is_short = details and not any(re.search(r"[,()]", detail) for detail in details)
    parts = [f"- **{escaped(str(capability['name']))}**"]
    if capability.get("importance"):
        parts.append(f" ({capability['importance']})")
    if capability.get("proficiency"):
        parts.append(f" — {escaped(str(capability['proficiency']))}")
    yield "".join([*parts, f" ({', '.join(details)})" if is_short else ""])
    if not is_short:
        yield from (f"{_NESTED}- {opened(detail)}" for detail in details)


def _artifact(artifact: Data) -> Iterator[str]:
    kind = f" (type: {escaped(str(artifact['type']))})" if artifact.get("type") else ""
    yield f"- **{escaped(str(artifact['name']))}**{kind}"
    yield from (f"{_NESTED}- {opened(escaped(str(detail)))}" for detail in artifact.get("x-details", ()))


def _interaction(line: Data) -> Iterator[str]:
    role = escaped(str(line["role"]))
    target = f"[{role}]({line['link']})" if line.get("link") else role
    often = f" ({escaped(str(line['frequency']))})" if line.get("frequency") else ""
    yield f"- **{escaped(str(line['kind']))}** {_ARROWS[line['arrow']]} {target}{often}"
    if line.get("notes"):
        yield f"{_NESTED}- *Notes*: {escaped(str(line['notes']))}"


_ITEMS: Mapping[str, Callable[[Data], Iterator[str]]] = {
    "responsibilities": _duty,
    "success_metrics": _metric,
    "capabilities": _capability,
    "artifacts": _artifact,
    "interactions": _interaction,
}


def escaped(text: str) -> str:
    """Return Markdown whose words are this text, on one line."""
    return _SPECIAL.sub(r"\\\g<0>", " ".join(text.split()))


def opened(text: str) -> str:
    """Return Markdown of a list item that begins with no mark of another block."""
    opening = _OPENING.match(text) or re.match(r"\d{1,9}(?=[.)])", text)
    return f"{text[: opening.end()]}\\{text[opening.end() :]}" if opening else text
