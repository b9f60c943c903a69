"""Stages 2 to 4: all heads learn from annotated articles, and go on learning names beside them.

Stage 2 sees the articles annotated for this project, stages 3 and 4 every second one of news-train
as well; stage 4 sees them with the candidates that the network of stage 3 finds too. Assembly is
fitted on what the network never sees.
"""

import logging
import random
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from batches import Row, SentenceBatch, encode_sentence, encode_together
from examples import Example
from losses import compare_document, compare_names
from model import Network
from ner_corpora import Labelled
from optimising import Course, Optimiser, fix_seed
from targets import Targets, build_targets
from tokenizers import Tokenizer
from torch import Tensor

log = logging.getLogger("training.documents")

ANNOTATIONS = Course(epochs=3, encoder=1.2e-4, heads=1e-3)
NEWS_TRAIN = Course(epochs=6, encoder=8e-5, heads=1.2e-3)
CANDIDATES = Course(epochs=5, encoder=8e-5, heads=8e-4)
_BATCH = 6
# An article longer than this needs more memory than all others and teaches no more.
_LONGEST_DOCUMENT = 1800
# Most articles hold no deal: each epoch sees this share of those.
_IRRELEVANT = 0.4
_LONGEST_SENTENCE = 200
# Beside each batch of articles go twelve sentences of like length: a quarter of 48 by length.
_DRAWN, _BESIDE = 48, 12
_BESIDE_FACTOR = 1.2
# idner-news-2k is what is measured most: it counts five times. NERP, large and in lower case, is
# drawn from.
_IDNER_TIMES = 5
_FROM_PROSA = 1500


def train_on_documents(
    network: Network, documents: Sequence[Targets], sentences: Sequence[Row], course: Course
) -> None:
    """Train all heads and the encoder, in place."""
    chance = fix_seed()
    n_batches = max(1, len(_draw(documents, chance)) // _BATCH)
    optimiser = Optimiser(network, course, steps=course.epochs * n_batches)
    network.train()
    for epoch in range(course.epochs):
        totals: Counter[str] = Counter()
        drawn = _draw(documents, chance)
        batches = [drawn[n : n + _BATCH] for n in range(0, len(drawn) - _BATCH + 1, _BATCH)]
        for batch in batches[:n_batches]:
            losses = _compare(network, batch, _draw_sentences(sentences, chance))
            optimiser.step(sum(losses.values(), start=losses["beside"].new_zeros(())))
            totals.update({name: float(loss.detach()) for name, loss in losses.items()})
        means = ", ".join(f"{name} {total / n_batches:.3f}" for name, total in totals.items())
        log.info("documents, epoch %d of %d: %s", epoch + 1, course.epochs, means)


def choose_documents(examples: Iterable[Example]) -> tuple[Targets, ...]:
    """Turn the examples into targets, without empty and endless ones."""
    return tuple(
        build_targets(example)
        for example in examples
        if 0 < len(example.pieces) < _LONGEST_DOCUMENT
    )


def choose_sentences(
    corpora: Mapping[str, Sequence[Labelled]], tokenizer: Tokenizer
) -> tuple[Row, ...]:
    """Choose the sentences that go beside the articles."""
    prosa = corpora["prosa"]
    drawn = fix_seed().sample(prosa, min(_FROM_PROSA, len(prosa)))
    chosen = (*(_IDNER_TIMES * tuple(corpora["idner"])), *corpora["grit"], *drawn)
    return tuple(encode_sentence(tokenizer, each, longest=_LONGEST_SENTENCE) for each in chosen)


def _draw(documents: Sequence[Targets], chance: random.Random) -> list[Targets]:
    """Draw an epoch's articles: all with a deal, and of the others a share."""
    shuffled = chance.sample(documents, len(documents))
    return [it for it in shuffled if it.example.relevant or chance.random() < _IRRELEVANT]


def _draw_sentences(sentences: Sequence[Row], chance: random.Random) -> Sequence[Row]:
    drawn = chance.sample(sentences, min(_DRAWN, len(sentences)))
    drawn.sort(key=lambda row: len(row.ids))
    start = _BESIDE * chance.randrange(max(1, len(drawn) // _BESIDE))
    return drawn[start : start + _BESIDE]


def _compare(
    network: Network, documents: Sequence[Targets], beside: Sequence[Row]
) -> dict[str, Tensor]:
    """Give the losses of a batch by head: means over articles, and the sentences beside."""
    states, sentences = encode_together(network, documents, beside)
    losses = {"beside": _BESIDE_FACTOR * _compare_sentences(network, sentences)}
    for document, its_states in zip(documents, states, strict=True):
        for name, loss in compare_document(network, document, its_states).items():
            losses[name] = losses.get(name, 0) + loss / len(documents)
    return losses


def _compare_sentences(network: Network, batch: SentenceBatch) -> Tensor:
    return compare_names(network, batch.states, batch.allowed, batch.mask)
