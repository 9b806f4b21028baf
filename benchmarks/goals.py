"""The goals of rolelint's speed, and what was measured of each."""

from dataclasses import dataclass

from measure import Spread


@dataclass(frozen=True)
class Goal:
    """What is compared, for which number of files, what it must be, and what it could be. Less is better.

    `is_least` turns that around: the number says how many times faster rolelint is.
    """

    what: str
    files: int | None
    must: float
    stretch: float
    unit: str = ""
    is_least: bool = False

    def limit(self, number: float) -> str:
        """Return a limit in words."""
        return f"{'≥' if self.is_least else '≤'} {number:g}{self.unit}"

    def verdict(self, number: float) -> str:
        """Tell which of the two limits a number keeps."""
        keeps = [number >= limit if self.is_least else number <= limit for limit in (self.must, self.stretch)]
        return "stretch" if all(keeps) else "yes" if keeps[0] else "no"


GOALS = {
    "1": Goal("cold, wall ÷ rumdl cold", 10_000, 4, 1),
    "2a": Goal("cold, times faster than markdownlint-cli2", 1_000, 10, 35, is_least=True),
    "2b": Goal("cold, times faster than pymarkdownlnt", 1_000, 40, 200, is_least=True),
    "3": Goal("warm, nothing changed, ÷ walk and stat", 10_000, 2, 1.2),
    "4": Goal("warm, nothing changed, ÷ rumdl warm", 10_000, 0.25, 0.1),
    "5": Goal("one file changed, ÷ walk and stat", 10_000, 4, 2),
    "6": Goal("fresh copy with a restored cache, ÷ walk and stat", 10_000, 5, 3.2),
    "7a": Goal("`--version` ÷ `python -c pass`", None, 2.5, 1.3),
    "7b": Goal("hook on an unrelated commit, above `python -c pass`", None, 60, 30, " ms"),
    "8": Goal("cold, 5 % odd files ÷ clean", 1_000, 2, 1.5),
    "9": Goal("cold, two processes ÷ one", 10_000, 0.65, 0.56),
    "10": Goal("peak memory, cold, ÷ rumdl", 10_000, 2, 1),
    "11a": Goal("growth, cold CPU per file, 10,000 ÷ 1,000", 10_000, 1.2, 1.0),
    "11b": Goal("growth, cold CPU per file, 100,000 ÷ 10,000", 100_000, 1.3, 1.0),
    "12a": Goal("edit to diagnostics, median", 10_000, 10, 2, " ms"),
    "12b": Goal("edit to diagnostics, 99th percentile", 10_000, 50, 15, " ms"),
}


@dataclass(frozen=True)
class Measured:
    """A goal's number at some number of files; without one, `why` says in a sentence what was in the way.

    `cpu` is the same ratio by processor time: where the machine is busy it differs from that by the clock on the wall.
    """

    goal: str
    files: int | None
    spread: Spread | None
    why: str = ""
    cpu: Spread | None = None

    def row(self) -> tuple[str, ...]:
        """Return the cells of a table: number, goal, files, must, stretch, measured, by processor time, met."""
        goal = GOALS[self.goal]
        files = f"{self.files:,}" if self.files else "–"
        head = (self.goal, goal.what, files, goal.limit(goal.must), goal.limit(goal.stretch))
        if self.spread is None:
            return (*head, self.why, "–", "–")
        found = self.spread
        measured = f"{number(found.middle)} [{number(found.least)}–{number(found.most)}]{goal.unit}"
        met = goal.verdict(found.middle)
        # A goal is stated for one size; at others its limits are only a hint.
        by_cpu = number(self.cpu.middle) if self.cpu else "–"
        return (*head, measured, by_cpu, met if self.files == goal.files else f"({met})")


def number(value: float) -> str:
    """Write a number with three digits that mean something."""
    return f"{value:.0f}" if value >= 100 else f"{value:.3g}"
