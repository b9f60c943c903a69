"""A file that is handed on while it is written."""

import io


class Pieces(io.RawIOBase):
    """A file that is written once from its start, and handed on while it is."""

    def __init__(self) -> None:
        super().__init__()
        self._held = bytearray()

    def writable(self) -> bool:
        """Tell that it can be written to."""
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]
        """Hold some bytes until they are taken."""
        self._held += data
        return len(data)

    def take(self) -> bytes:
        """Take what was written since the last time."""
        taken = bytes(self._held)
        self._held.clear()
        return taken
