"""Which of very many names can be near one: few enough to be compared with it one by one.

A slip or two leave part of a name as it was. Cut into so many pieces that no two slips reach all of them (a swap may
reach two), a name has one at least that stands in its misspelt form too, as many letters away as there are slips
(partition into exact search; Wu and Manber 1992). So names are looked up by their pieces.
"""

from collections.abc import Iterable, Iterator

from rolelint.similarity import SHORTEST_NAME, digits, most_slips

# Fewer names than this are compared faster than cut.
_FEW = 8
_Row = tuple[str, int]
_Pieces = dict[tuple[int, str], list[int]]


class Neighbours:
    """Names in an order; those of one length are cut into pieces as soon as somebody asks for a name like them."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = tuple(names)
        self._rows: dict[tuple[str, int], list[_Row]] = {}
        for place, name in enumerate(self._names):
            folded = name.casefold()
            self._rows.setdefault((digits(folded), len(folded)), []).append((folded, place))
        self._pieces: dict[tuple[str, int, int], _Pieces] = {}

    def of(self, word: str) -> list[str]:
        """Return, in order, names among which are all that `similarity.nearest` may choose from the whole."""
        folded = word.casefold()
        slips = most_slips(folded)
        places: set[int] = set()
        if slips:
            for length in range(max(SHORTEST_NAME, len(folded) - slips), len(folded) + slips + 1):
                places.update(self._sharing(folded, length, slips))
        return [self._names[place] for place in sorted(places)]

    def _sharing(self, folded: str, length: int, slips: int) -> Iterator[int]:
        """Yield the places of the names of a length that share a piece with a word."""
        figures = digits(folded)
        row = self._rows.get((figures, length), [])
        if len(row) < _FEW:
            yield from (place for _, place in row)
            return
        key = figures, length, slips
        if key not in self._pieces:
            self._pieces[key] = _cut(row, length, slips)
        pieces = self._pieces[key]
        for number, (start, end) in enumerate(_cuts(length, slips)):
            for first in range(max(start - slips, 0), start + slips + 1):
                yield from pieces.get((number, folded[first : first + end - start]), ())


def _cut(row: Iterable[_Row], length: int, slips: int) -> _Pieces:
    pieces: _Pieces = {}
    cuts = _cuts(length, slips)
    for folded, place in row:
        for number, (start, end) in enumerate(cuts):
            pieces.setdefault((number, folded[start:end]), []).append(place)
    return pieces


def _cuts(length: int, slips: int) -> list[tuple[int, int]]:
    """Return where the pieces of a name begin and end: one more than so many slips can reach."""
    count = 2 * slips + 1
    return [(length * number // count, length * (number + 1) // count) for number in range(count)]
