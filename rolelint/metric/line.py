"""A line of metrics, read as people read it: a clause may take what it lacks from its neighbour."""

from rolelint.metric.grammar import Metric, parse
from rolelint.metric.series import read_series
from rolelint.metric.split import Clause, parts
from rolelint.metric.tables import Tables, default_tables


def read_line(line: str, tables: Tables | None = None) -> tuple[tuple[Clause, Metric], ...]:
    """Return the clauses of a line with their metrics. Spans count in `line[clause.start:clause.end]`.

    A clause that holds an amount but no subject, unit or window takes it from the clause before; a deadline also
    reaches back.
    """
    tables = tables or default_tables()
    clauses, metrics = read_series(line, tables) or _read(line, tables)
    for at, metric in enumerate(metrics):
        if metric.label == "partial" and metric.value is not None:
            metrics[at] = _inherit(
                metric, metrics[at - 1] if at else None, metrics[at + 1] if at + 1 < len(metrics) else None
            )
    return tuple(zip(clauses, metrics, strict=True))


def _read(line: str, tables: Tables) -> tuple[list[Clause], list[Metric]]:
    """Split and parse a line."""
    found = parts(line, tables)
    metrics = [parse(line[part.clause.start : part.clause.end], tables, part.begun) for part in found]
    return [part.clause for part in found], metrics


def _inherit(metric: Metric, before: Metric | None, after: Metric | None) -> Metric:
    lacking = set(metric.missing)
    subject, deadline, window, comparator, unit = (
        metric.subject,
        metric.deadline,
        metric.window,
        metric.comparator,
        metric.unit,
    )
    if before is not None and before.value is not None:
        if "subject" in lacking and before.subject:
            subject = before.subject
            lacking -= {"subject"}
            if "comparator" in lacking:
                comparator = before.comparator
                lacking -= {"comparator"}
        if "window" in lacking and metric.kind == before.kind and (before.window or before.deadline):
            window, deadline = before.window, before.deadline
            lacking -= {"window"}
        if "unit" in lacking and before.unit and not metric.subject:
            unit = before.unit
            lacking -= {"unit"}
    if after is not None and "window" in lacking and metric.kind == after.kind == "count" and after.deadline:
        deadline = after.deadline
        lacking -= {"window"}
    if len(lacking) == len(metric.missing):
        return metric
    missing = tuple(part for part in metric.missing if part in lacking)
    label = "partial" if missing else "measurable"
    return metric._replace(
        label=label,
        missing=missing,
        subject=subject,
        deadline=deadline,
        window=window,
        comparator=comparator,
        unit=unit,
    )
