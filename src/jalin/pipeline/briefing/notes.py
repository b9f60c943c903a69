"""The notes of a sheet: each sentence that is cited gets a number, the first time it is."""

from collections.abc import Iterable
from dataclasses import dataclass

from jalin.export.briefing.briefing import Note
from jalin.pipeline.briefing.words import Words
from jalin.pipeline.show.views import Quote, Source

# More of a sentence is not quoted; what is cited stands in it.
_LONGEST_QUOTE = 240
# So much stands around the words where a sentence is cut on both sides.
_ROOM = 40
_ELLIPSIS = "[…]"
_ID_LENGTH = 16


@dataclass(slots=True)
class _Cited:
    """A sentence, and the place of the words that are cited of it."""

    number: int
    source: Source
    sentence: str
    words: str
    start: int
    end: int


class Notes:
    """Collects what is cited. One sentence is one note, however many values rest on it."""

    def __init__(self) -> None:
        self._cited: dict[tuple[str, str], _Cited] = {}

    def cite(self, quotes: Iterable[Quote], most: int = 1) -> tuple[int, ...]:
        """Cite some of the quotes, those first whose sentence is cited already."""
        # Sorting keeps the order among those that are cited already, and among the others.
        told = sorted(quotes, key=lambda it: _find_key(it) not in self._cited)
        first: dict[tuple[str, str], Quote] = {}
        for quote in told:
            first.setdefault(_find_key(quote), quote)
        return tuple(sorted(self._number(it) for it in list(first.values())[:most]))

    def write(self, words: Words) -> tuple[Note, ...]:
        """Word the notes in the order of their numbers."""
        return tuple(
            Note(
                number=it.number,
                quote=_cut_around(it.sentence, it.words, _LONGEST_QUOTE),
                source=describe_source(it.source, words),
                url=it.source.url,
                place=words.say(
                    "document %(id)s, characters %(start)s–%(end)s",
                    id=it.source.document_id[:_ID_LENGTH],
                    start=it.start,
                    end=it.end,
                ),
            )
            for it in self._cited.values()
        )

    def _number(self, quote: Quote) -> int:
        key = _find_key(quote)
        cited = self._cited.get(key)
        if cited is None:
            cited = self._cited[key] = _Cited(
                number=len(self._cited) + 1,
                source=quote.source,
                sentence=quote.sentence,
                words=quote.text,
                start=quote.start,
                end=quote.end,
            )
        cited.start = min(cited.start, quote.start)
        cited.end = max(cited.end, quote.end)
        return cited.number


def describe_source(source: Source, words: Words) -> str:
    """Word who published a document, under which title, and when."""
    title = f"“{source.title}”" if source.title and source.outlet else None
    day = words.day(source.published) if source.published else words.say("undated")
    return ", ".join(part for part in (name_source(source), title, day) if part)


def name_source(source: Source) -> str:
    """Name who published a document, else its title; the name of a file tells readers least."""
    if source.outlet is not None:
        return source.outlet
    return f"“{source.title}”" if source.title else source.name


def cut_quote(quote: Quote, longest: int) -> str:
    """Give the sentence of a quote, cut around the words that are cited where it is longer.

    Words without those before them may say what the sentence denies.
    """
    return _cut_around(quote.sentence, quote.text, longest)


def cut_text(text: str, longest: int) -> str:
    """Cut a text at a blank so that it is no longer, and mark that something is missing."""
    if len(text) <= longest:
        return text
    kept = text[: longest - len(_ELLIPSIS) - 1]
    return f"{kept[: kept.rfind(' ')] if ' ' in kept else kept} {_ELLIPSIS}"


def _find_key(quote: Quote) -> tuple[str, str]:
    return (quote.source.document_id, quote.sentence)


def _cut_around(sentence: str, words: str, longest: int) -> str:
    """Cut a long sentence to what stands around some of its words.

    Its start stays unless the words would be cut off; of many words half of what is shown will do.
    """
    place = max(sentence.find(words), 0)
    if place + min(len(words), longest // 2) <= longest - _ROOM:
        return cut_text(sentence, longest)
    start = sentence.find(" ", place - _ROOM) + 1
    return f"{_ELLIPSIS} {cut_text(sentence[start:], longest)}"
