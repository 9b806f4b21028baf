"""What a house expects of every role: declared in the configuration, else learned from the roles themselves.

Learned is what at least half of the roles do, and never what none does: a tool that expects more than its readers do
gives a thousand findings that nobody wants. A few job descriptions or profiles tell no habit, though: whoever checks
them wants to hear that nothing in them can be measured.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, replace
from itertools import islice

from rolelint.frozen import frozen
from rolelint.model import Role
from rolelint.sentences import counted

# Whether roles have metrics at all is what `metrics` says, wherever they stand.
_NEVER_A_SECTION = "success_metrics"
_LEAST_FOR_A_HABIT = 5


@frozen
class Expects:
    """The house standard. None means that nothing was declared (in a configuration) or learned (in a catalog).

    `metrics` is responsibility, role or none; `interactions` is both-sides, listed or none; `sections` are field names
    of the role's data, such as `short_description`.
    """

    metrics: str | None = None
    primary: bool | None = None
    proficiency: bool | None = None
    interactions: str | None = None
    sections: tuple[str, ...] | None = None
    review_every: str | None = None


_HABITS: Mapping[str, Callable[[Role], bool]] = {
    "metrics": lambda role: any(duty.success_metrics for duty in role.responsibilities),
    "role metrics": lambda role: bool(role.success_metrics),
    "primary": lambda role: any(duty.primary for duty in role.responsibilities),
    "proficiency": lambda role: any(capability.proficiency for capability in role.capabilities),
    "interactions": lambda role: bool(role.interactions),
}


def learn(declared: Expects, roles: Iterable[Role], sections: Iterable[str]) -> Expects:
    """Fill in what is not declared from what the roles do. `sections` are the fields whose sections roles can have.

    Which sections are usual is what those in the canonical form tell: in others a heading goes by many names.
    """
    seen = tuple(roles)
    canonical = tuple(role for role in seen if role.is_canonical)
    learned = Expects(
        metrics=_metrics(seen),
        primary=_is_usual(seen, _HABITS["primary"]),
        proficiency=_is_usual(seen, _HABITS["proficiency"]),
        interactions="listed" if _is_usual(seen, _HABITS["interactions"]) else "none",
        sections=tuple(name for name in sections if name != _NEVER_A_SECTION and _have(canonical, name)),
    )
    given = {setting.name: getattr(declared, setting.name) for setting in fields(Expects)}
    return replace(learned, **{name: value for name, value in given.items() if value is not None})


def _have(roles: tuple[Role, ...], section: str) -> bool:
    return _is_usual(roles, lambda role: section in role.filled)


def _is_usual(roles: tuple[Role, ...], does: Callable[[Role], bool]) -> bool:
    half = max((len(roles) + 1) // 2, 1)
    return next(islice(filter(does, roles), half - 1, None), None) is not None


def _metrics(roles: tuple[Role, ...]) -> str:
    if _is_usual(roles, _HABITS["metrics"]):
        return "responsibility"
    free = [role for role in roles if not role.is_canonical]
    is_asked = 0 < len(free) < _LEAST_FOR_A_HABIT and any(role.responsibilities for role in free)
    return "role" if is_asked or _is_usual(roles, _HABITS["role metrics"]) else "none"


def evidence(learned: Expects, roles: Iterable[Role]) -> dict[str, str]:
    """Say how many roles do what is or is not expected, by the name of the expectation: `8 of 8 roles`."""
    seen = tuple(roles)
    names = ("metrics", "primary", "proficiency", "interactions")
    if not seen:
        return dict.fromkeys((*names, "sections"), "no role was read")
    whole = counted(len(seen), "role")
    habits = {name: name for name in names} | ({"metrics": "role metrics"} if learned.metrics == "role" else {})
    counts = {name: f"{sum(map(_HABITS[habit], seen))} of {whole}" for name, habit in habits.items()}
    if learned.metrics == "role" and not _is_usual(seen, _HABITS["role metrics"]):
        counts["metrics"] = f"{counts['metrics']}; so few are asked all the same"
    return {**counts, "sections": f"at least half of {whole}"}
