"""Which files are ours, decided on their text before it is parsed.

A file is a role's when somebody says so, or when it holds two marker lines of a dialect outside its code fences. It is
a ladder's when it says `kind: ladder`, or when it has the shape of one and enough speaks for a ladder of careers.
READMEs and their like are taken by their front matter alone; templates, and what rolelint itself wrote, never.
"""

import re
from collections.abc import Sequence
from functools import cache, cached_property
from pathlib import PurePosixPath

from rolelint import byline
from rolelint.dialect import Dialect, count_marks
from rolelint.evidence import ENOUGH, MOST, Sign, weigh
from rolelint.frozen import frozen
from rolelint.glance import Glance
from rolelint.linewise import holds
from rolelint.patterns import lazy
from rolelint.shapes import Shape, station

NO_ROLE = "no role or ladder in it"
TEMPLATE = "template"
ONLY_LEVELS = "levels in it, but hardly those of a career"
_KIND = re.compile(
    r"(?:^|[{,])[ \t]*[\"']?kind[\"']?[ \t]*:[ \t]*[\"']?(?P<kind>ladder|level|role)\b", re.MULTILINE | re.IGNORECASE
)
_SENIORITY = re.compile(r"(?:^|[{,])[ \t]*[\"']?default_seniority[\"']?[ \t]*:", re.MULTILINE)
# Enough of a ladder for somebody who names the file, and for one that the configuration calls a ladder.
_ENOUGH_IF_NAMED = 2
_ENOUGH_IF_CALLED_SO = 0
_PLACEHOLDER = (
    r"^[\"']?(?:name|slug|id)[\"']?[ \t]*:[ \t]*[\"']?"
    r"(?:\[[^\]\n]*\b(?:role|name|title|your|slug|id|insert)\b[^\]\n]*\]|\{\{|<[^>\n]+>|__)"
)
# The title of a form to fill in: `# [Job title]`, `# Role: <name>`, `# {{ role }}`.
_UNTITLED = r"^#[ \t]+(?:[\w *]{0,30}:[* \t]*)?(?:\[[^\]\n]+\](?![(\[])|\{\{[^}\n]+\}\}|<[^>\n/]+>)[ \t]*$"
_JSON_SCHEMA = re.compile(r"\"\$schema\"\s*:\s*\"https?://json-schema\.org/")
# An export of ours for the web is JSON-LD, which has no room for a note.
_LINKED_DATA = re.compile(r"\s*\{\s*\"@context\"")
_TEMPLATE = re.compile(r"(?:.*[-_. ])?templates?|templates?[-_. ](?:role|profile)")
_LONGEST_OPENING = 200
# What speaks of jobs in a path, and in the address of a page.
_JOBS = lazy(
    r"(?:^|[/_. -])(?:roles?|jobs?|careers?|ladders?|agents?|people|join|hiring|vacanc(?:y|ies)|positions?|profiles?"
    r"|stellen(?:angebote|anzeigen|beschreibungen|profile)?|karriere|rollen|(?:fiches?[ -]de[ -])?postes?|emplois?"
    r"|métiers?|empleos?|puestos?|vagas?|cargos?|vacatures?|functies?)(?=[/_. -]|$)",
    re.IGNORECASE,
)
# What a text is called that tells people how something is done; no job has such a name.
_ADVICE = (
    r"^(?:title[ \t]*:[ \t]*[\"']?|#[ \t]+)(?:how (?:to|we|i)|why (?:we|you|i)|\d{1,3} (?:tips|ways|steps|mistakes))\b"
)
# What a text is called that invites others than employees: it has duties, demands and benefits as a posting has.
_INVITATION = (
    r"^(?:title[ \t]*:[ \t]*[\"']?|#[ \t]+)[^\n]{0,80}\b(?:grants?|funding|program(?:me)?s?|scholarships?"
    r"|bursar(?:y|ies)|competitions?|awards?|bount(?:y|ies)|hackathons?|memberships?|sponsorships?|partnerships?|courses?)\W*$"
)
_PERMALINK = lazy(r"^permalink[ \t]*:[ \t]*(?P<address>\S+)", re.MULTILINE)
_OURS = re.compile(r"^(?:slug|default_seniority)[ \t]*:[ \t]*\S", re.MULTILINE)
_OWN_KEY = 2
_USUAL = {"ladder": "ladder", "level": "ladder-level"}
_ABOUT_A_FOLDER = frozenset(
    {"readme", "contributing", "changelog", "license", "code_of_conduct", "security", "index", "_index", "summary"}
)


