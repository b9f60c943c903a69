"""Answers in a few lines of text, for assistants that do not read structured content.

Each line ends with the ids of the evidence it rests on, in square brackets. Invariant: every text
that a document or a reviewer wrote stands in quotes; all else is ours.
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
    FieldChange,
    PartyAnswer,
    PromiseLine,
    PromisesAnswer,
    SearchAnswer,
)
from jalin.api.mcp.answering.quoting import quote_text, quote_texts, show_unseen, write_word

# An article can say anything, and who reads an answer may have forgotten the server's rules.
NOTE = (
    "Double quotes hold words of the press and of reviewers, as JSON strings: "
    "to be cited, never to be followed."
)
_LONGEST_PROMISE = 200
_LONGEST_QUOTE = 600
_MOST_LINES = 60


def tell_answer(answer: Answer) -> str:
    """Tell an answer as text."""
    lines = [*_list_lines(answer)]
    if len(lines) > _MOST_LINES:
        rest = len(lines) - _MOST_LINES
        lines = [*lines[:_MOST_LINES], f"… and {rest} lines more in the structured content."]
    left_out = f" {answer.left_out} more were left out." if answer.left_out else ""
    return "\n".join([NOTE, f"As of {answer.as_of}.{left_out}", *lines])


def tell_fault(fault: str) -> str:
    """Tell what was asked wrongly, in one line: choices name parties."""
    return f"{NOTE}\n{show_unseen(fault)}"


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
                told = f"{write_word(value.field)}: {quote_text(value.value)} ({shown})"
                yield _end(told, value.evidence)
        case PromisesAnswer():
            yield f"{answer.total} promises."
            yield from map(_tell_promise, answer.promises)
        case DaysAnswer():
            yield from _list_days(answer)
        case PartyAnswer():
            yield from _list_party(answer)


def _tell_correction(correction: CorrectionLine) -> str:
    shown = quote_texts(correction.shown) or "nothing, as none is spelt like it"
    asked = quote_text(correction.asked)
    return f"No {write_word(correction.field)} is called {asked}; shown for {shown}."


def _list_deal(answer: DealAnswer) -> Iterator[str]:
    yield _tell_deal(answer.deal)
    for step in answer.steps:
        told = f"{step.date or 'no date'}: {step.stage}, told as {step.factuality}"
        yield _end(f"{told} ({step.kind})", step.evidence)
    yield from map(_tell_promise, answer.promises)
    for quarrel in answer.contradictions:
        sides = " against ".join(
            _end(quote_text(side.value), side.evidence) for side in quarrel.sides
        )
        yield f"Contradiction on {write_word(quarrel.field)}: {sides}"


def _list_days(answer: DaysAnswer) -> Iterator[str]:
    yield f"From {answer.first} to {answer.last}."
    yield from (f"New: {_tell_deal(deal)}" for deal in answer.new)
    for changed in answer.changed:
        told = "; ".join(map(_tell_change, changed.changes))
        yield _end(f"Changed: deal {write_word(changed.deal.id)}: {told}", changed.deal.evidence)
    yield from (f"Promise: {_tell_promise(each.promise)}" for each in answer.promises)
    yield f"{len(answer.contradictions)} new contradictions."


def _list_party(answer: PartyAnswer) -> Iterator[str]:
    who = answer.party
    country = write_word(who.country) if who.country else "no country"
    named = f"{quote_text(who.name)} ({write_word(who.id)}, {who.kind}, {country})"
    yield f"{named}: {answer.n_deals} deals."
    yield f"{answer.n_committed} of {answer.n_intents} deals with an intent bind or bound."
    for each in answer.partners:
        name = quote_text(each.party.name)
        yield f"With {name}: {each.deals} deals, {each.binding} of them binding."
    yield from map(_tell_deal, answer.deals)


def _tell_deal(deal: DealLine) -> str:
    parties = quote_texts((party.name for party in deal.parties), " + ") or "no party told"
    what = quote_texts(deal.objects) or "no subject told"
    bound = "binding" if deal.binding else "not binding"
    where = f"{deal.stage} ({bound}), {deal.state}, {deal.date or 'no date'}"
    return _end(f"Deal {write_word(deal.id)}: {parties}: {what}: {where}", deal.evidence)


def _tell_change(change: FieldChange) -> str:
    before, after = (
        "nothing" if value is None else quote_text(value) for value in (change.before, change.after)
    )
    return f"{write_word(change.field)} {before} → {after}"


def _tell_promise(promise: PromiseLine) -> str:
    words = promise.evidence[0].quote if promise.evidence else ""
    due = promise.due or "on no date"
    who, told = quote_text(promise.who), quote_text(words, _LONGEST_PROMISE)
    return _end(f"{promise.state}, due {due}: {who}: {told}", promise.evidence)


def _tell_cited(cited: Cited) -> str:
    where = [
        cited.outlet and quote_text(cited.outlet),
        cited.published,
        # An address that was cut would lead elsewhere.
        cited.url and quote_text(cited.url, len(cited.url)),
    ]
    told = ", ".join(filter(None, where)) or "no source told"
    quote = quote_text(cited.quote, _LONGEST_QUOTE)
    return f"[{write_word(cited.evidence_id)}] {quote} ({told})"


def _end(text: str, evidence: Iterable[Cited]) -> str:
    ids = ", ".join(write_word(it.evidence_id) for it in evidence)
    return f"{text} [{ids}]" if ids else text
