"""The heads of the network: what the states of a document say, as probabilities.

The same arithmetic as `training/model.py`, in numpy; a test holds the two together.
Shapes: P pieces, E entities, N pairs, S spans, H hidden units.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from jalin.text.encoding.network import Encoding, Floats, Network
from jalin.text.encoding.pieces import cut_windows

Ranges = Sequence[tuple[int, int]]
_MASKED = -1e4
_ERF = (0.254829592, -0.284496736, 1.421413741, -1.453152027, 1.061405429)
_ERF_SLOPE = 0.3275911


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueReading:
    """The probabilities of a deal's values, one row for each way to read it, in label order."""

    instruments: Floats
    stages: Floats
    activities: Floats
    sectors: Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class PairReading:
    """What the network says of pairs of entities, one row a pair.

    `deal` is the probability that the two have a deal together; `values` are those of its values,
    were there one. `vectors` is what `point_at` takes.
    """

    deal: Floats
    values: ValueReading
    vectors: Floats


def read_tags(network: Network, encoding: Encoding) -> Floats:
    """Give (P, tags, 3): the probability that a piece is outside, opens or continues each tag."""
    logits = _linear(network.heads, "tags", encoding.states)
    return _softmax(logits.reshape(len(encoding.states), len(network.labels.tags), 3))


def read_names(network: Network, encoding: Encoding) -> Floats:
    """Give (P, names): the probability of each label of named entities."""
    return _softmax(_linear(network.heads, "ner", encoding.states))


def read_relevance(network: Network, encoding: Encoding) -> float:
    """Give the probability that a document holds a deal, by what is encoded of it."""
    states = encoding.states[: encoding.n_encoded]
    if not len(states):
        return 0.0
    pooled = np.concatenate([states.mean(0), states.max(0)])
    return float(_sigmoid(_linear(network.heads, "relevant", pooled[None]))[0, 0])


def build_entities(network: Network, encoding: Encoding, mentions: Sequence[Ranges]) -> Floats:
    """Give the vectors (E, size) of entities by the pieces of their mentions, one at least."""
    pooled = np.empty((len(mentions), 2 * encoding.states.shape[1]), np.float32)
    for row, ranges in enumerate(mentions):
        spans = pool_spans(encoding, ranges)
        pooled[row] = np.concatenate([spans.mean(0), spans.max(0)])
    return np.tanh(_linear(network.heads, "entity", pooled))


def pool_spans(encoding: Encoding, ranges: Ranges) -> Floats:
    """Give the mean states (S, H) of ranges of pieces; an empty range gives its one piece."""
    states = encoding.states
    out = np.zeros((len(ranges), states.shape[1]), np.float32)
    for row, (first, last) in enumerate(ranges):
        if first < len(states):
            out[row] = states[first : max(last, first + 1)].mean(0)
    return out


def read_pairs(
    network: Network,
    encoding: Encoding,
    entities: Floats,
    pairs: NDArray[np.int64],
    near: NDArray[np.int64],
) -> PairReading:
    """Read pairs (N, 2) of entities. `near` (E, P) is 1 in sentences that name the entity."""
    heads = network.heads
    left, right = pairs[:, 0], pairs[:, 1]
    a, b = entities[left], entities[right]
    both = _gelu(_linear(heads, "pair", np.concatenate([a * b, a + b, np.abs(a - b)], 1)))
    keys, values = (_linear(heads, name, encoding.states) for name in ("key", "value"))
    scores = _linear(heads, "query", both) @ keys.T / np.float32(np.sqrt(both.shape[1]))
    scores += heads["nearness"][near[left] + near[right]]
    context = _softmax(scores) @ values
    vectors = _gelu(_linear(heads, "deal", np.concatenate([both, context], 1)))
    out = _linear(heads, "out", vectors)
    return PairReading(
        deal=_sigmoid(out[:, 0]), values=_read_values(network, out[:, 1:]), vectors=vectors
    )


