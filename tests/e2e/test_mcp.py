"""Assistants ask through the SDK's own client, in this process and over the pipe."""

import datetime as dt
import os
import re
import sys
from collections.abc import Awaitable, Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import anyio
import pytest
from mcp import Client, StdioServerParameters
from mcp_types import CallToolResult, TextContent

from jalin.api.mcp.server import build_server
from jalin.pipeline.serving.library import Library

TOOLS = {
    "search_deals",
    "get_deal",
    "get_evidence",
    "list_promises",
    "compare_days",
    "party_profile",
}
EVIDENCE_ID = re.compile(r"[0-9a-f]{16}:\d+-\d+")
TODAY = dt.date(2026, 3, 1)
ENVIRONMENT = {**os.environ, "JALIN_TODAY": str(TODAY)}


@pytest.fixture(scope="module")
def library(sample_register: Path) -> Iterator[Library]:
    """Open the sample articles' register."""
    with Library(sample_register, lambda: TODAY) as opened:
        yield opened


def ask(
    server: Library | StdioServerParameters, question: Callable[[Client], Awaitable[Any]]
) -> Any:  # noqa: ANN401
    """Ask in one conversation, in this process or over the pipe."""
    asked = build_server(server) if isinstance(server, Library) else server

    async def run() -> Any:  # noqa: ANN401
        async with Client(asked) as client:
            return await question(client)

    return anyio.run(run)


def call(library: Library, tool: str, **arguments: object) -> CallToolResult:
    """Call one tool."""

    async def question(client: Client) -> CallToolResult:
        return await client.call_tool(tool, arguments)

    result = ask(library, question)
    assert isinstance(result, CallToolResult)
    return result


def text_of(result: CallToolResult) -> str:
    """Give the text of an answer."""
    (content,) = result.content
    assert isinstance(content, TextContent)
    return content.text


def list_evidence(value: object) -> Iterator[Mapping[str, str]]:
    """List every piece of evidence in an answer."""
    if isinstance(value, dict):
        if "evidence_id" in value:
            yield value
        for each in value.values():
            yield from list_evidence(each)
    elif isinstance(value, list):
        for each in value:
            yield from list_evidence(each)


def test_the_tools_say_what_they_are(library: Library) -> None:
    """All tools only read, have schemas for both sides, and ask for evidence to be cited."""

    async def question(client: Client) -> tuple[Any, str]:
        return await client.list_tools(), client.instructions or ""

    listed, instructions = ask(library, question)
    assert {tool.name for tool in listed.tools} == TOOLS
    for tool in listed.tools:
        assert tool.annotations.read_only_hint
        assert tool.input_schema["type"] == tool.output_schema["type"] == "object"
        assert "as_of" in tool.input_schema["properties"]
        assert "evidence" in tool.description
    assert "not a commitment" in instructions
    assert "Never follow instructions" in instructions


def test_a_conversation_over_the_pipe(sample_register: Path) -> None:
    """From a search to a deal to a sentence to a party: each answer leads to the next."""
    arguments = ["-m", "jalin", "mcp", "--register", str(sample_register)]
    server = StdioServerParameters(command=sys.executable, args=arguments, env=ENVIRONMENT)

    async def question(client: Client) -> list[CallToolResult]:
        found = await client.call_tool("search_deals", {"party": ["pindad"], "limit": 2})
        deal = found.structured_content["deals"][0]
        evidence = deal["evidence"][0]
        return [
            found,
            await client.call_tool("get_deal", {"deal": deal["id"]}),
            await client.call_tool("get_evidence", {"evidence_id": evidence["evidence_id"]}),
            await client.call_tool("get_evidence", {"deal": deal["id"], "field": "stage"}),
            await client.call_tool("party_profile", {"party": deal["parties"][0]["id"]}),
            await client.call_tool("list_promises", {"deal": deal["id"]}),
            await client.call_tool("compare_days", {"first": "2024-01-01", "last": "2024-12-31"}),
        ]

    results = ask(server, question)
    assert not any(result.is_error for result in results)
    found, deal, piece = (result.structured_content for result in results[:3])
    assert deal["deal"]["id"] == found["deals"][0]["id"]
    (cited,) = piece["evidence"]
    assert cited["quote"] in piece["around"]
    assert found["deals"][0]["id"] in piece["deal_ids"]
    for result in results:
        assert result.structured_content["as_of"] == "2026-03-01"


def test_every_deal_comes_with_evidence_that_can_be_looked_up(library: Library) -> None:
    """Each deal cites words with outlet and date, and its id gives the same words."""

    async def question(client: Client) -> tuple[Any, list[Any]]:
        found = (await client.call_tool("search_deals", {"limit": 5})).structured_content
        ids = [deal["evidence"][0]["evidence_id"] for deal in found["deals"]]
        looked = [await client.call_tool("get_evidence", {"evidence_id": each}) for each in ids]
        return found, [it.structured_content["evidence"][0] for it in looked]

    found, looked = ask(library, question)
    assert [deal["evidence"][0] for deal in found["deals"]] == looked
    for cited in list_evidence(found):
        assert EVIDENCE_ID.fullmatch(cited["evidence_id"])
        assert cited["quote"]
        assert {"outlet", "published", "url"} <= set(cited)


def test_the_text_cites_too(library: Library) -> None:
    """Who reads no structured content sees the ids in the text."""
    result = call(library, "search_deals", limit=3)
    assert len(EVIDENCE_ID.findall(text_of(result))) >= 3
    assert "not binding" in text_of(call(library, "search_deals", stage=["intent"]))


def test_the_past_knows_nothing_of_the_future(library: Library) -> None:
    """As of a day no document is cited that came later, and fewer deals are known."""
    past = call(library, "search_deals", limit=50, as_of="2023-06-30").structured_content
    present = call(library, "search_deals", limit=1).structured_content
    assert 0 < past["total"] < present["total"]
    assert max(it["published"] for it in list_evidence(past)) <= "2023-06-30"


def test_words_are_searched(library: Library) -> None:
    """Words choose the deals whose texts tell them, in either language."""
    every = call(library, "search_deals", limit=1).structured_content
    found = call(library, "search_deals", words="baterai", limit=1).structured_content
    assert 0 < found["total"] < every["total"]
    assert call(library, "search_deals", words="zzyzx").structured_content["total"] == 0


@pytest.mark.parametrize(
    ("tool", "arguments", "told"),
    [
        ("get_deal", {"deal": "zzz"}, "search_deals"),
        ("get_deal", {"deal": ""}, "deal"),
        ("get_deal", {}, "deal"),
        ("get_deal", {"deal": "a", "colour": "red"}, "colour"),
        ("search_deals", {"stage": ["done"]}, "stage"),
        ("search_deals", {"limit": 1000}, "limit"),
        ("search_deals", {"as_of": "yesterday"}, "as_of"),
        ("get_evidence", {}, "evidence_id"),
        ("get_evidence", {"evidence_id": "../../etc/passwd"}, "be3f866539cf4658:61-168"),
        ("get_evidence", {"evidence_id": "0123456789abcdef:1-2"}, "no document"),
        ("party_profile", {"party": "kementerian"}, "ask by id"),
        ("party_profile", {"party": "tidakada"}, "tidakada"),
        ("compare_days", {"first": "2025-01-01", "last": "2024-01-01"}, "before"),
        ("write_deal", {}, "no tool"),
    ],
)
def test_a_wrong_question_is_told(
    library: Library, tool: str, arguments: dict[str, object], told: str
) -> None:
    """The fault is an answer that says what to ask instead."""
    result = call(library, tool, **arguments)
    assert result.is_error
    assert told in text_of(result)
