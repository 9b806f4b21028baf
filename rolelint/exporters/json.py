"""Roles and ladders as data: each exactly in the shape of schemas/role.schema.json or schemas/ladder.schema.json.

One that was asked for by name is the document itself; several make one document with a version.
"""

from rolelint import literal
from rolelint.extract import Extract, Room
from rolelint.record import MARK

SUFFIX = ".json"
HAS_LADDERS = True
ROOM = Room.ALL

_FORMAT = 1
_NOTE = {MARK: "written by rolelint export; change the role files instead"}
_OPENING = literal.document(_NOTE).removesuffix("\n}\n")


def render(extract: Extract) -> str:
    """Return one JSON object. Its first key says what wrote it, so that no later run takes it for a role file."""
    roles = [record.data for _, record in extract.role_records]
    ladders = [record.data for _, record in extract.ladder_records]
    if extract.is_single:
        (data,) = (*roles, *ladders)
        return literal.document({**_NOTE, **data})
    return literal.document({**_NOTE, "version": _FORMAT, "roles": roles, "ladders": ladders})


def wrote(text: str) -> bool:
    """Tell whether a text is such a document."""
    return text.startswith(_OPENING)
