"""Findings in the Static Analysis Results Interchange Format, SARIF 2.1.0, for code scanning and editors.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any
from urllib.parse import quote

from rolelint import literal
from rolelint.annotation import Annotation, annotations, in_repository, known_before
from rolelint.diagnostic import Diagnostic, Fix, Note, Severity
from rolelint.frame import source_at, visible
from rolelint.report import Report, Silence
from rolelint.rule import Rule
from rolelint.source import Location, Position
from rolelint.version import VERSION

_Object = dict[str, Any]

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_ROOT = "%SRCROOT%"
_LEVELS = MappingProxyType({Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"})
_WHY = re.compile(r"^## Why\n+(?P<words>(?:(?!```|#).+\n)+)", re.MULTILINE)
_LINK_TO_RULE = re.compile(r"\[(?P<words>[^\]]*)\]\((?P<name>[a-z-]+)\.md\)")
# The text of a message is plain, but for links.
_LINK = re.compile(r"\[([^\[\]]*)\](?=\()")


def render(report: Report) -> str:
    """Return one JSON object with every finding, each with the place that it has in the JSON report.

    Findings that a gate or a baseline knows are among them, as unchanged; all others are new then.
    A finding that spans lines has its first line as its region, and all of it as the region's context. Paths are URIs
    relative to the top of the repository.
    """
    known = frozenset(known_before(report))
    codes = sorted({diagnostic.code for diagnostic in (*known, *report.diagnostics)})
    silences = {silence.diagnostic: silence for silence in report.silences}
    results = [
        {
            "ruleId": one.diagnostic.code,
            "ruleIndex": codes.index(one.diagnostic.code),
            **_result(one, report),
            **_suppressed(one, silences, report),
            **({"baselineState": "unchanged" if one.diagnostic in known else "new"} if known or report.gate else {}),
        }
        for one in annotations(report, with_known=True)
    ]
    driver = {
        "name": "rolelint",
        "version": VERSION,
        "semanticVersion": VERSION,
        "rules": [_rule(report.rules[code], report.rules) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "invocations": [{"executionSuccessful": True, "toolExecutionNotifications": list(_notifications(report))}],
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The top of the repository that was checked."}}},
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "results": results,
    }
    return literal.document({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(rule: Rule, rules: Mapping[str, Rule]) -> _Object:
    """Describe a rule. Its page is missing where Python was told to leave docstrings out."""
    smell = rule.smell or f"This rule finds {rule.many}."
    why = _WHY.search(rule.manual)
    whole = f"{smell} {' '.join(why['words'].split())}" if why else smell
    names = {known.name: known.code for known in rules.values()}
    # A link to the page of another rule leads nowhere from here.
    page = _LINK_TO_RULE.sub(
        lambda match: f"{match['words']} ({names[match['name']]})" if match["name"] in names else match[0], rule.manual
    )
    page = page or whole
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": smell},
        "fullDescription": {"text": whole},
        "help": {"text": page, "markdown": page},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _result(one: Annotation, report: Report) -> _Object:
    finding = one.diagnostic.finding
    place = {"uri": _uri(one.path), "uriBaseId": _ROOT}
    region = {"region": _region(one.start, one.end), **_context(one, report)}
    return {
        "level": _LEVELS[one.diagnostic.severity],
        "message": _message(finding.message, *filter(None, [finding.hint])),
        "locations": [
            {
                "physicalLocation": {"artifactLocation": place, **region},
                "logicalLocations": [{"fullyQualifiedName": visible(one.diagnostic.entity)}],
            }
        ],
        "partialFingerprints": {"rolelint/v1": one.mark},
        **_some("relatedLocations", [_related(note, report) for note in finding.notes]),
        **_some("fixes", [_fix(finding.fix, report)] if finding.fix else []),
    }


def _context(one: Annotation, report: Report) -> _Object:
    at = one.diagnostic.finding.at
    source = source_at(at, report.sources)
    end = source.position(at.end)
    return {} if end == one.end else {"contextRegion": _region(one.start, end)}


def _related(note: Note, report: Report) -> _Object:
    return {"message": _message(note.message), "physicalLocation": _place(note.at, report)}


def _fix(fix: Fix, report: Report) -> _Object:
    """Return a fix with the edits of each file together."""
    changes: dict[str, list[_Object]] = {}
    for edit in fix.edits:
        replacement = {
            "deletedRegion": _place(edit.at, report)["region"],
            **({"insertedContent": {"text": edit.text}} if edit.text else {}),
        }
        changes.setdefault(edit.at.path, []).append(replacement)
    return {
        "description": _message(fix.title),
        "artifactChanges": [
            {"artifactLocation": _artifact(path, report), "replacements": replacements}
            for path, replacements in changes.items()
        ],
        "properties": {"safety": fix.safety.value},
    }


def _suppressed(one: Annotation, silences: Mapping[Diagnostic, Silence], report: Report) -> _Object:
    """Say which comment asks to ignore a finding, where it is reported all the same."""
    silence = silences.get(one.diagnostic)
    if silence is None:
        return {}
    location = {"physicalLocation": _place(silence.at, report)}
    reason = {"justification": visible(silence.reason)} if silence.reason else {}
    return {"suppressions": [{"kind": "inSource", **reason, "location": location}]}


def _notifications(report: Report) -> Iterator[_Object]:
    """Yield what the run has to say beside its findings: what it could not judge, and the repairs that it refused."""
    for line in report.not_judged:
        yield {"level": "note", "message": _message(line)}
    for refusal in report.refused:
        one = refusal.diagnostic
        yield {
            "level": "note",
            "message": _message(f"not mended: {refusal.why}"),
            "associatedRule": {"id": one.code},
            "locations": [{"physicalLocation": {"artifactLocation": _artifact(one.finding.at.path, report)}}],
        }


def _place(at: Location, report: Report) -> _Object:
    source = source_at(at, report.sources)
    region = _region(source.position(at.start), source.position(at.end))
    return {"artifactLocation": _artifact(at.path, report), "region": region}


def _artifact(path: str, report: Report) -> _Object:
    return {"uri": _uri(in_repository(path, report)), "uriBaseId": _ROOT}


def _uri(path: str) -> str:
    """Return a relative URI; bytes that are no UTF-8 are those of the name on the disk."""
    return quote(path.encode("utf-8", "surrogateescape"))


def _region(start: Position, end: Position) -> _Object:
    return {"startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column}


def _message(*lines: str) -> _Object:
    return {"text": _LINK.sub(r"\\[\1\\]", "\n".join(map(visible, lines)))}


def _some(name: str, values: Iterable[_Object]) -> _Object:
    """Return a property, or nothing where there is nothing to put into it."""
    listed = list(values)
    return {name: listed} if listed else {}
