"""The kinds of values that a configuration holds: each in words, as JSON Schema, and as a reader.

A reader gives the value as the program uses it, or raises a `SettingError` that names its place in the configuration.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from math import inf
from typing import Any

from rolelint.diagnostic import Severity
from rolelint.frozen import frozen
from rolelint.patterns import lazy
from rolelint.rule import Rule
from rolelint.similarity import nearest
from rolelint.specifier import is_specifier, satisfies
from rolelint.toml import Address
from rolelint.version import VERSION
from rolelint.vocabulary import Arrow, Flow, Verb

Rules = Mapping[str, Rule]
Read = Callable[[Any, Address, Rules], Any]

FIELDS = (
    *("mission", "short_description", "properties", "responsibilities"),
    *("success_metrics", "capabilities", "artifacts", "interactions"),
)
HEADINGS = {field.replace("_", " ").title(): field for field in FIELDS}
SEVERITIES = {severity.word: severity for severity in reversed(Severity)}
_PREFIX = lazy(r"RL\d{0,2}")


class SettingError(Exception):
    """A value that cannot be used: where it stands, what is wrong, and what to do."""

    def __init__(self, at: Address, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.at = at
        self.message = message
        self.hint = hint


@frozen
class Kind:
    """A kind of value: in words, as JSON Schema, and how it is read. `read` raises a `SettingError`."""

    words: str
    schema: Mapping[str, Any]
    read: Read


@frozen
class Key:
    """What one key of the configuration holds. `default` is as one would write it; None where nothing is set."""

    kind: Kind
    default: Any
    sentence: str


def named(at: Address) -> str:
    """Return what a message calls an address: the dotted key, or an item of it, without positions in lists."""
    key = f"'{'.'.join(part for part in at if isinstance(part, str))}'"
    return f"an item of {key}" if at and isinstance(at[-1], int) else key


def meant(word: str, candidates: Iterable[str]) -> str:
    """Return `; did you mean 'x'?` if one of the candidates is close, else nothing."""
    near = nearest(word, candidates, shortest=3)
    return f"; did you mean '{near}'?" if near else ""


def unknown_key(at: Address, known: Iterable[str]) -> SettingError:
    """Return the fault of a key that nobody reads, next to those that stand in the same table."""
    names = tuple(known)
    word = str(at[-1])
    place = f" in {named(at[:-1])}" if at[:-1] else ""
    return SettingError(
        at, f"unknown key '{word}'{place}{meant(word, names)}", f"known here: {', '.join(sorted(names))}"
    )


def table(value: Any, at: Address) -> dict[str, Any]:
    """Return the value if it is a table."""
    if not isinstance(value, dict):
        raise SettingError(at, f"{named(at)} is a table, not {_called(value)}")
    return value


def _called(value: Any) -> str:
    match value:
        case bool():
            return str(value).lower()
        case str():
            return f"the text '{value}'"
        case int() | float():
            return f"the number {value}"
        case list():
            return "a list"
        case dict():
            return "a table"
        case _:
            return "a date or time"


def _typed(words: str, *types: type) -> Read:
    def read(value: Any, at: Address, _: Rules) -> Any:
        if not isinstance(value, types) or (isinstance(value, bool) and bool not in types):
            raise SettingError(at, f"{named(at)} is {words}, not {_called(value)}")
        return value

    return read


def _text(value: Any, at: Address, rules: Rules) -> str:
    text: str = _typed("a text", str)(value, at, rules)
    if not text.strip():
        raise SettingError(at, f"{named(at)} is empty")
    return text


def _list(read: Read) -> Read:
    def read_all(value: Any, at: Address, rules: Rules) -> tuple[Any, ...]:
        if not isinstance(value, list):
            hint = f'write it in brackets: ["{value}"]' if isinstance(value, str) else ""
            raise SettingError(at, f"{named(at)} is a list, not {_called(value)}", hint)
        return tuple(read(item, (*at, index), rules) for index, item in enumerate(value))

    return read_all


def _one_of(words: Mapping[str, Any]) -> Read:
    def read(value: Any, at: Address, rules: Rules) -> Any:
        text = _text(value, at, rules)
        if text not in words:
            raise SettingError(
                at, f"{named(at)} cannot be '{text}'{meant(text, words)}", f"possible: {', '.join(words)}"
            )
        return words[text]

    return read


def _shaped(pattern: str, words: str) -> Kind:
    def read(value: Any, at: Address, rules: Rules) -> str:
        text = _text(value, at, rules)
        if not re.fullmatch(pattern, text):
            raise SettingError(at, f"{named(at)} is {words}, not '{text}'")
        return text

    return Kind(words, {"type": "string", "pattern": f"^{pattern}$"}, read)


def _inside(called: str) -> Read:
    def read(value: Any, at: Address, rules: Rules) -> str:
        text = _text(value, at, rules)
        if "\\" in text:
            raise SettingError(at, f"{called} '{text}' has a backslash; folders are parted by '/'")
        if text.startswith("/") or ".." in text.split("/"):
            raise SettingError(at, f"{called} '{text}' leaves the folder of the configuration")
        return text

    return read


def _pattern(value: Any, at: Address, rules: Rules) -> str:
    text: str = _inside("the pattern")(value, at, rules)
    return "**" if text in {".", "./"} else text.removeprefix("./")


def _from_to(words: str, least: float, most: float, *types: type) -> Read:
    def read(value: Any, at: Address, rules: Rules) -> Any:
        number = _typed(words, *types)(value, at, rules)
        if not least <= number <= most:
            raise SettingError(at, f"{named(at)} is {words}, not {number}")
        return number

    return read


def _scale(value: Any, at: Address, rules: Rules) -> tuple[str, ...]:
    words: tuple[str, ...] = _list(_text)(value, at, rules)
    folded = [word.casefold() for word in words]
    twice = next((index for index, word in enumerate(folded) if word in folded[:index]), None)
    if twice is not None:
        raise SettingError((*at, twice), f"{named(at)} holds '{words[twice]}' twice")
    return words


def code(value: Any, at: Address, rules: Rules) -> str:
    """Return the code, or the beginning of codes, that a text names; names of rules become codes."""
    text = _text(value, at, rules)
    by_name = {rule.name: rule.code for rule in rules.values()}
    upper = text.upper()
    known = upper in rules or (_PREFIX.fullmatch(upper) and any(rule.startswith(upper) for rule in rules))
    found = upper if known else by_name.get(text.lower())
    if found is None:
        raise SettingError(
            at, f"no rule is called '{text}'{meant(text, (*by_name, *rules))}", "`rolelint rules` lists them"
        )
    return found


def _ignorable(value: Any, at: Address, rules: Rules) -> str:
    found = code(value, at, rules)
    if found in rules and rules[found].fixed:
        raise SettingError(at, f"{_rule(rules[found])} cannot be ignored: it says that a file was not read")
    return found


def _rule(rule: Rule) -> str:
    return f"{rule.code} ({rule.name})"


def _field(value: Any, at: Address, rules: Rules) -> str:
    text = _text(value, at, rules)
    field = "_".join(text.lower().split())
    if field not in FIELDS:
        raise SettingError(
            at, f"no section is called '{text}'{meant(text, HEADINGS)}", f"possible: {', '.join(HEADINGS)}"
        )
    return field


def _sections(value: Any, at: Address, rules: Rules) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for heading, more in table(value, at).items():
        field = _field(heading, (*at, heading), rules)
        if field in found:
            raise SettingError((*at, heading), f"{named((*at, heading))} is set twice")
        found[field] = _list(_text)(more, (*at, heading), rules)
    return found


def _externals(value: Any, at: Address, rules: Rules) -> dict[str, str]:
    if isinstance(value, list):
        return dict.fromkeys(_scale(value, at, rules), "")
    return {name: _typed("a text", str)(text, (*at, name), rules) for name, text in table(value, at).items()}


def _verb(value: Any, at: Address, rules: Rules) -> Verb:
    if "*" in str(at[-1]).removesuffix(" *"):
        raise SettingError(at, f"the verb '{at[-1]}' has a '*' that is not its last word")
    members(value, at, needed=("flow",), optional=("inverse", "arrow"))
    inverse = value.get("inverse", [])
    words = [inverse] if isinstance(inverse, str) else inverse
    return Verb(
        flow=FLOW.read(value["flow"], (*at, "flow"), rules),
        inverse=_list(_text)(words, (*at, "inverse"), rules),
        arrow=ARROW.read(value.get("arrow", Arrow.FLOW.value), (*at, "arrow"), rules),
    )


def members(value: Any, at: Address, needed: tuple[str, ...], optional: tuple[str, ...] = ()) -> None:
    """Demand a table that has these keys and no others."""
    for name in table(value, at):
        if name not in (*needed, *optional):
            raise unknown_key((*at, name), (*needed, *optional))
    for name in needed:
        if name not in value:
            raise SettingError(at, f"{named(at)} has no '{name}'")


def _unit(value: Any, at: Address, rules: Rules) -> str:
    """Return a unit by its short name; one that is not known stands for itself, since anything can be counted."""
    from rolelint.metric.amounts import UNITS as KNOWN  # only who adds units needs the list

    text = _text(value, at, rules)
    if text not in KNOWN and (near := meant(text, KNOWN)):
        raise SettingError(at, f"{named(at)} cannot be '{text}'{near}", f"known: {', '.join(KNOWN)}")
    return text


def _rule_tables(value: Any, at: Address, rules: Rules) -> dict[str, dict[str, Any]]:
    """Return settings by code; in them `severity`, and the options by argument name."""
    found: dict[str, dict[str, Any]] = {}
    for name, settings in table(value, at).items():
        rule = rules.get(code(name, (*at, name), rules))
        if rule is None:
            raise SettingError((*at, name), f"'{name}' names several rules; settings are for one")
        if rule.code in found:
            raise SettingError((*at, name), f"{_rule(rule)} is set twice, by code and by name")
        found[rule.code] = _rule_table(rule, table(settings, (*at, name)), (*at, name), rules)
    return found


def _rule_table(rule: Rule, settings: Mapping[str, Any], at: Address, rules: Rules) -> dict[str, Any]:
    kinds = {"severity": SEVERITY} | {name: option_kind(default) for name, default in options(rule).items()}
    for name in settings:
        if name not in kinds:
            raise unknown_key((*at, name), kinds)
    read = {name.replace("-", "_"): kinds[name].read(value, (*at, name), rules) for name, value in settings.items()}
    if rule.fixed and read.get("severity", rule.severity) < rule.severity:
        raise SettingError((*at, "severity"), f"{_rule(rule)} cannot be lowered: it says that a file was not read")
    return read


def options(rule: Rule) -> dict[str, Any]:
    """Return the defaults of a rule's options by their names in a configuration, which are in kebab-case."""
    return {name.replace("_", "-"): default for name, default in rule.options().items()}


