"""What became of an item goes to a line of JSON and comes back."""

import dataclasses
from decimal import Decimal

import pytest

from jalin.model import AbortError, Amount, DateEvidence, DatePlace
from jalin.pipeline.bulk.outcome import Outcome, OutcomeKind, decode_outcome, encode_outcome
from register_factory import date, deal, doc, reading

EVIDENCE = DateEvidence(place=DatePlace.RECORD, quote="4 Feb 2026")
DOCUMENT = dataclasses.replace(doc(published="2026-02-04"), evidence=EVIDENCE)
DEAL = dataclasses.replace(deal(), amounts=(Amount(text="Rp 1,5 miliar", value=Decimal("1.5e9")),))
OUTCOMES = (
    Outcome(
        kind=OutcomeKind.READ, source="a:1", document=DOCUMENT, reading=reading(DOCUMENT, DEAL)
    ),
    Outcome(kind=OutcomeKind.HEARD, source="a:2", outlet="Kabar", published=date("2026-02")),
    Outcome(kind=OutcomeKind.HEARD, source="a:3"),
    Outcome(kind=OutcomeKind.SKIPPED, source="a:4", reason="no_text", detail='a\n"b"'),
)


@pytest.mark.parametrize("outcome", OUTCOMES, ids=lambda it: it.source)
def test_an_outcome_comes_back(outcome: Outcome) -> None:
    """Written and read again, an outcome is the same; it takes exactly one line."""
    line = encode_outcome(outcome)
    assert decode_outcome(line) == outcome
    assert line.count(b"\n") == 1
    assert encode_outcome(decode_outcome(line)) == line


@pytest.mark.parametrize(
    "line",
    [
        b"{}",
        b'{"kind": "read"',
        b'{"kind": "lost", "source": "a"}',
        b'{"kind": "heard", "source": "a", "sources": 1}',
        b'{"kind": "heard", "source": "a", "published": "2026-02-30"}',
        b'{"kind": "heard", "source": "a", "published": [[]]}',
        b'{"kind": "read", "source": "a", "reading": {"doc_id": 7}}',
        b"\xff",
    ],
)
def test_a_broken_line_is_told_with_its_place(line: bytes) -> None:
    """A line that is no outcome ends with its file and number."""
    with pytest.raises(AbortError, match=r"out\.jsonl, line 3"):
        decode_outcome(line, source="out.jsonl", line=3)
