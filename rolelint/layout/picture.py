"""A picture as a few kinds of marks, and its text as SVG."""

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from xml.sax.saxutils import escape
from zlib import crc32

from rolelint.captions import in_line
from rolelint.frozen import frozen
from rolelint.layout.lettering import is_right_to_left, is_sure, measure
from rolelint.layout.styles import sheet

Point = tuple[float, float]
_SIZES = {"title": 18.0, "note": 12.0, "head": 13.0, "name": 13.0, "small": 10.0, "label": 11.0, "count": 12.0}
_SIZES["number"] = 10.0
_BOLD = frozenset({"title", "head", "count", "number"})
_OTHER_SIDE = {"start": "end", "end": "start", "middle": "middle"}


@frozen
class Area:
    """A rectangle with round corners; `is_hatched` fills it with slanting lines."""

    x: float
    y: float
    width: float
    height: float
    looks: str
    radius: float = 0.0
    is_hatched: bool = False


@frozen
class Curve:
    """A line along a path. `start` and `end` name the tips: the colour they have, and `-open` for hollow ones."""

    path: str
    looks: str
    start: str = ""
    end: str = ""
    width: float = 0.0


@frozen
class Disc:
    """A circle."""

    x: float
    y: float
    radius: float
    looks: str


@frozen
class Words:
    """A line of text; (x, y) is on its base line, at the start, the middle or the end. `turn` is in degrees."""

    x: float
    y: float
    text: str
    looks: str
    anchor: str = "start"
    turn: float = 0.0

    @property
    def width(self) -> float:
        """How wide it is at most."""
        kind = self.looks.partition(" ")[0]
        return measure(self.text, _SIZES[kind], is_bold=kind in _BOLD)


@frozen
class Told:
    """Marks that belong together, with a text for who points at them."""

    title: str
    marks: tuple["Mark", ...]


@frozen
class Moved:
    """Marks that are shifted by (x, y)."""

    x: float
    y: float
    marks: tuple["Mark", ...]


Mark = Area | Curve | Disc | Words | Told | Moved


@frozen
class Picture:
    """Marks, the later ones on top, between (0, 0) and (width, height)."""

    width: float
    height: float
    marks: tuple[Mark, ...]


def svg(picture: Picture, title: str, description: str) -> str:
    """Return a picture as an SVG document of its own, readable in the light, in the dark and on paper."""
    title, description = in_line(title), in_line(description)
    name = f"r{crc32(f'{title} {description} {picture.width}'.encode()):08x}"
    body = "\n".join(_element(mark, name) for mark in picture.marks)
    marks = list(_flat(picture.marks))
    tips = sorted({tip for mark in marks if isinstance(mark, Curve) for tip in (mark.start, mark.end) if tip})
    used = {part for looks in {*(mark.looks for mark in marks), *map(_of_tip, tips)} for part in looks.split()}
    is_hatched = any(isinstance(mark, Area) and mark.is_hatched for mark in marks)
    used |= {"paper", *(["hatch"] if is_hatched else [])}
    width, height = number(picture.width), number(picture.height)
    size = f'viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
    named = f'role="img" aria-labelledby="{name}-title {name}-desc"'
    lines = (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="{name}" {size} {named}>',
        f'<title id="{name}-title">{escape(title)}</title>',
        f'<desc id="{name}-desc">{escape(description)}</desc>',
        f"<style>\n{sheet(used, f'.{name}')}\n</style>",
        f"<defs>{''.join((*map(_tip(name), tips), *([_hatch(name)] if is_hatched else [])))}</defs>",
        f'<rect class="paper" width="{width}" height="{height}"/>',
        body,
        "</svg>\n",
    )
    return "\n".join(lines)


# Lines run along columns and rows, so that most coordinates occur several times.
@lru_cache(maxsize=16_384)
def number(value: float) -> str:
    """Return a number as short as one decimal allows, the same on every machine."""
    text = f"{value:.1f}"
    return "0" if text == "-0.0" else text.removesuffix(".0")


