"""What a change asks rolelint to look away from: findings that are gone because nobody looks for them any more."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from rolelint.catalog import Catalog
from rolelint.config import BARS, Config
from rolelint.diagnostic import Severity
from rolelint.interactions import relations
from rolelint.ladder import Ladder
from rolelint.lineage import Lineage
from rolelint.model import Role
from rolelint.names import fold
from rolelint.references import references
from rolelint.report import Report
from rolelint.rule import PRESETS, Rule
from rolelint.sentences import counted
from rolelint.statements import Kind

_ASIDE = ("draft", "deprecated")


def of_configuration(before: Config, after: Config, rules: Mapping[str, Rule]) -> Iterator[str]:
    """Yield what another configuration no longer asks for, in words."""
    both = (before, after)
    if PRESETS.index(after.preset) < PRESETS.index(before.preset):
        yield f"the preset is '{after.preset}' instead of '{before.preset}'"
    if BARS.index(after.metrics.bar) < BARS.index(before.metrics.bar):
        yield f"the bar for metrics is '{after.metrics.bar}' instead of '{before.metrics.bar}'"
    if after.language and after.language != before.language:
        yield f"all is taken to be written in '{after.language}'"
    if after.fail_on and after.fail_on > (before.fail_on or Severity.WARNING):
        yield f"only findings from '{after.fail_on.word}' on fail the check"
    if after.select and not (before.select and set(before.select) <= set(after.select)):
        yield f"only some rules run: {', '.join(after.select)}"
    yield from _longer("rules that do not run", before.ignore, after.ignore)
    yield from _longer("files left out", before.exclude, after.exclude)
    yield from _longer("names of nobody here", before.externals, after.externals)
    for name in ("seniority", "proficiency", "frequency", "artifact_types"):
        words = (getattr(config.vocabulary, name) for config in both)
        yield from _longer(f"words of the {name.replace('_', ' ')} scale", *words)
    yield from _longer("verbs", before.vocabulary.verbs, after.vocabulary.verbs)
    yield from _expected_less(before, after)
    yield from _weaker(before, after, rules)
    yield from _longer(
        "rules that do not count in some files",
        *((f"{', '.join(one.ignore)} in {', '.join(one.paths)}" for one in config.overrides) for config in both),
    )
    yield from _longer(
        "allowed findings",
        *((f"{', '.join(one.rules)}: {one.reason}" for one in config.allow) for config in both),
    )


def of_files(lineage: Lineage, before: Report, after: Report) -> Iterator[str]:
    """Yield what the roles and ladders ask to leave alone: comments, names of their own, drafts, known findings."""
    # By their values, not by their number: a comment that goes hides none that comes.
    said, was = (Counter((one.diagnostic.code, one.diagnostic.value) for one in it.silences) for it in (after, before))
    more = (said - was).total()
    if more:
        yield f"{counted(more, 'finding')} more {'is' if more == 1 else 'are'} ignored by a comment"
    for old, new in lineage.roles.same:
        named = {fold(name) for name in old.identity.aliases} | {fold(old.label)}
        yield from (
            f"'{new.label}' is known as '{alias}', too" for alias in new.identity.aliases if fold(alias) not in named
        )
        if new.status in _ASIDE and old.status != new.status:
            yield f"'{new.label}' is {new.status} now, so its findings weigh less"
    yield from _of_newcomers(lineage)
    for ladder, later in lineage.ladders.same:
        if later.status in _ASIDE and ladder.status != later.status:
            yield f"the ladder '{later.label}' is {later.status} now, so its findings weigh less"


def _of_newcomers(lineage: Lineage) -> Iterator[str]:
    """Yield what roles and ladders ask for that are new, or could not be read before.

    An alias of theirs is told where somebody was called so before and nobody answered.
    """
    unanswered = _unanswered(lineage.before)
    for role in (*lineage.roles.come, *(one for one in lineage.readable if isinstance(one, Role))):
        heard = (alias for alias in role.identity.aliases if fold(alias) in unanswered)
        yield from (f"the new '{role.label}' is known as '{alias}', too" for alias in heard)
    for one in (*lineage.roles.come, *lineage.ladders.come, *lineage.readable):
        if one.status in _ASIDE:
            kind = "ladder" if isinstance(one, Ladder) else "role"
            yield f"the new {kind} '{one.label}' is {one.status}, so its findings weigh less"


def _unanswered(catalog: Catalog) -> frozenset[str]:
    """Return the folded names that somebody of a revision is called by and that mean nobody."""
    spoken = (line.name for line in catalog.once(relations).statements if line.kind is Kind.UNKNOWN)
    named = (reference.name for reference in catalog.once(references) if not reference.meaning)
    return frozenset(map(fold, (*spoken, *named)))


def of_baseline(added: int) -> Iterator[str]:
    """Yield how many findings the baseline knows that it did not know before, however many it knows no more."""
    if added:
        yield f"the baseline knows {counted(added, 'finding')} more"


def _longer(what: str, before: Iterable[str], after: Iterable[str]) -> Iterator[str]:
    added = [f"'{word}'" for word in (Counter([*after]) - Counter([*before])).elements()]
    if added:
        yield f"{what}: {', '.join(added)}"


def _expected_less(before: Config, after: Config) -> Iterator[str]:
    weak = {"none": 0, "role": 1, "listed": 1, "responsibility": 2, "both-sides": 2, False: 0, True: 2}
    for name in ("metrics", "primary", "proficiency", "interactions"):
        old, new = getattr(before.expects, name), getattr(after.expects, name)
        if new is not None and weak[new] < weak.get(old, 2):
            yield f"expected less: {name} = {str(new).lower()}"
    gone = set(before.expects.sections or ()) - set(after.expects.sections or ())
    if gone:
        yield f"sections no longer expected: {', '.join(sorted(gone))}"


def _weaker(before: Config, after: Config, rules: Mapping[str, Rule]) -> Iterator[str]:
    for code, settings in after.rules.items():
        old = before.rules.get(code)
        usual = rules[code].severity
        was = (old.severity if old else None) or usual
        if (settings.severity or usual) < was:
            yield f"{rules[code].name} is only of the severity '{(settings.severity or usual).word}'"
        if settings.options != (old.options if old else {}):
            yield f"{rules[code].name} has other options"
