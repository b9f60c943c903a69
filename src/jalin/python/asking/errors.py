"""What can be wrong with the use of a register in Python."""

from jalin.model import JalinError


class ClosedError(JalinError):
    """A register is asked that was closed before."""

    def __init__(self, address: str) -> None:
        self.address = address
        super().__init__(f"register {address!r} is closed; open it again with jalin.open")


class DocumentNotFoundError(JalinError):
    """No document has this id, or it was not published yet on the day that is asked about."""

    def __init__(self, asked: str) -> None:
        self.asked = asked
        super().__init__(f"document {asked!r} is none, or was not published yet")


class MissingLibraryError(JalinError):
    """A table is asked for in a library that is not installed."""

    def __init__(self, library: str) -> None:
        self.library = library
        super().__init__(f"{library} is not installed: pip install 'jalin[{library}]'")
