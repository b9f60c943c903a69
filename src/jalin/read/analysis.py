"""A document with everything that was found in it, before anything is put together."""

from dataclasses import dataclass

from jalin.model import Amount, Document, Mention, PartialDate, Party, Span
from jalin.text.dates import DateMention
from jalin.text.lexicon import Lexicon
from jalin.text.quotations import Quotation
from jalin.text.sentences import Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """The finds of the text layer over one document, each in reading order.

    `parties` are all organisations and countries named in the document, each once, with all their
    spans; `persons` and `places` are single mentions. `anchor` is the day from which relative dates
    count: the publication date or, without one, the day that the text's own dates allow.
    """

    document: Document
    lexicon: Lexicon
    anchor: PartialDate | None
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...]
    dates: tuple[DateMention, ...]
    amounts: tuple[Amount, ...]
    parties: tuple[Party, ...]
    persons: tuple[Mention, ...]
    places: tuple[Mention, ...]

    def sentence_at(self, offset: int) -> Sentence | None:
        """Find the sentence that covers a character, None between sentences."""
        return next((s for s in self.sentences if s.span.start <= offset < s.span.end), None)

    def dates_in(self, span: Span) -> tuple[DateMention, ...]:
        """Give the dates written inside a span."""
        return tuple(date for date in self.dates if span.contains(date.span))

    def amounts_in(self, span: Span) -> tuple[Amount, ...]:
        """Give the amounts written inside a span."""
        return tuple(a for a in self.amounts if a.span is not None and span.contains(a.span))

    def parties_in(self, span: Span) -> tuple[Party, ...]:
        """Give the parties named inside a span, in order of first mention there."""
        found = [
            (min(s.start for s in party.spans if span.contains(s)), index, party)
            for index, party in enumerate(self.parties)
            if any(span.contains(s) for s in party.spans)
        ]
        return tuple(party for _, _, party in sorted(found, key=lambda item: item[:2]))
