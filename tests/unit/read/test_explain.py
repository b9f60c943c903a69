"""Why a document is read as it is."""

import datetime as dt

import pytest

from jalin.model import Document
from jalin.pipeline.jobs import find_sample
from jalin.read import READER, read_document
from jalin.read.explain import explain_document
from jalin.source import SourceOptions, read_documents
from jalin.text.knowledge import Knowledge, load_knowledge

TODAY = dt.date(2026, 3, 1)


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    """Load rules and network once."""
    return load_knowledge()


@pytest.fixture(scope="module")
def documents(knowledge: Knowledge) -> tuple[Document, ...]:
    """Read the sample articles from their files."""
    found = read_documents(find_sample(), options=SourceOptions(), lexicon=knowledge.lexicon)
    return tuple(item for item in found if isinstance(item, Document))


def test_a_trace_tells_the_deals_of_the_reading(
    knowledge: Knowledge, documents: tuple[Document, ...]
) -> None:
    """What is kept in the trace is what the reading says, and no deal is without a sentence."""
    for document in documents:
        trace = explain_document(document, knowledge, today=TODAY, reader=READER)
        reading = read_document(document, knowledge, today=TODAY)
        told = {frozenset(deal.parties) for deal in trace.deals}
        assert told == {frozenset(p.name for p in deal.parties) for deal in reading.deals}
        assert all(deal.sentence in document.text for deal in trace.deals)


def test_every_candidate_has_a_verdict_and_reasons(
    knowledge: Knowledge, documents: tuple[Document, ...]
) -> None:
    """Kept or dropped, a pair or group says why, and what spoke for and against it."""
    traces = [explain_document(it, knowledge, today=TODAY, reader=READER) for it in documents]
    for found in ([it for t in traces for it in t.pairs], [it for t in traces for it in t.groups]):
        assert found
        assert all(it.verdict.startswith("kept" if it.kept else "dropped") for it in found)
        assert all(it.reasons for it in found)


def test_a_document_that_the_screen_holds_back_is_not_read(knowledge: Knowledge) -> None:
    """The cues and their sum say why."""
    document = Document(name="a", text="Tim itu menang tiga gol pada pertandingan kemarin.")
    trace = explain_document(document, knowledge, today=TODAY, reader=READER)
    assert not trace.screen.passed
    assert trace.screen.total == sum(cue.weight for cue in trace.screen.cues)
    assert trace.lead is None
    assert trace.pairs == ()
    assert not read_document(document, knowledge, today=TODAY).relevant
