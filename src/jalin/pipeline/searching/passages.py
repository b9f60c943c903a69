"""The passage of a document that answers a question best, and the words in it that do."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from jalin.model import Span
from jalin.store.word_index.query import Phrase, WordQuery
from jalin.text.words.stemming import Stems, Word

# Characters of a passage: some three lines of a page.
_LENGTH = 280
# How far before its first word a passage begins at most, to begin with a sentence.
_LEAD = 90
_SENTENCE_ENDS = (". ", "! ", "? ", "\n", ".” ", '." ')


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A piece of a text. `spans` are the words that were asked for, inside `start` and `end`.

    All offsets are characters of the whole text; `text` is what stands from `start` to `end`.
    `is_last`: the text ends with it.
    """

    start: int
    end: int
    text: str
    spans: tuple[Span, ...]
    is_last: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """Words of a text that answer one of the alternatives of a question, by its number."""

    start: int
    end: int
    clause: int


class Finder:
    """Finds in texts what a question asks for."""

    def __init__(self, query: WordQuery, stems: Stems) -> None:
        self._stems = stems
        self._phrases: dict[str, list[tuple[int, Phrase]]] = defaultdict(list)
        self._starts: list[tuple[int, Phrase]] = []
        for number, phrases in enumerate(query.required):
            for phrase in phrases:
                if phrase.is_start and len(phrase.stems) == 1:
                    self._starts.append((number, phrase))
                else:
                    self._phrases[phrase.stems[0]].append((number, phrase))

    def find_spans(self, text: str) -> tuple[Span, ...]:
        """Find the words that are asked for, in reading order, apart from one another."""
        return _merge(self._find(text))

    def cut_passage(self, text: str) -> Passage:
        """Cut out the passage that answers most of the question; without one, the beginning."""
        places = list(self._find(text))
        first = _find_densest(places)
        start = 0 if first is None else _find_start(text, first.start)
        end = _find_end(text, start)
        inside = (it for it in places if start <= it.start and it.end <= end)
        return Passage(
            start=start,
            end=end,
            text=text[start:end],
            spans=_merge(inside),
            is_last=end == len(text),
        )

    def _find(self, text: str) -> Iterator[_Place]:
        read = self._stems.read(text)
        for index, word in enumerate(read):
            for form in word.forms.all:
                for number, phrase in self._phrases.get(form, ()):
                    last = _find_last(read, index, phrase)
                    if last is not None:
                        yield _Place(start=word.start, end=last.end, clause=number)
            for number, phrase in self._starts:
                if any(form.startswith(phrase.stems[0]) for form in word.forms.all):
                    yield _Place(start=word.start, end=word.end, clause=number)


def _find_last(read: Sequence[Word], index: int, phrase: Phrase) -> Word | None:
    """Find the last word of a phrase that begins with a word; None where others stand there."""
    size = len(phrase.stems)
    if size == 1:
        return read[index]
    found = read[index : index + size]
    if len(found) < size:
        return None
    *before, last = (word.forms.stem for word in found)
    is_last = last.startswith if phrase.is_start else last.__eq__
    if tuple(before) != phrase.stems[:-1] or not is_last(phrase.stems[-1]):
        return None
    return found[-1]


def _find_densest(places: Sequence[_Place]) -> _Place | None:
    """Find where a passage would show most of what is asked: most of it, then most often, first."""
    best, most = None, (0, 0)
    for index, place in enumerate(places):
        near = [it for it in places[index : index + 40] if it.end <= place.start + _LENGTH - _LEAD]
        worth = (len({it.clause for it in near}), len(near))
        if worth > most:
            best, most = place, worth
    return best


def _find_start(text: str, first: int) -> int:
    """Begin with the sentence where it begins near, else with a word."""
    least = max(0, first - _LEAD)
    found = ((text.rfind(end, least, first), len(end)) for end in _SENTENCE_ENDS)
    sentence = max((place + length for place, length in found if place >= 0), default=0)
    if sentence or not least:
        return sentence
    blank = text.find(" ", least, first)
    return first if blank < 0 else blank + 1


def _find_end(text: str, start: int) -> int:
    """End with a word."""
    end = start + _LENGTH
    if end >= len(text):
        return len(text)
    blank = text.rfind(" ", start + _LENGTH // 2, end)
    return end if blank < 0 else blank


def _merge(places: Iterable[_Place]) -> tuple[Span, ...]:
    spans: list[Span] = []
    for place in sorted(places, key=lambda it: (it.start, -it.end)):
        if spans and place.start < spans[-1].end:
            continue
        spans.append(Span(start=place.start, end=place.end))
    return tuple(spans)
