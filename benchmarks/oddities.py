"""Canonical files made odd: valid but not plain; and made faulty: with something to report."""

import json
import random
from collections.abc import Callable

from words import AREAS, PROFICIENCIES

Fault = Callable[[str, random.Random], str]
Oddity = Callable[[str], str]

_VAGUE = ("improve quality", "keep customers happy", "more releases", "good documentation")
_SPARE_SECTIONS = ("Mission", "Short Description")


def _vague(text: str, chance: random.Random) -> str:
    start = text.index("*Success metric*: ") + len("*Success metric*: ")
    return f"{text[:start]}{chance.choice(_VAGUE)}{text[text.index(chr(10), start) :]}"


def _nobody(text: str, chance: random.Random) -> str:
    return f"{text}- **Provides notes** → {chance.choice(AREAS)} Guild Keeper (weekly)\n"


def _unknown_level(text: str, chance: random.Random) -> str:
    return text.replace(f"— {chance.choice(PROFICIENCIES)}", "— Godlike", 1)


def _silent(text: str, chance: random.Random) -> str:
    start = text.index(f"# {chance.choice(_SPARE_SECTIONS)}\n")
    return text[:start] + text[text.index("# ", start + 2) :]


def _unpaired(text: str, chance: random.Random) -> str:
    """Take the last interaction out, so that its other side stands alone."""
    del chance
    return text[: text.rindex("- **")]


def _misspelt_key(text: str, chance: random.Random) -> str:
    del chance
    return text.replace("default_seniority:", "default_senority:", 1)


def _folded(text: str) -> str:
    return text.replace("family: ", "x-note: >-\n  one line\n  and another\nfamily: ", 1)


def _quoted(text: str) -> str:
    start = text.index("name: ") + 6
    end = text.index("\n", start)
    return f"{text[:start]}{json.dumps(text[start:end])}{text[end:]}"


def _flowing(text: str) -> str:
    return text.replace("family: ", "x-tags: [a, 'b, c', {d: 1}]\nfamily: ", 1)


def _table(text: str) -> str:
    return text.replace(
        "\n# Short Description\n", "\n| when | where |\n|---|---|\n| noon | desk |\n\n# Short Description\n", 1
    )


def _nested(text: str) -> str:
    return text.replace("- **Site**: ", "- **Desk**:\n  - by the window\n    1. facing *north*\n- **Site**: ", 1)


def _escaped(text: str) -> str:
    return text.replace("Looks after", "Looks \\<after\\>", 1)


def _broken_hard(text: str) -> str:
    return text.replace("  - *Notes*: ", "  - *Notes*: well\\\n    ", 1)


def _fenced(text: str) -> str:
    return text.replace("\n# Short Description\n", "\n```text\n# no heading\n```\n\n# Short Description\n", 1)


def _tabbed(text: str) -> str:
    return text.replace("\n- **", "\n-\t**").replace("\n  - ", "\n\t- ")


def _carriage_returns(text: str) -> str:
    return text.replace("\n", "\r\n")


FAULTS: tuple[Fault, ...] = (*(_vague, _nobody, _unknown_level, _silent, _unpaired, _misspelt_key),)
ODDITIES: tuple[Oddity, ...] = (
    *(_folded, _quoted, _flowing, _table, _nested, _escaped, _broken_hard, _fenced, _tabbed, _carriage_returns),
)
