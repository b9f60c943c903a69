"""Promises as milestones of OCDS 1.1: a package with one release for each deal that has some.

A deal that never was more than intent has its milestones under `planning`; only one that earned a
binding rung has a contract. What OCDS has no place for stands in `x_jalin`: a due date as it was
told, and that a promise is overdue, which is no verdict that it was not met.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from jalin.export.dataset.dataset import Dataset
from jalin.export.dataset.rows import (
    EvidenceAbout,
    ExportedDeal,
    ExportedEvidence,
    ExportedParty,
    ExportedPromise,
)
from jalin.export.standards.encoding import say, write_json, write_list
from jalin.export.standards.naming import cut, find_address, name_deal, write_iri
from jalin.model import PartialDate, Stage

# The publisher of a package registers a prefix; this one is not registered.
_PREFIX = "ocds-jalin0"
_EXTENSION = (
    "https://raw.githubusercontent.com/open-contracting-extensions/"
    "ocds_milestone_documents_extension/v1.1.4/extension.json"
)
_LONGEST_TITLE = 150
# Overdue means that nobody told the outcome: not yet evaluated, in the words of OCDS.
_STATUS = {
    "scheduled": "scheduled",
    "overdue": "scheduled",
    "met": "met",
    "not_met": "notMet",
    "partially_met": "partiallyMet",
}
_ABOUT = frozenset({EvidenceAbout.PROMISE, EvidenceAbout.OUTCOME})


@dataclass(frozen=True, slots=True)
class _Kept:
    """What releases look up: promises by deal, parties, sentences by promise, deals written."""

    promises: Mapping[str, list[ExportedPromise]]
    parties: Mapping[str, ExportedParty]
    told: Mapping[str, dict[str, ExportedEvidence]]
    deal_ids: frozenset[str]


def write_milestones(dataset: Dataset) -> Iterator[bytes]:
    """Write a release package. Promises of documents that tell no deal have no place in it."""
    about = dataset.about
    # Packages of other questions hold other releases: each has a name of its own.
    asked = (f"{name}={value}" for name, value in about.question)
    head = {
        "uri": write_iri("milestones", about.revision, str(about.day), *asked),
        "version": "1.1",
        "extensions": [_EXTENSION],
        "publishedDate": _write_start(about.day),
        "publisher": {"name": about.program},
    }
    start = write_json(head).removesuffix(b"}") + b',"releases":['
    return write_list(start, _list_releases(dataset), b"\n]}\n")


def _list_releases(dataset: Dataset) -> Iterator[dict[str, object]]:
    promises: dict[str, list[ExportedPromise]] = {}
    for promise in dataset.promises:
        for deal_id in promise.deal_ids:
            promises.setdefault(deal_id, []).append(promise)
    told: dict[str, dict[str, ExportedEvidence]] = {}
    for row in dataset.evidence:
        if row.about in _ABOUT and row.document_id is not None:
            told.setdefault(row.name, {}).setdefault(row.id, row)
    kept = _Kept(
        promises=promises,
        parties={party.id: party for party in dataset.parties},
        told=told,
        deal_ids=frozenset(deal.id for deal in dataset.deals if deal.id in promises),
    )
    for deal in dataset.deals:
        if deal.id in promises:
            yield _build_release(deal, kept, dataset)


def _build_release(deal: ExportedDeal, kept: _Kept, dataset: Dataset) -> dict[str, object]:
    about = dataset.about
    milestones = [_build_milestone(it, kept.told.get(it.id, {})) for it in kept.promises[deal.id]]
    return say(
        {
            "ocid": _write_ocid(deal.id),
            "id": f"{_write_ocid(deal.id)}-{about.day}-{about.revision}",
            "date": _write_start(about.day),
            "tag": ["award", "contract"] if _is_contract(deal) else ["planning"],
            # The only word that the code list has.
            "initiationType": "tender",
            "parties": list(_list_parties(deal, kept.parties)),
            **_place(deal, milestones),
            "relatedProcesses": list(_list_related(deal, kept.deal_ids)),
            "x_jalin": say({"deal": deal.id, "page": find_address(deal.page)}),
        }
    )


def _is_contract(deal: ExportedDeal) -> bool:
    return deal.binding or (deal.reached is not None and deal.reached.binding)


def _place(deal: ExportedDeal, milestones: list[dict[str, object]]) -> dict[str, object]:
    """Put milestones where they belong, with how the deal stands."""
    title = name_deal(deal)
    standing = {"stage": deal.stage, "reached": deal.reached, "state": deal.state}
    told = say({**standing, "instrument": deal.instrument, "date": deal.date})
    if not _is_contract(deal):
        return {"planning": {"rationale": title, "milestones": milestones, "x_jalin": told}}
    contract = {
        "id": deal.id,
        "awardID": deal.id,
        "title": title,
        "status": "terminated" if deal.stage in _ENDED else "active",
        "milestones": milestones,
        "x_jalin": told,
    }
    # A contract must name an award; that there was one is not known, so nothing is said of it.
    return {"awards": [{"id": deal.id}], "contracts": [contract]}


# OCDS ends a contract in one word, whether it was fulfilled or broken off.
_ENDED = frozenset({Stage.COMPLETED, Stage.TERMINATED})


def _list_parties(
    deal: ExportedDeal, parties: Mapping[str, ExportedParty]
) -> Iterator[dict[str, object]]:
    """List the parties. News do not tell who buys and who supplies, so neither is said."""
    for party_id in dict.fromkeys(deal.party_ids):
        party = parties[party_id]
        details = say({"kind": party.kind, "country": party.country})
        yield {"id": party.id, "name": party.name, "roles": ["party"], "details": details}


def _list_related(deal: ExportedDeal, deal_ids: frozenset[str]) -> Iterator[dict[str, object]]:
    if deal.umbrella_id is not None and deal.umbrella_id in deal_ids:
        yield {
            "id": deal.umbrella_id,
            "relationship": ["parent"],
            "scheme": "ocid",
            "identifier": _write_ocid(deal.umbrella_id),
        }


def _build_milestone(
    promise: ExportedPromise, told: Mapping[str, ExportedEvidence]
) -> dict[str, object]:
    due = None if promise.due is None else promise.due.full
    reviewed = promise.settled_on or promise.told
    modified = None if reviewed is None else reviewed.full
    ids = dict.fromkeys((*promise.evidence, *filter(None, (promise.settled_evidence,))))
    own = {"state": promise.state, "due": promise.due, "settledBy": promise.settled_by}
    return say(
        {
            "id": promise.id,
            "title": cut(f"{promise.who}: {promise.quote}", _LONGEST_TITLE),
            "description": promise.quote,
            "code": "promise",
            "dueDate": None if due is None else f"{due.isoformat()}T23:59:59Z",
            "dateModified": None if modified is None else _write_start(modified),
            "status": _STATUS[promise.state],
            "documents": list(map(_build_document, (told[it] for it in ids if it in told))),
            "x_jalin": say({"promisedBy": promise.who, **own}),
        }
    )


def _build_document(row: ExportedEvidence) -> dict[str, object]:
    place = {"document": row.document_id, "start": row.start, "end": row.end}
    return say(
        {
            "id": row.id,
            "title": row.title,
            "description": row.quote,
            "url": find_address(row.url),
            "datePublished": _write_day(row.published),
            "x_jalin": say({**place, "outlet": row.outlet, "page": find_address(row.page)}),
        }
    )


def _write_ocid(deal_id: str) -> str:
    return f"{_PREFIX}-{deal_id}"


def _write_day(date: PartialDate | None) -> str | None:
    """Write a day as a time, and nothing where only the month or the year is known."""
    return None if date is None or date.full is None else _write_start(date.full)


def _write_start(day: dt.date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
