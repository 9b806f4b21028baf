"""The text and data forms of a graph, on a small theatre and on graphs with nasty names."""

import csv as csv_format
import io
import json
import re
import subprocess
import sys
import sysconfig
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any
from xml.etree import ElementTree as ET

import jsonschema
import merman  # type: ignore[import-untyped]  # it ships without types
import networkx as nx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rolelint.analysis import Plan, analyze
from rolelint.captions import edge_captions, in_line, member_caption, named, plain_ids
from rolelint.catalog import Catalog
from rolelint.diagnostic import Diagnostic, Finding, Severity
from rolelint.diagrams import csv, dot, graphml, mermaid, table
from rolelint.diagrams import json as json_diagram
from rolelint.dialects.role import DIALECT
from rolelint.drawing import Asked, Drawing, Shape, draw
from rolelint.frame import UNSAFE, visible
from rolelint.graph import Edge, Exchange, Graph, Member, Sort, build
from rolelint.identity import Identity
from rolelint.lookup import public
from rolelint.model import Role
from rolelint.names import slug
from rolelint.source import Location, Source, Span
from rolelint.views import groups

THEATRE = {
    "roles/stage-manager.md": """---
name: Stage Manager
family: Stage
default_seniority: Senior
reports_to: House Manager
---
# Interactions
- **Provides cue sheet** → Lighting Designer (daily)
- **Provides running times** → House Manager (weekly)
- **Collaborates with** ↔ Fire Brigade (monthly)
- **Informs** → all roles
""",
    "roles/lighting-designer.md": """---
name: Lighting Designer
family: Stage
---
# Interactions
- **Receives cue sheet** ← Stage Manager (daily)
- **Provides R&D** → Stage Manager
- **Provides lamps "cold"** → Costume Studio
""",
    "roles/house-manager.md": """---
name: House Manager
family: House
---
# Interactions
- **Collaborates with** ↔ Prompter
- **Receives running times** ← Stage Manager (weekly)
""",
    "roles/ushers/profile.md": """---
name: 案内係 👩\u200d🌾
family: House
---
# Mission
Show everybody to a seat.
""",
    "roles/cashier.md": """---
name: Cashier
---
# Interactions
- **Delivers takings** → House Manager (daily)
""",
}
FORMS: Mapping[str, ModuleType] = {
    "mermaid": mermaid,
    "dot": dot,
    "json": json_diagram,
    "csv": csv,
    "table": table,
    "graphml": graphml,
}
SUFFIXES = {"mermaid": "mmd", "table": "txt"}
FIRE = "Fire Brigade"


def role(path: str) -> Role:
    found = analyze(Source(path, THEATRE[path]), DIALECT, Plan()).roles[0]
    assert found is not None
    return found


def finding(code: str, name: str, path: str, words: str) -> Diagnostic:
    start = THEATRE[path].index(words)
    at = Location(path, Span(start, start + len(words)))
    return Diagnostic(code, name, Severity.WARNING, Finding(f"about '{words}'", at), "role:somebody")


def theatre() -> Graph:
    catalog = Catalog(
        tuple(map(role, THEATRE)), (Identity("roles/prompter.md", None, None, "Prompter"),), externals={FIRE: "112"}
    )
    found = (
        finding("RL402", "one-sided-interaction", "roles/lighting-designer.md", "R&D"),
        finding("RL601", "vague-metric", "roles/ushers/profile.md", "Show everybody"),
    )
    return build(catalog, found)


def key_of(label: str) -> str:
    return next(member.key for member in theatre().members if member.label == label)


def asked(name: str) -> Asked:
    return {
        "overview": Asked(Shape.OVERVIEW, with_findings=True),
        "family": Asked(Shape.FAMILY, with_findings=True),
        "plain": Asked(Shape.FAMILY, group_by="seniority"),
        "focus": Asked(Shape.FOCUS, focus=(key_of("House Manager"),)),
        "data": Asked(with_findings=True),
    }[name]


