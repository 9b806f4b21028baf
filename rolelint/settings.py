"""From a configuration file to a `Config`: find it, follow `extend`, and let no typo pass.

Every fault ends as one `UserError` with the file and the line, and with the nearest right word where there is one.
"""

import os
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any

from rolelint import disk, toml, vocabulary
from rolelint.config import Config, Metrics, RuleSettings
from rolelint.errors import UserError
from rolelint.expects import Expects
from rolelint.filenames import OWN_CONFIGURATIONS, SHARED_CONFIGURATION
from rolelint.frozen import frozen
from rolelint.keys import KEYS
from rolelint.kinds import Rules, SettingError, code, meant, named, table, unknown_key
from rolelint.names import squash
from rolelint.toml import Address
from rolelint.vocabulary import VERBS, Verb, Vocabulary

_TABLES = frozenset(name.partition(".")[0] for name in KEYS if "." in name)


@frozen
class _Layer:
    """What one file says: values by dotted key of `KEYS`, and the place of everything in it."""

    values: Mapping[str, Any]
    origins: Mapping[str, str]


def find(start: Path) -> Path | None:
    """Return the nearest configuration file upwards of a file or folder, not above the root of its git repository.

    Two of them in one folder are a `UserError`.
    """
    start = disk.resolved(start)
    for folder in (start, *start.parents) if disk.is_folder(start) else start.parents:
        found = [folder / name for name in OWN_CONFIGURATIONS if disk.is_file(folder / name)]
        found += [shared for shared in [folder / SHARED_CONFIGURATION] if disk.is_file(shared) and _is_ours(shared)]
        if len(found) > 1:
            names = " and ".join(f"'{path.name}'" for path in found)
            raise UserError(f"{folder} has two configurations: {names}", "keep one of them")
        if found or disk.exists(folder / ".git"):
            return next(iter(found), None)
    return None


def load(path: Path, rules: Rules) -> Config:
    """Read a configuration file, and the files that it extends. Faults, of the disk too, are a `UserError`."""
    return _config(path.name, _chain(path, path.parent, rules, ()))


def parse(text: str, path: str, rules: Rules) -> Config:
    """Read the text of one configuration file, by itself: what it extends lies on the disk and is not read."""
    return _config(path, _layer(text, path, rules))


def _is_ours(shared: Path) -> bool:
    """Tell whether a pyproject.toml has our table; a broken one counts where its text seems to."""
    text = _read(shared, shared.name)
    if "rolelint" not in text:
        return False
    try:
        tool = toml.loads(text, shared.name).get("tool")
    except UserError:
        return "tool.rolelint" in text
    return isinstance(tool, dict) and "rolelint" in tool


def _read(path: Path, name: str) -> str:
    try:
        return disk.text(path)
    except UnicodeDecodeError:
        raise UserError(f"{name}: this file is not UTF-8", "save it as UTF-8") from None
    except PermissionError:
        raise UserError(f"{name}: no permission to read this file") from None
    except OSError:
        raise UserError(f"{name}: this file cannot be read") from None


def _chain(path: Path, root: Path, rules: Rules, above: tuple[Path, ...]) -> _Layer:
    """Read a file on top of what it extends; `above` are the files that extend it."""
    name = Path(os.path.relpath(path, root)).as_posix()
    layer = _layer(_read(path, name), name, rules)
    if "extend" not in layer.values:
        return layer
    base, seen = path.parent / layer.values["extend"], (*above, disk.resolved(path))
    if disk.resolved(base) in seen:
        raise UserError(
            f"{layer.origins['extend']}: 'extend' leads back to '{base.name}'", "a file cannot extend itself"
        )
    if not disk.is_file(base):
        raise UserError(f"{layer.origins['extend']}: there is no file '{layer.values['extend']}'")
    lower = _chain(base, root, rules, seen)
    return _Layer(_merged(lower.values, layer.values), {**lower.origins, **layer.origins})


def _merged(lower: Mapping[str, Any], upper: Mapping[str, Any]) -> dict[str, Any]:
    """Lay one mapping over another: mappings merge, and of all else the upper one counts."""
    both = {
        key: _merged(lower[key], value)
        for key, value in upper.items()
        if isinstance(value, Mapping) and isinstance(lower.get(key), Mapping)
    }
    return {**lower, **upper, **both}


def _layer(text: str, path: str, rules: Rules) -> _Layer:
    data = toml.loads(text, path)
    inside: Address = ("tool", "rolelint") if PurePosixPath(path).name == SHARED_CONFIGURATION else ()
    places = toml.lines(text)

    def place(at: Address) -> str:
        return f"{path}:{toml.line_of((*inside, *at), places)}"

    try:
        own = _inner(data, inside)
        # Another version may know other keys, so the version is judged before them.
        first = {name: own[name] for name in ("required-version",) if name in own}
        values = dict(_values({**first, **own}, (), rules))
        return _Layer(values, {_origin(at, rules): place(at) for at in _addresses(own, ())})
    except SettingError as fault:
        raise UserError(f"{place(fault.at)}: {fault.message}", fault.hint) from None


def _inner(data: Mapping[str, Any], inside: Address) -> Mapping[str, Any]:
    for depth, name in enumerate(inside):
        if name not in data:
            raise SettingError((), "there is no table [tool.rolelint] in this file")
        data = table(data[str(name)], inside[: depth + 1])
    return data


