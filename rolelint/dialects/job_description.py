"""Job descriptions: duties with shares of working time, qualifications that must be or may be there, what is offered.

People keep them as Markdown, or as pages saved as plain text.
"""

from rolelint import pay, plaintext, postings, tongues
from rolelint.dialect import Dialect, SectionForm
from rolelint.sections import SUCCESS_METRICS

# What has no field of its own: the key that keeps it, its heading, other words for it.
_KEPT = (
    ("offer", "What We Offer", ("benefits", "perks", "we offer", "perks and benefits", "why join us")),
    ("offer", "Benefits and Perks", ("why * join us", "why work *", "why us", "what's in it for you", "what you get")),
    (
        "pay",
        "Compensation",
        ("salary", "salary range", "salary range and benefits", "compensation guide", "pay range"),
    ),
    ("pay", "Salary and Benefits", ("compensation and benefits", "salary information", "remuneration", "salary guide")),
    (
        "location",
        "Location",
        ("work location", "standort", "arbeitsort", "einsatzort", "lieu", "lieu de travail", "ubicación"),
    ),
    (
        "environment",
        "Work Environment",
        ("working conditions", "work environment and schedule", "physical requirements"),
    ),
    (
        "environment",
        "Working Hours",
        ("schedule", "work schedule", "hours", "shift pattern", "arbeitszeit", "horaires"),
    ),
    (
        "growth",
        "Career Growth",
        ("career path", "career progression", "career growth from this role", "career development"),
    ),
    (
        "growth",
        "Professional Development",
        ("growth opportunities", "career opportunities", "career paths", "next steps"),
    ),
    ("questions", "Interview Questions", ("sample interview questions", "questions to ask")),
    ("hiring", "Hiring Process", ("interview process", "hiring tips", "recruitment process", "selection process")),
    ("tools", "Tools and Technologies", ("technologies", "tech stack", "our stack", "our tech stack", "tools")),
    ("faq", "FAQ", ("faqs", "faq section", "frequently asked questions")),
    ("company", "About Us", ("about the company", "about the team", "who we are", "our company", "company overview")),
    (
        "company",
        "About our Company",
        ("company description", "the team", "our team", "our values", "our mission", "about *"),
    ),
    ("application", "How to Apply", ("application process", "to apply", "what to expect", "application instructions")),
    ("application", "Required Documents", postings.PAPERS),
    ("contact", "Contact", ("contact information", "questions", "kontakt", "ansprechpartner", "contacto")),
    ("equality", "Equal Opportunity", ("equal opportunity employer", "equal employment opportunity", "eeo statement")),
    (
        "equality",
        "Diversity and Inclusion",
        ("equal opportunities", "diversity", "our commitment to *", "gleichstellung"),
    ),
    ("disclaimer", "Disclaimer", ("other duties as assigned", "notice", "privacy notice", "datenschutz")),
    (
        "conditions",
        "Job Details",
        ("basic information", "key facts", "at a glance", "employment type", "job type", "contract"),
    ),
    (
        "conditions",
        "Terms",
        ("start date", "deadline", "closing date", "vertragsart", "type de contrat", "eintrittsdatum"),
    ),
    ("reporting", "Reports To", ("reporting to", "reporting lines", "supervisor", "direct reports", "supervision")),
    ("takeaways", "Key Takeaways", ("what you'll get from this guide",)),
    ("highlights", "Key Highlights", ("highlights",)),
    ("sources", "Citations", ("references", "sources")),
    *(
        (key, heading, tongues.headings(key))
        for key, heading in (
            ("offer", "Our Offer"),
            ("pay", "Pay"),
            ("company", "The Company"),
            ("application", "Your Application"),
        )
    ),
)

