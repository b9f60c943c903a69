"""Vectors are made for the documents that have none, batch by batch.

A vector takes far longer than anything else that is derived of a document, so that it is made
outside any transaction, after all else, and a batch at a time is kept: who is killed loses a batch
at most, and the next run goes on from there.
"""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from jalin.pipeline.observer import Observer
from jalin.store.register import Register
from jalin.store.vectors.vectors import Vectorless, VectorRow
from jalin.store.word_index.index import find_day
from jalin.text.encoding.meaning import Meaning, embed_document, load_meaning, name_method

STEP = "meaning"
# Documents in one transaction: a second or two of work.
_BATCH_SIZE = 50


def make_vectors_at(address: Path | str, observer: Observer) -> int:
    """Make the vectors that a register lacks; gives how many. Raises AbortError."""
    with Register.open(address, create=False) as register:
        return make_vectors(register, observer)


def make_vectors(
    register: Register, observer: Observer, load: Callable[[], Meaning] = load_meaning
) -> int:
    """Make the vectors that are lacking, and those that another method made anew.

    Gives how many were made. What makes them is loaded only where one is lacking.
    """
    method = name_method()
    if not register.has_vectors_by(method):
        register.clear_vectors(method)
    if not register.find_vectorless(1):
        return 0
    observer.started(STEP)
    made = sum(_make_batches(register, load(), observer))
    observer.finished(STEP)
    return made


def _make_batches(register: Register, meaning: Meaning, observer: Observer) -> Iterator[int]:
    """Make batches until none is lacking, or until another method begins."""
    while found := register.find_vectorless(_BATCH_SIZE):
        rows = _embed(register, found, meaning, observer)
        if not register.add_vectors(meaning.method, rows, found[-1].sequence):
            return
        yield len(rows)


def _embed(
    register: Register, found: Sequence[Vectorless], meaning: Meaning, observer: Observer
) -> list[VectorRow]:
    """Make vectors of documents, each once, and none of those that have one: texts never change."""
    known = set(register.list_vectored(it.document_id for it in found))
    rows = []
    for each in found:
        if each.document_id not in known:
            known.add(each.document_id)
            row = VectorRow(
                document_id=each.document_id,
                day=find_day(each.document),
                vector=embed_document(meaning, each.document),
            )
            rows.append(row)
            observer.advanced(STEP, each.document.name)
    return rows
