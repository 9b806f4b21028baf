"""What a user can cause and must be told: a message and the way out."""


class UserError(Exception):
    """Wrong use or a bad configuration: ends the run with exit code 2. `hint` says what to do."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class ChangedError(Exception):
    """A file has changed while a run was under way, so that what is known of it does not fit together."""
