"""Where a telling's sentences stand."""

import pytest

from jalin.model import Span
from jalin.track.telling import Telling, find_evidence, sort_tellings
from register_factory import deal, doc


@pytest.mark.parametrize("span", [Span(start=5, end=8), Span(start=0, end=3), None])
def test_evidence_is_its_slice(span: Span | None) -> None:
    """The span is kept if it cuts out the quote, else the quote's first place is taken."""
    found = find_evidence(doc("abc, abd"), "abd", span)
    assert found is not None
    assert (found.span, found.quote) == (Span(start=5, end=8), "abd")


@pytest.mark.parametrize("quote", [None, "", "xyz"])
def test_a_quote_without_a_place_is_no_evidence(quote: str | None) -> None:
    """What does not stand in the text is no evidence."""
    assert find_evidence(doc("abc"), quote, None) is None


def test_tellings_are_sorted_by_publication() -> None:
    """The oldest document comes first, undated ones last."""
    documents = [
        doc("a"),
        doc("b", published="2026-02-05"),
        doc("c", published="2026-02"),
    ]
    tellings = [Telling(document=document, mention=deal()) for document in documents]
    assert [it.document.text for it in sort_tellings(tellings)] == ["c", "b", "a"]
