"""Parts of a graph: what filters, focus, ways and groups leave of it."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

import pytest

from rolelint.graph import Edge, Exchange, Graph, Member, Sort
from rolelint.views import Direction, Filter, begins, between, condensed, focus, grouping, groups, part, path


def role(key: str, family: str | None = None, seniority: str | None = None, folder: str | None = None) -> Member:
    return Member(key, key.upper(), Sort.ROLE, family, seniority, folder, f"roles/{key}.md")


def gives(giver: str, taker: str, label: str = "Informs", often: str | None = None, verb: str | None = None) -> Edge:
    return Edge(giver, taker, False, (Exchange(giver, taker, False, label, (giver,), verb or label, often),))  # noqa: FBT003


def shares(one: str, other: str) -> Edge:
    return Edge(one, other, True, (Exchange(one, other, True, "Pairs with", (one,), "Pairs with"),))  # noqa: FBT003


def graph(members: Iterable[Member], *edges: Edge) -> Graph:
    return Graph(tuple(members), edges)


def keys(found: Graph) -> str:
    return " ".join(member.key for member in found.members)


def lines(found: Graph) -> list[str]:
    return [f"{edge.source}{'-' if edge.is_mutual else '>'}{edge.target}" for edge in found.edges]


BOARD = Member("board", "The Board", Sort.EXTERNAL)
# a gives to b, b to c, c to d; d and e pair; the board takes from c.
CHAIN = graph(
    [*(role(key) for key in "abcde"), BOARD],
    *(gives(*pair) for pair in ("ab", "bc", "cd")),
    shares("d", "e"),
    gives("c", "board"),
)
COMPANY = graph(
    [
        role("a", "Data", "Senior", "roles/data"),
        role("b", "data", "Junior", "roles/data"),
        role("c", "Design", "Senior", "roles/design"),
        role("d", None, None, "roles"),
        BOARD,
    ],
    gives("a", "b", "Provides dataset", "daily", "Provides *"),
    gives("b", "c", "Provides report", "on demand", "Provides *"),
    gives("a", "c", "Informs", "weekly"),
    gives("c", "board", "Informs", "weekly"),
)


@pytest.mark.parametrize(
    ("wanted", "left", "edges"),
    [
        (Filter(), "a b c d board", ["a>b", "b>c", "a>c", "c>board"]),
        (Filter(families=("DATA",)), "a b", ["a>b"]),
        (Filter(families=("data", "design")), "a b c board", ["a>b", "b>c", "a>c", "c>board"]),
        (Filter(seniorities=("senior",)), "a c board", ["a>c", "c>board"]),
        (Filter(families=("data",), seniorities=("junior",)), "b", []),
        (Filter(frequencies=("daily",)), "a b", ["a>b"]),
        (Filter(frequencies=("On-Demand",)), "b c", ["b>c"]),
        (Filter(verbs=("provides",)), "a b c", ["a>b", "b>c"]),
        (Filter(verbs=("Provides *",)), "a b c", ["a>b", "b>c"]),
        (Filter(verbs=("Provides data",)), "", []),
        (Filter(verbs=("provides dataset", "informs")), "a b c board", ["a>b", "a>c", "c>board"]),
        (Filter(frequencies=("weekly",), verbs=("provides",)), "", []),
    ],
)
def test_a_filter_keeps_what_it_names(wanted: Filter, left: str, edges: list[str]) -> None:
    found = wanted.apply(COMPANY)
    assert (keys(found), lines(found)) == (left, edges)


def test_an_edge_keeps_only_the_exchanges_that_pass() -> None:
    both = (*gives("a", "b", "Informs", "daily").exchanges, *gives("a", "b", "Advises", "weekly").exchanges)
    whole = graph([role("a"), role("b")], Edge("a", "b", False, both))  # noqa: FBT003
    (edge,) = Filter(frequencies=("weekly",)).apply(whole).edges
    assert [(exchange.label, exchange.frequency) for exchange in edge.exchanges] == [("Advises", "weekly")]


@pytest.mark.parametrize(
    ("words", "verb", "is_so"),
    [
        ("Provides dataset", "Provides *", True),
        ("Provides dataset", "provides", True),
        ("Reports to", "Report", False),
        ("Reports to", "Reports to", True),
        ("Informs", "Informs weekly", False),
    ],
)
def test_a_verb_is_known_by_its_words(words: str, verb: str, *, is_so: bool) -> None:
    assert begins(words, verb) is is_so


def test_a_part_leaves_out_whoever_is_no_role_and_has_no_edge() -> None:
    assert keys(part(CHAIN, {"a", "b", "board"})) == "a b"


@pytest.mark.parametrize(
    ("middle", "depth", "direction", "left", "edges"),
    [
        ("b", 1, Direction.BOTH, "a b c", ["a>b", "b>c"]),
        ("b", 1, Direction.IN, "a b", ["a>b"]),
        ("b", 1, Direction.OUT, "b c", ["b>c"]),
        ("b", 2, Direction.OUT, "b c d board", ["b>c", "c>d", "c>board"]),
        ("b", 3, Direction.OUT, "b c d e board", ["b>c", "c>d", "d-e", "c>board"]),
        ("e", 1, Direction.IN, "d e", ["d-e"]),
        ("b", 99, Direction.BOTH, "a b c d e board", ["a>b", "b>c", "c>d", "d-e", "c>board"]),
        ("a", 1, Direction.IN, "a", []),
        ("ad", 1, Direction.BOTH, "a b c d e", ["a>b", "c>d", "d-e"]),
    ],
)
def test_a_focus_goes_so_many_steps(middle: str, depth: int, direction: Direction, left: str, edges: list[str]) -> None:
    found = focus(CHAIN, middle, depth, direction)
    assert (keys(found), lines(found)) == (left, edges)


def test_a_focus_leaves_out_what_its_neighbours_do_with_each_other() -> None:
    triangle = graph([role(key) for key in "abc"], gives("a", "b"), gives("b", "c"), gives("a", "c"))
    assert lines(focus(triangle, ["a"])) == ["a>b", "a>c"]


@pytest.mark.parametrize(
    ("ends", "direction", "way"),
    [
        ("ac", Direction.BOTH, "abc"),
        ("ca", Direction.BOTH, "cba"),
        ("ca", Direction.OUT, ""),
        ("ca", Direction.IN, "cba"),
        ("ed", Direction.OUT, "ed"),
        ("aa", Direction.BOTH, "a"),
    ],
)
def test_a_way_is_found_where_there_is_one(ends: str, direction: Direction, way: str) -> None:
    assert "".join(path(CHAIN, ends[0], ends[1], direction)) == way


def test_of_two_equally_short_ways_the_first_by_key_is_taken() -> None:
    square = graph([role(key) for key in "azby"], gives("a", "z"), gives("a", "b"), gives("z", "y"), gives("b", "y"))
    assert path(square, "a", "y") == ("a", "b", "y")


def test_a_way_over_thousands_of_roles_is_found() -> None:
    names = [f"{number:05}" for number in range(5_000)]
    chain = graph(map(role, names), *(gives(*pair) for pair in pairwise(names)))
    assert len(path(chain, names[0], names[-1])) == 5_000


@pytest.mark.parametrize(
    ("by", "found"),
    [
        ("family", [("Data", "a b"), ("Design", "c"), ("", "d"), ("Outside", "board")]),
        ("seniority", [("Junior", "b"), ("Senior", "a c"), ("", "d"), ("Outside", "board")]),
        ("folder", [("roles", "d"), ("roles/data", "a b"), ("roles/design", "c"), ("Outside", "board")]),
        (None, [("Data", "a b"), ("Design", "c"), ("", "d"), ("Outside", "board")]),
    ],
)
def test_members_are_grouped(by: str | None, found: list[tuple[str, str]]) -> None:
    assert [(group.label, " ".join(member.key for member in group.members)) for group in groups(COMPANY, by)] == found


def test_where_families_tell_nobody_apart_folders_do() -> None:
    assert grouping(graph([role("a", "X", folder="1"), role("b", "x", folder="2")])) == "folder"


def test_a_condensed_graph_has_a_member_per_group_and_an_edge_per_pair() -> None:
    found = condensed(COMPANY, "family")
    assert [(member.key, member.label, member.size) for member in found.members] == [
        ("group-data", "Data", 2),
        ("group-design", "Design", 1),
        ("group-others", "Others", 1),
        ("board", "The Board", 1),
    ]
    assert [(edge.source, edge.target, len(edge.exchanges)) for edge in found.edges] == [
        ("group-design", "board", 1),
        ("group-data", "group-design", 2),
    ]


def test_edges_of_both_directions_condense_to_a_mutual_one() -> None:
    whole = graph([role("a", "X"), role("b", "Y"), role("c", "Y")], gives("a", "b"), gives("c", "a"))
    (edge,) = condensed(whole, "family").edges
    assert (edge.is_mutual, len(edge.exchanges)) == (True, 2)


def test_a_group_takes_nobodys_key() -> None:
    outside = Member("group-data", "Group data", Sort.EXTERNAL)
    whole = graph([role("a", "Data"), role("b", "Da-ta"), outside], gives("a", "group-data"))
    found = [member.key for member in condensed(whole, "family").members]
    assert len(set(found)) == len(found) == 3


def crew() -> Graph:
    everyone = Member("everyone", "everyone", Sort.GROUP, size=3, roles=("a", "b", "c"))
    return graph([*(role(key) for key in "abc"), everyone], gives("a", "everyone"), gives("b", "a", "Advises"))


@pytest.mark.parametrize(
    ("middle", "left", "edges"),
    [("c", "a c", ["a>c"]), ("a", "a b everyone", ["a>everyone", "b>a"]), ("b", "a b", ["a-b"])],
)
def test_what_is_addressed_to_a_group_reaches_a_role_in_focus(middle: str, left: str, edges: list[str]) -> None:
    found = focus(crew(), middle)
    assert (keys(found), lines(found)) == (left, edges)


@pytest.mark.parametrize(
    ("ends", "direction", "way"),
    [("ac", Direction.OUT, "ac"), ("ca", Direction.OUT, ""), ("ca", Direction.IN, "ca"), ("cb", Direction.BOTH, "cab")],
)
def test_a_way_leads_over_what_is_addressed_to_a_group(ends: str, direction: Direction, way: str) -> None:
    assert "".join(path(crew(), ends[0], ends[1], direction)) == way


def test_all_that_goes_on_between_two_roles_holds_what_one_says_to_a_group() -> None:
    assert [exchange.label for exchange in between(crew(), "a", "b").exchanges] == ["Advises", "Informs"]


def test_what_reaches_a_role_through_a_group_names_the_group() -> None:
    (edge,) = focus(crew(), "c").edges
    assert [exchange.as_one_of for exchange in edge.exchanges] == ["everyone"]
    assert [exchange.as_one_of for exchange in between(crew(), "a", "b").exchanges] == [None, "everyone"]


@pytest.mark.parametrize(
    ("wanted", "left"),
    [
        (Filter(verbs=("informs",)), "a b c everyone"),
        (Filter(verbs=("advises",)), "a b"),
        (Filter(verbs=("informs",), families=("none",)), ""),
    ],
)
def test_a_filter_keeps_who_is_addressed_as_one_of_a_group(wanted: Filter, left: str) -> None:
    assert keys(wanted.apply(crew())) == left


def test_only_who_is_addressed_by_others_belongs_to_a_group_that_is_addressed() -> None:
    assert sorted(crew().groups_of) == ["b", "c"]


def test_a_family_that_is_addressed_is_the_box_of_its_roles() -> None:
    data = Member("data", "Data", Sort.GROUP, size=2, roles=("a", "b"))
    found = condensed(replace(COMPANY, members=(*COMPANY.members, data), edges=(*COMPANY.edges, gives("c", "data"))))
    assert keys(found) == "group-data group-design group-others board"
    assert lines(found)[-1] == "group-data-group-design"


def test_groups_are_framed_apart_from_who_is_outside() -> None:
    everyone = Member("everyone", "everyone", Sort.GROUP)
    assert [group.label for group in groups(graph([role("a"), everyone, BOARD]))] == ["", "Groups", "Outside"]
