from dataclasses import replace
from typing import Any

from rolelint import items
from rolelint.dialect import Dialect, SectionForm
from rolelint.reading import Reading, read
from rolelint.source import Source
from rolelint.syntax.parse import parse

POSTER = Dialect(
    name="poster",
    markers=(),
    front=(("meta.code", "id"), ("title", "name"), ("meta.skills", "capabilities"), ("lead", "short_description")),
    titles=(r"(?P<name>.+?) wanted$",),
    sections=(
        SectionForm("responsibilities", "Duties", items.responsibility, needs=("title",), is_headed=True),
        SectionForm("capabilities", "Must have", items.capability, needs=("name",)),
        SectionForm("x-pay", "Pay"),
    ),
)


def poster(text: str, form: Dialect = POSTER) -> Reading:
    return read(parse(Source("posters/deck_hand.md", text)), form, {})[0]


def data(text: str) -> dict[str, Any]:
    value = poster(text).data.value
    assert isinstance(value, dict)
    return value


def test_front_matter_gives_fields_under_keys_of_its_own_and_the_rest_is_kept() -> None:
    front = "---\ntitle: Diver wanted\nmeta:\n  code: d-1\n  skills: [Knots, Signals]\n  since: 1999\nhull: red\n---\n"
    assert data(front) == {
        "id": "d-1",
        "name": "Diver",
        "capabilities": [{"name": "Knots"}, {"name": "Signals"}],
        "x-meta": {"since": 1999},
        "x-hull": "red",
        "x-title": "Diver wanted",
    }


def test_a_name_stands_where_its_title_has_it() -> None:
    text = "# Deck Hand wanted\n"
    name = poster(text).data["name"]
    assert text[name.at.start : name.at.end] == name.value == "Deck Hand"


def test_a_file_without_a_title_gives_its_own_name() -> None:
    assert data("## Pay\n\nLittle.\n") == {"name": "Deck hand", "x-pay": "Little."}


def test_headings_below_a_headed_section_are_items_and_their_lists_are_details() -> None:
    text = "# Diver wanted\n## Duties\n### Diving\nIn all weathers.\n- Check the gear\n- Dive\n### Mending nets\n"
    assert data(text)["responsibilities"] == [
        {"title": "Diving", "details": ["In all weathers.", "Check the gear", "Dive"]},
        {"title": "Mending nets"},
    ]


def test_an_empty_heading_above_deeper_ones_is_their_group() -> None:
    text = "# Diver wanted\n## Duties\n### At sea\n#### Diving\n- Dive\n### Ashore\n- Mend\n"
    assert data(text)["responsibilities"] == [
        {"title": "Diving", "details": ["Dive"], "x-group": "At sea"},
        {"title": "Ashore", "details": ["Mend"]},
    ]


def test_a_section_without_a_list_is_read_by_paragraphs() -> None:
    text = "# Diver wanted\n## Must have\nSea legs. Two of them, please.\n\nA knife\n"
    assert data(text)["capabilities"] == [
        {"name": "Sea legs.", "details": ["Two of them, please."]},
        {"name": "A knife"},
    ]


def test_what_stands_beside_the_items_is_kept_under_the_heading() -> None:
    text = "# Diver wanted\n## Must have\nAsk the mate first.\n- Sea legs\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"
    found = data(text)
    assert found["capabilities"] == [{"name": "Sea legs"}]
    assert found["x-must-have"].startswith("Ask the mate first.\n\n| a | b |")
    assert not poster(text).problems


def test_a_heading_without_a_field_is_kept_with_all_below_it() -> None:
    text = "# Diver wanted\nHello.\n## Ship\n### Mast\nTall.\n"
    assert data(text) == {
        "name": "Diver",
        "x-title": "Diver wanted",
        "x-diver-wanted": "Hello.",
        "x-ship": "### Mast\nTall.",
    }


def test_what_front_matter_and_body_say_is_joined() -> None:
    text = "---\ntitle: Diver\nmeta: {skills: [Knots]}\n---\n## Must have\n- Sea legs\n"
    reading = poster(text)
    assert reading.data["capabilities"].value == [{"name": "Knots"}, {"name": "Sea legs"}]
    assert not reading.problems


def test_a_section_that_is_kept_as_it_stands_is_none_of_the_roles_own() -> None:
    assert [heading.field for heading in poster("# Diver\n## Pay\nLittle.\n## Duties\n- Dive\n").headings] == [
        None,
        "responsibilities",
    ]


def test_a_canonical_form_keeps_its_demands() -> None:
    strict = replace(POSTER, is_canonical=True)
    codes = [code for code, _ in poster("# Diver\n## Must have\nSea legs.\n", strict).problems]
    assert codes == ["RL008"]
