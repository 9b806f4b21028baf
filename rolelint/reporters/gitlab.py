"""A Code Quality report, which GitLab shows in merge requests: https://docs.gitlab.com/ci/testing/code_quality/."""

from types import MappingProxyType
from typing import Any

from rolelint import literal
from rolelint.annotation import Annotation, annotations
from rolelint.diagnostic import Severity
from rolelint.report import Report

_SEVERITIES = MappingProxyType({Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"})


def render(report: Report) -> str:
    """Return a JSON list with every finding. GitLab merges those with equal fingerprints, so no two are equal."""
    return literal.document([_issue(one) for one in annotations(report)])


def _issue(one: Annotation) -> dict[str, Any]:
    message, *more = one.lines
    return {
        "type": "issue",
        "check_name": one.title,
        "description": "; ".join((f"{one.diagnostic.code}: {message}", *more)),
        "categories": ["Style"],
        "severity": _SEVERITIES[one.diagnostic.severity],
        "fingerprint": one.mark,
        "location": {
            # Ruby refuses half of a surrogate pair, which stands for a byte that is no UTF-8.
            "path": one.path.encode("utf-8", "backslashreplace").decode(),
            "lines": {"begin": one.start.line, "end": one.end.line},
        },
    }
