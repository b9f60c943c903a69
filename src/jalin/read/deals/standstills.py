"""The standstills of a deal: sentences that say of it that nothing moves."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from jalin.model import (
    DealMention,
    Factuality,
    PartialDate,
    Party,
    PartyKind,
    Span,
    Stage,
    Step,
    StepKind,
)
from jalin.read.analysis import Analysis
from jalin.read.events.agents import find_agents, is_bystander
from jalin.read.events.modality import derive_factuality
from jalin.text.lexicon import Lexicon, Rule, find_rules
from jalin.text.sentences import Sentence
from jalin.text.words.fold import fold

# How far words around a cue or a name say something of it.
_REACH = 50
# How many sentences before one that goes on about a deal are asked for that deal.
_SENTENCES_BACK = 2
_SENTENCES_BACK_DEFINITE = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cue:
    """A sentence that says that nothing moves. `span` is that of the words that say so."""

    sentence: Sentence
    span: Span
    rule: str


def tell_standstills(analysis: Analysis, deals: Sequence[DealMention]) -> tuple[DealMention, ...]:
    """Add to each deal of a document the steps that say of it that nothing moves.

    The rung of such a step is the one that the deal stands at; it changes no other value. A
    sentence counts where it names a party or object of this deal alone, or where it follows
    directly on a sentence about the only deal of the document.
    """
    cues = [cue for sentence in analysis.sentences for cue in _find_cue(analysis, sentence)]
    return tuple(_add(analysis, deal, deals, cues) for deal in deals) if cues else tuple(deals)


def _add(
    analysis: Analysis, deal: DealMention, deals: Sequence[DealMention], cues: Sequence[_Cue]
) -> DealMention:
    if deal.stage is Stage.COMPLETED:
        return deal  # what has reached its purpose stands still no more
    others = [other for other in deals if other is not deal]
    still = [_build(analysis, deal, cue) for cue in cues if _is_about(analysis, cue, deal, others)]
    if not still:
        return deal
    ordered = sorted((*deal.steps, *still), key=lambda step: step.span.start if step.span else 0)
    return replace(deal, steps=tuple(ordered))


def _build(analysis: Analysis, deal: DealMention, cue: _Cue) -> Step:
    return Step(
        stage=_find_rung(deal),
        factuality=Factuality.FACTUAL,
        evidence=cue.sentence.text,
        kind=StepKind.STANDSTILL,
        instrument=None,
        date=_find_date(analysis, cue),
        place=None,
        span=cue.sentence.span,
        step=f"standstill/{cue.rule}",
    )


def _find_rung(deal: DealMention) -> Stage:
    """Find the rung that a deal stands at; one that was halted stands where its facts got."""
    if deal.stage.rung is not None:
        return deal.stage
    rungs = [
        step.stage
        for step in deal.steps
        if step.factuality is Factuality.FACTUAL
        and step.kind is StepKind.DEVELOPMENT
        and step.stage.rung is not None
    ]
    return max(rungs, key=lambda stage: stage.rung or 0, default=Stage.PROPOSED)


def _find_cue(analysis: Analysis, sentence: Sentence) -> Iterator[_Cue]:
    """Find the first cue of a sentence that is told as fact; questions tell none."""
    if sentence.text.rstrip("\"'”’)").endswith("?"):
        return
    rules = analysis.lexicon.rules("standstills", "standstill.")
    for rule, match in find_rules(rules, sentence.text):
        span = Span(start=match.start("cue"), end=match.end("cue")).shift(sentence.span.start)
        if _is_fact(analysis, sentence, match, span):
            yield _Cue(sentence=sentence, span=span, rule=rule.id)
            return


def _is_fact(analysis: Analysis, sentence: Sentence, match: re.Match[str], span: Span) -> bool:
    start, end = match.span("cue")
    before, behind = sentence.text[:start], sentence.text[end : end + _REACH]
    hedges = analysis.lexicon.rules("standstills", "hedge.")
    if any(hedge.pattern.search(before) for hedge in hedges):
        return False
    if _rule(analysis.lexicon, "resumed.behind").pattern.search(behind):
        return False
    told = derive_factuality(analysis.document.text, span, sentence.span, analysis.lexicon)
    return told is Factuality.FACTUAL


def _rule(lexicon: Lexicon, name: str) -> Rule:
    return lexicon.rules("standstills", name)[0]


def _find_date(analysis: Analysis, cue: _Cue) -> PartialDate | None:
    """Find the day for which a sentence says that nothing moved, where it gives one in the past.

    Words of time bind a date to the standstill ("as of", "selama"); without one it is the day on
    which somebody said so.
    """
    past = [
        mention
        for mention in analysis.dates_in(cue.sentence.span)
        if mention.date is not None
        and (analysis.anchor is None or mention.date.first <= analysis.anchor.last)
    ]
    own = [mention for mention in past if _is_of_standstill(analysis, cue, mention.span)]
    told = [mention for mention in past if _is_of_telling(analysis, cue, mention.span)]
    return next((mention.date for mention in (*own, *told)), None)


def _is_of_standstill(analysis: Analysis, cue: _Cue, date: Span) -> bool:
    text, start, lexicon = analysis.document.text, cue.sentence.span.start, analysis.lexicon
    if _rule(lexicon, "date.as_of").pattern.search(text[start : date.start]):
        return True
    behind = text[cue.span.end : date.end]
    bound = _rule(lexicon, "date.while").pattern.match(behind)
    # The words of time can be the beginning of the date itself ("selama 2018 sampai 2021").
    return bound is not None and cue.span.end + bound.end() >= date.start


def _is_of_telling(analysis: Analysis, cue: _Cue, date: Span) -> bool:
    """Tell whether a date is the day of saying so: beside a word of speaking, on either side."""
    text, within, lexicon = analysis.document.text, cue.sentence.span, analysis.lexicon
    before, behind = text[within.start : date.start], text[date.end : within.end]
    return bool(
        _rule(lexicon, "date.told_before").pattern.search(before)
        or _rule(lexicon, "date.told_behind").pattern.match(behind)
    )


def _is_about(
    analysis: Analysis, cue: _Cue, deal: DealMention, others: Sequence[DealMention]
) -> bool:
    """Tell whether a sentence that says that nothing moves says it of this deal."""
    named = _list_named(analysis, cue.sentence)
    own = [party for party in named if party in deal.parties]
    if _count_named(named, deal) > 1:
        return not any(_count_named(named, other) > 1 for other in others)
    if _names_stranger(analysis, cue.sentence, deal):
        return False
    if own and not any(own[0] in other.parties for other in others):
        return True
    if _names_object(cue.sentence, deal):
        return not any(_names_object(cue.sentence, other) for other in others)
    return not others and _follows(analysis, cue.sentence, deal)


def _count_named(named: Sequence[Party], deal: DealMention) -> int:
    return sum(party in deal.parties for party in named)


def _list_named(analysis: Analysis, sentence: Sentence) -> tuple[Party, ...]:
    """List the parties that a sentence names, but no country that is only a place there."""
    kept = dict.fromkeys(
        index
        for span, index in analysis.named_in(sentence.span)
        if not _is_place(analysis, index, span, sentence)
    )
    parties = (analysis.parties[index] for index in kept)
    return tuple(party for party in parties if not is_bystander(party, analysis))


def _is_place(analysis: Analysis, index: int, span: Span, sentence: Sentence) -> bool:
    if analysis.parties[index].kind is not PartyKind.GOVERNMENT:
        return False
    left = analysis.document.text[max(sentence.span.start, span.start - _REACH) : span.start]
    rules = analysis.lexicon.rules("party_context", "party.place_before")
    return any(rule.pattern.search(left) for rule in rules)


def _names_stranger(analysis: Analysis, sentence: Sentence, deal: DealMention) -> bool:
    """Tell whether a sentence is of others: a stranger acts in it who is not the speaker's house.

    A company that bears a party's name ("PT Alfa Beta Indonesia" of Alfa and Beta) is none.
    """
    own = [fold(form) for party in deal.parties for form in (party.name, *party.aliases)]
    for agent in find_agents(analysis, sentence.span):
        party = analysis.parties[agent.index]
        if party in deal.parties or is_bystander(party, analysis):
            continue
        kin = any(f" {form} " in f" {fold(party.name)} " for form in own)
        if not kin and not _is_of_person(analysis, agent.span):
            return True
    return False


def _is_of_person(analysis: Analysis, span: Span) -> bool:
    """Tell whether a person is named right beside an organisation, whose office it is then."""
    near = Span(start=max(0, span.start - _REACH), end=span.end + _REACH)
    return any(near.contains(person.span) for person in analysis.persons)


def _names_object(sentence: Sentence, deal: DealMention) -> bool:
    return any(
        re.search(rf"(?<!\w){re.escape(thing)}(?!\w)", sentence.text, re.IGNORECASE)
        for thing in deal.objects
    )


def _follows(analysis: Analysis, sentence: Sentence, deal: DealMention) -> bool:
    """Tell whether a sentence goes on about the deal that the one before it is about.

    A sentence between the two that names nobody breaks nothing off; a new paragraph does, unless
    the sentence opens by going on ("Kerja sama itu ...", "Namun, ...") or names the deal as one
    that is told ("the contract").
    """
    number = analysis.sentences.index(sentence)
    openings = (*analysis.lexicon.rules("anaphors"), _rule(analysis.lexicon, "takes_up.opening"))
    is_definite = bool(_rule(analysis.lexicon, "takes_up.definite").pattern.search(sentence.text))
    takes_up = is_definite or any(rule.pattern.match(sentence.text) for rule in openings)
    back = _SENTENCES_BACK_DEFINITE if is_definite else _SENTENCES_BACK
    for before in reversed(analysis.sentences[max(0, number - back) : number]):
        if before.paragraph != sentence.paragraph and not takes_up:
            return False
        if _tells_of(analysis, before, deal):
            return True
        if analysis.named_in(before.span):
            return False
    return False


def _tells_of(analysis: Analysis, sentence: Sentence, deal: DealMention) -> bool:
    """Tell whether a sentence shows a deal or names one of its parties or objects."""
    if sentence.span in {deal.evidence_span, *(step.span for step in deal.steps)}:
        return True
    own = any(party in deal.parties for party in _list_named(analysis, sentence))
    return (own or _names_object(sentence, deal)) and not _names_stranger(analysis, sentence, deal)
