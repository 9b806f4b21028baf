"""The loop that applies fixes until nothing changes.

A fix is applied as a whole or not at all, whichever files it reaches into. Of two that touch the same place, the one
that begins earlier goes first, and the other one has its turn in the next round. What fixes make is looked at before
anybody gets it: one after which a file cannot be read any more, or another rule has more to say, is refused, and the
text stays as it was.
"""

import re
from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from rolelint.diagnostic import Diagnostic
from rolelint.frozen import frozen
from rolelint.report import Mend, Refusal, Report
from rolelint.source import Edit, Source, apply_edits

ROUNDS = 10
_BREAK = re.compile(r"\r\n|\r|\n")
_FEED = re.compile(r"(?<!\r)\n")

Look = Callable[[Mapping[str, str]], Report]
_Place = tuple[int, int, str]  # start and end of an edit, and its text


@frozen
class Repair:
    """What a repair came to.

    `texts` are those that have changed, by path. `mended` are in the order of rounds and places. A rule that changes
    its text again and again is among the `refused`, although its last change was kept.
    """

    texts: Mapping[str, str]
    mended: tuple[Mend, ...]
    refused: tuple[Refusal, ...]


@frozen
class _State:
    """The project after some fixes: the texts that have changed, and a report about all of it."""

    texts: Mapping[str, str]
    report: Report


def repair(report: Report, look: Look, wanted: Callable[[Diagnostic], bool]) -> Repair:
    """Apply the fixes of the wanted findings of a report, and of those that come to light, in at most ten rounds.

    The report is about the whole project; `look` makes the one about the project with other texts, given by path.
    """
    state = _State({}, report)
    mended: list[Mend] = []
    refused: dict[tuple[str, ...], Refusal] = {}
    for _ in range(ROUNDS):
        chosen = _chosen(one for one in _fixable(state.report, wanted) if _key(one) not in refused)
        if not chosen:
            break
        sources = state.report.sources
        state, accepted, refusals = _Round(state, look).made(chosen)
        mended += (Mend(one, sources[one.finding.at.path]) for one in accepted)
        refused |= {_key(refusal.diagnostic): refusal for refusal in refusals}
    else:
        for one in _fixable(state.report, wanted):
            why = f"{one.name} is not content with its own repair; stopped after {ROUNDS} rounds"
            refused.setdefault(_key(one), Refusal(one, state.report.sources[one.finding.at.path], why))
    texts = {path: text for path, text in state.texts.items() if text != report.sources[path].text}
    return Repair(texts, tuple(mended), tuple(refused.values()))


def _fixable(report: Report, wanted: Callable[[Diagnostic], bool]) -> Iterator[Diagnostic]:
    return (one for one in report.diagnostics if one.finding.fix and wanted(one))


def _key(diagnostic: Diagnostic) -> tuple[str, ...]:
    """Return what a finding is known by in the next round, when its place may be another one."""
    return diagnostic.code, diagnostic.finding.at.path, diagnostic.entity, diagnostic.finding.message


def _edits(diagnostic: Diagnostic) -> tuple[Edit, ...]:
    return tuple(dict.fromkeys(diagnostic.finding.fix.edits)) if diagnostic.finding.fix else ()


