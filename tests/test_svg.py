import re
import struct
import sys
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from companies import NASTY, company, edge, named
from hypothesis import given
from hypothesis import strategies as st

from rolelint.captions import called
from rolelint.diagnostic import Diagnostic, Finding, Severity
from rolelint.diagrams import png, svg
from rolelint.drawing import Asked, Drawing, Shape, draw
from rolelint.errors import UserError
from rolelint.graph import Edge, Exchange, Graph, Member, Sort
from rolelint.source import Location, Span

SVG = "{http://www.w3.org/2000/svg}"


def drawing(graph: Graph, shape: Shape, *, with_findings: bool = True) -> Drawing:
    focus = (graph.members[0].key,) if shape is Shape.FOCUS else ()
    return draw(graph, Asked(shape, focus=focus, with_findings=with_findings), svg.SHAPES)


def found(graph: Graph) -> Graph:
    """Return the graph with two findings in the file of its first role."""
    finding = Finding("'Acme' <does> not answer", Location("roles/a.md", Span(0, 1)))
    diagnostic = Diagnostic("RL402", "one-sided-interaction", Severity.WARNING, finding, "role:a")
    first, *rest = graph.members
    return replace(graph, members=(replace(first, findings=(diagnostic, diagnostic)), *rest))


def texts(picture: str) -> list[str]:
    return [text.text or "" for text in ET.fromstring(picture).iter(f"{SVG}text")]  # noqa: S314


def titles(picture: str) -> list[str]:
    return [title.text or "" for title in ET.fromstring(picture).iter(f"{SVG}title")]  # noqa: S314


def pair(label: str = "Provides API", sort: Sort = Sort.ROLE, *, is_one_sided: bool = False) -> Graph:
    said_by = ("a",) if is_one_sided else ("a", "b")
    told = Exchange("a", "b", is_mutual=False, label=label, said_by=said_by, frequency="weekly")
    one = Edge("a", "b", is_mutual=False, exchanges=(told,), is_one_sided=is_one_sided)
    return Graph((Member("a", "Ann", Sort.ROLE), Member("b", "Bob", sort)), (one,))


@pytest.mark.parametrize("shape", Shape)
def test_a_small_company_looks_as_it_did(shape: Shape, golden: Callable[[str, str], None]) -> None:
    golden(f"diagrams/small-{shape}.svg", svg.render(drawing(found(company(8)), shape)))


@pytest.mark.parametrize("shape", Shape)
@pytest.mark.parametrize("graph", [company(12), company(150), named(NASTY)], ids=["small", "large", "nasty"])
def test_every_name_can_be_read_in_every_shape(shape: Shape, graph: Graph) -> None:
    shown = drawing(graph, shape)
    told = "\n".join(titles(svg.render(shown)))
    assert all(called(member) in told for member in shown.graph.members)


@pytest.mark.parametrize("shape", Shape)
@given(names=st.lists(st.text(max_size=80), min_size=1, max_size=7))
def test_any_names_make_well_formed_pictures(shape: Shape, names: list[str]) -> None:
    picture = svg.render(drawing(named(names), shape))
    assert ET.fromstring(picture.encode()).tag == f"{SVG}svg"  # noqa: S314


@pytest.mark.parametrize("shape", Shape)
def test_a_picture_is_named_and_described_for_who_cannot_see_it(shape: Shape) -> None:
    shown = drawing(company(8), shape)
    root = ET.fromstring(svg.render(shown))  # noqa: S314
    named_by = {element.get("id"): element.text for element in root if element.get("id")}
    assert root.get("role") == "img"
    assert [named_by[name] for name in (root.get("aria-labelledby") or "").split()] == [shown.title, shown.description]


@pytest.mark.parametrize("shape", Shape)
def test_a_picture_needs_nothing_from_elsewhere(shape: Shape) -> None:
    picture = svg.render(drawing(named(NASTY), shape))
    assert re.findall(r"https?://[^\"\s]+", picture) == ["http://www.w3.org/2000/svg"]
    assert not re.search(r"<script|<image|<foreignObject|context-stroke|@import|\son\w+=|style=", picture)
    ids = set(re.findall(r'\bid="([^"]+)"', picture))
    assert set(re.findall(r"url\(#([^)]+)\)", picture)) <= ids


