"""The forms of role files that a configuration describes, `[dialects.NAME]`: their keys, and a reader.

What is read here is plain data. Whether the form that one of them extends exists is known where all forms are.
"""

from collections.abc import Callable, Mapping
from typing import Any

from rolelint import kinds, templates
from rolelint.config import Form
from rolelint.grades import SCALES
from rolelint.kinds import (
    FIELDS,
    HEADINGS,
    Key,
    Kind,
    Read,
    Rules,
    SettingError,
    meant,
    members,
    named,
    table,
    unknown_key,
)
from rolelint.patterns import lazy
from rolelint.plugins import names
from rolelint.templates import Placeholders
from rolelint.toml import Address

# What front matter may hold: the sections, and what only stands there.
_ONLY_IN_FRONT = (
    *("id", "slug", "name", "default_seniority", "aliases", "family", "track", "ladder", "level", "reports_to"),
    *("owner", "status", "replaced_by", "reviewed", "lang"),
)
FRONT = (*_ONLY_IN_FRONT, *(field for field in FIELDS if field != "properties"))
_OWN = lazy(r"x-[a-z0-9]+(?:-[a-z0-9]+)*")
_WORD = lazy(r"\w")


def _marker(value: Any, at: Address, rules: Rules) -> str:
    text: str = kinds.TEXT.read(value, at, rules)
    if "\n" in text or "\r" in text:
        raise SettingError(at, f"{named(at)} holds a line end; a marker is the beginning of one line")
    if not _WORD.search(text):
        raise SettingError(at, f"the marker '{text}' has no word in it")
    return text


def _title(value: Any, at: Address, rules: Rules) -> str:
    return _template(value, at, rules, templates.OF_TITLES)


def _template(value: Any, at: Address, rules: Rules, placeholders: Placeholders) -> str:
    text: str = kinds.TEXT.read(value, at, rules)
    wrong = templates.fault(text, placeholders)
    if wrong:
        hint = f"possible: {', '.join(f'{{{name}}}' for name in placeholders.known)}"
        raise SettingError(at, f"the template '{text}' {wrong}", hint)
    return text


def _front(value: Any, at: Address, rules: Rules) -> dict[str, str]:
    found = {}
    for key, field in table(value, at).items():
        here = (*at, key)
        text = kinds.TEXT.read(field, here, rules)
        if text not in FRONT:
            raise SettingError(
                here, f"no field is called '{text}'{meant(text, FRONT)}", f"possible: {', '.join(FRONT)}"
            )
        if not all(part.strip() for part in key.split(".")):
            raise SettingError(here, f"the key '{key}' has an empty part")
        found[key] = text
    return found


def _by_field(read: Callable[[str, Any, Address, Rules], Any], *, is_open: bool) -> Read:
    """Return the reader of a table by fields; `is_open` allows keys that begin with x-."""

    def read_all(value: Any, at: Address, rules: Rules) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for heading, inner in table(value, at).items():
            here = (*at, heading)
            field = heading if is_open and _OWN.fullmatch(heading) else "_".join(heading.lower().split())
            if field not in (FIELDS if is_open else templates.OF_ITEMS) and not (is_open and _OWN.fullmatch(field)):
                known = HEADINGS if is_open else ITEM_HEADINGS
                more = ", or a key that begins with x-" if is_open else ""
                raise SettingError(
                    here,
                    f"no section is called '{heading}'{meant(heading, known)}",
                    f"possible: {', '.join(known)}{more}",
                )
            if field in found:
                raise SettingError(here, f"{named(here)} is set twice")
            found[field] = read(field, inner, here, rules)
        return found

    return read_all


def _headings(_: str, value: Any, at: Address, rules: Rules) -> tuple[str, ...]:
    words: tuple[str, ...] = kinds.SCALE.read(value, at, rules)
    if not words:
        raise SettingError(at, f"{named(at)} names no heading")
    return words


def _sections(value: Any, at: Address, rules: Rules) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = _by_field(_headings, is_open=True)(value, at, rules)
    seen: dict[str, str] = {}
    for written, words in zip(value, found.values(), strict=True):
        for word in words:
            if seen.setdefault(word.casefold(), written) != written:
                other = seen[word.casefold()]
                raise SettingError((*at, written), f"the heading '{word}' stands for '{other}' already")
    return found


