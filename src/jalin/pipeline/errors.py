"""What a person can ask a register for that is not there."""

import datetime as dt
from collections.abc import Iterable, Sequence

from jalin.model import JalinError

# Of what may have been meant, so many are named: more nobody reads.
_MOST_NAMED = 8


class DealNotFoundError(JalinError):
    """No deal, or more than one, has an id that starts as asked.

    `unknown_on` is the day that was asked about where a deal is there, but was not known by then.
    """

    def __init__(
        self, prefix: str, found: Iterable[str], *, unknown_on: dt.date | None = None
    ) -> None:
        self.prefix = prefix
        self.found = tuple(found)
        self.unknown_on = unknown_on
        fault = "is none"
        if self.found:
            fault = f"fits {len(self.found)} deals: {_name_some(self.found)}"
        elif unknown_on is not None:
            fault = f"was not known on {unknown_on}"
        super().__init__(f"deal {prefix!r} {fault}; `jalin deals` lists all")


class TargetNotFoundError(JalinError):
    """What is to be judged is not there, or more than one thing fits."""

    def __init__(self, what: str, asked: str, choices: Iterable[str]) -> None:
        self.asked = asked
        self.choices = tuple(choices)
        hint = f"; there are {_name_some(self.choices)}" if self.choices else ""
        super().__init__(f"{what} {asked!r} is not one that is known{hint}")


def _name_some(names: Sequence[str]) -> str:
    """Name the first of some names, and count the rest."""
    rest = len(names) - _MOST_NAMED
    more = f" and {rest} more" if rest > 0 else ""
    return ", ".join(names[:_MOST_NAMED]) + more
