"""Citing: a row with a place becomes a quote with its sentence and its document."""

from collections.abc import Iterable, Mapping
from typing import Self

from jalin.model import Document, Span
from jalin.pipeline.views import Quote, Source
from jalin.store.register import Register
from jalin.store.rows import ClaimRow, PromiseRow, StepEvidenceRow
from jalin.text.lexicon import Lexicon
from jalin.text.sentences import Sentence, split_sentences


class Citations:
    """Documents that can be cited, in order of publication, the undated last.

    Words are quoted with their sentence; a text is split when it is first cited.
    """

    def __init__(self, documents: Mapping[str, Document], lexicon: Lexicon) -> None:
        self.sources = {key: _cite(key, document) for key, document in _order(documents)}
        self._documents = documents
        self._lexicon = lexicon
        self._sentences: dict[str, tuple[Sentence, ...]] = {}

    @classmethod
    def of(cls, register: Register, ids: Iterable[str], lexicon: Lexicon) -> Self:
        """Take the documents of some ids from a register."""
        return cls(register.documents(dict.fromkeys(ids)), lexicon)

    def quote(self, row: StepEvidenceRow | ClaimRow | PromiseRow) -> Quote:
        """Give a row's words with their sentence and source."""
        return Quote(
            text=row.quote,
            start=row.span_start,
            end=row.span_end,
            sentence=self._find_sentence(row) or row.quote,
            source=self.sources[row.document_id],
        )

    def _find_sentence(self, row: StepEvidenceRow | ClaimRow | PromiseRow) -> str | None:
        if row.document_id not in self._sentences:
            text = self._documents[row.document_id].text
            self._sentences[row.document_id] = split_sentences(text, self._lexicon)
        words = Span(start=row.span_start, end=row.span_end)
        found = (it for it in self._sentences[row.document_id] if it.span.contains(words))
        return next((sentence.text for sentence in found), None)


def _order(documents: Mapping[str, Document]) -> list[tuple[str, Document]]:
    return sorted(
        documents.items(), key=lambda it: (it[1].published is None, str(it[1].published), it[0])
    )


def _cite(identity: str, document: Document) -> Source:
    return Source(
        document_id=identity,
        name=document.name,
        title=document.title,
        outlet=document.outlet,
        published=document.published,
        url=document.url,
    )
