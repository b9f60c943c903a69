"""What the network says of one deal: shares for every value that its fields may have."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from jalin.model import PartialDate, Span
from jalin.read.network.pairs import Pairs
from jalin.read.network.sight import Sight
from jalin.text.encoding.heads import point_at, pool_spans, read_shown, sigmoid, softmax
from jalin.text.encoding.network import Floats
from jalin.text.encoding.pieces import TITLE

# How much what a deal's sentences say of its values counts beside what its pairs do.
_SHOWN = 0.8


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Shares, 0 to 1, of the values of one deal.

    Of `instruments`, `stages` and `dates` one is right, and the shares sum to one; `None` among the
    dates is that the text gives none. `activities`, `sectors` and `amounts` stand each for
    itself. `sentences` says where the deal is shown, by index in `Analysis.sentences`.
    `amounts` are indices in `Analysis.amounts`.
    """

    instruments: Mapping[str, float]
    stages: Mapping[str, float]
    activities: Mapping[str, float]
    sectors: Mapping[str, float]
    dates: Mapping[PartialDate | None, float]
    amounts: Mapping[int, float]
    sentences: Mapping[int, float]


def read_values(sight: Sight, pairs: Pairs, rows: Sequence[int]) -> Told:
    """Read the values of the deal whose pairs stand in `rows`."""
    analysis, encoding, network = sight.analysis, sight.encoding, sight.network
    labels, reading, chosen = network.labels, pairs.reading, list(rows)
    vector = reading.vectors[chosen].mean(0, keepdims=True)
    pieces = encoding.pieces

    def point(name: str, spans: Sequence[Span]) -> Floats:
        pooled = pool_spans(encoding, [pieces.cover(span) for span in spans])
        scores: Floats = point_at(network, name, vector, pooled)[0]
        return scores

    firsts = pieces.sentences
    ranges = [(first, max(first + 1, last)) for first, last in pairwise(firsts)]
    showing = softmax(point_at(network, "evidence", vector, pool_spans(encoding, ranges))[0][1:])
    shown, of_pairs = read_shown(network, encoding, ranges), reading.values

    def mix(pair_shares: Floats, sentence_shares: Floats) -> Floats:
        out: Floats = (1 - _SHOWN) * pair_shares[chosen].mean(0) + _SHOWN * (
            showing @ sentence_shares
        )
        return out

    dates = tuple(date for date in analysis.dates if date.date is not None)
    spans = {n: it.span for n, it in enumerate(analysis.amounts) if it.span is not None}
    owned = sigmoid(point("amount", tuple(spans.values()))[1:])
    return Told(
        instruments=_name(labels.instruments, mix(of_pairs.instruments, shown.instruments)),
        stages=_name(labels.stages, mix(of_pairs.stages, shown.stages)),
        activities=_name(labels.activities, mix(of_pairs.activities, shown.activities)),
        sectors=_name(labels.sectors, mix(of_pairs.sectors, shown.sectors)),
        dates=_sum_dates(
            [None, *(date.date for date in dates)],
            softmax(point("date", [date.span for date in dates])),
        ),
        amounts={n: float(share) for n, share in zip(spans, owned, strict=True)},
        sentences={
            number: float(share)
            for number, share in zip(pieces.order, showing, strict=True)
            if number != TITLE
        },
    )


def weigh_objects(
    sight: Sight, pairs: Pairs, rows: Sequence[int], spans: Sequence[Span]
) -> dict[Span, float]:
    """Give the share, 0 to 1, that each span names what the deal of `rows` is about."""
    vector = pairs.reading.vectors[list(rows)].mean(0, keepdims=True)
    ranges = [sight.encoding.pieces.cover(span) for span in spans]
    scores = point_at(sight.network, "object", vector, pool_spans(sight.encoding, ranges))[0][1:]
    return {span: float(share) for span, share in zip(spans, sigmoid(scores), strict=True)}


def _name(names: Sequence[str], shares: Floats) -> dict[str, float]:
    return {name: float(share) for name, share in zip(names, shares, strict=True)}


def _sum_dates(
    values: Sequence[PartialDate | None], shares: Floats
) -> dict[PartialDate | None, float]:
    """Sum the shares of the mentions of one date."""
    out: dict[PartialDate | None, float] = defaultdict(float)
    for value, share in zip(values, shares, strict=True):
        out[value] += float(share)
    return dict(out)
