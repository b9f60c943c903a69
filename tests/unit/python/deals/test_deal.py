"""One deal in Python."""

import datetime as dt
import json

import pytest

import jalin
from python_factory import FIRST, LATER


@pytest.fixture
def deal(reg: jalin.Register) -> jalin.Deal:
    """Give the deal that two documents tell."""
    return reg.deals()[0]


def test_a_deal_has_what_a_list_shows(deal: jalin.Deal) -> None:
    """The columns of an export are attributes with the same names."""
    assert [party.id for party in deal.parties] == ["pindad", "ashok-leyland"]
    assert (deal.stage, deal.reached, deal.binding) == ("intent", "intent", False)
    assert (deal.state, deal.instrument, deal.objects) == ("moving", "memorandum", ("bus listrik",))
    assert (str(deal.date), str(deal.last_news)) == ("2026-02-04", "2026-02-04")
    assert (deal.umbrella_id, deal.activities, deal.sectors, deal.amounts) == (None, (), (), ())
    assert (deal.outlets, deal.documents, deal.sources) == (("Warta a", "Warta b"), 2, 2)
    assert deal.place in {"Bandung", "Jakarta"}


def test_a_deal_has_what_its_page_shows(deal: jalin.Deal) -> None:
    """History, values, promises, contradictions and sources are looked up when they are asked."""
    assert [step.stage for step in deal.steps] == [jalin.Stage.INTENT]
    assert {value.value for value in deal.values if value.field == "place"} == {
        "Bandung",
        "Jakarta",
    }
    assert [promise.state for promise in deal.promises] == [jalin.PromiseState.OVERDUE]
    assert [quarrel.field for quarrel in deal.contradictions] == ["place"]
    assert [it.source.document_id for it in deal.tellings] == [FIRST.id, LATER.id]
    assert [join.rule for join in deal.joins] == ["same_objects"]
    assert (deal.roles, deal.links, deal.judgements) == ((), (), ())
    assert deal.silence is not None
    assert deal.silence.since == dt.date(2026, 2, 4)
    assert deal.day == dt.date(2026, 7, 1)


def test_a_deal_is_told_in_a_line(deal: jalin.Deal) -> None:
    """The line has the id, who, where it stands and how it fares."""
    told = "PT Pindad, Ashok Leyland: intent, moving (2026-02-04)>"
    assert repr(deal) == f"<Deal {deal.id} {told}"


def test_a_deal_is_seen_as_of_a_day(deal: jalin.Deal) -> None:
    """What became known later is not there."""
    then = deal.as_of("2026-02-04")
    assert (then.id, then.place, then.documents) == (deal.id, "Bandung", 1)
    assert [it.source.document_id for it in then.tellings] == [FIRST.id]
    assert then.day == dt.date(2026, 2, 4)
    assert {it.document_id for it in then.evidence} == {FIRST.id}
    assert then != deal
    with pytest.raises(jalin.DealNotFoundError, match="was not known on 2026-02-03"):
        deal.as_of("2026-02-03")


def test_deals_are_values(reg: jalin.Register, deal: jalin.Deal) -> None:
    """Two that stand alike are equal, however they were found, and can be keys."""
    assert deal == reg.deal(deal.id)
    assert {deal: 1}[reg.deal(deal.id)] == 1
    assert deal != reg.deals()[1]
    assert deal != deal.id


def test_a_deal_is_plain_json(deal: jalin.Deal) -> None:
    """All that is known of it is a dictionary of texts, numbers and lists."""
    told = json.loads(json.dumps(deal.to_dict()))
    assert told["deal"]["parties"][0]["id"] == "pindad"
    assert told["deal"]["date"] == "2026-02-04"
    assert told["promises"][0]["due"] == "2026-05"