@frozen
class Verdict:
    """What a file is: of a dialect, or left aside. The reason says why it is left aside, or what made it a ladder."""

    dialect: Dialect | None
    reason: str = ""


def recognise(
    path: str,
    text: str,
    dialects: Sequence[Dialect],
    *,
    is_named: bool = False,
    is_matched: bool = False,
    is_called_ladder: bool = False,
) -> Verdict:
    """Decide what a text is.

    `is_named` says that it was named on the command line, `is_matched` that the configuration calls it a role or, with
    `is_called_ladder`, a ladder: then less is enough, and a named file is read even if it seems to be a template.
    """
    glance = Glance.of(path, text)
    reason = _never(glance, text, is_named=is_named)
    if reason:
        return Verdict(None, reason)
    if not is_named and glance.stem in _ABOUT_A_FOLDER:
        glance, is_matched, is_called_ladder = Glance(path, glance.front, glance.front), False, False
    kind = _kind(glance)
    if kind in ("ladder", "level"):
        return _of_kind(kind, glance, dialects)
    sure = _sure(glance, dialects)
    if sure:
        return Verdict(sure)
    asked = _Asked(glance, is_named, is_matched)
    roles = [(_count(dialect, asked), dialect) for dialect in dialects if not dialect.is_of_ladders]
    fitting = [(count, dialect) for count, dialect in roles if _fits(count, dialect, asked)]
    least = _ENOUGH_IF_CALLED_SO if is_called_ladder else _ENOUGH_IF_NAMED if is_named else ENOUGH
    ladder = None if kind == "role" else _ladder(glance, dialects, least)
    if ladder and ladder.weight >= max([least, *(count + 1 for count, _ in fitting)]):
        return Verdict(ladder.dialect, ", ".join(sign.words for sign in ladder.signs))
    if fitting:
        return Verdict(max(fitting, key=_certainty)[1])
    wanted = [dialect for count, dialect in roles if count and dialect.is_canonical and (is_named or is_matched)]
    if wanted:
        return Verdict(wanted[0])
    return Verdict(None, ONLY_LEVELS if ladder and not is_matched else NO_ROLE)


@frozen
class _Asked:
    """A text with what people say about it, which decides whether a form that others look like may be meant."""

    glance: Glance
    is_named: bool
    is_matched: bool

    @cached_property
    def is_of_jobs(self) -> bool:
        """Whether somebody asks for the file, or a path speaks of jobs."""
        address = _PERMALINK.search(self.glance.front)
        paths = (self.glance.path, address["address"] if address else "")
        return self.is_named or self.is_matched or any(map(_JOBS.search, paths))

    @cached_property
    def is_for_others(self) -> bool:
        """Whether the text tells how something is done, or invites others than employees."""
        text = self.glance.prose
        is_invitation = not self.is_of_jobs and holds(text, _INVITATION)
        return not self.is_named and (is_invitation or holds(text, _ADVICE))


def _count(dialect: Dialect, asked: _Asked) -> int:
    """Count what speaks for a form of roles; 0 where it is too little."""
    glance = asked.glance
    count = count_marks(dialect, glance.prose, 1 if dialect.is_canonical else dialect.marks_needed)
    is_enough = count >= dialect.marks_needed and dialect.is_canonical
    return count + (_OWN_KEY if is_enough and _OURS.search(glance.front) else 0)


def _fits(count: int, dialect: Dialect, asked: _Asked) -> bool:
    if count < dialect.marks_needed or not dialect.is_common:
        return count >= dialect.marks_needed
    return count >= dialect.marks_needed + (not asked.is_of_jobs) and not asked.is_for_others


def _sure(glance: Glance, dialects: Sequence[Dialect]) -> Dialect | None:
    """Return the canonical form of roles where so much speaks for it that no other form can have more."""
    canonical, needed = _beyond_doubt(tuple(dialects))
    if canonical and _OURS.search(glance.front) and count_marks(canonical, glance.prose, needed, needed):
        return canonical
    return None


@cache
def _beyond_doubt(dialects: tuple[Dialect, ...]) -> tuple[Dialect | None, int]:
    """Return the canonical form of roles, and with how many marks it goes before all others, whatever they have."""
    roles = [dialect for dialect in dialects if not dialect.is_of_ladders]
    canonical = [dialect for dialect in roles if dialect.is_canonical]
    if len(canonical) != 1 or canonical[0].is_common:
        return None, 0
    rivals = [len(dialect.markers) - dialect.marks_needed for dialect in roles if dialect is not canonical[0]]
    # A ladder needs one sign more than there are marks of a role.
    needed = max([MOST, *(rival + 1 + canonical[0].marks_needed for rival in rivals)]) - _OWN_KEY
    return canonical[0], max(needed, canonical[0].marks_needed)


