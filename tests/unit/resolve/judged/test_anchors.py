"""A judged mention is found again in a newer reading, or is lost; it is never guessed."""

from dataclasses import replace

import pytest

from jalin.model import Anchor, DealMention, Reading
from jalin.resolve.judged.anchors import build_anchor, find_anchor
from register_factory import deal, doc, parties, party, reading

SIGNED = "PT Pindad dan Ashok Leyland meneken nota kesepahaman."
OFFERED = "Thales menawarkan radar kepada PT Pindad."
TWO_STEPS = "Ashok Leyland akan memasok truk bagi PT Pindad tahun depan."

BUS = deal(*parties("PT Pindad", "Ashok Leyland"), evidence=SIGNED)
RADAR = deal(*parties("PT Pindad", "Thales"), evidence=OFFERED)
TRUCK = deal(*parties("PT Pindad", "Ashok Leyland"), evidence=TWO_STEPS)


def _read(*deals: DealMention) -> Reading:
    return reading(doc(), *deals)


def _anchor(mention: DealMention, position: int = 0) -> Anchor:
    filler = [RADAR] * position
    return build_anchor(doc().id, _read(*filler, mention), position)


def test_an_anchor_names_parties_and_sentence() -> None:
    """Names are folded and sorted, so that they do not hang on spelling or order."""
    assert _anchor(BUS) == Anchor(
        document_id=doc().id, deal=0, parties=("ashok leyland", "pindad"), evidence=SIGNED
    )


@pytest.mark.parametrize(
    ("newer", "found"),
    [
        pytest.param((BUS, RADAR), 0, id="nothing changed"),
        pytest.param((RADAR, BUS), 1, id="the deals are numbered otherwise"),
        pytest.param((RADAR, TRUCK, BUS), 2, id="a second deal of the same parties was found"),
        pytest.param((replace(BUS, evidence=None), RADAR), 0, id="the sentence is not told"),
        pytest.param((replace(BUS, evidence=OFFERED), RADAR), 0, id="another sentence"),
        pytest.param(
            (deal(*parties("PT Pindad (Persero)", "ASHOK LEYLAND"), evidence=None), RADAR),
            0,
            id="the parties are spelled otherwise",
        ),
        pytest.param(
            (RADAR, deal(party("Pindad"), party("Hinduja", "Ashok Leyland"), evidence=None)),
            1,
            id="the name has become an alias",
        ),
        pytest.param(
            (RADAR, deal(*parties("PT Pindad", "Ashok Layland"), evidence=SIGNED)),
            1,
            id="one name is read otherwise in the same sentence",
        ),
        pytest.param(
            (deal(*parties("PT Pindad", "Ashok Leyland", "Thales"), evidence=None), BUS),
            1,
            id="the mention without a further party",
        ),
        pytest.param((RADAR,), None, id="only the hub deals with somebody else"),
        pytest.param((deal(*parties("PT PAL", "Naval Group")),), None, id="other parties"),
        pytest.param((), None, id="no deal is left"),
    ],
)
def test_the_same_mention_is_found(newer: tuple[DealMention, ...], found: int | None) -> None:
    """Most shared parties, then the same sentence, then the fewest others."""
    assert find_anchor(_anchor(BUS), _read(*newer)) == found


def test_the_place_decides_between_equals() -> None:
    """Two mentions that nothing else tells apart: the one at the same place is meant."""
    same = (BUS, BUS)
    assert [find_anchor(replace(_anchor(BUS), deal=it), _read(*same)) for it in (0, 1)] == [0, 1]


def test_a_tie_is_lost() -> None:
    """Two equal mentions, neither at the old place: none is taken."""
    assert find_anchor(_anchor(BUS, 2), _read(BUS, BUS)) is None


def test_without_sentences_half_a_pair_holds_at_its_place_only() -> None:
    """One shared party is enough where the deal stands where it stood."""
    anchor = _anchor(replace(BUS, evidence=None))
    assert find_anchor(anchor, _read(replace(RADAR, evidence=None))) == 0
    assert find_anchor(replace(anchor, deal=1), _read(replace(RADAR, evidence=None))) is None


def test_every_mention_of_a_reading_finds_itself() -> None:
    """In the reading that was judged each anchor is found at its own place."""
    same = _read(BUS, RADAR, TRUCK, replace(BUS, evidence=None))
    anchors = [build_anchor(doc().id, same, place) for place in range(4)]
    assert [find_anchor(anchor, same) for anchor in anchors] == [0, 1, 2, 3]