def rendered(form: str, name: str = "data") -> str:
    module = FORMS[form]
    return str(module.render(draw(theatre(), asked(name), module.SHAPES)))


@pytest.mark.parametrize(
    ("form", "name"),
    [
        *((form, name) for form in ("mermaid", "dot") for name in ("overview", "family", "plain", "focus")),
        *((form, "data") for form in ("json", "csv", "table")),
        *((form, "overview") for form in ("json", "csv", "table")),
    ],
)
def test_a_diagram_looks_as_it_did(form: str, name: str, golden: Callable[[str, str], None]) -> None:
    golden(f"diagrams/{name}.{SUFFIXES.get(form, form)}", rendered(form, name))


# Nasty graphs

NASTY = (
    *(
        '"',
        '"]',
        "#",
        "#quot;",
        "&amp;",
        "a & b",
        "<b>",
        "<br/>",
        "`",
        "```",
        "a`b",
        "-->",
        "---",
        "%%",
        "%%{init: {}}%%",
    ),
    *("end", "style", "class", "default", "constructor", "__proto__", "subgraph", "graph", "node", "edge", "digraph"),
    *("[x](http://y)", "1. one", "2) two", "- dash", "+ plus", "* star", "**b** _i_", "$$x^2$$", "fa:fa-user", ":::x"),
    *("\\", "\\n", "C:\\new", "\\N \\G \\E", "a|b", "{x}", "(x)", "[x]", "a--b", "a;b", "@{ shape: x }", "www.x.org"),
    *(
        "=1+1",
        "+1",
        "-1",
        "@x",
        "＝1",
        "\t=1",
        "'",
        "a,b",
        "line\nline",
        "line\r\nline",
        "\x1b[31m",
        "\u202eabc",
        "\x00",
    ),
    *(
        "עברית",
        "عربي (نص)",
        "品質",
        "👩\u200d🌾",
        "e\u0301",
        "ﬂ°°35¶ß",
        "\ufeffx",
        "\ufffe",
        "\u2028",
        "\x85",
        "\ud800",
    ),
    *("x" * 200, "word " * 40, "", " ", "\u00a0", "·", "accTitle: x", "<!-- rolelint:graph:end -->", "Ø", "ß", "ı"),
)
words = st.one_of(
    st.sampled_from(NASTY),
    st.text(max_size=12),
    st.text("\"'`#&<>%[](){}|\\;:-=.~^*_$@!?/ \n\tab1", max_size=20),
    st.lists(st.sampled_from(NASTY), min_size=2, max_size=3).map(" ".join),
)
maybe = st.none() | words


@st.composite
def graphs(draw_one: st.DrawFn) -> Graph:
    labels = draw_one(st.lists(words, min_size=1, max_size=5))
    sorts = [sort for sort in Sort if sort is not Sort.BUNDLE]
    members: list[Member] = []
    for number, label in enumerate(labels):
        key = (
            f"{slug(label)}-{number}"
            if draw_one(st.booleans()) or slug(label) in {m.key for m in members}
            else slug(label)
        )
        sort = draw_one(st.sampled_from(sorts))
        is_role = sort in {Sort.ROLE, Sort.BROKEN}
        family, seniority = (draw_one(maybe) if is_role else None for _ in range(2))
        members.append(Member(key, label, sort, family, seniority, "roles" if is_role else None))
    keys = [member.key for member in members]
    pairs = draw_one(st.lists(st.tuples(st.sampled_from(keys), st.sampled_from(keys)), max_size=5, unique_by=frozenset))
    edges = (draw_one(edges_between(pair)) for pair in pairs if pair[0] != pair[1])
    return Graph(tuple(members), tuple(edges))


