"""Front matter as located nodes."""

from typing import Any

import pytest
from marks import marked

from rolelint.diagnostic import Finding
from rolelint.source import Edit, Source, Span, apply_edits
from rolelint.syntax import yaml
from rolelint.syntax.node import Node


def _read(text: str) -> tuple[Node | None, list[tuple[str, Finding]]]:
    node, problems = yaml.read(Source("a.md", text), Span(0, len(text)))
    return node, list(problems)


def _data(text: str) -> Any:
    node, problems = _read(text)
    assert node is not None
    assert not problems
    return node.value


def _child(node: Node | None, path: str) -> Node:
    assert node is not None
    for step in path.split("."):
        assert int(step) < len(node.children) if step.isdigit() else step in node
        node = node[int(step) if step.isdigit() else step]
    return node


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("", None),
        ("~", None),
        ("null", None),
        ("Null", None),
        ("nULL", "nULL"),
        ("true", True),
        ("FALSE", False),
        ("yes", "yes"),
        ("No", "No"),
        ("on", "on"),
        ("0", 0),
        ("-0", 0),
        ("+12", 12),
        ("010", "010"),
        ("-01", "-01"),
        ("0x1F", "0x1F"),
        ("0o17", "0o17"),
        ("1_000", "1_000"),
        ("12:30", "12:30"),
        ("1.5", 1.5),
        ("1.", 1.0),
        (".5", 0.5),
        ("1e3", 1000.0),
        ("1e999", "1e999"),
        ("01.5", "01.5"),
        (".inf", ".inf"),
        (".nan", ".nan"),
        ("9" * 5000, "9" * 5000),
        ("2024-01-31", "2024-01-31"),
        ("2024-01-31 10:00:00", "2024-01-31 10:00:00"),
        ('"010"', "010"),
        ("'true'", "true"),
        ('""', ""),
        ('"\\ud83d\\ude00"', "😀"),
        ('"\\ud83d"', "\ufffd"),
        ("=", "="),
        ("a#b", "a#b"),
        ("a # b", "a"),
    ],
)
def test_plain_scalars_are_of_the_core_schema_and_dates_stay_text(written: str, value: object) -> None:
    data = _data(f"key: {written}")["key"]
    assert (type(data), data) == (type(value), value)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a", "a: «b»"),
        ("a", "a:   «b c»   # d\n"),
        ("a", "a: «'b: c'»\n"),
        ("a", 'a: «"b"» \n'),
        ("a", "a: «b\n  c»\nd: e"),
        ("a", "a:«»\nb: c"),
        ("a", "a: # x: y\nb: c".replace("a:", "a:«»")),
        ("a", "a :«»\n\n\nb: c"),
        ("'a'", "'''a''':«»"),
        ("a", "«»a".replace("«»a", '"a":«» ')),
        ("b", "a:\nb:«»\n\n\n"),
        ("a", "a: «[b, c]» \nd: e"),
        ("a.1", "a: [b, «c»]\n"),
        ("a", "a: «{b: c}»   \n\n"),
        ("a.b", "a: {b: «c»}"),
        ("a.b", "a: {b:«» }"),
        ("a.b", "a: {b«», c: d}"),
        ("a", "a: «[b,\n  c]»\n"),
        ("a", "a:\n  «- b\n  - c»\n\n\nd: e"),
        ("a", "a:\n«- b\n- c»\nd: e"),
        ("a", "a:\n  «b: c\n  d: e»   # f\n\ng: h"),
        ("a", "a:\n  «b: c\n  d:» # f\n\ng: h"),
        ("a.0", "a:\n  -«»\n  - b"),
        ("a.1", "a:\n  - b\n  -«» # - c\nd: e"),
        ("a.0", "a:\n  - «b: c\n    d: e»\n  - f"),
        ("a.0.0", "a:\n  - - «b»\n"),
        ("a", "a: «|\n  b\n  c»\n\n# d\ne: f"),
        ("a", "a: «>-\n  b»\n"),
        ("a", "a: «b»\r\nc: d\r\n"),
        ("c", "a: b\r\nc: «d»\r\n"),
        ("c", "a: b\rc: «d»\r"),
        ("c", "a: 😀\nc: «d»\n"),
        ("c", "a: b\u2028\nc: «d»\n"),
    ],
)
def test_a_value_is_where_it_is_written(path: str, text: str) -> None:
    text, [span] = marked(text)
    node, problems = _read(text)
    assert problems == []
    assert _child(node, path).at.span == span


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a", "«a»: b"),
        ("a", "«'a'» : b"),
        ("a", '«"a"»: b'),
        ("b", "a: c\n«b»:\n"),
        ("a.b", "a: {«b»: c}"),
        ("a.0.b", "a:\n  - «b»: c\n"),
        ("null", "«null»: a"),
        ("true", "«true»: a"),
        ("a", "? «a»\n: b"),
    ],
)
def test_a_key_is_text_and_where_it_is_written(path: str, text: str) -> None:
    text, [span] = marked(text)
    node, _ = _read(text)
    at = _child(node, path).key_at
    assert at is not None
    assert at.span == span


