"""The shapes of ladders, as a glance shows them: levels, the dimensions that they share, criteria.

There is one function per form. Each returns the shape if a text has it, whatever the text is about: whether it is a
career ladder is for `evidence` to weigh.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from rolelint.careers import calls_dimensions, describes_level, is_another_matter, is_position, speaks_of_careers
from rolelint.frozen import frozen
from rolelint.glance import Glance, Grid, Part
from rolelint.levels import is_level, number, referred
from rolelint.names import fold, fold_dimension
from rolelint.patterns import lazy

_PARENTHESES = re.compile(r"\s*\([^()]*\)")
_PICTURES = re.compile(r"^[^\w\[(]+|:[a-z0-9_+-]{1,40}:")
_LEAD = lazy(r"(?:\*\*|__)(?P<lead>[^*_\n]{1,60}?)[ \t]*:?(?:\*\*|__)[ \t]*(?P<rest>.*)")
_LABEL = lazy(r"(?:\*\*|__)(?P<label>[^*_:\n]{1,60})(?::[ \t]*(?:\*\*|__)|(?:\*\*|__)[ \t]*:)[ \t]*\S")
_STATION = lazy(r"^(?:weight|order|prev|next)[ \t]*:[ \t]*\S", re.MULTILINE | re.IGNORECASE)
_INDEX = frozenset({"level", "grade", "stage", "position", "title"})
_THEMES = ("themes", "areas", "categories", "domains", "dimensions")
_THEME = ("theme", "area", "category", "domain", "dimension")
_CRITERIA = ("competencies", "expectations", "criteria")
_MOST_WORDS = 6
_SHORT = 60


@frozen
class Shape:
    """What a glance shows of a ladder. `shared` are the dimensions that at least two levels speak of.

    `is_explicit` marks a form that is nothing but a ladder's; `announces` that a table says what its dimensions or
    levels are. A `station` is one level in a file of its own; `is_placed` that the file says where it stands.
    """

    levels: tuple[str, ...]
    criteria: tuple[str, ...]
    shared: tuple[str, ...] = ()
    is_explicit: bool = False
    announces: bool = False
    is_station: bool = False
    is_placed: bool = False


Finder = Callable[[Glance], Shape | None]


def names_level(words: str) -> bool:
    """Tell whether words name a level, be it with another name of it in parentheses: `Junior (L1)`."""
    bare = _PICTURES.sub("", words).strip()
    return not bare.isdigit() and (is_level(bare) or is_level(_PARENTHESES.sub("", bare)))


def headings(glance: Glance) -> Shape | None:
    """Find levels that are headings, with dimensions as headings below them, or with their criteria right below."""
    return _of_headings(glance, has_leads=False)


def leads(glance: Glance) -> Shape | None:
    """Find levels that are headings above bullets that begin with an emphasised word."""
    return _of_headings(glance, has_leads=True)


def transposed(glance: Glance) -> Shape | None:
    """Find headings above bullets that begin with the name of a level."""
    rows: list[tuple[str, str, str]] = []
    for part in glance.parts:
        for item in part.items:
            lead = _LEAD.match(item)
            if lead and names_level(lead["lead"]):
                rows.append((lead["lead"], part.title, lead["rest"].lstrip(" :–—-")))
    return _of_cells(rows)


def tables(glance: Glance) -> Shape | None:
    """Find tables whose head or first column names levels, and whose cells hold words."""
    headed = _headed(glance.parts)
    grids = [grid for grid in glance.grids if not _is_index(grid, headed)]
    found = [(grid, cells) for grid in grids for cells in [_cells(grid)] if cells]
    shape = _of_cells([cell for _, cells in found for cell in cells])
    if shape is None:
        return None
    announces = any(calls_dimensions(grid.rows[0][0]) for grid, _ in found)
    return Shape(shape.levels, shape.criteria, shape.shared, announces=announces)


def lines(glance: Glance) -> Shape | None:
    """Find lines of their own that name levels, in a text without headings that do, and bullets below them."""
    if any(names_level(part.title) for part in glance.parts if part.depth):
        return None
    rows: list[tuple[str, str, str]] = []
    level = dimension = ""
    filled = [line.strip() for line in glance.body if line.strip()]
    for line, following in pairwise((*filled, "")):
        bullet = _bullet(line)
        if bullet and level:
            rows.append((level, dimension, bullet))
        elif not bullet and _is_short(line) and names_level(line):
            level, dimension = line.rstrip(":"), ""
        elif not bullet and _is_short(line) and _bullet(following):
            dimension = line
    return _of_cells(rows)


def topics(glance: Glance) -> Shape | None:
    """Find topics as data, with levels and their criteria in the content of each."""
    is_one = _has(glance.data, "topics") and _has(glance.data, "content") and _has(glance.data, "level")
    has_criteria = any(_has(glance.data, key) for key in ("criteria", "exampleCriteria", "example_criteria"))
    return Shape((), (), is_explicit=True) if is_one and has_criteria else None


def grid(glance: Glance) -> Shape | None:
    """Find lists of levels and themes as data, and competencies that name one of each."""
    return _of_data(glance, _THEMES, _CRITERIA, _THEME)


def canonical(glance: Glance) -> Shape | None:
    """Find what the usual form holds: its lists as data, or levels that are headings."""
    return _of_data(glance, ("dimensions",), ("criteria",), ("dimension",)) or headings(glance)


def station(glance: Glance) -> Shape | None:
    """Find one level in a file of its own: its only heading at the top is one, or its file is called so."""
    tops = [part for part in glance.parts if part.depth == 1] or [part for part in glance.parts if part.depth][:1]
    if len(tops) != 1:
        return None
    name = tops[0].title
    if not names_level(name) and not names_level(glance.name):
        return None
    below = [part for part in glance.parts if part.depth > tops[0].depth]
    if sum(names_level(part.title) for part in below) > 1:
        return None
    criteria = tuple(line for part in (*tops, *below) for line in (*part.items, *part.lines))
    titles = tuple(part.title for part in below)
    is_placed = _STATION.search(glance.front) is not None
    return Shape((name,), criteria, titles, is_station=True, is_placed=is_placed) if criteria else None


def _of_data(
    glance: Glance, themes: tuple[str, ...], criteria: tuple[str, ...], theme: tuple[str, ...]
) -> Shape | None:
    """Find a list of levels, one of themes and one of criteria, each of which names a level and a theme."""
    wanted = (("levels",), themes, criteria, ("level",), theme)
    has_all = all(any(_has(glance.data, key) for key in keys) for keys in wanted)
    return Shape((), (), is_explicit=True) if has_all else None


def _of_headings(glance: Glance, *, has_leads: bool) -> Shape | None:
    parts = glance.parts
    named = _level_headings(parts, names_level) or _positions(parts)
    if not named:
        return None
    blocks = [_block(parts, number) for number in named]
    criteria = tuple(line for block in blocks for part in block for line in (*part.items, *part.lines))
    if sum(any(part.items or part.lines for part in block) for block in blocks) < 2:
        return None
    titles = [[part.title for part in block[1:]] for block in blocks]
    emphasised = [[lead["lead"] for item in block[0].items if (lead := _LEAD.match(item))] for block in blocks]
    items = sum(len(block[0].items) for block in blocks)
    is_led = not any(titles) and sum(map(len, emphasised)) * 2 > items
    if is_led is not has_leads:
        return None
    index = any(fold(grid.rows[0][0]) in _INDEX for grid in glance.grids)
    levels = tuple(parts[number].title for number in named)
    below = titles if any(titles) else [_unheaded(block[0]) for block in blocks]
    return Shape(levels, criteria, _shared(emphasised if is_led else below), announces=index)


def _unheaded(part: Part) -> list[str]:
    """Return the emphasised words that are items of their own, or labels of paragraphs."""
    items = [lead["lead"] for item in part.items if (lead := _LEAD.fullmatch(item)) and not lead["rest"].strip(": ")]
    return [*items, *(label["label"] for line in part.lines if (label := _LABEL.match(line)))]


def _level_headings(parts: Sequence[Part], is_one: Callable[[str], bool]) -> list[int]:
    """Return the places of the headings that are levels: of the shallowest depth with two of them."""
    depths = Counter(part.depth for part in parts if part.depth and is_one(part.title))
    depth = next((depth for depth in sorted(depths) if depths[depth] > 1), None)
    return [number for number, part in enumerate(parts) if part.depth == depth and is_one(part.title)]


def _positions(parts: Sequence[Part]) -> list[int]:
    """Return the places of headings that are positions, below a title about careers, and share what is below them."""
    title = next((part.title for part in parts if part.depth), "")
    if not speaks_of_careers(title):
        return []
    # `Group PM` is a position beside `Senior PM`.
    last_words = {part.title.split()[-1] for part in parts if part.title and is_position(part.title)}
    named = _level_headings(parts, lambda words: is_position(words) or not last_words.isdisjoint(words.split()[-1:]))
    blocks = [_block(tuple(parts), number) for number in named]
    shared = _shared([part.title for part in block[1:]] or _unheaded(block[0]) for block in blocks)
    return named if shared else []


def _block(parts: tuple[Part, ...], number: int) -> list[Part]:
    """Return a heading and those below it."""
    block = [parts[number]]
    for below in range(number + 1, len(parts)):
        if parts[below].depth <= parts[number].depth:
            break
        block.append(parts[below])
    return block


def _headed(parts: tuple[Part, ...]) -> tuple[str, ...]:
    """Return the headings that name a level and have list items below them."""
    named = (index for index, part in enumerate(parts) if part.depth and names_level(part.title))
    return tuple(parts[index].title for index in named if any(part.items for part in _block(parts, index)))


def _is_index(grid: Grid, headed: tuple[str, ...]) -> bool:
    """Whether the rows of a table are levels that have a heading each, where what they expect stands."""
    names = frozenset(map(fold, headed))
    numbers = frozenset(map(number, headed)) - {None}
    rows = (row for row in grid.rows[1:] if row)
    return sum(any(fold(cell) in names for cell in row) or referred(row[0]) in numbers for row in rows) > 1


def _of_cells(rows: Iterable[tuple[str, str, str]]) -> Shape | None:
    """Return the shape of criteria that each come with a level and a dimension."""
    found = list(rows)
    levels = tuple(dict.fromkeys(level for level, _, _ in found))
    if len({fold(level) for level in levels}) < 2:
        return None
    by_level = [[dimension for level, dimension, _ in found if level == name and dimension] for name in levels]
    return Shape(levels, tuple(text for _, _, text in found), _shared(by_level))


def _shared(by_level: Iterable[Iterable[str]]) -> tuple[str, ...]:
    """Return the names that at least two levels have."""
    counts = Counter(name for names in by_level for name in dict.fromkeys(map(fold_dimension, names)))
    return tuple(name for name, count in counts.items() if count > 1)


def _cells(grid: Grid) -> list[tuple[str, str, str]]:
    """Return what a table says of levels, if it has some: level, dimension and words of each cell."""
    head, *body = grid.rows
    if is_another_matter(head[0]):
        return []
    columns = [index for index, cell in enumerate(head) if names_level(cell)]
    if len(columns) > 1:
        names = [row[0] if 0 not in columns else grid.above for row in body]
        cells = [
            (head[index], name, row[index])
            for name, row in zip(names, body, strict=True)
            for index in columns
            if index < len(row)
        ]
    else:
        rows = [row for row in body if row and names_level(row[0])]
        columns = list(range(1, len(head)))
        told = [index for index in columns if not describes_level(head[index])] or columns
        pairs = [(row, index) for row in rows for index in told if index < len(row)]
        cells = [(row[0], head[index], row[index]) for row, index in pairs] if len(rows) > 1 else []
    filled = [cell for cell in cells if cell[2]]
    return filled if sum(is_wordy(text) for _, _, text in filled) * 2 >= len(filled) else []


def is_wordy(text: str) -> bool:
    """Tell whether a cell says something in words, and is no number, price or time."""
    return len(text) > 1 and not text[0].isdigit() and any(map(str.isalpha, text))


def _bullet(line: str) -> str:
    match = re.match(r"(?:[•◦▪‣·●○]|[-*+](?=\s))\s*", line)
    return line[match.end() :] if match else ""


def _is_short(line: str) -> bool:
    is_label = len(line.split()) <= _MOST_WORDS and len(line) <= _SHORT
    return is_label and not line[0].islower() and not line.endswith((".", ",", ";", "!", "?"))


def _has(data: str, key: str) -> bool:
    """Whether data have a key, in a block, in braces or in quotes, with a value or a block behind it."""
    return (
        key in data
        and re.search(rf"(?:^|[{{,])[ \t]*(?:-[ \t]+)?{{?[ \t]*[\"']?{key}[\"']?[ \t]*:", data, re.MULTILINE)
        is not None
    )
