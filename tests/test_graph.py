"""The organisation as one graph: who is in it, and who gives what to whom."""

from csv import DictReader
from dataclasses import replace
from io import StringIO
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolelint.analysis import Plan, analyze
from rolelint.captions import named, often
from rolelint.catalog import Catalog
from rolelint.diagnostic import Diagnostic, Finding, Severity
from rolelint.diagrams import csv, table
from rolelint.dialects.role import DIALECT
from rolelint.drawing import Asked, draw
from rolelint.graph import Edge, Graph, Sort, build
from rolelint.identity import Identity
from rolelint.interactions import relations
from rolelint.model import Role
from rolelint.source import Location, Source, Span
from rolelint.views import told_apart
from rolelint.vocabulary import VERBS, Flow, Verb, Vocabulary


def role(name: str, *lines: str, front: str = "", path: str = "") -> Role:
    """Return a role with these lines as its interactions."""
    slug = name.lower().replace(" ", "-")
    body = "".join(f"- **{verb}** {rest}\n" for line in lines for verb, rest in [line.split(" | ")])
    text = f"---\nid: {slug}-01\nslug: {slug}\nname: {name}\n{front}---\n\n# Interactions\n{body}"
    found = analyze(Source(path or f"roles/{slug}.md", text), DIALECT, Plan()).roles[0]
    assert found is not None
    return found


def graph(*roles: Role, **more: object) -> Graph:
    return build(replace(Catalog(roles), **more))  # type: ignore[arg-type]


def told(found: Graph) -> list[str]:
    """Return every exchange as `giver > taker: label`, `=` for both ways."""
    return [
        f"{exchange.giver} {'=' if exchange.is_mutual else '>'} {exchange.taker}: {exchange.label}"
        for edge in found.edges
        for exchange in edge.exchanges
    ]


def only(found: Graph) -> Edge:
    (edge,) = found.edges
    return edge


def test_both_sides_of_an_exchange_are_one_edge_in_the_givers_words() -> None:
    edge = only(graph(role("Baker", "Provides bread | → Driver (daily)"), role("Driver", "Receives bread | ← Baker")))
    assert (edge.source, edge.target, edge.is_mutual, edge.is_one_sided) == ("baker", "driver", False, False)
    assert [often(exchange) for exchange in edge.exchanges] == ["Provides bread (daily)"]
    assert [(one.verb, one.said_by, one.frequency) for one in edge.exchanges] == [
        ("Provides *", ("baker", "driver"), "daily")
    ]


def test_what_only_the_taker_wrote_is_told_from_the_giver() -> None:
    baker = role("Baker", "Pairs with | ↔ Astronaut")
    edge = graph(baker, role("Driver", "Receives bread | ← Baker (daily)")).edges[1]
    (exchange,) = edge.exchanges
    assert (exchange.giver, exchange.taker, exchange.label, exchange.verb) == (
        *("baker", "driver", "Provides bread", "Provides *"),
    )
    assert (exchange.said_by, edge.is_one_sided) == (("driver",), True)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Provides bread | → Driver", "baker > driver: Provides bread"),
        ("Provides bread | ← Driver", "baker > driver: Provides bread"),
        ("Receives orders | ← Driver", "driver > baker: Provides orders"),
        ("Depends on | → Driver", "driver > baker: Supports"),
        ("Reports to | → Driver", "baker > driver: Reports to"),
        ("Manages | → Driver", "baker > driver: Manages"),
        ("Collaborates with | ↔ Driver", "baker = driver: Collaborates with"),
        ("Sings to | → Driver", "baker > driver: Sings to"),
        ("Sings to | ← Driver", "driver > baker: Sings to"),
        ("Sings to | ↔ Driver", "baker = driver: Sings to"),
    ],
)
def test_an_edge_follows_the_work(line: str, said: str) -> None:
    assert told(graph(role("Baker", line), role("Driver"))) == [said]


def test_a_pair_has_one_edge_however_many_lines_speak_of_it() -> None:
    found = graph(
        role("Baker", "Provides bread | → Driver (daily)", "Receives orders | ← Driver", "Mentors | → Driver"),
        role("Driver", "Receives bread | ← Baker (daily)"),
    )
    edge = only(found)
    assert (edge.source, edge.target, edge.is_mutual) == ("baker", "driver", True)
    assert told(found) == [
        *("baker > driver: Provides bread", "driver > baker: Provides orders", "baker > driver: Mentors"),
    ]


