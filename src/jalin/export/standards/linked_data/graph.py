"""A dataset as a graph of linked data: schema.org for what there is, PROV-O for why.

The context stands in the file, so that nothing is fetched to read it. What only Jalin says has IRIs
of its own, `jalin:`.
"""

from collections.abc import Iterable, Iterator

from jalin.export.dataset.dataset import About, Dataset
from jalin.export.dataset.rows import EvidenceAbout, ExportedEvidence
from jalin.export.standards.encoding import say, write_json, write_list
from jalin.export.standards.evidence import Seen, Sources
from jalin.export.standards.linked_data.deals import build_deal, build_promise, build_step
from jalin.export.standards.linked_data.sources import (
    build_claim,
    build_document,
    build_party,
    build_place,
)
from jalin.export.standards.linked_data.words import CONTEXT, Node, write_date
from jalin.export.standards.naming import write_iri
from jalin.model import PartialDate

_CLAIMED = (EvidenceAbout.VALUE, EvidenceAbout.CONTRADICTION, EvidenceAbout.OUTCOME)


def write_linked_data(dataset: Dataset) -> Iterator[bytes]:
    """Write a graph: parties, documents with places and claims, deals, steps, promises."""
    head = write_json({"@context": CONTEXT}).removesuffix(b"}")
    return write_list(head + b',"@graph":[', _list_nodes(dataset), b"\n]}\n")


def _list_nodes(dataset: Dataset) -> Iterator[Node]:
    yield from _describe(dataset.about)
    yield from map(build_party, dataset.parties)
    sources = Sources()
    yield from _list_evidence(dataset.evidence, sources)
    ids = {deal.id for deal in dataset.deals}
    for deal in dataset.deals:
        yield build_deal(deal, sources.of((deal.id,)), ids)
    yield from map(build_step, dataset.steps)
    for promise in dataset.promises:
        yield build_promise(promise, ids)


def _list_evidence(rows: Iterable[ExportedEvidence], sources: Sources) -> Iterator[Node]:
    """List documents, places in them, and what they claim; note on what each deal rests."""
    seen = Seen()
    for row in rows:
        if row.document_id is not None:
            if seen.add(row.document_id):
                yield build_document(row, row.document_id)
            if seen.add((row.id,)):
                yield build_place(row, row.document_id)
            if row.deal_id is not None and row.shown:
                sources.add(row.deal_id, row.id)
        if row.about in _CLAIMED:
            yield build_claim(row)


def _describe(about: About) -> Iterator[Node]:
    program = write_iri("program", about.program)
    yield {"@id": program, "@type": "prov:SoftwareAgent", "schema:name": about.program}
    asked = "&".join(f"{name}={value}" for name, value in about.question)
    yield say(
        {
            "@id": write_iri("dataset", about.revision, str(about.day), asked),
            "@type": ["schema:Dataset", "prov:Entity"],
            "schema:name": f"Deals as known on {about.day}",
            "schema:version": about.revision,
            "jalin:day": write_date(PartialDate.of(about.day)),
            "jalin:question": asked,
            "prov:wasAttributedTo": {"@id": program},
        }
    )
