"""Agent role files: a prompt in Markdown with name and description in the front matter, or the same as YAML.

A YAML file may hold a whole crew: each key is what one agent is called, with its role, goal and backstory below it.
"""

from dataclasses import replace

from rolelint import briefs, items, tongues
from rolelint.dialect import Dialect, Known, SectionForm
from rolelint.passage import mapping_node
from rolelint.sections import SUCCESS_METRICS
from rolelint.syntax.document import Document
from rolelint.syntax.node import Node

_DUTIES = (
    "core responsibilities",
    "responsibilities",
    "key responsibilities",
    "main responsibilities",
    "duties",
    "tasks",
)


def cut(document: Document, known: Known) -> tuple[Document, ...]:  # noqa: ARG001 - every form cuts by its headings
    """Return a document per agent of a crew, known by its key; any other document as it is."""
    front = document.front
    crew = front.children if document.data_only and front is not None else None
    if not isinstance(crew, dict) or not crew or not all(_is_agent(agent) for agent in crew.values()):
        return (document,)
    return tuple(_agent(document, key, agent) for key, agent in crew.items())


def _is_agent(node: Node) -> bool:
    return "role" in node and ("goal" in node or "backstory" in node)


def _agent(document: Document, key: str, node: Node) -> Document:
    """Return the document of one agent; the key is its slug, if it tells no other."""
    fields = node.children if isinstance(node.children, dict) else {}
    at = node.key_at or node.at
    front = mapping_node(node.at, {"slug": Node(key, at), **{name: _unfolded(part) for name, part in fields.items()}})
    return replace(document, front=front, sections=(), part_at=at.span)


def _unfolded(node: Node) -> Node:
    """Return a text without the end of line that YAML leaves behind a folded one."""
    return replace(node, value=node.value.rstrip("\n")) if isinstance(node.value, str) else node


DIALECT = Dialect(
    name="agent",
    cut=cut,
    markers=(
        r"^description[ \t]*:[ \t]*\S",
        r"^(?:color|colour|tools|model|emoji|vibe)[ \t]*:[ \t]*\S",
        r"^(?:goal|backstory)[ \t]*:[ \t]*\S",
        r"^[ \t]+role[ \t]*:[ \t]*\S[^\n]*\n(?:[^\n]*\n){0,9}?[ \t]+(?:goal|backstory)[ \t]*:[ \t]*\S",
        r"^[ \t]+backstory[ \t]*:[ \t]*\S",
        r"^#{1,3}[ \t]+\W{0,9}(?:your[ \t]+)?(?:core mission|identity & memory|success metrics|critical rules)\b",
        r"^you are \*{0,2}",
        r"^#[ \t]+\S.{0,60}[ \t]agent(?:[ \t]+(?:personality|prompt|role|profile|instructions))?[ \t]*$",
    ),
    front=(
        *(("name", "name"), ("role", "name"), ("title", "name"), ("id", "id"), ("slug", "slug")),
        *(("description", "short_description"), ("goal", "mission"), ("mission", "mission")),
        *(("responsibilities", "responsibilities"), ("capabilities", "capabilities"), ("skills", "capabilities")),
        *(("success_metrics", "success_metrics"), ("deliverables", "artifacts"), ("outputs", "artifacts")),
    ),
    titles=(
        r"(?::[a-z0-9_+-]{1,40}:|[^\w({\[])*(?P<name>[\w{].*?)(?i:\s+(?:sub-?)?agent(?:\s+(?:personality|prompt|role|profile))?)?\s*$",
    ),
    sections=(
        SectionForm(
            "mission", "Mission", synonyms=("role definition", "purpose", "objective", "goal", "mission statement")
        ),
        SectionForm(
            "properties",
            "Identity",
            pairs=True,
            synonyms=("identity and memory", "identity and mindset", "identity and personality", "persona", "profile"),
        ),
        SectionForm(
            "responsibilities",
            "Core Mission",
            items.responsibility,
            needs=("title",),
            is_headed=True,
            lead="mission",
            synonyms=tongues.headings("core_mission"),
        ),
        SectionForm(
            "responsibilities",
            "Responsibilities",
            items.responsibility,
            needs=("title",),
            is_headed=True,
            synonyms=(*_DUTIES, *tongues.headings("responsibilities")),
        ),
        SUCCESS_METRICS,
        SectionForm(
            "capabilities",
            "Capabilities",
            briefs.strength,
            needs=("name",),
            is_headed=True,
            lead="x-capabilities",
            synonyms=(
                *("advanced capabilities", "core capabilities", "specialized skills", "skills", "core skills"),
                *(
                    "core competencies",
                    "competencies",
                    "expertise",
                    "areas of expertise",
                    "focus areas",
                    "specializations",
                ),
                *tongues.headings("capabilities"),
            ),
        ),
        SectionForm(
            "artifacts",
            "Deliverables",
            briefs.deliverable,
            needs=("name",),
            is_headed=True,
            lead="x-deliverables",
            synonyms=(
                *("* deliverables", "outputs", "output", "artifacts", "artefacts", "work products"),
                *tongues.headings("artifacts"),
            ),
        ),
    ),
)
