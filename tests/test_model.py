"""Roles as values: what equality means, and what is left out."""

from dataclasses import replace

from rolelint.building import build
from rolelint.identity import Identity
from rolelint.model import Role, Writing
from rolelint.source import Source, Span
from rolelint.syntax.node import Node
from rolelint.syntax.yaml import read


def role(text: str) -> Role:
    source = Source("roles/a.yaml", text)
    node, _ = read(source, Span(0, len(text)))
    assert node
    return build(node, source, Writing("role"))


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


def test_two_metrics_on_one_line_are_the_two_of_a_list() -> None:
    one = role("responsibilities: [{title: A, success_metrics: [{text: 'tidy rooms, 3 sales per week'}]}]")
    two = role("responsibilities: [{title: A, success_metrics: [tidy rooms, 3 sales per week]}]")
    assert one == two
    assert one.data["responsibilities"][0]["success_metrics"] == [{"text": "tidy rooms"}, {"text": "3 sales per week"}]


def test_a_metric_as_data_has_its_label_and_what_is_missing() -> None:
    (metric,) = role("success_metrics: [5 deploys]").metrics
    assert {key: metric.data[key] for key in ("text", "label", "missing")} == {
        "text": "5 deploys",
        "label": "partial",
        "missing": ["window"],
    }


def test_what_else_a_metric_says_stays_with_its_first_clause() -> None:
    both = role("success_metrics: [{text: 'tidy rooms, 3 sales per week', x-by: Kim}, 7]")
    assert both.data["success_metrics"] == [{"text": "tidy rooms", "x-by": "Kim"}, {"text": "3 sales per week"}, 7]


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
    assert build(node, source, Writing("role")).at == node.at
