"""The list of parties."""

from pathlib import Path

import pytest

from jalin.model import PartyKind, Stage
from jalin.pipeline.catalogue.filter import QuestionError
from jalin.pipeline.statistics.parties.listing import (
    PartyFilter,
    PartySort,
    find_parties,
    parse_party_filter,
    write_party_filter,
)
from number_factory import open_visit, signed, tell
from register_factory import party

TOLD = (
    tell("a", ["PT Zeta", "Ada"], signed("2020-01-05"), published="2020-01-06"),
    tell(
        "b",
        ["PT Zeta", party("Kementerian Laut", kind=PartyKind.MINISTRY, country="JP")],
        signed("2021-01-05", on=Stage.COMMITTED),
        published="2021-01-06",
    ),
)


@pytest.mark.parametrize(
    ("wanted", "sort", "names"),
    [
        (PartyFilter(), PartySort.DEALS, ["PT Zeta", "Ada", "Kementerian Laut"]),
        (PartyFilter(), PartySort.NAME, ["Ada", "Kementerian Laut", "PT Zeta"]),
        (PartyFilter(), PartySort.DEPTH, ["Kementerian Laut", "PT Zeta", "Ada"]),
        (PartyFilter(), PartySort.PARTNERS, ["PT Zeta", "Ada", "Kementerian Laut"]),
        (PartyFilter(name="lau"), PartySort.DEALS, ["Kementerian Laut"]),
        (PartyFilter(kind=(PartyKind.MINISTRY,)), PartySort.DEALS, ["Kementerian Laut"]),
        (PartyFilter(country=("JP",)), PartySort.DEALS, ["Kementerian Laut"]),
        (PartyFilter(letter="Z"), PartySort.DEALS, ["PT Zeta"]),
        (PartyFilter(letter="Q"), PartySort.DEALS, []),
    ],
)
def test_parties_are_narrowed_and_sorted(
    tmp_path: Path, wanted: PartyFilter, sort: PartySort, names: list[str]
) -> None:
    """By any choice, in any order; words like "PT" do not count in the alphabet."""
    with open_visit(tmp_path, *TOLD) as visit:
        found = find_parties(visit, wanted, sort)
    assert [line.party.name for line in found.lines] == names
    assert found.total == len(names)


def test_a_line_sums_a_party_up(tmp_path: Path) -> None:
    """Its deals, those that bind, its partners, the deepest stage, the latest step."""
    with open_visit(tmp_path, *TOLD) as visit:
        line = find_parties(visit, PartyFilter(letter="Z")).lines[0]
    assert (line.deals, line.binding, line.partners) == (2, 1, 2)
    assert (line.depth, line.last) == (Stage.COMMITTED, "2021-01-05")


def test_a_choice_does_not_narrow_its_own_counts(tmp_path: Path) -> None:
    """So that another one can be chosen beside it."""
    with open_visit(tmp_path, *TOLD) as visit:
        found = find_parties(visit, PartyFilter(kind=(PartyKind.MINISTRY,)))
    assert {(it.value, it.count, it.chosen) for it in found.kinds} == {
        ("company", 2, False),
        ("ministry", 1, True),
    }
    assert [it.value for it in found.letters] == ["K"]


def test_a_filter_is_read_as_it_was_written() -> None:
    """Whatever it asks."""
    wanted = PartyFilter(name="laut", kind=(PartyKind.AGENCY,), country=("JP", "ID"), letter="K")
    params: dict[str, list[str]] = {}
    for name, value in write_party_filter(wanted):
        params.setdefault(name, []).append(value)
    assert parse_party_filter(params) == wanted


@pytest.mark.parametrize(
    ("params", "where"),
    [
        ({"kind": ["club"]}, "kind"),
        ({"country": ["Japan"]}, "country"),
        ({"letter": ["AB"]}, "letter"),
        ({"q": ["a" * 400]}, "q"),
    ],
)
def test_a_broken_filter_is_refused(params: dict[str, list[str]], where: str) -> None:
    """With the parameter that is wrong."""
    with pytest.raises(QuestionError) as caught:
        parse_party_filter(params)
    assert [fault.where for fault in caught.value.faults] == [where]
