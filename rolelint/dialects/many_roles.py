"""Several roles in one file: each has a heading, and below it the sections of a role."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from rolelint import briefs, items, tongues
from rolelint.cells import Cells, Table, says_something, tables
from rolelint.dialect import Dialect, Known, SectionForm, fold_heading, section_named
from rolelint.headings import promoted
from rolelint.passage import BREAK, Passage, list_node, mapping_node
from rolelint.sections import SUCCESS_METRICS
from rolelint.syntax.document import Document, Section
from rolelint.syntax.node import Node

_LEAST_ROLES = 2
_LEAST_SECTIONS = 2
_DUTIES = "responsibilities"
_NAMES = frozenset(
    {"role", "roles", "role name", "role title", "position", "persona", "title", "job title", "team member"}
)
_TEXTS = ("name", "mission", "short_description")
_LISTS = ("responsibilities", "success_metrics", "capabilities", "artifacts")


def cut(document: Document, known: Known) -> tuple[Document, ...]:
    """Return a document per role: a heading with known ones below it, or a row of a table whose columns are known."""
    document = promoted(document, known)
    parts = tuple(_parts(document.sections, known))
    if len(parts) >= _LEAST_ROLES:
        return tuple(replace(document, front=None, sections=part, part_at=part[0].heading) for part in parts)
    rows = tuple(chain.from_iterable(_rows(document, section, known) for section in document.sections))
    if len(rows) >= _LEAST_ROLES:
        return tuple(replace(document, front=row, sections=(), part_at=row["name"].at.span) for row in rows)
    return (document,)


def _parts(sections: tuple[Section, ...], known: Known) -> Iterator[tuple[Section, ...]]:
    levels = [section.level for section in sections if _is_known(section, known)]
    # A role's own heading is one level above those of its sections.
    level = max(set(levels), key=levels.count) - 1 if levels else 0
    index = 0
    while index < len(sections):
        end = next((end for end in range(index + 1, len(sections)) if sections[end].level <= level), len(sections))
        below = sections[index + 1 : end]
        is_role = 0 < sections[index].level <= level and not _is_known(sections[index], known)
        forms = [section_named(fold_heading(section.title), known) for section in below if section.level]
        is_filled = sum(map(bool, forms)) >= _LEAST_SECTIONS or any(form and form.field == _DUTIES for form in forms)
        if is_role and is_filled:
            yield sections[index:end]
        index = end


def _is_known(section: Section, known: Known) -> bool:
    return section.level > 0 and section_named(fold_heading(section.title), known) is not None


def _rows(document: Document, section: Section, known: Known) -> Iterator[Node]:
    """Yield the roles of the tables of a section: the first column names them, and another one is a known section."""
    for table in tables(document, section):
        columns = _columns(table, known)
        if fold_heading(table.head[0].raw) in _NAMES and not all(name.startswith("x-") for name in columns[1:]):
            yield from (_role(columns, cells) for _, cells in table.body if says_something(cells[0]))


def _columns(table: Table, known: Known) -> list[str]:
    """Return the field that each column holds; one without is kept under the words of its head."""
    forms = (section_named(fold_heading(cell.raw), known) for cell in table.head[1:])
    words = (fold_heading(cell.raw).replace(" ", "-") for cell in table.head[1:])
    fields = (form.field if form else f"x-{word or 'column'}" for form, word in zip(forms, words, strict=True))
    return ["name", *fields]


def _role(columns: list[str], cells: Cells) -> Node:
    parts: dict[str, Node] = {}
    for name, cell in zip(columns, cells, strict=False):
        if name not in parts and says_something(cell):
            is_text = name in _TEXTS or name.startswith("x-")
            parts[name] = cell.node() if is_text else list_node(cell.at, [part.node() for part in _listed(cell)])
    filled = [cell for cell in cells if cell]
    return mapping_node(filled[0].to(filled[-1]).at, parts)


def _listed(cell: Passage) -> list[Passage]:
    """Return what a cell lists: the parts between line breaks or semicolons, without bullets."""
    breaks = [0, *chain.from_iterable(match.span() for match in BREAK.finditer(cell.raw)), len(cell.raw)]
    lines = [cell.part(*bounds) for bounds in zip(breaks[::2], breaks[1::2], strict=True)]
    parts = [part.strip(" \t•◦▪*-") for line in lines for part in line.split(";")]
    return [part for part in parts if part.words]


def _twice(words: str) -> str:
    """Return a pattern of a heading, or of a line in bold, that comes again, as each role has one."""
    return rf"(?:^(?:#{{2,6}}[ \t]+|[*_]{{2}})\W{{0,9}}(?:{words})[ \t]*\W{{0,4}}[ \t]*$(?:.|\n)*?){{2}}"


DIALECT = Dialect(
    name="many-roles",
    cut=cut,
    markers=(
        r"\A(?:(?!^#{1,5}[ \t]).|\n)*^#[ \t].*\b(?:roles|personas|positions|team)\b",
        r"^\|[ \t*]*(?:role|position|persona)s?[ \t*]*\|[^\n]*\b(?:responsibilities|duties|accountabilities)\b[^\n]*$",
        _twice("(?:key |core |main )?responsibilities|duties|accountabilities"),
        _twice("role summary|summary|mission|purpose|about the role"),
        _twice("(?:key )?interactions|(?:key )?(?:relationships|stakeholders)|works with|hand-?offs"),
        _twice("kpis|typical measurables.*|(?:success )?metrics|success criteria"),
        _twice("(?:requirements|qualifications)(?: and .{1,30})?|privileges|permissions|rights"),
        _twice("(?:key |required )?skills|competencies|capabilities|(?:key )?deliverables"),
    ),
    front=tuple((name, name) for name in (*_TEXTS, *_LISTS)),
    sections=(
        SectionForm("mission", "Mission", synonyms=("purpose", "goal", *tongues.headings("mission"))),
        SectionForm(
            "short_description",
            "Role Summary",
            synonyms=(
                "summary",
                "overview",
                "description",
                "short description",
                "about",
                *tongues.headings("short_description"),
            ),
        ),
        SectionForm(
            "responsibilities",
            "Responsibilities",
            items.responsibility,
            needs=("title",),
            synonyms=(
                *("key responsibilities", "core responsibilities", "duties", "accountabilities"),
                *tongues.headings("responsibilities"),
            ),
        ),
        SUCCESS_METRICS,
        SectionForm(
            "capabilities",
            "Capabilities",
            items.capability,
            needs=("name",),
            synonyms=(
                *("skills", "competencies", "required skills", "qualifications", "requirements"),
                *(*tongues.headings("capabilities"), *tongues.headings("required")),
            ),
        ),
        SectionForm(
            "artifacts",
            "Deliverables",
            items.artifact,
            needs=("name",),
            synonyms=("key deliverables", "artifacts", "outputs", "work products", *tongues.headings("artifacts")),
        ),
        SectionForm(
            "artifacts",
            "Handoffs",
            briefs.handover,
            needs=("name",),
            synonyms=("hand-offs", "handovers", "hands off", "deliverables / handoffs"),
        ),
        SectionForm(
            "interactions",
            "Key Interactions",
            briefs.contact,
            needs=("role",),
            group="kind",
            synonyms=(
                "interactions",
                "works with",
                "collaborators",
                "stakeholders",
                "key relationships",
                "key stakeholders",
                *tongues.headings("interactions"),
            ),
        ),
    ),
)
