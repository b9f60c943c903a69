"""Put deals together: from candidates to what the codebook records of each."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain

from jalin.model import (
    Activity,
    Amount,
    Claim,
    DealMention,
    Factuality,
    Instrument,
    PartialDate,
    Party,
    PartyKind,
    Sector,
    Stage,
    Step,
    StepKind,
)
from jalin.read.analysis import Analysis
from jalin.read.candidates import Candidate, find_candidates
from jalin.read.roles import find_other_roles
from jalin.read.step_dates import find_event_date
from jalin.read.steps import (
    derive_stage,
    find_loose_sentences,
    find_steps,
    has_draft_conflict,
    settle_steps,
)
from jalin.read.subjects import find_activities, find_followers, find_objects, find_sectors
from jalin.text.directory import Directory
from jalin.text.sentences import Sentence

_STEP = "deals/grammar"
_LEAD = 5
# The codebook's cap on deals in one document: the ones told in most detail stay.
_MOST_DEALS = 12
_DRAFT_CONFLICT = (
    "One sentence says that the instrument is signed; another that it is still being written."
)
_EVENT_STEPS = frozenset(
    {"steps/trigger.sign", "steps/trigger.agree", "steps/trigger.talks", "steps/stage.draft"}
)
_STATE_KINDS = frozenset({PartyKind.GOVERNMENT, PartyKind.MINISTRY})


def find_deals(analysis: Analysis, directory: Directory) -> tuple[DealMention, ...]:
    """Find the deals that a document tells, in reading order."""
    candidates = find_candidates(analysis)
    if len(candidates) > _MOST_DEALS:
        told = sorted(candidates, key=lambda c: (-len(c.events), -c.certainty))[:_MOST_DEALS]
        candidates = tuple(candidate for candidate in candidates if candidate in told)
    loose = find_loose_sentences(analysis)
    surest = max(candidates, key=lambda candidate: candidate.certainty, default=None)
    lead = analysis.sentences[:_LEAD] if len(candidates) == 1 else ()
    deals = [
        _build_deal(
            analysis,
            candidate,
            directory,
            _Around(loose=loose if candidate is surest else (), lead=lead),
        )
        for candidate in candidates
    ]
    return tuple(_with_umbrella(deal, index, deals) for index, deal in enumerate(deals))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Around:
    """Sentences that are a deal's though they name no two of its parties.

    `loose` tell of its steps; `lead` opens a text that tells of nothing else.
    """

    loose: tuple[Sentence, ...]
    lead: tuple[Sentence, ...]


def _build_deal(
    analysis: Analysis, candidate: Candidate, directory: Directory, around: _Around
) -> DealMention:
    parties = tuple(analysis.parties[index] for index in candidate.parties)
    sentences = tuple(dict.fromkeys(event.trigger.sentence for event in candidate.events))
    followers = find_followers(analysis, sentences)
    steps = find_steps(analysis, candidate.events, around.loose)
    best = max(
        candidate.events,
        key=lambda e: (
            len(e.parties) == len(candidate.parties),
            e.certainty,
            -e.trigger.span.start,
        ),
    )
    stage = derive_stage(steps, analysis.anchor)
    conflict = _DRAFT_CONFLICT if has_draft_conflict(steps) else None
    steps = settle_steps(steps, stage, analysis.anchor)
    dated = _choose_dated(steps)
    date = dated.date if dated else _find_event_date(analysis, steps)
    placed = next((s for s in steps if s.place and s.factuality is Factuality.FACTUAL), None)
    instrument, instrument_step = _choose_instrument(steps, stage)
    about = (*sentences, *followers)
    activities = find_activities(analysis, about)
    sectors = find_sectors(
        analysis, tuple(dict.fromkeys((*about, *around.lead))), parties, directory
    )
    objects = find_objects(analysis, about, instrument)
    amounts = tuple(chain.from_iterable(analysis.amounts_in(s.span) for s in about))
    claims = (
        *_claim_parties(analysis, parties),
        *_claim_step(analysis, "stage", stage, _find_stage_step(steps, stage)),
        *_claim_step(analysis, "instrument", instrument, instrument_step),
        *_claim_step(analysis, "date", dated and dated.date, dated),
        *_claim_step(analysis, "place", placed and placed.place, placed),
        *activities,
        *sectors,
        *objects,
    )
    return DealMention(
        parties=parties,
        other_roles=find_other_roles(analysis, sentences, candidate.parties),
        instrument=instrument,
        activities=tuple(Activity(claim.value) for claim in activities),
        sectors=tuple(Sector(claim.value) for claim in sectors),
        objects=tuple(claim.value for claim in objects),
        stage=stage,
        date=date,
        place=placed.place if placed else None,
        amounts=_drop_repeated(amounts),
        trigger=best.trigger.span.slice(analysis.document.text),
        evidence=best.trigger.sentence.text,
        conflict=conflict,
        trigger_span=best.trigger.span,
        evidence_span=best.trigger.sentence.span,
        steps=steps,
        claims=claims,
        confidence=round(candidate.certainty, 3),
        step=_STEP,
    )


def _choose_instrument(steps: Sequence[Step], stage: Stage) -> tuple[Instrument, Step | None]:
    """Choose the strongest instrument that exists as fact, else the strongest in preparation."""
    factual = [s for s in steps if s.instrument and s.factuality is Factuality.FACTUAL]
    named = factual or [s for s in steps if s.instrument]
    best = max(named, key=lambda s: s.instrument.strength if s.instrument else -1, default=None)
    if best is None or best.instrument is None:
        return Instrument.UNSPECIFIED, None
    if best.instrument is Instrument.TALKS and stage is not Stage.TALKS:
        return Instrument.UNSPECIFIED, None
    return best.instrument, best


def _choose_dated(steps: Sequence[Step]) -> Step | None:
    """Choose the latest factual step that has a date."""
    dated = [s for s in steps if s.date is not None and s.factuality is Factuality.FACTUAL]
    return max(dated, key=lambda s: (s.date.last, str(s.date)) if s.date else (), default=None)


def _find_event_date(analysis: Analysis, steps: Sequence[Step]) -> PartialDate | None:
    """Give the day of the reported event to a deal that was signed, agreed or discussed there."""
    happened = any(s.factuality is Factuality.FACTUAL and s.step in _EVENT_STEPS for s in steps)
    return find_event_date(analysis) if happened else None


def _find_stage_step(steps: Sequence[Step], stage: Stage) -> Step | None:
    fits = [s for s in steps if s.stage is stage and s.kind is StepKind.DEVELOPMENT]
    return next(iter(fits), steps[0] if steps else None)


def _claim_parties(analysis: Analysis, parties: Sequence[Party]) -> tuple[Claim, ...]:
    return tuple(
        Claim(
            field="parties",
            value=party.name,
            evidence=analysis.document.quote(party.spans[0]),
            step="parties",
        )
        for party in parties
        if party.spans
    )


def _claim_step(
    analysis: Analysis, field: str, value: object, step: Step | None
) -> tuple[Claim, ...]:
    if value is None or step is None or step.span is None:
        return ()
    evidence = analysis.document.quote(step.span)
    return (Claim(field=field, value=str(value), evidence=evidence, step=step.step or _STEP),)


def _drop_repeated(amounts: Sequence[Amount]) -> tuple[Amount, ...]:
    return tuple({(a.value, a.currency, a.unit): a for a in reversed(amounts)}.values())[::-1]


def _with_umbrella(deal: DealMention, index: int, deals: Sequence[DealMention]) -> DealMention:
    """Name the umbrella of a deal: a deal between the two states of its parties' seats."""
    seats = {party.country for party in deal.parties}
    for other, umbrella in enumerate(deals):
        is_states = all(party.kind in _STATE_KINDS for party in umbrella.parties)
        same_seats = {party.country for party in umbrella.parties} == seats
        if other != index and is_states and same_seats and not _all_states(deal):
            return replace(deal, under=other)
    return deal


def _all_states(deal: DealMention) -> bool:
    return all(party.kind in _STATE_KINDS for party in deal.parties)
