"""The gate of a change: which findings it adds, which it takes away, and what it asks rolelint to look away from."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from os.path import normpath
from pathlib import Path

from rolelint import known, lenience, settings
from rolelint.baseline import entry, parse
from rolelint.config import Config
from rolelint.diagnostic import Diagnostic, Severity
from rolelint.differences import differences, findings
from rolelint.errors import UserError
from rolelint.filenames import BASELINE, CONFIGURATIONS
from rolelint.lineage import Lineage, lineage
from rolelint.names import slug
from rolelint.project import Project
from rolelint.report import Gate, Report
from rolelint.request import within
from rolelint.revisions import Snapshot
from rolelint.source import Source
from rolelint.weighing import enabled

Key = tuple[str, str, str]


def judge(
    project: Project, base: str, before: Snapshot, paths: tuple[str, ...], *, honours_suppressions: bool
) -> Report:
    """Report what a change adds alone, to the files and folders asked for; `before` is the project's folder as it was.

    Both are judged by what the later one is configured for and expects. A finding is the same where its rule, what it
    is about and the value that it found are; of findings that are alike, as many are new as there are more of them.
    What a comment, an allowance or the baseline hides now is not fixed.
    """
    earlier = project.at(before.names, before.contents)
    was = earlier.report()
    heirs = lineage(earlier.catalog, project.catalog)
    changes = differences(heirs)
    codes = enabled(project.config, project.catalogue)
    told = findings(changes, {code: rule for code, rule in project.catalogue.items() if code in codes})
    report = project.report(paths, honours_suppressions=honours_suppressions, more=told)
    hidden = [silence.diagnostic for silence in (*report.known, *report.allowed, *report.silences)]
    ours = len(report.diagnostics)
    found = known.pairs(
        {index: entry(one, project.prefix).key for index, one in enumerate([*report.diagnostics, *hidden])},
        dict(enumerate(_later_keys(was.diagnostics, heirs, project.prefix))),
        _present(project),
    )
    used = set(found.values())
    left = (one for index, one in enumerate(was.diagnostics) if index not in used)
    return replace(
        report,
        diagnostics=tuple(one for index, one in enumerate(report.diagnostics) if index not in found),
        summaries=(),
        sources={**was.sources, **report.sources},
        fail_on=project.config.fail_on or Severity.WARNING,
        gate=Gate(
            base,
            known=tuple(report.diagnostics[index] for index in sorted(found) if index < ours),
            fixed=tuple(one for one in left if _is_fixed(one, project, paths)),
            away=(*_away(project, before), *lenience.of_files(heirs, was, report)),
            changes=changes,
        ),
    )


def _later_keys(diagnostics: Iterable[Diagnostic], heirs: Lineage, prefix: str) -> Iterator[Key]:
    """Yield the keys of earlier findings, about roles and ladders by the names that these have now."""
    later = {
        **{f"role:{slug(old.identity.key)}": f"role:{slug(new.identity.key)}" for old, new in heirs.roles.same},
        **{f"ladder:{slug(old.identity.key)}": f"ladder:{slug(new.identity.key)}" for old, new in heirs.ladders.same},
    }
    for rule, entity, value in (entry(one, prefix).key for one in diagnostics):
        head = known.head(entity)
        yield rule, later.get(head, head) + entity.removeprefix(head), value


def _present(project: Project) -> frozenset[str]:
    catalog = project.catalog
    roles = {f"role:{slug(identity.key)}" for identity in catalog.identities}
    ladders = {f"ladder:{slug(ladder.identity.key)}" for ladder in catalog.ladders.all}
    return frozenset(roles | ladders | {f"file:{name}" for name in project.everything})


def _is_fixed(diagnostic: Diagnostic, project: Project, paths: tuple[str, ...]) -> bool:
    """Tell whether an earlier finding that is no more was mended, in the files asked about.

    Of a file that cannot be read now nobody knows. The configuration is the later one's in both revisions.
    """
    name = diagnostic.finding.at.path.removeprefix(project.prefix)
    catalog = project.catalog
    unread = {f"role:{slug(one.key)}" for one in catalog.stubs} | {
        f"ladder:{slug(one.key)}" for one in catalog.ladders.broken
    }
    return name not in CONFIGURATIONS and within(name, paths) and known.head(diagnostic.entity) not in unread


def _away(project: Project, before: Snapshot) -> Iterator[str]:
    yield from _away_in_configuration(project, before)
    if project.baseline:
        later = {index: one.key for index, one in enumerate(project.baseline.entries)}
        yield from lenience.of_baseline(
            len(later) - len(known.pairs(later, _entries(before.contents), _present(project)))
        )


def _away_in_configuration(project: Project, before: Snapshot) -> Iterator[str]:
    """Yield what the configuration no longer asks for.

    One that extended what the repository does not hold is compared by its own words, and what it extends now is told.
    """
    file = project.root / project.config.file if project.config.file else None
    with suppress(UserError), _configuration(before) as earlier:
        try:
            then, now = (settings.load(one, project.catalogue) if one else Config() for one in (earlier, file))
        except UserError:
            then, now = (_own_words(one, project) if one else Config() for one in (earlier, file))
            if now.extend and now.extend != then.extend:
                yield f"the configuration extends '{now.extend}'"
        yield from lenience.of_configuration(then, now, project.catalogue)


def _own_words(file: Path, project: Project) -> Config:
    return settings.parse(file.read_text("utf-8-sig", "replace"), file.name, project.catalogue)


@contextmanager
def _configuration(before: Snapshot) -> Iterator[Path | None]:
    """Lay out the configuration of an earlier revision, and what it may extend, while somebody looks."""
    from tempfile import TemporaryDirectory

    # Names that lead out of the folder stay in the temporary one.
    depth = max((path.count("../") for path in before.around), default=0)
    with TemporaryDirectory(prefix="rolelint-") as place:
        folder = Path(place, *("inside" for _ in range(depth)))
        for path, data in {**before.contents, **before.around}.items():
            if path.endswith(".toml"):
                file = Path(normpath(folder / path))
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(data)
        folder.mkdir(parents=True, exist_ok=True)
        # What lies around is not the folder's own.
        (folder / ".git").touch()
        yield settings.find(folder)


def _entries(contents: Mapping[str, bytes]) -> Mapping[int, Key]:
    try:
        found = parse(Source(BASELINE, contents[BASELINE].decode())).entries if BASELINE in contents else ()
    except (UserError, UnicodeDecodeError):
        found = ()
    return {index: one.key for index, one in enumerate(found)}
