"""Promises as milestones of OCDS."""

import dataclasses
import json
from typing import Any

import pytest

from dataset_factory import (
    ABOUT,
    HOSTILE,
    dataset,
    exported_evidence,
    exported_promise,
    join,
)
from exchange_checks import check_package
from exchange_factory import (
    INTENT,
    LEYLAND,
    MINISTRY,
    ORDER,
    PINDAD,
    intent,
    order,
    told_everywhere,
    two_deals,
)
from jalin.export.dataset.dataset import Dataset
from jalin.export.dataset.rows import EvidenceAbout
from jalin.export.standards.milestones import write_milestones
from jalin.model import PartialDate, Stage


def read(given_dataset: Dataset) -> list[dict[str, Any]]:
    """Write a package, check it by the rules, and give its releases."""
    return check_package(join(write_milestones(given_dataset)))


def read_one(*promised: Any) -> dict[str, Any]:  # noqa: ANN401 (rows of any table)
    """Give the one milestone of a memorandum."""
    (release,) = read(dataset(PINDAD, LEYLAND, intent(), *promised))
    (milestone,) = release["planning"]["milestones"]
    return milestone  # type: ignore[no-any-return]


def test_a_memorandum_is_no_contract() -> None:
    """Its promises are of the planning; those of an order are of a contract."""
    planned, bound = read(two_deals())
    assert (planned["tag"], "contracts" in planned) == (["planning"], False)
    assert (bound["tag"], "planning" in bound) == (["award", "contract"], False)
    assert [it["id"] for it in bound["contracts"][0]["milestones"]] == ["d2.0"]
    (related,) = bound["relatedProcesses"]
    assert (related["relationship"], related["identifier"]) == (["parent"], planned["ocid"])


@pytest.mark.parametrize(
    ("stage", "reached", "status"),
    [
        (Stage.COMMITTED, Stage.COMMITTED, "active"),
        (Stage.OPERATING, Stage.OPERATING, "active"),
        (Stage.SUSPENDED, Stage.IMPLEMENTING, "active"),
        (Stage.COMPLETED, Stage.COMPLETED, "terminated"),
        (Stage.TERMINATED, Stage.COMMITTED, "terminated"),
        (Stage.TERMINATED, Stage.INTENT, None),
        (Stage.SUSPENDED, None, None),
        (Stage.INTENT, Stage.INTENT, None),
    ],
)
def test_only_what_once_bound_is_a_contract(
    stage: Stage, reached: Stage | None, status: str | None
) -> None:
    """A contract that was ended is one; a memorandum that was ended never was."""
    deal = order(stage=stage, reached=reached, binding=stage.binding, umbrella_id=None)
    rows = (PINDAD, LEYLAND, MINISTRY, deal, exported_promise(deal_ids=(ORDER,)))
    (release,) = read(dataset(*rows))
    assert [it["status"] for it in release.get("contracts", ())] == ([status] if status else [])
    assert ("planning" in release) is (status is None)


@pytest.mark.parametrize(
    ("due", "written"),
    [("2026-05-17", "2026-05-17T23:59:59Z"), ("2026-05", None), ("2026", None)],
)
def test_only_a_whole_day_is_a_due_date(due: str, written: str | None) -> None:
    """What was told stands beside it at its precision: no day is made up."""
    milestone = read_one(exported_promise(due=PartialDate.parse(due)))
    assert milestone.get("dueDate") == written
    assert milestone["x_jalin"]["due"] == due


@pytest.mark.parametrize(
    ("state", "status"),
    [
        ("scheduled", "scheduled"),
        ("overdue", "scheduled"),
        ("met", "met"),
        ("not_met", "notMet"),
        ("partially_met", "partiallyMet"),
    ],
)
def test_overdue_is_no_verdict(state: str, status: str) -> None:
    """Nobody told that it was not met; that it is overdue stands in a field of ours."""
    milestone = read_one(exported_promise(state=state, settled_on=PartialDate.parse("2026-04-01")))
    assert (milestone["status"], milestone["x_jalin"]["state"]) == (status, state)
    assert milestone["dateModified"] == "2026-04-01T00:00:00Z"
    # The day on which it was told is not the day on which it was met.
    assert "dateMet" not in milestone


def test_a_milestone_has_the_sentences_that_tell_it() -> None:
    """As documents, with their place; the one that settled it too."""
    settled = {"state": "not_met", "settled_by": "outcome.missed", "settled_evidence": "d9:1-2"}
    milestone = read_one(
        exported_promise(**settled),
        exported_evidence(
            id="d1:11-40", start=11, end=40, about=EvidenceAbout.PROMISE, name="d1.0", quote="Janji"
        ),
        exported_evidence(
            id="d9:1-2",
            document_id="d9",
            about=EvidenceAbout.OUTCOME,
            name="d1.0",
            published=PartialDate.parse("2026-04"),
            url="javascript:alert(1)",
        ),
    )
    first, last = milestone["documents"]
    assert (first["id"], first["description"], first["x_jalin"]["start"]) == (
        "d1:11-40",
        "Janji",
        11,
    )
    assert first["datePublished"] == "2026-02-05T00:00:00Z"
    assert (last["id"], "url" in last, "datePublished" in last) == ("d9:1-2", False, False)


def test_a_promise_of_two_deals_is_a_milestone_of_both() -> None:
    """Under the same id."""
    rows = (PINDAD, LEYLAND, MINISTRY, intent(), order())
    planned, bound = read(dataset(*rows, exported_promise(deal_ids=(INTENT, ORDER))))
    assert planned["planning"]["milestones"] == bound["contracts"][0]["milestones"]


def test_a_deal_without_promises_and_a_promise_without_deals_are_left_out() -> None:
    """The one has no milestone, the other no place."""
    assert read(dataset(PINDAD, LEYLAND, intent(), exported_promise(deal_ids=()))) == []


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_stay_texts(text: str) -> None:
    """As they were told."""
    (release,) = read(told_everywhere(text))
    (milestone,) = release["planning"]["milestones"]
    assert milestone["description"] == text


def test_equal_datasets_give_equal_bytes() -> None:
    """Nothing but the dataset decides what is written."""
    assert join(write_milestones(two_deals())) == join(write_milestones(two_deals()))


def test_packages_of_two_questions_have_two_names() -> None:
    """Each holds other releases, so neither stands for the other."""
    every = dataclasses.replace(ABOUT, question=())
    names = {
        json.loads(join(write_milestones(dataset(about=about))))["uri"] for about in (ABOUT, every)
    }
    assert len(names) == 2
