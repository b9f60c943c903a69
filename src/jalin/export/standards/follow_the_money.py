"""FollowTheMoney entities: parties, deals, documents and the sentences that tell them.

A deal is a Project with one ProjectParticipant a party, whether it binds or not. It is never a
Contract: that schema asks for the authority that issued it, while the register knows what
documents say of a deal, not the deed; and a memorandum is none. How far a deal got is its `phase`.
"""

import re
from collections.abc import Iterable, Iterator

from jalin.export.atom import clean_text
from jalin.export.dataset.dataset import Dataset
from jalin.export.dataset.rows import (
    EvidenceAbout,
    ExportedDeal,
    ExportedEvidence,
    ExportedParty,
    ExportedPromise,
    ExportedStep,
)
from jalin.export.standards.countries import load_countries
from jalin.export.standards.encoding import write_lines
from jalin.export.standards.evidence import Seen, Sources
from jalin.export.standards.naming import cut, find_address, name_deal, write_hash
from jalin.model import PartialDate, PartyKind

_SCHEMATA = {
    PartyKind.COMPANY: "Company",
    PartyKind.STATE_OWNED_ENTERPRISE: "Company",
    PartyKind.MINISTRY: "PublicBody",
    PartyKind.AGENCY: "PublicBody",
    PartyKind.GOVERNMENT: "PublicBody",
    PartyKind.MILITARY: "PublicBody",
    PartyKind.INTERNATIONAL_ORGANISATION: "Organization",
    PartyKind.ALLIANCE: "Organization",
    PartyKind.ASSOCIATION: "Organization",
    PartyKind.UNIVERSITY: "Organization",
    PartyKind.OTHER: "LegalEntity",
}
_TOPICS = {
    PartyKind.STATE_OWNED_ENTERPRISE: "gov.soe",
    PartyKind.MINISTRY: "gov",
    PartyKind.AGENCY: "gov",
    PartyKind.GOVERNMENT: "gov",
    PartyKind.MILITARY: "mil",
    PartyKind.INTERNATIONAL_ORGANISATION: "gov.igo",
}
# The longest values that the schemata take.
_NAME_LENGTH = 384
_STRING_LENGTH = 1024
_TEXT_LENGTH = 65_000
_ADDRESS_LENGTH = 4_096
_MONEY = re.compile(r"([A-Z]{3}) (\d+(?:\.\d+)?)")
# Marks around a name are taken off by whoever reads it.
_QUOTES = "\"'“”‘’`´«»„ "
_YEARS = range(1000, 3000)

_Entity = dict[str, object]
_Values = Iterable[str | None]


def write_follow_the_money(dataset: Dataset) -> Iterator[bytes]:
    """Write entities as JSON, one a line: parties, documents with sentences, then deals."""
    return write_lines(_list_entities(dataset))


def _list_entities(dataset: Dataset) -> Iterator[_Entity]:
    names: dict[str, tuple[str, ...]] = {}
    for party in dataset.parties:
        names[party.id] = party.names
        yield _build_party(party)
    proof = Sources()
    yield from _list_sources(dataset, proof)
    ids = {deal.id for deal in dataset.deals}
    for deal in dataset.deals:
        yield _build_deal(deal, proof)
        for party_id in dict.fromkeys(deal.party_ids):
            yield _build_participant(deal, party_id, names.get(party_id, ()), proof)
        if deal.umbrella_id in ids:
            yield _build_umbrella(deal)


def _list_sources(dataset: Dataset, proof: Sources) -> Iterator[_Entity]:
    """List documents, and the sentences of steps and promises; note what proves what."""
    names: dict[tuple[EvidenceAbout, str | None, str], str] = {
        (EvidenceAbout.STEP, it.deal_id, str(it.position)): _name_step(it) for it in dataset.steps
    }
    promises = {it.id: _name_promise(it) for it in dataset.promises}
    seen = Seen()
    for row in dataset.evidence:
        if row.document_id is None:
            continue
        if seen.add(row.document_id):
            yield _build_document(row, row.document_id)
        if row.deal_id is not None and not row.rejected:
            proof.add(row.deal_id, row.document_id)
            proof.add((row.deal_id, row.name, row.value), row.document_id)
        if row.about is EvidenceAbout.PROMISE:
            name = promises.get(row.name)
        else:
            name = names.get((row.about, row.deal_id, row.name))
        if name is not None and seen.add((row.deal_id, row.about, row.name, row.id)):
            yield _build_note(row, row.document_id, name)


