"""Sums of money in claims: their kind, whether two say the same, which one is shown."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from jalin.track.values.choosing import Choice, choose_by, weigh_latest
from jalin.track.values.claims import ShownBy, ValueClaim

# "Sekitar 120" and "more than 200" agree with what lies within a twentieth of them.
HEDGED_MARGIN = Decimal("0.05")
# One digit can stand for half as much again; nobody rounds as far as that.
ROUNDED_MARGIN = Decimal("0.1")
_MONEY = re.compile(r"([A-Z]{3}) (-?[0-9]+(?:\.[0-9]+)?)(?: (.+))?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """A number of one kind: a currency, and the unit where it is a price."""

    kind: str
    value: Decimal


def find_sum(claim: ValueClaim) -> Sum | None:
    """Find the sum of money in a claim, None where it is none."""
    return read_sum(claim.value) if claim.field == "amounts" else None


def read_sum(value: str) -> Sum | None:
    """Read a sum of money from a written amount, None where it is none."""
    match = _MONEY.fullmatch(value)
    if match is None:
        return None
    kind = f"{match[1]} {match[3].casefold()}" if match[3] else match[1]
    return Sum(kind=kind, value=Decimal(match[2]))


def agree_by_rounding(one: Decimal, other: Decimal) -> bool:
    """Tell whether the coarser of two numbers is the finer one rounded.

    >>> agree_by_rounding(Decimal("3E12"), Decimal("3.18E12"))
    True
    >>> agree_by_rounding(Decimal("2.5E9"), Decimal("2.6E9"))
    False
    """
    coarse, fine = sorted((one, other), key=_count_digits)
    if coarse == fine:
        return True
    place = _find_last_place(coarse)
    near = abs(coarse - fine) <= ROUNDED_MARGIN * max(abs(coarse), abs(fine))
    return near and round(fine / place) * place == coarse


def agree_within_margin(one: Decimal, other: Decimal) -> bool:
    """Tell whether two numbers lie within the margin of a hedged one."""
    return abs(one - other) <= HEDGED_MARGIN * max(abs(one), abs(other))


def find_totals(claims: Iterable[ValueClaim]) -> dict[str, dict[str, Sum]]:
    """Find, by kind of money and source, the largest sum that the source tells."""
    totals: dict[str, dict[str, Sum]] = defaultdict(dict)
    for claim in claims:
        found = find_sum(claim)
        if found is None or claim.rejected or claim.judgement_id is not None:
            continue
        of_kind = totals[found.kind]
        so_far = of_kind.get(claim.source_id, found)
        of_kind[claim.source_id] = max(so_far, found, key=lambda it: it.value)
    return totals


def choose_sums(claims: Sequence[ValueClaim]) -> dict[str, Choice]:
    """Choose the sum that is shown for each kind of money, by the rule that `values` tells."""
    found = (
        (kind, _choose_sum([it for it in claims if _is_total(it, kind, totals)], totals))
        for kind, totals in find_totals(claims).items()
    )
    return {kind: choice for kind, choice in found if choice is not None}


def _choose_sum(claims: Sequence[ValueClaim], totals: Mapping[str, Sum]) -> Choice | None:
    def weigh_sources(value: str, _: Sequence[ValueClaim]) -> tuple[int, str]:
        return (_count_agreeing(value, totals), "")

    return choose_by(
        claims,
        (ShownBy.MORE_SOURCES, weigh_sources),
        (ShownBy.LATEST_WORD, weigh_latest),
        (ShownBy.LARGER_SUM, lambda value, _: (int(_measure(value)), "")),
    )


def _is_total(claim: ValueClaim, kind: str, totals: Mapping[str, Sum]) -> bool:
    found = find_sum(claim)
    if found is None or found.kind != kind or claim.rejected:
        return False
    return claim.judgement_id is None and totals[claim.source_id].value == found.value


def _count_agreeing(value: str, totals: Mapping[str, Sum]) -> int:
    """Count the sources whose total is this sum, or the same one rounded."""
    number = _measure(value)
    return sum(agree_by_rounding(it.value, number) for it in totals.values())


def _measure(value: str) -> Decimal:
    found = read_sum(value)
    return Decimal(0) if found is None else found.value


def _count_digits(number: Decimal) -> tuple[int, Decimal]:
    return len(number.normalize().as_tuple().digits), number


def _find_last_place(number: Decimal) -> Decimal:
    """Give the unit of the last digit that is no filling nought: 1E+12 of 3 trillion."""
    return Decimal((0, (1,), int(number.normalize().as_tuple().exponent)))
