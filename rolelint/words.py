"""Words that a vocabulary does not know: gathered, so that a new word is learned and not accused at every place.

A *scale* is closed once the project has declared it; a *list* stays open, and only slips get findings of their own.
Words are the same regardless of case, blanks and hyphens: `on demand` is `On-Demand`.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cached_property, partial

from rolelint import fields
from rolelint.diagnostic import Finding, Fix, Note, Safety, Severity
from rolelint.frozen import frozen
from rolelint.ladder import Ladder, Level
from rolelint.model import Artifact, Capability, Interaction, Role
from rolelint.names import squash
from rolelint.placeholder import is_waiting
from rolelint.similarity import nearest
from rolelint.source import Edit, Location
from rolelint.toml import literal

_MOST_NOTES = 10
_MOST_WORDS = 10
_LONGEST_WORD = 40

Part = Role | Level | Capability | Artifact | Interaction


@frozen
class Use:
    """A word where a role or ladder uses it.

    `places` finds its place, and the same without quotes and marks, None if it is written otherwise. `owner` is the key
    of the role or ladder.
    """

    word: str
    places: Callable[[], tuple[Location, Location | None]]
    owner: str

    @property
    def at(self) -> Location:
        """Where the value stands."""
        return self.places()[0]

    @property
    def letters(self) -> Location | None:
        """Where its letters stand."""
        return self.places()[1]

    @property
    def key(self) -> str:
        """What the word is compared by."""
        return squash(self.word)

    @property
    def quoted(self) -> str:
        """The word as a message shows it."""
        return _quoted(self.word)


def use(owner: Role | Ladder, word: str, part: Part, key: str) -> Use:
    """Return the use of a word under a key of a role or ladder, or of a part of it."""
    return Use(word, partial(_places, owner, word, part, key), owner.identity.key)


def _places(owner: Role | Ladder, word: str, part: Part, key: str) -> tuple[Location, Location | None]:
    at, source = part.node[key].at, owner.source
    start = source.text.find(word, at.start, at.end) if at.path == source.path else -1
    return at, source.at(start, start + len(word)) if start >= 0 else None


def of_ladders(said: Iterable[tuple[Ladder, str | None, Part]], key: str, known: Collection[str] = ()) -> Iterator[Use]:
    """Yield the uses of words that stand under a key of some parts of ladders, each known word once.

    Only of a word that is not known somebody asks the place.
    """
    met: set[str] = set()
    seen: set[Location] = set()
    for ladder, word, part in said:
        compared = squash(word or "")
        if not word or compared in met:
            continue
        if compared in known:
            met.add(compared)
            yield use(ladder, word, part, key)
        # A ladder has the levels of the one that it extends, and with them their words and places.
        elif fields.text(part.node, key) and part.node[key].at not in seen:
            seen.add(part.node[key].at)
            yield use(ladder, word, part, key)


def near(word: str, candidates: Iterable[str]) -> str | None:
    """Return the candidate that a word seems to be a slip of; letters in front (`bimonthly`) make another word."""
    folded = word.casefold()
    return nearest(word, (other for other in candidates if not folded.endswith(other.casefold())))


@frozen
class Scale:
    """An ordered scale: what it and its setting are called, its words from low to high, whether they are declared."""

    name: str
    words: tuple[str, ...]
    is_declared: bool

    def unknown(self, uses: Iterable[Use]) -> Iterator[Finding]:
        """Yield an error for each word that is not on a declared scale; else one finding for all such words."""
        seen = tuple(uses)
        unknown = tuple(use for use in written(seen) if use.key not in self.known)
        if self.is_declared:
            yield from map(self._stranger, unknown)
        elif unknown:
            yield self._lesson(unknown, is_usual=any(use.key in self.known for use in seen))

    @cached_property
    def known(self) -> frozenset[str]:
        """What the words of the scale are compared by."""
        return frozenset(map(squash, self.words))

    @property
    def _order(self) -> str:
        return " < ".join(self.words)

    def _stranger(self, use: Use) -> Finding:
        right = near(use.word, self.words)
        if right:
            return self._slip((use,), right, Severity.ERROR)
        message = f"the {self.name} {use.quoted} is not on this project's scale: {self._order}"
        return Finding(message, use.at, severity=Severity.ERROR)

    def _slip(self, uses: tuple[Use, ...], right: str, severity: Severity | None = None) -> Finding:
        message = f"the {self.name} {uses[0].quoted} is not on the scale; did you mean '{right}'?"
        return Finding(message, uses[0].at, _notes(uses[1:]), _fix(uses, right, Safety.SAFE), severity=severity)

    def _lesson(self, unknown: tuple[Use, ...], *, is_usual: bool) -> Finding:
        """Tell of all unknown words; `is_usual` says that others of the usual scale are in use."""
        slips = {use.key: near(use.word, self.words) for use in unknown}
        right = slips[unknown[0].key]
        if right and len(slips) == 1:
            return self._slip(unknown, right)
        new = [word for key, word in _spelling(unknown).items() if not slips[key]]
        words = [*(self.words if is_usual else ()), *new]
        message = f"not on the {self.name} scale {self._order}: {_listed(unknown, slips)}"
        setting = f"[vocabulary] {self.name} = {literal(words)}"
        hint = f"if these are words of yours, put them in order in rolelint.toml: {setting}"
        return Finding(message, unknown[0].at, _notes(unknown[1:]), hint=hint)


@frozen
class OpenList:
    """What is used of the words that are on no open list; `what` names them in the plural.

    `known` gives what a slip may mean, beside unknown words that are used more often.
    """

    what: str
    uses: tuple[Use, ...]
    known: Callable[[str], Iterable[str]]

    def meant(self) -> Iterator[tuple[Use, str | None]]:
        """Yield each use with the word that it seems to be a slip of, None where it is a new word."""
        unknown = tuple(written(self.uses))
        counts = Counter(use.key for use in unknown)
        spelling = _spelling(unknown)
        right: dict[str, str | None] = {}
        for one in unknown:
            if one.word not in right:
                more_used = (spelling[key] for key, count in counts.items() if count > counts[one.key])
                right[one.word] = near(one.word, (*self.known(one.word), *more_used))
            yield one, right[one.word]


def new_words(found: OpenList, setting: Callable[[list[str]], str]) -> Iterator[Finding]:
    """Yield what to say about words that are on no open list: each slip by itself, the others as one finding.

    `setting` makes the line of the configuration that adds some words.
    """
    others = []
    for one, right in found.meant():
        if right:
            fix = _fix((one,), right, Safety.UNSAFE)
            yield Finding(f"{one.quoted} is new among the {found.what}; did you mean '{right}'?", one.at, fix=fix)
        else:
            others.append(one)
    if others:
        spelling = _spelling(others)
        words = [spelling[key] for key, _ in Counter(use.key for use in others).most_common(_MOST_WORDS)]
        hint = f"if these are words of yours, add them in rolelint.toml: {setting(words)}"
        yield Finding(f"new {found.what}: {_listed(others, {})}", others[0].at, _notes(others[1:]), hint=hint)


def written(uses: Iterable[Use]) -> Iterator[Use]:
    """Yield the uses of words; of what waits to be filled in, another rule speaks."""
    return (use for use in uses if not is_waiting(use.word))


def _spelling(uses: Iterable[Use]) -> dict[str, str]:
    """Return each word as it was first written, by what it is compared by."""
    first: dict[str, str] = {}
    for use in uses:
        first.setdefault(use.key, use.word)
    return first


def _listed(uses: Collection[Use], slips: Mapping[str, str | None]) -> str:
    """Return the words with their counts, the most frequent first, and what some of them seem to be slips of."""
    spelling = _spelling(uses)
    counts = Counter(use.key for use in uses).most_common()
    words = []
    for key, count in counts[:_MOST_WORDS]:
        remarks = [f"{count} times"] if count > 1 else []
        remarks += [f"did you mean '{slips[key]}'?"] if slips.get(key) else []
        word = _quoted(spelling[key])
        words.append(f"{word} ({'; '.join(remarks)})" if remarks else word)
    more = len(counts) - _MOST_WORDS
    return ", ".join(words) + (f" and {more} more" if more > 0 else "")


def _quoted(word: str) -> str:
    return f"'{word}'" if len(word) <= _LONGEST_WORD else f"'{word[:_LONGEST_WORD].rstrip()}…'"


def _notes(uses: Iterable[Use]) -> tuple[Note, ...]:
    return tuple(Note(f"{use.quoted} stands here", use.at) for use in tuple(uses)[:_MOST_NOTES])


def _fix(uses: Iterable[Use], right: str, safety: Safety) -> Fix | None:
    """Return the repair of a slip at all its places, None where it is not written as one word with plain letters."""
    edits = tuple(Edit(use.letters, right) for use in uses if use.letters)
    return Fix(f"write '{right}'", edits, safety) if edits else None
