"""Whom a sheet is about: found by id, by name, by two letters, or told that it is not there."""

import datetime as dt
from collections.abc import Iterator

import pytest

from briefing_factory import open_library
from jalin.pipeline.briefing.subject import NoDealsError, find_named_party, find_subject
from jalin.pipeline.catalogue.filter import Filter
from jalin.pipeline.serving.library import Library
from jalin.pipeline.serving.visit import Visit
from jalin.pipeline.statistics.parties.errors import PartyNotFoundError


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Open the register once."""
    with open_library(tmp_path_factory.mktemp("subject")) as opened:
        yield opened


@pytest.fixture
def visit(library: Library) -> Iterator[Visit]:
    """Visit it today."""
    with library.visit() as opened:
        yield opened


@pytest.mark.parametrize("asked", ["pindad", "pind", "PT Pindad", "PINDAD"])
def test_a_party_is_found_by_its_id_or_a_name(visit: Visit, asked: str) -> None:
    """By the start of either."""
    assert find_named_party(visit, asked).id == "pindad"


@pytest.mark.parametrize("asked", ["FR", "fr", " fr "])
def test_two_letters_are_a_country(visit: Visit, asked: str) -> None:
    """In any case."""
    subject = find_subject(visit, asked)
    assert (subject.country, subject.party, len(subject.deals)) == ("FR", None, 1)


@pytest.mark.parametrize("asked", ["", "  ", "Nobody", "nobody at all"])
def test_a_party_that_is_not_there_is_told(visit: Visit, asked: str) -> None:
    """With what was asked for."""
    with pytest.raises(PartyNotFoundError) as told:
        find_subject(visit, asked)
    assert told.value.prefix == asked


def test_a_name_of_several_names_them_all(visit: Visit) -> None:
    """So that one can be chosen."""
    with pytest.raises(PartyNotFoundError) as told:
        find_subject(visit, "L")
    assert set(told.value.found) == {"ashok-leyland", "len-industri"}


def test_a_country_without_deals_is_told(visit: Visit) -> None:
    """Rather than an empty sheet."""
    with pytest.raises(NoDealsError, match="'zz'"):
        find_subject(visit, "zz")


def test_a_filter_that_leaves_nothing_is_told(visit: Visit) -> None:
    """The same."""
    with pytest.raises(NoDealsError):
        find_subject(visit, "pindad", Filter(stage=("operating",)))


def test_a_filter_narrows_and_never_widens(visit: Visit) -> None:
    """A party that it names stands beside the one that is asked for."""
    found = find_subject(visit, "pindad", Filter(party=("Thales",)))
    assert [deal.stage for deal in found.deals] == ["committed"]


def test_a_party_of_later_is_not_known_yet(library: Library) -> None:
    """On a day before it was first told."""
    with library.visit(dt.date(2025, 1, 1)) as past, pytest.raises(PartyNotFoundError) as told:
        find_subject(past, "ashok-leyland")
    assert told.value.unknown_on == dt.date(2025, 1, 1)
