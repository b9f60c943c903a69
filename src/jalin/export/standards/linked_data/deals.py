"""Deals, their steps and promises as linked data.

A deal is a schema.org Action in which its parties participate: schema.org has no agreement, a
Project there is an organisation, and an Order or Offer would say who sells.
"""

from collections.abc import Collection, Iterable

from jalin.export.dataset.rows import ExportedDeal, ExportedPromise, ExportedStep
from jalin.export.standards.encoding import say
from jalin.export.standards.linked_data.words import (
    ACTIVE,
    COMPLETED,
    FAILED,
    POTENTIAL,
    Node,
    refer,
    write_date,
)
from jalin.export.standards.naming import name_deal, write_iri
from jalin.model import DealState, Factuality, Stage

# Overdue is no failure: nobody told what became of it.
_PROMISED = {
    "scheduled": POTENTIAL,
    "overdue": POTENTIAL,
    "met": COMPLETED,
    "not_met": FAILED,
    "partially_met": ACTIVE,
}
# A step that did not happen and is not planned is told of, but is no event.
_EVENTS = {Factuality.FACTUAL: None, Factuality.PLANNED: "schema:EventScheduled"}


def build_deal(deal: ExportedDeal, sources: Iterable[str], ids: Collection[str]) -> Node:
    """Build a deal. `sources` are the places that tell what is shown, `ids` all deals written."""
    participants = dict.fromkeys(deal.party_ids)
    under = deal.umbrella_id if deal.umbrella_id in ids else None
    return say(
        {
            "@id": write_iri("deal", deal.id),
            "@type": ["schema:Action", "prov:Entity", "jalin:Deal"],
            "schema:name": name_deal(deal),
            "schema:participant": [{"@id": write_iri("party", it)} for it in participants],
            "schema:object": [{"@type": "schema:Thing", "schema:name": it} for it in deal.objects],
            "schema:actionStatus": {"@id": _find_status(deal)},
            "schema:location": deal.place,
            "schema:url": refer(deal.page),
            "jalin:stage": deal.stage,
            "jalin:reached": deal.reached,
            "jalin:binding": deal.binding,
            "jalin:state": deal.state,
            "jalin:instrument": deal.instrument,
            "jalin:date": write_date(deal.date),
            "jalin:lastNews": write_date(deal.last_news),
            "jalin:firstTold": write_date(deal.first_told),
            "jalin:activity": deal.activities,
            "jalin:sector": deal.sectors,
            "jalin:amount": deal.amounts,
            "jalin:under": None if under is None else {"@id": write_iri("deal", under)},
            "prov:wasDerivedFrom": [{"@id": write_iri("place", it)} for it in sources],
        }
    )


def build_step(step: ExportedStep) -> Node:
    """Build a step; only one that happened or is planned is an event."""
    happens = step.factuality in _EVENTS
    status = _EVENTS.get(step.factuality)
    return say(
        {
            "@id": write_iri("step", step.deal_id, str(step.position)),
            "@type": [*(["schema:Event"] if happens else []), "prov:Entity", "jalin:Step"],
            "schema:about": {"@id": write_iri("deal", step.deal_id)},
            "schema:startDate" if happens else "jalin:date": write_date(step.date),
            "schema:eventStatus": None if status is None else {"@id": status},
            "schema:location": step.place,
            "jalin:position": step.position,
            "jalin:stage": step.stage,
            "jalin:factuality": step.factuality,
            "jalin:kind": step.kind,
            "jalin:instrument": step.instrument,
            "prov:wasDerivedFrom": [{"@id": write_iri("place", it)} for it in step.evidence],
        }
    )


def build_promise(promise: ExportedPromise, ids: Collection[str]) -> Node:
    """Build a promise; of its deals it names those that are written."""
    places = dict.fromkeys((*promise.evidence, *filter(None, (promise.settled_evidence,))))
    return say(
        {
            "@id": write_iri("promise", promise.id),
            "@type": ["schema:PlanAction", "prov:Entity", "jalin:Promise"],
            "schema:description": promise.quote,
            "schema:scheduledTime": write_date(promise.due),
            "schema:actionStatus": {"@id": _PROMISED[promise.state]},
            "jalin:promisedBy": promise.who,
            "jalin:state": promise.state,
            "jalin:settledBy": promise.settled_by,
            "jalin:firstTold": write_date(promise.told),
            "jalin:ofDeal": [
                {"@id": write_iri("deal", it)} for it in promise.deal_ids if it in ids
            ],
            "prov:wasDerivedFrom": [{"@id": write_iri("place", it)} for it in places],
        }
    )


def _find_status(deal: ExportedDeal) -> str:
    """Tell how an action stands: one is active only once it binds or runs."""
    if deal.stage is Stage.COMPLETED or deal.state is DealState.COMPLETED:
        return COMPLETED
    if deal.stage is Stage.TERMINATED:
        return FAILED
    return ACTIVE if deal.binding else POTENTIAL
