"""Deal candidates: every trigger with its parties, brought together by parties."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from jalin.model import Factuality, PartyKind
from jalin.read.analysis import Analysis
from jalin.read.events.agents import find_agents, is_bystander, is_generic
from jalin.read.events.attachment import Attachment, attach_parties
from jalin.read.events.triggers import Trigger, find_triggers

# Chosen on the training articles: the certainty from which more candidates are deals than are not.
_LEAST_CERTAINTY = 0.55
# Most texts with a trigger tell a deal: where nothing is that certain, the surest counts from here.
_LEAST_ALONE = 0.4
# Factors on the certainty of a trigger, measured there as ratios of precision.
_INFERRED = 0.5
_GENERIC = 0.4
_GENERIC_LINKED = 0.85
_IN_LEAD = 1.25
_NOT_FACTUAL = 0.9
_MOST = 0.95
_STATE_KINDS = frozenset(
    {PartyKind.GOVERNMENT, PartyKind.MINISTRY, PartyKind.AGENCY, PartyKind.MILITARY}
)
_CABINET_KINDS = frozenset({PartyKind.GOVERNMENT, PartyKind.MINISTRY})
# Sentences from the head of the text that count as its lead.
_LEAD = 3
_TITLE_WEIGHT = 3
_LEAD_WEIGHT = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One trigger with its parties, by index in `Analysis.parties`.

    `left` are the parties named before the trigger, where both sides are named. `certainty` is how
    surely it tells a deal of these parties, 0 to 1.
    """

    trigger: Trigger
    parties: tuple[int, ...]
    left: tuple[int, ...]
    certainty: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """All events of one set of parties, in reading order, and how surely they are a deal."""

    parties: tuple[int, ...]
    events: tuple[Event, ...]
    certainty: float


def find_candidates(analysis: Analysis, events: Iterable[Event]) -> tuple[Candidate, ...]:
    """Bring the events of a text together as the deals that it tells, in order of first event."""
    groups: dict[frozenset[int], list[Event]] = defaultdict(list)
    for event in events:
        home = _raise_to_country(analysis, event.parties)
        groups[frozenset(home)].append(replace(event, parties=home))
    groups = {p: events for p, events in groups.items() if not _is_one_state(analysis, p)}
    groups = _merge_states(analysis, _merge_subsets(_merge_generics(analysis, groups)))
    candidates = [_build(group) for group in groups.values()]
    kept = [candidate for candidate in candidates if candidate.certainty >= _LEAST_CERTAINTY]
    if not kept:
        best = max(candidates, key=lambda candidate: candidate.certainty, default=None)
        kept = [best] if best is not None and best.certainty >= _LEAST_ALONE else []
    return tuple(sorted(kept, key=lambda c: c.events[0].trigger.span))


def find_events(analysis: Analysis) -> Iterator[Event]:
    """Find every trigger that has parties, in reading order."""
    main = rank_parties(analysis)
    for position, sentence in enumerate(analysis.sentences):
        agents = find_agents(analysis, sentence.span)
        if not agents:
            continue
        for trigger in find_triggers(analysis, sentence):
            for attachment in attach_parties(analysis, trigger, agents, main):
                yield Event(
                    trigger=trigger,
                    parties=attachment.parties,
                    left=attachment.left,
                    certainty=_weigh(trigger, attachment, in_lead=position < _LEAD),
                )


def _is_one_state(analysis: Analysis, parties: frozenset[int]) -> bool:
    """Tell whether the parties are one country and its own ministries, agencies or forces."""
    members = [analysis.parties[index] for index in parties]
    countries = {party.country for party in members}
    has_country = any((party.known_as or "").isupper() for party in members)
    return has_country and len(countries) == 1 and all(p.kind in _STATE_KINDS for p in members)


def _raise_to_country(analysis: Analysis, parties: tuple[int, ...]) -> tuple[int, ...]:
    """Let a country stand for several of its own bodies that act together with another country.

    "The foreign and defence ministers of A and B met" is a meeting of A and B.
    """
    country_of = {
        index: analysis.parties[index].country
        for index in parties
        if analysis.parties[index].kind in _STATE_KINDS
    }
    own = {code: [i for i, c in country_of.items() if c == code] for code in country_of.values()}
    if len(own) < 2:  # noqa: PLR2004  two countries
        return parties
    raised: dict[int, None] = {}
    for index in parties:
        code = country_of.get(index)
        several = code is not None and len(own[code]) > 1
        country = _find_country(analysis, code) if several else None
        raised[index if country is None else country] = None
    return tuple(raised)


