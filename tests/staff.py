"""A project on the disk, as small or large as a test wants it, the same each time; with something to find in it."""

from collections.abc import Mapping
from pathlib import Path

CONFIGURATION = """preset = "published"

[expects]
metrics = "responsibility"
interactions = "both-sides"

[vocabulary]
seniority = ["Junior", "Mid", "Senior", "Lead"]
artifact-types = ["chart"]
"""
ROLE = """---
id: r-{number:04}
slug: {slug}
name: {name}
default_seniority: {seniority}
family: {family}
reports_to: {boss}
---

# Mission
Keep {thing} in good order, so that everybody can rely on it. See [the guide](../docs/guide.md).

# Short Description
Looks after {thing} of the harbour.

# Responsibilities
- **Maintain {thing}** (primary)
  - *Success metric*: at least 9{digit}% of {thing} checked each month
- **Answer questions about {thing}**
  - *Success metric*: {metric}

# Capabilities
- **Care of {thing}** — Advanced (planning, repair)
- **Record keeping** — Competent

# Artifacts
- **Log of {thing}** (type: documentation)

# Interactions
- **Provides report** → {next_name} (weekly)
  - *Notes*: What became of {thing}
- **Receives report** ← {last_name} (weekly)
"""
LADDER = """---
kind: ladder
slug: {slug}
name: {name}
---

# Level 1

## Craft
- Mends what somebody else has found broken
- Asks before it is too late

# Level 2

## Craft
- Finds what is broken and mends it
- Teaches {name} to newcomers
"""
THINGS = ("ropes", "buoys", "cranes", "charts", "tugs", "lamps", "gates", "pumps", "piers", "signals")
METRICS = ("90% within 2 days each month", "people are happy", "fewer than 3 complaints per quarter", "good answers")
SENIORITY = ("Junior", "Mid", "Senior")
FAMILIES = ("Docks", "Water", "Office")


def name(number: int, size: int) -> str:
    """Return the name of a role by its number, in a project of so many."""
    number %= size
    word = THINGS[number % len(THINGS)].capitalize().removesuffix("s")
    return f"{word} Keeper {number // len(THINGS) + 1}"


def role(number: int, size: int) -> str:
    """Return the text of a role in a project of so many."""
    return ROLE.format(
        number=number,
        slug=name(number, size).lower().replace(" ", "-"),
        name=name(number, size),
        seniority=SENIORITY[number % 3],
        family=FAMILIES[number % 3],
        boss=name(0, size),
        thing=f"{THINGS[number % len(THINGS)]} {number // len(THINGS) + 1}",
        digit=number % 10,
        metric=METRICS[number % 4],
        next_name=name(number + 1, size),
        last_name=name(number - 1, size),
    )


def project(size: int) -> dict[str, str]:
    """Return the texts of a project of so many roles, by path."""
    roles = {f"roles/{name(number, size).lower().replace(' ', '-')}.md": role(number, size) for number in range(size)}
    listed = "".join(f"- [{path}]({path})\n" for path in roles)
    return {
        **roles,
        "README.md": f"# The harbour\n\n{listed}",
        "docs/guide.md": "# Guide\n\n## Usage\n\nAs it is.\n",
        "docs/shape.png": "no picture",
        "ladders/docks.md": LADDER.format(slug="docks", name="Docks"),
        "rolelint.toml": CONFIGURATION,
    }


def lay(folder: Path, texts: Mapping[str, str]) -> Path:
    """Write the files of a project into a folder and return that."""
    for path, text in texts.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(text.encode())
    return folder
