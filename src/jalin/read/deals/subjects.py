"""What a deal is about: activities, sectors, objects."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from jalin.model import Activity, Claim, Instrument, Party, Sector, Span
from jalin.read.analysis import Analysis
from jalin.read.things import trim_thing
from jalin.text.directory import Directory
from jalin.text.lexicon import find_rules
from jalin.text.sentences import Sentence

_MOST_OBJECTS = 5
_LONGEST_OBJECT = 4
_SHORTEST_OBJECT = 3
_ROW_JOINT = re.compile(r"(?:,\s*|\s+|^)(?:dan|serta|maupun|atau|and)\s+|,\s*")
# A sector needs one word in the sentences of the deal, or the usual sector of two parties.
_LEAST_SECTOR_VOTES = 2
_WORD_VOTES = 1
_MOST_SECTORS = 3


def find_followers(analysis: Analysis, sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """Find the sentences right behind a deal's own that go on about it ("Kerja sama ini ...")."""
    rule = analysis.lexicon.rules("anaphors")[0]
    own = {sentence.span.start for sentence in sentences}
    followers: dict[int, Sentence] = {}
    for before, sentence in pairwise(analysis.sentences):
        goes_on = before.span.start in own or before.span.start in followers
        if goes_on and sentence.span.start not in own and rule.pattern.match(sentence.text):
            followers[sentence.span.start] = sentence
    return tuple(followers.values())


def find_activities(analysis: Analysis, sentences: Sequence[Sentence]) -> tuple[Claim, ...]:
    """Find the activities that the sentences of a deal name, each with its first evidence."""
    claims: dict[str, Claim] = {}
    for sentence in sentences:
        for rule, match in find_rules(analysis.lexicon.rules("activities"), sentence.text):
            value = Activity(rule.value["activity"])
            claims.setdefault(
                value, _claim(analysis, sentence, match, ("activities", value, rule.id))
            )
    return tuple(claims[value] for value in Activity if value in claims)


def find_sectors(
    analysis: Analysis,
    sentences: Sequence[Sentence],
    parties: Sequence[Party],
    directory: Directory,
) -> tuple[Claim, ...]:
    """Find the sectors of a deal, the most told first; a specific one leaves its general one out.

    The words of its sentences vote, and the usual sectors of its parties.
    """
    votes: Counter[str] = Counter()
    claims: dict[str, Claim] = {}
    general: dict[str, str] = {}
    for sentence in sentences:
        for rule, match in find_rules(analysis.lexicon.rules("sectors"), sentence.text):
            value = rule.value["sector"]
            votes[value] += _WORD_VOTES
            general[value] = rule.value.get("under", "")
            claims.setdefault(value, _claim(analysis, sentence, match, ("sectors", value, rule.id)))
    for party in parties:
        entry = directory.organisations.get(party.known_as or "")
        for sector in entry.sectors if entry else ():
            votes[sector] += 1
            claims.setdefault(sector, _claim_of_party(analysis, party, sector))
    kept = _choose_sectors(votes, general)
    return tuple(claims[value] for value in kept)


def find_objects(
    analysis: Analysis, sentences: Sequence[Sentence], instrument: Instrument
) -> tuple[Claim, ...]:
    """Find the things that a deal is about, as short noun phrases in the text's own words.

    Names of parties are no objects; shares are, where the deal is about `equity`.
    """
    claims: dict[str, Claim] = {}
    rules = [
        rule
        for rule in analysis.lexicon.rules("objects")
        if rule.value["part"] == "object" and rule.value.get("only", instrument) == instrument
    ]
    for sentence in sentences:
        for rule, match in find_rules(rules, sentence.text):
            for part in _split_row(match, sentence):
                span = trim_thing(analysis, part)
                phrase = span.slice(analysis.document.text) if span is not None else ""
                if span is not None and _is_short_phrase(phrase):
                    claims.setdefault(
                        phrase.casefold(), _claim_object(analysis, span, f"subjects/{rule.id}")
                    )
    return tuple(claims.values())[:_MOST_OBJECTS]


def _split_row(match: re.Match[str], sentence: Sentence) -> Iterator[Span]:
    """Give the parts of "bus listrik, serta kendaraan pertahanan" as spans of the document."""
    offset = match.start("object") + sentence.span.start
    start = 0
    for joint in [*_ROW_JOINT.finditer(match["object"]), None]:
        end = joint.start() if joint else len(match["object"])
        if end > start:
            yield Span(start=offset + start, end=offset + end)
        start = joint.end() if joint else end


def _is_short_phrase(phrase: str) -> bool:
    words = phrase.split()
    return 0 < len(words) <= _LONGEST_OBJECT and len(phrase) > _SHORTEST_OBJECT


def _claim_object(analysis: Analysis, span: Span, step: str) -> Claim:
    evidence = analysis.document.quote(span)
    return Claim(field="objects", value=evidence.quote, evidence=evidence, step=step)


def _choose_sectors(votes: Counter[str], general: Mapping[str, str]) -> list[str]:
    left_out = {general[value] for value in votes if general.get(value)}
    ranked = [value for value, _ in votes.most_common() if value not in left_out]
    strong = [value for value in ranked if votes[value] >= _LEAST_SECTOR_VOTES]
    return [str(value) for value in (strong or ranked[:1])[:_MOST_SECTORS]] or []


def _claim(
    analysis: Analysis, sentence: Sentence, match: re.Match[str], said: tuple[str, str, str]
) -> Claim:
    field, value, rule = said
    span = Span(start=match.start(), end=match.end()).shift(sentence.span.start)
    return Claim(
        field=field,
        value=str(value),
        evidence=analysis.document.quote(span),
        step=f"subjects/{rule}",
    )


def _claim_of_party(analysis: Analysis, party: Party, sector: Sector) -> Claim:
    return Claim(
        field="sectors",
        value=str(sector),
        evidence=analysis.document.quote(party.spans[0]),
        step=f"subjects/directory.{party.known_as}",
    )
