"""Markdown as the page that readers see."""

from functools import cache

from markdown_it import MarkdownIt


def rendered(text: str) -> str:
    """Return a Markdown text as HTML."""
    page: str = _renderer().render(text)
    return page


@cache
def _renderer() -> MarkdownIt:
    return MarkdownIt("commonmark").enable("table")
