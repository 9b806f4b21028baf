"""The words of careers: by them a ladder is told from other texts that have levels, and a position from a note.

They are what people write most; a text that uses none of them can still say by itself what it is.
"""

import re

from rolelint.patterns import lazy

_SENIORITIES = (
    *("intern", "trainee", "apprentice", "graduate", "entry", "associate", "junior", "mid", "intermediate", "senior"),
    *("staff", "principal", "lead", "distinguished", "fellow", "head", "vp", "chief", "cto", "ceo"),
    *("praktikant", "berufseinsteiger", "confirmé", "débutant", "júnior", "pleno", "sênior", "sénior"),
)
_PROFESSIONS = (
    *("engineer", "developer", "programmer", "designer", "architect", "analyst", "scientist", "researcher", "manager"),
    *("director", "consultant", "specialist", "administrator", "writer", "tester", "coordinator", "president"),
    *("entwickler", "entwicklerin", "ingenieur", "ingenieurin", "développeur", "ingénieur", "desarrollador"),
    *("ingeniero", "desenvolvedor", "engenheiro", "sviluppatore", "ingegnere"),
)
_POSITION = lazy(rf"\b(?:{'|'.join((*_SENIORITIES, *_PROFESSIONS))})s?\b", re.IGNORECASE)
_CAREER = lazy(
    r"\b(?:careers?|ladders?|seniority|competenc(?:y|ies|es?)|progression (?:framework|guide|path)"
    r"|(?:engineering|role|skill|job|technical) (?:progression|levels|ladder|expectations|famil(?:y|ies))"
    r"|level+ing (?:guide|framework|matrix)|(?:skills?|growth) (?:matrix|framework)"
    r"|level expectations|expectations (?:by|per|for each) level"
    r"|karriere\w*|laufbahn\w*|kompetenz\w*|carrière|carrera|carreira"
    r"|carriera|compétences?|competencias?|competências?)\b|キャリア|职业|职级|職級",
    re.IGNORECASE,
)
# What people call the sides of their work, and seldom anything else.
_TELLING = lazy(
    r"\b(?:craft|craftsmanship|mastery|autonomy|independence|mentor(?:ing|ship)|coaching|influence|leadership|people"
    r"|technical (?:skills?|expertise|knowledge|ability|quality|direction|leadership|excellence)|expertise|teamwork"
    r"|problem[ -]solving|soft skills|self[ -]development|personal (?:growth|development)|hiring|citizenship)\b",
    re.IGNORECASE,
)
_COMMON = lazy(
    r"\b(?:communication|impact|ownership|knowledge|collaboration|delivery|execution|scope|planning|quality|strategy"
    r"|culture|feedback|responsibility|initiative|technical|technology|business|process|learning|skills?)\b",
    re.IGNORECASE,
)
_DOES = lazy(
    r"(?:(?:consistently|proactively|regularly|actively|often|independently|successfully) )?"
    r"(?:adopts|advises|advocates|anticipates|applies|asks|builds|champions|collaborates|communicates|completes|considers"
    r"|contributes|coordinates|creates|debugs|defines|delegates|delivers|demonstrates|designs|develops|does|drives"
    r"|encourages|ensures|establishes|estimates|evaluates|executes|explains|facilitates|fixes|follows|fosters|gives"
    r"|grows|guides|handles|has|helps|identifies|implements|improves|influences|initiates|introduces"
    r"|is (?:able|aware|capable)|knows|leads|learns|listens|maintains|makes|manages|masters|mentors|negotiates"
    r"|organi[sz]es|owns|participates|plans|pairs|prioriti[sz]es|proposes|provides|recogni[sz]es|resolves|responds|reviews|seeks|sets|shapes"
    r"|shares|ships|shows|solves|spreads|supports|takes|teaches|tests|thinks|understands|uses|works|writes|you)\b",
    re.IGNORECASE,
)
_ASIDE = lazy(
    r"(?:notes?|comments?|remarks?|examples?|descriptions?|definitions?|summary|links?|sources?|references?|resources?"
    r"|evidence|weights?|status|owners?|ids?|#|no\.?|why|rationale|group|category|type)",
    re.IGNORECASE,
)
_DIMENSION = lazy(
    r"(?:area|dimension|competenc[ey]|skill|pillar|theme|attribute|trait|capability|criteri(?:on|a)|axis|aspect"
    r"|kompetenz|dimensión|domaine|área|bereich)s?",
    re.IGNORECASE,
)
# What is said of a level or its position itself, and is expected of nobody.
_OF_LEVEL = lazy(
    r"(?:(?:job |role |position |level )?(?:titles?|names?|roles?|positions?)"
    r"|(?:typical |minimum |min\.? |required |expected )?(?:years|yoe|years of experience|(?:work )?experience)"
    r"(?: \((?:years|yrs|in years)\))?"
    r"|(?:annual |base )?(?:salary|pay|compensation|comp|remuneration)(?:[ -](?:bands?|ranges?|grades?|levels?))?"
    r"|(?:job |pay )?(?:grade|band)|equivalents?|also known as|aka)",
    re.IGNORECASE,
)
_EXPECTED = lazy(
    r"(?:key )?(?:expectations?|criteri(?:a|on)|descriptions?|definitions?|details?|requirements?|behaviou?rs?"
    r"|indicators?|what (?:we expect|is expected|it means|(?:it|good) looks like))",
    re.IGNORECASE,
)
_ANOTHER_MATTER = lazy(
    r"(?:question|severity|incident|priority|team|squad|course|lesson|feature|plan|package|price|rate|zone|task|command|permission|right|endpoint|benefit|salary|fee|product"
    r"|frage|preis|gehalt|prix|precio)s?",
    re.IGNORECASE,
)
# What else has levels, as the title of a text says it.
_OTHER_LEVELS = lazy(
    r"\b(?:support (?:tiers?|levels?|plans?)|(?:tiers?|levels?) of support|severit(?:y|ies)|incidents?|maturity"
    r"|interviews?|courses?|curriculum|syllabus|skill trees?)\b",
    re.IGNORECASE,
)
_PERSON = lazy(r"[^\W\d_]+(?:[ '’-][^\W\d_]+){0,2}")


