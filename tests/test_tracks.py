"""Ladders with several tracks: levels side by side, of which neither is above the other."""

import pytest
from ladder_forms import read

from rolelint.altitude import upward
from rolelint.ladder import Ladder
from rolelint.missteps import missteps
from rolelint.tracks import by_codes, by_headings
from rolelint.vocabulary import SENIORITY

TITLED = """\
# Data ladder
## Individual contributor track
### L3 Analyst
#### Skill
- Writes queries
### L4 Senior Analyst
#### Skill
- Builds models
## Management track
### L3 Manager
#### Skill
- Coaches
#### Hiring
- Interviews
### L4 Director
#### Skill
- Budgets
#### Hiring
- Plans
"""


def coded(*names: str, also: str = "", at: tuple[str, ...] = ()) -> Ladder:
    """Read a ladder whose levels all speak of Skill, and some of another dimension, too."""
    return read(
        "".join(
            f"# {name}\n## Skill\n- Does {place}\n" + (f"## {also}\n- Shows {place}\n" if name in at else "")
            for place, name in enumerate(names)
        )
    )


def tracks(ladder: Ladder) -> list[str | None]:
    return [level.track for level in ladder.levels]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (("IC1", "IC2", "M1", "M2"), ("IC", "IC", "M", "M")),
        (("L1", "L2", "IC3", "IC4", "M3", "M4"), (None, None, "IC", "IC", "M", "M")),
        (("E1", "E2", "EM1", "EM2", "D1"), ("E", "E", "EM", "EM", "EM")),
        (("E4 Engineer", "S5 Staff", "M4 Engineering Manager"), ("E", "E", "M")),
        # Junior, Mid and Senior: one ladder.
        (("J1", "J2", "M1", "M2", "S1", "S2"), (None,) * 6),
        (("IC1", "IC2"), (None, None)),
        (("M1 Manager", "M2 Director"), (None, None)),
        (("Level 1", "Level 2"), (None, None)),
        (("A1", "A2", "B1", "B2"), (None,) * 4),
    ],
)
def test_codes_tell_the_tracks(names: tuple[str, ...], expected: tuple[str | None, ...]) -> None:
    assert by_codes(names) == expected


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        (("Individual contributors", "Managers"), {"Individual contributors", "Managers"}),
        (("Engineering", "Management"), {"Engineering", "Management"}),
        (("Common levels", "IC track", "Management track"), {"IC track", "Management track"}),
        (("Technical", "Social"), set()),
        (("Managers",), set()),
        (("Entry levels", "Management"), set()),
    ],
)
def test_headings_tell_the_tracks(headings: tuple[str, ...], expected: set[str]) -> None:
    assert by_headings(headings) == expected


def test_levels_below_the_heading_of_a_track_belong_to_it() -> None:
    ladder = read(TITLED)
    assert tracks(ladder) == ["Individual contributor track"] * 2 + ["Management track"] * 2


def test_a_track_has_an_order_of_its_own() -> None:
    assert [*missteps(read(TITLED), SENIORITY)] == []
    (misstep,) = missteps(coded("IC1", "IC2", "M1", "M2", "M5"), SENIORITY)
    assert misstep.message == "there is no level 3 and 4 between M2 and M5"


def test_a_misstep_where_tracks_have_levels_in_common_is_told_once() -> None:
    ladder = read(
        "---\nkind: ladder\nlevels:\n  - {name: Boy, seniority: Senior}\n  - {name: Hand, seniority: Junior}\n"
        "  - {name: Baker, track: Ovens, seniority: Staff}\n  - {name: Seller, track: Shop, seniority: Staff}\n---\n"
    )
    (misstep,) = missteps(ladder, SENIORITY)
    assert misstep.message.startswith("Hand stands for 'Junior'")


def test_what_one_track_alone_speaks_of_is_no_hole_in_another() -> None:
    assert [*read(TITLED).holes()] == []


@pytest.mark.parametrize(
    ("at", "holes"),
    [
        (("M1", "M2"), []),
        (("M2",), ["M1"]),
        (("IC3", "IC4", "M1", "M2"), ["L1"]),
        (("L1", "IC3", "IC4"), ["M1", "M2"]),
        ((), []),
    ],
)
def test_what_all_speak_of_may_have_holes_in_each_track(at: tuple[str, ...], holes: list[str]) -> None:
    ladder = coded("L1", "IC3", "IC4", "M1", "M2", also="Hiring", at=at)
    assert [level.name for level, _ in ladder.holes()] == holes


def test_the_next_level_is_one_of_the_same_track() -> None:
    ladder = coded("L1", "IC2", "IC3", "M2", "M3")
    following = {level.name: [one.name for one in ladder.next_levels(level)] for level in ladder.levels}
    assert following == {"L1": ["IC2", "M2"], "IC2": ["IC3"], "IC3": [], "M2": ["M3"], "M3": []}


@pytest.mark.parametrize(
    ("reference", "name"),
    [("M1", "M1 Manager"), ("ic-2", "IC2 Senior"), ("IC1 Analyst", "IC1 Analyst"), ("1", None), ("3", "IC3 Staff")],
)
def test_a_level_goes_by_its_code_or_by_a_number_that_no_other_has(reference: str, name: str | None) -> None:
    level = coded("IC1 Analyst", "IC2 Senior", "IC3 Staff", "M1 Manager", "M2 Director").level(reference)
    assert (level and level.name) == name


def test_a_cumulative_level_takes_over_one_of_its_own_track() -> None:
    ladder = read(
        "# IC1\n## Skill\n- Tests\n# IC2\nEverything in the level below, plus:\n# M1\n"
        "Everything in the level below, plus:\n## Hiring\n- Asks\n# M2\nEverything in Level 1, plus:\n"
    )
    bases = [ladder.base(level) for level in ladder.levels]
    assert [base and base.name for base in bases] == [None, "IC1", None, "M1"]


def test_tracks_that_are_written_downwards_are_turned_around_each() -> None:
    ladder = upward(coded("IC3", "IC2", "IC1", "M2", "M1"), SENIORITY)
    assert [level.name for level in ladder.levels] == ["IC1", "IC2", "IC3", "M1", "M2"]


def test_the_front_matter_may_name_tracks() -> None:
    ladder = read(
        "---\nkind: ladder\nlevels:\n  - {name: Baker, track: Ovens}\n  - {name: Seller, track: Shop}\n---\n"
        "# Baker\n## Care\n- Bakes\n# Seller\n## Till\n- Sells\n"
    )
    assert (tracks(ladder), [*ladder.holes()]) == (["Ovens", "Shop"], [])
