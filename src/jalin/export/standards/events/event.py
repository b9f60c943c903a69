"""Events: the steps of deals that happened or are planned, with codes of PLOVER and CAMEO."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from jalin.export.dataset.dataset import Dataset
from jalin.export.dataset.rows import ExportedDeal, ExportedParty, ExportedStep
from jalin.export.standards.countries import load_countries
from jalin.export.standards.events.codes import EventCodes, EventRule, StepWords, load_event_codes
from jalin.model import Factuality, Instrument, PartialDate, Stage, StepKind

# The context of what has not happened yet.
_FUTURE = "future"
_TOLD = (Factuality.FACTUAL, Factuality.PLANNED)


@dataclass(frozen=True, slots=True, kw_only=True)
class EventActor:
    """A party as an actor: `actor` is the whole code, `code` and `sector` its parts."""

    id: str
    name: str
    actor: str | None
    code: str | None
    sector: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedEvent:
    """A step as an event. `event_date` keeps its precision; `earliest`, `latest` bound the day.

    `recipient` is empty where the category needs none: then all parties are `source`. Where it
    needs one, the party told first is the source: the register does not know who does what to whom.
    """

    id: str
    event_date: PartialDate | None
    earliest: dt.date | None
    latest: dt.date | None
    event_type: str
    mode: str | None
    context: tuple[str, ...]
    cameo: str | None
    source: tuple[EventActor, ...]
    recipient: tuple[EventActor, ...]
    place: str | None
    factuality: Factuality
    kind: StepKind
    stage: Stage
    instrument: Instrument | None
    deal_id: str
    rule: str
    evidence: tuple[str, ...]


def list_events(dataset: Dataset) -> Iterator[CodedEvent]:
    """List the events of a dataset, deal by deal, in the order of their steps."""
    codes = load_event_codes()
    actors = {party.id: _code_actor(party, codes) for party in dataset.parties}
    deals = {deal.id: deal for deal in dataset.deals}
    for step in dataset.steps:
        rule = _find_rule(step, codes)
        if rule is not None and rule.type is not None:
            yield _code_step(step, rule.type, rule, _Scene(deals[step.deal_id], actors, codes))


@dataclass(frozen=True, slots=True)
class _Scene:
    deal: ExportedDeal
    actors: Mapping[str, EventActor]
    codes: EventCodes


def _find_rule(step: ExportedStep, codes: EventCodes) -> EventRule | None:
    if step.factuality not in _TOLD:
        return None
    return codes.find_rule(
        StepWords(
            factuality=step.factuality,
            kind=step.kind,
            stage=step.stage,
            instrument=step.instrument,
        )
    )


def _code_step(step: ExportedStep, event_type: str, rule: EventRule, scene: _Scene) -> CodedEvent:
    deal = scene.deal
    contexts = scene.codes.find_contexts(deal.sectors, deal.activities)
    actors = tuple(scene.actors[it] for it in dict.fromkeys(deal.party_ids))
    n_sources = 1 if rule.recipient else len(actors)
    return CodedEvent(
        id=f"{step.deal_id}-{step.position}",
        event_date=step.date,
        earliest=None if step.date is None else step.date.first,
        latest=None if step.date is None else step.date.last,
        event_type=event_type,
        mode=rule.mode,
        context=(*contexts, *((_FUTURE,) if step.factuality is Factuality.PLANNED else ())),
        cameo=rule.find_cameo(contexts),
        source=actors[:n_sources],
        recipient=actors[n_sources:],
        place=step.place,
        factuality=step.factuality,
        kind=step.kind,
        stage=step.stage,
        instrument=step.instrument,
        deal_id=step.deal_id,
        rule=rule.id,
        evidence=step.evidence,
    )


def _code_actor(party: ExportedParty, codes: EventCodes) -> EventActor:
    rule = codes.actors[party.kind]
    code = load_countries().get(party.country or "") or rule.alone
    if rule.alone is not None and rule.sector is None:
        code = rule.alone
    sector = None if code == rule.alone and code is not None else rule.sector
    return EventActor(
        id=party.id,
        name=party.name,
        actor=f"{code or ''}{sector or ''}" or None,
        code=code,
        sector=sector,
    )
