"""Agent role files: a prompt in Markdown with name and description in the front matter, or the same as YAML."""

from rolelint import briefs, items, tongues
from rolelint.dialect import Dialect, SectionForm
from rolelint.sections import SUCCESS_METRICS

_DUTIES = (
    "core responsibilities",
    "responsibilities",
    "key responsibilities",
    "main responsibilities",
    "duties",
    "tasks",
)

DIALECT = Dialect(
    name="agent",
    markers=(
        r"^description[ \t]*:[ \t]*\S",
        r"^(?:color|colour|tools|model|emoji|vibe)[ \t]*:[ \t]*\S",
        r"^(?:goal|backstory)[ \t]*:[ \t]*\S",
        r"^#{1,3}[ \t]+\W{0,9}(?:your[ \t]+)?(?:core mission|identity & memory|success metrics|critical rules)\b",
        r"^you are \*{0,2}",
    ),
    front=(
        *(("name", "name"), ("role", "name"), ("title", "name"), ("id", "id"), ("slug", "slug")),
        *(("description", "short_description"), ("goal", "mission"), ("mission", "mission")),
        *(("responsibilities", "responsibilities"), ("capabilities", "capabilities"), ("skills", "capabilities")),
        *(("success_metrics", "success_metrics"), ("deliverables", "artifacts"), ("outputs", "artifacts")),
    ),
    titles=(
        r"(?::[a-z0-9_+-]{1,40}:|[^\w(])*(?P<name>\w.*?)(?i:\s+(?:sub-?)?agent(?:\s+(?:personality|prompt|role|profile))?)?\s*$",
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
