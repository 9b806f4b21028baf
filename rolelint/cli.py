"""The command line: a group whose commands are imported when they are used, and the one handler of what goes wrong."""

import gc
import os
import sys
from contextlib import suppress
from importlib import import_module

import click

from rolelint import plugins
from rolelint.errors import UserError
from rolelint.version import VERSION

EXIT_WRONG_USE = 2
EXIT_INTERRUPTED = 130
_ALLOCATIONS = 100_000


class _Commands(click.Group):
    """A group whose commands are the modules of `rolelint.commands`."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return [name.removesuffix("_") for name in plugins.names("commands")]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.list_commands(ctx):
            return None
        module = next(name for name in plugins.names("commands") if name.removesuffix("_") == cmd_name)
        command: click.Command = import_module(f"rolelint.commands.{module}").command
        return command


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(VERSION, message="rolelint %(version)s")
def group() -> None:
    """Check role definitions and career ladders: who a role is, how success is measured, whom it works with."""


def main() -> None:
    """Run the command line and exit: 0 clean, 1 findings, 2 wrong use or an internal error, 130 interrupted."""
    for stream in (sys.stdout, sys.stderr):
        # What a stream cannot encode is escaped: no file's text may end a run. One that takes nothing is told later.
        with suppress(OSError):
            stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    try:
        sys.exit(_run())
    except BrokenPipeError:
        # Who closed the pipe has seen enough.
        _leave_output()
        sys.exit(1)


def _leave_output() -> None:
    """Lead what is still to be printed nowhere: Python would complain about it once more at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _run() -> int:
    # A run reads much and throws little of it away: looking for garbage less often spares a fifth of its time.
    gc.set_threshold(_ALLOCATIONS)
    try:
        code = group.main(prog_name="rolelint", standalone_mode=False)
        sys.stdout.flush()
    except UserError as error:
        return _refuse(error.message, error.hint)
    except click.exceptions.Exit as done:
        return done.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("interrupted", err=True)
        return EXIT_INTERRUPTED
    except BrokenPipeError:
        raise
    except OSError as error:
        if error.filename is not None:
            return _report_bug(error)
        _leave_output()
        return _refuse(f"standard output cannot be written: {os.strerror(error.errno or 0).lower()}", "")
    except Exception as error:  # noqa: BLE001  the one handler: all that gets here is a bug of ours
        return _report_bug(error)
    return code if isinstance(code, int) else 0


def _refuse(message: str, hint: str) -> int:
    from rolelint.frame import visible  # messages quote names out of files, and nothing of these is printed raw

    click.echo(f"rolelint: {visible(message)}", err=True)
    if hint:
        click.echo("\n".join(map(visible, f"  = {hint}".split("\n"))), err=True)
    return EXIT_WRONG_USE


def _report_bug(error: Exception) -> int:
    """Write what helps to find a bug to a log, never text of the files, and say where it lies."""
    from rolelint import bugs

    path = bugs.write(error, sys.argv[1:])
    return _refuse(
        f"internal error: {type(error).__name__}; this is a bug of rolelint", f"please report it with the log {path}"
    )
