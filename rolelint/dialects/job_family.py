"""Job families: one page for all levels of a job, each with responsibilities, requirements and performance indicators.

A level of such a page is a role: it has duties that are measured and things that one must bring, as any job description
has, and not criteria by dimension. So each level is read as a role of its own, whose family is what the page is about.
What the page says of all levels alike belongs to one more role, the family's, so that nothing is there twice.

Where the levels are the columns or rows of a table, the page is a career ladder, and the forms of ladders read it.
"""

import re
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace

from rolelint import plaintext, postings, tongues
from rolelint.dialect import Dialect, Known, SectionForm, section_of
from rolelint.headings import promoted
from rolelint.names import fold
from rolelint.passage import Passage, mapping_node
from rolelint.patterns import lazy
from rolelint.sections import SUCCESS_METRICS
from rolelint.syntax.document import Document, LineKind, Section
from rolelint.syntax.node import Node
from rolelint.vocabulary import SENIORITY

_LEAST_LEVELS = 2
_FILLED = frozenset({"responsibilities", "capabilities", "success_metrics", "x-grade"})
_GENERIC = lazy(r"\W*(?:(?:job |role |career )?(?:levels|grades|ladder|family|families))\W*", re.IGNORECASE)
_BARE = lazy(
    r"(?:(?:level|grade|band|stage|step|tier|stufe|niveau)[ \t]*)?(?:[a-z]{0,2}\d{1,2}|[ivx]{1,4})", re.IGNORECASE
)
# How catalogues of jobs open the list of what somebody does, in the whole job or at one of its levels.
_AT_THIS_LEVEL = (
    *("in this role you will", "in this role you'll", "at this level you will", "at this level you'll"),
    *("at this role level you will", "at this role level you'll", "in this job you will", "in this job you'll"),
)
_LEVEL_WORD = (
    r"(?:junior|intermediate|mid|associate|senior|staff|principal|lead|trainee|level[ \t]\d|grade[ \t]\d|[a-z]{1,2}\d)"
)


def cut(document: Document, known: Known) -> tuple[Document, ...]:
    """Return a document for the family, if the page says something of all levels, and one per level."""
    page = promoted(plaintext.cut(document, known)[0], known)
    bounds = list(_levels(page.sections, known))
    if len(bounds) < _LEAST_LEVELS:
        return (page,)
    inside = {index for start, end in bounds for index in range(start, end)}
    around = tuple(section for index, section in enumerate(page.sections) if index not in inside)
    title = _about(page, around, known)
    levels = {fold(_title(page, page.sections[start]).words) for start, _ in bounds}
    family = replace(page, sections=around, front=_named_apart(page.front, title, levels))
    parts = (_level(page, page.sections[start:end], title) for start, end in bounds)
    return (*((family,) if page.front or any(_says(page, section) for section in around) else ()), *parts)


def _levels(sections: tuple[Section, ...], known: Known) -> Iterator[tuple[int, int]]:
    """Yield where each level begins and ends: an unknown heading above known ones, with no such heading below it."""
    blocks = [(index, _end(sections, index)) for index in range(len(sections)) if _holds(sections, index, known)]
    starts = [start for start, _ in blocks]
    yield from ((start, end) for start, end in blocks if not any(start < other < end for other in starts))


def _end(sections: tuple[Section, ...], index: int) -> int:
    level = sections[index].level
    return next((end for end in range(index + 1, len(sections)) if sections[end].level <= level), len(sections))


def _holds(sections: tuple[Section, ...], index: int, known: Known) -> bool:
    """Whether a heading that is none of the form's stands right above one whose section is filled."""
    heading = sections[index]
    if not heading.level or section_of(heading.title, known):
        return False
    below = sections[index + 1 : _end(sections, index)]
    forms = [section_of(section.title, known) for section in below if section.level == heading.level + 1]
    return any(form and form.field in _FILLED for form in forms)


def _says(document: Document, section: Section) -> bool:
    """Whether a section holds anything."""
    kinds = (document.lines[row].kind for row in range(section.first, section.last))
    return any(kind not in {LineKind.BLANK, LineKind.COMMENT, LineKind.RULE} for kind in kinds)


def _about(page: Document, around: tuple[Section, ...], known: Known) -> Node | None:
    """Return the title of a page: that of its front matter, else its first heading that is no section's."""
    front = page.front["title"] if page.front is not None and "title" in page.front else None
    if front is not None and isinstance(front.value, str) and front.value.strip():
        return front
    headings = (section for section in around if section.level and not section_of(section.title, known))
    heading = next((section for section in headings if not _GENERIC.fullmatch(section.title)), None)
    return _title(page, heading).node() if heading else None