def path(points: Iterable[Point]) -> str:
    """Return a path of cubic curves: a point, and three more for each curve."""
    first, *rest = [f"{number(x)} {number(y)}" for x, y in points]
    return f"M{first}C{' '.join(rest)}"


def _flat(marks: Iterable[Mark]) -> Iterator[Area | Curve | Disc | Words]:
    for mark in marks:
        if isinstance(mark, Told | Moved):
            yield from _flat(mark.marks)
        else:
            yield mark


def _of_tip(tip: str) -> str:
    colour = tip.partition("-")[0]
    return f"{colour} hollow" if tip.endswith("-open") else f"{colour}-fill"


def _tip(name: str) -> Callable[[str], str]:
    def marker(tip: str) -> str:
        shape = '<circle cx="5" cy="5" r="3.6"' if tip.endswith("-ring-open") else '<path d="M1 1L9 5L1 9Z"'
        # A wide line ends where its tip begins, or it would stick out on both sides.
        at, size = (1, 15) if tip.endswith("-big") else (9, 9)
        return (
            f'<marker id="{name}-{tip}" viewBox="0 0 10 10" refX="{at}" refY="5" markerWidth="{size}"'
            f' markerHeight="{size}" markerUnits="userSpaceOnUse" orient="auto-start-reverse">'
            f'{shape} class="{_of_tip(tip)}"/></marker>'
        )

    return marker


def _hatch(name: str) -> str:
    return (
        f'<pattern id="{name}-hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        '<path class="hatch" d="M0 0V6"/></pattern>'
    )


def _element(mark: Mark, name: str) -> str:
    match mark:
        case Area():
            return _area(mark, name)
        case Curve():
            tips = [
                f' marker-{end}="url(#{name}-{tip})"' for end, tip in (("start", mark.start), ("end", mark.end)) if tip
            ]
            width = f' stroke-width="{number(mark.width)}"' if mark.width else ""
            return f'<path class="{mark.looks}" d="{mark.path}"{width}{"".join(tips)}/>'
        case Disc():
            at = f'cx="{number(mark.x)}" cy="{number(mark.y)}" r="{number(mark.radius)}"'
            return f'<circle class="{mark.looks}" {at}/>'
        case Words():
            return _words(mark)
        case Told():
            return f"<g><title>{escape(mark.title)}</title>{''.join(_element(one, name) for one in mark.marks)}</g>"
        case Moved():
            body = "\n".join(_element(one, name) for one in mark.marks)
            return f'<g transform="translate({number(mark.x)} {number(mark.y)})">\n{body}\n</g>'


def _area(mark: Area, name: str) -> str:
    size = f'x="{number(mark.x)}" y="{number(mark.y)}" width="{number(mark.width)}" height="{number(mark.height)}"'
    radius = f' rx="{number(mark.radius)}"' if mark.radius else ""
    drawn = f'<rect class="{mark.looks}" {size}{radius}/>'
    return f'{drawn}<rect {size}{radius} fill="url(#{name}-hatch)"/>' if mark.is_hatched else drawn


def _words(mark: Words) -> str:
    text = in_line(mark.text)
    anchor, direction = mark.anchor, ""
    if is_right_to_left(text):
        anchor, direction = _OTHER_SIDE[anchor], ' direction="rtl"'
    anchor = "" if anchor == "start" else f' text-anchor="{anchor}"'
    at = f'x="{number(mark.x)}" y="{number(mark.y)}"'
    turn = f' transform="rotate({number(mark.turn)} {number(mark.x)} {number(mark.y)})"' if mark.turn else ""
    length = "" if is_sure(text) else f' textLength="{number(mark.width)}" lengthAdjust="spacingAndGlyphs"'
    return f'<text class="{mark.looks}" {at}{anchor}{direction}{turn}{length}>{escape(text)}</text>'
