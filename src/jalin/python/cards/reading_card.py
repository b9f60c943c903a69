"""The card of a reading: the text under the marks of what was read in it, and the deals."""

from collections.abc import Iterator

from jalin.model import Document, Reading, Span
from jalin.pipeline.reviewing.segments import Mark, Segment, cut_text
from jalin.python.cards.rendering import render

# What is marked, in the order of the legend; the name is that of the style.
LAYERS = ("party", "step", "promise", "person", "statement")


def draw_reading(document: Document, reading: Reading) -> str:
    """Draw a document with what was read in it."""
    marks = tuple(_list_marks(reading))
    told = {mark.name for mark in marks}
    return render(
        "reading.html",
        document=document,
        reading=reading,
        paragraphs=tuple(_cut_paragraphs(document.text, marks)),
        layers=[layer for layer in LAYERS if layer in told],
    )


def _list_marks(reading: Reading) -> Iterator[Mark]:
    for name, span in _list_spans(reading):
        if span is not None:
            yield Mark(name=name, span=span)


def _list_spans(reading: Reading) -> Iterator[tuple[str, Span | None]]:
    for deal in reading.deals:
        yield from (("party", span) for party in deal.parties for span in party.spans)
        yield from (("step", step.span) for step in deal.steps)
    yield from (("promise", it.span) for it in reading.promises)
    yield from (("person", it.span) for it in reading.people)
    yield from (("statement", it.span) for it in reading.statements)


def _cut_paragraphs(text: str, marks: tuple[Mark, ...]) -> Iterator[tuple[Segment, ...]]:
    """Cut a text at its line ends and where marks begin and end; empty lines are left out."""
    paragraph: list[Segment] = []
    for segment in cut_text(text, marks):
        for number, part in enumerate(segment.text.split("\n")):
            if number and paragraph:
                yield tuple(paragraph)
                paragraph = []
            if part:
                paragraph.append(Segment(text=part, start=segment.start, names=segment.names))
    if paragraph:
        yield tuple(paragraph)
