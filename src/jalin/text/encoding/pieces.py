"""Pieces: a document as the encoder sees it, a row of word pieces that know their place.

The title comes first, then the sentences of the text. What lies between sentences is blank and has
no pieces.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from tokenizers import Tokenizer

from jalin.model import Document, Span
from jalin.text.sentences import Sentence

# A title is a headline: what a broken feed puts there beyond this length is left out.
_LONGEST_TITLE = 300
# A word longer than this is no word; its pieces would cost as much as an article.
_LONGEST_SENTENCE = 6000
TITLE = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Pieces:
    """The pieces of a document, title first.

    `ids` are those of the vocabulary. `starts` and `ends` are character offsets into the text,
    for pieces of the title into the title less its length and one, so that they are negative and
    the whole row ascends. `sentences` holds each sentence's first piece, the title's before all,
    and at its end the number of pieces; `order` says which sentence of the document each is
    (`TITLE` for the title).
    """

    ids: tuple[int, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    sentences: tuple[int, ...]
    order: tuple[int, ...] = field(default=())

    def __len__(self) -> int:
        return len(self.ids)

    def cover(self, span: Span) -> tuple[int, int]:
        """Give the half-open range of pieces that a span of the text touches; it may be empty."""
        first = bisect_right(self.ends, span.start)
        last = bisect_left(self.starts, span.end)
        return first, max(first, last)

    def sentence_of(self, piece: int) -> int:
        """Give the row number of the sentence that a piece stands in."""
        return bisect_right(self.sentences, piece) - 1


def split_pieces(tokenizer: Tokenizer, document: Document, sentences: Sequence[Sentence]) -> Pieces:
    """Split a document into pieces, sentence by sentence."""
    title = (document.title or "")[:_LONGEST_TITLE].strip()
    units = [(TITLE, title, -len(title) - 1)] if title else []
    units += [
        (n, sentence.text[:_LONGEST_SENTENCE], sentence.span.start)
        for n, sentence in enumerate(sentences)
    ]
    encoded = tokenizer.encode_batch([text for _, text, _ in units], add_special_tokens=False)
    ids: list[int] = []
    starts: list[int] = []
    ends: list[int] = []
    firsts: list[int] = []
    for (_, _, shift), encoding in zip(units, encoded, strict=True):
        firsts.append(len(ids))
        ids.extend(encoding.ids)
        starts.extend(start + shift for start, _ in encoding.offsets)
        ends.extend(end + shift for _, end in encoding.offsets)
    return Pieces(
        ids=tuple(ids),
        starts=tuple(starts),
        ends=tuple(ends),
        sentences=(*firsts, len(ids)),
        order=tuple(n for n, _, _ in units),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """A stretch of pieces to encode together; only the states of `first` to `last` are kept.

    `start` and `end` bound what the encoder sees. They reach beyond what is kept only where a
    sentence had to be cut, so that no piece is read at the very edge of its window.
    """

    start: int
    first: int
    last: int
    end: int


def cut_windows(firsts: Sequence[int], *, longest: int, margin: int) -> tuple[Window, ...]:
    """Cut a row of pieces into windows at the ends of sentences.

    `firsts` are the first pieces of the sentences, and the number of pieces at the end. A sentence
    longer than a window is cut with `margin` pieces of context on both sides of the cut.
    """
    windows: list[Window] = []
    start = 0
    for first, last in pairwise(firsts):
        if last - start <= longest:
            continue
        if first > start:
            windows.append(_window(firsts, start, first, margin))
            start = first
        while last - start > longest:
            cut = start + longest - 2 * margin
            windows.append(replace(_window(firsts, start, cut, margin), end=cut + margin))
            start = cut
    if firsts and firsts[-1] > start:
        windows.append(_window(firsts, start, firsts[-1], margin))
    return tuple(windows)


def _window(firsts: Sequence[int], first: int, last: int, margin: int) -> Window:
    """Build a window that reaches back, where its sentence was cut, as far as the margin."""
    opening = firsts[bisect_right(firsts, first) - 1]
    return Window(start=max(opening, first - margin), first=first, last=last, end=last)
