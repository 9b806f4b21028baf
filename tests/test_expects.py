"""What a house expects: declared, else learned from what its roles do."""

from dataclasses import replace

import pytest

from rolelint.analysis import Plan, analyze
from rolelint.dialects.role import DIALECT
from rolelint.expects import Expects, learn
from rolelint.model import Role
from rolelint.source import Source

PLAIN = "# Responsibilities\n- **Run the payroll**\n"
PRIMARY = "# Responsibilities\n- **Run the payroll** (primary)\n"
MEASURED_DUTY = "# Responsibilities\n- **Run the payroll**\n  *Success metric*: 99 % on time\n"
MEASURED_ROLE = "# Success Metrics\n- 99 % on time\n"
RATED = "# Capabilities\n- **Tax law** — Expert\n"
UNRATED = "# Capabilities\n- **Tax law**\n"
LINKED = "# Interactions\n- **Informs** → Auditor\n"


def role(body: str) -> Role:
    source = Source("example.md", f"---\nname: Example\n---\n{body}")
    found = analyze(source, DIALECT, Plan()).roles[0]
    assert found is not None
    return found


def learned(*bodies: str) -> Expects:
    return learn(Expects(), map(role, bodies), DIALECT.headings)


@pytest.mark.parametrize("bodies", [(PRIMARY,), (PRIMARY, PLAIN)])
def test_what_half_of_the_roles_do_is_expected(bodies: tuple[str, ...]) -> None:
    assert learned(*bodies).primary


@pytest.mark.parametrize("bodies", [(PRIMARY, PLAIN, PLAIN), (PLAIN,), ()])
def test_what_fewer_roles_do_or_none_does_is_not_expected(bodies: tuple[str, ...]) -> None:
    assert not learned(*bodies).primary


@pytest.mark.parametrize(
    ("bodies", "expected"),
    [
        ((MEASURED_DUTY, PLAIN), "responsibility"),
        ((MEASURED_DUTY, MEASURED_ROLE), "responsibility"),
        ((MEASURED_ROLE, PLAIN), "role"),
        ((MEASURED_DUTY, MEASURED_ROLE, MEASURED_ROLE), "role"),
        ((PLAIN,), "none"),
        ((), "none"),
    ],
)
def test_metrics_are_expected_where_roles_put_them(bodies: tuple[str, ...], expected: str) -> None:
    assert learned(*bodies).metrics == expected


def test_a_proficiency_is_expected_where_roles_rate_capabilities() -> None:
    assert learned(RATED, UNRATED).proficiency


def test_no_proficiency_is_expected_where_no_role_rates_any() -> None:
    assert not learned(UNRATED).proficiency


@pytest.mark.parametrize(("bodies", "expected"), [((LINKED, PLAIN), "listed"), ((PLAIN,), "none")])
def test_interactions_are_expected_where_roles_list_them(bodies: tuple[str, ...], expected: str) -> None:
    assert learned(*bodies).interactions == expected


def test_the_sections_that_half_of_the_roles_fill_are_expected_in_the_order_of_the_form() -> None:
    assert learned(RATED + PLAIN, PLAIN + LINKED, PLAIN).sections == ("responsibilities",)


def test_a_section_of_metrics_is_never_learned_since_metrics_may_stand_elsewhere() -> None:
    assert learned(MEASURED_ROLE).sections == ()


def test_a_section_that_holds_nothing_is_not_learned() -> None:
    assert learned("# Capabilities\n").sections == ()


def test_what_is_declared_stands_above_what_is_learned() -> None:
    declared = Expects(metrics="none", primary=False, sections=("mission",), review_every="12 months")
    expects = learn(declared, [role(MEASURED_DUTY + LINKED)], DIALECT.headings)
    assert expects == replace(declared, proficiency=False, interactions="listed")
