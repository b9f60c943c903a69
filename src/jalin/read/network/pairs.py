"""Pairs of organisations: how surely two have a deal together.

The network's score, what the grammar sees of the two, and how the document names them are weighed
together; the weights are data of `jalin/calibration`, fitted by `training/fit_assembly.py`.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from jalin.model import Party, PartyKind
from jalin.read.events.agents import is_bystander
from jalin.read.events.candidates import Event
from jalin.read.network.entities import Entities
from jalin.read.network.sight import Sight
from jalin.text.encoding.heads import PairReading, read_pairs, read_relevance
from jalin.text.encoding.network import Floats
from jalin.text.words.fold import fold_name

_STATE_KINDS = frozenset(
    {PartyKind.GOVERNMENT, PartyKind.MINISTRY, PartyKind.AGENCY, PartyKind.MILITARY}
)
# Ten of twenty that were tried: relation, rank, title, lead, counts of mentions and names,
# described counterparts and told facts lowered the deal F1 over folds.
_SEEN = ("network", "party_least", "relevance")
_TOLD = (
    "grammar",
    "grammar_exact",
    "sentences",
    "country",
    "one_state",
    "bystander",
    "same_words",
)
FEATURES = (*_SEEN, *_TOLD)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """All pairs of a document's entities, one row each, alike in all fields.

    `rows` (N, 2) are rows of the entities, `features` (N, F) in the order of `FEATURES`.
    """

    rows: NDArray[np.int64]
    reading: PairReading
    features: Floats


def compare_pairs(sight: Sight, entities: Entities, events: Sequence[Event]) -> Pairs:
    """Compare every two entities of a document. `events` are what the grammar found."""
    n_entities = len(entities.parties)
    rows = np.array(list(combinations(range(n_entities), 2)), np.int64).reshape(-1, 2)
    reading = read_pairs(sight.network, sight.encoding, entities.vectors, rows, entities.near)
    features = np.zeros((len(rows), len(FEATURES)), np.float32)
    if len(rows):
        features[:, : len(_SEEN)] = _describe_seen(sight, entities, rows, reading)
        features[:, len(_SEEN) :] = _describe_told(sight, entities, rows, events)
    return Pairs(rows=rows, reading=reading, features=features)


def _describe_seen(
    sight: Sight, entities: Entities, rows: NDArray[np.int64], reading: PairReading
) -> Floats:
    """Describe pairs by what the network says, in the order of `_SEEN`."""
    party = _logits(entities.party)[rows]
    relevance = np.array([read_relevance(sight.network, sight.encoding)], np.float32)
    out: Floats = np.stack(
        [
            _logits(reading.deal),
            party.min(1),
            np.repeat(_logits(relevance), len(rows)),
        ],
        axis=1,
    ).astype(np.float32)
    return out


def _describe_told(
    sight: Sight, entities: Entities, rows: NDArray[np.int64], events: Sequence[Event]
) -> Floats:
    """Describe pairs by what the grammar and the names say, in the order of `_TOLD`."""
    told = [(frozenset(event.parties), event) for event in events]
    aside = {
        index: is_bystander(sight.analysis.parties[index], sight.analysis)
        for index in entities.parties
    }
    words = {
        index: frozenset(fold_name(sight.analysis.parties[index].name).split())
        for index in entities.parties
    }
    firsts = list(sight.encoding.pieces.sentences[:-1])
    named = entities.near[:, firsts]
    out = np.zeros((len(rows), len(_TOLD)), np.float32)
    for n, (left, right) in enumerate(rows):
        one, other = entities.parties[left], entities.parties[right]
        parties = (sight.analysis.parties[one], sight.analysis.parties[other])
        out[n] = (
            *_weigh_events(told, frozenset({one, other})),
            math.log1p(float((named[left] * named[right]).sum())),
            *_weigh_kinds(parties),
            float(aside[one] or aside[other]),
            _compare_names(words[one], words[other]),
        )
    return out


def _weigh_events(
    told: Sequence[tuple[frozenset[int], Event]], both: frozenset[int]
) -> tuple[float, float]:
    """Give the certainty of the surest event of two parties, and of the surest of them alone."""
    here = [event for parties, event in told if both <= parties]
    return (
        max((event.certainty for event in here), default=0.0),
        max((e.certainty for e in here if frozenset(e.parties) == both), default=0.0),
    )


def _compare_names(one: frozenset[str], other: frozenset[str]) -> float:
    """Give the share of common words, by the shorter name: a house and its parts share some."""
    return len(one & other) / max(1, min(len(one), len(other)))


def _weigh_kinds(parties: tuple[Party, Party]) -> tuple[float, float]:
    """Give how many of two are countries, and whether they are bodies of one state."""
    one_state = parties[0].country == parties[1].country and all(
        party.kind in _STATE_KINDS for party in parties
    )
    return float(sum((p.known_as or "").isupper() for p in parties)), float(one_state)


def _logits(shares: Floats) -> Floats:
    kept = np.clip(shares, 1e-4, 1 - 1e-4)
    odds: Floats = np.log(kept / (1 - kept))
    return odds