@st.composite
def edges_between(draw_one: st.DrawFn, pair: tuple[str, str]) -> Edge:
    exchanges = tuple(
        Exchange(
            *(pair if draw_one(st.booleans()) else pair[::-1]),
            is_mutual=draw_one(st.booleans()),
            label=draw_one(words),
            said_by=draw_one(st.sampled_from([pair, pair[:1], pair[1:]])),
            frequency=draw_one(maybe),
        )
        for _ in range(draw_one(st.integers(1, 3)))
    )
    is_mutual = any(exchange.is_mutual for exchange in exchanges) or len({each.giver for each in exchanges}) > 1
    ends = (min(pair), max(pair)) if is_mutual else (exchanges[0].giver, exchanges[0].taker)
    return Edge(*ends, is_mutual, exchanges, draw_one(st.booleans()))


@st.composite
def drawings(draw_one: st.DrawFn, shapes: tuple[Shape, ...] = mermaid.SHAPES) -> Drawing:
    graph = draw_one(graphs())
    shape = draw_one(st.sampled_from(shapes)) if shapes else None
    middle = (graph.members[0].key,) if shape is Shape.FOCUS or draw_one(st.booleans()) else ()
    return draw(graph, Asked(shape, None, middle, with_findings=draw_one(st.booleans())), shapes)


def full_text(label: str) -> str:
    """Return what a reader must see of a text, by a way of its own."""
    shown = "".join(visible(part) + " " for part in re.split(r"\s+", label) if part)[:-1]
    return shown.replace("\ufffe", "\\ufffe").replace("\uffff", "\\uffff")


slow = settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])


# Mermaid


def parsed(text: str) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(merman.Merman().parse_json(text, None))
    assert document["type"] == "flowchart-v2"
    return document


@slow
@given(drawings())
def test_a_real_parser_reads_every_member_and_line_out_of_mermaid(drawing: Drawing) -> None:
    read = parsed(mermaid.render(drawing))
    keys = [member.key for member in drawing.graph.members]
    ids = dict(zip(keys, plain_ids(keys, "r"), strict=True))
    assert sorted(node["id"] for node in read["nodes"]) == sorted(ids.values())
    kinds = {False: "arrow_point", True: "double_arrow_point"}
    assert [({edge["from"], edge["to"]}, edge["type"]) for edge in read["edges"]] == [
        ({ids[edge.source], ids[edge.target]}, kinds[edge.is_mutual]) for edge in drawing.graph.edges
    ]


def seen(text: str) -> str:
    """Return a text without the joiners that nobody sees."""
    return text.replace("\u2060", "")


def drawn(text: str) -> tuple[list[str], list[str]]:
    """Return the labels of boxes and frames, and those of lines, as merman draws them, each sorted."""
    svg = ET.fromstring(merman.Merman().render_svg(text, None))  # noqa: S314
    for line_end in svg.iter("{http://www.w3.org/1999/xhtml}br"):
        line_end.text = "\n"
    spans = [
        (span.get("class"), seen("".join(span.itertext()))) for span in svg.iter("{http://www.w3.org/1999/xhtml}span")
    ]
    boxes, lines = (
        sorted(label for kind, label in spans if kind == wanted and label) for wanted in ("nodeLabel", "edgeLabel")
    )
    return boxes, lines


@slow
@given(drawings())
def test_what_is_drawn_from_mermaid_shows_every_label_in_full(drawing: Drawing) -> None:
    boxes, lines = drawn(mermaid.render(drawing))
    frames = [group.label for group in groups(drawing.graph, drawing.group_by) if not group.is_outside]
    framed = [full_text(label) for label in frames if drawing.shape is Shape.FAMILY]
    captions = [member_caption(member, drawing) for member in drawing.graph.members]
    assert boxes == sorted(filter(None, [*framed, *captions]))
    assert lines == sorted(filter(None, ("\n".join(edge_captions(edge, drawing)) for edge in drawing.graph.edges)))


@given(drawings())
def test_a_caption_holds_the_full_text_of_a_name(drawing: Drawing) -> None:
    for member in drawing.graph.members:
        assert full_text(member.label) in member_caption(member, drawing)


