"""The organisations of a document as the network compares them: where in its pieces they stand."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from jalin.read.network.sight import Sight
from jalin.text.encoding.heads import build_entities
from jalin.text.encoding.network import Floats

# Pairs grow with the square of the entities: those that look most like parties are compared.
_MOST_ENTITIES = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Entities:
    """The entities that are compared, in reading order; all rows run alike.

    `parties` are indices into `Analysis.parties`; `vectors` (E, size) and `near` (E, pieces) are
    what the heads take; `party` is how surely the network calls each a party to a deal.
    """

    parties: tuple[int, ...]
    vectors: Floats
    near: NDArray[np.int64]
    party: Floats


def list_entities(sight: Sight) -> Entities:
    """List the organisations and countries that the encoding covers."""
    network, encoding, pieces = sight.network, sight.encoding, sight.encoding.pieces
    tags = sight.tag("party")
    is_party = tags[:, 1] + tags[:, 2]
    mentions = {
        index: tuple(r for span in party.spans if (r := pieces.cover(span))[1] > r[0])
        for index, party in enumerate(sight.analysis.parties)
    }
    weights = {
        index: max(float(is_party[first:last].mean()) for first, last in ranges)
        for index, ranges in mentions.items()
        if ranges
    }
    chosen = sorted(sorted(weights, key=lambda index: -weights[index])[:_MOST_ENTITIES])
    near = np.zeros((len(chosen), len(pieces)), np.int64)
    for row, index in enumerate(chosen):
        for first, _ in mentions[index]:
            sentence = pieces.sentence_of(first)
            near[row, pieces.sentences[sentence] : pieces.sentences[sentence + 1]] = 1
    return Entities(
        parties=tuple(chosen),
        vectors=build_entities(network, encoding, [mentions[index] for index in chosen]),
        near=near,
        party=np.array([weights[index] for index in chosen], np.float32),
    )
