"""The tracks of a ladder: rows of levels side by side, such as those who build and those who lead them.

Levels of two tracks stand neither above nor below each other. Levels of no track belong to all: there tracks part.
Tracks are told by the headings above the levels (`Management track`), or by codes in their names (`IC1`, `M1`).
"""

import re
from collections.abc import Collection, Sequence

from rolelint.patterns import lazy

_TELLING = lazy(r"\b(?:contributors?|ics?|managers?|management|tracks?|paths?)\b", re.IGNORECASE)
_SHARED = lazy(r"\b(?:common|shared|both|all|joint|core|general|entry|early|junior)\b", re.IGNORECASE)
_CODE = lazy(r"(?P<letters>[a-z]{1,3})[.-]?\d{1,2}(?![\w.]*\d)(?!\w)", re.IGNORECASE)
_BUILDS = "IC"
_MANAGES = frozenset({"M", "EM", "MGR"})
# What stands above managers, and may be anything else where there are none.
_DIRECTS = frozenset({"D", "VP"})
_MANAGER = lazy(r"\b(?:managers?|management|directors?)\b", re.IGNORECASE)


def by_headings(headings: Sequence[str]) -> frozenset[str]:
    """Return which of the headings above levels are tracks; none where no heading says that it is one."""
    found = frozenset(heading for heading in headings if not _SHARED.search(heading))
    return found if len(found) > 1 and any(map(_TELLING.search, found)) else frozenset()


def by_codes(names: Sequence[str]) -> tuple[str | None, ...]:
    """Return the track of each level, as far as the codes in their names tell.

    `M` is a manager only beside `IC`, or where a name says so: others mean `Mid` by it.
    """
    codes = [_letters(name) for name in names]
    pairs = list(zip(codes, names, strict=True))
    is_sure = _BUILDS in codes or any(one == "M" and _MANAGER.search(name) for one, name in pairs)
    managing = {one for one in codes if one in _MANAGES and (one != "M" or is_sure)}
    managing |= {one for one in codes if managing and one in _DIRECTS}
    others = [one for one in codes if one and one not in managing]
    if not managing or not others:
        return (None,) * len(names)
    lead = next(one for one in codes if one in managing)
    building = [_BUILDS] if _BUILDS in others else others
    tracks = {**dict.fromkeys(building, building[0]), **dict.fromkeys(managing, lead)}
    return tuple(tracks.get(one or "") for one in codes)


def is_concerned(track: str | None, spoken: Collection[str | None]) -> bool:
    """Tell whether a dimension that levels of these tracks speak of is expected at a level of a track.

    What only one track speaks of begins behind the levels that belong to all.
    """
    if track in spoken or None in spoken or not spoken:
        return True
    return track is None and len(spoken) > 1


def code(name: str) -> str | None:
    """Return the code that a level's name begins with: `m1` for `M1 Manager` and `M-1`."""
    match = _CODE.match(name.strip())
    return re.sub(r"[.-]", "", match[0]).casefold() if match else None


def _letters(name: str) -> str | None:
    match = _CODE.match(name.strip())
    return match["letters"].upper() if match else None
