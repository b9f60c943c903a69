"""Short answers of those who stand before the application."""

import msgspec
from litestar.types import HTTPScope, Send

from jalin.api.answering.faults import JSON, Failure, FailureResponse
from jalin.api.routes import API_PATHS

_CODES = {429: "too_many", 503: "busy"}


async def refuse(
    scope: HTTPScope, send: Send, status: int, words: str, wait_s: int | None = None
) -> None:
    """Answer with a line of text, programs in their form of failures.

    `wait_s`: after so many seconds it may be tried again.
    """
    form, body = "text/plain; charset=utf-8", f"{words}\n".encode()
    if scope["path"].startswith(API_PATHS):
        failure = Failure(code=_CODES.get(status, "failed"), message=words)
        form, body = JSON, msgspec.json.encode(FailureResponse(error=failure))
    headers = [
        (b"content-type", form.encode()),
        (b"content-length", str(len(body)).encode()),
    ]
    if wait_s is not None:
        headers.append((b"retry-after", str(wait_s).encode()))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body, "more_body": False})
