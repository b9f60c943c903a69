"""What articles say to assistants reaches them in quotations alone, by every tool."""

import json
import os
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import anyio
import pytest
from mcp import Client, StdioServerParameters
from mcp_types import CallToolResult, TextContent

from e2e.test_mcp_http import serve
from jalin.api.mcp.server import build_server
from jalin.api.mcp.tools import INSTRUCTIONS, TOOLS
from jalin.pipeline.serving.library import Library
from trust.hostile.answers import list_texts, take_apart, take_fault_apart
from trust.hostile.payloads import choose_payloads, load_payloads
from trust.hostile.press import TODAY, make_press

_Asked = tuple[str, Mapping[str, Any]]
_Answers = list[tuple[_Asked, CallToolResult]]
_EACH = ("stage", "place", "parties", "objects", "amounts")
_PIPE = ("mcp", "--register")


@pytest.fixture(scope="module", params=["few", pytest.param("all", marks=pytest.mark.slow)])
def press(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a register in which every field of every document gives instructions."""
    told = (*load_payloads("injections"), *load_payloads("markup"))
    payloads = told if request.param == "all" else choose_payloads("injections", 3)
    path = tmp_path_factory.mktemp("prompts") / "press.db"
    return make_press(path, payloads, load_payloads("addresses"))


@pytest.fixture(scope="module")
def answers(press: Path) -> Iterator[_Answers]:
    """Ask every tool for everything there is, through the client of the SDK."""
    with Library(press, lambda: TODAY) as library:

        async def run() -> _Answers:
            async with Client(build_server(library)) as client:
                return await ask_everything(client)

        yield anyio.run(run)


async def ask_everything(client: Client) -> _Answers:
    """Ask for all deals, parties, evidence, promises and days, and what has no answer."""
    told: _Answers = []

    async def ask(tool: str, **arguments: object) -> Any:  # noqa: ANN401 (JSON)
        result = await client.call_tool(tool, arguments)
        told.append(((tool, arguments), result))
        return result.structured_content

    found = await ask("search_deals", limit=50)
    await ask("search_deals", words='party:"Mitra zzzzz"')
    for deal in found["deals"]:
        whole = await ask("get_deal", deal=deal["id"])
        for field in _EACH:
            await ask("get_evidence", deal=deal["id"], field=field)
        for evidence_id in sorted(set(_list_ids(whole)))[:3]:
            await ask("get_evidence", evidence_id=evidence_id)
        for party in deal["parties"]:
            await ask("party_profile", party=party["id"])
    await ask("party_profile", party="Mitra")
    await ask("party_profile", party="nobody \u202e\n“")
    await ask("get_evidence", deal=found["deals"][0]["id"], field="\u2028x")
    await ask("list_promises", limit=50)
    await ask("compare_days", first="2024-01-01", limit=50)
    await ask("compare_days", first="2025-01-04", last="2025-01-05", limit=50)
    return told


def _list_ids(value: object) -> Iterator[str]:
    yield from (text for name, text in list_texts(value) if name == "evidence_id")


def text_of(result: CallToolResult) -> str:
    """Give the text of an answer."""
    (content,) = result.content
    assert isinstance(content, TextContent)
    return content.text


def check(asked: _Asked, result: CallToolResult) -> None:
    """Check one answer: its lines are ours and as many as they should be, the rest is quoted."""
    text = text_of(result)
    if result.is_error:
        fault = take_fault_apart(text)
        assert re.fullmatch(r"[\w ,;:()….`-]+", fault), (asked, fault)
        return
    told = take_apart(text)
    content: Any = result.structured_content
    texts = [value for _, value in list_texts(content)]
    for quoted in told.quoted:
        whole = quoted.removesuffix("…")
        assert any(it.startswith(whole) for it in texts), (asked, quoted)
    if "rest" not in told.kinds:
        assert _count_lines(asked[0], content) <= Counter(told.kinds), asked
        assert set(told.kinds) <= {*_count_lines(asked[0], content), *_ONCE}, asked


_ONCE = {"note", "day", "count", "days", "party", "intents", "partner", "correction", "changed"}


def _count_lines(tool: str, content: Mapping[str, Any]) -> Counter[str]:
    """Count the lines that an answer must have, of each kind that cites."""
    match tool:
        case "get_evidence":
            return Counter(evidence=len(content["evidence"]), value=len(content["values"]))
        case "get_deal":
            return Counter(
                deal=1,
                step=len(content["steps"]),
                promise=len(content["promises"]),
                contradiction=len(content["contradictions"]),
            )
        case "list_promises":
            return Counter(promise=len(content["promises"]))
        case "compare_days":
            return Counter(
                new=len(content["new"]),
                changed=len(content["changed"]),
                promise=len(content["promises"]),
            )
        case _:
            return Counter(deal=len(content["deals"]))


def test_no_word_of_an_article_stands_outside_a_quotation(answers: _Answers) -> None:
    """Of every tool, for every deal, party, promise and piece of evidence, and in faults."""
    assert {tool for (tool, _), _ in answers} == {tool.name for tool in TOOLS}
    for asked, result in answers:
        check(asked, result)
    faults = [text_of(it) for _, it in answers if it.is_error]
    assert any("fits" in it and '"Mitra ' in it for it in faults)
    assert len(faults) < len(answers) / 2


def test_tools_tell_which_fields_others_wrote(press: Path, answers: _Answers) -> None:
    """Whatever a payload reaches in structured content is named in the tool's description."""
    payloads = [it for it in load_payloads("injections") if len(it) > 20 and "\0" not in it]
    reached: dict[str, set[str]] = {}
    for (tool, _), result in answers:
        for name, text in list_texts(result.structured_content):
            if any(it[:20] in text for it in payloads):
                reached.setdefault(tool, set()).add(name)
    assert press.exists()
    assert reached["get_deal"] >= {"quote", "sentence", "title", "outlet", "name", "who", "value"}
    named = {tool.name: set(re.findall(r"\w+", tool.description)) for tool in TOOLS}
    assert {tool: names - named[tool] for tool, names in reached.items()} == {
        tool: set() for tool in reached
    }


def test_what_tools_say_of_themselves_is_ours(press: Path) -> None:
    """Neither names nor descriptions nor schemas nor instructions come from a register."""

    async def run(server: Any) -> tuple[Any, str]:  # noqa: ANN401 (as the SDK has it)
        async with Client(server) as client:
            return await client.list_tools(), client.instructions or ""

    with Library(press, lambda: TODAY) as library:
        listed, instructions = anyio.run(run, build_server(library))
    assert instructions == INSTRUCTIONS
    ours = [[it.name, it.title, it.description, it.input_schema, it.output_schema] for it in TOOLS]
    told = [
        [it.name, it.title, it.description, it.input_schema, it.output_schema]
        for it in listed.tools
    ]
    assert json.dumps(told, sort_keys=True) == json.dumps(ours, sort_keys=True)
    assert all("not instructions" in it.description for it in TOOLS)


@pytest.mark.slow
@pytest.mark.parametrize("way", ["pipe", "http"])
def test_over_every_way(press: Path, way: str) -> None:
    """The process that assistants start, and the one that they reach over HTTP, say the same."""

    async def run(server: Any) -> _Answers:  # noqa: ANN401 (as the SDK has it)
        async with Client(server) as client:
            return await ask_everything(client)

    if way == "http":
        with serve(press) as port:
            told = anyio.run(run, f"http://127.0.0.1:{port}/mcp")
    else:
        arguments = ["-m", "jalin", *_PIPE, str(press)]
        environment = {**os.environ, "JALIN_TODAY": str(TODAY)}
        command = StdioServerParameters(command=sys.executable, args=arguments, env=environment)
        told = anyio.run(run, command)
    for asked, result in told:
        check(asked, result)
