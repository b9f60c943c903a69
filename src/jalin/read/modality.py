"""How a text presents a step: as fact, plan, wish, rumour or denial; by cue and scope."""

import re

from jalin.model import Factuality, Span
from jalin.text.lexicon import Lexicon, find_rules

# A cue reaches at most this far, and not into the next clause.
_REACH = 70
_CLAUSE_END = re.compile(
    r"[;:]|,\s|\s(?:yang|karena|sehingga|sedangkan|sementara|namun|tetapi|which|but)\s"
)
_WEIGHT = {
    Factuality.FACTUAL: 0,
    Factuality.PLANNED: 1,
    Factuality.UNCERTAIN: 2,
    Factuality.PROPOSED: 3,
    Factuality.DENIED: 4,
}


def derive_factuality(text: str, trigger: Span, within: Span, lexicon: Lexicon) -> Factuality:
    """Tell how a sentence presents its trigger.

    The cues before the trigger in its clause decide; the strongest wins, and a cue of fact
    ("telah") closer to the trigger ends the scope of those before it.
    """
    start = max(within.start, trigger.start - _REACH)
    left = text[start : trigger.start]
    boundary = max((match.end() for match in _CLAUSE_END.finditer(left)), default=0)
    cues = sorted(
        (match.start(), Factuality(rule.value["factuality"]))
        for rule, match in find_rules(lexicon.rules("modality"), left[boundary:])
    )
    outcome = Factuality.FACTUAL
    for _, factuality in cues:
        if factuality is Factuality.FACTUAL or _WEIGHT[factuality] > _WEIGHT[outcome]:
            outcome = factuality
    return outcome
