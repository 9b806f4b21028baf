"""`rolelint explain`: the page of a rule."""

import click


@click.command()
@click.argument("rule")
def command(rule: str) -> None:
    """Print the page of a rule.

    It says what is wrong, why, how to repair it, and when it is right to ignore it. RULE is a code (RL302) or a name;
    the beginning of several codes (RL3) lists them.
    """
    # Loading the catalogue imports every rule; --help needs none of them.
    from rolelint import manual
    from rolelint.rule import load_rules

    chosen = manual.choose((rule,), load_rules())
    click.echo(manual.page(chosen[0]) if len(chosen) == 1 else manual.listing(chosen), nl=False)
