"""The one object that remembers: a folder with its configuration and what was read from its files.

The command line, and whatever else calls rolelint, opens a project, lets it load, and asks for its report.
"""

import posixpath
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from os.path import relpath
from pathlib import Path, PurePosixPath
from typing import Any

from rolelint import allowances, disk, files, git, hypertext, settings
from rolelint.analysis import Analysis, Problem
from rolelint.baseline import Baseline
from rolelint.catalog import Catalog
from rolelint.config import Config, match, matches
from rolelint.diagnostic import Finding
from rolelint.dialect import Dialect
from rolelint.executor import ALONE, Means
from rolelint.filenames import CONFIGURATIONS
from rolelint.gathering import Gathering
from rolelint.hypertext import Hypertext, is_index
from rolelint.identity import Identity
from rolelint.intake import Intake, Taken
from rolelint.judgement import Surroundings, check_catalog, join
from rolelint.ladders import PART
from rolelint.levels import number, stem
from rolelint.recognition import ONLY_LEVELS, Verdict, level_of
from rolelint.report import Report
from rolelint.request import Request, base, within
from rolelint.rule import Rule
from rolelint.source import Source
from rolelint.syntax.parse import parse
from rolelint.tree import Tree


@dataclass
class Project:
    """A folder of roles. Paths in its report begin with `prefix`, so that several projects fit into one report."""

    root: Path
    config: Config
    catalogue: Mapping[str, Rule]
    dialects: tuple[Dialect, ...]
    prefix: str = ""
    analyses: dict[str, Analysis] = field(default_factory=dict)
    left_aside: Counter[str] = field(default_factory=Counter)
    unjudged: list[str] = field(default_factory=list)
    indexes: list[Hypertext] = field(default_factory=list)
    everything: frozenset[str] = frozenset()
    seen: list[str] = field(default_factory=list)
    untracked: tuple[Identity, ...] = ()
    nested: tuple[Path, ...] = ()
    named: frozenset[str] = frozenset()
    kin: frozenset[str] = frozenset()
    known: Mapping[str, Analysis] = field(default_factory=dict)
    baseline: Baseline | None = None
    today: date | None = None

    @classmethod
    def open(cls, root: Path, options: Mapping[str, Any], prefix: str = "", *, today: date | None = None) -> "Project":
        """Open a folder with the configuration that lies in it, and options that stand above it.

        Faults in them are a `UserError`. Without `today` nothing depends on the day.
        """
        opened = Intake.open(root, options, prefix)
        return cls(root, opened.config, opened.catalogue, opened.dialects, prefix, today=today)

    @cached_property
    def intake(self) -> Intake:
        """How the files of this project are taken in."""
        return Intake(self.root, self.config, self.catalogue, self.dialects, self.prefix)

    @property
    def headings(self) -> Mapping[str, str]:
        """The headings that the configuration adds, folded, with the fields they name."""
        return self.intake.plan.headings

    def canonical(self, *, of_ladders: bool = False) -> Dialect:
        """Return the form that new files of roles are written in, or of ladders."""
        return next(form for form in self.dialects if form.is_canonical and form.is_of_ladders == of_ladders)

    def load(self, request: Request, means: Means = ALONE) -> None:
        """Read every file of the project. What is no role is counted by reason."""
        listed = git.listed(self.root) if request.listed is None else request.listed
        self.everything = files.everything(self.root, listed)
        names = files.choose(self.root, self.everything, self.config.exclude, request.given)
        self.nested = tuple(_nested_roots(self.root, names, self.everything))
        inside = [name for name in names if not any((self.root / name).is_relative_to(root) for root in self.nested)]
        named = {path for path in request.paths if path and not disk.is_folder(self.root / path)} | request.named
        self.named = frozenset(named)
        self.seen = sorted({*inside, *named})
        gathering = Gathering(self.intake, means)
        aside = self._take(self.seen, request.given, gathering)
        self.kin = frozenset(self._kin([name for name in aside if aside[name] == ONLY_LEVELS], request.given))
        others = {name: reason for name, reason in aside.items() if name not in self.kin}
        aside = others | self._take(sorted(self.kin), request.given, gathering)
        gathering.close()
        for name in sorted(aside):
            self._leave_aside(name, aside[name], request.given.get(name))
        beside = (self.intake.read(name)[0] for name in files.walk(self.root, (), request.untracked))
        self.untracked = tuple(identity for analysis in beside if analysis for identity in analysis.identities)

    def _take(self, names: Sequence[str], given: Mapping[str, bytes], gathering: Gathering) -> dict[str, str]:
        """Take files in; returns those that are left aside with their reasons."""
        of_disk = [name for name in names if name not in given]
        taken = dict(gathering.take(of_disk, self.named, self.kin))
        taken |= {name: self._of_contents(name, given[name]) for name in names if name in given}
        self.analyses |= {name: analysis for name, (analysis, _) in taken.items() if analysis}
        return {name: reason for name, (analysis, reason) in taken.items() if not analysis}

    def _of_contents(self, name: str, contents: bytes) -> Taken:
        known = self.known.get(name)
        if known and self.intake.text(name, contents) == known.source.text:
            return known, ""
        return self.intake.read(name, contents, is_named=name in self.named, is_part=name in self.kin)

    def retold(self, texts: Mapping[str, str]) -> "Project":
        """Return the project as it would be if some of its files had other texts, given by path as a report prints it.

        What such a text is, is decided anew; the files themselves are left alone.
        """
        analyses = dict(self.analyses)
        for path, text in texts.items():
            name = path.removeprefix(self.prefix)
            known = analyses.pop(name, None)
            if known is None or known.source.text != text:
                known, _ = self.intake.told(name, text, is_named=name in self.named, is_part=name in self.kin)
            if known:
                analyses[name] = known
        return replace(self, analyses=analyses)

    def at(self, names: Iterable[str], contents: Mapping[str, bytes]) -> "Project":
        """Return the project as it was with other files, judged by what this one is configured for and expects."""
        config = replace(self.config, expects=self.catalog.expects)
        other = Project(
            self.root, config, self.catalogue, self.dialects, self.prefix, known=self.analyses, today=self.today
        )
        other.load(Request(self.root, listed=tuple(names), given=contents, named=self.named & contents.keys()))
        return other

    def report(
        self, paths: Sequence[str] = ("",), *, honours_suppressions: bool = True, more: Iterable[Problem] = ()
    ) -> Report:
        """Check everything, and report about the files and folders asked for, and what else somebody found."""
        whole = "" in paths
        reported = None if whole else frozenset(f"{self.prefix}{name}" for name in self.seen if within(name, paths))
        around = replace(
            self._around,
            reported=reported,
            honours_suppressions=honours_suppressions,
            extra=(*self._around.extra, *more),
        )
        return check_catalog(self._files, around, self.catalog)

    def inside(self, paths: Sequence[str]) -> list[Path]:
        """Return the roots of the projects that lie inside this one, below some paths; ask when it is loaded."""
        return [root for root in self.nested if within(Path(relpath(root, self.root)).as_posix(), paths)]

    @cached_property
    def catalog(self) -> Catalog:
        """All roles at once; ask when everything is loaded."""
        return join(self._files, self._around)

    @property
    def _files(self) -> list[Analysis]:
        return [self.analyses[name] for name in sorted(self.analyses)]

    @cached_property
    def _around(self) -> Surroundings:
        configuration = self._configuration
        return Surroundings(
            catalogue=self.catalogue,
            config=self.config,
            dialects=self.dialects,
            left_aside=self.left_aside,
            untracked=self.untracked,
            unjudged=tuple(self.unjudged),
            extra=tuple(self._of_configuration(configuration)) if configuration else (),
            configuration=configuration,
            prefix=self.prefix,
            today=self.today,
            tree=Tree(frozenset(f"{self.prefix}{name}" for name in (*self.everything, *self.seen)), self.prefix),
            indexes=tuple(self.indexes),
            baseline=self.baseline,
        )

    def _kin(self, names: Iterable[str], given: Mapping[str, bytes]) -> Iterator[str]:
        """Yield the files that are levels of a ladder in parts, by the two files or more of it that lie beside them.

        Alone such a file says too little; here its heading differs from theirs in nothing but the number.
        """
        known = Counter(
            (str(PurePosixPath(name).parent), stem(level.name))
            for name, analysis in self.analyses.items()
            if analysis.ladder and analysis.ladder.form == PART
            for level in analysis.ladder.levels[:1]
        )
        for name in names:
            text = self.intake.text(name, given.get(name))
            level = level_of(name, text) if text is not None else None
            is_numbered = level is not None and number(level) is not None
            if level and is_numbered and known[str(PurePosixPath(name).parent), stem(level)] > 1:
                yield name

    def _leave_aside(self, name: str, reason: str, given: bytes | None) -> None:
        """Count a file that is left aside, and read it if it tells what lies in its folder."""
        self.left_aside[reason] += 1
        text = self.intake.text(name, given) if is_index(name) else None
        if text is not None:
            self.indexes.append(hypertext.read(parse(Source(f"{self.prefix}{name}", text))))
        if name in self.named or matches(self.config.ladders, name):
            self.unjudged.append(f"'{self.prefix}{name}' was not judged: {reason}")

    def recognise(self, name: str, text: str, *, is_named: bool) -> Verdict:
        """Decide what a text is that lies in the project by this name."""
        return self.intake.recognise(name, text, is_named=is_named, is_part=name in self.kin)

    @property
    def unmatched(self) -> list[tuple[str, str]]:
        """The patterns of the configuration that cover no file, each with its key."""
        return [
            (key, pattern)
            for key in ("roles", "ladders")
            for pattern in getattr(self.config, key)
            if not any(match(pattern, name) for name in self.seen)
        ]

    def _of_configuration(self, source: Source) -> Iterator[tuple[str, Finding]]:
        """Yield what is wrong with the configuration, given its text."""
        yield from (_unmatched(source, *pattern) for pattern in self.unmatched)
        yield from (("RL905", finding) for finding in allowances.expired(self.config, source, self.today))

    @property
    def _configuration(self) -> Source | None:
        if self.config.file is None:
            return None
        text = disk.text(self.root / self.config.file)
        return Source(f"{self.prefix}{self.config.file}", text)


