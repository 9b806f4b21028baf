"""Projects of role files for measuring: any size, the same each time, as like real ones as chosen words allow.

    python benchmarks/generate.py FOLDER --files 1000 [--odd 0.05] [--faulty 0.1] [--dialects 0.2] [--seed 1]

A canonical file is front matter, then 4 responsibilities with 12 clauses of metrics, 6 capabilities, 5 artifacts and
4 interactions, about 2.5 kB. `odd` is the share of canonical files that are valid but not plain, such as with quoted
scalars, tables or CRLF, `faulty` the share with something to report, `dialects` the share in other forms: agents, job
descriptions, performance profiles. For every hundred roles there is a ladder that they climb.

Every interaction has its other side, and no two roles answer for the same, so that a project without shares has no
finding but for chance. Most lines are unique: what is remembered by its text must not look better than it is.
"""

import argparse
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from oddities import FAULTS, ODDITIES
from words import (
    AREAS,
    ARTIFACTS,
    DETAILS,
    DIMENSIONS,
    DONE,
    FREQUENCIES,
    GIVEN,
    HELP,
    METRICS,
    OBJECTS,
    PAIRED,
    PROFICIENCIES,
    REACH,
    REGIONS,
    SENIORITIES,
    SKILLS,
    SUBJECTS,
    THINGS,
    TITLES,
    VERBS,
)

CONFIGURATION = """\
roles = ["roles/*/*/*.md"]
ladders = ["ladders/*.md"]

[expects]
metrics = "responsibility"
primary = true
proficiency = true
interactions = "both-sides"

[vocabulary]
seniority = ["Junior", "Mid", "Senior", "Staff", "Principal"]
proficiency = ["Novice", "Competent", "Advanced", "Expert"]
artifact-types = ["runbook", "report", "dashboard", "schema", "plan", "pipeline", "document", "presentation",
  "application", "spreadsheet"]
"""
ROLES_PER_LADDER = 100
_DUTIES = 4
_LEAST_PARTNERS = 4


@dataclass(frozen=True)
class Share:
    """How much of a project, from 0 to 1, is odd, faulty or in other forms."""

    odd: float = 0.0
    faulty: float = 0.0
    dialects: float = 0.0


CLEAN = Share()


@dataclass
class Person:
    """A role as it is generated: its ladder, what it answers for, and its interactions, which partners add to."""

    number: int
    name: str
    family: str
    ladder: str
    duties: list[str]
    interactions: list[str] = field(default_factory=list)

    @property
    def path(self) -> str:
        """Return where the file lies; no folder holds more than a hundred files."""
        return f"roles/{slug(self.family)}/{self.number // 100:04}/{slug(self.name)}.md"


def slug(name: str) -> str:
    """Return a name in lower case with hyphens."""
    return name.lower().replace(" ", "-")


