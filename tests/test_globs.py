"""Patterns for files: which they cover, which they leave out, and how they look."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolelint.config import match, matches
from rolelint.globs import exact, patterns

PARTS = st.sampled_from(["roles", "ladders", "old", "a*b", "q?", "x\\y", "ü"])
NAMES = st.builds(
    lambda folders, stem, suffix: "/".join([*folders, f"{stem}{suffix}"]),
    st.lists(PARTS, max_size=3),
    st.sampled_from(["profile", "baker", "a*b", "a?b", "a\\b", "\udce4", "x.role"]),
    st.sampled_from([".md", ".yaml"]),
)


@pytest.mark.parametrize(
    ("wanted", "others", "expected"),
    [
        ({"roles/a.md", "roles/b.md"}, {"notes.md"}, ("roles/*.md",)),
        ({"roles/a.md"}, set(), ("roles/*.md",)),
        ({"a.md"}, set(), ("a.md",)),
        ({"a.md", "b.md"}, set(), ("*.md",)),
        ({"a.md", "b.md"}, {"notes.md"}, ("a.md", "b.md")),
        ({"roles/a/profile.md", "roles/b/profile.md"}, {"roles/a/notes.md"}, ("roles/*/profile.md",)),
        ({"a/profile.md", "b/profile.md"}, {"a/notes.md"}, ("*/profile.md",)),
        ({"north/a.md", "south/b.md"}, set(), ("north/*.md", "south/*.md")),
        ({"roles/a.md", "roles/b/c.md"}, {"x.md"}, ("roles/**/*.md",)),
        ({"roles/a.md", "roles/b.yaml"}, set(), ("roles/*.md", "roles/*.yaml")),
        (set(), {"a.md"}, ()),
    ],
)
def test_patterns_are_few_and_say_where_files_of_a_kind_lie(
    wanted: set[str], others: set[str], expected: tuple[str, ...]
) -> None:
    assert patterns(wanted, others) == expected


def test_a_name_that_no_pattern_can_hold_is_covered_by_one_that_is_close() -> None:
    assert patterns({"what?.md"}, {"notes.md"}) == ("what?.md",)
    assert exact("a\\b\n.md") == "a?b?.md"
    assert patterns({"a*b.md"}, {"axb.md"}) == ()


@given(st.sets(NAMES, max_size=8), st.sets(NAMES, max_size=8))
def test_patterns_cover_nothing_but_what_is_wanted(wanted: set[str], others: set[str]) -> None:
    found = patterns(wanted, others)
    assert not [name for name in others - wanted if matches(found, name)]
    for name in wanted:
        is_apart = not any(match(exact(name), other) for other in others - wanted)
        assert matches(found, name) or not is_apart
