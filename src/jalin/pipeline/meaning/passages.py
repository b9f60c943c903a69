"""The sentence of a document that is nearest to a question."""

from collections.abc import Sequence

from jalin.model import Span
from jalin.pipeline.searching.passages import Passage
from jalin.text.encoding.meaning import Meaning, embed_passages, embed_question
from jalin.text.lexicon import Lexicon
from jalin.text.sentences import split_sentences

# Sentences of all documents of a page that are compared: some 4 ms each.
_MOST_SENTENCES = 40
# Of one document: what it is about it tells early, and the vector is that of the opening.
_MOST_OF_ONE = 6
# Shorter ones say little, longer ones are cut.
_SHORTEST, _LONGEST = 30, 280
# Characters in which so many sentences stand; more of a long text is not taken apart.
_MOST_LOOKED_AT = 3000


def find_passages(
    meaning: Meaning, question: str, texts: Sequence[str], lexicon: Lexicon
) -> tuple[Passage, ...]:
    """Find in each text the sentence nearest to a question, among the first.

    A text without a sentence gives its beginning, with nothing marked.
    """
    if not texts:
        return ()
    most = min(_MOST_OF_ONE, max(1, _MOST_SENTENCES // len(texts)))
    vector = embed_question(meaning, question)
    found = []
    for text in texts:
        spans = _find_sentences(text, lexicon)[:most]
        if len(spans) > 1:
            near = embed_passages(meaning, [it.slice(text) for it in spans]) @ vector
            spans = (spans[int(near.argmax())],)
        found.append(_cut(text, spans))
    return tuple(found)


def _find_sentences(text: str, lexicon: Lexicon) -> tuple[Span, ...]:
    """Find the first sentences that are long enough to say something."""
    spans = (it.span for it in split_sentences(text[:_MOST_LOOKED_AT], lexicon))
    return tuple(
        Span(start=it.start, end=min(it.end, it.start + _LONGEST))
        for it in spans
        if it.end - it.start >= _SHORTEST
    )


def _cut(text: str, spans: tuple[Span, ...]) -> Passage:
    start, end = (spans[0].start, spans[0].end) if spans else (0, min(len(text), _LONGEST))
    return Passage(
        start=start, end=end, text=text[start:end], spans=spans, is_last=end == len(text)
    )