def _named_apart(front: Node | None, title: Node | None, levels: AbstractSet[str]) -> Node | None:
    """Return the front matter of a family, with a name of its own where one of the levels is called like the job."""
    if title is None or fold(title.value) not in levels:
        return front
    parts = front.children if front is not None and isinstance(front.children, Mapping) else {}
    return mapping_node(
        front.at if front else title.at, {**parts, "name": replace(title, value=f"{title.value}, all levels")}
    )


def _level(page: Document, sections: tuple[Section, ...], title: Node | None) -> Document:
    """Return the document of a level, with what its heading tells of it as data."""
    name = _title(page, sections[0])
    about = _family(title.value) if title else ""
    word = next((word for word in SENIORITY if re.search(rf"\b{word}\b", name.raw, re.IGNORECASE)), None)
    parts = {
        **({"family": replace(title, value=about)} if title else {}),
        # A bare `Level 2` is no name that anybody could be referred to by.
        **({"name": name.node(f"{about}, {name.words}")} if title and _BARE.fullmatch(name.words) else {}),
        **({"default_seniority": name.node(word)} if word else {}),
    }
    return replace(page, front=mapping_node(name.at, parts), sections=sections, part_at=sections[0].heading)


def _title(page: Document, section: Section) -> Passage:
    return Passage(page.source, section.title_at.start, section.title_at.end)


def _family(title: str) -> str:
    """Return what a page is about, without the words that say what sort of page it is."""
    return re.sub(r"^job family\W+|\W+(?:job family|family|levels)$", "", title, flags=re.IGNORECASE)


DIALECT = Dialect(
    name="job-family",
    cut=cut,
    markers=(
        r"^#{1,3}[ \t]+(?:.*\b)?(?:job famil(?:y|ies)|levels|job levels|grades)[ \t]*$",
        r"(?:^#{2,6}[ \t]+(?:.{0,60}\b)?responsibilities[ \t]*:?[ \t]*$(?:.|\n)*?){2}",
        r"(?:^#{2,6}[ \t]+(?:.{0,60}\b)?(?:requirements|qualifications)[ \t]*:?[ \t]*$(?:.|\n)*?){2}",
        rf"(?:^#{{1,4}}[ \t]+(?:{_LEVEL_WORD}\b.*|[^\n]*[ \t](?:(?-i:[IVX]{{1,4}})|\d)[ \t]*)$(?:.|\n)*?){{2}}",
        r"^#{1,6}[ \t]+(?:.{0,60}\b)?(?:performance indicators|kpis)[ \t]*:?[ \t]*$",
        r"^\W{0,4}(?:at|in) this (?:(?:role|job|career) )?(?:level|grade),? you(?:['’]ll| will)\b",
        r"^\W{0,9}(?:in this role,? you(?:['’]ll| will)\W*$|what an? .{2,60} does[ \t]*$)",
        r"^#{1,6}[ \t]+(?:.{0,60}\b)?(?:job grade|career ladder|career path|hiring process)[ \t]*:?[ \t]*$",
    ),
    marks_needed=3,
    front=(
        *(("id", "id"), ("slug", "slug"), ("name", "name"), ("title", "name"), ("family", "family")),
        ("default_seniority", "default_seniority"),
    ),
    sections=(
        SectionForm("mission", "Mission", synonyms=("purpose", *tongues.headings("mission"))),
        SectionForm(
            "short_description",
            "Summary",
            synonyms=("overview", "description", "role summary", "about the role", "what a * does", "what an * does"),
        ),
        SectionForm(
            "responsibilities",
            "Responsibilities",
            postings.duty,
            needs=("title",),
            is_headed=True,
            synonyms=(
                "* responsibilities",
                "duties",
                "what you'll do",
                *_AT_THIS_LEVEL,
                *tongues.headings("responsibilities"),
            ),
        ),
        SectionForm(
            "capabilities",
            "Requirements",
            postings.qualification,
            needs=("name",),
            synonyms=(
                *(
                    "* requirements",
                    "qualifications",
                    "* qualifications",
                    "skills",
                    "skills you need",
                    "skills needed *",
                    "experience",
                    "competencies",
                ),
                *tongues.headings("capabilities"),
            ),
        ),
        SectionForm(
            "capabilities",
            "Nice-to-haves",
            postings.preferred,
            needs=("name",),
            synonyms=(
                "preferred qualifications",
                "nice to have",
                "nice to haves",
                "preferred",
                "desired",
                "bonus points",
            ),
        ),
        SUCCESS_METRICS,
        *(
            SectionForm(f"x-{key}", heading, synonyms=words)
            for key, heading, words in (
                ("grade", "Job Grade", ("* job grade", "grade", "salary grade")),
                ("growth", "Career Ladder", ("career path", "career growth", "career progression")),
                ("hiring", "Hiring Process", ("interview process",)),
            )
        ),
    ),
)