@pytest.mark.parametrize("shape", Shape)
def test_each_class_has_looks_and_each_tip_is_there_once(shape: Shape) -> None:
    picture = svg.render(drawing(found(company(30)), shape))
    tips = re.findall(r'<marker id="([^"]+)"', picture)
    known = set(re.findall(r"^\.r\w+ \.([\w-]+)\{", picture, re.MULTILINE))
    used = {part for looks in re.findall(r'(?<!svg") class="([^"]+)"', picture) for part in looks.split()}
    assert len(tips) == len(set(tips))
    assert used - known <= {"mark"} | {part for part in used if part.startswith("r")}


def test_a_picture_is_readable_in_the_dark_and_light_on_paper() -> None:
    picture = svg.render(drawing(company(8), Shape.FAMILY))
    assert "@media screen and (prefers-color-scheme:dark)" in picture
    assert "paint-order:stroke" in picture


@pytest.mark.parametrize(
    ("sort", "sign"),
    [
        (Sort.EXTERNAL, 'class="card external"'),
        (Sort.UNKNOWN, ">?<"),
        (Sort.GROUP, 'class="inner"'),
        (Sort.BROKEN, "-hatch)"),
    ],
)
@pytest.mark.parametrize("shape", [Shape.FAMILY, Shape.BLOCKS])
def test_who_is_no_role_is_told_by_more_than_colour_and_explained(shape: Shape, sort: Sort, sign: str) -> None:
    words = {
        Sort.EXTERNAL: "outside the organisation",
        Sort.UNKNOWN: "name that nobody bears",
        Sort.GROUP: "group of roles",
        Sort.BROKEN: "file that cannot be read",
    }
    with_one = svg.render(drawing(pair(sort=sort), shape))
    without = svg.render(drawing(pair(), shape))
    assert sign in with_one
    assert sign not in without
    assert [text for text in texts(with_one) if text in words.values()] == [words[sort]]
    assert not [text for text in texts(without) if text in words.values()]


@pytest.mark.parametrize("shape", [Shape.BUNDLE, Shape.MATRIX])
def test_where_there_are_no_cards_the_name_says_who_is_no_role(shape: Shape) -> None:
    assert {"Bob (unknown)"} <= set(texts(svg.render(drawing(pair(sort=Sort.UNKNOWN), shape))))


@pytest.mark.parametrize("shape", [Shape.FAMILY, Shape.FOCUS, Shape.BLOCKS, Shape.BUNDLE])
def test_a_one_sided_line_is_dashed_and_open_at_the_silent_end(shape: Shape) -> None:
    picture = svg.render(drawing(pair(is_one_sided=True), shape))
    assert re.search(r'class="line plain one-sided"[^>]*marker-end="url\(#\w+-plain-open\)"', picture)
    assert "only one side says so: the open end is silent" in texts(picture)
    plain = svg.render(drawing(pair(is_one_sided=True), shape, with_findings=False))
    assert not re.search(r'class="[^"]*one-sided', plain)


def test_where_the_giver_is_silent_the_line_begins_with_a_ring() -> None:
    graph = pair(is_one_sided=True)
    told = replace(graph.edges[0].exchanges[0], said_by=("b",))
    picture = svg.render(drawing(replace(graph, edges=(replace(graph.edges[0], exchanges=(told,)),)), Shape.FAMILY))
    assert "plain-ring-open" in picture


def test_a_one_sided_mark_of_the_matrix_is_hollow() -> None:
    assert 'class="hollow plain"' in svg.render(drawing(pair(is_one_sided=True), Shape.MATRIX))


@pytest.mark.parametrize("shape", [shape for shape in Shape if shape is not Shape.OVERVIEW])
def test_findings_are_counted_at_their_role_if_they_are_asked_for(shape: Shape) -> None:
    graph = found(pair())
    asked, plain = (svg.render(drawing(graph, shape, with_findings=wanted)) for wanted in (True, False))
    assert 'class="found"' in asked
    assert any("RL402: 'Acme' <does> not answer" in title for title in titles(asked))
    assert 'class="found"' not in plain
    assert "RL402" not in plain


