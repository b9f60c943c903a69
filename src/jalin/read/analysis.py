"""A document with everything that was found in it, before anything is put together."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from jalin.model import Amount, Document, Mention, PartialDate, Party, Span
from jalin.text.dates import DateMention
from jalin.text.encoding.network import Encoding
from jalin.text.lexicon import Lexicon
from jalin.text.quotations import Quotation
from jalin.text.sentences import Sentence
from jalin.text.words.fold import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """The finds of the text layer over one document, each in reading order.

    `parties` are all organisations and countries named in the document, each once, with all their
    spans; `persons` and `places` are single mentions. `anchor` is the day from which relative dates
    count: the publication date or, without one, the day that the text's own dates allow.
    `party_names` are all names of parties, folded. `encoding` is what the network reads of the
    document, None for a reader without one.
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
    encoding: Encoding | None = None
    party_names: frozenset[str] = field(init=False, repr=False, compare=False)
    _named: tuple[tuple[Span, int], ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        named = [(span, index) for index, p in enumerate(self.parties) for span in p.spans]
        object.__setattr__(self, "_named", tuple(sorted(named)))
        names = frozenset(fold(form) for p in self.parties for form in (p.name, *p.aliases))
        object.__setattr__(self, "party_names", names)

    def named_in(self, span: Span) -> tuple[tuple[Span, int], ...]:
        """Give the mentions of parties inside a span in reading order, each with its party's index.

        Mentions do not overlap, so the search halves its way: a text may hold thousands.
        """
        first = bisect_left(self._named, span.start, key=lambda item: item[0].start)
        last = bisect_right(self._named, span.end, lo=first, key=lambda item: item[0].end)
        return self._named[first:last]

    def is_named(self, span: Span) -> bool:
        """Tell whether a span lies inside a mention of a party."""
        behind = bisect_right(self._named, span.start, key=lambda item: item[0].start)
        return behind > 0 and self._named[behind - 1][0].contains(span)

    def sentence_at(self, offset: int) -> Sentence | None:
        """Find the sentence that covers a character, None between sentences."""
        return next((s for s in self.sentences if s.span.start <= offset < s.span.end), None)

    def dates_in(self, span: Span) -> tuple[DateMention, ...]:
        """Give the dates written inside a span."""
        first = bisect_left(self.dates, span.start, key=lambda date: date.span.start)
        last = bisect_left(self.dates, span.end, key=lambda date: date.span.start)
        return tuple(date for date in self.dates[first:last] if span.contains(date.span))

    def persons_in(self, span: Span) -> tuple[Mention, ...]:
        """Give the persons named inside a span, in reading order."""
        first = bisect_left(self.persons, span.start, key=lambda person: person.span.start)
        last = bisect_left(self.persons, span.end, key=lambda person: person.span.start)
        return tuple(it for it in self.persons[first:last] if span.contains(it.span))

    def amounts_in(self, span: Span) -> tuple[Amount, ...]:
        """Give the amounts written inside a span."""
        return tuple(a for a in self.amounts if a.span is not None and span.contains(a.span))