@pytest.mark.parametrize("name", NASTY)
def test_title_and_description_are_read_as_they_are(name: str) -> None:
    drawing = Drawing(Graph((), ()), Shape.FAMILY, f"Of {name}", f"About {name}.")
    svg = ET.fromstring(merman.Merman().render_svg(mermaid.render(drawing), None))  # noqa: S314
    texts = [seen(svg.findtext(f"{{http://www.w3.org/2000/svg}}{tag}") or "") for tag in ("title", "desc")]
    assert texts == [full_text(f"Of {name}"), full_text(f"About {name}.")]


def test_an_organisation_of_nobody_is_an_empty_drawing() -> None:
    nobody = draw(Graph((), ()), Asked(), mermaid.SHAPES)
    assert parsed(mermaid.render(nobody))["nodes"] == []


def test_ids_are_plain_each_one_once_and_stay_what_they_are() -> None:
    ids = list(plain_ids(["end", "a-b", "a_b", "A.B", "品質", "検査", "a-b-2"], "r"))
    assert ids == ["r_end", "r_a_b", "r_a_b_2", "r_A_B_3", "r", "r_2", "r_a_b_2_2"]


def test_a_line_that_goes_both_ways_leads_away_from_the_role_in_focus() -> None:
    assert "  r_house_manager <-->|" in rendered("mermaid", "focus")


def test_a_one_sided_pair_is_dotted_and_says_so_in_words_only_with_findings() -> None:
    assert 'r_cashier -.->|"Delivers takings (daily)<br/>one-sided: only Cashier says so"|' in rendered(
        "mermaid", "family"
    )
    assert 'r_cashier -->|"Delivers takings (daily)"|' in rendered("mermaid", "plain")


@pytest.mark.parametrize("sort", [sort for sort in Sort if sort is not Sort.ROLE])
@pytest.mark.parametrize("form", [mermaid, dot])
def test_whoever_is_no_role_has_a_box_of_another_form(sort: Sort, form: ModuleType) -> None:
    graph = Graph((Member("one", "One", Sort.ROLE), Member("two", "One", sort)), ())
    text = form.render(draw(graph, Asked(Shape.FAMILY), form.SHAPES))
    one, two = (line.strip() for line in text.splitlines() if line.strip().startswith(("r_one", "r_two")))
    assert one.replace("r_one", "r_two") != two
    assert named(graph.members[1]) != "One"


def test_mermaid_sets_no_theme_and_no_layout() -> None:
    texts = [rendered("mermaid", name) for name in ("overview", "family", "plain", "focus")]
    assert [text for text in texts if "init" in text or "config" in text or re.search("fill|color|curve", text)] == []


def crowd(roles: int, edges: int) -> Graph:
    members = tuple(Member(f"role-{number}", f"Role {number}", Sort.ROLE) for number in range(roles))
    pairs = [(one, other) for one in range(roles) for other in range(one + 1, roles)][:edges]
    told = (
        Exchange(f"role-{a}", f"role-{b}", is_mutual=False, label="Advises", said_by=(f"role-{a}",)) for a, b in pairs
    )
    return Graph(members, tuple(Edge(each.giver, each.taker, is_mutual=False, exchanges=(each,)) for each in told))


@pytest.mark.parametrize(
    ("roles", "edges", "note"),
    [
        (5, 5, None),
        (30, 60, "%% GitLab draws this only after a click: 2,"),
        (40, 501, "%% Too large for GitHub: 19,"),
        (2000, 5, "%% Too large for GitHub: 52,"),
    ],
)
def test_mermaid_begins_with_a_note_where_a_page_would_not_draw_it(roles: int, edges: int, note: str | None) -> None:
    text = mermaid.render(draw(crowd(roles, edges), Asked(Shape.FAMILY), mermaid.SHAPES))
    assert text.startswith(note or "flowchart LR\n")
    assert len(parsed(text)["edges"]) == edges


