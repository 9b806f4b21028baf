"""What a role can be referred to by: the names that it says itself, and those of its file and folder."""

from rolelint.frozen import frozen

GENERIC_STEMS = frozenset({"profile", "role", "index", "readme", "_index"})

# A file, and the heading of a part of it where it holds several roles.
Place = tuple[str, str | None]


@frozen
class Identity:
    """What a role can be referred to by, in the order in which references look; also what is known of a broken file.

    `section` is the heading of its part where a file holds several roles.
    """

    path: str
    id: str | None
    slug: str | None
    name: str | None
    aliases: tuple[str, ...] = ()
    title: str | None = None
    section: str | None = None

    def __hash__(self) -> int:
        # Roles are looked up by their identity all the time, and no two stand at one place.
        return hash((self.path, self.section))

    def __eq__(self, other: object) -> bool:
        # So most others are told at once.
        if self is other:
            return True
        if not isinstance(other, Identity) or self.path != other.path:
            return False
        return (self.section, self._said) == (other.section, other._said)

    @property
    def _said(self) -> tuple[object, ...]:
        return self.id, self.slug, self.name, self.aliases, self.title

    @property
    def ranks(self) -> tuple[tuple[str, ...], ...]:
        """The names of the role by rank: slug, id, name, aliases, and where it lacks slug or name, heading and file."""
        written = tuple((value,) if value else () for value in (self.slug, self.id, self.name))
        instead = () if self.name and self.slug else tuple(name for name in (self.title, self.stem) if name)
        return (*written, self.aliases, instead)

    @property
    def stem(self) -> str:
        """The file's name without suffix, or the folder's where the file is called profile, role, index or readme.

        In a file of several roles it is the heading.
        """
        if self.section is not None:
            return self.section
        folders, _, file = self.path.rpartition("/")
        stem = file.rpartition(".")[0] or file
        folder = folders.rpartition("/")[2]
        return folder if stem.casefold() in GENERIC_STEMS and folder else stem

    @property
    def folder(self) -> str:
        """The folder that the role's file lies in; one that only holds this role is not counted."""
        folder, _, file = self.path.rpartition("/")
        return folder.rpartition("/")[0] if file.partition(".")[0].casefold() in GENERIC_STEMS else folder

    @property
    def label(self) -> str:
        """The name to call the role by in a message."""
        return self.name or self.title or self.slug or self.id or self.stem

    def told_from(self, other: "Identity") -> str:
        """Return what to call it beside another one: its name, or its path if both have the same."""
        return self.label if self.label != other.label else self.path

    @property
    def place(self) -> Place:
        """Where the role is written down: no two roles have the same path and section."""
        return self.path, self.section

    @property
    def key(self) -> str:
        """The name of the role in entity paths: its slug, else its id, else the name of its file, folder or part."""
        return self.slug or self.id or self.stem


_METRICS = "success_metrics"
