"""Reading a ladder of any form from a text, and showing in few words what was read."""

from rolelint import plugins
from rolelint.analysis import Analysis, Plan, analyze
from rolelint.ladder import Ladder
from rolelint.source import Source

DIALECTS = {module.DIALECT.name: module.DIALECT for module in plugins.modules("dialects")}


def analysed(text: str, form: str = "ladder", path: str = "ladder.md") -> Analysis:
    return analyze(Source(path, text), DIALECTS[form], Plan())


def read(text: str, form: str = "ladder", path: str = "ladder.md") -> Ladder:
    ladder = analysed(text, form, path).ladder
    assert ladder is not None
    return ladder


def cells(ladder: Ladder) -> list[tuple[str, str | None, str]]:
    return [(one.level, one.dimension, one.text) for one in ladder.criteria]


def levels(ladder: Ladder) -> list[str]:
    return [level.name for level in ladder.levels]


def dimensions(ladder: Ladder) -> list[str]:
    return [dimension.name for dimension in ladder.dimensions]


def problems(text: str, form: str = "ladder", path: str = "ladder.md") -> list[tuple[str, str]]:
    """Each problem as its code and the words that it marks."""
    found = analysed(text, form, path).problems
    return [(code, text[finding.at.start : finding.at.end]) for code, finding in found]
