"""What the headings of a document stand for: the section of its form that each names, and how far that reaches."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from rolelint import leads, tongues
from rolelint.dialect import Known, SectionForm, fold_heading, section_of
from rolelint.frozen import frozen
from rolelint.leads import Lead
from rolelint.similarity import nearest
from rolelint.syntax.document import Document, Section


@frozen
class Use:
    """How a heading is used: the section it names, the right heading where it is a slip, and where its section ends.

    `end` counts sections, half-open: those below the heading belong to it.
    """

    form: SectionForm | None
    near: str | None
    end: int


def uses(sections: Sequence[Section], known: Known) -> list[Use]:
    """Return how each section's heading is used."""
    forms = [section_of(section.title, known) if section.level else None for section in sections]
    strange = [index for index, section in enumerate(sections) if section.level and not forms[index]]
    slips = _slips(sections, strange, known)
    forms = [known[slips[index]] if index in slips else form for index, form in enumerate(forms)]
    # Headings have six levels, so no section is looked at more often than six times.
    return [Use(form, _right(form, slips.get(index)), _end(index, sections, forms)) for index, form in enumerate(forms)]


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


def _slips(sections: Sequence[Section], strange: Iterable[int], known: Known) -> dict[int, str]:
    """Return the known words that some headings are likely slips of, by the index of the section."""
    asked = {index: fold_heading(sections[index].title) for index in strange}
    if not asked:
        return {}
    languages = _languages()
    spoken = {code for section in sections for code in languages.get(fold_heading(section.title), ())}
    # A heading is no slip of one in a language that the file does not speak: `Profile` is none of `Profil`. Nor is one
    # of a heading without a field: what stands below it is kept under its own words as well.
    likely = [
        words
        for words, form in known.items()
        if not form.is_kept and (words not in languages or languages[words] & spoken)
    ]
    return {index: right for index, words in asked.items() if (right := nearest(words, likely))}


def _right(form: SectionForm | None, slip: str | None) -> str | None:
    """Return the heading to write in place of a slip, None where there is none."""
    if form is None or slip is None:
        return None
    return form.heading if fold_heading(form.heading) == slip else slip.capitalize()
