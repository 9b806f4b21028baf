"""The stages of a check, told apart from outside: the functions that begin them are replaced by ones that say so.

The product knows nothing of it. Where a function has moved, `PROBES` is to follow; a name that is gone is an error, so
that no stage is lost without a word.
"""

import inspect
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import wraps
from importlib import import_module
from typing import Any

from rolelint.project import Project
from rolelint.reporters import overview
from rolelint.request import Request

REST = "rest"
RENDER = "render"
# The stage, and what begins it: the module or class in which its name is looked up, and the name.
PROBES = (
    ("walk", "rolelint.project.Project", "open"),
    ("walk", "rolelint.git", "listed"),
    ("walk", "rolelint.files", "everything"),
    ("walk", "rolelint.files", "choose"),
    ("walk", "rolelint.project", "_nested_roots"),
    ("read", "rolelint.files", "read"),
    ("read", "rolelint.files", "decode"),
    ("recognise", "rolelint.intake.Intake", "recognise"),
    ("plain roles", "rolelint.plainroles", "read"),
    ("parse", "rolelint.analysis", "parse"),
    ("dialect", "rolelint.analysis", "read"),
    ("dialect", "rolelint.ladder", "build"),
    ("build", "rolelint.analysis", "build"),
    ("metrics", "rolelint.clauses", "read"),
    ("validate", "rolelint.analysis", "validate"),
    ("comments", "rolelint.suppress", "read"),
    ("links", "rolelint.hypertext", "read"),
    ("join", "rolelint.project", "join"),
    ("weigh", "rolelint.weighing.Scales", "weighed"),
)
STAGES = (*dict.fromkeys(stage for stage, _, _ in PROBES), "rules of a role", "rules of a catalog", RENDER, REST)

Enter = Callable[[str], None]
Leave = Callable[[], None]


def check(folder: Any, enter: Enter, leave: Leave) -> int:
    """Check a project from end to end, telling when each stage begins and ends; return the number of files."""
    with _probed(enter, leave):
        project = Project.open(folder, {})
        project.catalogue = {code: _watched(rule, enter, leave) for code, rule in project.catalogue.items()}
        project.dialects = tuple(
            replace(form, reader=_telling(form.reader, "dialect", enter, leave)) if form.reader else form
            for form in project.dialects
        )
        project.load(Request(folder))
        report = project.report()
        _telling(overview.render, RENDER, enter, leave)(report)
    return len(project.analyses)


def _watched(rule: Any, enter: Enter, leave: Leave) -> Any:
    """Return a rule that tells when it runs; its stage names it."""
    changes: dict[str, Any] = {}
    for name, stage in (("check_role", "rules of a role"), ("check_catalog", "rules of a catalog")):
        function = getattr(rule, name)
        if function:
            changes[name] = _telling(function, f"{stage}: {rule.code} {rule.name}", enter, leave)
    return replace(rule, **changes)


@contextmanager
def _probed(enter: Enter, leave: Leave) -> Iterator[None]:
    """Replace what begins a stage, for a while."""
    kept: list[tuple[Any, str, Any]] = []
    try:
        for stage, place, name in PROBES:
            owner = _owner(place)
            # What a class holds is taken as it lies there, a class method not yet bound.
            function = vars(owner).get(name)
            if function is None:
                raise LookupError(f"'{name}' is gone from {place}; say in PROBES where '{stage}' begins now")
            is_class_method = isinstance(function, classmethod)
            plain = function.__func__ if is_class_method else function
            told = _telling(plain, stage, enter, leave)
            kept.append((owner, name, function))
            setattr(owner, name, classmethod(told) if is_class_method else told)
        yield
    finally:
        for owner, name, function in reversed(kept):
            setattr(owner, name, function)


def _owner(place: str) -> Any:
    above, _, last = place.rpartition(".")
    return getattr(import_module(above), last) if last[:1].isupper() else import_module(place)


def _telling(function: Callable[..., Any], stage: str, enter: Enter, leave: Leave) -> Callable[..., Any]:
    """Return a function that tells when it begins and ends; what yields does all of its work in between."""
    is_generator = inspect.isgeneratorfunction(function)

    @wraps(function)
    def told(*arguments: Any, **named: Any) -> Any:
        enter(stage)
        try:
            found = function(*arguments, **named)
            return iter(list(found)) if is_generator else found
        finally:
            leave()

    return told


def by_stage(numbers: Mapping[str, float]) -> dict[str, float]:
    """Add up the rules, which have a number each."""
    sums = dict.fromkeys(STAGES, 0.0)
    for name, number in numbers.items():
        sums[name.partition(":")[0]] += number
    return sums


def of_rules(numbers: Mapping[str, float]) -> Iterable[tuple[str, float]]:
    """Return the rules by what they took, the greatest first."""
    rules = ((name.partition(": ")[2], number) for name, number in numbers.items() if ": " in name)
    return sorted(rules, key=lambda one: -one[1])