def read_shown(network: Network, encoding: Encoding, sentences: Ranges) -> ValueReading:
    """Read what the values of a deal would be, were each sentence (S) the one that shows it."""
    heads, states = network.heads, encoding.states
    lead = states[: _find_lead(network, encoding)].mean(0)
    pooled = np.empty((len(sentences), 3 * states.shape[1]), np.float32)
    for row, (first, last) in enumerate(sentences):
        inside = states[first : max(last, first + 1)]
        pooled[row] = np.concatenate([inside.mean(0), inside.max(0), lead])
    return _read_values(network, _linear(heads, "show_out", _gelu(_linear(heads, "show", pooled))))


def _find_lead(network: Network, encoding: Encoding) -> int:
    labels = network.labels
    windows = cut_windows(encoding.pieces.sentences, longest=labels.window, margin=labels.margin)
    return windows[0].last


def _read_values(network: Network, logits: Floats) -> ValueReading:
    labels = network.labels
    sizes = (len(labels.instruments), len(labels.stages), len(labels.activities))
    instruments, stages, activities, sectors = np.split(logits, np.cumsum(sizes), 1)
    return ValueReading(
        instruments=_softmax(instruments),
        stages=_softmax(stages),
        activities=_sigmoid(activities),
        sectors=_sigmoid(sectors),
    )


def read_relations(network: Network, entities: Floats, pairs: NDArray[np.int64]) -> Floats:
    """Give (N, 1 + predicates) for ordered pairs of entities; the first is no relation."""
    a, b = entities[pairs[:, 0]], entities[pairs[:, 1]]
    inner = _gelu(_linear(network.heads, "relation", np.concatenate([a * b, a, b], 1)))
    return _softmax(_linear(network.heads, "relation_out", inner))


def point_at(network: Network, name: str, vectors: Floats, spans: Floats) -> Floats:
    """Score (N, 1 + S) how well each span (S, H) belongs to each deal; the first is none of them.

    Raw scores: a softmax over them chooses one span, a sigmoid of each keeps any number.
    """
    heads = network.heads
    inner = np.tanh(_linear(heads, "span", spans))
    query = _linear(heads, f"point.{name}.query", vectors)
    scores = query @ inner.T / np.float32(np.sqrt(inner.shape[1]))
    scores = scores + _linear(heads, f"point.{name}.prior", inner).T
    return np.concatenate([_linear(heads, f"point.{name}.none", vectors), scores], 1)


def softmax(scores: Floats) -> Floats:
    """Turn scores into shares along the last axis."""
    return _softmax(scores)


def sigmoid(scores: Floats) -> Floats:
    """Turn each score into a probability of its own."""
    return _sigmoid(scores)


def _linear(heads: Mapping[str, Floats], name: str, values: Floats) -> Floats:
    out: Floats = values @ heads[f"{name}.weight"].T + heads[f"{name}.bias"]
    return out


def _softmax(scores: Floats) -> Floats:
    raised = np.exp(scores - scores.max(-1, keepdims=True))
    shares: Floats = raised / raised.sum(-1, keepdims=True)
    return shares


def _sigmoid(scores: Floats) -> Floats:
    return (1.0 / (1.0 + np.exp(-np.clip(scores, -30, 30)))).astype(np.float32)


def _gelu(values: Floats) -> Floats:
    return values * (0.5 * (1.0 + _erf(values / np.float32(np.sqrt(2.0)))))


def _erf(values: Floats) -> Floats:
    """Approximate the error function to 1.5e-7 (Abramowitz and Stegun, 7.1.26)."""
    size = np.abs(values)
    t = 1.0 / (1.0 + np.float32(_ERF_SLOPE) * size)
    series = np.zeros_like(t)
    for factor in reversed(_ERF):
        series = (series + np.float32(factor)) * t
    out: Floats = np.sign(values) * (1.0 - series * np.exp(-size * size))
    return out
