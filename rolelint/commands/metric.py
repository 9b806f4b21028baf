"""`rolelint metric`: try the wording of a success metric."""

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rolelint.clauses import Measure
    from rolelint.metric.grammar import Metric as Parse

# No option looks like the item of a list: "- 99% uptime", "-5% churn".
_ITEM = re.compile(r"-[^A-Za-z-]")
_Tried = tuple[int, str, str, "Parse | None"]  # line, words, as written, verdict


class _Command(click.Command):
    """A command whose argument may be the item of a list, which click would take for an option."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        options = args.index("--") if "--" in args else len(args)
        items = [arg for arg in args[:options] if _ITEM.match(arg)]
        if not items:
            return super().parse_args(ctx, args)
        others = [arg for arg in args[:options] if arg not in items]
        return super().parse_args(ctx, [*others, "--", *items, *args[options + 1 :]])


@click.command(cls=_Command)
@click.argument("text", required=False)
@click.option("--clauses", is_flag=True, help="Take each line as one clause, and do not split it.")
@click.option(
    "--output-format", type=click.Choice(["text", "json"]), default="text", help="For people or for programs."
)
@click.option("--format", "output_format", type=click.Choice(["text", "json"]), hidden=True)
def command(text: str | None, *, clauses: bool, output_format: str) -> None:
    """Try the wording of success metrics.

    Is it measurable, and if not, what is missing? TEXT is a metric or a line of them; without it, lines are read from
    standard input. The configuration of the current folder counts.
    """
    # The grammar's tables take a moment to make; --help needs none of them.
    from rolelint import wording
    from rolelint.clauses import data
    from rolelint.frame import page

    lines = (sys.stdin.buffer.read().decode(errors="replace") if text is None else text).splitlines()
    blocks = []
    for line, words, raw, parse in _tried(lines, _measure(), is_split=not clauses):
        if output_format == "json":
            found = {"line": line, "text": words, **(data(parse) or {"label": None, "missing": [], "parse": None})}
            click.echo(json.dumps(found, ensure_ascii=False))
        else:
            blocks.append(wording.tried(words, parse, raw))
    if output_format != "json":
        click.echo(page(blocks or [["nothing to judge: no clause is in this text"]]), nl=False)


def _tried(lines: list[str], measure: "Measure", *, is_split: bool) -> Iterator[_Tried]:
    from rolelint.metric.grammar import parse
    from rolelint.metric.line import read_line
    from rolelint.metric.tables import DEFAULT

    tables = measure.tables or DEFAULT
    for number, line in enumerate(lines, 1):
        if not is_split and line.strip():
            yield number, line.strip(), line.strip(), measure.judged(parse(line.strip(), tables), line)
        elif is_split:
            for clause, verdict in read_line(line, tables):
                raw = line[clause.start : clause.end]
                yield number, clause.text, raw, measure.judged(verdict, line)


def _measure() -> "Measure":
    """Return what metrics are judged by in the current folder."""
    from rolelint import settings
    from rolelint.clauses import Measure
    from rolelint.config import measure
    from rolelint.rule import load_rules

    found = settings.find(Path())
    return measure(settings.load(found, load_rules())) if found else Measure()
