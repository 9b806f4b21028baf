"""How a folder becomes a project: what lies in it is adopted as it is, and where nothing does, there are two examples.

Nothing that lies there is changed. The configuration is read back before anybody gets it: with it the same files are
read in the same forms, and nothing is found that was not found before. What stands in the way of that is left out.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

from rolelint import adoption, baseline, decoding, files, git, scaffold, settings, snippets
from rolelint.adoption import Kinds, Part
from rolelint.analysis import Analysis
from rolelint.errors import UserError
from rolelint.filenames import BASELINE
from rolelint.frozen import frozen
from rolelint.project import Project
from rolelint.recognition import TEMPLATE, is_about_folder
from rolelint.report import Report
from rolelint.request import Request
from rolelint.source import Location

FILE = "rolelint.toml"
# What these say changes with the vocabulary: an unknown word is told at each of its places once the others are known.
_ABOUT_WORDS = frozenset({"RL104", "RL304", "RL305", "RL306", "RL307"})


@frozen
class Beginning:
    """What a folder is to hold: new files by their path in it, and what was learned on the way, in words.

    `report` says what is found with the new configuration, whatever the baseline knows; None where there was no role.
    `inside` are the folders that are projects themselves.
    """

    folder: Path
    texts: Mapping[str, str]
    learned: tuple[str, ...] = ()
    report: Report | None = None
    inside: tuple[str, ...] = ()


@frozen
class Addition:
    """A file at the top of the repository that makes others run rolelint, and what is to be copied where it cannot be.

    `before` is its text, None where there is no such file; `after` the text that it is to have. `why` says why it
    stays as it is, empty where it does not.
    """

    name: str
    path: Path
    snippet: str
    before: str | None = None
    after: str = ""
    why: str = ""


def begin(folder: Path, today: date | None) -> Beginning:
    """Return what makes a project of a folder; a `UserError` where it is one already, or part of one."""
    _demand_free(folder)
    project = Project.open(folder, {}, today=today)
    project.load(Request(folder))
    inside = tuple(root.relative_to(folder).as_posix() for root in project.nested)
    if project.analyses:
        return replace(_adopted(project), inside=inside)
    if inside:
        named = ", ".join(f"'{name}'" for name in inside)
        raise UserError(f"all roles here lie in projects of their own: {named}", "each of them is checked by itself")
    return _scaffolded(project)


def additions(folder: Path) -> tuple[Addition, ...]:
    """Return what pre-commit and CI need, for the repository that a folder lies in."""
    folder = folder.resolve()
    top = git.root(folder) or folder
    inside = "" if folder == top else folder.relative_to(top).as_posix()
    flow = snippets.workflow(inside)
    return (
        _addition(top, snippets.HOOK_FILE, snippets.hook(), snippets.with_hook),
        _addition(top, snippets.WORKFLOW_FILE, flow, lambda _: None),
    )


def _addition(top: Path, name: str, snippet: str, extended: Callable[[str], str | None]) -> Addition:
    """Return what becomes of a file that runs rolelint: a new one, or what is there with rolelint added."""
    plan = Addition(name, top / name, snippet, after=snippet)
    if not (plan.path.exists() or plan.path.is_symlink()):
        return plan
    try:
        before = decoding.decode(files.read(plan.path))
    except decoding.UnreadableError as error:
        return replace(plan, why=error.message)
    if snippets.names_rolelint(before):
        return replace(plan, why="it names rolelint already", snippet="")
    after = extended(before)
    return replace(plan, before=before, after=after or "", why="" if after else "nothing can be added to it safely")


def write(beginning: Beginning | None, more: Iterable[Addition] = ()) -> None:
    """Write everything, or nothing: what is written when one file fails is taken away again."""
    wanted = [one for one in more if not one.why]
    texts = {beginning.folder / name: text for name, text in beginning.texts.items()} if beginning else {}
    texts |= {one.path: one.after for one in wanted if one.before is None}
    changed = [(one.path, one.before, one.after) for one in wanted if one.before is not None]
    for path in texts:
        if path.exists() or path.is_symlink():
            raise UserError(f"'{path}' is there already, so nothing was written", "move it away and begin anew")
    for path, _, _ in changed:
        files.demand_writable(path)
    made: list[Path] = []
    try:
        for path, text in texts.items():
            _make_folder(path.parent, made)
            made.append(path)
            files.write(path, text)
        for path, before, after in changed:
            files.exchange(path, before, after)
    except BaseException:
        _take_away(made)
        raise


def _make_folder(folder: Path, made: list[Path]) -> None:
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    for one in reversed(missing):
        try:
            one.mkdir()
        except OSError:
            raise UserError(f"the folder '{one}' cannot be made") from None
        made.append(one)


def _take_away(made: Iterable[Path]) -> None:
    for path in reversed(list(made)):
        with suppress(OSError):
            path.rmdir() if path.is_dir() else path.unlink(missing_ok=True)


def _demand_free(folder: Path) -> None:
    if not folder.is_dir():
        what = "is a file" if folder.exists() else "does not exist"
        raise UserError(f"'{folder}' {what}", "name a folder")
    found = settings.find(folder)
    if found and found.parent == folder.resolve():
        raise UserError(
            f"there is a configuration already: '{found.name}'",
            "`rolelint config show` prints what is set; `rolelint init --write` adds what is missing for pre-commit "
            "and CI",
        )
    if found:
        raise UserError(
            f"this folder belongs to a project already: its configuration is '{found}'",
            f"`rolelint check '{folder}'` checks the part that lies here",
        )
    if (folder / BASELINE).exists():
        raise UserError(f"there is a baseline without a configuration: '{BASELINE}'", "remove it and begin anew")


def _scaffolded(project: Project) -> Beginning:
    made = scaffold.examples()
    roles = frozenset(name for name in made if name.startswith("roles/"))
    kinds = Kinds(roles, frozenset(made) - roles, frozenset(), frozenset(project.seen))
    found = [part for part in adoption.parts(kinds, project.catalog) if not part.is_comment]
    return Beginning(project.root, {**made, FILE: adoption.text(found)})


def _adopted(project: Project) -> Beginning:
    parts, report = _proven(project, adoption.parts(_kinds(project), project.catalog))
    texts = {FILE: adoption.text(parts)}
    if report.diagnostics:
        texts[BASELINE] = baseline.written(report)
    return Beginning(project.root, texts, tuple(part.told for part in parts if part.told), report)


def _kinds(project: Project) -> Kinds:
    ladders = frozenset(name for name, one in project.analyses.items() if one.is_of_ladders)
    roles = frozenset(project.analyses) - ladders
    aside = [name for name in project.seen if name not in project.analyses]
    templates = frozenset(name for name in aside if _is_template(project, name))
    # A file that tells of its folder is no role, whatever a pattern says.
    others = frozenset(name for name in aside if not is_about_folder(name)) - templates
    return Kinds(roles, ladders, templates, others)


def _is_template(project: Project, name: str) -> bool:
    try:
        text = decoding.decode(files.read(project.root / name))
    except decoding.UnreadableError:
        return False
    return project.recognise(name, text, is_named=False).reason == TEMPLATE


def _proven(project: Project, parts: Sequence[Part]) -> tuple[tuple[Part, ...], Report]:
    """Return the parts with which everything stays as it is: all, or those that can be added one by one."""
    before = project.report()
    whole = _tried(project, parts)
    if whole and _is_same(project, before, whole):
        return tuple(parts), whole.report()
    kept: list[Part] = []
    whole = None
    for part in parts:
        tried = _tried(project, [*kept, part])
        if tried and _is_same(project, before, tried):
            kept, whole = [*kept, part], tried
    return tuple(kept), (whole or project).report()


def _tried(project: Project, parts: Iterable[Part]) -> Project | None:
    """Read everything anew by a configuration that does not lie in the folder yet; None where it does not read."""
    try:
        config = settings.parse(adoption.text(parts), FILE, project.catalogue)
    except UserError:
        return None
    tried = Project(project.root, replace(config, file=None), project.catalogue, project.dialects, today=project.today)
    tried.load(Request(project.root))
    return tried


def _is_same(project: Project, before: Report, tried: Project) -> bool:
    known = _places(before)
    found = (one for one in tried.report().diagnostics if one.code not in _ABOUT_WORDS)
    return (
        _forms(tried.analyses) == _forms(project.analyses)
        and not tried.unmatched
        and all((one.code, one.finding.at) in known for one in found)
    )


def _forms(analyses: Mapping[str, Analysis]) -> dict[str, str]:
    return {name: analysis.form for name, analysis in analyses.items()}


def _places(report: Report) -> frozenset[tuple[str, Location]]:
    return frozenset((one.code, one.finding.at) for one in report.diagnostics)
