"""What a person can ask of parties that is not there."""

import datetime as dt
from collections.abc import Iterable

from jalin.model import JalinError

_MOST_NAMED = 8


class PartyNotFoundError(JalinError):
    """No party, or more than one, has an id that starts as asked.

    `unknown_on` is the day that was asked about where a party is there, but was not known by then.
    """

    def __init__(
        self, prefix: str, found: Iterable[str], *, unknown_on: dt.date | None = None
    ) -> None:
        self.prefix = prefix
        self.found = tuple(found)
        self.unknown_on = unknown_on
        fault = "is none"
        if self.found:
            named = ", ".join(self.found[:_MOST_NAMED])
            fault = f"fits {len(self.found)} parties, among them {named}"
        elif unknown_on is not None:
            fault = f"was not known on {unknown_on}"
        super().__init__(f"party {prefix!r} {fault}")
