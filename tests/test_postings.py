"""Job descriptions of many trades: what is a duty, what is a qualification, and what is neither."""

import json
from typing import Any

import pytest
from postings import POSTINGS, Posting

from rolelint.dialects import job_description
from rolelint.reading import Reading, read
from rolelint.source import Source
from rolelint.syntax.parse import parse

_MARKS = {"required": "!", "preferred": "?"}


def reading(text: str, path: str = "jobs/role.txt") -> Reading:
    return read(parse(Source(path, text.removeprefix("\ufeff"))), job_description.DIALECT, {})[0]


def data(text: str) -> dict[str, Any]:
    value = reading(text).data.value
    assert isinstance(value, dict)
    return value


def names(found: dict[str, Any]) -> tuple[str, ...]:
    return tuple(_MARKS.get(one.get("importance", ""), "") + one["name"] for one in found.get("capabilities", ()))


@pytest.mark.parametrize("posting", POSTINGS.values(), ids=POSTINGS)
def test_a_posting_reads_as_it_is_meant(posting: Posting) -> None:
    found = data(posting.text)
    assert found["name"] == posting.name
    assert tuple(duty["title"] for duty in found.get("responsibilities", ())) == posting.duties
    assert names(found) == posting.qualifications


@pytest.mark.parametrize("posting", POSTINGS.values(), ids=POSTINGS)
def test_what_has_no_field_is_kept_and_lies_in_no_other(posting: Posting) -> None:
    found = data(posting.text)
    kept = json.dumps({key: value for key, value in found.items() if key.startswith("x-")}, ensure_ascii=False)
    fields = json.dumps({key: value for key, value in found.items() if not key.startswith("x-")}, ensure_ascii=False)
    assert [words for words in posting.kept if words not in kept] == []
    assert [words for words in posting.kept if words in fields] == []


@pytest.mark.parametrize(
    ("section", "bands"),
    [
        ("- Junior (0-2 years): $50,000 - $60,000\n- Senior: $90,000+\n", {"Junior (0-2 years)": "$50,000 - $60,000"}),
        ("| Level | Pay |\n|---|---|\n| Junior | 45,000 |\n| Senior | 60,000 |\n", {"Junior": "45,000"}),
        (
            "| Level | Leeds | London |\n|---|---|---|\n| Junior | 30k | 36k |\n| Senior | 50k | |\n",
            {"Junior": {"Leeds": "30k", "London": "36k"}},
        ),
        ("### Base\n- A: €1,200\n- B: €1,300\n", {"A": "€1,200"}),
        ("- Experience: years count\n- Place: towns pay more\n", {}),
        ("- Junior: $50,000\n", {}),
        ("- Junior: $50,000\n- Ask us\n", {}),
        ("Between 30,000 and 40,000.\n", {}),
    ],
)
def test_pay_by_level_is_data_where_it_reads_plainly(section: str, bands: dict[str, Any]) -> None:
    found = data(f"# Baker\n\n## Duties\n- Bake\n\n## Requirements\n- Flour\n\n## Salary\n{section}")
    assert bands.items() <= found.get("x-pay-bands", {}).items()
    assert bool(bands) == ("x-pay-bands" in found)
    assert found["x-pay"].startswith(section[:5])


def test_a_line_of_words_alone_stands_where_it_is_said_to() -> None:
    for posting in POSTINGS.values():
        found = reading(posting.text)
        text = posting.text.removeprefix("\ufeff")
        for one in (*found.data["responsibilities"].parts, *found.data["capabilities"].parts):
            name = one["title"] if "title" in one else one["name"]
            written = " ".join(text[name.at.start : name.at.end].replace("*", "").split())
            assert written == name.value


def test_a_label_that_nobody_knows_ends_what_the_label_above_it_says() -> None:
    text = (
        "Position Title: Registered Nurse\nPay Grade: 7\nReports To: Nurse Manager\nFLSA Status: Exempt\n\n"
        "Essential Duties:\n- Assesses patients\n\nEducation and Experience:\n- A degree\n"
    )
    found = data(text)
    assert found["name"] == "Registered Nurse"
    assert found["x-reporting"] == "Nurse Manager"
    assert "Pay Grade: 7" in found["x-introduction"]
    assert "FLSA Status: Exempt" in found["x-introduction"]


def test_what_success_looks_like_is_measured_however_it_is_headed() -> None:
    found = data("# Lead\n\n## Responsibilities\n- Plans\n\n## Success looks like\n- Retention above 90% a year\n")
    assert found["success_metrics"] == [{"text": "Retention above 90% a year"}]


@pytest.mark.parametrize(
    "heading",
    ["Main Duties and Responsibilities", "Core duties", "What you'll be responsible for", "What the job involves"],
)
def test_duties_have_many_names(heading: str) -> None:
    found = data(f"# Assistant\n\n## {heading}\n- Helps\n\n## Requirements\n- Patience\n")
    assert [duty["title"] for duty in found["responsibilities"]] == ["Helps"]
