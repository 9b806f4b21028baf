r"""How an arrow is written, and how the same hand would write it another way round.

A way is `to` the other role, `from` it, or `both`. Arrows are signs (`→`), made of ASCII (`->`, `=>`, `\->`), or
entities (`&rarr;`).
"""

from rolelint.patterns import lazy

WAYS = ("to", "from", "both")
_SIGNS = ("→←↔", "⇒⇐⇔", "⟶⟵⟷")
_ENTITIES = (
    ("&rarr;", "&larr;", "&harr;"),
    ("&#8594;", "&#8592;", "&#8596;"),
    ("&#x2192;", "&#x2190;", "&#x2194;"),
)
_DRAWN = lazy(r"(?P<less>\\?<|&lt;)?(?P<shaft>(?:\\?[-=—–])+)(?P<more>\\?>|&gt;)?")
_OTHER_HEAD = {"<": ">", ">": "<", "&lt;": "&gt;", "&gt;": "&lt;", r"\<": r"\>", r"\>": r"\<"}


def pointed(arrow: str, way: str) -> str:
    """Return an arrow that points a given way in the style of another one; `→`, `←` or `↔` where its style has none."""
    place = WAYS.index(way)
    styles = (*_SIGNS, *_ENTITIES)
    drawn = _DRAWN.fullmatch(arrow)
    if not drawn:
        return next((style[place] for style in styles if arrow in style), _SIGNS[0][place])
    less = drawn["less"] or _OTHER_HEAD.get(drawn["more"] or "", "<")
    more = drawn["more"] or _OTHER_HEAD[less]
    return f"{less if way != 'to' else ''}{drawn['shaft']}{more if way != 'from' else ''}"
