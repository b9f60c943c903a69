"""Answers in a few lines of text, for assistants that do not read structured content.

Each line ends with the ids of the evidence it rests on, in square brackets.
"""

from collections.abc import Iterable, Iterator

from jalin.api.mcp.answering.answers import (
    Answer,
    Cited,
    CorrectionLine,
    DaysAnswer,
    DealAnswer,
    DealLine,
    EvidenceAnswer,
    PartyAnswer,
    PromiseLine,
    PromisesAnswer,
    SearchAnswer,
)

_LONGEST_LINE = 300
_MOST_LINES = 60


def tell_answer(answer: Answer) -> str:
    """Tell an answer as text."""
    lines = [*_list_lines(answer)]
    if len(lines) > _MOST_LINES:
        rest = len(lines) - _MOST_LINES
        lines = [*lines[:_MOST_LINES], f"… and {rest} lines more in the structured content."]
    left_out = f" {answer.left_out} more were left out." if answer.left_out else ""
    return "\n".join([f"As of {answer.as_of}.{left_out}", *lines])


def _list_lines(answer: Answer) -> Iterator[str]:
    match answer:
        case SearchAnswer():
            yield from map(_tell_correction, answer.corrections)
            yield f"{answer.total} deals."
            yield from map(_tell_deal, answer.deals)
        case DealAnswer():
            yield from _list_deal(answer)
        case EvidenceAnswer():
            yield from map(_tell_cited, answer.evidence)
            for value in answer.values:
                shown = "shown" if value.shown else "also claimed"
                yield _end(f"{value.field}: {value.value} ({shown})", value.evidence)
        case PromisesAnswer():
            yield f"{answer.total} promises."
            yield from map(_tell_promise, answer.promises)
        case DaysAnswer():
            yield from _list_days(answer)
        case PartyAnswer():
            yield from _list_party(answer)


def _tell_correction(correction: CorrectionLine) -> str:
    shown = ", ".join(correction.shown) or "nothing, as none is spelt like it"
    return f"No {correction.field} is called {correction.asked!r}; shown for {shown}."


def _list_deal(answer: DealAnswer) -> Iterator[str]:
    yield _tell_deal(answer.deal)
    for step in answer.steps:
        told = f"{step.date or 'no date'}: {step.stage}, told as {step.factuality}"
        yield _end(f"{told} ({step.kind})", step.evidence)
    yield from map(_tell_promise, answer.promises)
    for quarrel in answer.contradictions:
        sides = " against ".join(_end(side.value, side.evidence) for side in quarrel.sides)
        yield f"Contradiction on {quarrel.field}: {sides}"


def _list_days(answer: DaysAnswer) -> Iterator[str]:
    yield f"From {answer.first} to {answer.last}."
    yield from (f"New: {_tell_deal(deal)}" for deal in answer.new)
    for changed in answer.changed:
        told = "; ".join(f"{it.field} {it.before} → {it.after}" for it in changed.changes)
        yield _end(f"Changed: deal {changed.deal.id}: {told}", changed.deal.evidence)
    yield from (f"Promise: {_tell_promise(each.promise)}" for each in answer.promises)
    yield f"{len(answer.contradictions)} new contradictions."


def _list_party(answer: PartyAnswer) -> Iterator[str]:
    who = answer.party
    country = who.country or "no country"
    yield f"{who.name} ({who.id}, {who.kind}, {country}): {answer.n_deals} deals."
    yield f"{answer.n_committed} of {answer.n_intents} deals with an intent bind or bound."
    for each in answer.partners:
        yield f"With {each.party.name}: {each.deals} deals, {each.binding} of them binding."
    yield from map(_tell_deal, answer.deals)


def _tell_deal(deal: DealLine) -> str:
    parties = " + ".join(party.name for party in deal.parties)
    what = ", ".join(deal.objects) or "no subject told"
    bound = "binding" if deal.binding else "not binding"
    where = f"{deal.stage} ({bound}), {deal.state}, {deal.date or 'no date'}"
    return _end(f"Deal {deal.id}: {parties}: {what}: {where}", deal.evidence)


def _tell_promise(promise: PromiseLine) -> str:
    words = promise.evidence[0].quote if promise.evidence else ""
    told = f"{promise.state}, due {promise.due or 'on no date'}: {promise.who}: “{words}”"
    return _end(told, promise.evidence)


def _tell_cited(cited: Cited) -> str:
    where = ", ".join(filter(None, (cited.outlet, cited.published, cited.url)))
    return f"[{cited.evidence_id}] “{cited.quote}” ({where})"


def _end(text: str, evidence: Iterable[Cited]) -> str:
    ids = ", ".join(it.evidence_id for it in evidence)
    short = " ".join(text.split())
    if len(short) > _LONGEST_LINE:
        short = short[: _LONGEST_LINE - 1] + "…"
    return f"{short} [{ids}]" if ids else short
