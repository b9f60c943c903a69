"""The register's gold hangs together with the gold of the articles that it is about."""

import json
from collections import Counter
from pathlib import Path

from jalin.model import Stage
from jalin.source import read_readings

GOLD = Path(__file__).parents[2] / "gold"
STATES = {
    *("moving", "quiet", "stalled_announced", "stalled_inferred", "suspended", "completed"),
    *("terminated_announced", "terminated_inferred", "disputed", "unknown"),
}
OUTCOMES = {"scheduled", "met", "not_met", "partially_met", "overdue"}
DEALS = [json.loads(line) for line in (GOLD / "register.jsonl").read_text("utf-8").splitlines()]


def test_every_deal_is_told_somewhere_and_none_twice() -> None:
    """Each mention is a deal of an article's gold, and belongs to one deal of the register."""
    told = {
        (reading.doc_id, n)
        for name in ("sample", "english", "years")
        for reading in read_readings(GOLD / f"{name}.jsonl")
        for n in range(len(reading.deals))
    }
    mentions = Counter((m["doc_id"], m["deal"]) for deal in DEALS for m in deal["mentions"])
    assert all(deal["mentions"] for deal in DEALS)
    assert set(mentions) <= told
    assert set(mentions.values()) == {1}


def test_every_deal_of_the_years_is_in_the_register() -> None:
    """No deal of these articles is left out."""
    mentions = {(m["doc_id"], m["deal"]) for deal in DEALS for m in deal["mentions"]}
    for reading in read_readings(GOLD / "years.jsonl"):
        assert {(reading.doc_id, n) for n in range(len(reading.deals))} <= mentions


def test_stages_states_and_outcomes_are_known_ones() -> None:
    """What is not in the vocabulary could never be reproduced."""
    stages = {str(stage) for stage in Stage}
    assert {step["stage"] for deal in DEALS for step in deal["steps"]} <= stages
    assert {deal["final_stage"] for deal in DEALS} <= stages
    assert {state["state"] for deal in DEALS for state in deal["states"]} <= STATES
    assert {promise["outcome"] for deal in DEALS for promise in deal["promises"]} <= OUTCOMES


def test_umbrellas_are_deals_themselves() -> None:
    """A deal stands under one that is there, and none under itself."""
    names = [deal["deal"] for deal in DEALS]
    assert len(names) == len(set(names))
    for deal in DEALS:
        assert deal["under"] is None or deal["under"] in set(names) - {deal["deal"]}
