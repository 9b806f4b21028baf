from pathlib import Path

import pytest

from rolelint.owners import owners
from rolelint.project import Project
from rolelint.request import Request
from rolelint.subject import subjects


@pytest.mark.parametrize("folder", ["examples/broken", "tests/golden"])
def test_a_file_alone_tells_what_its_findings_are_about(root: Path, folder: str) -> None:
    project = Project.open(root / folder, {"preset": "published"})
    project.load(Request(root / folder))
    whose, said = project.catalog.once(owners), 0
    for analysis in project.analyses.values():
        findings = [finding for _, finding in analysis.problems]
        if not analysis.ladder:
            assert analysis.subjects == subjects(findings, whose.of, {analysis.source.path: analysis.source})
            said += len(findings)
    assert said


def test_findings_of_a_ladder_wait_for_its_other_files(root: Path) -> None:
    project = Project.open(root / "examples/broken", {})
    project.load(Request(root / "examples/broken"))
    ladders = [analysis for analysis in project.analyses.values() if analysis.ladder and analysis.problems]
    assert ladders
    assert all(analysis.subjects == () for analysis in ladders)