def _build_party(party: ExportedParty) -> _Entity:
    name = _fit_name(party.name) or party.id
    return _build(
        _SCHEMATA[party.kind],
        write_hash("party", party.id),
        name=[name],
        alias=[it for it in map(_fit_name, party.names) if it != name],
        country=[_fit_country(party.country)],
        topics=[_TOPICS.get(party.kind)],
        sourceUrl=[_fit_address(party.page)],
    )


def _build_document(row: ExportedEvidence, document_id: str) -> _Entity:
    return _build(
        "Article",
        write_hash("document", document_id),
        title=[_fit_string(row.title)],
        publisher=[_fit_string(row.outlet)],
        publishedAt=[_fit_date(row.published)],
        sourceUrl=[_fit_address(row.url)],
        notes=[f"Document {document_id} of the register"],
    )


def _build_deal(deal: ExportedDeal, proof: Sources) -> _Entity:
    binding = "binding" if deal.binding else "non-binding"
    money = [found for found in map(_MONEY.fullmatch, deal.amounts) if found is not None]
    # Of several sums none is the sum of the deal.
    currency, amount = money[0].groups() if len(money) == 1 else (None, None)
    return _build(
        "Project",
        write_hash("deal", deal.id),
        name=[_fit_name(name_deal(deal)) or deal.id],
        phase=[deal.stage],
        status=[deal.state],
        goal=map(_fit_string, deal.objects),
        date=[_fit_date(deal.date)],
        modifiedAt=[_fit_date(deal.last_news)],
        country=map(_fit_country, deal.countries),
        amount=[amount],
        currency=[currency],
        keywords=[binding, deal.instrument, *deal.sectors, *deal.activities],
        notes=[_fit_text(f"Amounts told: {', '.join(deal.amounts)}" if deal.amounts else None)],
        recordId=[deal.id],
        sourceUrl=[_fit_address(deal.page)],
        proof=[write_hash("document", it) for it in proof.of((deal.id,))],
    )


def _build_participant(
    deal: ExportedDeal, party_id: str, names: Iterable[str], proof: Sources
) -> _Entity:
    told = proof.of((deal.id, "parties", name) for name in names)
    return _build(
        "ProjectParticipant",
        write_hash("participant", deal.id, party_id),
        project=[write_hash("deal", deal.id)],
        participant=[write_hash("party", party_id)],
        role=["party"],
        proof=[write_hash("document", it) for it in told],
    )


def _build_umbrella(deal: ExportedDeal) -> _Entity:
    assert deal.umbrella_id is not None, "only a deal under an umbrella has the link"
    return _build(
        "UnknownLink",
        write_hash("under", deal.id, deal.umbrella_id),
        subject=[write_hash("deal", deal.id)],
        object=[write_hash("deal", deal.umbrella_id)],
        role=["under the umbrella of"],
    )


def _build_note(row: ExportedEvidence, document_id: str, name: str) -> _Entity:
    return _build(
        "Note",
        write_hash("note", row.deal_id or "", row.about, row.name, row.id),
        name=[_fit_name(name)],
        description=[_fit_text(row.quote)],
        entity=[None if row.deal_id is None else write_hash("deal", row.deal_id)],
        sourceUrl=[_fit_address(row.page)],
        proof=[write_hash("document", document_id)],
    )


def _name_step(step: ExportedStep) -> str:
    date = "no date" if step.date is None else str(step.date)
    return f"Step: {step.stage}, {step.factuality} ({step.kind}), {date}"


def _name_promise(promise: ExportedPromise) -> str:
    due = "no date" if promise.due is None else f"due {promise.due}"
    return f"Promise of {promise.who}: {promise.state}, {due}"


def _build(schema: str, identity: str, /, **properties: _Values) -> _Entity:
    """Build an entity; each value of a property stands there once."""
    said = {
        key: list(dict.fromkeys(it for it in all_of if it)) for key, all_of in properties.items()
    }
    return {
        "id": identity,
        "schema": schema,
        "properties": {key: values for key, values in said.items() if values},
    }


def _fit_name(text: str) -> str:
    return cut(clean_text(text).strip(_QUOTES), _NAME_LENGTH)


def _fit_string(text: str | None) -> str | None:
    return None if text is None else cut(clean_text(text), _STRING_LENGTH)


def _fit_text(text: str | None) -> str | None:
    return None if text is None else cut(text, _TEXT_LENGTH)


def _fit_country(country: str | None) -> str | None:
    return country.lower() if country is not None and country in load_countries() else None


def _fit_date(date: PartialDate | None) -> str | None:
    return str(date) if date is not None and date.year in _YEARS else None


def _fit_address(address: str | None) -> str | None:
    found = find_address(address)
    return found if found is not None and len(found) <= _ADDRESS_LENGTH else None
