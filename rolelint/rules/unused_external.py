"""The configuration declares somebody outside whom no role works with.

## Why

`[externals]` says whom the roles work with that are no roles here. A name that no reference uses is left over, or
misspelt where it is used. A name that is also a role's never counts: references mean the role.

```toml
[externals]
"Tax adviser" = "our accountants in town"
"[|Works council|]" = "elected by the staff"
```

```role bad
# Interactions
- **Provides ledger** → Tax Adviser (yearly)
```

## Repair

Take the line out of the configuration, or write down who works with them.

```toml
[externals]
"Tax adviser" = "our accountants in town"
"Works council" = "elected by the staff"
```

```role good
# Interactions
- **Provides ledger** → Tax Adviser (yearly)
- **Informs** → Works council (monthly)
```

## When it is right to ignore this

When a role that works with them is about to be written.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from rolelint import toml
from rolelint.catalog import Catalog
from rolelint.diagnostic import Finding, Severity
from rolelint.interactions import relations
from rolelint.names import fold, fold_plural
from rolelint.references import references
from rolelint.rule import Rule
from rolelint.similarity import nearest
from rolelint.source import Location, Source
from rolelint.statements import Kind
from rolelint.toml import Address


def check(catalog: Catalog) -> Iterator[Finding]:
    # What a broken file refers to is not known, and neither is where the names of an extended file are used.
    unused = _unused(catalog) if catalog.configuration and not catalog.stubs else []
    if not catalog.configuration or not unused:
        return
    places = _places(catalog.configuration)
    for name in unused:
        if name in places:
            meaning = catalog.resolve(name)
            is_role = bool(meaning.roles or meaning.ambiguous)
            said = f"'{name}' is a role here, and nobody outside" if is_role else f"no role works with '{name}'"
            yield Finding(said, places[name])


def _unused(catalog: Catalog) -> list[str]:
    """Return the names that no reference uses, and none seems to be a slip of: of such a slip another rule speaks."""
    lines = catalog.once(relations)
    front = catalog.once(references)
    used = [line.name for line in lines.of(Kind.EXTERNAL)]
    used += [reference.name for reference in front if reference.meaning.is_external]
    known = {key(name) for name in used for key in (fold, fold_plural)}
    unused = [name for name in catalog.externals if fold(name) not in known and fold_plural(name) not in known]
    strange = [line.name for line in lines.of(Kind.UNKNOWN)]
    strange += [reference.name for reference in front if not reference.meaning]
    meant = {nearest(name, unused) for name in dict.fromkeys(strange)}
    return [name for name in unused if name not in meant]


def _places(source: Source) -> Mapping[str, Location]:
    """Return where a configuration declares each name: as a key of the table, or an item of the list."""
    lines = toml.lines(source.text)
    tables = (("externals",), ("tool", "rolelint", "externals"))
    addresses = [address for address in lines if address[:-1] in tables]
    values = toml.loads(source.text, source.path)
    return {_name(address, values): _place(source, lines[address], _name(address, values)) for address in addresses}


def _name(address: Address, values: Mapping[str, Any]) -> str:
    own = values["tool"]["rolelint"] if address[0] == "tool" else values
    return str(address[-1] if isinstance(address[-1], str) else own["externals"][address[-1]])


def _place(source: Source, line: int, name: str) -> Location:
    """Return the place of a name in a line; the line if it spells it otherwise."""
    whole = source.content(line - 1)
    word = f"(?P<name>{re.escape(name)})"
    forms = (rf"([\"']){word}\1\s*=", rf"([\"']){word}\1", rf"(?<![\w-]){word}(?=\s*=)")
    text = source.text[whole.start : whole.end]
    found = next((match for match in (re.search(form, text) for form in forms) if match), None)
    start, end = found.span("name") if found else (0, len(text))
    return source.at(whole.start + start, whole.start + end)


RULE = Rule("RL412", __name__, __doc__, "unused externals", severity=Severity.INFO, check_catalog=check)
