"""What the headings of a document stand for: the section of its form that each names, and how far that reaches."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from rolelint import leads, tongues
from rolelint.dialect import Known, SectionForm, fold_heading, section_of
from rolelint.leads import Lead
from rolelint.similarity import nearest
from rolelint.syntax.document import Document, Section

_Named = tuple[SectionForm | None, str | None]


@dataclass(frozen=True, slots=True)
class Use:
    """How a heading is used: the section it names, the right heading where it is a slip, and where its section ends.

    `end` counts sections, half-open: those below the heading belong to it.
    """

    form: SectionForm | None
    near: str | None
    end: int


def uses(sections: Sequence[Section], known: Known) -> list[Use]:
    """Return how each section's heading is used."""
    spoken = {code for section in sections for code in _languages().get(fold_heading(section.title), ())}
    # A heading is no slip of one in a language that the file does not speak: `Profile` is none of `Profil`. Nor is one
    # of a heading without a field: what stands below it is kept under its own words as well.
    likely = [
        words
        for words, form in known.items()
        if not form.is_kept and (words not in _languages() or _languages()[words] & spoken)
    ]
    named = [_named(section, known, likely) if section.level else (None, None) for section in sections]
    forms = [form for form, _ in named]
    # Headings have six levels, so no section is looked at more often than six times.
    return [Use(form, near, _end(index, sections, forms)) for index, (form, near) in enumerate(named)]


def promoted(document: Document, known: Known) -> Document:
    """Return a document of a free form with the lines above lists that are headings as such.

    These are the known ones, in bold those that name something, and where items are grouped all of them. Below a
    heading that is an item itself they are a part of what it says, unless nothing else stands there.
    """
    around = _around(document.sections, known)

    def is_heading(lead: Lead) -> bool:
        form = around[lead.section]
        if section_of(lead.words, known):
            return True
        if not lead.is_above_list:
            return False
        if form is None or form.item is None:
            return lead.is_bold
        if form.lead and not lead.is_bold:
            return False
        is_item = form.is_headed and section_of(document.sections[lead.section].title, known) is None
        if is_item and not lead.is_first:
            return False
        # What announces duties may part them into kinds; metrics are those of one sentence: "You succeed when:".
        is_group = not form.is_headed and form.field != "success_metrics"
        return is_group or not leads.announces(document.text(lead.row))

    return leads.promoted(document, is_heading)


def _around(sections: Sequence[Section], known: Known) -> list[SectionForm | None]:
    """Return for each section the form whose section it is, or lies in."""
    forms = [section_of(section.title, known) if section.level else None for section in sections]
    found: list[SectionForm | None] = [None] * len(sections)
    for index, form in enumerate(forms):
        if form:
            end = _end(index, sections, forms)
            found[index:end] = [form] * (end - index)
    return found


def _end(index: int, sections: Sequence[Section], forms: Sequence[SectionForm | None]) -> int:
    form = forms[index]
    for end in range(index + 1, len(sections)):
        other = forms[end]
        if sections[end].level <= sections[index].level or (other and not (form and form.is_kept and other.is_kept)):
            return end
    return len(sections)


@cache
def _languages() -> Mapping[str, frozenset[str]]:
    """Return the languages of each folded heading that is not English."""
    return {fold_heading(words): codes for words, codes in tongues.languages().items()}


def _named(section: Section, known: Known, likely: Iterable[str]) -> _Named:
    """Return the section that a heading names, and the right heading where this one is a slip of a likely one."""
    form = section_of(section.title, known)
    if form:
        return form, None
    right = nearest(fold_heading(section.title), likely)
    if right is None:
        return None, None
    form = known[right]
    return form, form.heading if fold_heading(form.heading) == right else right.capitalize()
