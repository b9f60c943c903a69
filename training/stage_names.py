"""Stage 1: the encoder learns to name persons, organisations, places and more from three corpora.

A sentence is right where its labels are among those that its own corpus allows.
"""

import logging
import math
from collections.abc import Iterable, Sequence

from batches import Row, draw_batches, encode_sentence, encode_together
from losses import compare_names
from model import Network
from ner_corpora import Labelled
from optimising import Course, Optimiser, fix_seed
from tokenizers import Tokenizer

log = logging.getLogger("training.names")

COURSE = Course(epochs=4, encoder=2e-4, heads=1e-3)
_BATCH = 32
_LONGEST = 250


def train_on_names(network: Network, rows: Sequence[Row], course: Course = COURSE) -> None:
    """Train the encoder and the head of names, in place."""
    chance = fix_seed()
    steps = course.epochs * math.ceil(len(rows) / _BATCH)
    optimiser = Optimiser(network, course, steps=steps)
    network.train()
    for epoch in range(course.epochs):
        total = n_batches = 0.0
        for batch in draw_batches(rows, size=_BATCH, chance=chance):
            _, sentences = encode_together(network, (), batch)
            loss = compare_names(network, sentences.states, sentences.allowed, sentences.mask)
            optimiser.step(loss)
            total += float(loss.detach())
            n_batches += 1
        log.info("names, epoch %d of %d: loss %.3f", epoch + 1, course.epochs, total / n_batches)


def encode_sentences(sentences: Iterable[Labelled], tokenizer: Tokenizer) -> tuple[Row, ...]:
    """Split the sentences of this stage into pieces."""
    return tuple(encode_sentence(tokenizer, each, longest=_LONGEST) for each in sentences)