def test_places_count_from_the_start_of_the_file() -> None:
    text, [span] = marked("---\na: «b»\n---\n")
    node, _ = yaml.read(Source("a.md", text), Span(4, len(text) - 4))
    assert _child(node, "a").at.span == span


def test_a_key_that_is_not_there_has_the_place_of_its_mapping() -> None:
    node, _ = _read("a: {b: c}")
    assert _child(node, "a")["x"].at == _child(node, "a").at


@pytest.mark.parametrize("text", ["", "\n", "# only a comment", "  \n# a\n\n", "\r\n"])
def test_a_text_without_data_is_an_empty_mapping(text: str) -> None:
    assert _data(text) == {}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("- a\n- b", ["a", "b"]),
        ("just words", "just words"),
        ('{"a": 1,\n\t"b":[true,null],"c":{"d":"\\/"}}', {"a": 1, "b": [True, None], "c": {"d": "/"}}),
        ('{\n\t"a":\t"b"\n}', {"a": "b"}),
        ("---\na: b\n", {"a": "b"}),
        ("a: b\n...\n", {"a": "b"}),
        ("<<: {a: b}", {"<<": {"a": "b"}}),
        ("%YAML 1.1\n---\na: yes\n", {"a": "yes"}),
    ],
)
def test_data_of_other_shapes_is_read_as_it_is(text: str, value: object) -> None:
    assert _data(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("«a»: 1\n«a»: 2", {"a": 1}),
        ("b:\n  «a»: 1\n  c: 2\n  «a»: {d: e}\n", {"b": {"a": 1, "c": 2}}),
        ("b: {«a»: 1, «'a'»: 2}", {"b": {"a": 1}}),
        ("- «a»: 1\n  «a»: 2\n- a: 3", [{"a": 1}, {"a": 3}]),
    ],
)
def test_a_key_that_is_written_twice_counts_once_and_is_reported(text: str, value: object) -> None:
    text, [first, second] = marked(text)
    node, [(code, finding)] = _read(text)
    assert node is not None
    assert (code, finding.at.span, finding.notes[0].at.span) == ("RL004", second, first)
    assert node.value == value


