"""Confidence is a measured share, never a raw certainty."""

import datetime as dt
from dataclasses import replace

import pytest

from jalin.model import (
    DealMention,
    Document,
    Instrument,
    Party,
    PartyKind,
    Person,
    Predicate,
    Promise,
    Reading,
    Relation,
    Stage,
    Statement,
)
from jalin.read import READER, read_document
from jalin.read.confidence import calibrate
from jalin.text.calibration import STEP_KINDS, Bin, Calibration, Share, load_calibration
from jalin.text.knowledge import load_grammar


@pytest.fixture
def calibration() -> Calibration:
    """Build a share for each kind of record."""
    return Calibration(
        reader=READER,
        gold="abc",
        deals=(Bin(least=0.5, right=1, seen=4, share=0.25),),
        fields={},
        steps={kind: Share(right=1, seen=2, share=0.5) for kind in STEP_KINDS},
    )


@pytest.fixture
def reading() -> Reading:
    """Build a reading with one record of each kind, as the steps leave it."""
    parties = tuple(Party(name=it, kind=PartyKind.COMPANY) for it in ("PT Maju", "PT Jaya"))
    return Reading(
        doc_id="a",
        relevant=True,
        deals=(
            DealMention(
                parties=parties,
                instrument=Instrument.UNSPECIFIED,
                stage=Stage.TALKS,
                confidence=0.7,
            ),
        ),
        people=(Person(name="Budi", role="Direktur", organisation="PT Maju"),),
        relations=(
            Relation(subject="PT Maju", predicate=Predicate.SUBSIDIARY_OF, object="PT Jaya"),
        ),
        statements=(Statement(speaker="Budi", text="Kami siap.", direct=True),),
        promises=(Promise(who="PT Maju", text="pabrik akan selesai"),),
    )


def test_a_deal_gets_the_share_of_its_certainty(reading: Reading, calibration: Calibration) -> None:
    """The raw certainty is gone."""
    assert calibrate(reading, calibration).deals[0].confidence == 0.25


@pytest.mark.parametrize("kind", STEP_KINDS)
def test_every_other_record_gets_the_share_of_its_step(
    reading: Reading, calibration: Calibration, kind: str
) -> None:
    """No record is left without."""
    (record,) = getattr(calibrate(reading, calibration), kind)
    assert record.confidence == 0.5


def test_a_deal_without_certainty_stays_without(calibration: Calibration) -> None:
    """What the reader did not weigh has no measured share."""
    deal = DealMention(parties=(), instrument=Instrument.UNSPECIFIED, stage=Stage.TALKS)
    bare = Reading(doc_id="a", relevant=True, deals=(deal,))
    assert calibrate(bare, calibration) == bare


def test_without_calibration_nothing_changes(reading: Reading) -> None:
    """The raw certainties are what a calibration is made from."""
    assert calibrate(reading, None) == reading


def test_the_shipped_shares_are_of_the_shipped_reader() -> None:
    """Another version of the reader needs bench/calibrate.py --write."""
    assert load_calibration().reader == READER


def test_the_reader_gives_measured_shares() -> None:
    """A deal that is read carries one of the shares that were measured."""
    knowledge = replace(load_grammar(), calibration=load_calibration())
    text = "PT Pindad dan Ashok Leyland menandatangani nota kesepahaman di Bandung, Rabu."
    document = Document(name="a", text=text)
    read = read_document(document, knowledge, today=dt.date(2026, 3, 1))
    shares = {share.share for share in load_calibration().deals}
    assert {deal.confidence for deal in read.deals} <= shares
    assert read.deals