@pytest.mark.parametrize(
    ("asked", "less"),
    [
        (Asked(Shape.FAMILY), "--shape overview, --focus ROLE or a filter"),
        (Asked(Shape.OVERVIEW), "--focus ROLE or a filter"),
        (Asked(Shape.FOCUS, focus=("role-0",)), "--shape overview or a filter"),
    ],
)
def test_mermaid_recommends_nothing_that_a_drawing_is_already(asked: Asked, less: str) -> None:
    graph = crowd(60, 59)
    members = tuple(replace(member, family=f"Family {member.key}") for member in graph.members)
    text = mermaid.render(draw(replace(graph, members=members), asked, mermaid.SHAPES))
    assert text.partition("\n")[0].endswith(f" Draw less: with {less}.")


# DOT

DOT = Path(sysconfig.get_path("scripts")) / "graphviz-pure"


def graphviz(text: str) -> ET.Element:
    """Return the SVG that Graphviz makes of a graph; a complaint fails the test, but for what its fonts lack."""
    done = subprocess.run([DOT, "-Tsvg"], input=text.encode(), capture_output=True, check=True)
    assert [line for line in done.stderr.splitlines() if line and b"no value for width of" not in line] == []
    return ET.fromstring(done.stdout)  # noqa: S314


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(drawings())
def test_graphviz_draws_every_label_of_dot_in_full(drawing: Drawing) -> None:
    svg = graphviz(dot.render(drawing))
    shown = sorted(" ".join("".join(text.itertext()).split()) for text in svg.iter("{http://www.w3.org/2000/svg}text"))
    expected = [in_line(drawing.title), *(member_caption(member, drawing) for member in drawing.graph.members)]
    expected += [line for edge in drawing.graph.edges for line in edge_captions(edge, drawing)]
    assert [text for text in map(" ".join, map(str.split, expected)) if text not in shown] == []


@pytest.mark.parametrize(("roles", "edges"), [(30, 60), (30, 200)])
def test_graphviz_bears_circles_between_clusters(roles: int, edges: int) -> None:
    graph = crowd(roles, edges)
    members = tuple(replace(member, family=f"Family {number % 4}") for number, member in enumerate(graph.members))
    text = dot.render(draw(replace(graph, members=members), Asked(Shape.FAMILY), dot.SHAPES))
    labels = [node.text for node in graphviz(text).iter("{http://www.w3.org/2000/svg}text")]
    assert labels.count("Advises") == edges


def test_a_tooltip_tells_a_line_in_a_sentence() -> None:
    tips = [link.get("{http://www.w3.org/1999/xlink}title") for link in graphviz(rendered("dot", "family")).iter()]
    assert 'Lighting Designer to Costume Studio: Provides lamps "cold"' in tips


# JSON


def schema() -> dict[str, Any]:
    read: dict[str, Any] = json.loads(
        (Path(__file__).parent.parent / "schemas" / "graph.schema.json").read_text("utf-8")
    )
    return read


@given(drawings(()))
def test_the_json_is_what_its_schema_says_and_reads_back_the_very_characters(drawing: Drawing) -> None:
    text = json_diagram.render(drawing)
    data = json.loads(text)
    assert list(jsonschema.Draft202012Validator(schema()).iter_errors(data)) == []
    assert [member["label"] for member in data["members"]] == [member.label for member in drawing.graph.members]
    assert UNSAFE.sub("", text.replace("\n", "")) == text.replace("\n", "")


@pytest.mark.parametrize("draft", [jsonschema.Draft202012Validator, jsonschema.Draft7Validator])
def test_a_key_that_the_schema_does_not_know_is_refused(draft: Any) -> None:
    data = json.loads(rendered("json"))
    data["edges"][0]["exchanges"][0]["weight"] = 3
    assert [error.validator for error in draft(schema()).iter_errors(data)] == ["additionalProperties"]


def test_json_says_where_an_exchange_is_written_down_on_both_sides() -> None:
    exchanges = [each for edge in json.loads(rendered("json"))["edges"] for each in edge["exchanges"]]
    assert next(each["places"] for each in exchanges if each["label"] == "Provides cue sheet") == [
        "roles/lighting-designer.md:6",
        "roles/stage-manager.md:8",
    ]
    assert next(each["places"] for each in exchanges if each["label"] == "Reports to") == ["roles/stage-manager.md:5"]


