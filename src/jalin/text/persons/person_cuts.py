"""Where an organisation's name took a person's along.

"Direktur Utama PT Nusaraya Budi Surya" is one run of capitalised words; a finder of organisations
that follows it to its end takes the person along. Here such spans are cut back.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from jalin.model import Span
from jalin.text.lexicon import Lexicon, Rule
from jalin.text.words.tokens import split_tokens

_OFFICE_REACH = 80
_CUE_REACH = 40
_LEAST_WORDS_BEFORE_NAME = 2
_NAME_AFTER = re.compile(r"\s+(?:[a-zA-Z]{1,7}\.\s+)*([A-Z][\w'’\-]+)")
_NAME_BEFORE = re.compile(
    r"(?:^|[.\n”\"]|(?<!\w)[a-z][\w\-]*,?)\s+([A-Z][a-z]{2,})\s+(?:juga\s+|pun\s+|turut\s+)?$"
)
_WORD_BEFORE = re.compile(r"([A-Z][\w'’\-]+) $")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Names:
    """Words of one text that are parts of persons' names, by what shows it."""

    said: frozenset[str]
    saying: frozenset[str]
    given: frozenset[str]
    saying_or_given: frozenset[str]
    ranks: re.Pattern[str]
    heads: tuple[Rule, ...]


def cut_at_persons(text: str, spans: Sequence[Span], lexicon: Lexicon) -> tuple[Span | None, ...]:
    """Shorten spans of organisations so that they hold no person; None where nothing is left.

    A person begins inside a span at a rank, at a word that elsewhere stands beside a speech verb,
    and, where an office leads to the span, at a common given name.
    """
    saying = _list_saying(text, lexicon)
    given = frozenset(lexicon.rules("person_names", "name.given")[0].words)
    names = _Names(
        said=_list_said(text, lexicon),
        saying=saying,
        given=given,
        saying_or_given=saying | given,
        ranks=lexicon.rules("titles", "title.rank")[0].pattern,
        heads=lexicon.rules("roles", "role.head."),
    )
    return tuple(_cut(text, span, names) for span in spans)


def _list_said(text: str, lexicon: Lexicon) -> frozenset[str]:
    """List the names that directly follow a bare speech verb."""
    pattern = lexicon.rules("speech", "speech.after_quote")[0].pattern
    found = (_NAME_AFTER.match(text, match.end()) for match in pattern.finditer(text))
    return frozenset(match[1] for match in found if match is not None)


def _list_saying(text: str, lexicon: Lexicon) -> frozenset[str]:
    """List the single capitalised words that directly precede a speech verb."""
    pattern = lexicon.rules("speech", "speech.active")[0].pattern
    found = (
        _NAME_BEFORE.search(text[max(0, match.start() - _CUE_REACH) : match.start()])
        for match in pattern.finditer(text)
    )
    return frozenset(match[1] for match in found if match is not None)


def _cut(text: str, span: Span, names: _Names) -> Span | None:
    tokens = split_tokens(span.slice(text))
    words = [token.text for token in tokens]
    if not words or _is_name_itself(text, span, words, names):
        return None
    strong = names.said
    weak = names.saying
    if _follows_office(text, span, names.heads):
        weak = names.saying_or_given
    for index in range(1, len(words)):
        deep = index >= _LEAST_WORDS_BEFORE_NAME
        if (
            words[index] in strong
            or (deep and words[index] in weak)
            or names.ranks.fullmatch(words[index])
        ):
            return Span(start=span.start, end=span.start + tokens[index - 1].span.end)
    return span


def _is_name_itself(text: str, span: Span, words: Sequence[str], names: _Names) -> bool:
    """Tell a person taken for an organisation: by the first word, or by the word before."""
    spoken = words[0] in names.said or words[0] in names.saying
    if words[0] in names.given and spoken:
        return True
    before = _WORD_BEFORE.search(text[max(0, span.start - _CUE_REACH) : span.start])
    return len(words) == 1 and before is not None and before[1] in names.given


def _follows_office(text: str, span: Span, heads: Sequence[Rule]) -> bool:
    breaks = (". ", "\n", '"', "”")
    reach = max(0, span.start - _OFFICE_REACH)
    start = max(text.rfind(mark, max(0, reach - 1), span.start) for mark in breaks) + 1
    area = text[max(start, reach) : span.start]
    return any(rule.pattern.search(area) or rule.pattern.match(text, span.start) for rule in heads)
