"""The one object that remembers: a folder with its configuration and what was read from its files.

The command line, and whatever else calls rolelint, opens a project, lets it load, and asks for its report.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, partial
from os.path import relpath
from pathlib import Path, PurePosixPath
from typing import Any

from rolelint import allowances, files, git, hypertext, settings
from rolelint.analysis import Analysis, Plan, Problem, Surroundings, analyze, broken, check_catalog, join, plan
from rolelint.baseline import Baseline
from rolelint.catalog import Catalog
from rolelint.config import Config, match, matches
from rolelint.diagnostic import Finding
from rolelint.dialect import Dialect, fold_heading, load_dialects
from rolelint.filenames import CONFIGURATIONS
from rolelint.hypertext import Hypertext, is_index
from rolelint.identity import Identity
from rolelint.ladders import PART
from rolelint.levels import number, stem
from rolelint.own_dialects import with_own
from rolelint.recognition import NO_ROLE, ONLY_LEVELS, Verdict, is_about_folder, level_of, recognise
from rolelint.report import Report
from rolelint.request import Request, base, within
from rolelint.rule import Rule, load_rules
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
        catalogue = load_rules()
        found = settings.find(root)
        is_own = found is not None and found.parent == root.resolve()
        config = settings.load(found, catalogue) if found and is_own else Config()
        dialects = with_own(config, load_dialects())
        whole = settings.with_options(config, options, catalogue)
        return cls(root, whole, catalogue, dialects, prefix, today=today)

    @property
    def headings(self) -> dict[str, str]:
        """The headings that the configuration adds, folded, with the fields they name."""
        return {fold_heading(word): name for name, words in self.config.sections.items() for word in words}

    def canonical(self, *, of_ladders: bool = False) -> Dialect:
        """Return the form that new files of roles are written in, or of ladders."""
        return next(form for form in self.dialects if form.is_canonical and form.is_of_ladders == of_ladders)

    def load(self, request: Request) -> None:
        """Read every file of the project. What is no role is counted by reason."""
        listed = git.listed(self.root) if request.listed is None else request.listed
        self.everything = files.everything(self.root, listed)
        names = files.choose(self.root, self.everything, self.config.exclude, request.given)
        self.nested = tuple(_nested_roots(self.root, names))
        inside = [name for name in names if not any((self.root / name).is_relative_to(root) for root in self.nested)]
        named = {path for path in request.paths if path and not (self.root / path).is_dir()} | request.named
        self.named = frozenset(named)
        self.seen = sorted({*inside, *named})
        first = plan(self.config, self.catalogue, self.headings)
        aside: dict[str, str] = {}
        for name in self.seen:
            analysis, reason = self._read(name, first, is_named=name in named, given=request.given.get(name))
            if analysis:
                self.analyses[name] = analysis
            else:
                aside[name] = reason
        self.kin = frozenset(self._kin([name for name in aside if aside[name] == ONLY_LEVELS], request.given))
        for name in self.kin:
            analysis, aside[name] = self._read(name, first, given=request.given.get(name))
            if analysis:
                self.analyses[name] = analysis
                del aside[name]
        for name, reason in aside.items():
            self._leave_aside(name, reason, request.given.get(name))
        beside = (
            self._read(name, is_named=False, first=first)[0] for name in files.walk(self.root, (), request.untracked)
        )
        self.untracked = tuple(identity for analysis in beside if analysis for identity in analysis.identities)

    def retold(self, texts: Mapping[str, str]) -> "Project":
        """Return the project as it would be if some of its files had other texts, given by path as a report prints it.

        What such a text is, is decided anew; the files themselves are left alone.
        """
        first = plan(self.config, self.catalogue, self.headings)
        analyses = dict(self.analyses)
        for path, text in texts.items():
            name = path.removeprefix(self.prefix)
            known = analyses.pop(name, None)
            if known is None or known.source.text != text:
                known, _ = self._told(name, text, first, is_named=name in self.named)
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

    def _read(
        self, name: str, first: Plan, *, is_named: bool = False, given: bytes | None = None
    ) -> tuple[Analysis | None, str]:
        """Analyse a file; returns None and the reason where it is left aside."""
        path = self.root / name
        try:
            data = files.read(path) if given is None else given
        except files.UnreadableError as error:
            return self._unread(name, files.sample(path), error, is_named=is_named)
        try:
            text = files.decode(data)
        except files.UnreadableError as error:
            return self._unread(name, files.salvage(data), error, is_named=is_named)
        return self._told(name, text, first, is_named=is_named)

    def _told(self, name: str, text: str, first: Plan, *, is_named: bool) -> tuple[Analysis | None, str]:
        """Analyse a text that lies in the project by this name; None and the reason where it is left aside."""
        known = self.known.get(name)
        if known and known.source.text == text:
            return known, ""
        verdict = self.recognise(name, text, is_named=is_named)
        if verdict.dialect:
            return analyze(Source(f"{self.prefix}{name}", text), verdict.dialect, first), ""
        # A pattern for a folder of roles does not mean the file that tells what lies in it.
        is_meant = not is_about_folder(name) or name in (*self.config.roles, *self.config.ladders)
        if verdict.reason == NO_ROLE and is_meant and self._is_promised(name):
            return self._not_promised(name, text), ""
        return None, verdict.reason

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
            text = self._text(name, given.get(name))
            level = level_of(name, text) if text is not None else None
            is_numbered = level is not None and number(level) is not None
            if level and is_numbered and known[str(PurePosixPath(name).parent), stem(level)] > 1:
                yield name

    def _leave_aside(self, name: str, reason: str, given: bytes | None) -> None:
        """Count a file that is left aside, and read it if it tells what lies in its folder."""
        self.left_aside[reason] += 1
        text = self._text(name, given) if is_index(name) else None
        if text is not None:
            self.indexes.append(hypertext.read(parse(Source(f"{self.prefix}{name}", text))))
        if name in self.named or matches(self.config.ladders, name):
            self.unjudged.append(f"'{self.prefix}{name}' was not judged: {reason}")

    def _text(self, name: str, given: bytes | None) -> str | None:
        """Return the text of a file, None where it cannot be read."""
        try:
            return files.decode(files.read(self.root / name) if given is None else given)
        except files.UnreadableError:
            return None

    def recognise(self, name: str, text: str, *, is_named: bool) -> Verdict:
        """Decide what a text is that lies in the project by this name."""
        decide = partial(
            recognise,
            f"{self._folder}/{name}" if self._folder else name,
            text,
            is_named=is_named,
            is_matched=self._is_promised(name),
            is_called_ladder=matches(self.config.ladders, name),
        )
        # What the project describes itself goes before all that is recognised in general.
        own = [dialect for dialect in self.dialects if dialect.name in self.config.dialects]
        verdict = decide(own) if own else None
        verdict = verdict if verdict and verdict.dialect else decide(self.dialects)
        if verdict.reason == ONLY_LEVELS and name in self.kin:
            part = next((dialect for dialect in self.dialects if dialect.name == PART), None)
            return Verdict(part, "a level beside others of its ladder")
        return verdict

    @cached_property
    def _folder(self) -> str:
        """What the root is called, where it is one of many folders: a whole repository may be called anything."""
        is_whole = (self.root / ".git").exists() or any((self.root / name).is_file() for name in CONFIGURATIONS)
        return "" if is_whole else self.root.resolve().name

    def _is_promised(self, name: str) -> bool:
        """Whether the configuration says that a file is a role or a ladder."""
        return matches((*self.config.roles, *self.config.ladders), name)

    def _usual(self, name: str) -> Dialect:
        """Return the form that a file is taken for where nothing in it tells: what the configuration calls it."""
        is_ladder = matches(self.config.ladders, name) and not matches(self.config.roles, name)
        wanted = "ladder" if is_ladder else "role"
        return next(dialect for dialect in self.dialects if dialect.name == wanted)

    def _unread(
        self, name: str, text: str | None, error: files.UnreadableError, *, is_named: bool
    ) -> tuple[Analysis | None, str]:
        """Report a file that cannot be read if it is a role's as far as anybody can tell."""
        verdict = self.recognise(name, text or "", is_named=is_named)
        if not (verdict.dialect or is_named or self._is_promised(name) or text is None):
            return None, "cannot be read"
        source = Source(f"{self.prefix}{name}", text or "")
        finding = Finding(error.message, source.at(error.span.start, error.span.end))
        return broken(source, verdict.dialect or self._usual(name), (("RL001", finding),)), ""

    def _not_promised(self, name: str, text: str) -> Analysis:
        source = Source(f"{self.prefix}{name}", text)
        end = source.line_spans[0].end
        form = self._usual(name)
        what = "ladder" if form.is_of_ladders else "role"
        message = f"the configuration calls '{name}' a {what}, but nothing in it looks like one"
        hint = f"leave it out with 'exclude', or give it the form of a {what}"
        return broken(source, form, (("RL007", Finding(message, source.at(0, end), hint=hint)),))

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
        text = (self.root / self.config.file).read_text(encoding="utf-8-sig")
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
        if one.root.resolve() in seen:
            continue
        seen.add(one.root.resolve())
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


def _nested_roots(root: Path, names: Iterable[str]) -> Iterator[Path]:
    """Find the folders below a project that have a configuration of their own: they are projects themselves."""
    folders = {parent for name in names for parent in Path(name).parents if parent != Path()}
    for folder in sorted(folders):
        if any((root / folder / name).is_file() for name in CONFIGURATIONS):
            found = settings.find(root / folder)
            if found and found.parent == (root / folder).resolve():
                yield root / folder