_DUTIES = (
    *("* duties and responsibilities", "* responsibilities and duties", "core duties", "principal responsibilities"),
    *(
        "main duties and tasks",
        "what the job involves",
        "what you'll be responsible for",
        "what you will be responsible for",
    ),
    *("key responsibilities", "core responsibilities", "main responsibilities", "primary responsibilities", "duties"),
    *("duties and responsibilities", "responsibilities and duties", "job duties", "key duties", "main duties", "tasks"),
    *("job responsibilities", "roles and responsibilities", "role and responsibilities", "role responsibilities"),
    *("what you'll do", "what you will do", "what you'll be doing", "what you will be doing", "what you do"),
    *("what your day looks like", "a day in the life", "day to day", "day-to-day", "day-to-day responsibilities"),
    *("essential functions", "essential job functions", "essential duties and responsibilities", "essential duties"),
    *("principal duties", "principal duties and responsibilities", "accountabilities", "key accountabilities"),
    *("key objectives", "key tasks", "main tasks", "responsibilities include", "duties include", "scope of work"),
    *("in this role you will", "in this role you'll", "in this position you will", "you will", "you'll", "the job"),
    *tongues.headings("responsibilities"),
)
_REQUIRED = (
    *(
        "required qualifications",
        "minimum qualifications",
        "basic qualifications",
        "must-have qualifications",
        "must haves",
    ),
    *(
        "must have",
        "must-have",
        "must-haves",
        "required skills",
        "required experience",
        "essential criteria",
        "essential",
    ),
    *("required skills and qualifications", "required skills and experience", "required", "minimum requirements"),
    *(
        "essential requirements",
        "essential skills",
        "mandatory requirements",
        "mandatory skills",
    ),
    *tongues.headings("required"),
)
_BRING = (
    *("qualifications", "skills", "technical skills", "soft skills", "soft skills and competencies", "competencies"),
    *("skills and competencies", "skills and knowledge", "competencies and skills"),
    *("skills and qualifications", "qualifications and skills", "skills and experience", "experience and skills"),
    *("experience and qualifications", "qualifications and experience", "education and experience", "job requirements"),
    *("knowledge skills and abilities", "knowledge and skills", "education", "certifications", "licences", "licenses"),
    *("what you bring", "what you'll bring", "what you will bring", "what you'll need", "what you need"),
    *("what we're looking for", "what we are looking for", "what we look for", "who you are", "about you", "you have"),
    *(
        "skills we're looking for",
        "profile",
        "candidate profile",
        "person specification",
        "ideal candidate",
        "you bring",
    ),
    *(
        "key requirements",
        "experience",
        "key skills",
        "key qualifications",
        "professional experience",
        "job qualifications",
    ),
    *tongues.headings("capabilities"),
)
_WELCOME = (
    *("nice-to-have qualifications", "nice to have", "nice to haves", "nice-to-have", "nice-to-haves", "bonus points"),
    *("preferred skills", "preferred experience", "preferred requirements", "preferred", "desired qualifications"),
    *(
        "desired skills",
        "desirable",
        "desirable skills",
        "desirable criteria",
        "desirable requirements",
        "bonus",
        "pluses",
    ),
    *(
        "good to have",
        "additional skills",
        "bonus skills",
        "optional",
        "preferred skills and experience",
        "nice if you have",
    ),
    *tongues.headings("preferred"),
)

