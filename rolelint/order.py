"""A diagram as somebody orders it, in words: what to show, how, and into which file.

The options of `rolelint graph` and the tables under `[[diagrams]]` are both read into an `Order`. What its names mean
in a project is found out where it is drawn.
"""

from pathlib import PurePath

from rolelint import plugins
from rolelint.frozen import frozen

SHAPES = ("overview", "family", "focus", "blocks", "bundle", "matrix")
DIRECTIONS = ("in", "out", "both")
GROUPINGS = ("family", "seniority", "folder")
# Files into which a diagram is set between markers; every other file is the diagram and nothing else.
PAGES = (".md", ".markdown")
# Forms that are a file of their own, since no page shows their text.
PICTURES = ("svg", "html", "graphml", "png")
DEFAULT = "mermaid"
_SUFFIXES = {".mmd": "mermaid", ".gv": "dot", ".htm": "html", ".txt": "table"}


@frozen
class Order:
    """One diagram. None leaves a choice to us, an empty tuple keeps everything; `focus` holds names of roles.

    `file` is relative to the project's root in a configuration. `name` tells the diagrams of one page apart. `public`
    leaves findings and paths out.
    """

    file: str | None = None
    name: str = ""
    format: str | None = None
    shape: str | None = None
    focus: tuple[str, ...] = ()
    depth: int | None = None
    direction: str | None = None
    group_by: str | None = None
    families: tuple[str, ...] = ()
    seniorities: tuple[str, ...] = ()
    frequencies: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    with_findings: bool = False
    public: bool = False


def formats() -> tuple[str, ...]:
    """Return the names of the forms that a graph can be written in."""
    return plugins.names("diagrams")


def is_page(file: str) -> bool:
    """Tell whether a diagram is set into this file between markers."""
    return PurePath(file).suffix.lower() in PAGES


def format_of(file: str) -> str | None:
    """Return the form that a file's suffix asks for; None where it says nothing."""
    suffix = PurePath(file).suffix.lower()
    name = DEFAULT if suffix in PAGES else _SUFFIXES.get(suffix, suffix.removeprefix("."))
    return name if name in formats() else None


def suffixes() -> str:
    """Return the suffixes that say a form, as a list for people."""
    known = [f".{name}" for name in formats() if name != "table"] + list(_SUFFIXES)
    return ", ".join(sorted({".md", *known} - {".htm"}))


def fault(order: Order) -> tuple[str, str] | None:
    """Return what in an order contradicts itself, and the way out; None for one that can be drawn."""
    if (order.depth or order.direction) and not order.focus:
        return "'depth' and 'direction' look from a role, and no 'focus' names one", "name it with 'focus'"
    if order.shape == "focus" and not order.focus:
        return "the shape 'focus' needs a role to look from", "name it with 'focus'"
    if order.public and order.with_findings:
        return "'public' leaves out the findings that 'with-findings' asks for", "keep one of them"
    if order.public and order.group_by == "folder":
        return "'public' leaves paths out, so it cannot group by folder", "group by family or seniority"
    return _misplaced(order, order.file) if order.file else None


def _misplaced(order: Order, file: str) -> tuple[str, str] | None:
    if order.format is None and format_of(file) is None:
        return f"the name '{file}' does not say which form to write", f"end it in {suffixes()}, or set the format"
    if order.name and not is_page(file):
        return f"'{file}' is one diagram as a whole, so it needs no name in it", f"leave out '{order.name}'"
    if is_page(file) and order.format in PICTURES:
        other = PurePath(file).with_suffix(f".{order.format}").name
        return f"{order.format} cannot be set into '{file}'", f"write it to '{other}' and link it"
    return None
