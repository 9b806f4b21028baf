"""The canonical role file: front matter with four keys, one section per field, one list item per thing."""

from rolelint import items
from rolelint.dialect import Dialect, SectionForm

DIALECT = Dialect(
    name="role",
    is_canonical=True,
    markers=(
        r"^slug[ \t]*:[ \t]*\S",
        r"^default_seniority[ \t]*:[ \t]*\S",
        r"^kind[ \t]*:[ \t]*[\"']?role\b",
        r"(?:^|[{,])[ \t]{0,4}\"(?:slug|default_seniority)\"[ \t]*:[ \t]*\"",
        r"(?:^|[{,])[ \t]{0,4}\"(?:capabilities|interactions|artifacts|responsibilities)\"[ \t]*:[ \t]*\[",
        r"^(?:capabilities|interactions|artifacts|responsibilities)[ \t]*:[ \t]*$",
        r"^#{1,3}[ \t]+short description[ \t]*:?[ \t]*$",
        r"^#{1,3}[ \t]+capabilities[ \t]*:?[ \t]*$",
        r"^#{1,3}[ \t]+artifacts[ \t]*:?[ \t]*$",
        r"^#{1,3}[ \t]+interactions[ \t]*:?[ \t]*$",
        r"^[ \t]*(?:[-*+][ \t]+)?[*_]{1,3}success metrics?:?[*_]{1,3}[ \t]*:",
        r"^[-*+][ \t]+\*\*[^*\n]+\*\*[ \t]*(?:→|←|↔|[-=]>|<[-=])[ \t]*\S",
    ),
    keys=("id", "slug", "name", "default_seniority"),
    sections_needed=("mission", "responsibilities"),
    sections=(
        SectionForm("mission", "Mission", synonyms=("mission statement", "purpose")),
        SectionForm(
            "short_description", "Short Description", synonyms=("description", "summary", "role summary", "overview")
        ),
        SectionForm("properties", "Properties", pairs=True, synonyms=("attributes",)),
        SectionForm(
            "responsibilities",
            "Responsibilities",
            items.responsibility,
            needs=("title",),
            synonyms=(
                *("responsibility", "core responsibilities", "main responsibilities", "duties", "accountabilities"),
                *(
                    "aufgaben",
                    "verantwortlichkeiten",
                    "responsabilités",
                    "responsabilidades",
                    "verantwoordelijkheden",
                    "taken",
                ),
                *("責任", "職責", "职责", "담당 업무"),
            ),
        ),
        SectionForm(
            "success_metrics",
            "Success Metrics",
            items.metric,
            needs=("text",),
            synonyms=(
                *("success metric", "performance indicators", "key performance indicators", "kpis", "measures"),
                *("what success looks like", "success criteria", "metrics", "erfolgskennzahlen", "kennzahlen"),
                *("indicateurs de réussite", "métricas de éxito", "métricas de sucesso", "succescriteria"),
                *("成功指標", "成功指标", "성공 지표"),
            ),
        ),
        SectionForm(
            "capabilities",
            "Capabilities",
            items.capability,
            needs=("name",),
            synonyms=(
                *("capability", "skills", "competencies", "competences", "fähigkeiten", "kompetenzen", "compétences"),
                *("competencias", "competências", "vaardigheden", "スキル", "能力", "역량"),
            ),
        ),
        SectionForm(
            "artifacts",
            "Artifacts",
            items.artifact,
            needs=("name",),
            synonyms=(
                *("artefacts", "deliverables", "outputs", "work products", "artefakte", "ergebnisse", "livrables"),
                *("entregables", "artefactos", "artefatos", "entregáveis", "artefacten", "成果物", "交付物", "산출물"),
            ),
        ),
        SectionForm(
            "interactions",
            "Interactions",
            items.interaction,
            needs=("kind", "role"),
            synonyms=(
                *("interaction", "interactions with other roles", "works with", "collaboration", "collaborations"),
                *("interaktionen", "zusammenarbeit", "collaborations", "interacciones", "interações", "samenwerking"),
                *("連携", "协作", "협업"),
            ),
        ),
    ),
)
