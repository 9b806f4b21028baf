"""Roles as occupations of schema.org, in JSON-LD: for web pages, job boards and search engines.

Only what schema.org has a word for is in it: https://schema.org/Occupation. Private data has none.
"""

import json
from typing import Any

from rolelint import literal
from rolelint.extract import Extract, Room
from rolelint.model import Capability, Role
from rolelint.passage import COMMENT, plain
from rolelint.record import Record

SUFFIX = ".jsonld"
HAS_LADDERS = False
ROOM = Room.NONE

_CONTEXT = {"@context": "https://schema.org"}
_TYPE = "Occupation"
_KEYS = (
    *("@context", "@type", "identifier", "name", "alternateName", "description", "responsibilities", "skills"),
    *("experienceRequirements", "occupationalCategory"),
)


def render(extract: Extract) -> str:
    """Return one occupation if one role was asked for by name, else a graph of all."""
    occupations = [_occupation(role, record) for role, record in extract.role_records]
    if extract.is_single:
        (only,) = occupations
        return literal.document({**_CONTEXT, **only})
    return literal.document({**_CONTEXT, "@graph": occupations})


def wrote(text: str) -> bool:
    """Tell whether a text is laid out as this module does it, and says no more than it would.

    JSON-LD has no room for a note that everybody who reads it leaves aside.
    """
    try:
        data = json.loads(text)
    except ValueError:
        return False
    if not isinstance(data, dict) or data.get("@context") != _CONTEXT["@context"] or literal.document(data) != text:
        return False
    found = data.get("@graph", [data])
    return isinstance(found, list) and all(map(_is_occupation, found))


def _is_occupation(data: Any) -> bool:
    is_one = isinstance(data, dict) and data.get("@type") == _TYPE
    return is_one and list(data) == [key for key in _KEYS if key in data]


def _occupation(role: Role, record: Record) -> dict[str, Any]:
    texts = filter(None, (role.mission, role.short_description))
    found = {
        "@type": _TYPE,
        "identifier": role.identity.key,
        "name": role.label,
        "alternateName": list(role.identity.aliases),
        "description": "\n\n".join(_paragraph(text) for text in texts),
        "responsibilities": [duty.title for duty in role.responsibilities],
        "skills": list(map(_skill, role.capabilities)),
        "experienceRequirements": role.default_seniority,
        "occupationalCategory": [_category(one) for one in record.data.get("alignments", ())],
    }
    return {key: value for key, value in found.items() if value}


def _paragraph(text: str) -> str:
    lines = (plain(line) for line in COMMENT.sub("", text).split("\n"))
    return "\n".join(lines).strip()


def _skill(capability: Capability) -> str:
    """Return a capability in words; whether it is desired or required stands in brackets where it is not required."""
    known = f": {capability.proficiency}" if capability.proficiency else ""
    importance = () if capability.importance == "required" else (capability.importance,)
    more = "; ".join((*importance, *([", ".join(capability.details)] if capability.details else ())))
    return f"{capability.name}{known}{f' ({more})' if more else ''}"


def _category(alignment: dict[str, Any]) -> dict[str, Any]:
    named = {"name": alignment["name"]} if "name" in alignment else {}
    code_set = {"@type": "CategoryCodeSet", "name": alignment["scheme"]}
    return {"@type": "CategoryCode", **named, "codeValue": alignment["id"], "inCodeSet": code_set}
