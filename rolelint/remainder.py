"""What two readings hold beside all that is compared by its meaning: keys of one's own, and what does not read.

Nothing that changed is dropped because nobody here has words for it.
"""

import json
from collections.abc import Collection, Iterator
from typing import Any

# Keys that reading makes up for what has no field, in the words of those who wrote it.
_WORDS = {
    "x-comments": "a comment",
    "x-details": "a detail",
    "x-headings": "a heading",
    "x-introduction": "the introduction",
    "x-introductions": "an introduction",
    "x-links": "a link",
    "x-remarks": "a remark",
    "x-title": "the title",
    "x-unplaced": "what has no place",
}


def normal(value: Any) -> str:
    """Return what values are compared by: no order of keys and entries, blanks as one, one entry as its list."""
    match value:
        case None | False | "" | [] | {}:
            return ""
        case dict():
            return f"{{{','.join(sorted(f'{json.dumps(key)}:{normal(part)}' for key, part in value.items()))}}}"
        case [one]:
            return normal(one)
        case list():
            return f"[{','.join(sorted(map(normal, value)))}]"
        case str():
            return json.dumps(" ".join(value.split()))
        case _:
            return json.dumps(value, default=str)


def differing(before: Any, after: Any, told: Collection[str] = ()) -> Iterator[str]:
    """Yield the keys of two mappings whose values differ, in their order, but for those that are told already."""
    old, new = (one if isinstance(one, dict) else {} for one in (before, after))
    for key in dict.fromkeys((*old, *new)):
        if key not in told and normal(old.get(key)) != normal(new.get(key)):
            yield key


def called(key: str) -> str:
    """Return a key as messages call it: what people wrote there, where reading made the key up, else the key itself."""
    return _WORDS.get(key) or f"'{key}'"


def unread(value: Any, named: str, read: Collection[str] | None = None) -> str:
    """Return what does not read in a list of texts, or of mappings that `named` gives a name, made comparable.

    With `read` it is also what the mappings hold beside these keys.
    """
    if not isinstance(value, list):
        return normal(value)
    odd = [entry for entry in value if not _is_entry(entry, named)]
    mappings = [entry for entry in value if isinstance(entry, dict) and _is_entry(entry, named)]
    kept = [{key: one[key] for key in one if key not in read} for one in mappings] if read is not None else []
    return normal([*odd, *filter(None, kept)])


def unequal(before: object, after: object, names: Collection[str]) -> frozenset[str]:
    """Return those attributes of two values that differ."""
    return frozenset(name for name in names if getattr(before, name) != getattr(after, name))


def _is_entry(entry: Any, named: str) -> bool:
    return isinstance(entry, str) or (isinstance(entry, dict) and isinstance(entry.get(named), str))
