"""What every target promises of what it gives, whatever it was given."""

import re
from collections.abc import Iterable
from dataclasses import fields

import msgspec

from jalin.model import DateEvidence, Document, PartialDate, Reading, Skipped, Span

# What neither SQLite nor PostgreSQL, JSON or a terminal takes.
_UNKEEPABLE = re.compile("[\x00\ud800-\udfff]")
_TEXTS = ("name", "text", "title", "outlet", "author", "url", "source")


def check_document(document: Document) -> None:
    """Check that a register can keep a document, and that it comes back from it."""
    for name in _TEXTS:
        check_text(getattr(document, name), name)
    assert document.text.strip(), "a document without a text"
    assert document.id
    if document.published is not None:
        assert PartialDate.parse(str(document.published)) == document.published
    if document.evidence is not None:
        check_text(str(document.evidence), "evidence")
        assert DateEvidence.parse(str(document.evidence)) == document.evidence


def check_skipped(skipped: Skipped) -> None:
    """Check that a register can keep the note that something was left out, and that it says why."""
    assert skipped.reason
    for each in fields(skipped):
        value = getattr(skipped, each.name)
        if isinstance(value, str):
            check_text(value, each.name)


def check_text(text: str | None, name: str) -> None:
    """Check that a text holds no character which no register can keep."""
    if text is not None:
        found = _UNKEEPABLE.search(text)
        assert found is None, f"{name} holds {found.group()!r}"
        msgspec.json.encode(text)


def check_slices(text: str, found: Iterable[tuple[Span, str]]) -> None:
    """Check that everything found lies in the text and is what stands there."""
    for span, words in found:
        assert 0 <= span.start <= span.end <= len(text), f"{span} is outside"
        assert span.slice(text) == words, f"{span} says {span.slice(text)!r}, not {words!r}"


def check_reading(reading: Reading, text: str) -> None:
    """Check that all that is read of a text is written there, where it says so."""
    found: list[tuple[Span | None, str | None]] = []
    for deal in reading.deals:
        found += [(deal.trigger_span, deal.trigger), (deal.evidence_span, deal.evidence)]
        found += [(it.evidence.span, it.evidence.quote) for it in deal.claims]
        found += [(it.span, it.evidence) for it in deal.steps]
        found += [(it.span, it.text) for it in deal.amounts]
    found += [(it.span, it.text) for it in reading.statements]
    found += [(it.span, it.text) for it in reading.promises]
    found += [(it.span, it.evidence) for it in reading.relations]
    check_slices(text, ((span, words or "") for span, words in found if span is not None))
