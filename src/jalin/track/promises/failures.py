"""What sentences tell of a promise beside the steps: it was kept, it slipped, it has not happened.

A sentence beside the promise, in the document that tells it again, is about that promise. One of a
later document is about it where it speaks of the promised event and stands with the deal.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from jalin.model import Evidence, PartialDate
from jalin.text.lexicon import Rule
from jalin.text.sentences import Sentence
from jalin.track.promises.aims import Aim, Page, is_after
from jalin.track.promises.cues import Event, PromiseCues
from jalin.track.promises.facts import settle
from jalin.track.promises.promise import PromiseState, Settlement
from jalin.track.telling import Telling, find_evidence

# A sentence that comments on a promise stands within two of it, in its paragraph.
_NEAR = 2
_CLAUSE = re.compile(
    r"[,;:]\s|\s(?:tetapi|namun|sedangkan|sementara|padahal|but|while|although|though)\s"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A clause that tells that an event slipped, or (`missed` is False) has not happened so far."""

    evidence: Evidence
    source_id: str
    known: PartialDate
    events: frozenset[Event]
    further: bool
    missed: bool
    rule: str


def find_failures(
    tellings: Iterable[Telling], pages: Mapping[str, Page], cues: PromiseCues
) -> tuple[Failure, ...]:
    """Find the clauses about failure that stand with the deal, in documents that are dated."""
    return tuple(
        failure
        for telling in tellings
        if (known := telling.known) is not None
        for sentence in _find_home(telling, pages[telling.document.id])
        for failure in _find_in(sentence, telling, known, cues)
    )


def find_told_failures(aim: Aim, failures: Iterable[Failure]) -> Iterator[Settlement]:
    """Find the sentences of later documents that say that a promise slipped or was not kept.

    That something has not happened so far counts only once it was due. What nobody dated cannot be
    missed.
    """
    if aim.latest is None or aim.never_kept:
        return
    for failure in failures:
        if failure.source_id == aim.told.source_id:
            continue
        if not aim.events & failure.events or aim.further is not failure.further:
            continue
        evidence, known = failure.evidence, failure.known
        if known.first > aim.latest or (failure.missed and is_after(known, aim.told.known)):
            yield settle(aim, PromiseState.NOT_MET, failure.rule, evidence=evidence, known=known)


def find_beside(aim: Aim, page: Page, cues: PromiseCues) -> Iterator[Settlement]:
    """Find what the sentences beside a promise tell of it, in its own document."""
    known = aim.told.known
    if aim.latest is None or known is None or aim.never_kept:
        return
    over = known.first > aim.latest
    for number, sentence in _list_near(aim, page):
        verdict = _judge_beside(aim, number - aim.sentence, sentence.text, cues, over=over)
        if verdict is not None:
            state, rule = verdict
            evidence = page.document.quote(sentence.span)
            yield settle(aim, state, rule.id, evidence=evidence, known=known)


def _list_near(aim: Aim, page: Page) -> Iterator[tuple[int, Sentence]]:
    home = page.sentences[aim.sentence].paragraph
    first = max(0, aim.sentence - _NEAR)
    for number, sentence in enumerate(page.sentences[first : aim.sentence + _NEAR + 1], first):
        if sentence.paragraph == home:
            yield number, sentence


def _judge_beside(
    aim: Aim, distance: int, text: str, cues: PromiseCues, *, over: bool
) -> tuple[PromiseState, Rule] | None:
    """Judge a sentence near a promise; `distance` is 0 for its own and 1 for the next sentence.

    `over`: the promise was due before the document came out.
    """
    if cues.find_outcome(text, "gainsaid") is not None:
        return None
    missed = cues.find_outcome(text, "missed")
    if missed is not None and (over or aim.retold):
        return PromiseState.NOT_MET, missed
    if distance != 1:
        return None
    unfulfilled = cues.find_outcome(text, "unfulfilled") if over else None
    if unfulfilled is not None:
        return PromiseState.NOT_MET, unfulfilled
    met = cues.find_outcome(text, "met")
    if met is not None and cues.find_outcome(text, "open") is None:
        return PromiseState.MET, met
    return None


def _find_in(
    sentence: Sentence, telling: Telling, known: PartialDate, cues: PromiseCues
) -> Iterator[Failure]:
    for clause in _CLAUSE.split(sentence.text):
        if cues.find_outcome(clause, "gainsaid") is not None:
            continue
        missed = cues.find_outcome(clause, "missed")
        rule = missed or cues.find_outcome(clause, "unfulfilled")
        events = frozenset() if rule is None else cues.find_events(clause)
        if rule is not None and events:
            yield Failure(
                evidence=telling.document.quote(sentence.span),
                source_id=telling.source_id,
                known=known,
                events=events,
                further=cues.has_manner(clause, "further"),
                missed=missed is not None,
                rule=rule.id,
            )


def _find_home(telling: Telling, page: Page) -> Iterator[Sentence]:
    """Find the sentences of the paragraphs in which the deal's steps stand or a party is named."""
    mention = telling.mention
    quotes = [(mention.evidence, mention.evidence_span)]
    quotes += [(step.evidence, step.span) for step in mention.steps]
    places = (find_evidence(telling.document, quote, span) for quote, span in quotes)
    numbers = {page.find_sentence(place.span.start) for place in places if place is not None}
    names = [form for party in mention.parties for form in (party.name, *party.aliases)]
    home = {
        sentence.paragraph
        for number, sentence in enumerate(page.sentences)
        if number in numbers or any(name in sentence.text for name in names)
    }
    yield from (sentence for sentence in page.sentences if sentence.paragraph in home)
