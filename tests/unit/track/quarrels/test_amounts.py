"""Two sums or counts of one thing."""

from dataclasses import replace
from decimal import Decimal

import pytest

from jalin.model import (
    Amount,
)
from jalin.track.contradictions import (
    ContradictionRule,
)
from jalin.track.telling import Telling
from quarrel_factory import find
from register_factory import SENTENCE, deal, doc


def number(value: str, unit: str | None = None, currency: str | None = None) -> Amount:
    """Build an amount whose words are its value and unit."""
    text = " ".join(filter(None, (currency, value, unit)))
    return Amount(text=text, value=Decimal(value), unit=unit, currency=currency)


def counting(*amounts: Amount, lead: str = "") -> Telling:
    """Build a telling that says its amounts, each after the lead."""
    text = f"{SENTENCE} " + " ".join(f"Ada {lead}{amount.text}." for amount in amounts)
    return Telling(document=doc(text), mention=replace(deal(), amounts=amounts))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ([number("7.7E9", currency="USD")], [number("9.8E9", currency="USD")]),
        ([number("1180000", currency="EUR")], [number("1180000000", currency="EUR")]),
        ([number("108", "hectares")], [number("126", "hektare")]),
        ([number("48", "pesawat")], [number("50", "aircraft")]),
        ([number("130", "electric buses")], [number("112", "unit")]),
        ([number("1", "unit bus"), number("2", "unit")], [number("1", "bus"), number("3", "unit")]),
        ([number("50000", "mobil setahun")], [number("40000", "cars a year")]),
    ],
)
def test_different_totals_of_one_kind_quarrel(left: list[Amount], right: list[Amount]) -> None:
    """Neither source knows the other's largest number of the kind."""
    (found,) = find([counting(*left), counting(*right)])
    assert (found.field, len(found.values)) == ("amounts", 2)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ([number("3E12", currency="IDR")], [number("3.18E12", currency="IDR")]),
        ([number("21E12", currency="IDR")], [number("21.1E12", currency="IDR")]),
        ([number("3E12", currency="IDR")], [number("210E6", currency="USD")]),
        (
            [number("108", "hektare")],
            [number("108", "hektare"), number("126", "hektare")],
        ),
        ([number("17", "percent")], [number("30", "persen")]),
        ([number("48", "bulan")], [number("36", "months")]),
        ([number("10", "GWh")], [number("8", "ton")]),
        ([number("50000", "mobil setahun")], [number("100", "mobil")]),
        ([number("9E9", currency="KRW")], [number("600E9", currency="KRW")]),
        ([number("20", "bus")], [number("300", "electric buses")]),
        ([Amount(text="Rp", value=None, currency="IDR")], [number("5E9", currency="IDR")]),
        ([number("0", currency="IDR")], [number("5E9", currency="IDR")]),
        ([number("5")], [number("7")]),
        ([number("12", "meter")], [number("8", "meter")]),
        ([number("70", "per kWh", "USD")], [number("7E9", currency="USD")]),
    ],
)
def test_amounts_that_can_both_be_true_do_not_quarrel(
    left: list[Amount], right: list[Amount]
) -> None:
    """Roundings, other currencies and kinds, and what the other text knows, too, are none."""
    assert find([counting(*left), counting(*right)]) == ()


@pytest.mark.parametrize(
    ("lead", "n_found"), [("sekitar ", 0), ("lebih dari ", 0), ("more than ", 0), ("", 1)]
)
def test_a_vague_number_agrees_with_its_neighbours(lead: str, n_found: int) -> None:
    """About 120 agrees with 118; 120 alone does not."""
    tellings = [counting(number("120", "bus"), lead=lead), counting(number("118", "bus"))]
    assert len(find(tellings)) == n_found


def test_roundings_are_one_side_against_another_sum() -> None:
    """The side with a shown claim is shown, and both its claims stand in it."""
    found = find([counting(number(it, currency="IDR")) for it in ("21E12", "21.1E12", "16E12")])
    (contradiction,) = found
    assert [value.n_sources for value in contradiction.values] == [2, 1]
    assert contradiction.rule is ContradictionRule.TOTALS_IN_ONE_CURRENCY
    assert contradiction.values[0].shown