# Headings that other documents have as often as those about a job: they name a section, and make nothing a job.
_EVERYWHERE = frozenset(
    {
        *("tasks", "the job", "you will", "you'll", "required", "essential", "optional", "bonus", "skills"),
        *("experience", "education", "profile", "technical skills", "certifications", "licences", "licenses"),
        "competencies",
    }
)
_SUMMARY_LINE = tongues.pattern(
    *("about the role", "about the job", "about the position", "about this role", "position summary", "role summary"),
    *("role overview", "job overview", "position overview", "the role", "the position", "job purpose", "role purpose"),
    *("purpose of the role", "purpose of the job", "purpose of the position", "what success looks like"),
    *("success looks like", "how success is measured", "how we measure success", "measures of success"),
    *(words for key in ("short_description", "mission", "success_metrics") for words in tongues.headings(key)),
)
_ABOUT_LINE = (
    r"^\W{0,9}(?:job (?:description|summary|title)|.{0,60}\bjob description\b|stellen(?:beschreibung|anzeige)"
    r"|(?:position|role) (?:title|description)|fiche de poste|descripción del puesto|descrição d[ao] (?:cargo|vaga)"
    r"|functie(?:omschrijving|profiel))"
    r"|^\W{0,9}\S.{0,80}\((?:[mwfdhx](?:\s?/\s?[mwfdhx])+|all genders|alle geschlechter)\)"
    rf"|{_SUMMARY_LINE}"
)
_DUTY_LINE = (
    r"^\W{0,9}(?:(?:key|core|main|essential|job|your|ihre?|deine|hauptsächliche|vos|tes|principales) )?"
    r"(?:responsibilities|duties|functions|aufgaben|tätigkeiten|missions|responsabilités|tâches)\b.{0,30}$"
    rf"|{tongues.pattern(*(words for words in _DUTIES if words not in _EVERYWHERE))}"
)
_DEMAND_LINE = (
    r"^\W{0,9}(?:(?:required|minimum|basic|must[- ]have|key) )?(?:qualifications|requirements)\W{0,5}$"
    rf"|{tongues.pattern(*(words for words in (*_BRING, *_REQUIRED) if words not in _EVERYWHERE))}"
)
_WISH_LINE = (
    r"^\W{0,9}(?:preferred|nice[- ]to[- ]have|desired|desirable|bonus|von vorteil|wünschenswert|atouts)\b.{0,30}$"
    rf"|{tongues.pattern(*(words for words in _WELCOME if words not in _EVERYWHERE))}"
)
_OFFER_LINE = (
    r"^\W{0,9}(?:reports[- ]to|reporting to|employment type|job type|flsa status|salary(?: range)?)\W{0,5}: *\W{0,5}\w"
    r"|"
    + tongues.pattern(
        *("what we offer", "we offer", "benefits", "perks", "benefits and perks", "perks and benefits", "compensation"),
        *("salary", "salary range", "pay range", "compensation and benefits", "salary and benefits"),
        *("how to apply", "application process", "to apply", "equal opportunity", "equal opportunity employer"),
        *("hiring process", "interview process", "working conditions"),
        *(words for key in ("offer", "pay", "application") for words in tongues.headings(key)),
    )
)
_TITLES = (
    (
        r"(?i:subject|betreff|objet)\s*:\s*(?i:(?:re|fwd|aw|wg)\s*:\s*)*"
        r"(?:(?i:job|position|stelle|new|opening|vacancy|poste)[\w ]{0,20}:\s*)?"
        r"(?P<name>\S.*?)(?:\s*\([^()]*/[^()]*\))?$"
    ),
    (
        r"(?i:job (?:description|posting|profile)|position description|vacancy"
        r"|stellen(?:beschreibung|anzeige|ausschreibung)|fiche de poste|offre d['’]emploi"
        r"|descripción del puesto|descrição d[ao] (?:cargo|vaga)|functie(?:omschrijving|profiel))"
        r"\W+(?P<name>\S.*?)(?:\s*\([^()]*/[^()]*\))?$"
    ),
    r"(?P<name>\S.*?)\W+(?i:job (?:description|posting)|position description|role description|stellenbeschreibung)\b.*",
    r"(?P<name>\S.*?)\s*\((?i:[mwfdhx](?:\s*/\s*[mwfdhx])+|all genders|alle geschlechter)\).*",
)

DIALECT = Dialect(
    name="job-description",
    is_common=True,
    cut=plaintext.cut,
    markers=(_ABOUT_LINE, _DUTY_LINE, _DEMAND_LINE, _WISH_LINE, _OFFER_LINE),
    marks_needed=3,
    front=(
        *(("id", "id"), ("slug", "slug"), ("name", "name"), ("job_title", "name"), ("position", "name")),
        *(("title", "name"), ("family", "family"), ("department", "family"), ("reports_to", "reports_to")),
        *(("seniority", "default_seniority"), ("description", "short_description"), ("summary", "short_description")),
    ),
    titles=_TITLES,
    sections=(
        SectionForm(
            "name", "Job Title", synonyms=("position title", "role title", "stellenbezeichnung", "intitulé du poste")
        ),
        SectionForm(
            "mission",
            "Mission",
            synonyms=(
                *(
                    "purpose",
                    "job purpose",
                    "role purpose",
                    "position purpose",
                    "purpose of the *",
                    "why this role matters",
                ),
                *tongues.headings("mission"),
            ),
        ),
        SectionForm(
            "short_description",
            "Overview",
            synonyms=(
                *("about the role", "about the job", "about the position", "about this role", "job summary", "summary"),
                *("position summary", "role summary", "role overview", "job overview", "position overview", "the role"),
                *("job description", "description", "what does a * do", "what does an * do", "the position"),
                *tongues.headings("short_description"),
            ),
        ),
        SectionForm(
            "responsibilities", "Responsibilities", postings.duty, needs=("title",), is_headed=True, synonyms=_DUTIES
        ),
        SectionForm("capabilities", "Requirements", postings.qualification, needs=("name",), synonyms=_BRING),
        SectionForm("capabilities", "Must-Have Skills", postings.required, needs=("name",), synonyms=_REQUIRED),
        SectionForm("capabilities", "Preferred Qualifications", postings.preferred, needs=("name",), synonyms=_WELCOME),
        SUCCESS_METRICS,
        *(
            SectionForm(f"x-{key}", heading, synonyms=words, beside=pay.bands if key == "pay" else None)
            for key, heading, words in _KEPT
        ),
    ),
)
