"""What anchors headings give, by the rules of GitHub, of Jekyll and of kramdown."""

import pytest

from rolelint import anchors
from rolelint.anchors import Anchors


@pytest.mark.parametrize(
    ("heading", "github", "jekyll", "kramdown"),
    [
        ("Position Summary", "position-summary", "position-summary", "position-summary"),
        (
            "Objective #1: You’ll ship, *often*",
            "objective-1-youll-ship-often",
            "objective-1-youll-ship-often",
            "objective-1-youll-ship-often",
        ),
        ("D1 - Developer 1", "d1---developer-1", "d1---developer-1", "d1---developer-1"),
        ("1. First: things!", "1-first-things", "1-first-things", "first-things"),
        ("Duties & rights", "duties--rights", "duties--rights", "duties--rights"),
        ("AT&amp;T", "att", "att", "atampt"),
        ("A -- B", "a----b", "a--b", "a----b"),
        ("Use `--all` -- always", "use---all----always", "use---all--always", "use---all----always"),
        ("**Bold** and [a link](x.md)", "bold-and-a-link", "bold-and-a-link", "bold-and-a-linkxmd"),
        ("snake_case and __init__", "snake_case-and-init", "snake_case-and-init", "snakecase-and-init"),
        ("a  b", "a--b", "a--b", "a--b"),
        ("🧠 Your Identity", "-your-identity", "-your-identity", "your-identity"),
        (":rocket: Start", "rocket-start", "rocket-start", "rocket-start"),
        ("Über uns – größer", "über-uns--größer", "über-uns--größer", "ber-uns--grer"),
        ("日本語 見出し", "日本語-見出し", "日本語-見出し", "section"),
        ("हिन्दी", "हिन्दी", "हिन्दी", "section"),
        ("Code `a<b>`", "code-ab", "code-ab", "code-ab"),
        ('Text <a name="x"></a> end', "text--end", "text--end", "text-a-namexa-end"),
        ("![logo](x.png) Team", "-team", "-team", "logoxpng-team"),
        ("???", "", "", "section"),
    ],
)
def test_a_heading_gives_an_anchor(heading: str, github: str, jekyll: str, kramdown: str) -> None:
    assert (anchors.github(heading), anchors.jekyll(heading), anchors.kramdown(heading)) == (github, jekyll, kramdown)


def test_headings_that_come_again_are_numbered_past_those_that_are_taken() -> None:
    assert Anchors(("Foo", "Foo", "Foo 1", "Foo")).names == ("foo", "foo-1", "foo-1-1", "foo-2")


@pytest.mark.parametrize("anchor", ["settings", "SETTINGS", "️-settings", "-settings", "my-id", "written", "top", ""])
def test_on_github_case_and_what_nobody_sees_do_not_matter(anchor: str) -> None:
    page = Anchors(("Settings", "⚙️ Settings", "Rules {#my-id}"), ("written",))
    assert page.lead(anchor)


@pytest.mark.parametrize(
    ("anchor", "leads"), [("key-objectives", True), ("Key-Objectives", False), ("my-id", True), ("rules", False)]
)
def test_on_a_site_case_matters_and_an_id_stands_instead_of_the_words(anchor: str, leads: bool) -> None:  # noqa: FBT001
    assert Anchors(("Key Objectives", "Rules {#my-id}")).lead_on_a_site(anchor) is leads


def test_a_page_with_text_of_other_files_may_have_any_anchor() -> None:
    page = Anchors(("Rules",), is_open=True)
    assert page.lead("anything")
    assert page.lead_on_a_site("anything")
