"""Phrases that the network tags: the objects of deals, and the words that state a deal."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jalin.model import Span
from jalin.read.network.sight import Sight
from jalin.read.things import trim_thing
from jalin.text.words.tokens import Token, split_tokens

_LONGEST_OBJECT = 6
_LONGEST_TRIGGER = 8
# From this share on a word is taken for part of an object; the deal's own pointer decides later.
_LEAST_OBJECT = 0.35
_LEAST_INSIDE = 0.4
_GAP = re.compile(r"[ \-/]{1,2}")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Word:
    span: Span
    opens: float
    inside: float


def find_objects(sight: Sight) -> tuple[Span, ...]:
    """Find the phrases that may name what a deal is about, in reading order."""
    text = sight.analysis.document.text
    found: list[Span] = []
    run: list[_Word] = []
    for word in _weigh(sight, split_tokens(text), "object"):
        joined = run and _GAP.fullmatch(text, run[-1].span.end, word.span.start)
        if joined and word.inside >= max(_LEAST_INSIDE, word.opens):
            run.append(word)
            continue
        found.extend(_close(run))
        run = [word] if word.opens >= _LEAST_OBJECT else []
    trimmed = (trim_thing(sight.analysis, span) for span in (*found, *_close(run)))
    return tuple(dict.fromkeys(span for span in trimmed if span is not None))


def find_trigger(sight: Sight, sentence: Span) -> Span | None:
    """Find the words of a sentence that most likely state a deal; None in one without words."""
    tokens = [
        Token(span=token.span.shift(sentence.start), text=token.text)
        for token in split_tokens(sentence.slice(sight.analysis.document.text))
    ]
    words = tuple(_weigh(sight, tokens, "trigger"))
    if not words:
        return None
    first = max(range(len(words)), key=lambda n: (round(words[n].opens, 5), -n))
    last = first + 1
    while (
        last < len(words)
        and last - first < _LONGEST_TRIGGER
        and words[last].inside >= _LEAST_INSIDE
    ):
        last += 1
    return Span(start=words[first].span.start, end=words[last - 1].span.end)


def _close(run: Sequence[_Word]) -> Iterator[Span]:
    if run and len(run) <= _LONGEST_OBJECT:
        yield Span(start=run[0].span.start, end=run[-1].span.end)


def _weigh(sight: Sight, tokens: Sequence[Token], tag: str) -> Iterator[_Word]:
    _, opens, inside = sight.tag(tag).T.tolist()
    for token in tokens:
        first, last = sight.encoding.pieces.cover(token.span)
        if last > first:
            yield _Word(
                span=token.span,
                opens=opens[first],
                inside=sum(inside[first:last]) / (last - first),
            )
