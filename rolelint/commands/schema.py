"""`rolelint schema`: the JSON Schemas, for editors and other tools."""

import json
from pathlib import Path
from typing import Any

import click

_OF_PROJECT = ("role", "ladder")
_NAMES = (*_OF_PROJECT, "config", "report", "graph", "facts", "pair", "way", "ladder-report", "baseline", "changes")


@click.command()
@click.argument("name", type=click.Choice(_NAMES), default=_NAMES[0])
@click.option("--draft", type=click.Choice(("2020-12", "7")), default="2020-12", help="The draft of JSON Schema.")
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="Write to FILE instead.")
def command(name: str, draft: str, output: Path | None) -> None:
    """Print a JSON Schema: of a role, of a ladder or of the configuration, or of what a command prints as JSON.

    Those of roles and ladders hold the words of the project that the current folder lies in. A report is what check
    prints; graph, facts, pair and way (--from, --to) are what graph prints,
    ladder-report what ladder prints, changes what changes prints,
    baseline the file of known findings.
    """
    # These bring the catalogue of rules along; --help needs none of it.
    from rolelint.files import write
    from rolelint.schema import draft_7

    schema = _schema(name)
    text = json.dumps(draft_7(schema) if draft == "7" else schema, indent=2, ensure_ascii=False) + "\n"
    if output:
        write(output, text)
    else:
        click.echo(text, nl=False)


def _schema(name: str) -> dict[str, Any]:
    from rolelint import keys, settings
    from rolelint.rule import load_rules
    from rolelint.schema import load, with_vocabulary
    from rolelint.vocabulary import Vocabulary

    if name not in {"config", *_OF_PROJECT}:
        return load(name)
    rules = load_rules()
    if name == "config":
        return keys.config_schema(rules)
    found = settings.find(Path())
    return with_vocabulary(load(name), settings.load(found, rules).vocabulary if found else Vocabulary())
