"""Batches: windows of several documents and sentences of the corpora in one encoder pass."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from model import NER, Network
from ner_corpora import Labelled
from numpy.typing import NDArray
from targets import Targets
from tokenizers import Tokenizer
from torch import Tensor
from vocabulary import PADDING

# So many batches are drawn at once and sorted by length, so that little of a batch is padding.
_POOL = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A sentence for the encoder. `allowed` (pieces, labels) says what each piece may be."""

    ids: tuple[int, ...]
    allowed: NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceBatch:
    """Encoded sentences: states (rows, longest, hidden), `mask` (rows, longest) 1 at pieces."""

    states: Tensor
    allowed: Tensor
    mask: Tensor


def encode_sentence(tokenizer: Tokenizer, sentence: Labelled, *, longest: int) -> Row:
    """Split a sentence into at most `longest` pieces, and give each what its word may be.

    Only a word's first piece may open a name.
    """
    encoding = tokenizer.encode(sentence.text, add_special_tokens=False)
    ids, offsets = encoding.ids[:longest], encoding.offsets[:longest]
    allowed = np.zeros((len(ids), len(NER)), bool)
    word, before = 0, -1
    for piece, (start, end) in enumerate(offsets):
        if start == end:
            allowed[piece] = True
            continue
        while word < len(sentence.words) - 1 and sentence.words[word][1] <= start:
            word += 1
        labels = sentence.allowed[word]
        allowed[piece, [label if word != before else _go_on(label) for label in labels]] = True
        before = word
    return Row(ids=tuple(ids), allowed=allowed)


def draw_batches(
    rows: Sequence[Row], *, size: int, chance: random.Random
) -> Iterator[Sequence[Row]]:
    """Draw all rows once, in batches of rows of like length."""
    order = chance.sample(range(len(rows)), len(rows))
    pool = size * _POOL
    batches = []
    for start in range(0, len(order), pool):
        drawn = sorted(order[start : start + pool], key=lambda n: len(rows[n].ids))
        batches += [drawn[n : n + size] for n in range(0, len(drawn), size)]
    chance.shuffle(batches)
    for batch in batches:
        yield [rows[n] for n in batch]


def encode_together(
    network: Network, documents: Sequence[Targets], sentences: Sequence[Row]
) -> tuple[list[Tensor], SentenceBatch]:
    """Encode documents and sentences in one pass.

    Gives each document's states (pieces, hidden), put together from its windows, and the sentences.
    """
    rows = [
        document.example.pieces.ids[window.start : window.end]
        for document in documents
        for window in document.windows
    ]
    n_windows = len(rows)
    states, mask = _encode(network, [*rows, *(sentence.ids for sentence in sentences)])
    windowed = iter(states[:n_windows])
    whole = [
        torch.cat(
            [
                next(windowed)[window.first - window.start : window.last - window.start]
                for window in document.windows
            ]
        )
        for document in documents
    ]
    batch = SentenceBatch(
        states=states[n_windows:],
        allowed=_pad_allowed(sentences, states.shape[1]),
        mask=mask[n_windows:],
    )
    return whole, batch


def _encode(network: Network, rows: Sequence[Sequence[int]]) -> tuple[Tensor, Tensor]:
    """Encode rows of pieces with 16-bit arithmetic; the states come as 32-bit floats."""
    longest = max(len(row) for row in rows)
    ids = torch.full((len(rows), longest), PADDING, dtype=torch.long)
    mask = torch.zeros(len(rows), longest)
    for n, row in enumerate(rows):
        ids[n, : len(row)] = torch.tensor(row)
        mask[n, : len(row)] = 1
    with torch.autocast("cpu", torch.bfloat16):
        states = network.encoder(ids, mask)
    return states.float(), mask


def _pad_allowed(rows: Sequence[Row], longest: int) -> Tensor:
    allowed = torch.ones(len(rows), longest, len(NER), dtype=torch.bool)
    for n, row in enumerate(rows):
        allowed[n, : len(row.ids)] = torch.from_numpy(row.allowed)
    return allowed


def _go_on(label: int) -> int:
    """Turn the label that opens a name into the one that continues it."""
    return label + 1 if NER[label].startswith("B-") else label
