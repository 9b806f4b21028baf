"""An arrow is turned in its own style."""

import pytest

from rolelint.arrows import WAYS, pointed

STYLES = (
    ("→", "←", "↔"),
    ("⇒", "⇐", "⇔"),
    ("⟶", "⟵", "⟷"),
    ("->", "<-", "<->"),
    ("-->", "<--", "<-->"),
    ("=>", "<=", "<=>"),
    ("—>", "<—", "<—>"),
    (r"\->", r"<\-", r"<\->"),
    (r"-\>", r"\<-", r"\<-\>"),
    ("-&gt;", "&lt;-", "&lt;-&gt;"),
    ("&rarr;", "&larr;", "&harr;"),
    ("&#8594;", "&#8592;", "&#8596;"),
    ("&#x2192;", "&#x2190;", "&#x2194;"),
)


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("arrow", range(3))
@pytest.mark.parametrize("way", range(3))
def test_every_style_points_every_way(style: tuple[str, str, str], arrow: int, way: int) -> None:
    assert pointed(style[arrow], WAYS[way]) == style[way]


@pytest.mark.parametrize("arrow", ["➔", "➜", "", "nonsense", "<>", "&larr", "→→"])
def test_what_has_no_style_becomes_the_usual_arrow(arrow: str) -> None:
    assert [pointed(arrow, way) for way in WAYS] == ["→", "←", "↔"]
