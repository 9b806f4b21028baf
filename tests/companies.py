"""Plausible companies of any size, the same each time, and names that break what is not careful."""

from collections.abc import Iterator, Sequence
from itertools import count
from zlib import crc32

from rolelint.graph import Edge, Exchange, Graph, Member, Sort

FAMILIES = ("Engineering", "Data", "Product", "Design", "Security", "Operations", "Customer Success", "Finance")
AREAS = (
    *("Backend", "Billing", "Machine Learning", "Site Reliability", "Identity and Access", "Brand", "Search", "Growth"),
    *("Vulnerability Management", "Data Warehouse", "Customer Onboarding", "Privacy", "Localisation", "Payroll"),
)
TITLES = ("Engineer", "Analyst", "Manager", "Lead", "Architect", "Coordinator", "Administrator", "Researcher")
VERBS = (
    *("Provides dataset", "Reviews design", "Advises", "Delivers release notes", "Hands over on-call runbook"),
    *("Validates experiment results", "Approves budget", "Escalates to"),
)
FREQUENCIES = ("daily", "weekly", "monthly", "on-demand", None)
NASTY = (
    'Back<end> & "API" Engineer',
    "مدير المنتج",
    "מהנדס תוכנה (QA)",
    "数据平台工程师与安全负责人以及基础设施团队",
    "🚀 Rocket 👩‍👩‍👧‍👦 Lead 🇩🇪",
    "x\x00y\x1bz\ufffe",
    "end",
    "constructor",
    "W" * 200,
    "Инженер по надёжности ЖШЩ",
    "a\u0301\u0302" * 20,
    "﷽ 𒐫𒐫 தமிழ் பொறியாளர்",
    "Zoë\nLine\r\nTwo",
    "\u202egnp.exe",
    "Very long name " * 14,
    "\ud800 broken",
    "",
    "]]>--><script>",
    "\x1b[31m" * 9,
)


def company(size: int, ties: float = 2.0) -> Graph:
    """Return a company of this many roles, with so many edges for each, and somebody of each other sort."""
    numbers = _numbers()
    members = [
        Member(
            f"role-{place:03}", _name(place, size), Sort.ROLE, FAMILIES[next(numbers) % min(len(FAMILIES), size // 3)]
        )
        for place in range(size)
    ]
    members[1] = Member("role-001", _name(1, size), Sort.BROKEN)
    keys = [member.key for member in members]
    members += [
        Member("acme", "Acme Cloud", Sort.EXTERNAL),
        Member("council", "Works council", Sort.UNKNOWN),
        Member("everyone", "All roles", Sort.GROUP, size=size),
    ]
    pairs = {(keys[0], key): edge(keys[0], key, next(numbers)) for key in ("acme", "council", "everyone")}
    while len(pairs) < size * ties:
        one, other = keys[next(numbers) % size], keys[next(numbers) % size]
        if one < other:
            pairs[one, other] = edge(one, other, next(numbers))
    edges = sorted(pairs.values(), key=lambda edge: (edge.source, edge.target))
    return Graph(tuple(members), tuple(edges))


def edge(one: str, other: str, number: int, verbs: Sequence[str] = VERBS) -> Edge:
    """Return an edge between two members; the number chooses what for one it is."""
    often = FREQUENCIES[number // 7 % len(FREQUENCIES)]
    label = verbs[number // 11 % len(verbs)]
    giver, taker = (one, other) if number % 2 else (other, one)
    match number % 5:
        case 0:
            return Edge(one, other, is_mutual=True, exchanges=(Exchange(one, other, True, "Pairs with", (one, other)),))  # noqa: FBT003
        case 1:
            there = Exchange(giver, taker, is_mutual=False, label=label, said_by=(giver,), frequency=often)
            back = Exchange(taker, giver, is_mutual=False, label=verbs[0], said_by=(taker,))
            return Edge(one, other, is_mutual=True, exchanges=(there, back))
        case 2:
            told = Exchange(giver, taker, is_mutual=False, label=label, said_by=(giver,), frequency=often)
            return Edge(giver, taker, is_mutual=False, exchanges=(told,), is_one_sided=True)
        case _:
            told = Exchange(giver, taker, is_mutual=False, label=label, said_by=(giver, taker), frequency=often)
            return Edge(giver, taker, is_mutual=False, exchanges=(told,))


def named(names: Sequence[str]) -> Graph:
    """Return members of all sorts and families with these names, joined in a ring with these words."""
    members = tuple(
        Member(
            f"key-{place}",
            name,
            Sort.ROLE if place % 4 else tuple(Sort)[place // 4 % 5],
            names[place * 5 % len(names)] if place % 3 else None,
        )
        for place, name in enumerate(names)
    )
    edges = {
        frozenset(pair): edge(members[pair[0]].key, members[pair[1]].key, place * 7, names)
        for place in range(len(members))
        for step in (1, 3)
        for pair in [(place, (place + step) % len(members))]
        if pair[0] != pair[1]
    }
    return Graph(members, tuple(sorted(edges.values(), key=lambda edge: (edge.source, edge.target))))


def _name(place: int, size: int) -> str:
    area, title = AREAS[place * 5 % len(AREAS)], TITLES[place * 3 % len(TITLES)]
    return f"{area} {title}" if size <= 50 else f"{area} {title} {place}"


def _numbers() -> Iterator[int]:
    return (crc32(str(number).encode()) >> 4 for number in count())
