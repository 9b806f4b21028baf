"""`rolelint graph`: who works with whom, drawn."""

import sys
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from rolelint import order as orders
from rolelint.errors import UserError
from rolelint.order import Order
from rolelint.similarity import nearest

if TYPE_CHECKING:
    from rolelint.copies import Content, Copy
    from rolelint.gallery import Gallery

_WORDS = ("text", "markdown", "json")
_WORD_SUFFIXES = {".txt": "text", ".md": "markdown", ".markdown": "markdown", ".json": "json"}
_DRAWING = (
    *("shape", "focus", "depth", "direction", "family", "seniority", "frequency", "verb"),
    *("group_by", "with_findings", "public"),
)
# What is of no use to a question that is asked instead of a diagram.
_UNFIT: Mapping[str | None, tuple[str, ...]] = {
    None: (),
    "facts": _DRAWING[:-1],
    "pair": _DRAWING,
    "from": ("focus", "depth", "with_findings"),
}
_FILTERS = {"family": "families", "seniority": "seniorities", "frequency": "frequencies", "verb": "verbs"}


@click.command()
@click.argument("path", required=False, type=click.Path(path_type=Path), default=Path())
@click.option(
    "--output-format", metavar="FORMAT", help="mermaid (default), dot, svg, html, json, csv, table, graphml or png."
)
@click.option("--format", "output_format", hidden=True)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write to FILE; its suffix says the format, and Markdown holds the diagram between markers.",
)
@click.option(
    "--shape", type=click.Choice(("auto", *orders.SHAPES)), help="How to lay it out; auto goes by the number of roles."
)
@click.option("--focus", multiple=True, metavar="ROLE", help="Look from this role; repeatable.")
@click.option(
    "--depth",
    type=click.IntRange(min=1),
    metavar="N",
    help="How many steps to go from the roles in focus.  [default: 1]",
)
@click.option(
    "--direction",
    type=click.Choice(orders.DIRECTIONS),
    help="Which way to go: to who gives (in), to who takes (out).  [default: both]",
)
@click.option("--family", multiple=True, metavar="WORDS", help="Only roles of these families, with commas.")
@click.option("--seniority", multiple=True, metavar="WORDS", help="Only roles of these seniorities.")
@click.option("--frequency", multiple=True, metavar="WORDS", help="Only what happens this often.")
@click.option("--verb", multiple=True, metavar="WORDS", help="Only exchanges with these verbs.")
@click.option("--group-by", type=click.Choice(orders.GROUPINGS), help="What frames the roles.")
@click.option("--with-findings", is_flag=True, help="Mark roles and lines with findings.")
@click.option("--public", is_flag=True, help="Leave out findings and paths.")
@click.option("--from", metavar="ROLE", help="Show the shortest way from this role, with --to.")
@click.option("--to", metavar="ROLE", help="Show the shortest way to this role, with --from.")
@click.option("--pair", nargs=2, metavar="ROLE ROLE", help="Show what two roles say about each other, side by side.")
@click.option("--facts", is_flag=True, help="Tell what is remarkable about the graph.")
@click.option("--estimate", is_flag=True, help="With --facts: estimate the hours that working together takes.")
@click.option("--write", is_flag=True, help="Write every diagram that the configuration keeps.")
@click.option("--check", is_flag=True, help="Show which diagrams are stale, and exit with 1 if any is.")
@click.option("--hook", is_flag=True, help="As a pre-commit hook: only the files that git tracks.")
@click.pass_context
def command(context: click.Context, /, **options: Any) -> None:
    """Draw who works with whom in the project that PATH lies in.

    Without --output, the diagram is printed. --write and --check keep those of the configuration, or only FILE. What
    --facts, --pair and --from tell is text, markdown or json.
    """
    # Reading files brings the parsers along; --help needs none of them.
    from rolelint.gallery import chosen, opened

    question = _question(options)
    form = _form(options, question)
    order = _order(options, form, question)
    galleries = opened(options["path"], is_hook=options["hook"])
    if options["output"] or options["write"] or options["check"]:
        context.exit(_keep(_copies(galleries, options, order, question), options))
    content = _content(chosen(galleries), options, order, question)
    _print(content, form)


def _given(options: dict[str, Any], names: Iterable[str]) -> list[str]:
    """Return the flags among these that were set, as people write them."""
    return [f"--{name.replace('_', '-')}" for name in names if options[name]]


