"""What a contradiction is: the values of one thing, each with the claims that make it."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from jalin.model import PartialDate
from jalin.track.values.claims import ValueClaim, count_sources


class ContradictionRule(StrEnum):
    """Why values count as a contradiction."""

    DATES_OF_ONE_STEP = "dates_of_one_step"
    PLACES_OF_ONE_STEP = "places_of_one_step"
    INSTRUMENTS_OF_ONE_DAY = "instruments_of_one_day"
    FACT_AGAINST_DENIAL = "fact_against_denial"
    FACT_AGAINST_PLAN = "fact_against_plan"
    FACT_AGAINST_STANDSTILL = "fact_against_standstill"
    END_AGAINST_HALT = "end_against_halt"
    TOTALS_IN_ONE_CURRENCY = "totals_in_one_currency"
    COUNTS_OF_ONE_THING = "counts_of_one_thing"
    SAID_INSIDE = "said_inside"


@dataclass(frozen=True, slots=True, kw_only=True)
class ContradictedValue:
    """One side. `n_sources` counts its independent sources; `shown`: the rule prefers it."""

    value: str
    shown: bool
    claims: tuple[ValueClaim, ...]
    n_sources: int

    @classmethod
    def of(cls, value: str, claims: Iterable[ValueClaim], *, shown: bool) -> Self:
        """Build a side from its claims, each once, in order of publication."""
        found = tuple(sorted(dict.fromkeys(claims), key=_order_claim))
        return cls(value=value, shown=shown, claims=found, n_sources=count_sources(found))


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """Values of one field that cannot all be true, the shown one first, then by sources."""

    field: str
    values: tuple[ContradictedValue, ...]
    rule: ContradictionRule

    @classmethod
    def of(cls, field: str, values: Iterable[ContradictedValue], rule: ContradictionRule) -> Self:
        """Build a contradiction with its sides in order."""
        ordered = sorted(values, key=lambda it: (not it.shown, -it.n_sources, it.value))
        return cls(field=field, values=tuple(ordered), rule=rule)


def _order_claim(claim: ValueClaim) -> tuple[bool, dt.date, str, str, int]:
    place = claim.evidence
    published = claim.published
    return (
        *PartialDate.order_of(published),
        place.document_id if place is not None else "",
        place.span.start if place is not None else 0,
    )
