"""Where a telling's sentences stand, and which source it is."""

import datetime as dt
from dataclasses import replace

import pytest

from deal_factory import tell
from jalin.model import Span
from jalin.track.telling import find_evidence, find_originals, sort_tellings
from register_factory import date, doc


@pytest.mark.parametrize("span", [Span(start=5, end=8), Span(start=0, end=3), None])
def test_evidence_is_its_slice(span: Span | None) -> None:
    """The span is kept if it cuts out the quote, else the quote's first place is taken."""
    found = find_evidence(doc("abc, abd"), "abd", span)
    assert found is not None
    assert (found.span, found.quote) == (Span(start=5, end=8), "abd")


def test_a_right_span_is_kept_where_the_quote_stands_twice() -> None:
    """The second place of a quote is quoted there."""
    found = find_evidence(doc("abc, abc"), "abc", Span(start=5, end=8))
    assert found is not None
    assert found.span == Span(start=5, end=8)


@pytest.mark.parametrize("quote", [None, "", "xyz"])
def test_a_quote_without_a_place_is_no_evidence(quote: str | None) -> None:
    """What does not stand in the text is no evidence."""
    assert find_evidence(doc("abc"), quote, None) is None


@pytest.mark.parametrize("order", ["abc", "cba", "bca"])
def test_tellings_are_sorted_by_publication(order: str) -> None:
    """The oldest document comes first, a month after its days, and undated ones last."""
    published = {"a": None, "b": "2026-02", "c": "2026-02-05"}
    tellings = [tell(name=name, published=published[name]) for name in order]
    assert [it.document.name for it in sort_tellings(tellings)] == ["c", "b", "a"]


def test_mentions_of_one_document_are_sorted_by_place() -> None:
    """Where a document tells a deal twice, the order of reading holds."""
    first = tell(published="2026-02-05")
    second = replace(first, deal=1)
    assert sort_tellings([second, first]) == (first, second)


@pytest.mark.parametrize("order", ["abc", "cba", "bca"])
def test_the_original_of_a_source_is_its_first_document(order: str) -> None:
    """The earliest last day counts: what is dated by its year alone may be a late copy."""
    published = {"a": "2026", "b": None, "c": "2026-02-05"}
    tellings = {name: tell(name=name, published=published[name], source="s") for name in order}
    assert find_originals(tellings.values()) == {"s": tellings["c"].document.id}


def test_a_document_without_copies_is_a_source_by_itself() -> None:
    """Where no group is named, the document is the source, known since its publication."""
    telling = tell(published="2026-02-05")
    assert (telling.source_id, telling.known) == (telling.document.id, date("2026-02-05"))


def test_a_copy_is_known_since_the_first_of_its_group() -> None:
    """A copy shares the source and its first publication, and keeps its own age."""
    telling = tell(published="2026-02-09", source="s", first="2026-02-05")
    assert (telling.source_id, telling.known) == ("s", date("2026-02-05"))
    assert telling.age == (
        False,
        dt.date(2026, 2, 9),
        "2026-02-09",
        telling.document.id,
        0,
    )


def test_a_source_that_nobody_dates_is_known_since_never() -> None:
    """Without any publication date nothing tells since when a source is known."""
    assert replace(tell(), source="s").known is None
