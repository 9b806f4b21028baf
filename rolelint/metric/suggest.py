"""A concrete wording for a clause that falls short: the user's own subject, and a blank where a number belongs."""

import itertools
import re
from typing import Final

from rolelint.metric.grammar import Metric
from rolelint.metric.judge import MEASURABLE, VAGUE
from rolelint.metric.tables import Tables, default_tables
from rolelint.metric.tags import (
    IS_ACTIVITY,
    IS_ATTITUDE,
    IS_BETTER,
    IS_DOWN,
    IS_HIGHER,
    IS_HOLD,
    IS_LOWER,
    IS_STOP,
    IS_UP,
    IS_VAGUE,
)
from rolelint.metric.tokens import WORD, Token, all_tags, tokenize

BLANK: Final = "___"
_PLACEHOLDER: Final = re.compile(r"\[[^\[\]]{0,40}\]|\b(?:TB[ADC]|tb[adc]|X{1,3}|N{1,3}|Y)\b|(?<![A-Za-z])_+|\?{2,}")
_NO_BOUND: Final = re.compile(
    r"(?:~|\b(?:about|around|roughly|approximately|approx\.?|circa|up to))\s*$", re.IGNORECASE
)
# What can be counted about a thing that is usually praised: by a word of the clause.
COUNTABLE: Final = {
    "error handling": "unhandled exceptions ≤ ___ per ___",
    "exception handling": "unhandled exceptions ≤ ___ per ___",
    "issue detection": "share of issues found before a user reports them ≥ ___ %",
    "detection": "time to detect ≤ ___ min",
    "documentation": "share of public interfaces documented ≥ ___ %",
    "test": "branch coverage ≥ ___ %",
    "testing": "branch coverage ≥ ___ %",
    "monitoring": "share of services with alerts ≥ ___ %",
    "communication": "written updates ≥ ___ per month",
    "collaboration": "joint reviews held ≥ ___ per quarter",
    "dashboard": "data on the dashboard no older than ___ min",
    "dashboards": "data on the dashboards no older than ___ min",
    "audit": "security audits ≥ ___ per year",
    "audits": "audits ≥ ___ per year",
    "onboarding": "time from start to first delivered task ≤ ___ days",
    "mentoring": "mentoring sessions ≥ ___ per month",
    "roadmap": "share of roadmap items delivered on their date ≥ ___ %",
    "alignment": "share of decisions signed off by all owners ≥ ___ %",
    "satisfaction": "satisfaction score ≥ ___ /5",
    "code": "defects found after release ≤ ___ per month",
    "design": "task completion rate in usability tests ≥ ___ %",
    "support": "first response time ≤ ___ h",
    "service": "satisfaction score ≥ ___ /5",
    "scalability": "throughput ≥ ___ requests/s at p95 ≤ ___ ms",
    "performance": "p95 response time ≤ ___ ms",
    "reliability": "availability ≥ ___ %",
    "security": "open critical vulnerabilities ≤ ___",
    "quality": "defects found after release ≤ ___ per month",
    "forecasting": "forecast error ≤ ___ %",
    "hiring": "time to fill ≤ ___ days",
    "culture": "engagement survey score ≥ ___ /10",
    "training": "training hours per person ≥ ___ per year",
    "awareness": "share of staff who passed the test ≥ ___ %",
    "process": "lead time ≤ ___ days",
    "knowledge": "articles published or updated ≥ ___ per quarter",
}
_CHANGING: Final = IS_UP | IS_DOWN | IS_BETTER
_DROPPED: Final = IS_VAGUE | IS_STOP | IS_HOLD | IS_ACTIVITY


def suggest(clause: str, metric: Metric, tables: Tables | None = None) -> str | None:
    """Return a measurable wording of the clause that `metric` was parsed from, None when it needs none."""
    if metric.label == MEASURABLE:
        return None
    tokens = tokenize(clause, tables or default_tables())
    if metric.label == VAGUE:
        return _rewritten(tokens)
    return _completed(clause.strip().rstrip(".,;"), metric, tokens, len(clause) - len(clause.lstrip()))


def _rewritten(tokens: list[Token]) -> str:
    words = [token for token in tokens if token.kind == WORD]
    for token in reversed(words):
        if found := COUNTABLE.get(token.text):
            return found
    for first, second in itertools.pairwise(words):
        if found := COUNTABLE.get(f"{first.text} {second.text}"):
            return found
    subject = _subject(words)
    tags = all_tags(words)
    if not subject:
        return f"{BLANK}: ≥ {BLANK} per {BLANK}"
    if tags & IS_LOWER and not tags & IS_HIGHER:
        return f"{subject} ≤ {BLANK} per {BLANK}"
    if tags & IS_HIGHER:
        return f"{subject} ≥ {BLANK} %"
    if tags & IS_ATTITUDE:
        return f"share of reviews that confirm {subject} ≥ {BLANK} %"
    return f"share of {subject} that meets a written check ≥ {BLANK} %"


def _subject(words: list[Token]) -> str:
    kept = [token for token in words if not token.tags & (_DROPPED | _CHANGING)]
    return " ".join(token.written if token.written.isupper() else token.text for token in kept[:5])


def _completed(text: str, metric: Metric, tokens: list[Token], indent: int) -> str:
    """Add what is missing, in the order in which people write it."""
    missing = metric.missing
    if metric.kind in {"boolean", "identifier"}:
        return f"{text} for ≥ {BLANK} % of {BLANK} by {BLANK}"
    if metric.kind == "link-only":
        return f"{BLANK} ≥ {BLANK} (measured in {text})"
    if "comparator" in missing:
        text = _with_bound(text, metric, indent)
    if "number" in missing:
        text = _with_number(text, metric, tokens)
    if "unit" in missing:
        text = f"{text} {BLANK} (unit or scale)"
    if "subject" in missing:
        text = f"{BLANK}: {text}"
    if "baseline" in missing:
        text = f"{text}, from {BLANK}"
    if "window" in missing:
        text = f"{text} by {BLANK}" if metric.kind == "relative" else f"{text} per {BLANK}"
    return text


def _with_bound(text: str, metric: Metric, indent: int) -> str:
    """Ask for the direction in front of the amount: only the author knows it. `indent` blanks stood before the text."""
    start = min(max(metric.spans.get("value", (0, 0))[0] - indent, 0), len(text))
    start -= start > 0 and text[start - 1] in "$€£¥"
    before = _NO_BOUND.sub("", text[:start])
    return f"{before}≥ (or ≤) {text[start:]}"


def _with_number(text: str, metric: Metric, tokens: list[Token]) -> str:
    if metric.kind == "placeholder":
        return _PLACEHOLDER.sub(BLANK, text, count=1)
    if metric.kind == "fuzzy":
        first = next((token for token in tokens if token.kind == WORD), None)
        return f"at least {BLANK} {text[first.end :].strip() if first and first.start == 0 else text}"
    if metric.kind == "reference":
        return f"{text} in ≥ {BLANK} % of cases"
    return f"{text} by {BLANK} %"
