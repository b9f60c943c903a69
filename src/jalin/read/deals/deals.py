"""Put deals together: from candidates to what the codebook records of each."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from jalin.model import Activity, Amount, Claim, DealMention, Party, PartyKind, Sector
from jalin.read.analysis import Analysis
from jalin.read.deals.course import derive_course
from jalin.read.deals.roles import find_other_roles
from jalin.read.deals.standstills import tell_standstills
from jalin.read.deals.steps import find_loose_sentences, find_steps
from jalin.read.deals.subjects import find_activities, find_followers, find_objects, find_sectors
from jalin.read.events.candidates import Candidate, Event, find_candidates
from jalin.text.directory import Directory
from jalin.text.sentences import Sentence

_STEP = "deals/grammar"
_LEAD = 5
# The codebook's cap on deals in one document: the ones told in most detail stay.
_MOST_DEALS = 12
_STATE_KINDS = frozenset({PartyKind.GOVERNMENT, PartyKind.MINISTRY})


def find_deals(
    analysis: Analysis, events: Iterable[Event], directory: Directory
) -> tuple[DealMention, ...]:
    """Find the deals that the events of a document tell, in reading order."""
    candidates = find_candidates(analysis, events)
    if len(candidates) > _MOST_DEALS:
        told = sorted(candidates, key=lambda c: (-len(c.events), -c.certainty))[:_MOST_DEALS]
        candidates = tuple(candidate for candidate in candidates if candidate in told)
    around = _find_around(analysis, alone=len(candidates) == 1)
    deals = [_build_deal(analysis, candidate, directory, around) for candidate in candidates]
    ordered = [_with_umbrella(deal, index, deals) for index, deal in enumerate(deals)]
    return tell_standstills(analysis, ordered)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Around:
    """Sentences that are a deal's though they name no two of its parties.

    `loose` tell of its steps; `lead` opens the text. Both are empty where a text tells several
    deals, for nothing says whose they are.
    """

    loose: tuple[Sentence, ...]
    lead: tuple[Sentence, ...]


def _find_around(analysis: Analysis, *, alone: bool) -> _Around:
    if not alone:
        return _Around(loose=(), lead=())
    return _Around(loose=find_loose_sentences(analysis), lead=analysis.sentences[:_LEAD])


def _build_deal(
    analysis: Analysis, candidate: Candidate, directory: Directory, around: _Around
) -> DealMention:
    parties = tuple(analysis.parties[index] for index in candidate.parties)
    sentences = tuple(dict.fromkeys(event.trigger.sentence for event in candidate.events))
    about = (*sentences, *find_followers(analysis, sentences))
    course = derive_course(analysis, find_steps(analysis, candidate.events, around.loose))
    activities = find_activities(analysis, about)
    opening = tuple(dict.fromkeys((*about, *around.lead)))
    sectors = find_sectors(analysis, opening, parties, directory)
    objects = find_objects(analysis, about, course.instrument)
    trigger = _choose_best(candidate).trigger
    return DealMention(
        parties=parties,
        other_roles=find_other_roles(analysis, sentences, candidate.parties),
        instrument=course.instrument,
        activities=tuple(Activity(claim.value) for claim in activities),
        sectors=tuple(Sector(claim.value) for claim in sectors),
        objects=tuple(claim.value for claim in objects),
        stage=course.stage,
        date=course.date,
        place=course.place,
        amounts=_find_amounts(analysis, about),
        trigger=trigger.span.slice(analysis.document.text),
        evidence=trigger.sentence.text,
        conflict=course.conflict,
        trigger_span=trigger.span,
        evidence_span=trigger.sentence.span,
        steps=course.steps,
        claims=(
            *_claim_parties(analysis, parties),
            *course.claims,
            *activities,
            *sectors,
            *objects,
        ),
        confidence=round(candidate.certainty, 3),
        step=_STEP,
    )


def _choose_best(candidate: Candidate) -> Event:
    """Choose the event that shows a deal best: of all its parties, the surest, the first."""
    n_parties = len(candidate.parties)
    return max(
        candidate.events,
        key=lambda e: (len(e.parties) == n_parties, e.certainty, -e.trigger.span.start),
    )


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


def _find_amounts(analysis: Analysis, sentences: Sequence[Sentence]) -> tuple[Amount, ...]:
    """Find the amounts of a deal's sentences, each value once."""
    amounts = [amount for each in sentences for amount in analysis.amounts_in(each.span)]
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