def test_edges_do_not_depend_on_the_order_of_files() -> None:
    roles = [
        role("Baker", "Provides bread | → Driver", "Informs | → Shop Lead, Driver"),
        role("Driver", "Receives bread | ← Baker", "Pairs with | ↔ Shop Lead"),
        role("Shop Lead", "Manages | → Driver"),
    ]
    assert [edge.source + edge.target for edge in graph(*roles).edges] == [
        edge.source + edge.target for edge in graph(*reversed(roles)).edges
    ]


def test_what_the_front_matter_says_about_reporting_is_an_edge() -> None:
    found = graph(role("Baker", front="reports_to: Shop Lead\n"), role("Shop Lead"))
    (exchange,) = only(found).exchanges
    assert (exchange.giver, exchange.taker, exchange.label, exchange.statements) == (
        *("baker", "shop-lead", "Reports to"),
        (),
    )
    assert (exchange.said_by, only(found).is_one_sided) == (("baker",), False)


@pytest.mark.parametrize("line", ["Manages | → Baker", "manages | → Baker (weekly)"])
def test_reporting_is_told_once_where_a_line_says_it_too(line: str) -> None:
    found = graph(role("Baker", front="reports_to: Shop Lead\n"), role("Shop Lead", line))
    assert [said.casefold() for said in told(found)] == ["shop-lead > baker: manages"]


def test_reporting_joins_what_else_the_pair_exchanges() -> None:
    found = graph(role("Baker", front="reports_to: Shop Lead\n"), role("Shop Lead", "Mentors | → Baker"))
    assert told(found) == ["shop-lead > baker: Mentors", "baker > shop-lead: Reports to"]


def test_a_pair_of_which_one_side_is_silent_is_one_sided() -> None:
    found = graph(role("Baker", "Informs | → Driver"), role("Driver", "Informs | → Astronaut"))
    assert [edge.is_one_sided for edge in found.edges] == [True, False]


@pytest.mark.parametrize(
    "driver", [role("Driver"), role("Driver", "Informs | → Astronaut", front="status: deprecated\n")]
)
def test_who_lists_nothing_or_is_deprecated_is_blamed_for_no_silence(driver: Role) -> None:
    assert not graph(role("Baker", "Informs | → Driver"), driver).edges[0].is_one_sided


def test_to_speak_of_everyone_is_no_silence() -> None:
    found = graph(role("Baker", "Informs | → Driver"), role("Driver", "Supports | → everyone"))
    assert [edge.is_one_sided for edge in found.edges if edge.target == "driver"] == [False]


def test_a_file_that_cannot_be_read_is_a_member_and_blamed_for_no_silence() -> None:
    broken = Identity("roles/driver.md", None, "driver", "Driver")
    found = graph(role("Baker", "Informs | → Driver"), stubs=(broken,))
    assert [(member.key, member.sort) for member in found.members] == [("baker", Sort.ROLE), ("driver", Sort.BROKEN)]
    assert not only(found).is_one_sided


def test_whoever_is_no_role_here_is_a_member_of_its_own_sort() -> None:
    found = graph(
        role(
            "Baker", "Informs | → Works Council", "Informs | → Astronaut", "Informs | → Sales", front="family: Food\n"
        ),
        role("Seller", "Informs | → astronaut", front="family: Sales\n"),
        role("Buyer", front="family: sales\n"),
        externals={"Works Council": "elected"},
    )
    others = [(member.label, member.sort, member.size) for member in found.members if member not in found.roles]
    assert others == [("Sales", Sort.GROUP, 2), ("Works Council", Sort.EXTERNAL, 1), ("Astronaut", Sort.UNKNOWN, 1)]
    assert [edge.source for edge in found.edges if edge.target == "astronaut"] == ["baker", "seller"]


def test_a_member_knows_what_its_role_says_about_itself() -> None:
    (member,) = graph(
        role("Baker", front="family: Food\ndefault_seniority: Senior\n", path="roles/food/baker/profile.md")
    ).members
    assert (member.label, member.family, member.seniority) == ("Baker", "Food", "Senior")
    assert (member.folder, member.path) == ("roles/food", "roles/food/baker/profile.md")


