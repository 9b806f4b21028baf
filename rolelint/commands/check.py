"""`rolelint check`: lint role files."""

import codecs
import os
import sys
from collections.abc import Callable, Iterable
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import click

from rolelint import disk, plugins, replay
from rolelint.concern import NOTHING, is_concerned
from rolelint.diagnostic import Safety, Severity
from rolelint.errors import ChangedError, UserError
from rolelint.rule import PRESETS
from rolelint.similarity import nearest

if TYPE_CHECKING:
    from rolelint.executor import Means
    from rolelint.report import Report
    from rolelint.runs import Asked, Outcome

_LISTS = ("select", "extend-select", "ignore")
# One file each, so nothing else may stand beside them.
_DOCUMENTS = frozenset({"gitlab", "json", "junit", "markdown", "sarif"})
_UNPAINTED = _DOCUMENTS | {"github"}
_SEVERITIES = [severity.word for severity in reversed(Severity)]


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--select",
    multiple=True,
    metavar="RULES",
    help="Run only these rules: codes, names or prefixes (RL4), with commas.",
)
@click.option("--extend-select", multiple=True, metavar="RULES", help="Run these rules too.")
@click.option("--ignore", multiple=True, metavar="RULES", help="Do not run these rules.")
@click.option("--preset", type=click.Choice(PRESETS), help="How much to check; each holds the one before.")
@click.option(
    "--fail-on",
    type=click.Choice(_SEVERITIES),
    help="The least severity that makes the exit code 1.  [default: error; warning with a baseline or --new-since]",
)
@click.option(
    "--output-format",
    "outputs",
    multiple=True,
    metavar="FORMAT[=FILE]",
    help="overview (default), full, concise, json, sarif, github, gitlab, junit or markdown; repeatable.",
)
@click.option("--format", "outputs", multiple=True, hidden=True)
@click.option(
    "--baseline",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Use this baseline instead of the one in the project's root.",
)
@click.option(
    "--new-since",
    is_flag=False,
    flag_value="",
    metavar="[REVISION]",
    help="Report only what the change since then adds; BASE..HEAD judges a commit.  [default: CI's target branch]",
)
@click.option("--statistics", is_flag=True, help="Count the findings by rule instead of showing them.")
@click.option("--fix", is_flag=True, help="Make the repairs that are safe, then report what is left.")
@click.option("--unsafe-fixes", is_flag=True, help="With --fix, --fix-only or --diff: make guesses, too.")
@click.option("--fix-only", is_flag=True, help="Make the repairs and report nothing else.")
@click.option("--diff", is_flag=True, help="Show what --fix would change and write nothing; exit with 1 if it would.")
@click.option("--stdin-filename", metavar="PATH", help="Read this file's text from standard input.")
@click.option(
    "--hook", is_flag=True, help="As a pre-commit hook: the files that git tracks; nothing where no role changed."
)
@click.option(
    "--jobs", default="auto", metavar="N", help="How many processes read files: a number, or auto.  [default: auto]"
)
@click.option("--executor", metavar="dask://HOST:PORT", help="Have the workers of a Dask cluster read the files.")
@click.option("--no-cache", is_flag=True, help="Work everything out anew, and keep nothing of it.")
@click.option("--exit-zero", is_flag=True, help="Exit with 0 in spite of findings.")
@click.option("--allow-empty", is_flag=True, help="Exit with 0 although there is no role to check.")
@click.option("--no-suppressions", is_flag=True, help="Report what comments ask to ignore, too.")
@click.option(
    "--today",
    metavar="DATE",
    help="The day to judge by, as 2026-03-31.  [default: SOURCE_DATE_EPOCH, else the clock]",
)
@click.option(
    "--color/--no-color", default=None, help="Colours; by default on a terminal, by NO_COLOR and FORCE_COLOR."
)
@click.pass_context
def command(context: click.Context, /, **options: Any) -> None:
    """Check role files. PATHS say what is reported; the whole project is always the context."""
    outputs = _outputs(options["outputs"], statistics=options["statistics"])
    named = options["stdin_filename"]
    fixes = _fixes(options)
    if options["hook"] and not is_concerned():
        click.echo(NOTHING)
        return
    # Reading files brings the parsers along; --help and most commits need none of them.
    from rolelint.runs import Asked
    from rolelint.today import today

    given = sys.stdin.buffer.read() if named else b""
    outcome, pages = _worked_out(
        Asked(
            options["paths"],
            _settings(options),
            (Path(named), given) if named else None,
            is_hook=options["hook"],
            allow_empty=options["allow_empty"],
            honours_suppressions=not options["no_suppressions"],
            today=today(options["today"]),
            fixes=fixes,
            baseline=options["baseline"],
            since=options["new_since"],
            means=_means(options),
        ),
        () if options["diff"] or options["fix_only"] else [name for name, _ in outputs],
    )
    if outcome is None:
        click.echo(NOTHING)
        return
    if options["diff"]:
        _show(outcome)
        context.exit(1 if outcome.rewrites and not options["exit_zero"] else 0)
    if fixes and named:
        click.echo(_mended_bytes(outcome, given), nl=False)
    else:
        outcome.write()
    if options["fix_only"]:
        _tell(outcome.report, err=bool(named))
        return
    printed = [
        _emit(name, text, file, color=options["color"], err=bool(fixes and named))
        for (name, file), text in zip(outputs, pages, strict=True)
    ]
    code = 1 if outcome.report.failed and not options["exit_zero"] else 0
    if not any(file for _, file in outputs):
        replay.keep(sys.argv[1:], code, "".join(printed))
    context.exit(code)


