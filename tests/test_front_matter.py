"""Roles that are all data: manifests, and lists of roles in one file."""

import pytest

from rolelint.analysis import Plan, analyze
from rolelint.dialect import marks
from rolelint.dialects.front_matter import DIALECT
from rolelint.model import Role
from rolelint.source import Source

MANIFEST = """---
apiVersion: ship.example/v1
kind: Role
metadata:
  id: ROLE-head-cook
  created: 1999-01-02
spec:
  name: head-cook
  description: Feeds all.
  responsibilities:
  - Stew
  skills_required: [knives]
  function_group: galley
  default_scope: permanent
---
"""
LIST = """ship: Ann
roles:
  - name: head-cook
    responsibilities: [Stew, Bake]
    pay: 3
  - title: Deck Hand
    skills:
      - Ropes
"""


def roles(text: str, path: str = "roles/ROLE-head-cook.md") -> tuple[Role, ...]:
    return analyze(Source(path, text), DIALECT, Plan()).roles


def test_fields_are_found_inside_their_wrappers_and_the_rest_is_kept() -> None:
    (role,) = roles(MANIFEST)
    assert role.data == {
        "id": "ROLE-head-cook",
        "slug": "head-cook",
        "name": "Head cook",
        "family": "galley",
        "short_description": "Feeds all.",
        "responsibilities": [{"title": "Stew"}],
        "capabilities": [{"name": "knives"}],
        "x-apiVersion": "ship.example/v1",
        "x-kind": "Role",
        "x-metadata": {"created": "1999-01-02"},
        "x-spec": {"default_scope": "permanent"},
    }


def test_the_name_that_is_made_of_a_slug_stands_where_the_slug_does() -> None:
    (role,) = roles(MANIFEST)
    assert {MANIFEST[node.at.start : node.at.end] for node in (role.node["name"], role.node["slug"])} == {"head-cook"}


def test_a_list_of_roles_is_one_role_each() -> None:
    cook, hand = roles(LIST, "crew.yaml")
    assert cook.data == {
        "slug": "head-cook",
        "name": "Head cook",
        "responsibilities": [{"title": "Stew"}, {"title": "Bake"}],
        "x-pay": 3,
    }
    assert hand.data == {"name": "Deck Hand", "capabilities": [{"name": "Ropes"}]}
    assert cook.identity.place != hand.identity.place
    assert [LIST[role.at.start :].partition("\n")[0] for role in (cook, hand)] == [
        "name: head-cook",
        "title: Deck Hand",
    ]


@pytest.mark.parametrize("text", [MANIFEST, MANIFEST.replace("---\n", ""), LIST])
def test_such_files_are_recognised(text: str) -> None:
    assert len(marks(DIALECT, text)) >= DIALECT.marks_needed


@pytest.mark.parametrize(
    "text",
    [
        'apiVersion: rbac/v1\nkind: Role\nmetadata:\n  name: reader\nrules:\n- apiGroups: [""]\n  verbs: ["get"]\n',
        "kind: Role\nmetadata:\n  name: reader\nspec:\n  permissions:\n  - read\n  skills:\n  - x\n",
        "- hosts: all\n  roles:\n    - common\n    - role: nginx\n      vars: {port: 80}\n",
        "---\ndependencies:\n  - role: common\ngalaxy_info:\n  role_name: web\n  description: A web server\n",
        "kind: Schema\nspec:\n  target_kind: Role\n  properties:\n    responsibilities:\n      type: array\n",
        "roles:\n  - admin\n  - editor\n",
    ],
)
def test_roles_of_machines_are_none(text: str) -> None:
    assert len(marks(DIALECT, text)) < DIALECT.marks_needed