def _find_country(analysis: Analysis, code: str | None) -> int | None:
    return next((i for i, p in enumerate(analysis.parties) if p.known_as == code), None)


def _weigh(trigger: Trigger, attachment: Attachment, *, in_lead: bool) -> float:
    certainty = trigger.certainty
    if attachment.inferred:
        certainty *= _INFERRED
    if attachment.generic:
        certainty *= _GENERIC_LINKED if attachment.linked else _GENERIC
    if in_lead:
        certainty *= _IN_LEAD
    if trigger.factuality is not Factuality.FACTUAL:
        certainty *= _NOT_FACTUAL
    return min(certainty, _MOST)


def rank_parties(analysis: Analysis) -> tuple[int, ...]:
    """Rank the parties by how much the text is about them; lead and title count more."""
    lead_end = analysis.sentences[:_LEAD][-1].span.end if analysis.sentences else 0
    title = (analysis.document.title or "").casefold()
    weights: Counter[int] = Counter()
    for index, party in enumerate(analysis.parties):
        is_country = party.kind is PartyKind.GOVERNMENT and (party.known_as or "").isupper()
        if is_bystander(party, analysis) or is_generic(party, analysis) or is_country:
            continue
        weights[index] = sum(_LEAD_WEIGHT if span.start < lead_end else 1 for span in party.spans)
        if any(form.casefold() in title for form in (party.name, *party.aliases)):
            weights[index] += _TITLE_WEIGHT
    return tuple(index for index, _ in weights.most_common())


def _merge_generics(
    analysis: Analysis, groups: dict[frozenset[int], list[Event]]
) -> dict[frozenset[int], list[Event]]:
    """Bring together what one party does with counterparts that nobody names."""
    merged: dict[frozenset[int], list[Event]] = {}
    home_by_named: dict[frozenset[int], frozenset[int]] = {}
    for parties in sorted(groups, key=lambda p: (-len(groups[p]), sorted(p))):
        named = frozenset(i for i in parties if not is_generic(analysis.parties[i], analysis))
        home = home_by_named.setdefault(named, parties) if named != parties else parties
        merged.setdefault(home, []).extend(
            replace(event, parties=event.parties if home == parties else tuple(sorted(home)))
            for event in groups[parties]
        )
    return merged


def _merge_subsets(
    groups: dict[frozenset[int], list[Event]],
) -> dict[frozenset[int], list[Event]]:
    """Let the events of a part of a larger group of parties count for the larger one."""
    merged: dict[frozenset[int], list[Event]] = {}
    for parties in sorted(groups, key=lambda p: (-len(p), sorted(p))):
        home = next((other for other in merged if parties < other), None)
        merged.setdefault(home or parties, []).extend(groups[parties])
    return merged


def _merge_states(
    analysis: Analysis, groups: dict[frozenset[int], list[Event]]
) -> dict[frozenset[int], list[Event]]:
    """Bring together what two states do under their own names and through their ministries.

    The ministries are the parties where both are named as such; else the countries.
    """
    merged: dict[frozenset[int], list[Event]] = {}
    home_by_seats: dict[frozenset[str | None], frozenset[int]] = {}
    for parties in sorted(groups, key=lambda p: (-_count_ministries(analysis, p), sorted(p))):
        members = [analysis.parties[index] for index in parties]
        seats = frozenset(party.country for party in members)
        home = parties
        if len(seats) > 1 and all(party.kind in _CABINET_KINDS for party in members):
            home = home_by_seats.setdefault(seats, parties)
        merged.setdefault(home, []).extend(groups[parties])
    return {
        home: [
            replace(e, parties=e.parties if set(e.parties) <= home else tuple(home)) for e in events
        ]
        for home, events in merged.items()
    }


def _count_ministries(analysis: Analysis, parties: frozenset[int]) -> int:
    kinds = [analysis.parties[index].kind for index in parties]
    return len(kinds) if all(kind is PartyKind.MINISTRY for kind in kinds) else 0


def _build(events: Sequence[Event]) -> Candidate:
    ordered = tuple(sorted(events, key=lambda event: event.trigger.span))
    widest = max(ordered, key=lambda event: (len(event.parties), event.certainty))
    best = sorted((event.certainty for event in ordered), reverse=True)
    # Events of one text are no independent witnesses: each further one counts half as much.
    doubt = math.prod((1 - value) ** (0.5**rank) for rank, value in enumerate(best))
    return Candidate(parties=widest.parties, events=ordered, certainty=1 - doubt)
