"""What a told promise is about: its event, its last day, its manner, and the sentence around it."""

import calendar
import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from jalin.model import Document, Evidence, PartialDate
from jalin.text.amounts.numbers import is_english
from jalin.text.lexicon import Lexicon
from jalin.text.sentences import Sentence, split_sentences
from jalin.text.words.fold import fold
from jalin.track.promises.cues import Event, PromiseCues
from jalin.track.promises.promise import ToldPromise
from jalin.track.telling import find_evidence

_WORD = re.compile(r"(?<![\w-])[a-z]{3,}(?:-[a-z]+)*")
_ENDING = re.compile(r"(?:nya|ies|es|s)\Z")
# So few words of content can stand unchecked where the promise is told in another language.
_MOST_UNCHECKED = 1
_LEAST_SHARED = 0.5
_SHORTEST_STEM = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Aim:
    """A told promise and what it is about.

    `part` is the month by whose end the part of a year that the text names is over, `latest` the
    last day on which it can be kept. `content` are its words beside event, plan and names,
    `quantities` what it counts.
    """

    told: ToldPromise
    evidence: Evidence
    sentence: int
    events: frozenset[Event]
    part: int | None
    latest: dt.date | None
    further: bool
    whole: bool
    never_kept: bool
    retold: bool
    content: frozenset[str]
    quantities: Mapping[str, Decimal]
    english: bool

    @property
    def due(self) -> PartialDate | None:
        """Give the date by which it is promised."""
        return self.told.promise.due


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A document in sentences, and its language."""

    document: Document
    sentences: tuple[Sentence, ...]
    english: bool

    def find_sentence(self, offset: int) -> int:
        """Find the number of the sentence in which an offset stands."""
        ends = (n for n, it in enumerate(self.sentences) if offset < it.span.end)
        return next(ends, len(self.sentences) - 1)

    def write_paragraph(self, paragraph: int) -> str:
        """Write the sentences of a paragraph."""
        return " ".join(it.text for it in self.sentences if it.paragraph == paragraph)


def open_page(document: Document, lexicon: Lexicon) -> Page:
    """Split a document into sentences."""
    return Page(
        document=document,
        sentences=split_sentences(document.text, lexicon),
        english=is_english(document.text, lexicon),
    )


def find_aims(
    promises: Sequence[ToldPromise], pages: Mapping[str, Page], cues: PromiseCues
) -> tuple[Aim, ...]:
    """Find what each promise is about, in the order in which they were told.

    A promise whose text does not stand in its document is left out: nothing shows it was given.
    """
    aims = (_find_aim(told, pages[told.document.id], cues) for told in sort_promises(promises))
    return tuple(aim for aim in aims if aim is not None)


def sort_promises(promises: Sequence[ToldPromise]) -> tuple[ToldPromise, ...]:
    """Sort promises by publication, undated ones last."""

    def key(told: ToldPromise) -> tuple[bool, dt.date, str, str, int]:
        return (*PartialDate.order_of(told.known), told.document.id, told.position)

    return tuple(sorted(promises, key=key))


def is_after(one: PartialDate | None, other: PartialDate | None) -> bool:
    """Tell whether a date surely lies after another; an unknown one never does."""
    return one is not None and other is not None and one.first > other.last


def shares_content(aim: Aim, text: str, *, english: bool) -> bool:
    """Tell whether a text can be about the same thing as a promise.

    At least half of the words of its content are in it. Across languages words cannot be compared:
    only a promise of little content is then taken for the same.
    """
    if english is not aim.english:
        return len(aim.content) <= _MOST_UNCHECKED
    shared = aim.content & _list_stems(fold(text))
    return len(shared) >= _LEAST_SHARED * len(aim.content)


def _find_aim(told: ToldPromise, page: Page, cues: PromiseCues) -> Aim | None:
    evidence = find_evidence(told.document, told.promise.text, told.promise.span)
    if evidence is None or not page.sentences:
        return None
    text = told.promise.text
    number = page.find_sentence(evidence.span.start)
    part = _find_part(told, cues)
    return Aim(
        told=told,
        evidence=evidence,
        sentence=number,
        events=cues.find_events(text),
        part=part,
        latest=_find_latest(told.promise.due, part),
        further=cues.has_manner(text, "further"),
        whole=cues.has_manner(text, "whole"),
        never_kept=any(cues.has_manner(text, manner) for manner in ("on", "conditional")),
        retold=cues.is_retold(page.sentences[number].text),
        content=_list_stems(cues.find_content(text)),
        quantities=cues.list_quantities(text),
        english=page.english,
    )


def _find_part(told: ToldPromise, cues: PromiseCues) -> int | None:
    due = told.promise.due
    if due is None or due.month is not None:
        return None
    return cues.find_month(told.promise.text, due.year)


def _find_latest(due: PartialDate | None, part: int | None) -> dt.date | None:
    if due is None or part is None:
        return None if due is None else due.last
    return dt.date(due.year, part, calendar.monthrange(due.year, part)[1])


def _list_stems(text: str) -> frozenset[str]:
    """List the words in small letters without their endings; names and numbers are no content."""
    return frozenset(
        stem if len(stem := _ENDING.sub("", word)) >= _SHORTEST_STEM else word
        for word in _WORD.findall(text)
    )
