"""The register's gold hangs together with the gold of the articles that it is about."""

import json
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from jalin.model import DealState, Document, PartialDate, Reading, Stage, Step, StepKind
from jalin.model.vocabulary import Factuality
from jalin.source import SourceOptions, read_documents, read_readings
from jalin.text.lexicon import load_lexicon

ROOT = Path(__file__).parents[3]
GOLD = ROOT / "tests" / "gold"
SAMPLE = ROOT / "src" / "jalin" / "sample"
OUTCOMES = {"scheduled", "met", "not_met", "partially_met", "overdue"}
SETTLED = {"met", "not_met", "partially_met"}
DEALS = [json.loads(line) for line in (GOLD / "register.jsonl").read_text("utf-8").splitlines()]
BY_NAME = {deal["deal"]: deal for deal in DEALS}
# One deal of the register for each history that the sample has to tell.
HISTORIES = {
    *("ashok-leyland-pindad", "transjakarta-pindad", "mab-angkasa-pura-ii", "belarus-moi"),
    *("jica-motorcycle-study", "nissan-mitsubishi-livina", "id-fr-two-plus-two"),
    *("kemhan-len-gm403", "scorpene-evolved", "kf-21-if-x", "titan-lg", "hli"),
    *("byd-suryacipta-subang", "vinfast-indonesia-subang", "inka-stadler-banyuwangi"),
    *("pindad-caracal", "sonic-bay", "kemhan-ptdi-h225m", "indosat-nvidia-solo", "fincantieri-ppa"),
}


@cache
def readings() -> dict[str, Reading]:
    """Give the gold readings of all sample articles."""
    names = ("sample", "english", "years")
    return {it.doc_id: it for name in names for it in read_readings(GOLD / f"{name}.jsonl")}


def test_every_deal_is_told_somewhere_and_none_twice() -> None:
    """Each mention is a deal of an article's gold, and belongs to one deal of the register."""
    told = {(name, n) for name, reading in readings().items() for n in range(len(reading.deals))}
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
    assert {state["state"] for deal in DEALS for state in deal["states"]} <= set(DealState)
    assert {promise["outcome"] for deal in DEALS for promise in deal["promises"]} <= OUTCOMES


def test_umbrellas_are_deals_themselves() -> None:
    """A deal stands under one that is there, and none under itself."""
    names = [deal["deal"] for deal in DEALS]
    assert len(names) == len(set(names))
    for deal in DEALS:
        assert deal["under"] is None or deal["under"] in set(names) - {deal["deal"]}


def test_every_deal_of_the_register_has_steps_in_its_articles() -> None:
    """What the register tells of a deal, each of its articles' readings tells by steps."""
    bare = [
        (m["doc_id"], m["deal"])
        for deal in DEALS
        for m in deal["mentions"]
        if not readings()[m["doc_id"]].deals[m["deal"]].steps
    ]
    assert bare == []


def test_what_a_step_is_told_by_stands_in_its_article() -> None:
    """The evidence of a step is a piece of the text, place by place."""
    found = read_documents([SAMPLE], options=SourceOptions(), lexicon=load_lexicon())
    texts = {item.name: item.text for item in found if isinstance(item, Document)}
    steps = [
        (name, step.evidence)
        for name, reading in readings().items()
        for deal in reading.deals
        for step in deal.steps
    ]
    assert [it for it in steps if it[1] not in texts[it[0]]] == []


def test_every_step_of_the_register_is_told_as_fact_by_a_reading() -> None:
    """A step names its stage, its date and an article of the deal that tells just that."""
    for deal in DEALS:
        told = {
            (step.stage, None if step.date is None else str(step.date), m["doc_id"])
            for m in deal["mentions"]
            for step in readings()[m["doc_id"]].deals[m["deal"]].steps
            if _is_fact(step)
        }
        assert {(it["stage"], it["date"], it["doc_id"]) for it in deal["steps"]} <= told
        assert deal["steps"]


