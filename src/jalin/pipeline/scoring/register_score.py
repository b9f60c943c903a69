"""How well a register agrees with its gold: clusters, last rung, states, promises."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from jalin.model import DealState, Reading
from jalin.pipeline.scoring.clusters import ClusterScore, match_clusters, score_clusters
from jalin.pipeline.scoring.matching import assign_deals
from jalin.pipeline.scoring.names import measure_overlap
from jalin.pipeline.scoring.register_gold import GoldDeal, Place, label_mentions
from jalin.pipeline.show.ledger import list_promises
from jalin.pipeline.show.moment import Moment
from jalin.pipeline.show.summaries import list_deals
from jalin.store.register import Register
from jalin.store.rows import DealMentionRow
from jalin.text.lexicon import Lexicon

_LEAST_PROMISE_OVERLAP = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the register says of a thing in the gold; `found` is None where it has no such thing."""

    kind: str
    deal: str
    asked: str
    wanted: str
    found: str | None

    @property
    def is_right(self) -> bool:
        """Tell whether it says what the gold says."""
        return self.found == self.wanted


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterScore:
    """B-cubed of the clusters, and every answer by kind: stage, state, promise.

    `clusters` counts each gold mention that no reading gives as alone in its cluster; `of_found`
    leaves these out, so that it tells how well mentions come together, whatever was read. `n_found`
    of `n_gold` mentions were.
    """

    clusters: ClusterScore
    of_found: ClusterScore
    n_found: int
    n_gold: int
    answers: tuple[Answer, ...]

    def share(self, kind: str) -> float:
        """Give the share of right answers of a kind. Raises ZeroDivisionError where none is."""
        asked = [it.is_right for it in self.answers if it.kind == kind]
        return sum(asked) / len(asked)


def score_register(
    register: Register,
    gold: tuple[GoldDeal, ...],
    gold_readings: Sequence[Reading],
    lexicon: Lexicon,
) -> RegisterScore:
    """Score a derived register of the documents that the gold readings name.

    Each mention of the gold is answered by the deal of the register's own reading of that document
    that `assign_deals` pairs with it. A gold deal is answered by the cluster that shares most
    mentions with it.
    """
    labels = label_mentions(gold)
    predicted = _predict(register, gold_readings)
    found = {place: label for place, label in labels.items() if place in predicted}
    matched = match_clusters(found, predicted)
    return RegisterScore(
        clusters=score_clusters(labels, predicted),
        of_found=score_clusters(found, predicted),
        n_found=len(found),
        n_gold=len(labels),
        answers=(
            *_ask_stages(register, gold, matched),
            *_ask_states(register, gold, matched),
            *_ask_promises(register, gold, lexicon),
        ),
    )


def _predict(register: Register, gold_readings: Sequence[Reading]) -> Mapping[Place, str]:
    """Give the mentions of the gold readings the deals of the register."""
    deal_ids = {
        (row.document_id, row.position): row.deal_id for row in register.all_rows(DealMentionRow)
    }
    own = {document.name: reading for document, reading in register.current()}
    found = {}
    for reading in gold_readings:
        if reading.doc_id not in own:
            continue
        answer = own[reading.doc_id]
        for one, other, _ in assign_deals(reading.deals, answer.deals):
            assert answer.document_id is not None, "kept readings name their document"
            if (answer.document_id, other) in deal_ids:
                found[reading.doc_id, one] = deal_ids[answer.document_id, other]
    return found


def _ask_stages(
    register: Register, gold: Sequence[GoldDeal], matched: Mapping[str, str]
) -> Iterator[Answer]:
    last = max(it.day for deal in gold for it in deal.states)
    stages = {it.id: it.stage for it in list_deals(register, Moment.of(last))}
    for deal in gold:
        found = stages.get(matched.get(deal.deal, ""))
        yield Answer(
            kind="stage", deal=deal.deal, asked="last", wanted=deal.final_stage, found=found
        )


def _ask_states(
    register: Register, gold: Sequence[GoldDeal], matched: Mapping[str, str]
) -> Iterator[Answer]:
    days = sorted({it.day for deal in gold for it in deal.states})
    states = {
        day: {it.id: it.state for it in list_deals(register, Moment.of(day, as_of=day))}
        for day in days
    }
    for deal in gold:
        for it in deal.states:
            deal_id = matched.get(deal.deal)
            # Of a deal that nobody had told yet the gold says that it is unknown how it fares.
            found = states[it.day].get(deal_id, DealState.UNKNOWN) if deal_id else None
            yield Answer(
                kind="state", deal=deal.deal, asked=str(it.day), wanted=it.state, found=found
            )


def _ask_promises(
    register: Register, gold: Sequence[GoldDeal], lexicon: Lexicon
) -> Iterator[Answer]:
    days = sorted({it.as_of for deal in gold for it in deal.promises})
    views = {day: list_promises(register, Moment.of(day, as_of=day), lexicon) for day in days}
    for deal in gold:
        for it in deal.promises:
            told = (
                (measure_overlap(it.text, quote.text), view.state)
                for view in views[it.as_of]
                for quote in view.quotes
                if quote.source.name == it.doc_id
            )
            share, state = max(told, default=(0.0, None))
            found = state if share >= _LEAST_PROMISE_OVERLAP else None
            yield Answer(
                kind="promise",
                deal=deal.deal,
                asked=f"{it.as_of}: {it.text}",
                wanted=it.outcome,
                found=found,
            )