def _items(field: str, value: Any, at: Address, rules: Rules) -> tuple[str, ...]:
    placeholders = templates.OF_ITEMS[field]
    if isinstance(value, str):
        return (_template(value, at, rules, placeholders),)
    texts: tuple[Any, ...] = kinds.TEXTS.read(value, at, rules)
    return tuple(_template(text, (*at, index), rules, placeholders) for index, text in enumerate(texts))


def _scales(value: Any, at: Address, rules: Rules) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for scale, words in table(value, at).items():
        here = (*at, scale)
        if scale not in SCALES:
            raise unknown_key(here, SCALES)
        found[scale] = {
            word: kinds.TEXT.read(meaning, (*here, word), rules) for word, meaning in table(words, here).items()
        }
    return found


ITEM_HEADINGS = {heading: field for heading, field in HEADINGS.items() if field in templates.OF_ITEMS}
_TEMPLATES = {"anyOf": [kinds.TEXT.schema, kinds.TEXTS.schema]}
FORM: Mapping[str, Key] = {
    "markers": Key(
        kinds.several(Kind("a marker", kinds.STRING, _marker), "a list of words that lines begin with"),
        None,
        "What lines of such files begin with, signs of Markdown and case aside; `*` as a word stands for any words.",
    ),
    "marks-needed": Key(kinds.POSITIVE, 2, "How many of the markers a file has at least."),
    "extends": Key(
        kinds.TEXT, "role", "The form whose sections, front matter and titles it has too, unless it says otherwise."
    ),
    "titles": Key(
        kinds.several(Kind("a template", kinds.STRING, _title), "a list of templates such as Role card: {name}"),
        [],
        "How the role's name stands in its title.",
    ),
    "front": Key(
        Kind(
            "a table of keys, each with a field",
            {"type": "object", "additionalProperties": {"enum": list(FRONT)}},
            _front,
        ),
        {},
        'Keys of the front matter that hold a field; "meta.grade" is a key in another one.',
    ),
    "sections": Key(
        Kind(
            "a table of headings for each section",
            {
                "type": "object",
                "properties": {
                    heading: {**kinds.SCALE.schema, "minItems": 1, "description": f"Headings that mean {heading}."}
                    for heading in HEADINGS
                },
                "patternProperties": {"^x-": kinds.SCALE.schema},
                "additionalProperties": False,
            },
            _sections,
        ),
        {},
        "Headings that name a section, or a key that begins with x-; in one, `*` as a word stands for any words.",
    ),
    "items": Key(
        Kind(
            "a table of templates for each section",
            {
                "type": "object",
                "properties": {
                    heading: {**_TEMPLATES, "description": f"How an item of {heading} is written."}
                    for heading in ITEM_HEADINGS
                },
                "additionalProperties": False,
            },
            _by_field(_items, is_open=False),
        ),
        {},
        "How items are written; of several templates the first that fits counts.",
    ),
    "scales": Key(
        Kind(
            "tables of words, each with its word on the project's scale",
            {
                "type": "object",
                "properties": {
                    scale: {
                        "type": "object",
                        "additionalProperties": kinds.TEXT.schema,
                        "description": f"Words for {scale}, each with the word that it means.",
                    }
                    for scale in SCALES
                },
                "additionalProperties": False,
            },
            _scales,
        ),
        {},
        "Words for seniority and proficiency that mean a word of the project's scale.",
    ),
}


def _forms(value: Any, at: Address, rules: Rules) -> dict[str, Form]:
    return {name: _form(name, given, (*at, name), rules) for name, given in table(value, at).items()}


def _form(name: str, value: Any, at: Address, rules: Rules) -> Form:
    kinds.WORD.read(name, at, rules)
    if name.replace("-", "_") in names("dialects"):
        raise SettingError(
            at, f"'{name}' is a form that rolelint has", f'choose another name, and say extends = "{name}"'
        )
    members(value, at, needed=("markers",), optional=tuple(key for key in FORM if key != "markers"))
    read = {key.replace("-", "_"): FORM[key].kind.read(given, (*at, key), rules) for key, given in value.items()}
    form = Form(**read)
    if len(form.markers) < form.marks_needed:
        key = "marks-needed" if "marks-needed" in value else "markers"
        raise SettingError(
            (*at, key),
            f"a file needs {form.marks_needed} markers, and {named((*at, 'markers'))} has {len(form.markers)}",
            "name more of them, or set 'marks-needed'",
        )
    return form


FORMS = Kind(
    "a table for each form",
    {"type": "object", "additionalProperties": {"$ref": "#/$defs/dialect"}},
    _forms,
)
