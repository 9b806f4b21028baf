"""The canonical role file: front matter with four keys, one section per field, one list item per thing."""

from rolelint import items, tongues
from rolelint.dialect import Dialect, SectionForm
from rolelint.sections import SUCCESS_METRICS

DIALECT = Dialect(
    name="role",
    is_canonical=True,
    markers=(
        r"^slug[ \t]*:[ \t]*\S",
        r"^default_seniority[ \t]*:[ \t]*\S",
        (
            r"^id[ \t]*:[ \t]*\S.*\nslug[ \t]*:[ \t]*\S.*\nname[ \t]*:[ \t]*\S"
            r"(?:.|\n)*?^#[ \t]+(?:mission|responsibilities|success metrics)[ \t]*$"
        ),
        r"^#{1,3}[ \t]+short description[ \t]*:?[ \t]*$",
        r"^#{1,3}[ \t]+capabilities[ \t]*:?[ \t]*$",
        r"^#{1,3}[ \t]+artifacts[ \t]*:?[ \t]*$",
        r"^#{1,3}[ \t]+interactions[ \t]*:?[ \t]*$",
        r"^[ \t]*(?:[-*+][ \t]+)?[*_]{1,3}success metrics?:?[*_]{1,3}[ \t]*:",
        r"^[-*+][ \t]+\*\*[^*\n]+\*\*[ \t]*(?:→|←|↔|[-=]>|<[-=])[ \t]*\S",
        r"^kind[ \t]*:[ \t]*[\"']?role\b",
        r"^(?:capabilities|interactions|artifacts|responsibilities)[ \t]*:[ \t]*$",
        r"(?:^|[{,])[ \t]{0,4}\"(?:slug|default_seniority)\"[ \t]*:[ \t]*\"",
        r"(?:^|[{,])[ \t]{0,4}\"(?:capabilities|interactions|artifacts|responsibilities)\"[ \t]*:[ \t]*\[",
    ),
    keys=("id", "slug", "name", "default_seniority"),
    sections_needed=("mission", "responsibilities"),
    sections=(
        SectionForm("mission", "Mission", synonyms=("mission statement", "purpose", *tongues.headings("mission"))),
        SectionForm(
            "short_description",
            "Short Description",
            synonyms=("description", "summary", "role summary", "overview", *tongues.headings("short_description")),
        ),
        SectionForm("properties", "Properties", pairs=True, synonyms=("attributes", *tongues.headings("properties"))),
        SectionForm(
            "responsibilities",
            "Responsibilities",
            items.responsibility,
            needs=("title",),
            synonyms=(
                *("responsibility", "core responsibilities", "main responsibilities", "duties", "accountabilities"),
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
                *("capability", "skills", "competencies", "competences"),
                *(*tongues.headings("capabilities"), *tongues.headings("required")),
            ),
        ),
        SectionForm(
            "artifacts",
            "Artifacts",
            items.artifact,
            needs=("name",),
            synonyms=(
                *("artefacts", "deliverables", "outputs", "work products"),
                *tongues.headings("artifacts"),
            ),
        ),
        SectionForm(
            "interactions",
            "Interactions",
            items.interaction,
            needs=("kind", "role"),
            synonyms=(
                *("interaction", "interactions with other roles", "works with", "collaboration", "collaborations"),
                *tongues.headings("interactions"),
            ),
        ),
    ),
)
