from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

from rolelint.dialect import load_dialects
from rolelint.reading import read
from rolelint.source import Source
from rolelint.syntax.parse import parse
from rolelint.writer import write

ROLE = next(dialect for dialect in load_dialects() if dialect.name == "role")
NASTY = st.sampled_from(
    [
        *("(primary)", "[x](y)", "[x]", "![i](j)", "**bold**", "*a", "__b__", "_c_", "snake_case", "`code", "``"),
        *("- dash", "1. one", "12) two", "+ plus", "# head", "> quote", "| a | b |", "a: b", "Success metric: 9 %"),
        *("Notes: x", "*Success metric*: 1", "<b>", "<!-- c -->", "<!--", "-->", "&amp;", "&#42;", "\\", "\\*", "a\\"),
        *("—", "–", "→", "<-", "->", "a -> b", "(daily)", "a, b", "((", "))", "(type: x)", "40 %", "(40 %)", "~~~"),
        *("```", "---", "===", "TODO", "e\u0301", "\u00a0", "\u2028", "\u200b", "שלום", "👩\u200d🚀", "x" * 300),
        *(" - ", ": ", "a:", "{% x %}", "[a]: http://b", "[^1]", "<https://a.b>", "http://a.b", "rolelint: ignore"),
        *("null", "yes", "010", "2020-01-01", "'", '"', "#", "@", "%", "?", "!", "&", "*", "|", "{", "}", "[", "]"),
        *(",", "\t", "\n", "\r\n", "\x00", "\x1b[1m", "\x85", "a\nb\x85c"),
    ]
)
TEXT = st.one_of(NASTY, st.lists(NASTY, min_size=1, max_size=3).map(" ".join), st.text(min_size=1, max_size=30))
WORD = st.from_regex(r"[a-z][a-z0-9-]{0,8}", fullmatch=True)


def thing(needed: dict[str, Any], optional: dict[str, Any]) -> st.SearchStrategy[dict[str, Any]]:
    own = {"x-group": TEXT, "x-more": st.one_of(TEXT, st.lists(TEXT, max_size=2), st.integers(), st.none())}
    return st.fixed_dictionaries(needed, optional={**optional, **own})


METRICS = st.lists(thing({"text": TEXT}, {}), max_size=3)
ROLES = st.fixed_dictionaries(
    {"name": TEXT},
    optional={
        **dict.fromkeys(("id", "slug"), WORD),
        **dict.fromkeys(("default_seniority", "mission", "short_description", "family", "owner"), TEXT),
        "aliases": st.lists(TEXT, max_size=3),
        "properties": st.dictionaries(TEXT, st.one_of(TEXT, st.lists(TEXT, max_size=3), st.none()), max_size=3),
        "success_metrics": METRICS,
        "responsibilities": st.lists(
            thing(
                {"title": TEXT},
                {
                    "primary": st.booleans(),
                    "share": st.one_of(st.integers(1, 100), st.floats(0.5, 100)),
                    "details": st.lists(TEXT, max_size=3),
                    "success_metrics": METRICS,
                },
            ),
            max_size=3,
        ),
        "capabilities": st.lists(
            thing(
                {"name": TEXT},
                {
                    "proficiency": TEXT,
                    "importance": st.sampled_from(["required", "preferred"]),
                    "details": st.lists(TEXT, max_size=3),
                },
            ),
            max_size=3,
        ),
        "artifacts": st.lists(
            thing({"name": TEXT}, {"type": TEXT, "x-details": st.lists(TEXT, max_size=2)}), max_size=3
        ),
        "interactions": st.lists(
            thing(
                {"kind": TEXT, "role": TEXT},
                {
                    "frequency": TEXT,
                    "notes": TEXT,
                    "link": TEXT,
                    "arrow": st.sampled_from(["to", "from", "both"]),
                },
            ),
            max_size=3,
        ),
        "x-own": st.recursive(
            st.one_of(TEXT, st.integers(), st.booleans(), st.none(), st.floats(allow_nan=False, allow_infinity=False)),
            lambda inner: st.one_of(st.lists(inner, max_size=2), st.dictionaries(TEXT, inner, max_size=2)),
            max_leaves=4,
        ),
    },
)


def back(text: str) -> Any:
    (reading,) = read(parse(Source("role.md", text)), ROLE, {})
    return reading.data.value


def with_arrows(data: dict[str, Any]) -> dict[str, Any]:
    """Return what is written: each interaction has an arrow."""
    if "interactions" not in data:
        return data
    return {**data, "interactions": [{"arrow": "to", **line} for line in data["interactions"]]}


@given(ROLES)
@example({"name": "A", "responsibilities": [{"title": "a", "share": 100.0}]})
@example({"name": "A", "interactions": [{"kind": "Helps", "role": "B", "link": "a b)"}]})
@example({"name": "\x85", "x-own": {"\t": "\x00"}})
@example({"name": "A", "success_metrics": [{"text": "[x](y)"}]})
@example({"name": "A", "responsibilities": [{"title": "<!-- c -->", "details": ["`[x](y)`"]}]})
def test_whatever_a_role_says_is_written_and_read_back(data: dict[str, Any]) -> None:
    assert back(write(data, ROLE).text) == with_arrows(data)
