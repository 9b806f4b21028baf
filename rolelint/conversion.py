"""Files of other forms brought to the canonical one, and what became of everything that was in them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from rolelint import decoding, files, ladderwriter, writer
from rolelint.dialect import Dialect
from rolelint.errors import UserError
from rolelint.format import formatted
from rolelint.frozen import frozen
from rolelint.leftovers import leftovers
from rolelint.names import slug
from rolelint.project import Project
from rolelint.reading import Reading, read
from rolelint.request import by_project
from rolelint.rungs import LadderReading
from rolelint.sentences import counted
from rolelint.source import Source
from rolelint.syntax.parse import FATAL, parse
from rolelint.syntax.yaml import Problem

STUB = "TODO"
# Where a form keeps no id, its role gets its slug for one: both must only be there, and differ from those of others.
_NAMES = ("id", "slug")
_CANONICAL = "it is in the canonical form already"
_NOT_UNDERSTOOD = ("RL008", "RL301", "RL309")


@frozen
class Conversion:
    """One role or ladder in canonical form: the file it comes from, its slug, its text, and what to tell about it."""

    source: str
    slug: str
    text: str
    told: tuple[str, ...]


def convert(paths: Iterable[Path], *, stubs: bool = False) -> tuple[Conversion, ...]:
    """Convert each role or ladder of some files. `stubs` puts `TODO` where a role misses what its form demands.

    A file that cannot be read to its end, or is neither, is a `UserError`. One in canonical form comes back as it is.
    """
    return tuple(
        one
        for request in by_project(tuple(paths))
        for name in request.paths
        for one in _of_file(Project.open(request.root, {}), name, stubs=stubs)
    )


def _of_file(project: Project, name: str, *, stubs: bool) -> Iterator[Conversion]:
    path = project.root / name
    if path.is_dir():
        raise UserError(f"'{path}' is a folder", "name the files to convert: rolelint convert roles/*.md")
    try:
        data = files.read(path)
        text = decoding.decode(data)
    except decoding.UnreadableError as error:
        raise UserError(f"cannot read '{path}': {error.message}") from None
    verdict = project.recognise(name, text, is_named=True)
    if verdict.dialect is None:
        what = "rolelint convert brings roles and ladders to the canonical form"
        raise UserError(f"'{path}' is no role or ladder: {verdict.reason}", what)
    source = Source(name, text)
    document = parse(source)
    broken = next((finding for code, finding in document.problems if code in FATAL), None)
    if broken:
        raise UserError(f"'{path}' cannot be read: {broken.message}", f"rolelint check {path} shows where")
    if verdict.dialect.reader:
        ladder = verdict.dialect.reader(document)
        if verdict.dialect.is_canonical:
            yield Conversion(name, _slug(ladder.data.value, source), data.decode("utf-8"), (_CANONICAL,))
        else:
            yield _ladder(ladder, source, project.canonical(of_ladders=True))
        return
    readings = read(document, verdict.dialect, project.headings)
    if verdict.dialect.is_canonical:
        # A byte order mark is no part of a text, and yet of the file that is to come back as it is.
        yield from (
            Conversion(name, _slug(one.data.value, source), data.decode("utf-8"), (_CANONICAL,)) for one in readings
        )
        return
    *others, last = (_converted(reading, source, project.canonical(), stubs=stubs) for reading in readings)
    yield from others
    yield replace(last, told=(*last.told, *leftovers(document, readings)))


def _converted(reading: Reading, source: Source, canonical: Dialect, *, stubs: bool) -> Conversion:
    key = _slug(reading.data.value, source)
    data = {**dict.fromkeys(_NAMES, key), **reading.data.value}
    absent = [name for name in (*canonical.keys, *canonical.sections_needed) if not data.get(name)]
    if stubs:
        data = _with_stubs(data, absent)
    written = writer.write(data, canonical)
    told = _told(reading, source, canonical, absent, written.kept)
    text = formatted(Source(f"{key}.md", written.text), canonical, {})
    return Conversion(source.path, key, text, tuple(told))


def _ladder(reading: LadderReading, source: Source, canonical: Dialect) -> Conversion:
    key = _slug(reading.data.value, source)
    written = ladderwriter.write(reading, dict.fromkeys(_NAMES, key))
    text = formatted(Source(f"{key}.md", written.text), canonical, {})
    return Conversion(source.path, key, text, tuple(_told_of_ladder(reading, source, written.kept)))


def _told_of_ladder(reading: LadderReading, source: Source, kept: Iterable[str]) -> Iterator[str]:
    """Yield sentences about how much of each list there is, what found no field, and what was not understood."""
    value = reading.data.value
    for name in ("levels", "dimensions", "criteria"):
        if value.get(name):
            yield f"{name}: {len(value[name])}"
    yield from _own(value)
    if kept:
        yield "kept in the front matter, since a list has not the words for all of it: criteria"
    yield from _not_understood(reading.problems, source)


def _own(value: Mapping[str, Any]) -> Iterator[str]:
    own = [key for key in value if key.startswith("x-")]
    if own:
        yield f"kept in the front matter, since the form has no field for it: {', '.join(own)}"


def _not_understood(problems: Iterable[Problem], source: Source) -> Iterator[str]:
    shown = [finding for code, finding in problems if code in _NOT_UNDERSTOOD]
    if shown:
        line = source.position(shown[0].at.start).line
        yield f"not understood: {counted(len(shown), 'place')}, the first in line {line}: {shown[0].message}"


def _slug(value: Mapping[str, Any], source: Source) -> str:
    return str(value.get("slug") or slug(str(value.get("name") or Path(source.path).stem)))


def _with_stubs(data: Mapping[str, Any], absent: Iterable[str]) -> dict[str, Any]:
    """Return the data with `TODO` for what is missing, success metrics of responsibilities among it."""
    filled = {**data, **{name: [{"title": STUB}] if name == "responsibilities" else STUB for name in absent}}
    if filled.get("success_metrics"):
        return filled
    metric = [{"text": STUB}]
    return {**filled, "responsibilities": [{"success_metrics": metric, **duty} for duty in filled["responsibilities"]]}


def _told(
    reading: Reading, source: Source, canonical: Dialect, absent: Iterable[str], kept: Iterable[str]
) -> Iterator[str]:
    """Yield sentences about what was placed where, what found no field, and what the canonical form misses."""
    value = reading.data.value
    headings: dict[str, list[str]] = {}
    for heading in reading.headings:
        if heading.field and not heading.is_empty:
            headings.setdefault(heading.field, []).append(f"'{heading.title}'")
    for name, title in canonical.headings.items():
        if name in value:
            number = f" ({len(value[name])})" if isinstance(value[name], list) else ""
            yield f"{title}{number}: from {', '.join(headings.get(name, ['the front matter']))}"
    yield from _own(value)
    for name in kept:
        yield f"kept in the front matter, since its section has not the words for all of it: {canonical.headings[name]}"
    missing = [canonical.headings.get(name, name) for name in absent]
    if missing:
        yield f"missing: {', '.join(missing)}"
    yield from _not_understood(reading.problems, source)
