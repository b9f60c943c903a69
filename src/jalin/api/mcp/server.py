"""The tools behind the official SDK. Importing this needs the extra `mcp`."""

import importlib.metadata
from typing import Any

import anyio
import mcp_types as types
import msgspec
from mcp.server import Server, ServerRequestContext

from jalin.api.mcp.answering.telling import tell_answer, tell_fault
from jalin.api.mcp.tools import INSTRUCTIONS, TOOLS, RegisterTool, call_tool
from jalin.model import JalinError
from jalin.pipeline.serving.library import Library

_Context = ServerRequestContext[Any]


def build_server(library: Library) -> Server[Any]:
    """Build a server that answers from a library. It reads only."""

    async def list_tools(
        _: _Context, __: types.PaginatedRequestParams | None
    ) -> types.ListToolsResult:
        return types.ListToolsResult(tools=[_declare(tool) for tool in TOOLS])

    async def call(_: _Context, params: types.CallToolRequestParams) -> types.CallToolResult:
        # Reading the register takes its time; others are answered meanwhile.
        return await anyio.to_thread.run_sync(_answer, library, params.name, params.arguments or {})

    return Server(
        "jalin",
        version=importlib.metadata.version("jalin"),
        title="Jalin",
        description="A register of cooperation, every value with the sentence that says it.",
        instructions=INSTRUCTIONS,
        on_list_tools=list_tools,
        on_call_tool=call,
    )


def _declare(tool: RegisterTool) -> types.Tool:
    return types.Tool(
        name=tool.name,
        title=tool.title,
        description=tool.description,
        input_schema=dict(tool.input_schema),
        output_schema=dict(tool.output_schema),
        annotations=types.ToolAnnotations(
            read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
        ),
    )


def _answer(library: Library, name: str, arguments: dict[str, Any]) -> types.CallToolResult:
    """Answer a call; what was asked wrongly is told to the assistant, which can ask better."""
    try:
        answer = call_tool(library, name, arguments)
    except JalinError as err:
        fault = types.TextContent(type="text", text=tell_fault(str(err)))
        return types.CallToolResult(content=[fault], is_error=True)
    return types.CallToolResult(
        content=[types.TextContent(type="text", text=tell_answer(answer))],
        structured_content=msgspec.to_builtins(answer),
    )
