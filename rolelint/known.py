"""Which findings a baseline knows, and which of its entries speak for nothing any more."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from rolelint.baseline import Baseline, entry
from rolelint.diagnostic import Diagnostic, Finding, Fix, Safety
from rolelint.frozen import frozen
from rolelint.report import Silence
from rolelint.rule import Rule
from rolelint.source import Edit

Key = tuple[str, str, str]
_Keys = Mapping[int, Key]


@frozen
class Match:
    """What a baseline means for some findings: those that it knows, the others, and the entries that are left.

    The entries are given by their indices.
    """

    known: tuple[Silence, ...]
    new: tuple[Diagnostic, ...]
    unused: tuple[int, ...]


def match(diagnostics: Iterable[Diagnostic], baseline: Baseline, present: frozenset[str], prefix: str = "") -> Match:
    """Find the entry of each finding; of findings that are alike, as many are known as there are entries.

    `present` are the roles, ladders and files that there are, as `head` gives them. Paths of findings begin with the
    prefix.
    """
    ordered = sorted(diagnostics, key=lambda one: one.rank)
    findings = {index: entry(one, prefix).key for index, one in enumerate(ordered)}
    entries = {index: one.key for index, one in enumerate(baseline.entries)}
    found = pairs(findings, entries, present)
    used = set(found.values())
    return Match(
        known=tuple(
            Silence(one, baseline.places[found[index]], baseline.entries[found[index]].reason)
            for index, one in enumerate(ordered)
            if index in found
        ),
        new=tuple(one for index, one in enumerate(ordered) if index not in found),
        unused=tuple(index for index in entries if index not in used),
    )


def pairs(findings: _Keys, entries: _Keys, present: frozenset[str]) -> dict[int, int]:
    """Return which entry each finding has, both by index: that with the same key, each of them once.

    What has no such entry may have moved within its role, ladder or file, or stand below other words there. Entries of
    one that is not present speak for another one that no entry is about, as far as its findings are the same: it was
    renamed.
    """
    found = dict(_paired(findings, entries))
    used = set(found.values())
    found |= _paired(
        {index: _anywhere(key) for index, key in findings.items() if index not in found},
        {index: _anywhere(key) for index, key in entries.items() if index not in used},
    )
    named = {head(entity) for _, entity, _ in entries.values()}
    fresh = {index: key for index, key in findings.items() if head(key[1]) not in named}
    gone = {index: key for index, key in entries.items() if head(key[1]) not in present}
    return found | _renamed(_by_head(fresh), _by_head(gone))


def _anywhere(key: Key) -> Key:
    """Return the key of a finding wherever in its role, ladder or file it stands."""
    rule, entity, value = key
    return rule, head(entity), value


def head(entity: str) -> str:
    """Return the role, ladder or file that an entity lies in."""
    return entity if entity.startswith("file:") else entity.partition("/")[0]


def stale(baseline: Baseline, unused: Iterable[int], rules: Mapping[str, Rule]) -> Iterator[Finding]:
    """Yield what is wrong with entries that found no finding."""
    for index in unused:
        one = baseline.entries[index]
        message = f"nothing is left of {one.rule} at '{one.entity}'"
        if one.rule not in rules:
            message = f"there is no rule '{one.rule}'"
        fix = Fix("remove the entry", (Edit(baseline.removals[index], ""),), Safety.SAFE)
        yield Finding(message, baseline.places[index], fix=fix)


def _paired(findings: _Keys, entries: _Keys) -> Iterator[tuple[int, int]]:
    """Yield findings and entries that have the same key, the first with the first."""
    waiting: dict[Key, list[int]] = defaultdict(list)
    for index, key in reversed([*entries.items()]):
        waiting[key].append(index)
    for index, key in findings.items():
        if waiting.get(key):
            yield index, waiting[key].pop()


def _by_head(keys: _Keys) -> dict[str, dict[int, Key]]:
    """Return keys by the role, ladder or file that they lie in, without its name."""
    found: dict[str, dict[int, Key]] = defaultdict(dict)
    for index, (rule, entity, value) in keys.items():
        name = head(entity)
        found[name][index] = (rule, entity.removeprefix(name), value)
    return found


def _renamed(new: Mapping[str, _Keys], old: Mapping[str, _Keys]) -> dict[int, int]:
    """Pair the findings of what has a new name with entries of what is gone; those with most in common go first."""
    common = {(name, former): _common(new[name], old[former]) for name, former in _akin(new, old)}
    found: dict[int, int] = {}
    done: set[str] = set()
    for name, former in sorted(common, key=lambda both: (-common[both], both)):
        if not {name, former} & done:
            done |= {name, former}
            found |= _paired(new[name], old[former])
    return found


def _akin(new: Mapping[str, _Keys], old: Mapping[str, _Keys]) -> set[tuple[str, str]]:
    """Return what has a new name with what is gone, both of one kind and with a finding in common."""
    formers: dict[Key, set[str]] = defaultdict(set)
    for former, keys in old.items():
        for key in keys.values():
            formers[key].add(former)
    return {
        (name, former)
        for name, keys in new.items()
        for key in keys.values()
        for former in formers.get(key, ())
        if name.partition(":")[0] == former.partition(":")[0]
    }


def _common(new: _Keys, old: _Keys) -> int:
    return (Counter(new.values()) & Counter(old.values())).total()
