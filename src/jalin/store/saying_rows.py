"""The rows of what a document says beside its deals.

Spans are half-open characters of the document's text. Invariant: `quote` is their slice.
"""

from dataclasses import dataclass

from jalin.model import PartialDate, Predicate


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRow:
    """A person tied to an organisation by a role, with the words that tie them."""

    document_id: str
    position: int
    name: str
    role: str
    organisation: str
    span_start: int
    span_end: int
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationRow:
    """How one organisation belongs to another, with the sentence that says so."""

    document_id: str
    position: int
    subject: str
    predicate: Predicate
    object: str
    span_start: int
    span_end: int
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementRow:
    """A quotation with its place."""

    document_id: str
    position: int
    speaker: str | None
    direct: bool
    span_start: int
    span_end: int
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseRow:
    """A promise with its place."""

    document_id: str
    position: int
    who: str
    due: PartialDate | None
    span_start: int
    span_end: int
    quote: str
