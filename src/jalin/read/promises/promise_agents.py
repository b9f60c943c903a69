"""Who promises: the organisation that the subject of a promise names or stands for."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache

from jalin.model import Mention, Party, Person, Span, Statement
from jalin.read.analysis import Analysis
from jalin.read.events.agents import find_agents
from jalin.read.promises.promise_clauses import Pledge
from jalin.text.sentences import Sentence
from jalin.text.words.fold import fold_name

# A subject shorter than a word is left out and taken from the words before ("mengaku akan ...").
_LONGEST_EMPTY_SUBJECT = 3
_SENTENCES_BACK = 3
_BY = re.compile(r"\b(?:oleh|by)\s(?:\w+\s)?\Z")
_BY_REACH = 24


def find_promiser(
    analysis: Analysis,
    pledge: Pledge,
    sentence: Sentence,
    *,
    statements: Sequence[Statement],
    people: Sequence[Person],
) -> str | None:
    """Find the name of who promises, None where nobody can be found who answers for it.

    In this order: the party by whom it will be done; the party that the subject names; the
    organisation for which the speaker stands; the party told of last.
    """
    subject = Span(start=pledge.span.start, end=max(pledge.span.start, pledge.cue.start))
    named = _find_doer(analysis, pledge.span) or _find_first(analysis, subject)
    if pledge.needs_head and not _has_head(analysis, subject):
        return None
    if named is not None:
        return named.name
    if pledge.needs_agent and not _stands_for_somebody(analysis, pledge, subject):
        return None
    speakers = _list_speakers(analysis, pledge, sentence, statements)
    organisations = (name for speaker in speakers for name in _find_organisations(speaker, people))
    return next(organisations, None) or _find_told(analysis, pledge, sentence)


def _find_doer(analysis: Analysis, clause: Span) -> Party | None:
    text = analysis.document.text
    named = analysis.named_in(clause)
    doers = {
        index
        for span, index in named
        if _BY.search(text, max(0, span.start - _BY_REACH), span.start)
    }
    return next((analysis.parties[index] for _, index in named if index in doers), None)


def _find_first(analysis: Analysis, within: Span) -> Party | None:
    """Find the first party that acts inside a span; one named only by what it is does not count."""
    agents = (agent for agent in find_agents(analysis, within) if not agent.generic)
    return next((analysis.parties[agent.index] for agent in agents), None)


def _has_head(analysis: Analysis, subject: Span) -> bool:
    """Tell whether the subject begins with a party or a word for somebody."""
    text = subject.slice(analysis.document.text)
    starts = [agent.span.start - subject.start for agent in find_agents(analysis, subject)]
    word = _find_agent_word(analysis, text)
    if word is not None:
        starts.append(word.start())
    return 0 in starts


def _stands_for_somebody(analysis: Analysis, pledge: Pledge, subject: Span) -> bool:
    """Tell whether the subject is left out, is a word for somebody, or the deed has its day."""
    if subject.end - subject.start <= _LONGEST_EMPTY_SUBJECT:
        return True
    if _find_agent_word(analysis, subject.slice(analysis.document.text)) is not None:
        return True
    anchor = analysis.anchor
    return anchor is not None and any(
        mention.date is not None and mention.date.last >= anchor.first
        for mention in analysis.dates_in(pledge.span)
    )


def _find_agent_word(analysis: Analysis, text: str) -> re.Match[str] | None:
    return analysis.lexicon.rules("promises", "promise.agent")[0].pattern.search(text)


def _list_speakers(
    analysis: Analysis, pledge: Pledge, sentence: Sentence, statements: Sequence[Statement]
) -> Iterator[str]:
    """Give who says it: by the statements, in the same sentence, or named last before."""
    for statement in statements:
        if statement.speaker and statement.span and statement.span.overlaps(pledge.span):
            yield statement.speaker
    for mention in analysis.persons_in(sentence.span):
        if not pledge.span.contains(mention.span):
            yield mention.text
    before = _find_person_before(analysis, pledge.span.start)
    if before and _find_agent_word(analysis, pledge.span.slice(analysis.document.text)):
        yield before.text


def _find_person_before(analysis: Analysis, offset: int) -> Mention | None:
    index = bisect_left(analysis.persons, offset, key=lambda person: person.span.start)
    while index > 0 and analysis.persons[index - 1].span.end > offset:
        index -= 1
    return analysis.persons[index - 1] if index else None


def _find_organisations(name: str, people: Sequence[Person]) -> Iterator[str]:
    words = _split_name(name)
    for person in people:
        if words <= _split_name(person.name):
            yield person.organisation


@lru_cache(maxsize=2**13)
def _split_name(name: str) -> frozenset[str]:
    return frozenset(fold_name(name).split())


def _find_told(analysis: Analysis, pledge: Pledge, sentence: Sentence) -> str | None:
    """Find the party told of last: before the clause in its sentence, else in those before it."""
    index = bisect_left(analysis.sentences, sentence.span.start, key=_start_of)
    spans = [Span(start=sentence.span.start, end=max(sentence.span.start, pledge.span.start))]
    earlier = analysis.sentences[max(0, index - _SENTENCES_BACK) : index]
    spans += [other.span for other in reversed(earlier)]
    spans.append(Span(start=0, end=max(pledge.span.end, sentence.span.end)))
    found = (_find_first(analysis, span) for span in spans)
    return next((party.name for party in found if party is not None), None)


def _start_of(sentence: Sentence) -> int:
    return sentence.span.start