def _values(own: Mapping[str, Any], at: Address, rules: Rules) -> Iterator[tuple[str, Any]]:
    for name, value in own.items():
        here = (*at, name)
        key = ".".join(map(str, here))
        if key in KEYS and "." not in name:
            yield key, KEYS[key].kind.read(value, here, rules)
        elif not at and name in _TABLES:
            yield from _values(table(value, here), here, rules)
        else:
            raise _unknown(here)


def _unknown(at: Address) -> SettingError:
    """Return the fault of an unknown key; one that stands in the wrong table is told where it belongs."""
    name = str(at[-1])
    owners = [key.rpartition(".")[0] for key in KEYS if key.rpartition(".")[2] == name]
    if owners:
        place = " or ".join(f"in [{owner}]" if owner else "above the first [table]" for owner in owners)
        return SettingError(at, f"{named(at)} is in the wrong place; it belongs {place}")
    prefix = f"{at[0]}." if len(at) > 1 else ""
    return unknown_key(
        at, dict.fromkeys(key.removeprefix(prefix).partition(".")[0] for key in KEYS if key.startswith(prefix))
    )


def _addresses(own: Mapping[str, Any], at: Address) -> Iterator[Address]:
    for name, value in own.items():
        yield (*at, name)
        if isinstance(value, dict):
            yield from _addresses(value, (*at, name))


def _origin(at: Address, rules: Rules) -> str:
    """Return the dotted key of an address; rules go by their code."""
    match at:
        case ("rules", str(name), *rest):
            return ".".join(["rules", code(name, at, rules), *map(str, rest)])
        case _:
            return ".".join(map(str, at))


def _config(path: str, layer: _Layer) -> Config:
    values = layer.values
    fields = Config.__dataclass_fields__
    plain = {name.replace("-", "_"): value for name, value in values.items()}
    words = _vocabulary(_members(plain, "vocabulary."))
    return Config(
        **{
            **{name: value for name, value in plain.items() if name in fields},
            "file": path,
            "expects": Expects(**_members(plain, "expects.")),
            "metrics": Metrics(**_members(plain, "metrics.")),
            "vocabulary": words,
            "hours": _hours(plain.get("graph.hours", {}), words, layer.origins),
            "rules": {rule: _rule_settings(settings) for rule, settings in values.get("rules", {}).items()},
            "origins": layer.origins,
        }
    )


def _members(values: Mapping[str, Any], prefix: str) -> dict[str, Any]:
    return {name.removeprefix(prefix): value for name, value in values.items() if name.startswith(prefix)}


def _rule_settings(settings: Mapping[str, Any]) -> RuleSettings:
    options = {name: value for name, value in settings.items() if name != "severity"}
    return RuleSettings(settings.get("severity"), options)


def _vocabulary(given: Mapping[str, Any]) -> Vocabulary:
    """Return the scales as given, and the open lists with what is given added."""
    added: dict[str, Any] = {}
    if "frequency" in given:
        added["frequency"] = _added(vocabulary.FREQUENCY, given["frequency"])
    if "artifact_types" in given:
        added["artifact_types"] = _added(vocabulary.ARTIFACT_TYPES, given["artifact_types"])
    if "verbs" in given:
        added["verbs"] = _over(VERBS, given["verbs"])
    return Vocabulary(**{**given, **added, "declared": frozenset(name.replace("_", "-") for name in given)})


def _hours(given: Mapping[str, float], words: Vocabulary, origins: Mapping[str, str]) -> dict[str, float]:
    """Return the usual hours with those given over them; they are for words that say how often roles interact."""
    known = {squash(word): word for word in words.frequency}
    hours = {squash(word): number for word, number in vocabulary.HOURS.items()}
    places: dict[str, str] = {}
    for word, number in given.items():
        key, place = squash(word), origins[f"graph.hours.{word}"]
        if key not in known:
            raise UserError(
                f"{place}: no frequency here is called '{word}'{meant(word, known.values())}",
                f"known: {', '.join(known.values())}; others are added under [vocabulary]: frequency",
            )
        if key in places and places[key].rpartition(":")[0] == place.rpartition(":")[0]:
            raise UserError(f"{place}: the hours of '{known[key]}' are set twice", "keep one of them")
        hours[key], places[key] = number, place
    return {word: hours[key] for key, word in known.items() if key in hours}


def _added(usual: tuple[str, ...], more: tuple[str, ...]) -> tuple[str, ...]:
    return tuple({word.casefold(): word for word in (*usual, *more)}.values())


def _over(usual: Mapping[str, Verb], given: Mapping[str, Verb]) -> dict[str, Verb]:
    replaced = {name.casefold() for name in given}
    return {name: verb for name, verb in usual.items() if name.casefold() not in replaced} | dict(given)


def with_options(config: Config, options: Mapping[str, Any], rules: Rules) -> Config:
    """Return a configuration with what the command line sets on top, by the keys of the configuration."""
    values = {}
    for name, value in options.items():
        try:
            values[name.replace("-", "_")] = KEYS[name].kind.read(value, (name,), rules)
        except SettingError as fault:
            raise UserError(f"--{name}: {fault.message}", fault.hint) from None
    return replace(config, **values, origins={**config.origins, **dict.fromkeys(options, "command line")})
