"""Text that waits to be filled in: `TBD` as a whole value, `TODO: …`, `[Role Name]`, `<role name>`, `{{role}}`, `____`.

What only looks like it is left alone: code, links, check boxes, HTML, templating of addresses, tags such as
`[optional]`, and a sentence that speaks about a TODO.
"""

import re
from collections.abc import Iterator

from rolelint.patterns import lazy
from rolelint.source import Span

# What every placeholder has something of. It is quickly searched for, and most texts have nothing of it.
_SIGN = re.compile(
    r"[\[<]|\{\{|__|\\_|\?\?"
    r"|[Tt](?:[Oo](?:[Dd][Oo]| [Bb][Ee] )|[Bb][ADCadc])|[Xx](?:[Mm][Ee]|[Xx][Xx])|[Ll][Oo][Rr][Ee][Mm]"
)
_UNTOUCHED = lazy(
    r"""^[ \t>]*+(?P<fence>`{3,}+|~{3,}+)[^\n]*+\n.*?(?:^[ \t>]*+(?P=fence)|\Z) # a code fence
    |   (?<!`)(?P<ticks>`++).{1,500}?(?<!`)(?P=ticks)(?!`)                      # code in a line
    |   !?\[[^\[\]\n]{0,200}\](?:\([^()\n]{0,400}\)|\[[^\[\]\n]{0,200}\])       # a link
    |   (?<=\n)[ ]{0,3}\[[^\[\]\n]{1,200}\]:[ ]                                 # what a link refers to
    |   \[\[[^\[\]\n]{0,200}\]\]                                                # a wiki link
    |   \[[!^][^\[\]\n]{0,200}\]                                                # a callout or a footnote
    |   ^[ \t>]*+(?:[-*+][ \t]++|\d{1,9}[.)][ \t]++)?\[[xX]\](?=[ \t])          # a check box
    |   <!--(?:(?!<!--).){0,2000}?-->                                           # a comment
    |   <[A-Za-z][^<>=]{0,400}=[^<>]{0,400}>                                    # HTML with attributes
    |   [a-z][a-z0-9+.-]{1,9}://[^\s<>]+                                        # an address
    |   (?<=\n)[ \t_]+$                                                         # a thematic break""",
    re.MULTILINE | re.DOTALL | re.VERBOSE,
)
_WHOLE = lazy(
    r"""[\s*_("'\[]*(?P<whole>TBD|TBA|TBC|TODO|FIXME|XXX+|\?{2,}
    |   to[ ]be[ ](?:announced|confirmed|decided|defined|determined|done|filled[ ]in))[\s*_)"'\].!…]*""",
    re.IGNORECASE | re.VERBOSE,
)
_PLACEHOLDER = lazy(
    r"""(?:(?<=[.;!?—–][ ])|(?<=\()|^[ \t*_"'>-]*+)(?P<task>TODO|FIXME|TBD|XXX)(?=[*_]*:)
    |   (?<![\w\]!\\[])(?P<bracket>\[[^\W\d_][^\[\]\n"',]{0,80}\])(?![(\[\w])
    |   (?<![\w<])(?P<angle><[A-Za-z][\w/'-]*(?:[ ][\w/'-]+){0,4}>)
    |   (?<!/)(?P<template>\{\{(?![<%])(?!-?[ ]*(?:site|page|layout|include)\.)[^{}\n]*\}\})(?!/)
    |   (?<![^\s<>≤≥~=:(/€$£-])(?P<short_blank>_{2,3})(?=[\s%°.,;:)\]/-]|$)
    |   (?<![\w\\])(?P<blank>_{4,}(?!\w)|(?:\\_){2,})
    |   (?P<filler>\b(?i:lorem[ ]ipsum)\b)""",
    re.MULTILINE | re.VERBOSE,
)
_ASKING = lazy(
    r"\b(?:action|add|amount|company|count|date|describe|enter|fill|insert|list|metric|name|number|percent|placeholder"
    r"|reason|replace|role|specify|target|team|threshold|title|value|what|which|why|your|[nxyz])\b",
    re.IGNORECASE,
)
# What the parts of an item are called: alone in brackets, they ask for their value.
_PARTS = frozenset(
    ("artifact", "capability", "frequency", "level", "proficiency", "responsibility", "share", "skill", "verb")
)
_TAGS = frozenset(
    (
        *("bonus", "core", "deprecated", "draft", "external", "internal", "mandatory", "must", "new", "nice"),
        *("optional", "preferred", "primary", "remote", "required", "senior", "shared"),
    )
)
_HTML = frozenset(
    (
        *("a", "abbr", "address", "article", "aside", "audio", "b", "blockquote", "body", "br", "button", "caption"),
        *("center", "cite", "code", "col", "colgroup", "dd", "del", "details", "dfn", "div", "dl", "dt", "em"),
        *("embed", "figcaption", "figure", "font", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "head"),
        *("header", "hr", "html", "i", "iframe", "img", "input", "ins", "kbd", "label", "li", "link", "main", "mark"),
        *("menu", "meta", "nav", "noscript", "object", "ol", "option", "p", "param", "picture", "pre", "q", "s"),
        *("samp", "script", "section", "select", "small", "source", "span", "strike", "strong", "style", "sub"),
        *("summary", "sup", "svg", "table", "tbody", "td", "template", "textarea", "tfoot", "th", "thead", "time"),
        *("title", "tr", "tt", "u", "ul", "var", "video", "wbr"),
    )
)


# Parts of what `_SIGN` finds, in small letters, each with its first byte.
_SIGNS = tuple(
    (sign[:1], sign)
    for sign in (b"[", b"<", b"{{", b"__", b"\\_", b"??", b"todo", b"to be ", b"tb", b"xme", b"xxx", b"lorem")
)


def may_stand_in(text: str) -> bool:
    """Tell whether a placeholder may stand somewhere in a text, or in any part of it: quickly, and never a wrong no."""
    # Bytes are put into small letters far faster than characters, and one byte is found far faster than several.
    folded = text.encode(errors="surrogatepass").lower()
    return any(first in folded and sign in folded for first, sign in _SIGNS)


def find(text: str) -> Iterator[Span]:
    """Yield the places of the placeholders in a Markdown text, in order."""
    return _found(text) if _SIGN.search(text) else iter(())


def _found(text: str) -> Iterator[Span]:
    readable = _UNTOUCHED.sub(lambda match: "\0" * len(match[0]), text)
    whole = _WHOLE.fullmatch(readable)
    if whole:
        yield Span(*whole.span("whole"))
        return
    for match in _PLACEHOLDER.finditer(readable):
        kind = match.lastgroup or ""
        if _is_meant(kind, match[kind], readable):
            yield Span(*match.span(kind))


def is_waiting(text: str) -> bool:
    """Tell whether a text holds a placeholder, so that what it says cannot be judged yet."""
    return _SIGN.search(text) is not None and any(True for _ in _found(text))


def _is_meant(kind: str, written: str, text: str) -> bool:
    inside = written[1:-1].strip()
    if kind == "angle":
        name = inside.split()[0]
        return name.casefold() not in _HTML and f"</{name}>" not in text
    return kind != "bracket" or _asks(inside)


def _asks(inside: str) -> bool:
    """Whether words in brackets ask to be replaced: they name a blank, or begin like a title and are no tag."""
    if _ASKING.search(inside) or inside.casefold() in _PARTS:
        return True
    is_acronym = inside.isupper() and len(inside) <= 5
    is_tag = inside.casefold() in _TAGS or any(map(str.isdigit, inside))
    return inside[:1].isupper() and len(inside) > 1 and not is_acronym and not is_tag
