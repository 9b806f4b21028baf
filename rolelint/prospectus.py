"""The forms of files that rolelint reads, as Markdown, made from the dialects: what marks them, what becomes what."""

from collections.abc import Iterator
from inspect import getdoc
from types import ModuleType

from rolelint.dialect import Dialect
from rolelint.kinds import FIELDS
from rolelint.table import markdown

_ABOUT = """\
A file is of a form when enough of its lines have the marks of that form, code left aside. What becomes of its headings
and of the keys of its front matter stands in the tables. Case, emoji, numbering and "Your" or "Key" before a heading
do not matter, and `*` stands for any words. What no table names is kept under a key that begins with `x-`.
[Dialects](../dialects.md) says more.
"""


def page(modules: tuple[ModuleType, ...]) -> Iterator[str]:
    """Yield the lines of the page about the modules of the dialects."""
    yield "# Forms of files\n"
    yield _ABOUT
    yield "## Forms of roles\n"
    for module in modules:
        if not module.DIALECT.is_of_ladders:
            yield from _role(module)
    yield "\n## Forms of ladders\n"
    yield "[Career ladders](../ladders.md) shows them.\n"
    rows = ((f"`{module.DIALECT.name}`", _summary(module)) for module in modules if module.DIALECT.is_of_ladders)
    yield from markdown(("Form", "What it is"), rows)


def _summary(module: ModuleType) -> str:
    return (getdoc(module) or "").partition("\n")[0]


def _role(module: ModuleType) -> Iterator[str]:
    dialect: Dialect = module.DIALECT
    yield f"\n### {dialect.name}\n"
    yield f"{_summary(module)}\n"
    demands = [f"`{name}`" for name in (*dialect.keys, *dialect.sections_needed)]
    if demands:
        yield f"It demands {', '.join(demands)}.\n"
    yield f"Marks: at least {dialect.marks_needed} of these, as regular expressions of lines.\n"
    yield from (f"- {_code(marker)}" for marker in dialect.markers)
    if dialect.front:
        yield ""
        yield from markdown(("Key of the front matter", "Becomes"), _fronts(dialect))
    if dialect.sections:
        yield ""
        yield from markdown(("Heading", "Becomes", "Also called"), _headings(dialect))


def _fronts(dialect: Dialect) -> Iterator[tuple[str, str]]:
    fields = dict.fromkeys(field for _, field in dialect.front)
    for field in fields:
        keys = ", ".join(f"`{key}`" for key, other in dialect.front if other == field)
        yield keys, f"`{field}`"


def _headings(dialect: Dialect) -> Iterator[tuple[str, str, str]]:
    for section in sorted(dialect.sections, key=lambda section: section.field not in FIELDS):
        yield section.heading, f"`{section.field}`", ", ".join(section.synonyms)


def _code(text: str) -> str:
    """Return code in a Markdown list, whatever backticks it holds."""
    return f"`` {text} ``" if "`" in text else f"`{text}`"
