"""A placeholder was left in the text, so the role reads as finished and is not.

## Why

A form is copied, filled in from the top, and put aside. Whoever reads the role later cannot tell a blank that was
forgotten from a decision that there is nothing to say.

```role bad
# Responsibilities
- **Keep the invoices right**
  *Success metric*: fewer than [|[Number]|] corrections per month
- **Answer to the auditors**
  *Success metric*: [|TBD|]

# Interactions
- **Reports to** → [|<role name>|]
```

```ladder bad
# Level 1

## Craft
- [|TODO|]: Craft at Level 1
```

## Repair

Fill it in, or take the line out until there is something to say. What only looks like a placeholder is none: code,
links, check boxes, and words about a TODO.

```role good
# Responsibilities
- **Keep the backlog small** ([how we triage](triage.md))
  *Success metric*: no TODO older than 30 days, listed by `grep "TODO:"`
- **Keep the templates of `{{customer}}` letters right** [optional]
  - Says “ask [name], they know” where others shrug
  *Success metric*: fewer than 3 complaints per quarter
```

## When it is right to ignore this

In a template that others copy: leave it out of the project with `exclude`, or put `template` into its file name.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from rolelint import placeholder
from rolelint.catalog import Catalog
from rolelint.diagnostic import Finding
from rolelint.model import Role
from rolelint.rule import Rule
from rolelint.source import Location, Source
from rolelint.syntax.node import Node


def check(role: Role) -> Iterator[Finding]:
    if placeholder.may_stand_in(role.source.text):
        titles = (role.title,) if role.title else ()
        yield from _waiting((role.node, *titles), role.source)


def check_ladders(catalog: Catalog) -> Iterator[Finding]:
    for ladder in catalog.ladders.all:
        if placeholder.may_stand_in(ladder.source.text):
            yield from _waiting((ladder.node,), ladder.source)


def _waiting(nodes: Iterable[Node], source: Source) -> Iterator[Finding]:
    texts = (text for node in nodes for text in _texts(node) if text.at.path == source.path)
    for at in sorted({at for text in texts for at in _places(source, text)}):
        words = source.text[at.start : at.end]
        if not _is_link(words, source.text):
            yield Finding(f"'{words}' still waits to be filled in", at)


def _texts(node: Node) -> Iterator[Node]:
    """Yield the texts below a node, but for those of x- keys, which are the author's own."""
    if isinstance(node.children, Mapping):
        for key, child in node.children.items():
            yield from () if key.startswith("x-") else _texts(child)
        return
    for child in node.children:
        yield from _texts(child)
    if isinstance(node.value, str):
        yield node


def _places(source: Source, node: Node) -> Iterator[Location]:
    text = source.text[node.at.start : node.at.end]
    for span in placeholder.find(text):
        if not _is_quoted(text[: span.start]):
            yield source.at(node.at.start + span.start, node.at.start + span.end)


def _is_quoted(before: str) -> bool:
    """Whether a quotation is open at the end of a text: what somebody says, blanks and all, is an example."""
    return before.count("“") > before.count("”")


def _is_link(words: str, text: str) -> bool:
    """Whether words in brackets are a link whose target stands elsewhere in the file."""
    if not words.startswith("["):
        return False
    return re.search(rf"^ {{0,3}}{re.escape(words)}:", text, re.MULTILINE | re.IGNORECASE) is not None


RULE = Rule("RL312", __name__, __doc__, "placeholders left in the text", check_role=check, check_catalog=check_ladders)
