"""Where a promise stands in its sentence: the cue, and the clause around it."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from jalin.model import Span
from jalin.read.analysis import Analysis
from jalin.text.lexicon import Rule, find_rules
from jalin.text.sentences import Sentence

_LEAST_QUOTED_WORDS = 5
_AFTER_SPEECH = re.compile(r"(?:nya)?\s*,?\s*(?:(?:bahwa|bahwasanya|kalau|jika|that)\s+)?")
_OPENING_PHRASE = re.compile(r"[^,]{1,120},\s")
_NEXT_CLAUSE = re.compile(
    r"[;:]\s|,\s(?:dan|sedangkan|sementara|namun|tetapi|tapi|serta|sehingga|karena|and|while|but)\s"
)
_RELATIVE_REACH = 40
_RELATIVE = re.compile(r"\b(?:yang|who|which|that)(?:\s(?:\w+nya|juga|menurut rencana|nanti))?\s\Z")
_PASSIVE = re.compile(r"(?:\w+\s)?(?:di|ter)\w{3,}|be\s\w+ed\b")
_JOINED = re.compile(r"\b(?:dan|serta|and)\s\Z")
_EDGE = " \t\n,;:.\"'“”‘’-–—"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pledge:
    """A clause that promises. `cue` is the word that tells so, `rule` the id of its rule.

    `needs_agent` tells that only somebody who is named or spoken of can promise it, `needs_head`
    that he must be its subject: a thing that "will bring" something promises nothing.
    """

    span: Span
    cue: Span
    rule: str
    needs_agent: bool
    needs_head: bool


def find_pledges(analysis: Analysis, sentence: Sentence) -> Iterator[Pledge]:
    """Find the clauses of a sentence that promise, in reading order.

    A clause begins behind the speech verb or the opening phrase before it ("Menteri mengatakan
    bahwa ...", "Melalui kerja sama ini, ..."), and ends before who said it.
    """
    for region in _split_speech(analysis, sentence):
        for clause in _split_clauses(analysis, region):
            pledge = _find_pledge(analysis, clause)
            if pledge is not None:
                yield pledge


def _split_speech(analysis: Analysis, sentence: Sentence) -> Iterator[Span]:
    """Give the stretches of a sentence inside and outside of quotations, in reading order.

    A quotation of few words is a name or a scare quote and divides nothing.
    """
    edges = {sentence.span.start, sentence.span.end}
    for quotation in analysis.quotations:
        if not quotation.span.overlaps(sentence.span):
            continue
        if len(quotation.span.slice(analysis.document.text).split()) >= _LEAST_QUOTED_WORDS:
            edges |= {quotation.span.start, quotation.span.end}
    places = sorted(edge for edge in edges if sentence.span.start <= edge <= sentence.span.end)
    for start, end in pairwise(places):
        yield Span(start=start, end=end)


def _split_clauses(analysis: Analysis, region: Span) -> Iterator[Span]:
    """Split at the joints that have a cue on both their sides; nothing where there is no cue."""
    text = region.slice(analysis.document.text)
    places = sorted(cue.start() for _, cue in _find_cues(analysis, text))
    if not places:
        return
    start = 0
    for joint in _NEXT_CLAUSE.finditer(text):
        first = places[min(bisect_left(places, start), len(places) - 1)]
        if start <= first < joint.start() and joint.end() <= places[-1]:
            yield Span(start=start, end=joint.start()).shift(region.start)
            start = joint.end()
    yield Span(start=start, end=len(text)).shift(region.start)


def _find_cues(analysis: Analysis, text: str) -> Iterator[tuple[Rule, re.Match[str]]]:
    """Find the cues that are not in a relative clause, rule by rule."""
    for rule, match in find_rules(analysis.lexicon.rules("promises", "promise.cue."), text):
        before = text[max(0, match.start() - _RELATIVE_REACH) : match.start()]
        if _RELATIVE.search(before) is None:
            yield rule, match


def _find_pledge(analysis: Analysis, clause: Span) -> Pledge | None:
    text = clause.slice(analysis.document.text)
    # A plan says more than the plain future; of equals the first counts.
    rule, cue = min(
        _find_cues(analysis, text),
        key=lambda found: (found[0].value["strength"] != "plan", found[1].start()),
        default=(None, None),
    )
    if rule is None or cue is None or text.rstrip(_EDGE).endswith("?"):
        return None
    start = _find_start(analysis, text, cue.start())
    if _matches(analysis, "block", text[start : cue.start()]):
        return None
    plain = rule.value["strength"] == "future"
    deed = _skip_adverbs(analysis, text[cue.end() :])
    if plain and _opens(analysis, "effect.state", deed):
        return None
    end = _find_end(analysis, text, cue.end())
    return Pledge(
        span=_trim(analysis.document.text, Span(start=start, end=end).shift(clause.start)),
        cue=Span(start=cue.start(), end=cue.end()).shift(clause.start),
        rule=rule.id,
        needs_agent=plain and _PASSIVE.match(deed) is None,
        needs_head=plain and _opens(analysis, "effect.deed", deed),
    )


def _find_start(analysis: Analysis, text: str, cue: int) -> int:
    """Find where the clause begins: behind the speech verb, behind an opening phrase."""
    start = 0
    for name in ("speech.active", "speech.passive"):
        for _, match in find_rules(analysis.lexicon.rules("speech", name), text[:cue]):
            joint = _AFTER_SPEECH.match(text, match.end())
            start = max(start, joint.end() if joint else match.end())
    if _JOINED.search(text[:cue]):
        return cue
    return min(_skip_opening(analysis, text, start, cue), cue)


def _skip_opening(analysis: Analysis, text: str, start: int, cue: int) -> int:
    opening = analysis.lexicon.rules("promises", "promise.opening")[0].pattern
    start += len(text[start:]) - len(text[start:].lstrip(_EDGE))
    phrase = _OPENING_PHRASE.match(text, start, cue)
    if phrase is None or opening.match(text, start) is None:
        return start
    return phrase.end()


def _find_end(analysis: Analysis, text: str, cue: int) -> int:
    """Find where the clause ends: before who said it."""
    for _, match in find_rules(analysis.lexicon.rules("speech", "speech.after_quote"), text[cue:]):
        before = text[: cue + match.start()].rstrip()
        if before.endswith((",", '"', "”")):
            return len(before)
    return len(text)


def _skip_adverbs(analysis: Analysis, after: str) -> str:
    adverb = analysis.lexicon.rules("promises", "promise.adverb")[0].pattern
    after = after.lstrip()
    while (match := adverb.match(after)) is not None:
        after = after[match.end() :].lstrip()
    return after


def _matches(analysis: Analysis, name: str, text: str) -> bool:
    (rule,) = analysis.lexicon.rules("promises", f"promise.{name}")
    return rule.pattern.search(text) is not None


def _opens(analysis: Analysis, name: str, text: str) -> bool:
    (rule,) = analysis.lexicon.rules("promises", f"promise.{name}")
    return rule.pattern.match(text) is not None


def _trim(text: str, span: Span) -> Span:
    part = span.slice(text)
    start = span.start + len(part) - len(part.lstrip(_EDGE))
    end = span.end - len(part) + len(part.rstrip(_EDGE))
    return Span(start=start, end=max(start, end))
