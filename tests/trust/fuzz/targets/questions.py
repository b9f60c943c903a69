"""What is asked of a register: in the query language, by programs, by assistants."""

import asyncio
import itertools
import json
import shutil
from collections.abc import Callable, Mapping
from functools import cache, partial
from typing import Any
from urllib.parse import parse_qsl, unquote, urlencode

import msgspec

from api_application import (
    JUDGE_TOKEN,
    READ_TOKEN,
    TODAY,
    create_application,
    fill_press,
)
from jalin.api.answering.answering import encode
from jalin.api.answering.cursors import write_cursor
from jalin.api.answering.parameters import parse_question as parse_address
from jalin.api.mcp.answering.telling import tell_answer
from jalin.api.mcp.tools import TOOLS, call_tool
from jalin.api.routes import ENDPOINTS
from jalin.model import AbortError, JalinError
from jalin.pipeline.catalogue.filter import QuestionError, parse_filter, write_filter
from jalin.pipeline.searching.asking.faults import QuestionFault
from jalin.pipeline.searching.question import parse_question
from jalin.pipeline.searching.search import search
from jalin.pipeline.serving.library import Library
from trust.fuzz.seeds import questions as seeds
from trust.fuzz.target import Target
from trust.fuzz.targets.promises import check_text
from trust.fuzz.targets.scratch import build_warm, scratch

_MOST_WRITTEN = 80
_METHODS = ("GET", "POST", "HEAD", "OPTIONS", "PUT", "DELETE", "PATCH", "TRACE")
_TOKENS = (None, JUDGE_TOKEN, READ_TOKEN, "jln_wrong", "\xff")


@cache
def _library() -> Library:
    address = scratch() / "press.db"
    fill_press(address)
    return Library(address, lambda: TODAY)


def _ask(content: bytes) -> None:
    """Ask a question: it is answered, or every fault has a place in it and words."""
    text = content.decode("utf-8", "replace")
    try:
        asked = parse_question(text)
    except QuestionError as err:
        _check_faults(err, text)
        raise
    assert parse_question(text) == asked
    assert all(0 <= term.at < len(text) for term in asked.terms)
    with _library().visit() as visit:
        found = search(visit, text)
        assert len(found.hits) <= found.total
        for hit in found.hits:
            title = hit.source.title or ""
            assert all(0 <= it.start <= it.end <= len(title) for it in hit.title_spans)
        msgspec.json.encode(found, enc_hook=str)


def _check_faults(error: QuestionError, text: str) -> None:
    assert error.faults
    for fault in error.faults:
        assert isinstance(fault, QuestionFault)
        assert fault.what
        assert fault.at is None or 0 <= fault.at < max(1, len(text)), f"{fault.at} of {text!r}"


def _ask_endpoint(content: bytes) -> None:
    """Ask an end point that the first byte chooses; three lines: path, address, key of a cursor.

    The key is JSON, and becomes a cursor with the sum that belongs to it, as anybody can make it.
    """
    endpoint = ENDPOINTS[content[0] % len(ENDPOINTS)] if content else ENDPOINTS[0]
    path, query, key, *_ = (*content[1:].split(b"\n"), b"", b"", b"")
    within = {each.name: path.decode("utf-8", "replace") for each in endpoint.within}
    question = parse_address(query, within, endpoint.declared)
    parts = _read_key(key)
    if parts and any(each.name == "cursor" for each in endpoint.declared):
        cursor = write_cursor(parts, question.purpose)
        query = b"&".join(filter(None, (_drop_cursor(query), f"cursor={cursor}".encode())))
        question = parse_address(query, within, endpoint.declared)
    with _library().visit(question.day("as_of")) as visit:
        first = encode(endpoint.build(visit, question))
        msgspec.json.decode(first)
        assert encode(endpoint.build(visit, question)) == first
    told = parse_filter(
        {"q": question.values.get("q", ()), "party": question.values.get("party", ())}
    )
    again: dict[str, tuple[str, ...]] = {}
    for name, value in write_filter(told):
        again[name] = (*again.get(name, ()), value)
    assert parse_filter(again) == told, "an address comes back otherwise"


def _read_key(key: bytes) -> tuple[Any, ...]:
    try:
        found = json.loads(key.decode("utf-8", "replace"))
    except (ValueError, RecursionError):
        return ()
    return tuple(found) if isinstance(found, list) else ()


def _drop_cursor(query: bytes) -> bytes:
    pairs = parse_qsl(query.decode("latin-1"), keep_blank_values=True)
    return urlencode([pair for pair in pairs if pair[0] != "cursor"]).encode()


def _call_tool(content: bytes) -> None:
    """Call a tool as an assistant does: the first byte chooses it, the rest are its arguments."""
    tool = TOOLS[content[0] % len(TOOLS)] if content else TOOLS[0]
    try:
        arguments = msgspec.json.decode(content[1:], type=dict[str, Any])
    except RecursionError:
        return
    answer = call_tool(_library(), tool.name, arguments)
    msgspec.to_builtins(answer)
    check_text(tell_answer(answer), "answer")


