"""The passage of a document that answers a question best, and the words in it that do."""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from jalin.model import Span
from jalin.store.word_index.query import Phrase, WordQuery
from jalin.text.words.stemming import WORD, Forms, Scanned, Stems

# Characters of a passage: some three lines of a page.
_LENGTH = 280
# How far before its first word a passage begins at most, to begin with a sentence.
_LEAD = 90
# Longer words, with what stands between them, belong to no phrase.
_LONGEST_WORD = 80
# What a word is or begins: the number of the clause, and its phrase.
_Begun = tuple[tuple[int, Phrase], ...]
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
    """Finds in texts what a question asks for; without words nothing."""

    def __init__(self, query: WordQuery | None, stems: Stems) -> None:
        self._stems = stems
        # What each word of a text may be, by how it is written.
        self._known: dict[str, _Begun] = {}
        self._clauses = 0 if query is None else len(query.required)
        self._phrases: dict[str, list[tuple[int, Phrase]]] = defaultdict(list)
        self._starts: list[tuple[int, Phrase]] = []
        for number, phrases in enumerate(() if query is None else query.required):
            for phrase in phrases:
                if phrase.is_start and len(phrase.stems) == 1:
                    self._starts.append((number, phrase))
                else:
                    self._phrases[phrase.stems[0]].append((number, phrase))

    def find_spans(self, text: str) -> tuple[Span, ...]:
        """Find the words that are asked for, in reading order, apart from one another."""
        return _merge(self._find(text))

    def cut_passage(self, text: str) -> Passage:
        """Cut out the first passage that answers the whole question, or the one with most of it.

        Without a word of it that is the beginning.
        """
        places = list(self._read_on(text))
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

    def _read_on(self, text: str) -> Iterator[_Place]:
        """Find what is asked for, until a passage that answers all of it is over."""
        near: deque[_Place] = deque()
        end = None
        for place in self._find(text):
            if end is not None and place.start >= end:
                return
            yield place
            near.append(place)
            while place.end > near[0].start + _LENGTH - _LEAD:
                near.popleft()
            if end is None and len({it.clause for it in near}) == self._clauses:
                end = near[0].start + _LENGTH

    def _find(self, text: str) -> Iterator[_Place]:
        if not self._phrases and not self._starts:
            return
        for start, end, found in self._list_words(text):
            for number, phrase in found:
                last = end if len(phrase.stems) == 1 else self._find_last(text, start, phrase)
                if last is not None:
                    yield _Place(start=start, end=last, clause=number)

    def _list_words(self, text: str) -> Iterator[tuple[int, int, _Begun]]:
        """List the words that are, or begin, something asked for; one that is said twice is one."""
        known, stems, wanted = self._known, self._stems, self._phrases.keys()
        last: tuple[int, int, _Begun, str] | None = None
        for match in WORD.finditer(text):
            written = match.group()
            found = known.get(written)
            if found is None:
                forms = stems.find(written)
                # Most words of a text come by here once for each question.
                is_nothing = not self._starts and wanted.isdisjoint(forms.all)
                found = known[written] = () if is_nothing else self._list_begun(forms)
            # Most words are nothing that is asked for, and nothing more is looked at.
            if not found:
                continue
            start, end = match.span()
            stem = stems.find(written).stem
            if last is not None:
                is_said_twice = text[last[1] : start] == "-" and stem == last[3]
                if is_said_twice and not stem.isdecimal():
                    last = (last[0], end, last[2], stem)
                    continue
                yield last[:3]
            last = (start, end, found, stem)
        if last is not None:
            yield last[:3]

    def _find_last(self, text: str, start: int, phrase: Phrase) -> int | None:
        """Find where a phrase ends that begins at a word; None where other words stand there."""
        near = text[start : start + _LONGEST_WORD * len(phrase.stems)]
        last = _find_last(self._stems.scan(near), 0, phrase)
        return None if last is None else start + last

    def _list_begun(self, forms: Forms) -> _Begun:
        """List what a word is, or begins, of what is asked for."""
        every = forms.all
        found = [it for form in every if form in self._phrases for it in self._phrases[form]]
        for number, phrase in self._starts:
            if any(form.startswith(phrase.stems[0]) for form in every):
                found.append((number, phrase))
        return tuple(found)


def _find_last(scanned: Sequence[Scanned], index: int, phrase: Phrase) -> int | None:
    """Find where a phrase ends that begins with a word; None where other words stand there."""
    size = len(phrase.stems)
    found = scanned[index : index + size]
    if len(found) < size:
        return None
    *before, last = (forms.stem for _, _, forms in found)
    is_last = last.startswith if phrase.is_start else last.__eq__
    if tuple(before) != phrase.stems[:-1] or not is_last(phrase.stems[-1]):
        return None
    return found[-1][1]


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