def option_kind(default: Any) -> Kind:
    """Return the kind of a rule's option, which is the kind of its default."""
    return _OPTION_KINDS[type(default)]


def _specifier(value: Any, at: Address, rules: Rules) -> str:
    text = _text(value, at, rules)
    if not is_specifier(text):
        raise SettingError(
            at, f"{named(at)} cannot be '{text}'", 'write comparisons with commas between them: ">=0.1,<1"'
        )
    if not satisfies(VERSION, text):
        raise SettingError(
            at, f"this project wants rolelint {text}, and this is {VERSION}", f'pip install "rolelint{text}"'
        )
    return text


def closed(words: Mapping[str, Any]) -> Kind:
    """Return the kind that allows these words and reads each as its value."""
    return Kind(" or ".join(words), {"enum": list(words)}, _one_of(words))


def same(*words: str) -> dict[str, str]:
    """Return the words as a table of themselves: they mean what they say."""
    return dict(zip(words, words, strict=True))


def _tables(kind: Kind, words: str) -> Kind:
    def read(value: Any, at: Address, rules: Rules) -> dict[str, Any]:
        return {name: kind.read(inner, (*at, name), rules) for name, inner in table(value, at).items()}

    return Kind(words, {"type": "object", "additionalProperties": kind.schema}, read)


