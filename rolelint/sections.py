"""Sections that all forms of roles have alike."""

from rolelint import items, tongues
from rolelint.dialect import SectionForm

SUCCESS_METRICS = SectionForm(
    "success_metrics",
    "Success Metrics",
    items.metric,
    needs=("text",),
    synonyms=(
        *("success metric", "success criteria", "measures of success", "what success looks like", "key metrics"),
        *("success looks like", "what good looks like", "how you will be measured", "how you'll be measured"),
        *("how success is measured", "how we measure success", "metrics", "measures", "measurables", "kpis"),
        *("key performance indicators", "performance indicators", "performance measures", "performance metrics"),
        *("* performance indicators", "typical measurables", "typical measurables / kpis"),
        *tongues.headings("success_metrics"),
    ),
)
