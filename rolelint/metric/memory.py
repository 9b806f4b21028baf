"""What has been found out about texts already: it grows up to a limit, and then begins anew."""

from typing import TypeVar

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


class Memory(dict[_Key, _Value]):
    """Values by all that they depend on, so that nobody can tell whether one was remembered."""

    def __init__(self, limit: int) -> None:
        super().__init__()
        self.limit = limit

    def keep(self, key: _Key, value: _Value) -> _Value:
        """Remember a value, and return it."""
        if len(self) >= self.limit:
            self.clear()
        self[key] = value
        return value
