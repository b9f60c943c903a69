"""What an address asks for: its parameters in order, and the day among them."""

import datetime as dt
from dataclasses import dataclass
from urllib.parse import parse_qsl

from jalin.pipeline.catalogue.filter import Fault, QuestionError

AS_OF = "as_of"
# No page takes so many; more is an attack or a slip.
_MOST_PARAMETERS = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """The parameters of an address; the day stands apart from the others."""

    parameters: tuple[tuple[str, str], ...]
    as_of: dt.date | None


def parse_question(query: bytes) -> Question:
    """Read the parameters of an address; empty ones are passed over. Raises QuestionError."""
    try:
        # No page can hold the character of %00, and no database can be asked for it.
        told = query.decode("latin-1").replace("%00", "%EF%BF%BD").replace("\0", "%EF%BF%BD")
        pairs = parse_qsl(told, max_num_fields=_MOST_PARAMETERS, errors="replace")
    except ValueError as err:
        what = f"more than {_MOST_PARAMETERS} parameters"
        raise QuestionError([Fault(where="?", what=what)]) from err
    days = [value for name, value in pairs if name == AS_OF]
    return Question(
        parameters=tuple(it for it in pairs if it[0] != AS_OF),
        as_of=_parse_day(days[-1]) if days else None,
    )


def _parse_day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError as err:
        what = f"not a day such as 2026-02-04: {text!r}"
        raise QuestionError([Fault(where=AS_OF, what=what)]) from err
