"""Rules as readers meet them on the terminal: chosen by a word, listed in a table, explained by their page."""

from collections.abc import Iterator, Sequence
from typing import Any

from rolelint.diagnostic import Severity
from rolelint.errors import UserError
from rolelint.kinds import Rules, SettingError, code, options
from rolelint.rule import PRESETS, Rule
from rolelint.table import aligned
from rolelint.toml import literal

MEANINGS = {
    Severity.ERROR: "the data is wrong or cannot be read, whatever anyone's taste",
    Severity.WARNING: "a careful author would change it, or say why not",
    Severity.INFO: "true, and useful when one works on that file",
}


def choose(words: Sequence[str], rules: Rules) -> tuple[Rule, ...]:
    """Return the rules that codes, names or beginnings of codes name, by code; all where there are no words.

    A word that names none is a `UserError` with the nearest name.
    """
    try:
        prefixes = tuple(code(word, (), rules) for word in words) or ("",)
    except SettingError as fault:
        raise UserError(fault.message, fault.hint) from None
    return tuple(rule for rule in rules.values() if rule.code.startswith(prefixes))


def listing(rules: Sequence[Rule]) -> str:
    """Return one line per rule: code, name, severity, preset, what is wrong, and its options."""
    rows = [(rule.code, rule.name, rule.severity.word, rule.preset, _smell(rule)) for rule in rules]
    return "".join(f"{line}\n" for line in aligned(rows))


def data(rules: Sequence[Rule]) -> dict[str, Any]:
    """Return what `listing` says as plain data, for JSON."""
    return {
        "version": 1,
        "rules": [
            {
                "code": rule.code,
                "name": rule.name,
                "severity": rule.severity.word,
                "can_be_lowered": not rule.fixed,
                "preset": rule.preset,
                "smell": rule.smell,
                "options": options(rule),
            }
            for rule in rules
        ],
    }


def page(rule: Rule) -> str:
    """Return the page of a rule with its facts on top, for a terminal."""
    facts = "".join(f"{line}\n" for line in aligned([(f"{name}:", text) for name, text in facts_of(rule)]))
    smell, _, rest = rule.manual.partition("\n")
    return f"{rule.code} {rule.name}\n\n{smell}\n\n{facts}\n{rest.strip()}".strip() + "\n"


def facts_of(rule: Rule) -> Iterator[tuple[str, str]]:
    """Yield what there is to know about a rule beside its page: a name and a text each."""
    lowered = "; cannot be lowered or ignored" if rule.fixed else ""
    yield "severity", f"{rule.severity.word}: {MEANINGS[rule.severity]}{lowered}"
    yield "preset", ", ".join(PRESETS[PRESETS.index(rule.preset) :])
    if rule.check_changes:
        yield "speaks", "where an earlier revision is known to compare with: check with --new-since"
    if options(rule):
        yield "options", _options(rule)


def _smell(rule: Rule) -> str:
    return f"{rule.smell} ({_options(rule)})" if options(rule) else rule.smell


def _options(rule: Rule) -> str:
    return ", ".join(f"{name} = {literal(default)}" for name, default in options(rule).items())
