"""The commands that ask the register of the sample articles, at present and as of a day."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from command import Run
from jalin.cli.exits import ExitCode
from jalin.cli.pages.deal_page import build_deal_page
from jalin.pipeline.deriving.insight import load_insight
from jalin.pipeline.jobs import open_derived
from jalin.pipeline.show.deal import show_deal
from jalin.pipeline.show.moment import Moment
from jalin.pipeline.show.summaries import list_deals
from view_factory import render

EARLY = "2018-01-01"
TODAY = dt.date(2026, 3, 1)


def _list(run: Run, *arguments: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(run(*arguments, "--json").out)
    return found


def test_deals_are_listed_for_people(filled: Run) -> None:
    """Each deal has its short id, parties, stage, state and documents in a table."""
    result = filled("deals")
    assert result.code == ExitCode.FINE
    assert "Ashok Leyland" in result.out
    assert "●●●○○○○" in result.out
    assert "stalled (inferred)" in result.out
    assert max(map(len, result.out.splitlines())) <= 100


def test_deals_are_listed_for_programs(filled: Run) -> None:
    """--json gives the same deals, which --party, --stage and --state narrow."""
    everything = _list(filled, "deals")
    some = _list(filled, "deals", "--party", "pindad")
    assert 0 < len(some) < len(everything)
    staged = _list(filled, "deals", "--stage", "intent")
    assert {deal["stage"] for deal in staged} == {"intent"}
    stalled = _list(filled, "deals", "--state", "stalled_inferred")
    assert {deal["state"] for deal in stalled} == {"stalled_inferred"}
    assert len(stalled) == sum(deal["state"] == "stalled_inferred" for deal in everything)


def test_any_facet_narrows_the_list(filled: Run) -> None:
    """Values of one facet are alternatives, facets add up, and words are searched in full."""
    korean = _list(filled, "deals", "--filter", "country=KR")
    either = _list(filled, "deals", "--filter", "country=KR", "--filter", "country=in")
    both = _list(filled, "deals", "--filter", "country=KR", "--filter", "sector=defence")
    assert 0 < len(both) < len(korean) < len(either)
    told = _list(filled, "deals", "--filter", "q=kapal selam")
    assert 0 < len(told) < len(_list(filled, "deals"))


@pytest.mark.parametrize(
    ("asked", "fault"),
    [("country=IDN", "two letters"), ("colour=red", "not such as country=ID"), ("ID", "'ID'")],
)
def test_a_filter_that_cannot_be_read_is_told(filled: Run, asked: str, fault: str) -> None:
    """A wrong value or name is a wrong call, and says what is wrong."""
    result = filled("deals", "--filter", asked)
    assert result.code == ExitCode.USAGE
    assert fault in result.err


def test_an_unknown_state_is_a_wrong_call(filled: Run) -> None:
    """The states are a closed vocabulary."""
    assert filled("deals", "--state", "asleep").code == ExitCode.USAGE


def test_deals_are_listed_as_of_a_day(filled: Run) -> None:
    """An early day knows fewer deals, none of them later than that day, and fewer documents."""
    now = {deal["id"]: deal for deal in _list(filled, "deals")}
    then = _list(filled, "deals", "--as-of", EARLY)
    assert 0 < len(then) < len(now)
    assert all(deal["news"] is None or deal["news"] <= EARLY for deal in then)
    assert any(deal["documents"] < now[deal["id"]]["documents"] for deal in then)


def test_a_deal_is_shown_with_its_sentences(filled: Run) -> None:
    """The page holds parties, history, claims and sources; the start of the id is enough."""
    (deal, *_) = _list(filled, "deals", "--party", "ashok")
    page = filled("show", deal["id"][:8]).out
    for words in ("History", "Sources", "[1]", "last news"):
        assert words in page
    view = json.loads(filled("show", deal["id"], "--json").out)
    assert view["deal"]["id"] == deal["id"]
    assert view["steps"][0]["quotes"][0]["source"]["name"]


@pytest.mark.parametrize("as_of", [None, dt.date(2021, 12, 31)])
def test_every_deal_can_be_shown(sample_register: Path, as_of: dt.date | None) -> None:
    """No deal of the sample breaks its page, and none is wider than the terminal."""
    insight, moment = load_insight(), Moment.of(TODAY, as_of)
    with open_derived(sample_register) as register:
        ids = [deal.id for deal in list_deals(register, moment)]
        views = [show_deal(register, deal_id, moment, insight) for deal_id in ids]
    assert len(views) > 10
    for view in views:
        page = render(build_deal_page(view), width=80)
        assert max(map(len, page.splitlines())) <= 80
        assert "_" not in page.split("Further sentences")[0].split("History")[0]


@pytest.mark.parametrize("prefix", ["zzzz", ""])
def test_a_deal_that_is_not_there_is_told(filled: Run, prefix: str) -> None:
    """An id that fits none or several ends with its own code and one line."""
    result = filled("show", prefix)
    assert (result.code, result.out) == (ExitCode.NOT_FOUND, "")
    assert result.err.count("\n") == 1


def test_a_deal_is_shown_as_of_a_day(filled: Run) -> None:
    """Only documents that were published by then are cited."""
    (deal, *_) = _list(filled, "deals", "--as-of", EARLY)
    view = json.loads(filled("show", deal["id"], "--as-of", EARLY, "--json").out)
    assert view["deal"] == deal
    assert view["tellings"]
    assert all(it["source"]["published"] <= EARLY for it in view["tellings"])
    quotes = [quote for step in view["steps"] for quote in step["quotes"]]
    assert all(quote["source"]["published"] <= EARLY for quote in quotes)


def test_a_deal_is_not_there_before_its_first_document(filled: Run) -> None:
    """As of a day before anything was told of it there is no such deal."""
    (deal, *_) = _list(filled, "deals", "--party", "ashok")
    result = filled("show", deal["id"], "--as-of", "2001-01-01")
    assert (result.code, result.out) == (ExitCode.NOT_FOUND, "")
    assert deal["id"] in result.err


def test_promises_are_marked_against_today(filled: Run) -> None:
    """The same promise is scheduled on an early day and overdue on a late one."""
    early = _list(filled, "promises", "--today", "2010-01-01")
    late = _list(filled, "promises", "--today", "2040-01-01")
    assert {promise["state"] for promise in early} == {"scheduled"}
    assert "overdue" in {promise["state"] for promise in late}
    assert "overdue" in filled("promises", "--today", "2040-01-01").out


@pytest.mark.parametrize("state", ["not_met", "overdue"])
def test_promises_are_narrowed_by_state(filled: Run, state: str) -> None:
    """--state keeps those that stand so; what settled them is cited, or the calendar did it."""
    found = _list(filled, "promises", "--state", state)
    assert {promise["state"] for promise in found} == {state}
    assert {promise["settled"] is None for promise in found} == {state == "overdue"}


def test_promises_are_listed_as_of_a_day(filled: Run) -> None:
    """A promise is not there before it was made."""
    now = {promise["line"] for promise in _list(filled, "promises")}
    then = {promise["line"] for promise in _list(filled, "promises", "--as-of", EARLY)}
    assert len(then) < len(now)


def test_contradictions_are_listed(filled: Run) -> None:
    """Each has its sides with sentences; they come and go with the day that is asked."""
    found = _list(filled, "contradictions")
    assert found
    assert all(side["quotes"] for it in found for side in it["sides"])
    assert _list(filled, "contradictions", "--as-of", "2001-01-01") == []
    page = filled("contradictions").out
    assert found[0]["deal_id"][:8] in page
    assert f"{len(found)} contradictions." in page


def test_parties_are_found_in_both_places(filled: Run) -> None:
    """A name is looked up among the parties of the register and in the directory."""
    page = filled("parties", "pindad").out
    assert "written, and why" in page
    assert "in the directory" in page
    found = json.loads(filled("parties", "pindad", "--json").out)
    assert "PT Pindad" in {it["party"]["name"] for it in found["parties"]}
    assert "pindad" in {it["organisation"]["id"] for it in found["directory"]}


def test_a_party_is_found_by_a_name_that_it_bore(filled: Run) -> None:
    """The directory leads from an old name to the party of the register under its new one."""
    found = json.loads(filled("parties", "Kominfo", "--json").out)
    assert "kemkomdigi" in {it["party"]["id"] for it in found["parties"]}


def test_all_parties_are_listed_without_the_directory(filled: Run) -> None:
    """Without a name the list is that of the register, as it was known on the day asked."""
    assert "in the directory" not in filled("parties").out
    now = json.loads(filled("parties", "--json").out)["parties"]
    then = json.loads(filled("parties", "--as-of", EARLY, "--json").out)["parties"]
    assert 0 < len(then) < len(now)


def test_the_directory_needs_no_register(run: Run) -> None:
    """Before there is a register a name is looked up in the directory alone."""
    result = run("parties", "pindad")
    assert result.code == ExitCode.FINE
    assert "in the directory" in result.out
    assert "deals" not in result.out
    assert json.loads(run("parties", "pindad", "--json").out)["parties"] == []
    assert run("parties").code == ExitCode.ABORTED


def test_what_changed_between_two_days_is_told(filled: Run) -> None:
    """New deals are those that only the later day knows; the page counts what it lists."""
    days = ("--from", EARLY, "--to", "2020-12-31")
    found = json.loads(filled("diff", *days, "--json").out)
    before = {deal["id"] for deal in _list(filled, "deals", "--as-of", EARLY)}
    after = {deal["id"] for deal in _list(filled, "deals", "--as-of", "2020-12-31")}
    assert {deal["id"] for deal in found["new"]} == after - before != set()
    assert {it["deal"]["id"] for it in found["changed"]} <= before
    page = filled("diff", *days).out
    assert "Told for the first time" in page
    assert f"new deals: {len(found['new'])}," in page


def test_nothing_changes_within_a_day(filled: Run) -> None:
    """From a day to itself nothing is otherwise; without --to it is today."""
    found = json.loads(filled("diff", "--from", "2026-03-01", "--json").out)
    assert (found["first"], found["last"]) == ("2026-03-01", "2026-03-01")
    assert not any(found[part] for part in ("new", "changed", "promises", "contradictions"))


@pytest.mark.parametrize(
    "days", [("--from", "2024-06-01", "--to", "2024-01-01"), ("--to", "2024-01-01")]
)
def test_days_in_the_wrong_order_are_a_wrong_call(filled: Run, days: tuple[str, ...]) -> None:
    """The first day must be given, and not lie behind the last."""
    result = filled("diff", *days)
    assert (result.code, result.out) == (ExitCode.USAGE, "")
    assert "--from" in result.err


def test_a_rebuild_gives_the_same_register(filled: Run) -> None:
    """Deriving everything anew changes nothing, and says so."""
    n_deals = len(_list(filled, "deals"))
    result = filled("rebuild")
    assert result.code == ExitCode.FINE
    assert f"{n_deals} deals; the register is as it was." in result.out
    assert json.loads(filled("rebuild", "--json").out)["is_same"]
