"""Assistants ask over HTTP: this machine without tokens, others with them, strangers never."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

import anyio
import httpx2
from mcp import Client
from mcp.client.streamable_http import streamable_http_client
from mcp_types import CallToolResult

from command import Run

ENVIRONMENT = {**os.environ, "JALIN_TODAY": "2026-03-01"}


def test_http(sample_register: Path) -> None:
    """The same tools answer over HTTP on this machine."""
    with serve(sample_register) as port:

        async def run() -> CallToolResult:
            async with Client(f"http://127.0.0.1:{port}/mcp") as client:
                return await client.call_tool("search_deals", {"limit": 1})

        result = anyio.run(run)
    assert len(result.structured_content["deals"]) == 1


def test_a_page_of_another_site_cannot_ask(sample_register: Path) -> None:
    """A browser that was led here by a name of somebody else is refused."""
    with serve(sample_register) as port:
        here = f"localhost:{port}"
        assert post(port, {"Host": "attacker.example"}) == 421
        assert post(port, {"Host": f"localhost.attacker.example:{port}"}) == 421
        assert post(port, {"Origin": "https://attacker.example"}) == 403
        assert post(port, {"Host": here, "Origin": f"http://{here}"}) == 200


def test_http_with_tokens(sample_register: Path, tmp_path: Path) -> None:
    """With --tokens a request without a token of scope read is refused, whatever the address."""
    accounts = tmp_path / "a.db"
    jalin(accounts, "user", "add", "Ana", "--password-stdin", input_="kuda laut terbang 9\n")
    token = jalin(accounts, "user", "token", "Ana", "--scope", "read").strip()
    with serve(sample_register, "--tokens", accounts=accounts) as port:
        assert post(port, {}) == 401
        assert post(port, {"Authorization": "Bearer jln_wrong"}) == 401
        bearer = {"Authorization": f"Bearer {token}"}
        assert post(port, bearer) == 200

        async def run() -> set[str]:
            async with httpx2.AsyncClient(headers=bearer) as http:
                way = streamable_http_client(f"http://127.0.0.1:{port}/mcp", http_client=http)
                async with Client(way) as client:
                    return {tool.name for tool in (await client.list_tools()).tools}

        assert "search_deals" in anyio.run(run)


def test_others_are_not_served_without_tokens(filled: Run) -> None:
    """An address that other machines reach is refused before it is opened."""
    result = filled("mcp", "--http", "0.0.0.0:8765")
    assert (result.code, result.out) == (3, "")
    assert "--tokens" in result.err


def post(port: int, headers: Mapping[str, str]) -> int:
    """Ask for the tools with some headers, and give the status."""
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    body = b'{"jsonrpc":"2.0","id":1,"method":"ping"}'
    asked = {
        "Content-Type": "application/json",
        "Accept": "application/json, text/event-stream",
        **headers,
    }
    try:
        connection.request("POST", "/mcp", body, asked)
        return connection.getresponse().status
    finally:
        connection.close()


def jalin(accounts: Path, *arguments: str, input_: str = "") -> str:
    """Run a command on some accounts."""
    ended = subprocess.run(  # noqa: S603
        [sys.executable, "-m", "jalin", *arguments],
        env={**ENVIRONMENT, "JALIN_ACCOUNTS": str(accounts)},
        input=input_,
        capture_output=True,
        text=True,
        check=True,
    )
    return ended.stdout


@contextmanager
def serve(register: Path, *options: str, accounts: Path | None = None) -> Iterator[int]:
    """Serve over HTTP in a process of its own; give the port once it answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    command = [sys.executable, "-m", "jalin", "mcp", "--register", str(register)]
    environment = {**ENVIRONMENT, **({"JALIN_ACCOUNTS": str(accounts)} if accounts else {})}
    with subprocess.Popen(  # noqa: S603
        [*command, "--http", f"127.0.0.1:{port}", *options],
        env=environment,
        stderr=subprocess.DEVNULL,
    ) as server:
        try:
            for _ in range(900):
                if server.poll() is not None or is_open(port):
                    break
                time.sleep(0.1)
            assert is_open(port), f"jalin mcp ended with {server.returncode}"
            yield port
        finally:
            server.terminate()


def is_open(port: int) -> bool:
    """Tell whether somebody listens."""
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=1):
            return True
    except OSError:
        return False
