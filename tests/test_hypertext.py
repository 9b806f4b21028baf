"""Which links and anchors a file has."""

from pathlib import Path

import pytest

from rolelint import hypertext
from rolelint.hypertext import Hypertext, is_index
from rolelint.source import Source
from rolelint.syntax.parse import parse


def page(text: str) -> Hypertext:
    return hypertext.read(parse(Source("a.md", text)))


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("[a](b.md)", ["b.md"]),
        ('[a](b.md "title")', ["b.md"]),
        ("[a](<b c.md>)", ["b c.md"]),
        (r"[a](b\_c.md)", ["b_c.md"]),
        ("[a](b.md?x=1&amp;y=2)", ["b.md?x=1&y=2"]),
        ("[a](b_(c).md)", ["b_(c).md"]),
        ("![a](b.png)", ["b.png"]),
        ("[![a](b.png)](c.md)", ["b.png", "c.md"]),
        ("[a [b] c](d.md)", ["d.md"]),
        ("[two\nlines](b.md)", ["b.md"]),
        ("- [a](b.md)\n  [c](d.md)", ["b.md", "d.md"]),
        ("| [a](b.md) | [c](d.md) |\n|---|---|\n| [e](f.md) | |", ["b.md", "d.md", "f.md"]),
        ("> [a](b.md)", ["b.md"]),
        ("# [a](b.md)", ["b.md"]),
        ("<a href=\"b.md\">x</a>\n<img\n src='c.png'>", ["b.md", "c.png"]),
        ("[a][b]\n\n[b]: c.md", ["c.md"]),
        ("[a]()", [""]),
        ("[^1]\n\n[^1]: b.md", []),
        ("foo](b.md)", []),
        (r"\[a](b.md)", []),
        ("`[a](b.md)`", []),
        ("``a ` [a](b.md)``", []),
        ("- a ` b\n- [c](d.md) ` e", ["d.md"]),
        ("    [a](b.md)", []),
        ("```\n[a](b.md)\n```\n[c](d.md)", ["d.md"]),
        ("a <!-- [a](b.md) --> [c](d.md)", ["d.md"]),
        ("<!--\n[a](b.md)\n\n[c](d.md)\n-->\n\n[e](f.md)", ["f.md"]),
        ("````md\n```\n[a](b.md)\n````\n[c](d.md)", ["d.md"]),
        ("```md\n```js\n[a](b.md)\n```\n[c](d.md)\n```", []),
        ("---\na: '[x](b.md)'\n---\n[c](d.md)", ["d.md"]),
        ("[" * 500 + "](b.md)" * 500, ["b.md"] * 500),
        ("\ufeff[a](\u202eb.md)\r\n[constructor](end)", ["\u202eb.md", "end"]),
    ],
)
def test_links_count_where_a_reader_can_follow_them(text: str, targets: list[str]) -> None:
    assert [link.target for link in page(text).links] == targets


@pytest.mark.parametrize("text", ["[a](b.md)", "[a](<b c.md> 'x')", '<a  href = "b.md">', "[a]: b.md", "x [a]( b.md )"])
def test_the_place_of_a_link_is_that_of_its_target(text: str) -> None:
    found = page(text)
    assert [text[link.at.start : link.at.end] for link in found.links] == [found.links[0].target]


@pytest.mark.parametrize(
    ("text", "is_listed"),
    [
        ("- [a](b.md)", True),
        ("|[a](b.md)|\n|-|", True),
        ("## [a](b.md)", True),
        ("- x\n  [a](b.md)", True),
        ("See [a](b.md).", False),
        ("> [a](b.md)", False),
    ],
)
def test_lists_tables_and_headings_list(text: str, is_listed: bool) -> None:  # noqa: FBT001
    assert [link.is_listed for link in page(text).links] == [is_listed]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("# A\n## B ##\n\nC\n===\n\nD\nd\n---", ("a", "b", "c", "d-d")),
        ("> ## A\n\n- # B\n\n1. x\n   ## C", ("a", "b", "c")),
        ("<h2>A <em>b</em></h2>", ("a-b",)),
        ('# A <a id="x"></a>\n<a name="y"></a>\n\n<p id=z>', ("a-", "x", "y", "z")),
        ("# A\n{: .big #x}", ("a", "x")),
        ("```\n# A\n```", ()),
        ("#A", ()),
    ],
)
def test_headings_and_ids_give_anchors(text: str, names: tuple[str, ...]) -> None:
    assert page(text).anchors.names == names


@pytest.mark.parametrize(
    "text", ["# {{ page.title }}", "{% include duties.md %}", "{% include_relative a/b.markdown %}"]
)
def test_a_template_may_bring_any_anchor(text: str) -> None:
    assert page(text).anchors.is_open


def test_navigation_is_read_from_lists_of_the_front_matter() -> None:
    text = (
        "---\npermalink: /#own\ncolor: '#fff'\nnav:\n  - permalink: /#a\n  - {href: '#b', text: '#c'}\n  - url: /#d\n"
        '  - permalink: /e/#f\n  - below:\n      - link: "#g"\n---\n'
    )
    found = page(text)
    assert [link.target for link in found.navigation] == ["#a", "#b", "#g"]
    assert [text[link.at.start : link.at.end] for link in found.navigation] == ["#a", "#b", "#g"]
    assert found.address == "/#own"


def test_a_navigation_that_is_only_kept_is_none() -> None:
    assert page("---\nx-nav:\n  - permalink: /#a\n---\n").navigation == ()


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("README.md", True),
        ("a/index.markdown", True),
        ("a/SUMMARY.md", True),
        ("a/license.md", False),
        ("readme", False),
    ],
)
def test_an_index_is_told_by_its_name(path: str, expected: bool) -> None:  # noqa: FBT001
    assert is_index(path) is expected


def test_the_navigation_of_a_real_page_leads_somewhere(shared: Path) -> None:
    text = next((shared / "seeds").glob("000_*")).read_text(encoding="utf-8")
    found = page(text)
    assert len(found.navigation) == 6
    assert all(found.anchors.lead_on_a_site(link.target[1:]) for link in found.navigation)