def several(kind: Kind, words: str, read: Read | None = None) -> Kind:
    """Return the kind of a list of these; `read` reads the list as a whole."""
    return Kind(words, {"type": "array", "items": kind.schema}, read or _list(kind.read))


STRING = {"type": "string", "minLength": 1}

TEXT = Kind("a text", STRING, _text)
TEXTS = several(TEXT, "a list of texts")
SCALE = Kind("a list of different texts", {**TEXTS.schema, "uniqueItems": True}, _scale)
FLAG = Kind("true or false", {"type": "boolean"}, _typed("true or false", bool))
WHOLE = Kind("a whole number", {"type": "integer"}, _typed("a whole number", int))
NUMBER = Kind("a number", {"type": "number"}, _typed("a number", int, float))
PATTERNS = several(Kind("a pattern", STRING, _pattern), "a list of patterns such as roles/**/*.md")
CODES = several(Kind("a rule", {"$ref": "#/$defs/rule"}, code), "a list of rules, by code, name or beginning of codes")
IGNORABLE = several(Kind("a rule", {"$ref": "#/$defs/rule"}, _ignorable), CODES.words)
SEVERITY = closed(SEVERITIES)
FLOW = closed({flow.value: flow for flow in Flow})
ARROW = closed({arrow.value: arrow for arrow in Arrow})
FIELD_LIST = several(Kind("a section", {"enum": list(HEADINGS)}, _field), "a list of sections")
DURATION = _shaped(r"[1-9]\d* (day|week|month|year)s?", "a length of time such as '12 months'")
LANGUAGE = _shaped("[a-z]{2,3}(-[A-Za-z0-9]+)*", "a language code such as 'en'")
SPECIFIER = Kind("comparisons such as >=0.1,<1", STRING, _specifier)
VERBS = _tables(Kind("a verb", {"$ref": "#/$defs/verb"}, _verb), "a table of verbs")
EXTERNALS = Kind(
    "a table of names with who they are, or a list of names",
    {"anyOf": [{"type": "object", "additionalProperties": {"type": "string"}}, SCALE.schema]},
    _externals,
)
SECTIONS = Kind(
    "a table of further headings for a section",
    {
        "type": "object",
        "properties": {
            heading: {**TEXTS.schema, "description": f"Further headings that mean {heading}."} for heading in HEADINGS
        },
        "additionalProperties": False,
    },
    _sections,
)
INDICATORS = _tables(closed(same("higher", "lower", "neutral")), "a table of names with higher, lower or neutral")
FILE = Kind("a file", STRING, _inside("the file"))
_COUNT = "a whole number from 1"
POSITIVE = Kind(_COUNT, {"type": "integer", "minimum": 1}, _from_to(_COUNT, 1, inf, int))
WORD = _shaped("[A-Za-z0-9]+(-[A-Za-z0-9]+)*", "a word of letters, digits and single hyphens")
_HOURS = "a number of hours from 0 to 168"
HOURS = _tables(
    Kind(_HOURS, {"type": "number", "minimum": 0, "maximum": 168}, _from_to(_HOURS, 0, 168, int, float)),
    "a table of frequencies, each with its hours",
)
UNITS = _tables(Kind("a unit", STRING, _unit), "a table of spellings, each with its unit")
RULES = Kind("a table of settings by rule", {"$ref": "#/$defs/rules"}, _rule_tables)
_OPTION_KINDS = {bool: FLAG, int: WHOLE, float: NUMBER, str: TEXT, tuple: TEXTS, list: TEXTS}
