"""The figures on the development data do not fall below what they were."""

import pytest
import scorecard

FLOOR = {
    "all macroF1": 0.99,
    "hard macroF1": 0.98,
    "trap acc": 0.99,
    "missing exact": 0.98,
    "value exact": 0.99,
    "unit exact": 0.99,
    "comparator exact": 0.99,
    "statistic exact": 0.99,
}
CEILING = {"all false-positive-on-measurable": 0.01, "all vague-passed": 0.01}


@pytest.fixture(scope="module")
def found() -> dict[str, float]:
    if not scorecard.METRICS.is_dir():
        pytest.skip("there is no ../shared here")
    return scorecard.figures(scorecard.score(scorecard.METRICS / "dev.jsonl"))


@pytest.mark.parametrize("name", FLOOR)
def test_a_figure_keeps_its_floor(found: dict[str, float], name: str) -> None:
    assert found[name] >= FLOOR[name]


@pytest.mark.parametrize("name", CEILING)
def test_a_fault_keeps_its_ceiling(found: dict[str, float], name: str) -> None:
    assert found[name] <= CEILING[name]


def test_lines_are_split_as_before() -> None:
    path = scorecard.METRICS / "lines_dev.jsonl"
    if not path.exists():
        pytest.skip("there is no ../shared here")
    assert scorecard.figures(scorecard.score(path))["splitter exact"] >= 0.98
