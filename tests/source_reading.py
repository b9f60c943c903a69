"""How the tests of the source layer read: the type of their `read` fixture."""

from collections.abc import Callable

from jalin.model import Document, Skipped

Read = Callable[..., list[Document | Skipped]]
