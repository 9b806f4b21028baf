"""Findings that the configuration allows to stay: `[[allow]]`, with a reason, and a day to look again."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from rolelint import toml
from rolelint.config import Allowance, Config, matches
from rolelint.diagnostic import Diagnostic, Finding
from rolelint.report import Silence
from rolelint.rule import Rule
from rolelint.source import Location, Source


def apply(
    diagnostics: Iterable[Diagnostic],
    config: Config,
    configuration: Source | None,
    rules: Mapping[str, Rule],
    prefix: str = "",
) -> tuple[list[Diagnostic], list[Silence]]:
    """Leave out the findings that are allowed; returns what is left, and what was left out.

    `configuration` is the text of the configuration file; paths of findings begin with the prefix. What is said of
    files that cannot be read stays. The day on which an allowance ends changes nothing here: what comes of time alone
    is told once, at the allowance.
    """
    kept: list[Diagnostic] = []
    allowed: list[Silence] = []
    places = [_place(config, index, configuration) for index in range(len(config.allow))] if configuration else []
    for diagnostic in diagnostics:
        index = next((index for index, one in enumerate(config.allow) if _covers(one, diagnostic, prefix)), None)
        if index is None or not places or rules[diagnostic.code].fixed:
            kept.append(diagnostic)
        else:
            allowed.append(Silence(diagnostic, places[index], config.allow[index].reason))
    return kept, allowed


def expired(config: Config, configuration: Source, today: date | None) -> Iterator[Finding]:
    """Yield the allowances whose last day is over; without a day none is."""
    for index, one in enumerate(config.allow):
        if today and one.expires and one.expires < today:
            rules = ", ".join(one.rules)
            message = f"the allowance of {rules} ended on {one.expires}: {one.reason}"
            yield Finding(message, _place(config, index, configuration), about=f"{rules} {one.reason}")


def _covers(allowance: Allowance, diagnostic: Diagnostic, prefix: str) -> bool:
    path = diagnostic.finding.at.path.removeprefix(prefix)
    return (
        diagnostic.code.startswith(allowance.rules)
        and (not allowance.paths or matches(allowance.paths, path))
        and (not allowance.entities or any(_is_in(diagnostic.entity, entity) for entity in allowance.entities))
    )


def _is_in(entity: str, outer: str) -> bool:
    return entity == outer or entity.startswith(f"{outer.removesuffix('/')}/")


def _place(config: Config, index: int, configuration: Source) -> Location:
    """Return where an allowance is written; that of `extend` where another file says so."""
    file, _, line = config.origins.get("allow", "").rpartition(":")
    if file == config.file:
        inside = ("tool", "rolelint") if file.endswith("pyproject.toml") else ()
        line = str(toml.line_of((*inside, "allow", index), toml.lines(configuration.text)))
    else:
        line = config.origins.get("extend", "1").rpartition(":")[2]
    content = configuration.content(int(line) - 1)
    return configuration.at(content.start, content.end)
