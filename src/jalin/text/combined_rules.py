"""Many patterns tried in one pass over a text."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from jalin.model import Span
from jalin.text.lexicon import Rule

_GROUP = re.compile(r"\(\?P([<=])(\w+)([>)])")


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleMatch:
    """Where a rule matched, and its named groups that took part."""

    rule: Rule
    span: Span
    parts: Mapping[str, str]


def find_combined(rules: Sequence[Rule], text: str) -> Iterator[RuleMatch]:
    """Find the matches of rules from left to right, none overlapping.

    At one place the first rule that matches wins. A match starts at the start of a word.
    """
    pattern = _combine(tuple((rule.pattern.pattern, rule.pattern.flags) for rule in rules))
    for match in pattern.finditer(text):
        number = int(str(match.lastgroup)[1:])
        rule = rules[number]
        named = {name: match[f"{name}_{number}"] for name in rule.pattern.groupindex}
        parts = {name: part for name, part in named.items() if part is not None}
        yield RuleMatch(rule=rule, span=Span(start=match.start(), end=match.end()), parts=parts)


@lru_cache(maxsize=8)
def _combine(patterns: tuple[tuple[str, int], ...]) -> re.Pattern[str]:
    """Join patterns into one; pattern n matches as the group `_n`, its groups get `_n` added."""
    joined = []
    for number, (pattern, flags) in enumerate(patterns):
        own = _GROUP.sub(rf"(?P\g<1>\g<2>_{number}\g<3>", pattern)
        case = "i" if flags & re.IGNORECASE else "-i"
        joined.append(f"(?P<_{number}>(?{case}:{own}))")
    return re.compile(r"(?<!\w)(?=\w)(?:" + "|".join(joined) + ")")