@pytest.mark.parametrize(
    ("path", "folder"),
    [
        ("roles/food/baker.md", "roles/food"),
        ("roles/baker/profile.md", "roles"),
        ("baker/README.md", ""),
        ("baker.md", ""),
    ],
)
def test_a_folder_that_holds_a_single_role_is_not_its_folder(path: str, folder: str) -> None:
    assert [member.folder for member in graph(role("Baker", path=path)).members] == [folder]


def test_two_roles_with_one_slug_have_two_keys() -> None:
    found = graph(role("Baker", path="a.md"), role("Baker", path="b.md"))
    assert [(member.key, member.path) for member in found.members] == [("baker", "a.md"), ("baker-2", "b.md")]


@pytest.mark.parametrize(
    "name", ["]|[ \"x\" 'y'", "end", "constructor", "<b>&amp;", "🦊", "مدير", "x" * 200, "\u202ea\x07"]
)
def test_any_name_makes_a_member_and_an_edge(name: str) -> None:
    found = graph(role("Baker", f"Informs | → {name}"))
    assert (len(found.members), len(found.edges)) == (2, 1)


def test_members_stand_roles_first_and_by_label() -> None:
    found = graph(role("Driver", "Informs | → Astronaut"), role("baker"), role("Apprentice"))
    assert [member.label for member in found.members] == ["Apprentice", "baker", "Driver", "Astronaut"]


def test_findings_lie_with_the_members_and_edges_that_they_are_about() -> None:
    baker, driver = role("Baker", "Informs | → Driver"), role("Driver", "Informs | → Baker")
    start = baker.source.text.index("Driver")
    places = [Span(start, start + 6), Span(0, 3)]
    found = [
        Diagnostic("RL402", "x", Severity.INFO, Finding("y", Location(baker.path, place)), "role:baker")
        for place in places
    ]
    built = build(Catalog((baker, driver)), found)
    assert [len(member.findings) for member in built.members] == [2, 0]
    assert only(built).findings == (found[0],)


def drawn(found: Graph, form: ModuleType) -> str:
    text: str = form.render(draw(found, Asked(), form.SHAPES))
    return text


KINDS = [
    *("Provides bread", "Receives bread", "Receives rolls", "Advises", "Depends on", "Supports", "Escalates to"),
    *("Reports to", "Manages", "Collaborates with", "Gets parcels", "Sings to"),
]
lines = st.lists(
    st.builds(
        "{} | {} {}{}".format,
        st.sampled_from(KINDS),
        st.sampled_from("→←↔"),
        st.sampled_from(["Baker", "Driver", "Shop Lead", "everyone", "Food", "Works Council", "Astronaut"]),
        st.sampled_from(["", " (daily)", " (weekly)"]),
    ),
    max_size=5,
)


@given(st.tuples(lines, lines, lines))
def test_the_words_of_every_line_are_in_the_table_and_in_csv(written: tuple[list[str], ...]) -> None:
    names = ("Baker", "Driver", "Shop Lead")
    roles = [role(name, *own, front="family: Food\n") for name, own in zip(names, written, strict=True)]
    catalog = Catalog(tuple(roles), externals={"Works Council": "elected"})
    found = build(catalog)
    shown, cells = drawn(found, table), [row["lines"] for row in DictReader(StringIO(drawn(found, csv)))]
    sheets = {sheet.partition("\n")[0]: sheet for sheet in shown.split("\n\n")}
    for statement in relations(catalog).statements:
        label, words, often = statement.role.label, statement.interaction.kind, statement.interaction.frequency or ""
        own = next(sheet for head, sheet in sheets.items() if head.startswith(f"{label} (Food"))
        assert any(words in line and often in line for line in own.splitlines())
        assert any(f"{label}: {words}" in cell.split("; ") for cell in cells)


def test_lines_that_only_their_direction_joins_are_two_exchanges() -> None:
    found = graph(
        role("Baker", "Provides bread | → Driver (daily)"), role("Driver", "Receives invoices | ← Baker (daily)")
    )
    assert told(found) == ["baker > driver: Provides bread", "baker > driver: Provides invoices"]


