"""How the files of a project are taken in: each becomes an analysis, or has a reason why it is left aside.

Nothing here depends on another file, so that files can be taken in wherever there is time: in this process, in others
on this machine, or elsewhere.
"""

from collections.abc import Mapping
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from rolelint import decoding, disk, files, settings
from rolelint.analysis import Analysis, Plan, analyze, broken, plan
from rolelint.config import Config, matches
from rolelint.diagnostic import Finding
from rolelint.dialect import Dialect, fold_heading, load_dialects
from rolelint.filenames import CONFIGURATIONS
from rolelint.frozen import frozen
from rolelint.ladders import PART
from rolelint.own_dialects import with_own
from rolelint.recognition import NO_ROLE, ONLY_LEVELS, Verdict, is_about_folder, recognise
from rolelint.rule import Rule, load_rules
from rolelint.source import Source

# An analysis and no words, or None and the reason why the file is left aside.
Taken = tuple[Analysis | None, str]


@frozen
class Intake:
    """A folder with what files in it are read by. Paths of analyses begin with `prefix`."""

    root: Path
    config: Config
    catalogue: Mapping[str, Rule]
    dialects: tuple[Dialect, ...]
    prefix: str = ""

    @classmethod
    def open(cls, root: Path, options: Mapping[str, Any], prefix: str = "") -> "Intake":
        """Open a folder with the configuration that lies in it, and options that stand above it.

        Faults in them are a `UserError`.
        """
        catalogue = load_rules()
        found = settings.find(root)
        is_own = found is not None and found.parent == disk.resolved(root)
        config = settings.load(found, catalogue) if found and is_own else Config()
        dialects = with_own(config, load_dialects())
        return cls(root, settings.with_options(config, options, catalogue), catalogue, dialects, prefix)

    @cached_property
    def plan(self) -> Plan:
        """What step one needs to know."""
        headings = {fold_heading(word): name for name, words in self.config.sections.items() for word in words}
        return plan(self.config, self.catalogue, headings)

    def read(self, name: str, given: bytes | None = None, *, is_named: bool = False, is_part: bool = False) -> Taken:
        """Take in a file of the folder, or contents given in its place.

        `is_named` says that somebody calls it a role or ladder, `is_part` that it is a level beside others of a ladder.
        """
        path = self.root / name
        try:
            data = files.read(path) if given is None else given
        except decoding.UnreadableError as error:
            return self._unread(name, files.sample(path), error, is_named=is_named)
        try:
            text = decoding.decode(data)
        except decoding.UnreadableError as error:
            return self._unread(name, decoding.salvage(data), error, is_named=is_named)
        return self.told(name, text, is_named=is_named, is_part=is_part)

    def told(self, name: str, text: str, *, is_named: bool = False, is_part: bool = False) -> Taken:
        """Take in a text that lies in the folder by this name."""
        verdict = self.recognise(name, text, is_named=is_named, is_part=is_part)
        if verdict.dialect:
            return analyze(Source(f"{self.prefix}{name}", text), verdict.dialect, self.plan), ""
        # A pattern for a folder of roles does not mean the file that tells what lies in it.
        is_meant = not is_about_folder(name) or name in (*self.config.roles, *self.config.ladders)
        if verdict.reason == NO_ROLE and is_meant and self._is_promised(name):
            return self._not_promised(name, text), ""
        return None, verdict.reason

    def text(self, name: str, given: bytes | None) -> str | None:
        """Return the text of a file, None where it cannot be read."""
        try:
            return decoding.decode(files.read(self.root / name) if given is None else given)
        except decoding.UnreadableError:
            return None

    def recognise(self, name: str, text: str, *, is_named: bool, is_part: bool = False) -> Verdict:
        """Decide what a text is that lies in the folder by this name."""
        decide = partial(
            recognise,
            f"{self.folder}/{name}" if self.folder else name,
            text,
            is_named=is_named,
            is_matched=self._is_promised(name),
            is_called_ladder=matches(self.config.ladders, name),
        )
        # What the project describes itself goes before all that is recognised in general.
        own = [dialect for dialect in self.dialects if dialect.name in self.config.dialects]
        verdict = decide(own) if own else None
        verdict = verdict if verdict and verdict.dialect else decide(self.dialects)
        if verdict.reason == ONLY_LEVELS and is_part:
            part = next((dialect for dialect in self.dialects if dialect.name == PART), None)
            return Verdict(part, "a level beside others of its ladder")
        return verdict

    @cached_property
    def folder(self) -> str:
        """What the root is called, where it is one of many folders: a whole repository may be called anything."""
        is_whole = disk.exists(self.root / ".git") or any(disk.is_file(self.root / name) for name in CONFIGURATIONS)
        return "" if is_whole else disk.resolved(self.root).name

    def _is_promised(self, name: str) -> bool:
        """Whether the configuration says that a file is a role or a ladder."""
        return matches((*self.config.roles, *self.config.ladders), name)

    def _usual(self, name: str) -> Dialect:
        """Return the form that a file is taken for where nothing in it tells: what the configuration calls it."""
        is_ladder = matches(self.config.ladders, name) and not matches(self.config.roles, name)
        wanted = "ladder" if is_ladder else "role"
        return next(dialect for dialect in self.dialects if dialect.name == wanted)

    def _unread(self, name: str, text: str | None, error: decoding.UnreadableError, *, is_named: bool) -> Taken:
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