def _is_fact(step: Step) -> bool:
    return step.factuality is Factuality.FACTUAL and step.kind is not StepKind.STANDSTILL


def test_the_final_stage_is_one_of_the_steps() -> None:
    """No deal ends at a stage that nobody tells."""
    for deal in DEALS:
        assert deal["final_stage"] in {step["stage"] for step in deal["steps"]}


def test_nothing_is_settled_before_it_was_promised() -> None:
    """Only a later article settles a promise, and only the end of its time makes it overdue."""
    for deal in DEALS:
        for promise in deal["promises"]:
            as_of = PartialDate.parse(promise["as_of"])
            published = readings()[promise["doc_id"]].published
            due = promise["due"] and PartialDate.parse(promise["due"])
            assert published is None or published.first <= as_of.last
            assert promise["outcome"] in SETTLED | {"scheduled"} or due.last < as_of.last


def test_the_sample_is_as_large_as_it_should_be() -> None:
    """Twenty histories, at least sixty articles about deals, at least ten of them in English."""
    told = {m["doc_id"] for deal in DEALS for m in deal["mentions"]}
    english = {reading.doc_id for reading in read_readings(GOLD / "english.jsonl")}
    assert len(HISTORIES) == 20
    assert set(BY_NAME) >= HISTORIES
    assert len(told) >= 60
    assert len(told & english) >= 10


@pytest.mark.parametrize(
    ("name", "day", "state"),
    [
        pytest.param("hli", "2021-10-01", "moving", id="a full life begins"),
        pytest.param("hli", "2023-08-01", "quiet", id="a full life is quiet for a while"),
        pytest.param("hli", "2024-05-01", "moving", id="a full life reaches production"),
        pytest.param("titan-lg", "2025-04-25", "disputed", id="who ended it is disputed"),
        pytest.param("titan-huayou", "2025-04-25", "moving", id="a new partner steps in"),
        pytest.param("inka-stadler-banyuwangi", "2024-12-31", "stalled_inferred", id="a stall"),
        pytest.param("kemenperin-thales-talks", "2024-11-01", "unknown", id="nobody listened"),
        pytest.param("kemenperin-thales-talks", "2025-07-01", "stalled_inferred", id="heard again"),
        pytest.param("indosat-nvidia-solo", "2024-11-16", "stalled_announced", id="a party says"),
    ],
)
def test_the_sample_shows_the_states_that_matter(name: str, day: str, state: str) -> None:
    """Each case that the register was made for is there on a given day."""
    assert state in [it["state"] for it in BY_NAME[name]["states"] if it["day"] == day]


@pytest.mark.parametrize(
    ("name", "outcome", "as_of"),
    [
        ("vinfast-indonesia-subang", "met", "2025-12-15"),
        ("kf-21-if-x", "not_met", "2023-07-05"),
        ("inka-stadler-banyuwangi", "not_met", "2023-03-23"),
    ],
)
def test_promises_are_kept_and_missed(name: str, outcome: str, as_of: str) -> None:
    """A promise that was kept is there, and some that were not."""
    promises = BY_NAME[name]["promises"]
    assert (outcome, as_of) in {(it["outcome"], it["as_of"]) for it in promises}


def test_the_sample_shows_the_other_cases_that_matter() -> None:
    """A full life, three dollar values of one deal, an old one announced again, an umbrella."""
    stages = {step["stage"] for step in BY_NAME["hli"]["steps"]}
    assert {"intent", "committed", "implementing", "operating"} <= stages
    amounts = {
        value
        for it in BY_NAME["titan-lg"]["contradictions"]
        if it["field"] == "amount"
        for value in it["values"]
        if value.startswith("US$")
    }
    assert len(amounts) == 3
    assert BY_NAME["ashok-leyland-pindad"]["reannounced_in"]
    children = {deal["deal"] for deal in DEALS if deal["under"] == "id-fr-two-plus-two"}
    assert len(children) == 3