class _Server:
    """The API over a register that is written to, made anew before it has grown too large."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._n_written = _MOST_WRITTEN
        self._library: Library | None = None
        self._application: Any = None

    def ask(
        self, scope: dict[str, Any], body: bytes
    ) -> tuple[int, bytes, list[tuple[bytes, bytes]]]:
        """Send a request; give status, body and headers of the answer."""
        if self._n_written >= _MOST_WRITTEN:
            self._open()
        self._n_written += scope["method"] == "POST"
        return self._loop.run_until_complete(_send(self._application, scope, body))

    def _open(self) -> None:
        if self._library is not None:
            self._library.close()
        _library()
        address = scratch() / "written.db"
        for each in scratch().glob("written.db*"):
            each.unlink()
        shutil.copy(scratch() / "press.db", address)
        self._library = Library(address, lambda: TODAY)
        clock = itertools.count(step=100.0)
        self._application = create_application(self._library, clock=lambda: float(next(clock)))
        self._n_written = 0


@cache
def _server() -> _Server:
    return _Server()


def _request(content: bytes) -> None:
    """Send a request of HTTP: method and who asks by the first byte, address, headers, body.

    Whatever it is, the answer is no failure of the server's own, and its shape is the one told.
    """
    chosen = content[0] if content else 0
    address, _, rest = content[1:].partition(b"\n")
    head, _, body = rest.partition(b"\n\n")
    path, _, query = address.partition(b"?")
    headers = [
        (name.strip().lower(), value.strip())
        for name, _, value in (line.partition(b":") for line in head.split(b"\n"))
        if (name.strip() and name.strip().isalnum()) or b"-" in name
    ]
    token = _TOKENS[chosen // 16 % len(_TOKENS)]
    if token is not None:
        headers.append((b"authorization", b"Bearer " + token.encode("latin-1")))
    # As the server itself takes an address apart.
    raw = b"/" + bytes(it for it in path if 0x21 <= it < 0x7F).lstrip(b"/")
    scope = {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.3"},
        "http_version": "1.1",
        "method": _METHODS[chosen % len(_METHODS)],
        "scheme": "http",
        "path": unquote(raw.decode("ascii")),
        "raw_path": raw,
        "root_path": "",
        "query_string": bytes(it for it in query if 0x21 <= it < 0x7F),
        "headers": headers,
        "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 80),
        "state": {},
    }
    status, answer, given = _server().ask(scope, body)
    assert status < 500, f"{status} {answer[:200]!r}"
    for name, value in given:
        assert b"\n" not in name + value, f"a header of two lines: {name!r} {value!r}"
        assert b"\r" not in name + value, f"a header of two lines: {name!r} {value!r}"
    if status >= 400 and scope["method"] != "HEAD" and raw.startswith(b"/api/"):
        told = msgspec.json.decode(answer)["error"]
        assert told["code"]
        assert told["message"]


async def _send(
    application: Any,  # noqa: ANN401 (any application of ASGI)
    scope: Mapping[str, Any],
    body: bytes,
) -> tuple[int, bytes, list[tuple[bytes, bytes]]]:
    given: list[Mapping[str, Any]] = []
    sent = iter([{"type": "http.request", "body": body, "more_body": False}])

    async def receive() -> Mapping[str, Any]:
        return next(sent, {"type": "http.disconnect"})

    async def send(message: Mapping[str, Any]) -> None:
        given.append(message)

    await application(scope, receive, send)
    (start,) = (it for it in given if it["type"] == "http.response.start")
    pieces = (it.get("body", b"") for it in given if it["type"] == "http.response.body")
    return start["status"], b"".join(pieces), [tuple(it) for it in start.get("headers", ())]


def _refuse_abort(run: Callable[[bytes], None], content: bytes) -> None:
    """Run; a question never finds the register itself unusable."""
    try:
        run(content)
    except AbortError as err:
        raise AssertionError(f"a question ends the run: {err}") from err


def _target(name: str, run: Callable[[bytes], None], samples: Any, *words: bytes) -> Target:  # noqa: ANN401
    return Target(
        name=name,
        build=partial(build_warm, partial(_refuse_abort, run)),
        seeds=samples,
        words=words,
        foreseen=(JalinError, msgspec.DecodeError, UnicodeDecodeError),
        is_slow=True,
    )


TARGETS = (
    _target("question", _ask, seeds.make_questions, *seeds.QUESTION_WORDS),
    _target("endpoint", _ask_endpoint, seeds.make_addresses, *seeds.ADDRESS_WORDS),
    _target("tool", _call_tool, seeds.make_calls, *seeds.CALL_WORDS),
    _target("request", _request, seeds.make_requests, *seeds.REQUEST_WORDS),
)
