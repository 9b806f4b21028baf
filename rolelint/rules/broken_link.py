"""A link of a role or ladder leads nowhere: the file is not there, or nothing in it gives the anchor.

## Why

Readers follow it and land on an error, or at the top of a page. It breaks without a sound when a file is moved or a
heading is reworded.

```role bad roles/baker.md
# Mission
Bake what [the list]([|bread/lst.md|]) says, by [our rules]([|#our-rule|]), as the [Shop Lead](shop-lead.md[|#orders|])
orders.

# Responsibilities
- **Keep the oven clean** ([how]([|www.example.com|]), [when]([||]))

## Our rules
No raisins.
```

```role bad roles/shop-lead.md
# Responsibilities
- **Order for the shop** from [the list](bread/list.md)
```

```role bad roles/bread/list.md
# Mission
A list.
```

A navigation in the front matter of a page must name the anchors that Jekyll makes of the headings.

```role bad profile.md
---
id: prf-01
slug: profile
name: Gardener
default_seniority: Senior
subnav_items:
  - text: Weeds
    permalink: /[|#objective-1-pull-weeds|]
---

## Objective #1: You’ll pull weeds
```

## Repair

Write the path of the file as seen from this one, and the anchor as the page has it: the words of the heading in lower
case, hyphens for blanks, and no other signs. A heading that comes again has `-1` behind it. An `id` of your own counts
too. Where one name is near, the fix writes it, which is a guess.

```role bad
# Mission
Bake by [our rules]([|#our-rule|]).

## Our rules
No raisins.
```

```role fixed
# Mission
Bake by [our rules](#our-rules).

## Our rules
No raisins.
```

```role good roles/baker.md
# Mission
Bake [the first list](lists.md#bread), [the second](lists.md#bread-1), in [the kitchen](kitchen.md#ovens).
```

```role good roles/lists.md
## Bread
## Bread
```

```role good roles/kitchen.md
## Where it is hot {#ovens}
```

## When it is right to ignore this

When the file is made while a site is built, or a generator with other rules makes the anchors. Links with a scheme or
a path from `/` on, and what a template fills in, are not judged.
"""

from collections.abc import Iterator

from rolelint.catalog import Catalog
from rolelint.deadlinks import dead_links
from rolelint.diagnostic import Finding, Fix, Safety
from rolelint.rule import Rule
from rolelint.source import Edit


def check(catalog: Catalog) -> Iterator[Finding]:
    for link in dead_links(catalog):
        advice = f"; did you mean '{link.near}'?" if link.near else ""
        fix = Fix(f"write '{link.near}'", (Edit(link.at, link.near),), Safety.UNSAFE) if link.near else None
        yield Finding(f"{link.lack}{advice}", link.at, fix=fix, hint=link.hint)


RULE = Rule("RL416", __name__, __doc__, "broken links", check_catalog=check)