@pytest.mark.parametrize(
    ("code", "text", "message"),
    [
        ("RL006", "a: «&x» 1\nb: *x", "the anchor '&x' is not supported; write the value out"),
        ("RL006", "a: «&x»\n  b: c\n", "the anchor '&x' is not supported; write the value out"),
        ("RL006", "a: «*x»\n", "'*x' refers to another value; write the value out"),
        ("RL006", "a: [b, «*x»]", "'*x' refers to another value; write the value out"),
        ("RL006", "«*x» : a", "'*x' refers to another value; write the value out"),
        ("RL003", "a: «*»b c*\n", "a value that begins with '*' must be quoted"),
        ("RL006", "a: «!!str» 1", "a YAML tag is not supported; write the plain value"),
        ("RL006", "«!role»\na: b", "a YAML tag is not supported; write the plain value"),
        ("RL006", "a: b\n«---»\nc: d", "a second YAML document begins here; a file holds one"),
        ("RL006", "? «[»a]\n: b", "a key is a word or a text, not a list or a mapping"),
        ("RL003", "a: «{{» b }}", "a value that begins with '{{' must be quoted"),
        ("RL003", "name: «Lead: Platform» # x", "the text 'Lead: Platform' holds ': ' and must be quoted"),
        ("RL003", "- name: «Lead: Platform»", "the text 'Lead: Platform' holds ': ' and must be quoted"),
        ("RL003", "name: «A: B»\r\nslug: b\r\n", "the text 'A: B' holds ': ' and must be quoted"),
        ("RL003", "a: «@»b", "a value that begins with '@' must be quoted"),
        ("RL003", "a: «`»b`", "a value that begins with '`' must be quoted"),
        ("RL003", "a: «%» of work", "a value that begins with '%' must be quoted"),
        ("RL003", "a: «*»*b**", "a value that begins with '*' must be quoted"),
        ("RL003", "a: «&» b", "a value that begins with '&' must be quoted"),
        ("RL003", "a: «|»b\n  c", "a value that begins with '|' must be quoted"),
        ("RL003", "a: «'»b\nc: d\n", "the quote that opens here is never closed"),
        ("RL003", 'a: «"»b\n', "the quote that opens here is never closed"),
        ("RL003", "a: «[»b, c\nd: e\n", "the '[' that opens here is never closed"),
        ("RL003", "a: «{»b: c", "the '{' that opens here is never closed"),
        ("RL003", "a: [b,«,»c]", "a value is missing before this ','"),
        ("RL003", "a: [b: c«:» d]", "a ',' or the closing bracket is missing before this ':'"),
        ("RL003", "a: «]»", "this ']' closes nothing; quote the text if it belongs to it"),
        ("RL003", "a: 'b' «c»", "'c' stands behind the closing '; quote the value as a whole"),
        ("RL003", 'a: "b" «c d»', "'c d' stands behind the closing \"; quote the value as a whole"),
        ("RL003", "a: b\n«words»\nc: d", "'words' is no 'key: value' line"),
        ("RL003", "a:\n  b: c\n «d: e»", "this line fits none above it: its indentation or its dash is off"),
        ("RL003", "- a\n«b: c»", "this line fits none above it: its indentation or its dash is off"),
        ("RL003", "a: «-» b", "a list begins on a line of its own; quote the text if the '-' belongs to it"),
        (
            "RL003",
            "a: b\n c«:» d",
            "this 'key: value' line fits none above it: its indentation is off, or a ':' is missing above",
        ),
        (
            "RL003",
            'a: "«\\q»"',
            "'\\q' is no escape that YAML knows; write the backslash twice or use single quotes",
        ),
        (
            "RL003",
            'a: "«\\x»4"',
            "'\\x' is no escape that YAML knows; write the backslash twice or use single quotes",
        ),
        ("RL003", 'a: "«\\UFFFFFFFF»"', "'\\UFFFFFFFF' names no character"),
        ("RL003", 'a: "«\\U00110000»"', "'\\U00110000' names no character"),
        ("RL003", "a:\n«\t»b: c", "a tab stands where YAML takes blanks only"),
        ("RL003", "a: b«\x07»", "the character U+0007 is not allowed in YAML"),
        ("RL003", "a: «\0»", "the character U+0000 is not allowed in YAML"),
        ("RL003", "a: «\ud800»", "the character U+D800 is not allowed in YAML"),
        ("RL001", "a: " + 49 * "[" + "«[»" + 50 * "]", "values are nested deeper than 50 levels"),
        ("RL001", "a: " + 50 * "[" + "«[»" + 5000 * "[", "values are nested deeper than 50 levels"),
        ("RL001", 50 * "- " + "«-» a", "values are nested deeper than 50 levels"),
    ],
)
def test_what_cannot_be_read_is_one_finding_at_its_cause(code: str, text: str, message: str) -> None:
    text, [span] = marked(text)
    node, problems = _read(text)
    assert node is None
    assert [(code, finding.message, finding.at.span) for code, finding in problems] == [(code, message, span)]


def test_fifty_levels_are_read() -> None:
    assert _read("a: " + 49 * "[" + 49 * "]")[1] == []


def test_an_anchor_shows_where_it_is_used() -> None:
    text, [span] = marked("a: &x 1\nb: *xy\nc: «*x»\n")
    _, [(_, finding)] = _read(text)
    assert [note.at.span for note in finding.notes] == [span]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("name: Lead: Platform", "Lead: Platform"),
        ("name: a\\b: c", "a\\b: c"),
        ('name: say "hi": now # why', 'say "hi": now'),
        ("name: @home", "@home"),
        ("name: **bold** words", "**bold** words"),
        ("name: {{ name }}", "{{ name }}"),
        ("name: |pipe|", "|pipe|"),
    ],
)
def test_the_fix_quotes_the_value(text: str, value: str) -> None:
    _, [(_, finding)] = _read(text)
    assert finding.fix is not None
    edits: tuple[Edit, ...] = finding.fix.edits
    assert _data(apply_edits(text, edits))["name"] == value


def test_a_file_of_yaml_bombs_is_refused_at_its_first_anchor() -> None:
    levels = "\n".join(f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]" for n in range(1, 10))
    _, [(code, finding)] = _read(f"l0: &l0 lol\n{levels}\n")
    assert (code, finding.at.start) == ("RL006", 4)