def _question(options: dict[str, Any]) -> str | None:
    """Return which question is asked instead of a diagram; None for a diagram. What does not fit is refused."""
    asked = _given(options, ("facts", "pair", "from"))
    if bool(options["from"]) != bool(options["to"]):
        raise UserError("a way has two ends", "name both: --from ROLE --to ROLE")
    if len(asked) > 1:
        raise UserError(f"{asked[0]} and {asked[1]} are two questions", "ask them one after the other")
    if options["estimate"] and not options["facts"]:
        raise UserError("--estimate belongs to the facts", "ask for them: --facts --estimate")
    if options["write"] and options["check"]:
        raise UserError("--write and --check exclude each other", "keep one of them")
    question = asked[0].removeprefix("--") if asked else None
    unfit = _given(options, _UNFIT[question])
    if unfit:
        raise UserError(f"{asked[0]} has no use for {unfit[0]}", f"leave out {' and '.join(unfit)}")
    set_here = [*_given(options, ("output_format", *_DRAWING)), *asked]
    if (options["write"] or options["check"]) and set_here and not options["output"]:
        raise UserError(
            f"how a kept diagram is drawn stands under [[diagrams]], not in {set_here[0]}",
            f"leave out {' and '.join(set_here)}, or name one file with --output",
        )
    return question


def _form(options: dict[str, Any], question: str | None) -> str:
    """Return the form to write: what is asked for, else what the file's suffix says, else the usual one."""
    known = {None: orders.formats(), "from": (*_WORDS, *orders.formats())}.get(question, _WORDS)
    name, file = options["output_format"], options["output"]
    if name in known or not (name or file):
        return name or ("text" if question else orders.DEFAULT)
    if name:
        near = nearest(name, known, shortest=3)
        advice = f"; did you mean '{near}'?" if near else ""
        raise UserError(
            f"--output-format: there is no format '{name}'{advice}", f"known: {', '.join(dict.fromkeys(known))}"
        )
    found = _WORD_SUFFIXES.get(file.suffix.lower()) if question else None
    found = found or orders.format_of(str(file))
    if found not in known:
        raise UserError(
            f"the name '{file}' does not say which form to write",
            f"say it with --output-format: {', '.join(dict.fromkeys(known))}",
        )
    return found


def _order(options: dict[str, Any], form: str, question: str | None) -> Order:
    """Return the diagram that is asked for."""
    filters = {field: options[name] for name, field in _FILTERS.items()}
    same = {name: options[name] for name in ("focus", "depth", "direction", "group_by", "with_findings", "public")}
    shape = None if options["shape"] == "auto" else options["shape"]
    file = str(options["output"]) if options["output"] else None
    order = Order(file=file, format=form, shape=shape, **filters, **same)
    # The direction of a way needs no focus.
    wrong = orders.fault(replace(order, direction=None) if question == "from" else order)
    if wrong:
        raise UserError(*wrong)
    return order


def _content(gallery: "Gallery", options: dict[str, Any], order: Order, question: str | None) -> "Content":
    form = order.format or ""
    match question:
        case "facts":
            return gallery.facts(form, estimate=options["estimate"], is_public=order.public)
        case "pair":
            one, other = options["pair"]
            return gallery.pair(one, other, form)
        case "from":
            return gallery.way(order, options["from"], options["to"])
        case _:
            return gallery.drawn(order)


def _copies(
    galleries: tuple["Gallery", ...], options: dict[str, Any], order: Order, question: str | None
) -> list["Copy"]:
    """Return the files that are kept: those of the configuration, or only the one that is named."""
    from rolelint.gallery import chosen, placed

    file: Path | None = options["output"]
    if file is None:
        return [copy for gallery in galleries for copy in gallery.kept()]
    kept = [(gallery, name) for gallery in galleries for name in [gallery.keeps(file)] if name]
    if not kept:
        return [placed(file, _content(chosen(galleries), options, order, question), order.format or "")]
    given = [*_given(options, ("output_format", *_DRAWING)), *([f"--{question}"] if question else [])]
    if given:
        raise UserError(
            f"how '{file}' is drawn stands under [[diagrams]] in {kept[0][0].project.config.file}",
            f"leave out {' and '.join(given)}, or write to another file",
        )
    return [copy for gallery, name in kept for copy in gallery.kept(name)]


def _keep(copies: list["Copy"], options: dict[str, Any]) -> int:
    """Write what is stale, or show it; returns the exit code."""
    if not copies:
        raise UserError("no diagram is kept here", 'name one in rolelint.toml: [[diagrams]] file = "README.md"')
    stale = [copy for copy in copies if copy.is_stale]
    if options["check"]:
        lines = [line for copy in stale for line in copy.difference()]
        click.echo("".join(f"{line}\n" for line in (*lines, *(f"stale: {copy.name}" for copy in stale))), nl=False)
    else:
        _write(stale, is_told=options["write"])
    if not stale and (options["write"] or options["check"]):
        click.echo("every diagram is up to date")
    return 1 if stale and options["check"] else 0


def _write(stale: list["Copy"], *, is_told: bool) -> None:
    """Write these files, none if one of them is known to refuse; what is written is told before the next may fail."""
    for copy in stale:
        copy.demand_writable()
    for copy in stale:
        copy.write()
        if is_told:
            click.echo(f"written: {copy.name}")


def _print(content: "Content", form: str) -> None:
    if isinstance(content, str):
        click.echo(content, nl=False, color=False)
    elif sys.stdout.isatty():
        raise UserError(f"{form} is no text that a terminal can show", f"write it to a file: --output roles.{form}")
    else:
        sys.stdout.buffer.write(content)
