"""The quotes of a reading: each must be what stands at its place in the document."""

from collections.abc import Iterator

from jalin.model import DealMention, Document, Evidence, Reading, Span

_Quote = tuple[str, Span, str]


def find_false_quotes(document: Document, reading: Reading) -> Iterator[str]:
    """Say which quotes of a reading do not stand where it says."""
    for what, span, words in _list_quotes(reading):
        if span.slice(document.text) != words:
            yield f"{what} at {span.start}-{span.end}"
    for number, deal in enumerate(reading.deals):
        for claim in deal.claims:
            if claim.evidence.document_id != document.id:
                yield f"deal {number}, claim of {claim.evidence.document_id}"
        if any(_is_beyond(span, document) for party in deal.parties for span in party.spans):
            yield f"deal {number}, a party beyond the end"
    # A person is placed by the words that tie one to an organisation, which hold no name.
    if any(_is_beyond(person.span, document) for person in reading.people):
        yield "a person beyond the end"


def _is_beyond(span: Span | None, document: Document) -> bool:
    return span is not None and span.end > len(document.text)


def _list_quotes(reading: Reading) -> Iterator[_Quote]:
    for number, deal in enumerate(reading.deals):
        for what, span, words in _list_deal_quotes(deal):
            yield f"deal {number}, {what}", span, words
    said = (
        *(("relation", it.span, it.evidence) for it in reading.relations),
        *(("statement", it.span, it.text) for it in reading.statements),
        *(("promise", it.span, it.text) for it in reading.promises),
    )
    yield from _leave_out_unplaced(said)


def _list_deal_quotes(deal: DealMention) -> Iterator[_Quote]:
    said = (
        ("trigger", deal.trigger_span, deal.trigger),
        ("evidence", deal.evidence_span, deal.evidence),
        *(("role", it.span, it.name) for it in deal.other_roles),
        *(("amount", it.span, it.text) for it in deal.amounts),
        *(("step", it.span, it.evidence) for it in deal.steps),
    )
    yield from _leave_out_unplaced(said)
    for claim in deal.claims:
        evidence: Evidence = claim.evidence
        yield f"claim {claim.field}", evidence.span, evidence.quote


def _leave_out_unplaced(
    said: tuple[tuple[str, Span | None, str | None], ...],
) -> Iterator[_Quote]:
    """Give what has a place and words; gold and hand-made readings may lack either."""
    for what, span, words in said:
        if span is not None and words is not None:
            yield what, span, words
