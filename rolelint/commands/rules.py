"""`rolelint rules`: the catalogue."""

import json

import click


@click.command()
@click.argument("words", nargs=-1, metavar="[RULES]...")
@click.option("--output-format", type=click.Choice(("text", "json")), default="text", help="text (default) or json.")
@click.option("--format", "output_format", type=click.Choice(("text", "json")), default="text", hidden=True)
def command(words: tuple[str, ...], output_format: str) -> None:
    """List the rules.

    Each with code, name, severity, the preset that brings it, and what is wrong. RULES are codes, names or beginnings
    of codes such as RL4; without any, all rules are listed.
    """
    # Loading the catalogue imports every rule; --help needs none of them.
    from rolelint import manual
    from rolelint.rule import load_rules

    chosen = manual.choose(words, load_rules())
    if output_format == "json":
        click.echo(json.dumps(manual.data(chosen), indent=2, ensure_ascii=False))
    else:
        click.echo(manual.listing(chosen), nl=False)
