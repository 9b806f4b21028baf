"""The program's entry: `rolelint` and `python -m rolelint`.

Editors and hooks ask for the version often, so it is answered before anything else is imported.
"""

import sys

from rolelint.version import VERSION


def main() -> None:
    """Answer a lone `--version` at once; leave everything else to the command line."""
    if sys.argv[1:] == ["--version"]:
        sys.stdout.write(f"rolelint {VERSION}\n")
        return
    # A run that nothing has changed for is told again, without what it took to make it.
    from rolelint import replay

    code = replay.again(sys.argv[1:])
    if code is not None:
        sys.exit(code)
    # Imported here because it brings click along.
    from rolelint.cli import main as run

    run()


if __name__ == "__main__":
    main()
