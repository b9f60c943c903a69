"""The quotes of a reading beside the text."""

from dataclasses import replace

import pytest

from jalin.model import Claim, DealMention, Evidence, Person, Promise, Reading, Span
from jalin.pipeline.checking.quotes import find_false_quotes
from register_factory import SENTENCE, deal, doc, reading

DOCUMENT = doc()
PLACE = Span(start=0, end=9)


def claim(quote: str, document_id: str = DOCUMENT.id) -> Claim:
    """Build a claim that rests on the first words of the document."""
    evidence = Evidence(document_id=document_id, span=PLACE, quote=quote)
    return Claim(field="place", value="Bandung", evidence=evidence, step="test")


def told(*claims: Claim) -> Reading:
    """Build a reading of a deal with claims."""
    return reading(DOCUMENT, deal(claims=claims))


def test_true_quotes_are_passed_over() -> None:
    """What stands where it says, and what tells no place, is fine."""
    promise = Promise(who="PT Pindad", text="PT Pindad", span=PLACE)
    whole = reading(DOCUMENT, deal(claims=[claim("PT Pindad")]), promises=[promise])
    assert list(find_false_quotes(DOCUMENT, whole)) == []


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        (told(claim("PT Pindat")), "deal 0, claim place at 0-9"),
        (told(claim("PT Pindad", "other")), "deal 0, claim of other"),
        (
            reading(DOCUMENT, promises=[Promise(who="a", text="PT Pindad.", span=PLACE)]),
            "promise at 0-9",
        ),
        (
            reading(
                DOCUMENT,
                people=[Person(name="A", role="b", organisation="c", span=Span(start=0, end=999))],
            ),
            "a person beyond the end",
        ),
    ],
)
def test_a_false_quote_is_named_with_its_place(wrong: Reading, says: str) -> None:
    """A word that is not there, another document, a place beyond the end: each is told."""
    assert list(find_false_quotes(DOCUMENT, wrong)) == [says]


def test_the_evidence_of_a_deal_is_looked_at() -> None:
    """The sentence of a deal is a quote as well."""
    mention: DealMention = replace(deal(), evidence_span=Span(start=0, end=len(SENTENCE)))
    assert list(find_false_quotes(DOCUMENT, reading(DOCUMENT, mention))) == []
    moved = replace(mention, evidence_span=Span(start=1, end=len(SENTENCE)))
    assert list(find_false_quotes(DOCUMENT, reading(DOCUMENT, moved))) == [
        f"deal 0, evidence at 1-{len(SENTENCE)}"
    ]
