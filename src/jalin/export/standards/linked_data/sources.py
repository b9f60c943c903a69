"""What a dataset rests on, as linked data: parties, documents, places in them, claims."""

from jalin.export.dataset.rows import EvidenceAbout, ExportedEvidence, ExportedParty
from jalin.export.standards.encoding import say
from jalin.export.standards.linked_data.words import Node, refer, write_date
from jalin.export.standards.naming import write_iri
from jalin.model import PartyKind

_ORGANISATIONS = {
    PartyKind.COMPANY: "schema:Corporation",
    PartyKind.STATE_OWNED_ENTERPRISE: "schema:Corporation",
    PartyKind.MINISTRY: "schema:GovernmentOrganization",
    PartyKind.AGENCY: "schema:GovernmentOrganization",
    PartyKind.GOVERNMENT: "schema:GovernmentOrganization",
    PartyKind.MILITARY: "schema:GovernmentOrganization",
    PartyKind.UNIVERSITY: "schema:CollegeOrUniversity",
}


def build_party(party: ExportedParty) -> Node:
    """Build a party with its names and its country."""
    address = {"@type": "schema:PostalAddress", "schema:addressCountry": party.country}
    return say(
        {
            "@id": write_iri("party", party.id),
            "@type": _ORGANISATIONS.get(party.kind, "schema:Organization"),
            "schema:name": party.name,
            "schema:alternateName": [it for it in party.names if it != party.name],
            "schema:address": None if party.country is None else address,
            "schema:url": refer(party.page),
            "jalin:kind": party.kind,
        }
    )


def build_document(row: ExportedEvidence, document_id: str) -> Node:
    """Build the document of a piece of evidence."""
    publisher = {"@type": "schema:Organization", "schema:name": row.outlet}
    return say(
        {
            "@id": write_iri("document", document_id),
            "@type": ["schema:Article", "prov:Entity"],
            "schema:headline": row.title,
            "schema:datePublished": write_date(row.published),
            "schema:publisher": None if row.outlet is None else publisher,
            "schema:url": refer(row.url),
            "jalin:sourceGroup": row.source_id,
        }
    )


def build_place(row: ExportedEvidence, document_id: str) -> Node:
    """Build a place in a document: its half-open characters, and the words there."""
    document = {"@id": write_iri("document", document_id)}
    position = {"@type": "oa:TextPositionSelector", "oa:start": row.start, "oa:end": row.end}
    return say(
        {
            "@id": write_iri("place", row.id),
            "@type": ["oa:SpecificResource", "prov:Entity"],
            "oa:hasSource": document,
            "oa:hasSelector": [position, {"@type": "oa:TextQuoteSelector", "oa:exact": row.quote}],
            "prov:wasDerivedFrom": document,
            "prov:value": row.quote,
            "schema:url": refer(row.page),
        }
    )


def build_claim(row: ExportedEvidence) -> Node:
    """Build what is said of a field of a deal, or of what became of a promise, also rival words."""
    kind, key = (
        ("promise", row.name) if row.about is EvidenceAbout.OUTCOME else ("deal", row.deal_id)
    )
    reviewer = {"@type": "prov:Person", "schema:name": row.reviewer}
    place = None if row.document_id is None else {"@id": write_iri("place", row.id)}
    return say(
        {
            "@type": ["schema:Claim", "prov:Entity"],
            "schema:about": None if key is None else {"@id": write_iri(kind, key)},
            "jalin:about": row.about,
            "jalin:field": "state" if row.about is EvidenceAbout.OUTCOME else row.name,
            "jalin:value": row.value,
            "jalin:shown": row.shown,
            "jalin:rejected": row.rejected,
            "jalin:rule": row.rule,
            "prov:wasAttributedTo": None if row.reviewer is None else reviewer,
            "prov:wasDerivedFrom": place,
        }
    )
