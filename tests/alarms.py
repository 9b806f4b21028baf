"""A report about files with names and words that break what is not careful, for the reporters that programs read."""

import os

from hypothesis import strategies as st

from rolelint.diagnostic import Diagnostic, Finding, Fix, Note, Safety, Severity
from rolelint.report import Report, Silence
from rolelint.rule import Rule
from rolelint.source import Edit, Location, Source, Span

PAGE = """A responsibility has no success metric, so nobody can tell when it is met.

## Why

A duty without a measure is judged by mood.
Each reader brings `another` one.

```role bad
- [|**Keep bees**|]
```

A [rule of its own](unknown-target.md) asks whom it is for; [the form](bees.md) is another matter.
"""
RULES = {
    rule.code: rule
    for rule in (
        Rule(
            "RL302", "rolelint.rules.responsibility_without_metric", PAGE, "responsibilities without a success metric"
        ),
        Rule("RL401", "rolelint.rules.unknown_target", None, "targets that nobody knows", Severity.ERROR),
        Rule("RL610", "rolelint.rules.without_subject", "Who?", "metrics without a subject", Severity.INFO),
    )
}
BEES = 'roles/bees, 50% [a](b): <end> & "co"/مدير constructor\'s.md'
BYTES = os.fsdecode(b"roles/caf\xe9.md")
LONG = f"roles/{'w' * 200}.md"
SOURCES = {
    path: Source(path, text)
    for path, text in (
        (BEES, "# Responsibilities\r\n- **Keep 🐝 bees**  \r\n  quietly\r\n- **Sell honey** → Gardner\r\n"),
        (BYTES, "# Mission\nTo keep.\n"),
        (LONG, "# Mission\nTo last.\n"),
    )
}


def at(path: str, words: str) -> Location:
    start = SOURCES[path].text.index(words)
    return Location(path, Span(start, start + len(words)))


def diagnostic(code: str, finding: Finding, entity: str = "role:bees") -> Diagnostic:
    rule = RULES[code]
    return Diagnostic(code, rule.name, rule.severity, finding, entity)


def unmeasured() -> Diagnostic:
    """Return a finding that spans lines, with a note in another file and a fix over two."""
    place = at(BEES, "**Keep 🐝 bees**  \r\n  quietly")
    edits = (Edit(at(BEES, "quietly\r\n"), ""), Edit(at(BYTES, "To keep."), "To keep 🐝 [well]\n"))
    fix = Fix("move 'quietly' there", edits, Safety.UNSAFE)
    message = "'Keep 🐝 bees' [see](here) has 100 % of nothing: a,b\r\n::error::\x1b[31m \u202e \ufffe \ud800 ]]> <b>"
    return diagnostic("RL302", Finding(message, place, (Note("kept, here", at(BYTES, "To keep.")),), fix))


def report() -> Report:
    unknown = Finding("no role here is called 'Gardner'", at(BEES, "Gardner"), hint='write [externals] "Gardner" = "x"')
    beyond = Finding("this file cannot be read", Location("roles/gone.md", Span(0, 1)))
    again = diagnostic("RL610", Finding("who?", at(BYTES, "keep")), "role:café\x07")
    found = (
        unmeasured(),
        diagnostic("RL401", unknown),
        again,
        again,
        diagnostic("RL401", beyond, "file:roles/gone.md"),
    )
    return Report(
        diagnostics=found,
        sources=SOURCES,
        rules=RULES,
        roles=3,
        forms={"role": 3},
        not_judged=("nothing was judged by \x07",),
        checked=tuple(SOURCES),
    )


def silenced() -> Report:
    """Return a report about what a comment asks to ignore."""
    found = diagnostic("RL610", Finding("who?", at(BEES, "quietly")))
    silence = Silence(found, at(BEES, "- **Sell"), "agreed \x07 until Q3")
    return Report(diagnostics=(found,), sources=SOURCES, rules=RULES, silences=(silence,))


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """Return reports with findings at any place of any text."""
    sources, found = {}, []
    for path in draw(st.lists(st.text(st.characters(exclude_characters="/."), min_size=1), max_size=3, unique=True)):
        text = draw(st.text(st.sampled_from("ab é🐝\u2028\x1b\t\r\n")))
        sources[path] = Source(path, text)
        for code in draw(st.lists(st.sampled_from(sorted(RULES)), max_size=4)):
            start, end = sorted(draw(st.tuples(*[st.integers(0, len(text))] * 2)))
            finding = Finding(draw(st.text()), Location(path, Span(start, end)), hint=draw(st.none() | st.text()))
            found.append(diagnostic(code, finding, draw(st.sampled_from(["role:a", "file:b"]))))
    return Report(diagnostics=tuple(found), sources=sources, rules=RULES, checked=tuple(sources))
