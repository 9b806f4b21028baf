"""Every finding as data, in the shape of schemas/report.schema.json, which is versioned apart from the program."""

import json
from collections.abc import Mapping
from typing import Any

from rolelint.diagnostic import Diagnostic, Fix, Note, Severity
from rolelint.frame import UNSAFE, source_at
from rolelint.report import LABELS, Report
from rolelint.source import Edit, Location, Source
from rolelint.version import VERSION

_Sources = Mapping[str, Source]
_Object = dict[str, Any]

_FORMAT = 1


def render(report: Report) -> str:
    """Return one JSON object with every finding.

    Lines and columns are 1-based, columns in code points; offsets are 0-based characters. Characters that a terminal
    would obey or hide are escaped, which JSON reads as the same text.
    """
    document = {
        "version": _FORMAT,
        "tool": {"name": "rolelint", "version": VERSION},
        "summary": _summary(report),
        "change": _change(report),
        "diagnostics": [_diagnostic(diagnostic, report.sources) for diagnostic in report.diagnostics],
        "mended": [_repair(mend.diagnostic, mend.source) for mend in report.mended],
        "refused": [{**_repair(refusal.diagnostic, refusal.source), "why": refusal.why} for refusal in report.refused],
    }
    lines = json.dumps(document, ensure_ascii=False, indent=2).split("\n")
    return "".join(UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", line) + "\n" for line in lines)


def _summary(report: Report) -> _Object:
    return {
        "files": report.files,
        "roles": report.roles,
        "ladders": report.ladders,
        "left_aside": sum(report.left_aside.values()),
        "errors": report.count(Severity.ERROR),
        "warnings": report.count(Severity.WARNING),
        "infos": report.count(Severity.INFO),
        "suppressed": report.suppressed,
        "allowed": len(report.allowed),
        "known": len(report.known),
        "metrics": {label: getattr(report.share, label) for label in LABELS},
    }


def _change(report: Report) -> _Object | None:
    gate = report.gate
    if gate is None:
        return None
    counts = {"new": len(report.diagnostics), "fixed": len(gate.fixed), "known": len(gate.known)}
    return {"base": gate.base, **counts, "away": list(gate.away)}


def _diagnostic(diagnostic: Diagnostic, sources: _Sources) -> _Object:
    finding = diagnostic.finding
    return {
        "code": diagnostic.code,
        "name": diagnostic.name,
        "severity": diagnostic.severity.word,
        "message": finding.message,
        **_range(finding.at, sources),
        "entity": diagnostic.entity,
        "hint": finding.hint,
        "notes": [_note(note, sources) for note in finding.notes],
        "fix": _fix(finding.fix, sources) if finding.fix else None,
    }


def _note(note: Note, sources: _Sources) -> _Object:
    return {"message": note.message, **_range(note.at, sources)}


def _fix(fix: Fix, sources: _Sources) -> _Object:
    return {
        "title": fix.title,
        "safety": fix.safety.value,
        "edits": [_edit(edit, sources) for edit in fix.edits],
    }


def _edit(edit: Edit, sources: _Sources) -> _Object:
    return {**_range(edit.at, sources), "text": edit.text}


def _repair(diagnostic: Diagnostic, source: Source) -> _Object:
    """Return a finding that is no longer there, or whose fix was refused, in the text that it was found in."""
    finding = diagnostic.finding
    return {
        "code": diagnostic.code,
        "name": diagnostic.name,
        "message": finding.message,
        **_range(finding.at, {source.path: source}),
        "title": finding.fix.title if finding.fix else "",
        "safety": finding.fix.safety.value if finding.fix else "",
    }


def _range(at: Location, sources: _Sources) -> _Object:
    source = source_at(at, sources)
    return {"path": at.path, "start": _position(source, at.start), "end": _position(source, at.end)}


def _position(source: Source, offset: int) -> _Object:
    line, column = source.position(offset)
    return {"line": line, "column": column, "offset": offset}
