"""How a text presents a step: as fact, plan, wish, rumour or denial; by cue and scope."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jalin.model import Factuality, Span
from jalin.text.lexicon import Lexicon, Rule, find_rules
from jalin.text.per_lexicon import once_per_lexicon

# A cue reaches at most this far, and not into the next clause.
_REACH = 70
_INSERTION = 64
_REACH_BEHIND = 70
_WEIGHT = {
    Factuality.FACTUAL: 0,
    Factuality.PLANNED: 1,
    Factuality.UNCERTAIN: 2,
    Factuality.PROPOSED: 3,
    Factuality.DENIED: 4,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scopes:
    """The rules of `modality.yml` that bound the reach of a cue."""

    clause_end: re.Pattern[str]
    insertion: re.Pattern[str]
    condition: re.Pattern[str]
    event_noun: re.Pattern[str]
    cues: tuple[Rule, ...]
    cues_behind: tuple[Rule, ...]


@once_per_lexicon
def _read_scopes(lexicon: Lexicon) -> _Scopes:
    def pattern(name: str) -> re.Pattern[str]:
        return lexicon.rules("modality", f"scope.{name}")[0].pattern

    return _Scopes(
        clause_end=pattern("clause_end"),
        insertion=pattern("insertion"),
        condition=pattern("condition"),
        event_noun=pattern("event_noun"),
        cues=lexicon.rules("modality", "modality."),
        cues_behind=lexicon.rules("modality", "behind."),
    )


def derive_factuality(text: str, trigger: Span, within: Span, lexicon: Lexicon) -> Factuality:
    """Tell how a sentence presents its trigger.

    The cues before the trigger in its clause decide; the strongest wins, and a cue of fact
    ("telah") closer to the trigger ends the scope of those before it. Words in commas right
    behind a cue end no scope; a condition at the head of the sentence holds for its main clause.
    A noun or a passive ("penandatanganan", "diteken") is also bound by what is said of it behind
    ("dijadwalkan").
    """
    scopes = _read_scopes(lexicon)
    left = text[max(within.start, trigger.start - _REACH - _INSERTION) : trigger.start]
    left = _drop_insertions(left, scopes)[-_REACH:]
    boundary = max((match.end() for match in scopes.clause_end.finditer(left)), default=0)
    cues = [*_find_cues(scopes.cues, left[boundary:])]
    if scopes.event_noun.match(trigger.slice(text)):
        behind = text[trigger.end : min(within.end, trigger.end + _REACH_BEHIND)]
        end = scopes.clause_end.search(behind)
        cues += _find_cues(scopes.cues_behind, behind[: end.start() if end else None])
    outcome = Factuality.FACTUAL
    for factuality in cues:
        if factuality is Factuality.FACTUAL or _WEIGHT[factuality] > _WEIGHT[outcome]:
            outcome = factuality
    if outcome is Factuality.FACTUAL and Factuality.FACTUAL not in cues:
        conditional = scopes.condition.match(text[within.start : trigger.start])
        return Factuality.UNCERTAIN if conditional else outcome
    return outcome


def _drop_insertions(text: str, scopes: _Scopes) -> str:
    """Take out what stands in commas right behind a cue ("berencana, tahun depan, meneken")."""

    def close(match: re.Match[str]) -> str:
        before = text[: match.start()]
        ends = (cue.end() for _, cue in find_rules(scopes.cues, before))
        return " " if len(before) in ends else match.group()

    return scopes.insertion.sub(close, text)


def _find_cues(rules: tuple[Rule, ...], text: str) -> Iterator[Factuality]:
    found = sorted(
        (match.start(), rule.value["factuality"]) for rule, match in find_rules(rules, text)
    )
    return (Factuality(factuality) for _, factuality in found)