def test_findings_are_in_the_json_only_where_they_are_asked_for() -> None:
    silent = json_diagram.render(draw(theatre(), Asked(), ()))
    assert '"findings"' not in silent
    assert '"place": "roles/lighting-designer.md:7"' in rendered("json")


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_a_public_graph_tells_no_path(form: ModuleType) -> None:
    assert "roles/" not in form.render(draw(public(theatre()), Asked(), form.SHAPES))


# CSV


def rows(text: str) -> list[dict[str, str]]:
    return list(csv_format.DictReader(io.StringIO(text, newline=""), strict=True))


@given(drawings(()))
def test_csv_reads_back_a_row_per_exchange(drawing: Drawing) -> None:
    exchanges = [exchange for edge in drawing.graph.edges for exchange in edge.exchanges]
    read = rows(csv.render(drawing))
    assert [(row["from key"], row["to key"], row["mutual"] == "yes") for row in read] == [
        (exchange.giver, exchange.taker, exchange.is_mutual) for exchange in exchanges
    ]
    assert [row["what"].removeprefix("'") for row in read] == [
        visible(each.label).removeprefix("'") for each in exchanges
    ]


@given(drawings(()))
def test_no_cell_of_csv_begins_like_a_formula(drawing: Drawing) -> None:
    cells = [cell for row in rows(csv.render(drawing)) for cell in row.values()]
    assert [cell for cell in cells if cell.lstrip().startswith(("=", "+", "-", "@", "\t", "\r"))] == []


# The table


def test_the_table_names_everybody_and_tells_an_exchange_from_both_sides() -> None:
    text = rendered("table")
    assert [member.label for member in theatre().members if visible(member.label) not in text] == []
    assert (text.count("Provides running times"), text.count("Receives running times")) == (1, 1)


@given(drawings(()))
def test_the_table_names_every_member_and_prints_nothing_raw(drawing: Drawing) -> None:
    text = table.render(drawing)
    assert [member.key for member in drawing.graph.members if named(member) not in text] == []
    assert UNSAFE.search(text.replace("\n", "")) is None


# GraphML


@given(drawings(()))
def test_graphml_reads_back_as_an_equal_graph(drawing: Drawing) -> None:
    written: nx.MultiDiGraph[str] = nx.MultiDiGraph(
        title=in_line(drawing.title), description=in_line(drawing.description)
    )
    for member in drawing.graph.members:
        written.add_node(member.key, **graphml.member_data(member, drawing))
    for edge in drawing.graph.edges:
        for exchange in edge.exchanges:
            written.add_edge(exchange.giver, exchange.taker, **graphml.exchange_data(exchange, edge, drawing))
    read = nx.parse_graphml(graphml.render(drawing), force_multigraph=True)
    for defaults in ("node_default", "edge_default"):
        assert read.graph.pop(defaults) == {}
    assert nx.utils.graphs_equal(written, read)


def test_graphml_declares_only_what_occurs_each_with_its_type() -> None:
    written = rendered("graphml")
    declared = dict(re.findall(r'<key id="([^"]+)" .* attr.type="(\w+)"/>', written))
    assert set(declared) == set(re.findall(r'<data key="([^"]+)">', written))
    assert [declared[key] for key in ("node-label", "node-size", "edge-mutual")] == ["string", "int", "boolean"]


@pytest.mark.parametrize("form", FORMS)
def test_no_text_form_needs_more_than_the_core_brings(form: str) -> None:
    code = (
        "import sys\n"
        "sys.modules |= {'networkx': None, 'resvg_py': None}\n"
        "from rolelint.drawing import Drawing, Shape\n"
        "from rolelint.graph import Graph\n"
        f"from rolelint.diagrams.{form} import render\n"
        "print(len(render(Drawing(Graph((), ()), Shape.FAMILY, 'a', 'b'))) > 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "True\n"
