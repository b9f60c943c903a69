"""Places in a text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """Half-open character offsets into `Document.text`.

    Invariant: 0 <= start <= end. Raises ValueError otherwise.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start} to {self.end}")

    def slice(self, text: str) -> str:
        """Cut the span out of its text."""
        return text[self.start : self.end]

    def contains(self, other: "Span") -> bool:
        """Tell whether the other span lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two spans share a character."""
        return self.start < other.end and other.start < self.end

    def shift(self, offset: int) -> "Span":
        """Move the span, as when a sentence's offsets become the document's."""
        return Span(start=self.start + offset, end=self.end + offset)


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Where a claim is written. Invariant: quote == document.text[span.start:span.end]."""

    document_id: str
    span: Span
    quote: str
