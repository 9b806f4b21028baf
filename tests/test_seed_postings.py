"""Real pages beside the checkout, and what somebody read in them: which lines are what, by their numbers.

Nothing of the pages is repeated here. What the program reads is compared with the lines that a reader marked.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from rolelint.dialects import job_description, performance_profile
from rolelint.reading import read
from rolelint.source import Source
from rolelint.syntax.parse import parse

_DIALECTS = {"000": performance_profile.DIALECT, "003": job_description.DIALECT, "004": job_description.DIALECT}
# Counted from 1, both ends included. A duty is its heading, the lines of its details, and its share of time.
_DUTIES: dict[str, list[tuple[int, int, int, int | None]]] = {
    "000": [(37, 39, 49, None), (51, 53, 61, None), (63, 65, 75, None), (77, 79, 87, None)],
    "003": [
        *((42, 44, 47, None), (49, 51, 54, None), (56, 58, 61, None), (63, 65, 68, None), (70, 72, 75, None)),
        (77, 79, 82, None),
    ],
    "004": [(17, 18, 23, 60), (24, 25, 28, 30), (29, 30, 32, 10)],
}
_QUALIFICATIONS: dict[str, list[tuple[int, int, str | None]]] = {
    "000": [],
    "003": [(88, 95, "required"), (99, 103, "preferred"), (107, 111, None), (115, 119, None)],
    "004": [(37, 42, "required"), (44, 47, "preferred")],
}
_TEXTS: dict[str, dict[str, list[tuple[int, int]]]] = {
    "000": {"short_description": [(29, 33)], "x-application": [(91, 93)]},
    "003": {
        "x-takeaways": [(5, 11)],
        "short_description": [(15, 15), (34, 38)],
        "x-highlights": [(19, 24)],
        "mission": [(28, 30)],
        "x-offer": [(123, 144)],
        "x-context-variations": [(148, 152)],
        "x-industry-considerations": [(156, 180)],
        "x-pay": [(184, 206)],
        "x-questions": [(210, 248)],
        "x-hiring": [(252, 266)],
        "x-faq": [(270, 272)],
    },
    "004": {
        "x-takeaways": [(5, 9)],
        "short_description": [(11, 15)],
        "x-required-qualifications": [(34, 35)],
        "x-tools": [(49, 56)],
        "x-environment": [(58, 61)],
        "x-pay": [(63, 65)],
        "x-growth": [(67, 71)],
        "x-faq": [(73, 86)],
        "x-sources": [(88, 95)],
        "x-application": [(97, 98)],
    },
}
# Headings of sections: what they say is in the name of the field.
_HEADINGS = {
    "000": {27, 35, 89},
    "003": {3, 13, 17, 26, 32, 40, 84, 121, 146, 154, 182, 208, 250, 268},
    "004": {4, 10, 16, 33, 48, 57, 62, 66, 72, 87, 96},
}
_SEEDS = pytest.mark.parametrize("seed", sorted(_DIALECTS))


def page(shared: Path, seed: str) -> tuple[dict[str, Any], list[str]]:
    path = next((shared / "seeds").glob(f"{seed}_*"))
    text = path.read_text(encoding="utf-8")
    (reading,) = read(parse(Source(path.name, text)), _DIALECTS[seed], {})
    assert isinstance(reading.data.value, dict)
    return reading.data.value, ["", *text.splitlines()]


def words(line: str) -> str:
    """Return a line as readers see it, without its bullet, heading marks and emphasis."""
    line = re.sub(r"\[([^\]]+)\]\([^)]+\)", r"\1", line)
    return " ".join(re.sub(r"^\s*(?:[-•] *|\d\. |#+ )", "", line).replace("*", "").split())


def between(lines: list[str], first: int, last: int) -> list[str]:
    return [words(line) for line in lines[first : last + 1] if line.strip()]


def strings(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for part in value.values():
            yield from strings(part)
    elif isinstance(value, list):
        for part in value:
            yield from strings(part)
    elif isinstance(value, str):
        yield value


@_SEEDS
def test_the_duties_are_those_that_a_reader_finds(shared: Path, seed: str) -> None:
    data, lines = page(shared, seed)
    found = [(duty["title"], duty.get("details", []), duty.get("share")) for duty in data["responsibilities"]]
    expected = [
        (re.sub(r"^Key Objective #\d: ", "", words(lines[at])).rstrip(":"), between(lines, first, last), share)
        for at, first, last, share in _DUTIES[seed]
    ]
    assert found == expected


@_SEEDS
def test_the_qualifications_are_those_that_a_reader_finds(shared: Path, seed: str) -> None:
    data, lines = page(shared, seed)
    found = [
        (" ".join([one["name"], *one.get("details", [])]), one.get("importance"))
        for one in data.get("capabilities", ())
    ]
    expected = [
        (text, importance) for first, last, importance in _QUALIFICATIONS[seed] for text in between(lines, first, last)
    ]
    assert found == expected


@_SEEDS
def test_the_texts_are_those_that_a_reader_finds(shared: Path, seed: str) -> None:
    data, lines = page(shared, seed)
    for key, parts in _TEXTS[seed].items():
        expected = " ".join(text for first, last in parts for text in between(lines, first, last))
        assert " ".join(map(words, data[key].splitlines())).split() == expected.split(), key


@_SEEDS
def test_every_line_is_in_the_data_or_names_a_section(shared: Path, seed: str) -> None:
    data, lines = page(shared, seed)
    said = " ".join(words(line) for text in strings(data) for line in text.splitlines())
    body = lines.index("---", 2) + 1 if "---" in lines else 1
    lost = [
        number
        for number, line in enumerate(lines)
        if number >= body and line.strip() and number not in _HEADINGS[seed]
        if re.sub(r"^Key Objective #\d: ", "", words(line)).rstrip(":") not in said
    ]
    assert lost == []


def test_every_key_of_the_front_matter_is_in_the_data(shared: Path) -> None:
    data, lines = page(shared, "000")
    keys = {line.partition(":")[0] for line in lines[2 : lines.index("---", 2)] if re.match(r"\w+:", line)}
    assert {key for key in keys if f"x-{key}" not in data} == {"position_title"}


def test_the_pay_of_each_level_is_data(shared: Path) -> None:
    data, lines = page(shared, "003")
    expected = dict(line.split(": ", 1) for line in between(lines, 193, 196))
    assert data["x-pay-bands"] == expected
