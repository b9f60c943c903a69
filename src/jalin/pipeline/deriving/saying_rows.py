"""The rows of what a document says beside its deals: people, relations, statements, promises."""

from collections.abc import Iterator, Mapping

from jalin.model import Document, Reading
from jalin.store.row_store import RowStore
from jalin.store.rows import Row
from jalin.store.saying_rows import PersonRow, PromiseRow, RelationRow, StatementRow
from jalin.track.telling import find_evidence

# Every table of which the rows belong to one document.
SAYING_ROWS: tuple[type[Row], ...] = (PersonRow, RelationRow, StatementRow, PromiseRow)


def update_sayings(rows: RowStore, kept: Mapping[str, tuple[Document, Reading]]) -> None:
    """Bring what documents say beside their deals up to date."""
    for kind in SAYING_ROWS:
        rows.delete_any(kind, "document_id", kept)
    for document, reading in kept.values():
        rows.insert(derive_saying_rows(document, reading))


def derive_saying_rows(document: Document, reading: Reading) -> Iterator[Row]:
    """Derive the rows of one document. What does not stand in its text has no place and no row."""
    yield from _derive_people(document, reading)
    yield from _derive_relations(document, reading)
    yield from _derive_statements(document, reading)
    yield from _derive_promises(document, reading)


def _derive_people(document: Document, reading: Reading) -> Iterator[Row]:
    """Derive the people, each with the words that tie them, or else with the name alone."""
    for position, person in enumerate(reading.people):
        tie = None if person.span is None else person.span.slice(document.text)
        evidence = find_evidence(document, tie or person.name, person.span)
        if evidence is not None:
            yield PersonRow(
                document_id=document.id,
                position=position,
                name=person.name,
                role=person.role,
                organisation=person.organisation,
                span_start=evidence.span.start,
                span_end=evidence.span.end,
                quote=evidence.quote,
            )


def _derive_relations(document: Document, reading: Reading) -> Iterator[Row]:
    for position, relation in enumerate(reading.relations):
        evidence = find_evidence(document, relation.evidence, relation.span)
        if evidence is not None:
            yield RelationRow(
                document_id=document.id,
                position=position,
                subject=relation.subject,
                predicate=relation.predicate,
                object=relation.object,
                span_start=evidence.span.start,
                span_end=evidence.span.end,
                quote=evidence.quote,
            )


def _derive_statements(document: Document, reading: Reading) -> Iterator[Row]:
    for position, statement in enumerate(reading.statements):
        evidence = find_evidence(document, statement.text, statement.span)
        if evidence is not None:
            yield StatementRow(
                document_id=document.id,
                position=position,
                speaker=statement.speaker,
                direct=statement.direct,
                span_start=evidence.span.start,
                span_end=evidence.span.end,
                quote=evidence.quote,
            )


def _derive_promises(document: Document, reading: Reading) -> Iterator[Row]:
    for position, promise in enumerate(reading.promises):
        evidence = find_evidence(document, promise.text, promise.span)
        if evidence is not None:
            yield PromiseRow(
                document_id=document.id,
                position=position,
                who=promise.who,
                due=promise.due,
                span_start=evidence.span.start,
                span_end=evidence.span.end,
                quote=evidence.quote,
            )
