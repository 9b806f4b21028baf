"""The program's entry: `rolelint` and `python -m rolelint`.

Editors ask for the version often, and a hook runs at every commit, so both are answered before anything else is
imported.
"""

import sys

from rolelint.version import VERSION


def main() -> None:
    """Answer a lone `--version`, and a hook that has nothing to do, at once; leave all else to the command line."""
    if sys.argv[1:] == ["--version"]:
        sys.stdout.write(f"rolelint {VERSION}\n")
        return
    if sys.argv[1:] == ["check", "--hook"] and _is_idle():
        return
    # A run that nothing has changed for is told again, without what it took to make it.
    from rolelint import replay

    code = replay.again(sys.argv[1:])
    if code is not None:
        sys.exit(code)
    # Imported here because it brings click along.
    from rolelint.cli import main as run

    run()


def _is_idle() -> bool:
    """Say so where a commit is no concern of ours; what goes wrong is left to the one handler, which meets it too."""
    from rolelint.concern import NOTHING, is_concerned

    try:
        if is_concerned():
            return False
        sys.stdout.write(f"{NOTHING}\n")
        sys.stdout.flush()
    except Exception:  # noqa: BLE001  the command line does the same again, and knows what to say
        return False
    return True


if __name__ == "__main__":
    main()