def test_a_line_tells_all_that_is_exchanged() -> None:
    assert "Ann → Bob: Provides API (weekly)" in titles(svg.render(drawing(pair(), Shape.BLOCKS)))


def test_a_text_from_right_to_left_says_so() -> None:
    picture = svg.render(drawing(pair("مدير"), Shape.FAMILY))
    assert 'direction="rtl"' in picture
    assert "unicode-bidi:plaintext" in picture


def test_a_text_of_unknown_width_is_fitted_into_its_place() -> None:
    graph = pair()
    odd = replace(graph, members=(replace(graph.members[0], label="𒐫𒐫"), graph.members[1]))
    assert "textLength=" in svg.render(drawing(odd, Shape.FAMILY))
    assert "textLength=" not in svg.render(drawing(graph, Shape.FAMILY))


@pytest.mark.parametrize("shape", [shape for shape in Shape if shape is not Shape.FOCUS])
def test_nobody_makes_an_empty_picture(shape: Shape) -> None:
    assert "Who works with whom" in texts(svg.render(drawing(Graph((), ()), shape)))


@pytest.mark.parametrize("shape", [shape for shape in Shape if shape is not Shape.FOCUS])
def test_roles_without_any_edge_are_drawn(shape: Shape) -> None:
    graph = Graph(tuple(Member(f"k{number}", f"Role {number}", Sort.ROLE, family="One") for number in range(3)), ())
    assert "gives to" not in texts(svg.render(drawing(graph, shape)))


def test_focus_shows_who_is_two_steps_away() -> None:
    graph = company(12)
    shown = draw(graph, Asked(Shape.FOCUS, focus=("role-000",), depth=2), svg.SHAPES)
    told = "\n".join(titles(svg.render(shown)))
    assert all(called(member) in told for member in shown.graph.members)


def test_two_members_in_focus_stand_in_the_middle() -> None:
    graph = company(12)
    shown = draw(graph, Asked(Shape.FOCUS, focus=("role-000", "role-005")), svg.SHAPES)
    assert svg.render(shown).count("middle") >= 2


def test_nobody_is_left_out_whom_no_edge_joins_with_the_focus() -> None:
    graph = pair()
    alone = replace(graph, members=(*graph.members, Member("c", "Cem", Sort.ROLE)))
    assert "Cem" in texts(svg.render(Drawing(alone, Shape.FOCUS, "Title", "", focus=("a",))))


def test_a_way_is_drawn_from_left_to_right() -> None:
    keys = ("a", "b", "c", "d", "e")
    members = tuple(Member(key, f"Role {key}", Sort.ROLE) for key in keys)
    edges = tuple(edge(one, other, 3) for one, other in pairwise(keys))
    root = ET.fromstring(svg.render(drawing(Graph(members, edges), Shape.FAMILY)))  # noqa: S314
    at = {text.text: float(text.get("x") or 0) for text in root.iter(f"{SVG}text")}
    assert len({at[f"Role {key}"] for key in keys}) == len(keys)


def test_many_neighbours_wrap_into_columns() -> None:
    names = [f"n{number:02}" for number in range(60)]
    members = [Member(name, f"Neighbour {name}", Sort.ROLE) for name in names]
    edges = [edge("hub", name, 3) for name in names]
    graph = Graph((Member("hub", "Hub", Sort.ROLE), *members), tuple(edges))
    root = ET.fromstring(svg.render(drawing(graph, Shape.FOCUS)))  # noqa: S314
    assert float(root.get("height") or 0) < 2.0 * float(root.get("width") or 0)


def test_a_picture_as_png_is_twice_as_large() -> None:
    shown = drawing(company(8), Shape.FAMILY)
    root = ET.fromstring(svg.render(shown))  # noqa: S314
    painted = png.render(shown)
    width, height = struct.unpack(">II", painted[16:24])
    assert painted.startswith(b"\x89PNG")
    assert width == pytest.approx(2 * float(root.get("width") or 0), abs=3)
    assert height == pytest.approx(2 * float(root.get("height") or 0), abs=3)


def test_png_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    with pytest.raises(UserError, match="PNG needs the package resvg_py") as raised:
        png.render(drawing(company(8), Shape.FAMILY))
    assert raised.value.hint == "pip install 'rolelint[graph]'"