def _chosen(fixable: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return findings whose fixes do not touch each other, those that begin earlier first."""
    taken: dict[str, list[_Place]] = {}
    chosen = []
    for diagnostic in sorted(fixable, key=lambda one: (min(edit.at for edit in _edits(one)), one.code)):
        places = [(edit.at.path, (edit.at.start, edit.at.end, edit.text)) for edit in _edits(diagnostic)]
        if not any(_touches(place, taken.get(path, [])) for path, place in places):
            chosen.append(diagnostic)
            for path, place in places:
                insort(taken.setdefault(path, []), place)
    return chosen


def _touches(place: _Place, taken: Sequence[_Place]) -> bool:
    """Tell whether an edit changes what one of some others, sorted and apart, changes; so does inserting the same."""
    start, end, text = place
    index = bisect_left(taken, (start,))
    if index and taken[index - 1][1] > start:
        return True
    for other in taken[index:]:
        if other[0] > start and other[0] >= end:
            return False
        are_insertions = start == end == other[0] == other[1]
        is_beside = other[0] == start and (start == end or other[0] == other[1])
        if not is_beside or (are_insertions and other[2] == text):
            return True
    return False


@frozen
class _Round:
    """One round: fixes that do not touch each other, all of them about the texts of its beginning."""

    start: _State
    look: Look

    def made(self, chosen: Sequence[Diagnostic]) -> tuple[_State, list[Diagnostic], list[Refusal]]:
        """Apply fixes; returns what came of it, the findings that were mended and those that could not be.

        A file that could not be read may show much that nobody saw before, so the fixes of such files go first.
        """
        rules = self.start.report.rules
        state, accepted, refused = self.start, list[Diagnostic](), list[Refusal]()
        for group in (
            [one for one in chosen if rules[one.code].fixed],
            [one for one in chosen if not rules[one.code].fixed],
        ):
            state, accepted, more = self._extended(state, accepted, group)
            refused += more
        return state, accepted, refused

    def _extended(
        self, state: _State, accepted: list[Diagnostic], more: Sequence[Diagnostic]
    ) -> tuple[_State, list[Diagnostic], list[Refusal]]:
        """Apply more fixes on top of those accepted; where all of them do harm, halves, down to the culprits."""
        if not more:
            return state, accepted, []
        trial = self._with([*accepted, *more])
        found = harm(state.report, trial.report, more)
        if not found:
            return trial, [*accepted, *more], []
        if len(more) == 1:
            source = self.start.report.sources[more[0].finding.at.path]
            return state, accepted, [Refusal(more[0], source, found)]
        half = len(more) // 2
        state, accepted, refused = self._extended(state, accepted, more[:half])
        state, accepted, others = self._extended(state, accepted, more[half:])
        return state, accepted, [*refused, *others]

    def _with(self, diagnostics: Iterable[Diagnostic]) -> _State:
        edits: dict[str, list[Edit]] = {}
        for diagnostic in diagnostics:
            for edit in _edits(diagnostic):
                edits.setdefault(edit.at.path, []).append(edit)
        texts = {path: _edited(self.start.report.sources[path], group) for path, group in edits.items()}
        texts = {**self.start.texts, **texts}
        return _State(texts, self.look(texts))


def _edited(source: Source, edits: Iterable[Edit]) -> str:
    """Apply edits; lines that a fix ends with a line feed end as all lines of the file do, if these agree."""
    breaks = set(_BREAK.findall(source.text))
    own = breaks.pop() if len(breaks) == 1 else "\n"
    return apply_edits(source.text, (Edit(edit.at, _FEED.sub(own, edit.text)) for edit in edits))


def harm(before: Report, after: Report, fixed: Sequence[Diagnostic]) -> str:
    """Return what some fixes did wrong, empty if nothing.

    One fix may leave its own rule as much to say as before; of several, each has to take its finding away, or else
    one could hide what another one adds. A file that could not be read before may show whatever is in it.
    """
    if _forms(before) - _forms(after):
        return "the file could not be recognised any more"
    lost = _unread(after) - _unread(before)
    if lost:
        return f"'{min(lost)}' could not be read any more"
    own = Counter(one.code for one in fixed)
    was, now = _counts(before), _counts(after)
    is_revealing = any(before.rules[code].fixed for code in own)
    for code in sorted(now):
        gained = now[code] - was[code]
        is_harm = gained > 0 and not is_revealing
        if code in own:
            is_harm = len(fixed) > 1 and gained > -own[code]
        if is_harm:
            return f"it would add {code} {before.rules[code].name}"
    return ""


def _unread(report: Report) -> set[str]:
    """Return the files that cannot be read to their end."""
    return {one.finding.at.path for one in report.diagnostics if report.rules[one.code].fixed}


def _forms(report: Report) -> Counter[str]:
    return Counter({**report.forms, **report.ladder_forms})


def _counts(report: Report) -> Counter[str]:
    return Counter(diagnostic.code for diagnostic in report.diagnostics)
