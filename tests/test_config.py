import pytest

from rolelint.config import match, matches


@pytest.mark.parametrize(
    ("pattern", "path"),
    [
        ("roles/**/*.md", "roles/a.md"),
        ("roles/**/*.md", "roles/x/y.md"),
        ("roles/**/*.md", "roles/x/y/z.md"),
        ("**/profile.md", "profile.md"),
        ("**/profile.md", "a/b/profile.md"),
        ("**", "a/b.md"),
        ("roles/**", "roles/a/b.md"),
        ("roles/", "roles/a/b.md"),
        ("roles", "roles/a/b.md"),
        ("roles", "roles"),
        ("./roles/*.md", "roles/a.md"),
        ("roles/*/profile.md", "roles/a/profile.md"),
        ("*.md", ".md"),
        ("?.md", "ä.md"),
        ("[a].md", "[a].md"),
        ("a+(b).md", "a+(b).md"),
        ("*\n.md", "x\n.md"),
    ],
)
def test_a_pattern_covers(pattern: str, path: str) -> None:
    assert match(pattern, path)


@pytest.mark.parametrize(
    ("pattern", "path"),
    [
        ("*.md", "roles/a.md"),
        ("roles/*.md", "roles/x/y.md"),
        ("roles/*", "roles/x/y.md"),
        ("roles", "roles-old/a.md"),
        ("roles", "x/roles/a.md"),
        ("roles/", "roles"),
        ("roles/**", "roles"),
        ("roles/**/*.md", "rolesx/a.md"),
        ("roles/**/*.md", "roles/a.mdx"),
        ("**/profile.md", "a/my-profile.md"),
        ("?.md", "ab.md"),
        ("a?b.md", "a/b.md"),
        ("a.md", "axmd"),
        ("Roles", "roles/a.md"),
        ("*.md", "a.md\n"),
    ],
)
def test_a_pattern_does_not_cover(pattern: str, path: str) -> None:
    assert not match(pattern, path)


def test_one_of_several_patterns_is_enough() -> None:
    assert matches(["x", "roles"], "roles/a.md")


def test_no_pattern_covers_nothing() -> None:
    assert not matches([], "roles/a.md")
