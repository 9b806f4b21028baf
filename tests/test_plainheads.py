"""A head that is taken apart by one pattern means what the readers of all heads find in it."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolelint import heads, plainheads
from rolelint.entry import Entry
from rolelint.passage import Passage
from rolelint.plainheads import Head, HeadReader
from rolelint.source import Source, Span
from rolelint.syntax.document import Document, Item

READERS: dict[str, tuple[HeadReader, Callable[[Entry], Head]]] = {
    "responsibility": (plainheads.responsibility, heads.responsibility),
    "capability": (plainheads.capability, heads.capability),
    "artifact": (plainheads.artifact, heads.artifact),
    "interaction": (plainheads.interaction, heads.interaction),
    "pair": (plainheads.pair, heads.pair),
}
PLAIN = {
    "responsibility": ("**Run the API**", "**Own the on-call rota** (primary)"),
    "capability": ("**Go**", "**Go** — Expert", "**Rust/Go** — Mid-level (daily work, reviews)", "**C++** - Low"),
    "artifact": ("**Handbook**", "**Data pipeline** (type: data pipeline)"),
    "interaction": ("**Reports to** → Head of R/D", "**Works with** ↔ Baker (daily)", "**Gets maps** ← Ø (now, then)"),
    "pair": ("**Site**: home", "**Languages**: Go, Rust — both,, C,"),
}
OTHERS = {
    "responsibility": ("Run the API", "**Run** (primary, 40 %)", "**Run – primary**", "**Run**:"),
    "capability": ("**Go** & **Rust**", "**Go** — one of four levels", "**Go** (preferred) — Expert"),
    "artifact": ("**Handbook** (type: a, b)", "**Handbook** (document)"),
    "interaction": ("**Asks → Baker** → Cook", "**Asks** → Baker - daily", "**Asks** → [Baker](baker.md)"),
    "pair": ("**Site** home", "**Site**: `home`"),
}
PIECES = (
    *(
        "**",
        "*",
        "__",
        "(",
        ")",
        "[",
        "]",
        "`",
        "\\",
        "<",
        ">",
        "&",
        "&amp;",
        "→",
        "←",
        "↔",
        "->",
        "—",
        " — ",
        "–",
        " - ",
    ),
    *(" -- ", "−", ":", ": ", ",", ", ", " ", "  ", "\t", "\u00a0", "%", "primary", "Primary", "(primary)", "type:"),
    *("type: ", "Level: ", "required", "(required)", "daily", ", daily", "and ", "+", "/", "é", "x", "Metric", "!"),
    *(" *Notes*: now", "<br>", "<!-- c -->", "[a](b)", "{", "}", "_", ".", ";"),
)


def entry(text: str) -> Entry:
    source = Source("role.md", f"- {text}")
    document = Document(source, (), ())
    return Entry(document, Item(0, Span(0, 1), (0,), (), ()), Passage(source, 2, len(source.text)))


@st.composite
def nearly_plain(draw: st.DrawFn) -> tuple[str, str]:
    kind = draw(st.sampled_from(tuple(PLAIN)))
    text = draw(st.sampled_from(PLAIN[kind]))
    for _ in range(draw(st.integers(0, 3))):
        begin = draw(st.integers(0, len(text)))
        end = draw(st.integers(begin, min(begin + 2, len(text))))
        text = text[:begin] + draw(st.sampled_from(("", *PIECES))) + text[end:]
    return kind, text.strip()


@given(nearly_plain())
def test_the_pattern_finds_what_the_search_finds(drawn: tuple[str, str]) -> None:
    kind, text = drawn
    quick, careful = READERS[kind]
    written = entry(text)
    found = quick(written.head.source, written.head.start, written.head.end)
    if found is not None:
        parts, others = careful(written)
        assert (found, list(found[0])) == ((parts, others), list(parts))
        assert (written.problems, written.labelled) == ([], {})


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in PLAIN.items() for text in texts])
def test_a_plain_head_is_taken_apart_by_its_pattern(kind: str, text: str) -> None:
    assert READERS[kind][0](Source("role.md", text), 0, len(text)) is not None


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in OTHERS.items() for text in texts])
def test_any_other_head_is_left_to_the_search(kind: str, text: str) -> None:
    assert READERS[kind][0](Source("role.md", text), 0, len(text)) is None
