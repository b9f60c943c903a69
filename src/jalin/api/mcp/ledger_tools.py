"""The tools that answer on promises and on parties."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence

from jalin.api.mcp.answering.answers import Count, PartnerLine, PartyAnswer, PromisesAnswer
from jalin.api.mcp.answering.evidence import shorten
from jalin.api.mcp.answering.lines import line_promise, name_party
from jalin.api.mcp.answering.quoting import quote_text, write_word
from jalin.api.mcp.deal_tools import find_deal, line_deals
from jalin.api.mcp.errors import ToolError
from jalin.api.mcp.questions import PartyQuestion, PromisesQuestion
from jalin.model import Stage
from jalin.pipeline.catalogue.filter import Filter
from jalin.pipeline.serving.visit import Visit
from jalin.pipeline.show.ledger import view_lines
from jalin.pipeline.show.promise_lines import PromiseLine, list_promise_lines
from jalin.pipeline.show.views import DealSummary
from jalin.store.rows import PartyNameRow, PartyRow

_MOST_NAMES = 20
_MOST_PARTNERS = 15
_MOST_CHOICES = 10
_INTENT_RUNG = Stage.INTENT.rung or 0


def list_promises(visit: Visit, question: PromisesQuestion) -> PromisesAnswer:
    """List promises by due date."""
    lines = visit.keep("promise lines", lambda: list_promise_lines(visit.register, visit.moment))
    deals = _find_deals(visit, question)
    found = [line for line in lines if _is_wanted(line, question, deals)]
    shown = found[question.skip : question.skip + question.limit]
    views = view_lines(visit.register, shown, visit.insight.lexicon)
    return PromisesAnswer(
        as_of=visit.moment.day,
        revision=visit.revision,
        total=len(found),
        left_out=max(0, len(found) - question.skip - len(shown)),
        promises=tuple(line_promise(view) for view in views),
    )


def tell_party(visit: Visit, question: PartyQuestion) -> PartyAnswer:
    """Tell who a party is, with whom it has deals, and what became of them."""
    party = _find_party(visit, question.party)
    deals = visit.select(Filter(party=(party.id,))).page()
    if not deals:
        raise ToolError(f"party {quote_text(party.name)} has no deal that was known then")
    names = visit.register.find(PartyNameRow, party_id=party.id)
    partners = _count_partners(party.id, deals)
    return PartyAnswer(
        as_of=visit.moment.day,
        revision=visit.revision,
        party=name_party(party),
        names=tuple(
            shorten(name) for name, _ in Counter(it.name for it in names).most_common(_MOST_NAMES)
        ),
        n_deals=len(deals),
        n_intents=sum(_has_reached(deal, _INTENT_RUNG) for deal in deals),
        n_committed=sum(deal.reached is not None and deal.reached.binding for deal in deals),
        stages=_count(str(deal.stage) for deal in deals),
        states=_count(str(deal.state) for deal in deals),
        partners=partners[:_MOST_PARTNERS],
        deals=line_deals(visit, deals[: question.limit]),
        left_out=max(0, len(deals) - question.limit) + max(0, len(partners) - _MOST_PARTNERS),
    )


def _find_deals(visit: Visit, question: PromisesQuestion) -> frozenset[str] | None:
    """Find the deals whose promises are asked for; None for those of all."""
    if question.deal is not None:
        return frozenset({find_deal(visit, question.deal).deal.id})
    if question.party or question.country:
        wanted = Filter(party=question.party, country=question.country)
        return frozenset(visit.select(wanted).deal_ids)
    return None


def _is_wanted(line: PromiseLine, question: PromisesQuestion, deals: frozenset[str] | None) -> bool:
    if deals is not None and deals.isdisjoint(line.deal_ids):
        return False
    if question.state and line.state not in question.state:
        return False
    if question.due_from is None and question.due_to is None:
        return True
    first, last = question.due_from or dt.date.min, question.due_to or dt.date.max
    return line.due is not None and first <= line.due.last <= last


def _find_party(visit: Visit, asked: str) -> PartyRow:
    """Find the party of an id or a name. Raises ToolError where there are none or several."""
    register = visit.register
    found = register.find(PartyRow, id=asked)
    if not found:
        found = register.find_any(PartyRow, "id", visit.party_names.find(asked))
    exact = [row for row in found if asked.casefold() in {row.id, row.name.casefold()}]
    if len(exact) == 1:
        return exact[0]
    if not found:
        raise ToolError(f"no party is called {quote_text(asked)}; search_deals names parties")
    if len(found) > 1:
        choices = [
            f"{write_word(row.id)} ({quote_text(row.name)})" for row in found[:_MOST_CHOICES]
        ]
        raise ToolError(f"{quote_text(asked)} fits {len(found)} parties; ask by id", choices)
    return found[0]


def _has_reached(deal: DealSummary, rung: int) -> bool:
    return deal.reached is not None and (deal.reached.rung or 0) >= rung


def _count_partners(party_id: str, deals: Sequence[DealSummary]) -> tuple[PartnerLine, ...]:
    rows: dict[str, PartyRow] = {}
    counts: Counter[str] = Counter()
    binding: Counter[str] = Counter()
    for deal in deals:
        for party in deal.parties:
            if party.id != party_id:
                rows[party.id] = party
                counts[party.id] += 1
                binding[party.id] += deal.binding
    ranked = sorted(counts, key=lambda each: (-counts[each], rows[each].name, each))
    return tuple(
        PartnerLine(party=name_party(rows[each]), deals=counts[each], binding=binding[each])
        for each in ranked
    )


def _count(values: Iterable[str]) -> tuple[Count, ...]:
    ranked = sorted(Counter(values).items(), key=lambda it: (-it[1], it[0]))
    return tuple(Count(name=name, count=count) for name, count in ranked)
