"""A slug and the path of its file: whether they agree, and which of two owners of one slug has it wrongly."""

from collections.abc import Iterable, Iterator

from rolelint.catalog import Catalog, Owner, repeated
from rolelint.identity import GENERIC_STEMS
from rolelint.model import Role
from rolelint.names import fold, slug


def of_path(path: str) -> list[str]:
    """Return the names that a slug may agree with: the file's, unless every role's file has it, and the folder's."""
    folders, _, file = path.rpartition("/")
    stem = file.rpartition(".")[0] or file
    folder = [folders.rpartition("/")[2]] if "/" in path else []
    return folder if stem.casefold() in GENERIC_STEMS else [stem, *folder]


def agrees(written: str, path: str) -> bool:
    """Tell whether a slug is one of its path's names or begins one, by whole words; leading numbers do not count."""
    names = of_path(path)
    return not names or written in names or any(_begins(_words(written), _words(name)) for name in names)


def expected(path: str) -> str:
    """Return the slug that the path asks for."""
    return slug(" ".join(_unnumbered(_words(of_path(path)[0]))))


def copied_roles(catalog: Catalog) -> tuple[tuple[Role, Role], ...]:
    """Return the `copies` among the roles; ask by `catalog.once(copied_roles)`."""
    return tuple(copies(catalog.roles))


def copies(owners: Iterable[Owner]) -> Iterator[tuple[Owner, Owner]]:
    """Yield every two roles, or ladders, with one slug: whose it is, and who has it wrongly.

    That is the one whose path says otherwise, else the one that comes later.
    """
    for first, later in repeated(owners, lambda identity: identity.slug):
        is_swapped = agrees(later.identity.slug or "", later.path) and not agrees(first.identity.slug or "", first.path)
        yield (later, first) if is_swapped else (first, later)


def _words(name: str) -> list[str]:
    return fold(name.replace(".", " ")).split()


def _unnumbered(words: list[str]) -> list[str]:
    """Leave out numbers in front, unless there is nothing else."""
    first = next((index for index, word in enumerate(words) if not word.isdecimal()), 0)
    return words[first:]


def _begins(written: list[str], name: list[str]) -> bool:
    return written in (name[: len(written)], _unnumbered(name)[: len(written)])