def is_about_folder(path: str) -> bool:
    """Tell whether a file is called as those are that tell of their folder, and of no role."""
    return PurePosixPath(path).stem.casefold() in _ABOUT_A_FOLDER


def _never(glance: Glance, text: str, *, is_named: bool) -> str:
    """Return why a text is no role and no ladder, whatever speaks for it; empty where nothing speaks against it."""
    if byline.is_ours(text):
        return "written by rolelint"
    if not is_named and (_TEMPLATE.fullmatch(glance.stem) or _is_to_fill_in(glance)):
        return TEMPLATE
    if _LINKED_DATA.match(text):
        return "JSON-LD"
    return "a JSON Schema" if _JSON_SCHEMA.search(glance.prose) else ""


def _is_to_fill_in(glance: Glance) -> bool:
    """Whether a placeholder stands where the name of a role does. In most files there is nothing of one."""
    return (_has_sign(glance.front) and holds(glance.front, _PLACEHOLDER)) or (
        _has_sign(glance.prose) and holds(glance.prose, _UNTITLED)
    )


def _has_sign(text: str) -> bool:
    return "[" in text or "<" in text or "{{" in text or "__" in text


def level_of(path: str, text: str) -> str | None:
    """Return the name of the one level that a file holds, None where it is no such file."""
    shape = station(Glance.of(path, text))
    return shape.levels[0] if shape else None


def _certainty(found: tuple[int, Dialect]) -> tuple[int, bool, int]:
    """Return what forms of roles compete by: marks beyond those needed; then the form whose marks are rarer."""
    count, dialect = found
    return count - dialect.marks_needed, not dialect.is_common, -dialect.marks_needed


@frozen
class _Found:
    """The form of a ladder that a text has, and what speaks for it."""

    dialect: Dialect
    shape: Shape
    signs: tuple[Sign, ...]

    @property
    def weight(self) -> int:
        return max(sum(sign.weight for sign in self.signs), 0)

    @property
    def size(self) -> tuple[bool, bool, int]:
        """What the forms of one text compete by: lists of data, several levels, the most criteria."""
        return self.shape.is_explicit, not self.shape.is_station, len(self.shape.criteria)


def _kind(glance: Glance) -> str:
    """Return what a file says that it is; only roles have a seniority that holds by default."""
    opening = glance.front or glance.prose[:_LONGEST_OPENING]
    is_untold = opening.isascii() and "kind" not in opening.lower()
    match = None if is_untold else _KIND.search(opening)
    return match["kind"].casefold() if match else "role" if _has_seniority(glance.data) else ""


def _has_seniority(data: str) -> bool:
    # Nearly all files have it right behind a line end, which is found far faster.
    return "\ndefault_seniority:" in data or ("default_seniority" in data and _SENIORITY.search(data) is not None)


def _of_kind(kind: str, glance: Glance, dialects: Sequence[Dialect]) -> Verdict:
    """Return the form of a file that says what it is: the one that it has most of, else the usual one."""
    usual = next((dialect for dialect in dialects if dialect.name == _USUAL[kind]), None)
    found = [] if kind == "level" else [one for one in _found(glance, dialects) if not one.shape.is_station]
    dialect = max(found, key=lambda one: one.size).dialect if found else usual
    return Verdict(dialect, f"it says 'kind: {kind}'" if dialect else NO_ROLE)


def _ladder(glance: Glance, dialects: Sequence[Dialect], least: int) -> _Found | None:
    """Return the form of a ladder that a text has most of, first among those that enough speaks for."""
    return max(_found(glance, dialects), key=lambda one: (one.weight >= least, *one.size), default=None)


def _found(glance: Glance, dialects: Sequence[Dialect]) -> list[_Found]:
    shapes = ((dialect, _shape(dialect, glance)) for dialect in dialects if dialect.is_of_ladders)
    return [_Found(dialect, shape, weigh(shape, glance)) for dialect, shape in shapes if shape]


def _shape(dialect: Dialect, glance: Glance) -> Shape | None:
    """Return the shape that a form of ladders finds; one that goes by marker lines is explicit."""
    if dialect.shape:
        return dialect.shape(glance)
    needed = dialect.marks_needed
    return Shape((), (), is_explicit=True) if count_marks(dialect, glance.prose, needed) >= needed else None
