"""Roles as values: what equality means, and what is left out."""

from dataclasses import replace

from rolelint.model import Identity, Role, build
from rolelint.source import Source, Span
from rolelint.syntax.node import Node
from rolelint.syntax.yaml import read


def role(text: str) -> Role:
    source = Source("roles/a.yaml", text)
    node, _ = read(source, Span(0, len(text)))
    assert node
    return build(node, source, "role")


def test_roles_are_equal_wherever_they_were_read() -> None:
    assert role("name: A\nresponsibilities: [B]") == role("\n\nname:   A\nresponsibilities:\n- B\n")


def test_roles_that_say_something_else_are_not_equal() -> None:
    assert role("name: A\nx-own: 1") != role("name: A\nx-own: 2")


def test_values_of_a_wrong_type_are_left_out() -> None:
    wrong = role(
        "name: [A]\nmission: 3\ncapabilities: {a: b}\n"
        "responsibilities: [{title: 4}, {title: B, primary: maybe, share: x}]"
    )
    assert (wrong.identity.name, wrong.mission, wrong.capabilities) == (None, None, ())
    assert [(duty.title, duty.primary, duty.share) for duty in wrong.responsibilities] == [("B", False, None)]


def test_the_metrics_of_a_role_are_those_of_its_responsibilities_and_its_own() -> None:
    both = role("success_metrics: [C]\nresponsibilities: [{title: A, success_metrics: [{text: B}]}]")
    assert [metric.text for metric in both.metrics] == ["B", "C"]


def test_a_file_with_a_general_name_is_called_by_its_folder() -> None:
    identity = Identity("roles/qa/profile.md", None, None, None)
    assert (identity.stem, replace(identity, path="roles/qa.md").stem, replace(identity, path="role.md").stem) == (
        "qa",
        "qa",
        "role",
    )


def test_a_role_is_placed_at_its_node() -> None:
    source = Source("a.md", "abc")
    node = Node({}, source.at(0, 3))
    assert build(node, source, "role").at == node.at
