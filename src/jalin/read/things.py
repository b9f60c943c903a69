"""Phrases that may name what a deal is about, trimmed to the thing itself."""

from jalin.model import Span
from jalin.read.analysis import Analysis
from jalin.text.words.fold import fold
from jalin.text.words.tokens import split_tokens

_SHORTEST = 3


def trim_thing(analysis: Analysis, span: Span) -> Span | None:
    """Trim words that only join from both ends of a phrase.

    None where nothing is left that may be a thing: the name of an organisation, an amount, a word
    for the cooperation itself.
    """
    text, lexicon = analysis.document.text, analysis.lexicon
    edge = lexicon.rules("objects", "object.edge")[0].pattern
    words = [token.span.shift(span.start) for token in split_tokens(span.slice(text))]
    while words and edge.fullmatch(words[0].slice(text)):
        words.pop(0)
    while words and edge.fullmatch(words[-1].slice(text)):
        words.pop()
    if not words:
        return None
    trimmed = Span(start=words[0].start, end=words[-1].end)
    return trimmed if _may_be_thing(analysis, trimmed) else None


def _may_be_thing(analysis: Analysis, span: Span) -> bool:
    phrase = span.slice(analysis.document.text)
    none = analysis.lexicon.rules("objects", "object.none")[0].pattern
    if len(phrase) < _SHORTEST or none.fullmatch(phrase) or not any(map(str.isalpha, phrase)):
        return False
    if any(amount.span is not None and amount.span.overlaps(span) for amount in analysis.amounts):
        return False
    return not analysis.is_named(span) and fold(phrase) not in analysis.party_names