def opened(
    requests: Sequence[Request], options: Mapping[str, Any], *, today: date | None = None
) -> Iterator[tuple[Project, Request]]:
    """Open each project that was asked for, once, then those inside it that have a configuration of their own.

    Whoever gets a project loads it before asking for the next one: only then is known what lies inside.
    """
    common = base(requests)
    waiting, seen = list(requests), set[Path]()
    while waiting:
        one = waiting.pop(0)
        place = disk.resolved(one.root)
        if place in seen:
            continue
        seen.add(place)
        prefix = "" if one.root == common else f"{Path(relpath(one.root, common)).as_posix()}/"
        project = Project.open(one.root, options, prefix, today=today)
        yield project, one
        waiting += (one.beneath(root) for root in project.inside(one.paths))


def _unmatched(source: Source, key: str, pattern: str) -> tuple[str, Finding]:
    """Place the finding at the pattern, between its quotes; at its key where it is written with escapes."""
    places = (source.text.find(f"{quote}{pattern}{quote}") for quote in "\"'")
    start = next((place + 1 for place in places if place >= 0), None)
    at = (
        source.at(start, start + len(pattern))
        if start
        else source.at(source.text.find(key), source.text.find(key) + len(key))
    )
    return "RL906", Finding(f"no file matches '{pattern}'", at)


def _nested_roots(root: Path, names: Iterable[str], everything: Iterable[str]) -> Iterator[Path]:
    """Find the folders below a project that have a configuration of their own: they are projects themselves."""
    with_one = {posixpath.dirname(name) for name in everything if posixpath.basename(name) in CONFIGURATIONS} - {""}
    within = {folder for name in names for folder in _above(name)} if with_one else frozenset[str]()
    for folder in sorted(map(Path, with_one & within)):
        found = settings.find(root / folder)
        if found and found.parent == disk.resolved(root / folder):
            yield root / folder


def _above(name: str) -> Iterator[str]:
    while name := posixpath.dirname(name):
        yield name
