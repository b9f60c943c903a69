"""Citing: a row with a place becomes a quote with its sentence and its document."""

import re
from collections.abc import Iterable, Mapping
from typing import Self

from jalin.model import Document, PartialDate, Span
from jalin.pipeline.show.views import Quote, Source
from jalin.store.register import Register
from jalin.store.rows import ClaimRow, ContradictionRow, StepEvidenceRow
from jalin.store.saying_rows import PromiseRow
from jalin.text.lexicon import Lexicon
from jalin.text.sentences import Sentence, split_sentences

# The rows that always have a place.
Quoted = StepEvidenceRow | PromiseRow | ContradictionRow
# What ends a paragraph; no sentence and no quotation goes beyond it.
_BREAKS = "\n\r\u2028\u2029"
_BREAK = re.compile(f"[{_BREAKS}]")


class Citations:
    """Documents that can be cited, in order of publication, the undated last.

    `ranks` gives each its place in that order. Words are quoted with their sentence; of a text only
    the paragraphs that are cited are split.
    """

    def __init__(self, documents: Mapping[str, Document], lexicon: Lexicon) -> None:
        self.sources = {key: cite_document(key, document) for key, document in _order(documents)}
        self.ranks = {key: rank for rank, key in enumerate(self.sources)}
        self._documents = documents
        self._lexicon = lexicon
        self._sentences: dict[tuple[str, int], tuple[Sentence, ...]] = {}
        self._quotes: dict[tuple[str, int, int, str], Quote] = {}

    @classmethod
    def of(cls, register: Register, ids: Iterable[str], lexicon: Lexicon) -> Self:
        """Take the documents of some ids from a register."""
        return cls(register.documents(dict.fromkeys(ids)), lexicon)

    def quote(self, row: Quoted) -> Quote:
        """Give a row's words with their sentence and source."""
        return self.cite(row.document_id, row.span_start, row.span_end, row.quote)

    def cite(self, document_id: str, start: int, end: int, words: str) -> Quote:
        """Give words of a document with their sentence and source."""
        place = (document_id, start, end, words)
        if place not in self._quotes:
            self._quotes[place] = Quote(
                text=words,
                start=start,
                end=end,
                sentence=self._find_sentence(document_id, start, end) or words,
                source=self.sources[document_id],
            )
        return self._quotes[place]

    def quote_once(self, rows: Iterable[Quoted]) -> tuple[Quote, ...]:
        """Quote rows, each place once though several rules may have seen it."""
        return tuple(dict.fromkeys(self.quote(row) for row in rows))

    def quote_claims(self, rows: Iterable[ClaimRow]) -> tuple[Quote, ...]:
        """Quote the claims that documents make; those of reviewers have no words."""
        return tuple(
            dict.fromkeys(
                self.cite(row.document_id, row.span_start, row.span_end, row.quote)
                for row in rows
                if row.document_id is not None
                and row.span_start is not None
                and row.span_end is not None
                and row.quote is not None
            )
        )

    def _find_sentence(self, document_id: str, start: int, end: int) -> str | None:
        text = self._documents[document_id].text
        paragraph = _find_paragraph(text, start)
        place = (document_id, paragraph.start)
        if place not in self._sentences:
            self._sentences[place] = split_sentences(paragraph.slice(text), self._lexicon)
        words = Span(start=start - paragraph.start, end=end - paragraph.start)
        found = (it for it in self._sentences[place] if it.span.contains(words))
        return next((sentence.text for sentence in found), None)


def _find_paragraph(text: str, place: int) -> Span:
    """Find the line that holds a place."""
    start = max(text.rfind(each, 0, place) for each in _BREAKS) + 1
    end = _BREAK.search(text, place)
    return Span(start=start, end=len(text) if end is None else end.start())


def _order(documents: Mapping[str, Document]) -> list[tuple[str, Document]]:
    return sorted(documents.items(), key=lambda it: (*PartialDate.order_of(it[1].published), it[0]))


def cite_document(identity: str, document: Document) -> Source:
    """Give a document as it is cited."""
    return Source(
        document_id=identity,
        name=document.name,
        title=document.title,
        outlet=document.outlet,
        published=document.published,
        url=document.url,
        evidence=document.evidence,
    )
