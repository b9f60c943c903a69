"""What a database is asked for, whatever somebody typed into an address or a command line."""

from collections.abc import Sequence

from jalin.store.engine.database import Value

_QUESTIONS = ("SELECT", "WITH")


def make_askable(query: str, values: Sequence[Value]) -> Sequence[Value]:
    """Put a sign in the place of what no database can hold: NUL, and halves of characters.

    A question with such a text in it finds nothing, as it should. What is written stays as it is:
    whoever keeps a text must know what becomes of it.
    """
    if not query.lstrip().startswith(_QUESTIONS):
        return values
    return tuple(_make_askable(value) for value in values)


def _make_askable(value: Value) -> Value:
    if not isinstance(value, str) or (value.isascii() and "\0" not in value):
        return value
    return value.encode("utf-8", "replace").decode().replace("\0", "\ufffd")