def _worked_out(asked: "Asked", names: Iterable[str]) -> "tuple[Outcome | None, list[str]]":
    """Return what came of a run, and its pages by some reporters."""
    from rolelint import runs
    from rolelint.executor import ALONE

    def attempt(asked: "Asked") -> "tuple[Outcome | None, list[str]]":
        outcome = runs.mend(asked)
        return outcome, [_reporter(name)(outcome.report) for name in names] if outcome else []

    try:
        return attempt(asked)
    except ChangedError:
        # Places are looked up as late as possible. A file says something else by now: all is read as it is, and held.
        disk.unclear()
        return attempt(replace(asked, means=ALONE))


def _reporter(name: str) -> "Callable[[Report], str]":
    render: Callable[[Report], str] = import_module(f"rolelint.reporters.{name}").render
    return render


def _means(options: dict[str, Any]) -> "Means":
    from rolelint import staffing
    from rolelint.executor import Means

    address = options["executor"]
    helpers = staffing.remote(address) if address else staffing.local(options["jobs"])
    keeps = not options["no_cache"] and disk.kept() is not None
    return Means(keeps, helpers, lambda text: click.echo(f"rolelint: {text}", err=True))


def _fixes(options: dict[str, Any]) -> frozenset[Safety]:
    """Return which fixes are to be made: none, the safe ones, or all."""
    if not (options["fix"] or options["fix_only"] or options["diff"]):
        if options["unsafe_fixes"]:
            raise UserError("--unsafe-fixes alone makes no repair", "add --fix, --fix-only or --diff")
        return frozenset()
    return frozenset(Safety) if options["unsafe_fixes"] else frozenset({Safety.SAFE})


def _show(outcome: "Outcome") -> None:
    """Print what a repair would change, and in a word on standard error what it would do."""
    for rewrite in outcome.rewrites:
        click.echo(rewrite.difference(), nl=False)
    _tell(outcome.report, "would mend", err=True)


def _tell(report: "Report", verb: str = "mended", *, err: bool) -> None:
    """Print in a word what a repair does, and what of it is refused."""
    from rolelint.frame import page
    from rolelint.summary import mended, refused

    click.echo(page([[*mended(report, verb), *refused(report)]]), nl=False, err=err)


def _mended_bytes(outcome: "Outcome", given: bytes) -> bytes:
    """Return what came from standard input, mended; its byte order mark stays."""
    mark = codecs.BOM_UTF8 if given.startswith(codecs.BOM_UTF8) else b""
    return next((mark + rewrite.after.encode() for rewrite in outcome.rewrites), given)


def _settings(options: dict[str, Any]) -> dict[str, Any]:
    """Return the options that are keys of the configuration, lists split at commas."""
    lists = {
        name: [word for text in options[name.replace("-", "_")] for word in text.split(",") if word] for name in _LISTS
    }
    words = {name: options[name.replace("-", "_")] for name in ("preset", "fail-on")}
    return {name: value for name, value in {**lists, **words}.items() if value}


def _outputs(given: tuple[str, ...], *, statistics: bool) -> list[tuple[str, Path | None]]:
    """Return reporters by name, each with the file that it writes to, None for standard output."""
    formats = plugins.names("reporters")
    outputs = []
    for text in given or ("statistics" if statistics else "overview",):
        name, _, file = text.partition("=")
        if name not in formats:
            near = nearest(name, formats, shortest=3)
            advice = f"; did you mean '{near}'?" if near else ""
            raise UserError(f"--output-format: there is no format '{name}'{advice}", f"known: {', '.join(formats)}")
        outputs.append((name, Path(file) if file else None))
    shown = [name for name, file in outputs if file is None]
    alone = [name for name in shown if name in _DOCUMENTS]
    if alone and len(shown) > 1:
        raise UserError(
            f"--output-format: '{alone[0]}' cannot share standard output", f"write it into a file: {alone[0]}=FILE"
        )
    return outputs


def _emit(name: str, text: str, file: Path | None, *, color: bool | None, err: bool) -> str:
    """Print a reporter's page, or write it into a file, and return it as it was printed."""
    if file:
        from rolelint.files import write

        write(file, text)
        return text
    is_colored = name not in _UNPAINTED and _is_colored(sys.stderr if err else sys.stdout, color)
    if is_colored:
        from rolelint.paint import paint

        text = paint(text)
    click.echo(text, nl=False, color=is_colored, err=err)
    return text


def _is_colored(stream: TextIO, color: bool | None) -> bool:
    """Decide on colour: the option, then NO_COLOR and FORCE_COLOR (https://no-color.org), then the terminal."""
    if color is not None:
        return color
    if os.environ.get("NO_COLOR"):
        return False
    return os.environ.get("FORCE_COLOR", "0") not in {"", "0"} or (stream.isatty() and os.environ.get("TERM") != "dumb")
