"""The command by which a person decides, on the register of the sample articles."""

import json
from typing import Any

import pytest

from command import Outcome, Run
from jalin.cli.exits import ExitCode

BY = ("--by", "Ana")


def _list(run: Run, *arguments: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(run(*arguments, "--json").out)
    return found


def _find(run: Run, party: str = "ashok") -> dict[str, Any]:
    return _list(run, "deals", "--party", party)[0]


def _judge(run: Run, *arguments: str) -> Outcome:
    result = run("judge", *arguments, *BY)
    assert (result.code, result.err) == (ExitCode.FINE, "")
    return result


def test_a_value_is_corrected(filled: Run) -> None:
    """What a reviewer sets is shown, with the name, and what it changed is told."""
    deal = _find(filled)
    told = _judge(filled, deal["id"][:8], "correct", "--field", "place", "--value", "Bontang")
    assert f"deal {deal['id'][:8]}: place {deal['place']} → Bontang" in told.out
    page = filled("show", deal["id"]).out
    assert "Bontang  by Ana" in page
    assert "What reviewers decided" in page


def test_a_shown_value_is_accepted(filled: Run) -> None:
    """Accepting changes nothing today, and is listed."""
    deal = _find(filled)
    told = _judge(filled, deal["id"], "accept", "--field", "instrument")
    assert "No deal is listed otherwise than before." in told.out
    (found,) = _list(filled, "judge", "--list")
    assert (found["stands"], found["judgement"]["value"]) == (True, deal["instrument"])


def test_deals_are_merged_and_parted_again(filled: Run) -> None:
    """Two deals become one; taking the judgement back gives the two as they were."""
    before = {deal["id"]: deal for deal in _list(filled, "deals")}
    one, other = _find(filled)["id"], _find(filled, "nissan")["id"]
    told = json.loads(_judge(filled, one, "merge", "--with", other, "--json").out)
    assert {deal["id"] for deal in told["before"]} >= {one, other}
    merged = {deal["id"]: deal for deal in _list(filled, "deals")}
    assert len(merged) == len(before) - 1
    assert len({one, other} & merged.keys()) == 1
    _judge(filled, "--withdraw", told["id"])
    assert {deal["id"]: deal for deal in _list(filled, "deals")} == before


def test_a_withdrawn_judgement_stays_in_the_list(filled: Run) -> None:
    """Nothing is deleted: the list has both, and says which of them holds."""
    assert "0 judgements, 0 standing" in filled("judge", "--list").out
    note = json.loads(_judge(filled, _find(filled)["id"], "note", "--note", "Lama.", "--json").out)
    _judge(filled, "--withdraw", note["id"][:8])
    found = {it["id"]: it["stands"] for it in _list(filled, "judge", "--list")}
    assert len(found) == 2
    assert not found[note["id"]]
    page = filled("judge", "--list").out
    assert "withdrawn" in page
    assert "Lama." in page
    again = filled("judge", "--withdraw", note["id"], *BY)
    assert again.code == ExitCode.USAGE
    assert "withdrawn already" in again.err


def test_the_reviewer_may_stand_in_the_environment(
    filled: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """JALIN_REVIEWER is the name where --by gives none."""
    monkeypatch.setenv("JALIN_REVIEWER", "Budi")
    result = filled("judge", _find(filled)["id"], "accept")
    assert result.code == ExitCode.FINE
    assert "Budi finds a deal" in result.out


def test_a_judgement_survives_a_rebuild(filled: Run) -> None:
    """What a person decided is applied again when everything is derived anew."""
    deal = _find(filled)
    _judge(filled, deal["id"], "correct", "--field", "stage", "--value", "completed")
    assert "as it was" in filled("rebuild").out
    assert _find(filled)["stage"] == "completed"


@pytest.mark.parametrize(
    "arguments",
    [
        ("zzzz", "accept"),
        ("", "accept"),
        ("party:Tidak Ada", "note", "--note", "Lama."),
        ("--withdraw", "zzzz"),
        ("DEAL", "merge", "--with", "zzzz"),
        ("DEAL", "reject", "--mention", "tidak-ada"),
        ("DEAL", "reject", "--field", "place", "--value", "Nowhere"),
    ],
)
def test_what_is_not_there_is_told(filled: Run, arguments: tuple[str, ...]) -> None:
    """A target that is not there, or more than one, ends with its own code and one line."""
    deal_id = _find(filled)["id"]
    named = [deal_id if it == "DEAL" else it for it in arguments]
    result = filled("judge", *named, *BY)
    assert (result.code, result.out) == (ExitCode.NOT_FOUND, "")
    assert result.err.count("\n") == 1
    assert _list(filled, "judge", "--list") == []


@pytest.mark.parametrize(
    "arguments",
    [
        ("DEAL", "accept"),
        ("DEAL", "accept", "--by", "  "),
        ("DEAL", *BY),
        ("DEAL", "praise", *BY),
        ("DEAL", "merge", *BY),
        ("DEAL", "correct", "--field", "stage", "--value", "asleep", *BY),
        ("DEAL", "note", *BY),
        ("DEAL", "accept", "--withdraw", "7e71", *BY),
        BY,
    ],
)
def test_a_judgement_that_says_too_little_is_a_wrong_call(
    filled: Run, arguments: tuple[str, ...]
) -> None:
    """Without reviewer, verdict or what the verdict needs, nothing is kept."""
    deal_id = _find(filled)["id"]
    result = filled("judge", *(deal_id if it == "DEAL" else it for it in arguments))
    assert (result.code, result.out) == (ExitCode.USAGE, "")
    assert result.err.count("\n") == 1
    assert _list(filled, "judge", "--list") == []
