"""What a house expects of every role: declared in the configuration, else learned from the roles themselves.

Learned is what at least half of the roles do, and never what none does: a tool that expects more than its readers do gives a
thousand findings that nobody wants.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from rolelint.model import Role


@dataclass(frozen=True, slots=True)
class Expects:
    """The house standard. None means that nothing was declared (in a configuration) or learned (in a catalog).

    `metrics` is responsibility, role or none; `interactions` is both-sides, listed or none; `sections` are field names of
    the role's data, such as `short_description`.
    """

    metrics: str | None = None
    primary: bool | None = None
    proficiency: bool | None = None
    interactions: str | None = None
    sections: tuple[str, ...] | None = None
    review_every: str | None = None


def learn(declared: Expects, roles: Iterable[Role], fields: Iterable[str]) -> Expects:
    """Fill in what is not declared from what the roles do. `fields` are the sections that roles can have."""
    seen = tuple(roles)
    learned = Expects(
        metrics=_metrics(seen),
        primary=_usual(seen, lambda role: any(duty.primary for duty in role.responsibilities)),
        proficiency=_usual(seen, lambda role: any(capability.proficiency for capability in role.capabilities)),
        interactions="listed" if _usual(seen, lambda role: bool(role.interactions)) else "none",
        sections=tuple(name for name in fields if _usual(seen, lambda role, name=name: bool(role.data.get(name)))),  # type: ignore[misc]
    )
    chosen = {
        name: getattr(declared, name)
        for name in ("metrics", "primary", "proficiency", "interactions", "sections", "review_every")
        if getattr(declared, name) is not None
    }
    return replace(learned, **chosen)


def _usual(roles: tuple[Role, ...], does: Callable[[Role], bool]) -> bool:
    count = sum(map(does, roles))
    return count > 0 and 2 * count >= len(roles)


def _metrics(roles: tuple[Role, ...]) -> str:
    if _usual(roles, lambda role: any(duty.success_metrics for duty in role.responsibilities)):
        return "responsibility"
    return "role" if _usual(roles, lambda role: bool(role.success_metrics)) else "none"
