"""A role is called one thing in one place and something else in another.

Compared are the name in the front matter and a heading above all sections; a role without a slug is compared with its
file or folder too. Names agree if one holds all words of the other in a row, if an alias says the same, or if one
abbreviates the other (`SRE`, `SWE`, `QA Engineer`). A heading that only says what the document is, such as
`Role Profile`, names nobody. A path disagrees only if none of its words is like a word of the names.

## Why

Readers see the heading, references use the name. Where they differ, somebody changed one and forgot the other, or
copied a file and renamed half of it.

```role bad
---
id: pm-02
slug: example
name: Product Manager
default_seniority: Senior
---
# [|Project Manager|]

### Mission
Decide what is built next.
```

## Repair

Write the same name in both places. If people use both, put the second one under `aliases`.

```role good
---
id: pm-02
slug: example
name: Product Managers
aliases: [Product Owner]
default_seniority: Senior
---
# Product Manager (Platform)

### Mission
Decide what is built next.
```

## When it is right to ignore this

When the heading is a slogan and not meant to name the role.
"""

from collections.abc import Iterator

from rolelint.diagnostic import Finding, Note
from rolelint.identity import GENERIC_STEMS
from rolelint.model import Role
from rolelint.names import abbreviates, fold, singular
from rolelint.rule import Rule

_NO_NAME = frozenset(
    ("a", "an", "the", "of", "for", "about", "role", "profile", "job", "position", "description", "overview", "summary")
).union(("agent", "persona", "personality", "prompt"))


def check(role: Role) -> Iterator[Finding]:
    name, title = role.identity.name, role.identity.title
    if not name or (role.title is None and role.identity.slug):
        return
    names = [_words(text) for text in (name, *role.identity.aliases)]
    named = _without_end(_words(title or ""))
    if role.title and named:
        if not any(_agree(named, words) for words in names):
            message = f"the heading calls this role '{title}', the front matter '{name}'"
            note = Note("the name in the front matter", role.node["name"].at)
            yield Finding(message, role.title.at, (note,), hint="are both in use? add the heading under 'aliases'")
        names.append(named)
    if not role.identity.slug and _is_other(role, names):
        message = f"'{name}' is in a file that is called '{role.identity.stem}'"
        yield Finding(message, role.node["name"].at, hint="if that is meant, write a slug")


def _words(text: str) -> list[str]:
    """Return the folded words of a name, without signs around them."""
    words = ("".join(c for c in word if c.isalnum()) for word in fold(text.replace("/", " ")).split())
    return [singular(word) for word in words if word]


def _without_end(words: list[str]) -> list[str]:
    """Leave out the words at the end that only say what the document is: `Gardener Role Profile`."""
    while words and words[-1] in _NO_NAME:
        words = words[:-1]
    return words


def _agree(one: list[str], other: list[str]) -> bool:
    return _holds(one, other) or _holds(other, one) or abbreviates(one, other) or abbreviates(other, one)


def _holds(whole: list[str], part: list[str]) -> bool:
    """Whether the words of a part stand in the whole, in a row."""
    return any(whole[start : start + len(part)] == part for start in range(len(whole) - len(part) + 1))


def _is_other(role: Role, names: list[list[str]]) -> bool:
    """Whether a path's name is like none of the names; what is not in plain letters is never compared."""
    stem = _words(role.identity.stem)
    is_generic = role.identity.stem.casefold() in GENERIC_STEMS or not any(word.isalpha() for word in stem)
    if is_generic or stem == _words(role.identity.id or "") or not all(word.isascii() for word in [*stem, *names[0]]):
        return False
    return not any(_agree(stem, words) or _share_a_beginning(stem, words) for words in names)


def _share_a_beginning(one: list[str], other: list[str]) -> bool:
    return any(left.startswith(right) or right.startswith(left) for left in one for right in other)


RULE = Rule("RL110", __name__, __doc__, "roles whose names disagree", check_role=check)