def project(size: int, share: Share = CLEAN, seed: int = 1) -> Iterator[tuple[str, str]]:
    """Yield path and text of each file of a project with so many roles: its configuration, its ladders, its roles."""
    chance = random.Random(seed)  # noqa: S311 - the same files each time are the point
    ladders = _sample((REGIONS, AREAS, SUBJECTS), -(-size // ROLES_PER_LADDER), chance)
    yield "rolelint.toml", CONFIGURATION
    names = [" ".join(words) for words in ladders]
    for number, name in enumerate(names):
        yield f"ladders/{slug(name)}.md", _ladder(number, name, chance)
    people = _people(size, names, chance)
    _acquaint(people, chance)
    for person in people:
        yield person.path, _text(person, share, chance)


def write(folder: Path, size: int, share: Share = CLEAN, seed: int = 1) -> None:
    """Write a project into a folder; files that lie there already stay beside it."""
    made: set[Path] = set()
    for name, text in project(size, share, seed):
        path = folder / name
        if path.parent not in made:
            path.parent.mkdir(parents=True, exist_ok=True)
            made.add(path.parent)
        path.write_bytes(text.encode())


def _sample(words: Sequence[Sequence[str]], count: int, chance: random.Random) -> list[tuple[str, ...]]:
    """Return so many combinations of a word of each list, none of them twice."""
    total = 1
    for choices in words:
        total *= len(choices)
    found = []
    for place in chance.sample(range(total), count):
        rest, picked = place, []
        for choices in words:
            rest, index = divmod(rest, len(choices))
            picked.append(choices[index])
        found.append(tuple(picked))
    return found


def _people(size: int, ladders: Sequence[str], chance: random.Random) -> list[Person]:
    names = _sample((REGIONS, AREAS, SUBJECTS, TITLES), size, chance)
    duties = [
        f"{verb} {thing} for {region} {area.lower()} teams"
        for verb, thing, region, area in _sample((VERBS, OBJECTS, REGIONS, AREAS), size * _DUTIES, chance)
    ]
    return [
        Person(
            number,
            " ".join(words),
            words[1],
            slug(ladders[number // ROLES_PER_LADDER]),
            duties[number * _DUTIES : (number + 1) * _DUTIES],
        )
        for number, words in enumerate(names)
    ]


def _acquaint(people: Sequence[Person], chance: random.Random) -> None:
    """Let each role give something to two others, with a line on both sides: four interactions each, as a mean."""
    if len(people) < _LEAST_PARTNERS:
        return
    for place, person in enumerate(people):
        step = chance.randrange(2, min(50, len(people) - 1))
        for other in (people[place - 1], people[place - step]):
            what, often = chance.choice(GIVEN), chance.choice(FREQUENCIES)
            person.interactions.append(_interaction(f"Provides {what}", "→", other.name, often, chance))
            other.interactions.append(_interaction(f"Receives {what}", "←", person.name, often, chance))


def _interaction(verb: str, arrow: str, name: str, often: str, chance: random.Random) -> str:
    notes = f"{_work(chance)} for {chance.choice(AREAS).lower()}, {chance.choice(DETAILS)}"
    return f"- **{verb}** {arrow} {name} ({often})\n  - *Notes*: {notes}\n"


def _work(chance: random.Random) -> str:
    return f"{chance.choice(VERBS)} {chance.choice(OBJECTS)}"


def _metric(template: str, chance: random.Random) -> str:
    return template.format(
        many=chance.randrange(11, 99),
        few=chance.randrange(2, 10),
        share=chance.randrange(51, 99),
        tenth=chance.randrange(1, 10),
        pause=chance.randrange(40, 980),
        things=chance.choice(THINGS),
        done=chance.choice(DONE),
        area=chance.choice(AREAS).lower(),
    )


def _metrics(chance: random.Random) -> str:
    """Return a line of three clauses."""
    is_paired = chance.random() < 0.4
    templates = [chance.choice(METRICS), chance.choice(PAIRED)] if is_paired else chance.sample(METRICS, 3)
    return ", ".join(_metric(template, chance) for template in templates)


def _text(person: Person, share: Share, chance: random.Random) -> str:
    if chance.random() < share.dialects:
        return chance.choice((_agent, _job_description, _profile))(person, chance)
    text = _canonical(person, chance)
    if chance.random() < share.faulty:
        text = chance.choice(FAULTS)(text, chance)
    if chance.random() < share.odd:
        text = chance.choice(ODDITIES)(text)
    return text


def _canonical(person: Person, chance: random.Random) -> str:
    front = {
        "id": f"r-{person.number:06}",
        "slug": slug(person.name),
        "name": person.name,
        "default_seniority": chance.choice(SENIORITIES),
        "family": person.family,
        "ladder": person.ladder,
    }
    sections = {
        "Mission": [f"{_work(chance)} that {person.family.lower()} teams need, {chance.choice(DETAILS)}.\n"],
        "Short Description": [f"Looks after {chance.choice(OBJECTS)} and {chance.choice(OBJECTS)}.\n"],
        "Properties": [f"- **Site**: Office {person.number % 40}, home\n", "- **Working rhythm**: Two-week cycles\n"],
        "Responsibilities": [
            f"- **{duty}**{' (primary)' if not place else ''}\n  - *Success metric*: {_metrics(chance)}\n"
            for place, duty in enumerate(person.duties)
        ],
        "Capabilities": [
            f"- **{skill}** — {chance.choice(PROFICIENCIES)} ({_work(chance).lower()})\n"
            for skill in chance.sample(SKILLS, 6)
        ],
        "Artifacts": [f"- **{person.family} {name}** (type: {kind})\n" for name, kind in chance.sample(ARTIFACTS, 5)],
        "Interactions": person.interactions,
    }
    head = "".join(f"{key}: {value}\n" for key, value in front.items())
    body = "\n".join(f"# {title}\n{''.join(lines)}" for title, lines in sections.items())
    return f"---\n{head}---\n\n{body}"


def _agent(person: Person, chance: random.Random) -> str:
    rows = "".join(f"- {duty}\n" for duty in person.duties)
    return (
        f"---\nname: {person.name}\ndescription: Looks after {chance.choice(OBJECTS)}\ncolor: blue\n---\n\n"
        f"# {person.name}\n\nYou are **{person.name}**, who looks after {chance.choice(OBJECTS)}.\n\n"
        f"## Your Core Mission\n\n### {_work(chance)}\n{rows}\n"
        f"## Your Success Metrics\n\n- {_metrics(chance)}\n- {_metrics(chance)}\n"
    )


def _job_description(person: Person, chance: random.Random) -> str:
    rows = "".join(f"* {duty}\n" for duty in person.duties)
    needs = "".join(f"* {chance.randrange(2, 9)} years of {skill}\n" for skill in chance.sample(SKILLS, 5))
    return (
        f"# {person.name}\n\n## About the role\n\n{_work(chance)}, {chance.choice(DETAILS)}.\n\n"
        f"## Responsibilities\n\n{rows}\n## Requirements\n\n{needs}"
    )


def _profile(person: Person, chance: random.Random) -> str:
    objectives = "\n".join(f"### {duty}\n\n- {_work(chance)}\n- {_work(chance)}\n" for duty in person.duties)
    skills = "".join(f"- {skill}\n" for skill in chance.sample(SKILLS, 5))
    return (
        f"---\nposition_title: {person.name}\n---\n\n# {person.name}\n\n"
        f"## Position Summary\n\n{_work(chance)}, {chance.choice(DETAILS)}.\n\n"
        f"## Key Objectives\n\n{objectives}\n## Qualifications\n\n{skills}"
    )


def _ladder(number: int, name: str, chance: random.Random) -> str:
    """Return a ladder with a level per seniority and two criteria per level and dimension."""
    dimensions = chance.sample(DIMENSIONS, 4)
    levels = "".join(f"  - {{name: Level {place + 1}, seniority: {word}}}\n" for place, word in enumerate(SENIORITIES))
    head = "".join(f"  - {dimension}\n" for dimension in dimensions)
    body = ""
    for place, (reach, how) in enumerate(zip(REACH, HELP, strict=True)):
        body += f"\n# Level {place + 1}\n"
        work = _sample((VERBS, OBJECTS), 2 * len(dimensions), chance)
        rows = [f"- {verb} {thing} of {reach} {how}\n" for verb, thing in work]
        for index, dimension in enumerate(dimensions):
            body += f"\n## {dimension}\n{rows[2 * index]}{rows[2 * index + 1]}"
    front = f"kind: ladder\nid: l-{number:05}\nslug: {slug(name)}\nname: {name}\n"
    return f"---\n{front}dimensions:\n{head}levels:\n{levels}---\n{body}"


def main() -> None:
    """Write a project as the command line asks for it."""
    parser = argparse.ArgumentParser(description="Write a project of generated role files.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--files", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    for name in ("odd", "faulty", "dialects"):
        parser.add_argument(f"--{name}", type=float, default=0.0, metavar="SHARE")
    asked = parser.parse_args()
    write(asked.folder, asked.files, Share(asked.odd, asked.faulty, asked.dialects), asked.seed)


if __name__ == "__main__":
    main()
