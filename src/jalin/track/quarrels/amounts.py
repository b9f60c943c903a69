"""Quarrels on sums of money, counts and sizes.

A source tells many numbers; the largest of one kind is taken as that of the whole deal. Two sources
quarrel on a kind if each one's largest agrees with no number of that kind in the other. Numbers of
quite another size are of another thing, or of a part.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from jalin.model import Amount
from jalin.track.quarrels.contradiction import (
    ContradictedValue,
    Contradiction,
    ContradictionRule,
)
from jalin.track.quarrels.words import QuarrelWords
from jalin.track.telling import Telling, find_evidence
from jalin.track.values.claims import ValueClaim, write_amount
from jalin.track.values.sums import agree_by_rounding, agree_within_margin

_GENERIC = "unit"
# Estimates of one project differ by a few times, its parts by more; pieces are counted closer. A
# million for a billion is a slip of the pen for the same sum.
_MOST_TIMES_MONEY = 10
_MOST_TIMES_COUNT = 3
_SLIPS = frozenset({Decimal(1000), Decimal(1_000_000)})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Number:
    """A number of one kind with its claims. `exact`: a thing counted, which nobody rounds."""

    kind: str
    value: Decimal
    vague: bool
    exact: bool
    claims: tuple[ValueClaim, ...]

    @property
    def source_ids(self) -> frozenset[str]:
        return frozenset(claim.source_id for claim in self.claims)


def find_amount_quarrels(
    tellings: Sequence[Telling], claims: Sequence[ValueClaim], words: QuarrelWords
) -> Iterator[Contradiction]:
    """Find totals in one currency, and counts of one thing, that cannot both be true."""
    by_kind = defaultdict(list)
    for number in _name_pieces(_find_numbers(tellings, claims, words)):
        by_kind[number.kind].append(number)
    for _, numbers in sorted(by_kind.items()):
        yield from _compare(numbers)


def _find_numbers(
    tellings: Iterable[Telling], claims: Sequence[ValueClaim], words: QuarrelWords
) -> list[_Number]:
    held = defaultdict(list)
    for claim in claims:
        if claim.field == "amounts" and not claim.rejected and claim.evidence is not None:
            held[claim.evidence.document_id, claim.value].append(claim)
    return [
        number
        for telling in tellings
        for amount in telling.mention.amounts
        if (made := held[telling.document.id, write_amount(amount)])
        and (number := _read(telling, amount, made, words)) is not None
    ]


def _read(
    telling: Telling, amount: Amount, made: Sequence[ValueClaim], words: QuarrelWords
) -> _Number | None:
    if amount.value is None or not amount.value.is_finite() or amount.value <= 0:
        return None
    if amount.currency is not None:
        kind = amount.currency if amount.unit is None else None
    else:
        kind = words.find_thing(amount.unit) if amount.unit is not None else None
    if kind is None:
        return None
    place = find_evidence(telling.document, amount.text, amount.span)
    vague = place is not None and words.is_vague(
        telling.document.text, place.span.start, place.span.end
    )
    return _Number(
        kind=kind,
        value=amount.value,
        vague=vague,
        exact=amount.currency is None,
        claims=tuple(made),
    )


def _name_pieces(numbers: Sequence[_Number]) -> Iterator[_Number]:
    """Give bare pieces the name of the one thing that the deal counts, where there is just one."""
    things = {it.kind for it in numbers if it.exact and it.kind in _COUNTED}
    for number in numbers:
        if number.kind == _GENERIC and len(things) == 1:
            yield _Number(
                kind=next(iter(things)),
                value=number.value,
                vague=number.vague,
                exact=True,
                claims=number.claims,
            )
        else:
            yield number


_COUNTED = frozenset(
    {"submarine", "ship", "helicopter", "aircraft", "bus", "radar", "railway_car", "car"}
)


def _compare(numbers: Sequence[_Number]) -> Iterator[Contradiction]:
    by_source: dict[str, list[_Number]] = defaultdict(list)
    for number in numbers:
        for source_id in sorted(number.source_ids):
            by_source[source_id].append(number)
    totals = {
        source_id: max(found, key=lambda it: it.value) for source_id, found in by_source.items()
    }
    quarrelling = {
        source_id
        for pair in combinations(sorted(totals), 2)
        for source_id in pair
        if _quarrel(*pair, totals, by_source)
    }
    if quarrelling:
        yield _tell([totals[source_id] for source_id in sorted(quarrelling)])


def _quarrel(
    one: str, other: str, totals: Mapping[str, _Number], by_source: Mapping[str, list[_Number]]
) -> bool:
    if not _are_alike(totals[one], totals[other]):
        return False
    return not any(_agree(totals[one], it) for it in by_source[other]) and not any(
        _agree(totals[other], it) for it in by_source[one]
    )


def _are_alike(one: _Number, other: _Number) -> bool:
    """Tell whether two numbers are near enough to be of one thing."""
    times = max(one.value, other.value) / min(one.value, other.value)
    return times <= (_MOST_TIMES_COUNT if one.exact else _MOST_TIMES_MONEY) or times in _SLIPS


def _agree(one: _Number, other: _Number) -> bool:
    if one.value == other.value:
        return True
    if (one.vague or other.vague) and agree_within_margin(one.value, other.value):
        return True
    return not one.exact and agree_by_rounding(one.value, other.value)


def _tell(totals: Sequence[_Number]) -> Contradiction:
    """Tell the totals that quarrel; roundings of one total are one side."""
    sides: list[list[_Number]] = []
    for number in sorted(totals, key=lambda it: (len(str(it.value.normalize())), it.value)):
        home = next((side for side in sides if all(_agree(number, it) for it in side)), None)
        if home is None:
            sides.append([number])
        else:
            home.append(number)
    values = [_side(side) for side in sides]
    money = not totals[0].exact
    rule = (
        ContradictionRule.TOTALS_IN_ONE_CURRENCY if money else ContradictionRule.COUNTS_OF_ONE_THING
    )
    return Contradiction.of("amounts", values, rule)


def _side(numbers: Sequence[_Number]) -> ContradictedValue:
    claims = [claim for number in numbers for claim in number.claims]
    most = max(
        sorted({it.value for it in claims}), key=lambda it: sum(c.value == it for c in claims)
    )
    return ContradictedValue.of(most, claims, shown=any(claim.shown for claim in claims))
