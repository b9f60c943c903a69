"""The tools ask the register and answer within bounds, each with a schema that it keeps."""

import datetime as dt
import json
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from jalin.api.mcp.answering.answers import SearchAnswer
from jalin.api.mcp.answering.telling import tell_answer
from jalin.api.mcp.errors import ToolError
from jalin.api.mcp.tools import TOOLS, call_tool
from jalin.pipeline.serving.library import Library
from jalin.store.register import Register
from web_register import fill_register

TODAY = dt.date(2026, 6, 30)
ASKED: dict[str, dict[str, Any]] = {
    "search_deals": {"limit": 5},
    "list_promises": {"limit": 5},
    "compare_days": {"first": "2024-01-01", "last": "2025-01-01", "limit": 3},
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Open a made register."""
    path = tmp_path_factory.mktemp("tools") / "made.db"
    with Register.open(path) as register:
        fill_register(register, 30, 150, seed=5)
    with Library(path, lambda: TODAY) as opened:
        yield opened


def ask_all(library: Library) -> dict[str, Any]:
    """Call every tool once; give the answers as they go over the wire."""
    found = {name: call_tool(library, name, asked) for name, asked in ASKED.items()}
    (deal, *_) = found["search_deals"].deals  # type: ignore[union-attr]
    found["get_deal"] = call_tool(library, "get_deal", {"deal": deal.id})
    evidence_id = deal.evidence[0].evidence_id
    found["get_evidence"] = call_tool(library, "get_evidence", {"evidence_id": evidence_id})
    found["party_profile"] = call_tool(library, "party_profile", {"party": deal.parties[0].id})
    assert set(found) == {tool.name for tool in TOOLS}
    return {name: msgspec.json.decode(msgspec.json.encode(it)) for name, it in found.items()}


def test_answers_keep_their_schemas(library: Library) -> None:
    """What is structured is what the tool says of it."""
    schemas = {tool.name: tool.output_schema for tool in TOOLS}
    for name, answer in ask_all(library).items():
        Draft202012Validator.check_schema(schemas[name])
        assert "\n " not in schemas[name].get("description", "")
        Draft202012Validator(schemas[name]).validate(answer)


def test_schemas_stand_alone() -> None:
    """Roots are objects, arguments are closed, and nothing leads outside."""
    for tool in TOOLS:
        for schema in (tool.input_schema, tool.output_schema):
            Draft202012Validator.check_schema(schema)
            assert schema["type"] == "object"
            text = json.dumps(schema)
            assert all(it.startswith('"#/$defs/') for it in text.split('"$ref": ')[1:])
        assert tool.input_schema["additionalProperties"] is False


def test_lists_are_cut_and_say_so(library: Library) -> None:
    """What is left out is counted, and `skip` goes on from there."""
    first = call_tool(library, "search_deals", {"limit": 4})
    rest = call_tool(library, "search_deals", {"limit": 50, "skip": 4})
    ids = [deal.id for answer in (first, rest) for deal in answer.deals]  # type: ignore[union-attr]
    assert first.left_out == 26
    assert rest.left_out == 0
    assert len(set(ids)) == len(ids) == 30
    assert "26 more were left out" in tell_answer(first)


def test_promises_are_chosen_by_state_day_and_party(library: Library) -> None:
    """Each choice narrows the ledger."""

    def count(**asked: object) -> int:
        return call_tool(library, "list_promises", asked).total  # type: ignore[union-attr]

    states = {
        state: count(state=[state])
        for state in ("scheduled", "overdue", "met", "partially_met", "not_met")
    }
    assert sum(states.values()) == count()
    assert 0 < states["overdue"] < count()
    late = count(due_to="2020-01-01")
    assert late + count(due_from="2020-01-02") == count()
    assert count(country=["ID"]) <= count()


def test_a_past_comparison_cites_only_what_was_known(library: Library) -> None:
    """Deals of the later day rest on sentences published by then."""
    answer = msgspec.to_builtins(
        call_tool(library, "compare_days", {"first": "2018-01-01", "last": "2019-01-01"})
    )
    cited = [it for deal in answer["new"] for it in deal["evidence"]]
    assert cited
    assert max(it["published"] for it in cited) <= "2019-01-01"


def test_a_day_after_the_day_that_is_asked_about_is_refused(library: Library) -> None:
    """Nobody looks into the future of a past day."""
    asked = {"first": "2018-01-01", "last": "2020-01-01", "as_of": "2019-01-01"}
    with pytest.raises(ToolError, match="as_of"):
        call_tool(library, "compare_days", asked)


def test_a_question_may_have_conditions_and_slips_are_told(library: Library) -> None:
    """What is shown for a misspelt name stands in the answer and in its text."""
    every = call_tool(library, "search_deals", {"limit": 50})
    assert isinstance(every, SearchAnswer)
    name = max((it.name for deal in every.deals for it in deal.parties), key=len)
    rightly = call_tool(library, "search_deals", {"words": f'party:"{name}"'})
    asked = f"{name[:-1]}x"
    slip = call_tool(library, "search_deals", {"words": f'party:"{asked}"'})
    assert isinstance(rightly, SearchAnswer)
    assert isinstance(slip, SearchAnswer)
    assert rightly.total > 0
    assert (slip.total, slip.deals) == (rightly.total, rightly.deals)
    assert not rightly.corrections
    assert [(it.field, it.asked) for it in slip.corrections] == [("party", asked)]
    told = f"No party is called {json.dumps(asked)}; shown for {json.dumps(name)}"
    assert told in tell_answer(slip)
