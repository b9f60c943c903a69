"""The rows of the promises of one deal, and of what became of them."""

from collections.abc import Iterator, Mapping

from jalin.model import Judgement
from jalin.pipeline.deriving.link_rows import tell_day
from jalin.resolve.deals.candidates import DealPlace
from jalin.store.rows import DealPromiseRow, Row, SettlementRow
from jalin.track.history import History
from jalin.track.promises.cues import PromiseCues
from jalin.track.promises.links import link_promises
from jalin.track.promises.promise import JUDGED, Settlement, ToldPromise, assign_promises
from jalin.track.promises.settlements import settle_promises
from jalin.track.telling import Telling, find_evidence, sort_tellings


def derive_promise_rows(
    deal_id: str,
    tellings: Mapping[DealPlace, Telling],
    outcomes: Mapping[tuple[str, int], Judgement],
    history: History,
    cues: PromiseCues,
) -> Iterator[Row]:
    """Derive them, with all that is told of a promise and what a reviewer decided beside it.

    Which of these counts on a day is told where it is asked: before the day of a judgement nobody
    had decided anything.
    """
    told = list_promises_of(tellings)
    lines = {
        (it.document.id, it.position): line.id
        for line in link_promises(told, cues)
        for it in line.promises
    }
    for it in told:
        yield DealPromiseRow(
            deal_id=deal_id,
            document_id=it.document.id,
            position=it.position,
            line=lines[it.document.id, it.position],
            known=tell_day(it.document),
        )
    for settlement in settle_promises(told, list(tellings.values()), history, cues):
        yield _write(deal_id, settlement)
    for (document_id, position), judgement in _spread(outcomes, lines):
        yield _write_judged(deal_id, document_id, position, judgement)


def list_promises_of(tellings: Mapping[DealPlace, Telling]) -> list[ToldPromise]:
    """List the promises that belong to a deal, each place once, in order of publication.

    What does not stand in its text is none.
    """
    found: dict[tuple[str, int], ToldPromise] = {}
    deals = {(place.document_id, place.deal) for place in tellings}
    for telling in sort_tellings(tellings.values()):
        if telling.reading is None:
            continue
        document = telling.document
        for position, own in assign_promises(telling.reading).items():
            promise = telling.reading.promises[position]
            is_told = find_evidence(document, promise.text, promise.span) is not None
            if is_told and any((document.id, deal) in deals for deal in own):
                found[document.id, position] = ToldPromise(
                    document=document,
                    promise=promise,
                    position=position,
                    source_id=telling.source_id,
                    known=telling.known,
                )
    return list(found.values())


def _spread(
    outcomes: Mapping[tuple[str, int], Judgement], lines: Mapping[tuple[str, int], str]
) -> list[tuple[tuple[str, int], Judgement]]:
    """Let what was decided of one telling of a promise hold for all; of several, the last."""
    by_line: dict[str, Judgement] = {}
    for place in sorted(outcomes, key=lambda place: outcomes[place].order):
        if place in lines:
            by_line[lines[place]] = outcomes[place]
    return [(it, by_line[line]) for it, line in sorted(lines.items()) if line in by_line]


def _write(deal_id: str, settlement: Settlement) -> SettlementRow:
    evidence = settlement.evidence
    return SettlementRow(
        deal_id=deal_id,
        document_id=settlement.document_id,
        position=settlement.position,
        state=settlement.state,
        known=settlement.known.last.isoformat(),
        rule=settlement.rule,
        told_in=evidence.document_id,
        span_start=evidence.span.start,
        span_end=evidence.span.end,
        quote=evidence.quote,
        judgement_id=None,
        reviewer=None,
    )


def _write_judged(
    deal_id: str, document_id: str, position: int, judgement: Judgement
) -> SettlementRow:
    assert judgement.value is not None, "a judged promise has an outcome"
    return SettlementRow(
        deal_id=deal_id,
        document_id=document_id,
        position=position,
        state=judgement.value,
        known=judgement.day.last.isoformat(),
        rule=JUDGED,
        told_in=None,
        span_start=None,
        span_end=None,
        quote=None,
        judgement_id=judgement.id,
        reviewer=judgement.reviewer,
    )
