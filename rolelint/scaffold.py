"""New roles and ladders as text: what is known is in it, and `TODO` stands where somebody has to say something.

They are drafts by their own word, so that check takes what they lack for work to be done. The examples are complete,
and check finds nothing in them.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from rolelint import ladderwriter, outline, writer
from rolelint.dialect import Dialect, load_dialects
from rolelint.format import formatted
from rolelint.frozen import frozen
from rolelint.ladder import build
from rolelint.rungs import LadderReading
from rolelint.source import Source
from rolelint.syntax import yaml
from rolelint.syntax.parse import parse
from rolelint.writer import Data

TODO = "TODO"
_DRAFT = "draft"
_MEASURE = {"text": f"{TODO}: how anybody can see that it is met"}


@frozen
class Habits:
    """What the roles of a house have. `metrics` is responsibility, role or none.

    `sections` are fields of the role's data, beside those that every role has; `keys` those of its front matter.
    `properties` are the names of facts.
    """

    sections: tuple[str, ...] = ("short_description", "capabilities", "artifacts")
    keys: tuple[str, ...] = ()
    properties: tuple[str, ...] = ()
    metrics: str = "responsibility"
    primary: bool = True
    proficiency: bool = True


@frozen
class Steps:
    """What a ladder is made of, as its front matter lists it: levels from low to high, and dimensions.

    Each has a `name`; a level may have a `seniority`, and a dimension a level that it begins `from`. `extends` names
    the ladder that all of this is added to.
    """

    levels: tuple[Data, ...] = ({"name": "Level 1"}, {"name": "Level 2"}, {"name": "Level 3"})
    dimensions: tuple[Data, ...] = ({"name": "Craft"}, {"name": "Responsibility"}, {"name": "Working together"})
    extends: str | None = None


_USUAL = Habits()
_THREE = Steps()


def role(name: str, *, identifier: str, slug: str, seniority: str, habits: Habits = _USUAL) -> str:
    """Return the canonical text of a new role, in which everything else is still to be said."""
    front = {"id": identifier, "slug": slug, "name": name, "default_seniority": seniority, "status": _DRAFT}
    wanted = {*habits.sections, *_form().sections_needed, *(["success_metrics"] if habits.metrics == "role" else [])}
    blanks = {name: value for name, value in _blanks(habits).items() if name in wanted}
    return _role({**front, **dict.fromkeys(habits.keys, TODO), **blanks})


def ladder(name: str, *, slug: str, identifier: str | None = None, steps: Steps = _THREE) -> str:
    """Return the canonical text of a new ladder, in which each level is still to say what it expects."""
    front = {"kind": "ladder", "id": identifier, "slug": slug, "name": name, "status": _DRAFT, "extends": steps.extends}
    told = {key: value for key, value in front.items() if value}
    data = {**told, "dimensions": list(steps.dimensions), "levels": list(steps.levels)}
    empty = build(_reading(data), Source("ladder.md", ""), "ladder")
    blanks = [
        {"level": level.name, "dimension": dimension.name, "text": _asked(level.name, dimension.name)}
        for level, dimension in empty.holes()
    ]
    return _ladder({**data, "criteria": blanks})


def examples() -> dict[str, str]:
    """Return the files of a first role and the ladder that it stands on, complete, by their paths."""
    return {"ladders/engineering.md": _ladder(_EXAMPLE_LADDER), "roles/backend-engineer.md": _role(_EXAMPLE_ROLE)}


def _asked(level: str, dimension: str) -> str:
    """Return what asks for a criterion; no two cells of a ladder ask in the same words."""
    return f"{TODO}: {dimension} at {level}"


def _blanks(habits: Habits) -> dict[str, Any]:
    """Return what asks to be filled in, by field."""
    duty: dict[str, Any] = {"title": f"{TODO}: what the role answers for"}
    duty |= {"primary": True} if habits.primary else {}
    duty |= {"success_metrics": [_MEASURE]} if habits.metrics == "responsibility" else {}
    skill = {"name": f"{TODO}: what it takes", **({"proficiency": TODO} if habits.proficiency else {})}
    return {
        "mission": f"{TODO}: why this role exists, in a sentence or two",
        "short_description": f"{TODO}: what the role does, in one paragraph",
        "properties": {name: [TODO] for name in habits.properties or ("Tools",)},
        "responsibilities": [duty],
        "success_metrics": [_MEASURE],
        "capabilities": [skill],
        "artifacts": [{"name": f"{TODO}: what the role makes"}],
        "interactions": [{"kind": "Collaborates with", "role": TODO, "arrow": "both"}],
    }


def _role(data: Data) -> str:
    return formatted(Source("role.md", writer.write(data, _form()).text), _form(), {})


def _ladder(data: Data) -> str:
    return formatted(Source("ladder.md", ladderwriter.write(_reading(data), {}).text), _form(of_ladders=True), {})


def _form(*, of_ladders: bool = False) -> Dialect:
    """Return the form that new files are written in."""
    return next(form for form in load_dialects() if form.is_canonical and form.is_of_ladders == of_ladders)


def _reading(data: Data) -> LadderReading:
    """Return a ladder as it is read where all of it stands in the front matter."""
    return outline.read(parse(Source("ladder.md", f"---\n{yaml.write(data)}---\n")))


def _cells(level: str, expected: Mapping[str, Sequence[str]]) -> list[Data]:
    return [
        {"level": level, "dimension": dimension, "text": text}
        for dimension, texts in expected.items()
        for text in texts
    ]


_EXAMPLE_ROLE: Data = {
    "id": "be-01",
    "slug": "backend-engineer",
    "name": "Backend Engineer",
    "default_seniority": "Senior",
    "ladder": "engineering",
    "mission": "Keep the services that our products stand on fast, safe and easy to change.",
    "short_description": "Designs, builds and runs the interfaces, jobs and databases behind our products.",
    "responsibilities": [
        {
            "title": "Run the services",
            "primary": True,
            "success_metrics": [{"text": "at least 99.9% uptime per month"}],
        },
        {
            "title": "Keep the services fast",
            "success_metrics": [{"text": "p95 response time under 200 ms each week"}],
        },
        {
            "title": "Ship changes that last",
            "success_metrics": [{"text": "fewer than 5% of releases rolled back per quarter"}],
        },
    ],
    "capabilities": [
        {"name": "Interface design", "proficiency": "Expert"},
        {"name": "Databases", "proficiency": "Advanced", "details": ["schemas", "migrations", "backups"]},
        {"name": "Operations", "proficiency": "Competent", "details": ["monitoring", "incidents"]},
    ],
    "artifacts": [
        {"name": "Product services", "type": "code"},
        {"name": "Interface reference", "type": "documentation"},
    ],
}
_EXAMPLE_LADDER: Data = {
    "kind": "ladder",
    "id": "eng-ladder",
    "slug": "engineering",
    "name": "Engineering",
    "dimensions": [{"name": "Craft"}, {"name": "Responsibility"}, {"name": "Working together"}],
    "levels": [
        {"name": "Level 1", "seniority": "Junior"},
        {"name": "Level 2", "seniority": "Mid"},
        {"name": "Level 3", "seniority": "Senior"},
    ],
    "criteria": [
        *_cells(
            "Level 1",
            {
                "Craft": ["Makes small changes with a test for each", "Finds the cause of a failing test"],
                "Responsibility": ["Finishes a task that somebody else has planned", "Says early what is late"],
                "Working together": ["Asks when stuck for more than an hour", "Explains a change to its reviewer"],
            },
        ),
        *_cells(
            "Level 2",
            {
                "Craft": ["Designs a feature within one service", "Finds the cause of an incident in the logs"],
                "Responsibility": ["Plans the work of a week", "Takes a feature from the idea to its users"],
                "Working together": ["Reviews changes within a day", "Writes down what others need to know"],
            },
        ),
        *_cells(
            "Level 3",
            {
                "Craft": ["Designs how several services work together", "Removes causes of whole groups of incidents"],
                "Responsibility": ["Plans the work of a quarter", "Keeps the promises of a service to its users"],
                "Working together": ["Helps others to the next level", "Settles disputes about a design"],
            },
        ),
    ],
}