def is_position(words: str) -> bool:
    """Tell whether words call somebody by a seniority or a profession: `Tech Lead`, `Engineer II`."""
    return _POSITION.search(words) is not None


def speaks_of_careers(text: str) -> bool:
    """Tell whether a text says that it is about careers: a ladder, competencies, levels of a job family."""
    return _CAREER.search(text) is not None


def is_telling(words: str) -> bool:
    """Tell whether words name a side of people's work, and seldom anything else: `Craft`, `Mentoring`."""
    return _TELLING.search(words) is not None


def is_common(words: str) -> bool:
    """Tell whether words name what ladders often have as a side of the work, and other texts as well: `Impact`."""
    return _COMMON.search(words) is not None


def says_what_somebody_does(criterion: str) -> bool:
    """Tell whether words begin with what somebody does: `Reviews …`, `You lead …`."""
    return _DOES.match(criterion) is not None


def is_aside(words: str) -> bool:
    """Tell whether the head of a column announces something beside the matter: notes, examples, links."""
    return _ASIDE.fullmatch(words) is not None


def calls_dimensions(words: str) -> bool:
    """Tell whether words are what people call the dimensions of a ladder: `Area`, `Competency`."""
    return _DIMENSION.fullmatch(words) is not None


def describes_level(words: str) -> bool:
    """Tell whether words announce what a level is called, pays or takes, and no side of the work: `Title`, `Years`."""
    return _OF_LEVEL.fullmatch(words.strip(" :")) is not None


def says_expected(words: str) -> bool:
    """Tell whether words announce no more than what is expected: `Expectations`, `What good looks like`."""
    return _EXPECTED.fullmatch(words.strip(" :")) is not None


def is_another_matter(words: str) -> bool:
    """Tell whether the corner of a table says that its rows are no dimensions: questions, features, tasks."""
    return _ANOTHER_MATTER.fullmatch(words) is not None


def has_other_levels(title: str) -> bool:
    """Tell whether a title speaks of what has levels and is no career: support tiers, severities, courses."""
    return _OTHER_LEVELS.search(title) is not None


def may_be_person(words: str) -> bool:
    """Tell whether words may be somebody's name: a few of them, each with a capital, and nothing that one does."""
    is_name = _PERSON.fullmatch(words) is not None and words.istitle()
    return is_name and not says_what_somebody_does(words) and not is_common(words) and not is_telling(words)
