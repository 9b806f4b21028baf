"""Roles that are all data, with their fields inside `spec` and `metadata` as manifests have them, one or several."""

from dataclasses import replace

from rolelint.dialect import Dialect, Known
from rolelint.syntax.document import Document

_WRAPPERS = ("spec.", "metadata.", "role.", "attributes.", "")
_KEYS = {
    "id": ("id", "uid"),
    "slug": ("slug",),
    "name": ("name", "title", "role_name", "roleName", "display_name", "displayName", "role"),
    "aliases": ("aliases", "also_known_as"),
    "default_seniority": ("default_seniority", "defaultSeniority", "seniority"),
    "family": ("family", "function_group", "job_family", "department"),
    "track": ("track",),
    "reports_to": ("reports_to", "reportsTo", "manager"),
    "mission": ("mission", "purpose", "goal"),
    "short_description": ("short_description", "description", "summary"),
    "responsibilities": ("responsibilities", "duties", "accountabilities"),
    "success_metrics": ("success_metrics", "successMetrics", "metrics", "kpis"),
    "capabilities": (
        *("capabilities", "skills_required", "required_skills", "requiredSkills", "skills", "competencies"),
        *("expertise", "qualifications"),
    ),
    "artifacts": ("artifacts", "deliverables", "outputs"),
}
_LISTS = "responsibilities|duties|accountabilities|skills_required|required_skills|requiredSkills|skills|competencies"
# What grants rights to people or machines is called a role as well, but says nothing of what they answer for.
_NO_GRANTS = r"\A(?![\s\S]*^[ \t]*(?:- )?(?:apiGroups|roleRef|verbs|permissions|privileges|policies)[ \t]*:)[\s\S]*?"


def cut(document: Document, known: Known) -> tuple[Document, ...]:  # noqa: ARG001 - every form cuts by its headings
    """Return a document per role where a list called `roles` holds several, else the document itself."""
    front = document.front
    roles = front["roles"] if front is not None and "roles" in front else None
    listed = [role for role in (roles.parts if roles else ()) if isinstance(role.value, dict)]
    if not listed:
        return (document,)
    return tuple(replace(document, front=role, sections=(), part_at=role.at.span) for role in listed)


DIALECT = Dialect(
    name="front-matter",
    cut=cut,
    markers=(
        rf"{_NO_GRANTS}^(?:kind[ \t]*:[ \t]*[\"']?role[\"']?[ \t]*|roles?[ \t]*:[ \t]*)$",
        rf"{_NO_GRANTS}^[ \t]+(?:- )?(?:{_LISTS})[ \t]*:[ \t]*(?:\[|$)",
    ),
    marks_needed=2,
    front=tuple((f"{wrapper}{key}", name) for wrapper in _WRAPPERS for name, keys in _KEYS.items() for key in keys),
)
