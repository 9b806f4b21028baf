"""The configuration in effect, as TOML: every setting with its value, and behind it where the value came from."""

from collections.abc import Iterator, Mapping
from typing import Any

from rolelint.config import Config
from rolelint.diagnostic import Severity
from rolelint.expects import Expects
from rolelint.forms import FORM
from rolelint.keys import KEYS
from rolelint.kinds import HEADINGS, Rules, options
from rolelint.listed import ALLOWANCE, DIAGRAM
from rolelint.names import squash
from rolelint.toml import key_literal, literal
from rolelint.vocabulary import Arrow, Verb

_OF_MANY = (
    "vocabulary.verbs",
    "externals",
    "sections",
    "dialects",
    "metrics.indicators",
    "metrics.units",
    "rules",
    "overrides",
    "allow",
    "diagrams",
)  # tables whose keys the project chooses
_BY_FIELD = ("sections", "items")  # tables of a form whose keys are sections
_TITLES: Mapping[str, str] = {field: heading for heading, field in HEADINGS.items()}


def render(config: Config, expects: Expects, evidence: Mapping[str, str], rules: Rules) -> str:
    """Return every setting of a project, and the options of its rules.

    `expects` is what is declared or learned; `evidence` says by what, for each expectation that was learned.
    """
    origins = {**{f"expects.{name}": f"inferred: {text}" for name, text in evidence.items()}, **config.origins}
    blocks = [
        _plain("", config, expects, origins),
        ["[expects]", *_plain("expects.", config, expects, origins)],
        ["[vocabulary]", *_plain("vocabulary.", config, expects, origins)],
        ["[vocabulary.verbs]", *_verbs(config)],
        ["[metrics]", *_plain("metrics.", config, expects, origins)],
        *_words_of_metrics(config),
        ["[graph.hours]", *_hours(config)],
        *([f"[{name}]", *_entries(name, config)] for name in ("externals", "sections") if getattr(config, name)),
        *_forms(config),
        *_rules(config, rules),
        *_overrides(config),
        *_allowances(config),
        *_diagrams(config),
    ]
    return "\n".join("".join(f"{line}\n" for line in block) for block in blocks)


def _plain(prefix: str, config: Config, expects: Expects, origins: Mapping[str, str]) -> list[str]:
    """Return the lines of the keys of one table, those that are tables themselves left out."""
    lines = []
    for key in KEYS:
        name = key.removeprefix(prefix)
        if key.startswith(prefix) and "." not in name and key not in _OF_MANY:
            lines.append(_line(name, _value(key, config, expects), origins.get(key, "default")))
    return lines


def _line(name: str, value: Any, origin: str) -> str:
    if value is None:
        return f"# {name} is not set"
    return f"{key_literal(name)} = {literal(value)}   # {origin}"


def _value(key: str, config: Config, expects: Expects) -> Any:
    table, _, name = key.rpartition(".")
    owner = {"": config, "expects": expects, "metrics": config.metrics, "vocabulary": config.vocabulary}[table]
    value = getattr(owner, name.replace("-", "_"))
    if key == "expects.sections" and value is not None:
        return [_TITLES[field] for field in value]
    if isinstance(value, Severity):
        return value.word
    return KEYS[key].default if value is None else value


def _verbs(config: Config) -> Iterator[str]:
    for name, verb in config.vocabulary.verbs.items():
        yield _line(name, _verb(verb), config.origins.get(f"vocabulary.verbs.{name}", "default"))


def _verb(verb: Verb) -> dict[str, Any]:
    inverse = {"inverse": verb.inverse} if verb.inverse else {}
    arrow = {"arrow": verb.arrow} if verb.arrow is not Arrow.FLOW else {}
    return {"flow": verb.flow, **inverse, **arrow}


def _entries(table: str, config: Config) -> Iterator[str]:
    for name, value in getattr(config, table).items():
        title = _TITLES[name] if table == "sections" else name
        yield _line(title, value, _origin(config, f"{table}.{title}", table))


def _forms(config: Config) -> Iterator[list[str]]:
    """Yield the tables of each form: its plain keys, then those that are tables themselves."""
    for name, form in config.dialects.items():
        at = f"dialects.{key_literal(name)}"
        values = {key: getattr(form, key.replace("-", "_")) for key in FORM}
        plain = {key: value for key, value in values.items() if not isinstance(value, Mapping)}
        yield [f"[{at}]", *_lines(plain, config, f"dialects.{name}")]
        for key, table in values.items():
            if isinstance(table, Mapping) and table and key != "scales":
                titles = _TITLES if key in _BY_FIELD else {}
                titled = {titles.get(field, field): value for field, value in table.items()}
                yield [f"[{at}.{key}]", *_lines(titled, config, f"dialects.{name}.{key}", f"dialects.{name}")]
        for scale, words in form.scales.items():
            yield [f"[{at}.scales.{scale}]", *_lines(words, config, f"dialects.{name}.scales.{scale}")]


def _lines(values: Mapping[str, Any], config: Config, *tables: str) -> Iterator[str]:
    """Return the lines of a table; a key that is written otherwise has the place of the table around it."""
    for name, value in values.items():
        yield _line(name, value, _origin(config, f"{tables[0]}.{name}", *tables[1:]))


def _words_of_metrics(config: Config) -> Iterator[list[str]]:
    for name in ("indicators", "units"):
        key = f"metrics.{name}"
        lines = (
            _line(word, value, _origin(config, f"{key}.{word}", key))
            for word, value in getattr(config.metrics, name).items()
        )
        if getattr(config.metrics, name):
            yield [f"[{key}]", *lines]


def _hours(config: Config) -> Iterator[str]:
    prefix = "graph.hours."
    origins = {
        squash(key.removeprefix(prefix)): origin for key, origin in config.origins.items() if key.startswith(prefix)
    }
    for word, number in config.hours.items():
        yield _line(word, number, origins.get(squash(word), "default"))


def _rules(config: Config, rules: Rules) -> Iterator[list[str]]:
    """Yield a table for each rule that has options or whose severity is set."""
    for rule in rules.values():
        settings = config.rules.get(rule.code)
        severity = settings.severity if settings else None
        values = {"severity": severity.word} if severity else {}
        given = settings.options if settings else {}
        values |= {name: given.get(name.replace("-", "_"), default) for name, default in options(rule).items()}
        if values:
            lines = (_line(name, value, _origin(config, f"rules.{rule.code}.{name}")) for name, value in values.items())
            yield [f"[rules.{rule.name}]", *lines]


def _overrides(config: Config) -> Iterator[list[str]]:
    origin = _origin(config, "overrides")
    for override in config.overrides:
        yield ["[[overrides]]", _line("paths", override.paths, origin), _line("ignore", override.ignore, origin)]


def _allowances(config: Config) -> Iterator[list[str]]:
    origin = _origin(config, "allow")
    for allowance in config.allow:
        values = {name: getattr(allowance, name) for name in ALLOWANCE}
        yield ["[[allow]]", *(_line(name, value, origin) for name, value in values.items() if value)]


def _diagrams(config: Config) -> Iterator[list[str]]:
    """Yield a table for each diagram, with the keys that are set."""
    origin = _origin(config, "diagrams")
    for order in config.diagrams:
        values = {name: getattr(order, name.replace("-", "_")) for name in DIAGRAM}
        yield ["[[diagrams]]", *(_line(name, value, origin) for name, value in values.items() if value)]


def _origin(config: Config, *keys: str) -> str:
    return next((config.origins[key] for key in keys if key in config.origins), "default")
