import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolelint.templates import Template


def found(template: str, line: str) -> dict[str, str] | None:
    spans = Template(template).fit(line)
    return None if spans is None else {name: line[start:end] for name, (start, end) in spans.items()}


@pytest.mark.parametrize(
    ("template", "line", "parts"),
    [
        ("{a} [{b}]: {c}", "Go [P3]: pipes, forms", {"a": "Go", "b": "P3", "c": "pipes, forms"}),
        ("{a} [{b}]: {c}", "**Go** [*P3*]: pipes", {"a": "Go", "b": "P3", "c": "pipes"}),
        ("{a}: {b}", "**Go:** pipes", {"a": "Go", "b": "pipes"}),
        ("{a}: {b}", "__Go__: pipes: many", {"a": "Go", "b": "pipes: many"}),
        ("{a}: {b}", "`x: y`: pipes", {"a": "`x: y`", "b": "pipes"}),
        ("{a}: {b}", "[x: y](u): pipes", {"a": "[x: y](u)", "b": "pipes"}),
        ("{a} ({b})", "Go (P3)  ", {"a": "Go", "b": "P3"}),
        ("{a} ({b})", "Go (P3) more", None),
        ("{a} ({b})", r"Go \(P3)", None),
        ("{a} ({b})", "()", None),
        ("LEVEL {a}", "level  3", {"a": "3"}),
        ("{a} - {b}", "on-call - night", {"a": "on-call", "b": "night"}),
        ("{a} - {b}", "snake_case - night", {"a": "snake_case", "b": "night"}),
        ("{a}", "  ", None),
        ("plain", "plain", {}),
    ],
)
def test_a_line_fits_where_its_signs_stand(template: str, line: str, parts: dict[str, str] | None) -> None:
    assert found(template, line) == parts


@given(st.text(), st.sampled_from(["{a} [{b}]: {c}", "{a} {b}", "({a})", "{a}: {b} ({c}) x"]))
def test_any_line_fits_or_not_and_what_is_found_stands_in_it_in_order(line: str, template: str) -> None:
    spans = list((Template(template).fit(line) or {}).values())
    bounds = [bound for span in spans for bound in span]
    assert bounds == sorted(bounds)
    assert all(line[start:end].strip() for start, end in spans)


@pytest.mark.parametrize("line", ["a [" * 20_000, " " * 60_000 + "x", "[a]: " * 20_000, "*" * 60_000])
def test_a_long_line_is_looked_at_once(line: str) -> None:
    assert Template("{a} [{b}]: {c} ({d})").fit(line) is None
