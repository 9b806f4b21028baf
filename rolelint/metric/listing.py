"""The form of the tables: entries between commas, over as many lines as it takes."""

from collections.abc import Iterator


def entries(text: str) -> Iterator[str]:
    """Yield the entries of a table: what stands between commas."""
    for entry in text.split(","):
        if found := " ".join(entry.split()):
            yield found
