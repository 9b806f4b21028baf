"""Patterns that cover some files of a project and none of the others, as few and as plain as possible.

They say where files of a kind lie, so that one that comes later is covered too: `roles/*.md`, `roles/*/profile.md`. No
pattern spreads over the whole project, where all sorts of files will lie one day.
"""

import re
from collections import Counter
from collections.abc import Collection, Container, Iterable, Iterator
from pathlib import PurePosixPath

from rolelint.config import match

# What a pattern reads as something else, what a configuration refuses in one, and what no text file can hold.
_UNFIT = re.compile(r"[*?\\\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def patterns(wanted: Collection[str], others: Iterable[str]) -> tuple[str, ...]:
    """Return patterns that together cover the files wanted and no other one, sorted.

    A file whose name no pattern can tell from another one is left out.
    """
    avoid = frozenset(others) - frozenset(wanted)
    rest, chosen = set(wanted), []
    covers = dict(_covers(wanted, avoid))
    while rest and covers:
        best = min(covers, key=lambda pattern: (-len(covers[pattern] & rest), _reach(pattern), pattern))
        if not covers[best] & rest:
            break
        chosen.append(best)
        rest -= covers[best]
    alone = {exact(name) for name in rest}
    return tuple(sorted({*chosen, *(one for one in alone if "?" not in one or not _meets(one, avoid))}))


def _covers(wanted: Collection[str], avoid: Collection[str]) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield the patterns that may stand for several files, each with those that it covers."""
    shared = {name for name, count in Counter(PurePosixPath(name).name for name in wanted).items() if count > 1}
    for pattern in sorted({pattern for name in wanted for pattern in _candidates(name, shared)}):
        covered = frozenset(name for name in wanted if match(pattern, name))
        # At the top of a project a file may be the only one of its kind.
        if (len(covered) > 1 or "/" in pattern) and not _meets(pattern, avoid):
            yield pattern, covered


def _meets(pattern: str, names: Iterable[str]) -> bool:
    return any(match(pattern, name) for name in names)


def _candidates(name: str, shared: Container[str]) -> Iterator[str]:
    """Yield what may stand for a file: all of its suffix, or of its name where several share that, in a folder."""
    *folders, last = exact(name).split("/")
    any_such = f"*{PurePosixPath(last).suffix}"
    for depth in range(len(folders) + 1):
        above, below = folders[:depth], len(folders) - depth
        for between in (["*"] * below, ["**"]) if below else ([],):
            if between and PurePosixPath(name).name in shared:
                yield "/".join((*above, *between, last))
            if above or not between:
                yield "/".join((*above, *between, any_such))


def exact(name: str) -> str:
    """Return a name as a pattern; a `?` stands for each character that no pattern can hold."""
    return _UNFIT.sub("?", name)


def _reach(pattern: str) -> tuple[int, int]:
    """Return how far a pattern reaches, by its wildcards."""
    return pattern.count("**"), pattern.count("*")
