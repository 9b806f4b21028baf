"""Which findings are most worth a person's time, of all that a first run finds."""

import pytest

from rolelint.diagnostic import Diagnostic, Finding, Fix, Safety, Severity
from rolelint.foremost import foremost
from rolelint.report import Report, Summary
from rolelint.source import Source

SEVERITIES = {"e": Severity.ERROR, "w": Severity.WARNING, "n": Severity.INFO}
SAFE = Fix("mend it", (), Safety.SAFE)


def found(*words: str) -> tuple[Diagnostic, ...]:
    """Return findings from words such as `wRL601@baker+`; the plus stands for a safe repair."""
    made = []
    for place, word in enumerate(words):
        code, _, role = word.rstrip("+")[1:].partition("@")
        at = Source(f"{role}.md", "x" * 100).at(place, place + 1)
        finding = Finding(word, at, fix=SAFE if word.endswith("+") else None)
        made.append(Diagnostic(code, code, SEVERITIES[word[0]], finding, f"role:{role}"))
    return tuple(made)


def best(*words: str) -> list[str]:
    return [one.finding.message for one in foremost(Report(diagnostics=found(*words)))]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ((), []),
        (("nRL407@a", "wRL601@a", "eRL401@b", "wRL402@a"), ["eRL401@b", "wRL402@a", "wRL601@a", "nRL407@a"]),
        (("wRL601@a", "wRL314@a", "wRL501@a", "eRL101@a"), ["eRL101@a", "wRL501@a", "wRL314@a", "wRL601@a"]),
        (("wRL009@a+", "nRL410@b"), ["nRL410@b", "wRL009@a+"]),
        (("eRL401@a", "eRL003@b+"), ["eRL003@b+", "eRL401@a"]),
    ],
)
def test_what_nobody_can_rely_on_comes_first_and_what_mends_itself_last(
    words: tuple[str, ...], expected: list[str]
) -> None:
    assert best(*words) == expected


def test_each_rule_speaks_once_before_one_speaks_again() -> None:
    many = [f"wRL601@{letter}" for letter in "abcdef"]
    assert best(*many, "wRL604@a", "wRL314@a") == ["wRL314@a", "wRL601@b", "wRL601@c", "wRL601@d", "wRL604@a"]


def test_each_family_speaks_before_one_speaks_of_its_second_rule() -> None:
    unread = ["eRL001@a", "eRL003@b", "eRL004@c", "eRL005@d", "eRL006@e"]
    assert best(*unread, "eRL401@f", "eRL101@g") == ["eRL001@a", "eRL003@b", "eRL004@c", "eRL401@f", "eRL101@g"]


def test_a_role_that_nobody_spoke_of_comes_before_one_more_of_the_same() -> None:
    words = ["wRL601@a", "wRL601@a", "wRL601@a", "nRL608@b", "nRL608@c", "nRL611@a"]
    assert best(*words) == ["wRL601@a", "wRL601@a", "nRL608@b", "nRL608@c", "nRL611@a"]


def test_what_a_rule_sums_up_counts_once() -> None:
    crowd = found(*[f"wRL402@{letter}" for letter in "abcdefg"])
    summary = Summary(Diagnostic("RL402", "RL402", Severity.WARNING, Finding("all", crowd[0].finding.at), ""), crowd)
    chosen = foremost(Report(diagnostics=(*crowd, *found("nRL407@a")), summaries=(summary,)))
    assert [one.finding.message for one in chosen] == ["all", "nRL407@a"]
