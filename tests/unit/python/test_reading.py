"""Reading one text in Python."""

import datetime as dt
import json
from typing import assert_type

import pytest

import jalin
from jalin.model import DealMention

TEXT = (
    "PT Pindad dan Ashok Leyland meneken nota kesepahaman untuk bus listrik di Bandung, Rabu (4/2)."
    " Pabrik ditargetkan rampung pada Juni 2027, kata Direktur Utama PT Pindad Abraham Mose."
)


@pytest.fixture(scope="module")
def told() -> jalin.Reading:
    """Read a text, once for all tests."""
    return jalin.read(TEXT, published="2026-02-05", outlet="Warta")


def test_a_text_is_read(told: jalin.Reading) -> None:
    """Its deals and promises are found, each in words of the text."""
    (deal,) = told.deals
    assert_type(deal, DealMention)
    assert {party.name for party in deal.parties} == {"PT Pindad", "Ashok Leyland"}
    assert (deal.stage, deal.instrument) == ("intent", "memorandum")
    assert str(deal.date) == "2026-02-04"
    for claim in deal.claims:
        assert told.quote(claim.evidence.span) == claim.evidence.quote
    assert [str(promise.due) for promise in told.promises] == ["2027-06"]
    assert (told.outlet, str(told.published), told.relevant) == ("Warta", "2026-02-05", True)
    assert repr(told) == "<Reading of 'text': 1 deal, 1 promise>"


def test_the_day_of_publication_may_be_a_date(told: jalin.Reading) -> None:
    """Equal texts and days give equal readings."""
    again = jalin.read(TEXT, published=dt.date(2026, 2, 5), outlet="Warta")
    assert again == told
    assert hash(again) == hash(told)


def test_a_title_stands_apart() -> None:
    """A title that is given is not part of the text; without one the first line may be one."""
    given = jalin.read(TEXT, title="Pindad Teken MoU", published="2026-02-05")
    found = jalin.read(f"Pindad Teken MoU\n\n{TEXT}", published="2026-02-05")
    assert (given.title, found.title) == ("Pindad Teken MoU", "Pindad Teken MoU")
    assert given.text == found.text == TEXT
    assert given.deals == found.deals


def test_a_relative_date_counts_from_today_where_no_day_is_known() -> None:
    """The day of the clock is taken unless one is given."""
    read = jalin.read(TEXT, today="2026-02-05")
    assert read.published is None
    assert [str(deal.date) for deal in read.deals] == ["2026-02-04"]
    # The fourth of February before that day which was a Wednesday.
    earlier = jalin.read(TEXT, today=dt.date(2020, 2, 5))
    assert [str(deal.date) for deal in earlier.deals] == ["2015-02-04"]


def test_a_text_without_a_deal_is_read_as_such() -> None:
    """It is a reading all the same, of nothing."""
    read = jalin.read("Hujan turun di Bandung sejak pagi.")
    assert (read.relevant, read.deals, read.people, read.relations) == (False, (), (), ())
    assert (read.statements, read.promises) == ((), ())


def test_a_text_of_nothing_is_refused() -> None:
    """The error says why, and a date that is none is told as such."""
    with pytest.raises(jalin.SkipError, match="nothing is left"):
        jalin.read(" \n ")
    with pytest.raises(jalin.QuestionError, match="published: not a date such as 2026"):
        jalin.read(TEXT, published="yesterday")


def test_a_reading_is_plain_json(told: jalin.Reading) -> None:
    """It is the codebook's record, as the command line prints it."""
    plain = json.loads(json.dumps(told.to_dict()))
    assert plain["deals"][0]["stage"] == "intent"
    assert plain["published"] == "2026-02-05"
    assert plain["reader"] == told.reader == told.to_dict()["reader"]
    assert told.document.id == plain["document_id"]
