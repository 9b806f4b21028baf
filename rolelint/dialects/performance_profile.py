"""Performance profiles: a page of a site with its navigation, with key objectives as headings above lists."""

from rolelint import plaintext, postings
from rolelint.dialect import Dialect, SectionForm
from rolelint.sections import SUCCESS_METRICS

DIALECT = Dialect(
    name="performance-profile",
    markers=(
        r"^#{1,4}[ \t]+\W{0,9}key objectives?\b",
        r"^#{1,4}[ \t]+\W{0,9}(?:key )?objective[ \t]*#?\d",
        r"^title[ \t]*:.*\bperformance profile\b",
        r"^position_title[ \t]*:",
        r"^#{1,3}[ \t]+(?:position|role) summary\b",
        r"^subnav_items[ \t]*:",
    ),
    is_common=True,
    cut=plaintext.cut,
    front=(
        *(("id", "id"), ("slug", "slug"), ("name", "name"), ("position_title", "name"), ("title", "name")),
        *(("family", "family"), ("seniority", "default_seniority"), ("reports_to", "reports_to")),
    ),
    stated=(
        ("default_seniority", r"^(?:[a-z_]*title|lead|grade)[ \t]*:.*?\b(GS-?(\d{1,2}))\b", r"GS-\2"),
        (
            "default_seniority",
            r"^[^\w\n]{0,9}(?:pay plan,? )?series(?: &| and|,) grade\W{1,40}(?:GS-)?\d{4}-(0?(\d{1,2}))\b",
            r"GS-\2",
        ),
        ("default_seniority", r"^#{1,3}[ \t].*?\b(GS-?(\d{1,2}))\b", r"GS-\2"),
    ),
    titles=(r"(?P<name>\S.*?)\s+(?i:performance profile|position|posting)\s*$",),
    sections=(
        SectionForm("mission", "Mission", synonyms=("purpose",)),
        SectionForm(
            "short_description",
            "Position Summary",
            synonyms=("role summary", "summary", "overview", "about the role", "job summary"),
        ),
        SectionForm(
            "responsibilities",
            "Key Objectives",
            postings.duty,
            needs=("title",),
            is_headed=True,
            synonyms=("objectives", "key objective", "performance objectives", "duties", "responsibilities"),
        ),
        SUCCESS_METRICS,
        SectionForm(
            "capabilities",
            "Qualifications",
            postings.qualification,
            needs=("name",),
            synonyms=(
                *("skills we're looking for", "skills", "required skills", "competencies", "requirements"),
                *("what we're looking for", "minimum qualifications", "qualification requirements"),
            ),
        ),
        *(
            SectionForm(f"x-{key}", heading, synonyms=words)
            for key, heading, words in (
                (
                    "application",
                    "How to Apply",
                    ("what to expect", "sound like a good fit?", "evaluations", *postings.PAPERS),
                ),
                (
                    "conditions",
                    "Basic Information",
                    ("key requirements", "employment requirements", "other information"),
                ),
            )
        ),
    ),
)
