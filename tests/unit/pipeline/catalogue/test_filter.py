"""A filter in an address: read, written, and its faults."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jalin.model import DealState, Sector, Stage
from jalin.pipeline.catalogue.filter import (
    EVERY,
    Facet,
    Fault,
    Filter,
    QuestionError,
    parse_filter,
    write_filter,
)

_NAMES = st.text("abc xyz-.", min_size=1, max_size=12).map(str.strip).filter(bool)
_FILTERS = st.builds(
    Filter,
    words=st.none() | _NAMES.map(lambda text: " ".join(text.split())),
    party=st.lists(_NAMES, unique=True, max_size=3).map(tuple),
    country=st.lists(st.sampled_from(["ID", "FR", "IN"]), unique=True, max_size=3).map(tuple),
    stage=st.lists(st.sampled_from([str(it) for it in Stage]), unique=True).map(tuple),
    state=st.lists(st.sampled_from([str(it) for it in DealState]), unique=True).map(tuple),
    sector=st.lists(st.sampled_from([str(it) for it in Sector]), unique=True).map(tuple),
    year=st.lists(st.sampled_from(["2024", "2026"]), unique=True).map(tuple),
    outlet=st.lists(_NAMES, unique=True, max_size=2).map(tuple),
)


@given(_FILTERS)
def test_a_filter_that_is_written_is_read_again(wanted: Filter) -> None:
    """To write a filter and to read it gives the same filter."""
    params: dict[str, list[str]] = {}
    for name, value in write_filter(wanted):
        params.setdefault(name, []).append(value)
    assert parse_filter(params) == wanted


def test_nothing_asked_is_every_deal() -> None:
    """Empty values and keys of other matters ask nothing."""
    assert parse_filter({"party": [" "], "q": [""], "sort": ["date"]}) == EVERY
    assert EVERY.is_empty


def test_a_country_is_written_large() -> None:
    """The code of a country may be asked in small letters."""
    assert parse_filter({"country": ["id", "ID", "fr"]}).country == ("ID", "FR")


@pytest.mark.parametrize(
    ("params", "where", "what"),
    [
        ({"stage": ["signed"]}, "stage", "no such value: 'signed'"),
        ({"country": ["IDN"]}, "country", "'IDN'"),
        ({"year": ["26"]}, "year", "not a year"),
        ({"year": ["٢٠٢٦"]}, "year", "not a year"),  # digits, but not those of a calendar
        ({"outlet": ["x" * 301]}, "outlet", "longer than 300"),
        ({"q": ["x" * 301]}, "q", "longer than 300"),
        ({"party": [str(number) for number in range(201)]}, "party", "more than 200"),
    ],
)
def test_a_wrong_value_is_told(params: dict[str, list[str]], where: str, what: str) -> None:
    """A fault names its parameter and what is wrong."""
    with pytest.raises(QuestionError) as caught:
        parse_filter(params)
    (fault,) = caught.value.faults
    assert fault.where == where
    assert what in fault.what


def test_all_faults_are_told_at_once() -> None:
    """Nobody has to ask again to learn of the next fault."""
    with pytest.raises(QuestionError, match=r"stage: .*state: ") as caught:
        parse_filter({"stage": ["x"], "state": ["y"], "year": ["2026"]})
    assert [fault.where for fault in caught.value.faults] == [Facet.STAGE, Facet.STATE]
    assert all(isinstance(fault, Fault) for fault in caught.value.faults)