def test_the_same_words_on_both_sides_are_one_exchange() -> None:
    assert told(graph(role("Baker", "Hums | ↔ Driver"), role("Driver", "Hums | ↔ Baker"))) == ["baker = driver: Hums"]


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        ("Escalates to", "Supports", ["baker > driver: Escalates to", "driver > baker: Supports"]),
        ("Manages", "Reports to", ["baker > driver: Manages"]),
    ],
)
def test_two_lines_that_both_give_are_one_only_where_one_leads_the_other(one: str, other: str, said: list[str]) -> None:
    assert told(graph(role("Baker", f"{one} | → Driver"), role("Driver", f"{other} | → Baker"))) == said


def test_words_of_the_taker_are_told_as_its_own() -> None:
    edge = only(graph(role("Baker"), role("Driver", "Gets parcels | ← Baker (daily)")))
    (exchange,) = edge.exchanges
    assert (exchange.giver, exchange.is_takers, often(exchange)) == ("baker", True, "Driver: Gets parcels (daily)")
    assert (exchange.told("driver"), exchange.often("driver")) == ("Gets parcels", "daily")


def test_how_often_is_told_by_both_sides_where_they_differ() -> None:
    (exchange,) = only(
        graph(role("Baker", "Provides bread | → Driver (daily)"), role("Driver", "Receives bread | ← Baker (weekly)"))
    ).exchanges
    assert exchange.frequencies == ("daily", "weekly")
    assert (exchange.often(), exchange.often("driver")) == ("daily; Driver says weekly", "weekly; Baker says daily")


@pytest.mark.parametrize(
    ("own", "lead"), [([], ["Reports to | → Baker"]), (["Manages | → Shop Lead"], []), (["Leads | → Shop Lead"], [])]
)
def test_a_line_that_says_the_opposite_does_not_hide_the_front_matter(own: list[str], lead: list[str]) -> None:
    verbs = {**VERBS, "Leads": Verb(Flow.OUT, ("Reports to",))}
    found = graph(
        role("Baker", *own, front="reports_to: Shop Lead\n"),
        role("Shop Lead", *lead),
        vocabulary=Vocabulary(verbs=verbs),
    )
    assert "baker > shop-lead: Reports to" in told(found)
    assert (len(told(found)), found.superiors) == (2, {"baker": ("shop-lead",), "shop-lead": ("baker",)})


def test_who_reports_to_itself_is_known_to_do_so() -> None:
    assert graph(role("Baker", front="reports_to: Baker\n")).superiors == {"baker": ("baker",)}


def test_names_that_mean_the_same_are_one_member() -> None:
    found = graph(
        role("Baker", "Informs | → the works council", "Informs | → all roles", front="family: Food\n"),
        role("Driver", "Informs | → Works Councils", "Informs | → everyone", "Informs | → the food"),
        role("Cook", "Informs | → Food", front="family: Food\n"),
        externals={"Works Council": "elected"},
    )
    others = [(member.label, member.sort, member.size) for member in found.members if member not in found.roles]
    assert others == [("all roles", Sort.GROUP, 3), ("Food", Sort.GROUP, 2), ("Works Council", Sort.EXTERNAL, 1)]


def test_front_matter_leads_to_whoever_is_no_single_role_too() -> None:
    found = graph(
        role("Baker", "Reports to | → Board", front="reports_to: [Board, Food]\n"),
        role("Cook", front="family: Food\n"),
        externals={"Board": "above"},
    )
    assert told(found) == ["baker > board: Reports to", "baker > food: Reports to"]


def test_a_name_of_several_roles_is_ambiguous() -> None:
    twins = (role("Cook", path="a.md"), role("Cook", path="b.md"))
    member = graph(role("Baker", "Informs | → Cook"), *twins).members[-1]
    assert (member.sort, member.roles, named(member)) == (
        Sort.AMBIGUOUS,
        ("cook", "cook-2"),
        "Cook (ambiguous: 2 roles)",
    )


def test_only_members_of_one_sort_are_told_apart() -> None:
    twins = (role("Cook", path="a.md"), role("Cook", path="b.md"))
    found = told_apart(graph(role("Baker", "Informs | → Cook"), *twins))
    assert [member.label for member in found.members] == ["Baker", "Cook (a.md)", "Cook (b.md)", "Cook"]
