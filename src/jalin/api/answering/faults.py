"""What goes wrong, in one shape: which status each error has, and how it is told.

JalinError
├── TokenNeededError      nobody, or somebody unknown, asks for what needs a token
├── NotAllowedError       a token is known and may not do this
├── NothingHereError      there is no such thing in the register
├── NotAcceptableError    another form of answer is asked for than there is
├── NotJsonError          a body is not JSON
├── TooLargeError         a body is larger than any that is sensible
└── TooManyError          too much was asked at once
"""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

import msgspec
from litestar import Request, Response
from litestar.exceptions import HTTPException, ValidationException

from jalin.model import AbortError, JalinError
from jalin.pipeline.accounts import Act
from jalin.pipeline.catalogue.filter import Fault, QuestionError
from jalin.pipeline.errors import DealNotFoundError, TargetNotFoundError
from jalin.pipeline.judging.keeping import JudgementError
from jalin.pipeline.serving.keeper import BusyError

JSON = "application/json"
log = logging.getLogger(__name__)
ApiRequest = Request[Any, Any, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """Why a question was not answered. `code` is stable; `faults` name what to mend."""

    code: str
    message: str
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FailureResponse:
    """The body of every answer that is a failure."""

    error: Failure


class TokenNeededError(JalinError):
    """Nobody, or somebody unknown, asks for what needs a token."""

    def __init__(self, *, is_unknown: bool) -> None:
        self.is_unknown = is_unknown
        why = "this token is unknown, over or revoked" if is_unknown else "this needs a token"
        super().__init__(f"{why}; send one as `Authorization: Bearer TOKEN`")


class NotAllowedError(JalinError):
    """A token is known and may not do this."""

    def __init__(self, needs: Act) -> None:
        self.needs = needs
        super().__init__(f"this needs a token with the scope {needs}")


class NothingHereError(JalinError):
    """There is no such thing in the register, or not yet on the day that was asked about."""

    def __init__(self, what: str, asked: str) -> None:
        self.what = what
        self.asked = asked
        super().__init__(f"no {what} {asked!r}")


class NotAcceptableError(JalinError):
    """Another form of answer is asked for than there is."""

    def __init__(self, accept: str, offered: str) -> None:
        super().__init__(f"the answer is {offered}, not {accept!r}")


class NotJsonError(JalinError):
    """A body is not JSON."""

    def __init__(self, told: str) -> None:
        super().__init__(f"a body is sent as {JSON}, not as {told!r}")


class TooLargeError(JalinError):
    """A body is larger than any that is sensible."""

    def __init__(self, most: int) -> None:
        super().__init__(f"a body has at most {most} bytes")


class TooManyError(JalinError):
    """Too much was asked at once. `wait_s`: after so many seconds it may be tried again."""

    def __init__(self, wait_s: int) -> None:
        self.wait_s = wait_s
        super().__init__(f"too many requests; try again in {wait_s} seconds")


# Which status and code an error has; the first class that fits counts.
STATUSES: Mapping[type[JalinError], tuple[HTTPStatus, str]] = {
    QuestionError: (HTTPStatus.BAD_REQUEST, "bad_question"),
    TokenNeededError: (HTTPStatus.UNAUTHORIZED, "token_needed"),
    NotAllowedError: (HTTPStatus.FORBIDDEN, "not_allowed"),
    NothingHereError: (HTTPStatus.NOT_FOUND, "not_found"),
    DealNotFoundError: (HTTPStatus.NOT_FOUND, "not_found"),
    TargetNotFoundError: (HTTPStatus.NOT_FOUND, "not_found"),
    NotAcceptableError: (HTTPStatus.NOT_ACCEPTABLE, "not_acceptable"),
    NotJsonError: (HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "not_json"),
    TooLargeError: (HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "too_large"),
    JudgementError: (HTTPStatus.UNPROCESSABLE_ENTITY, "bad_judgement"),
    TooManyError: (HTTPStatus.TOO_MANY_REQUESTS, "too_many"),
    BusyError: (HTTPStatus.SERVICE_UNAVAILABLE, "busy"),
    AbortError: (HTTPStatus.SERVICE_UNAVAILABLE, "register_unavailable"),
}
_CODES: Mapping[int, str] = {
    HTTPStatus.BAD_REQUEST: "bad_question",
    HTTPStatus.UNAUTHORIZED: "token_needed",
    HTTPStatus.FORBIDDEN: "not_allowed",
    HTTPStatus.NOT_FOUND: "not_found",
    HTTPStatus.METHOD_NOT_ALLOWED: "method_not_allowed",
    HTTPStatus.NOT_ACCEPTABLE: "not_acceptable",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "too_large",
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE: "not_json",
    HTTPStatus.TOO_MANY_REQUESTS: "too_many",
}
_UNUSABLE = "the register cannot be read now; the server's log tells more"
_UNFORESEEN = "something that was not foreseen went wrong; the server's log tells more"


def answer_fault(_: ApiRequest, error: Exception) -> Response[bytes]:
    """Answer with what went wrong. What is not foreseen is logged, and told without its details."""
    if isinstance(error, HTTPException):
        return _answer_http(error)
    if isinstance(error, JalinError):
        status, code = find_status(error)
        headers = _write_headers(error)
        return write_failure(status, code, _word(error), find_faults(error), headers)
    log.error("a question could not be answered", exc_info=error)
    return write_failure(HTTPStatus.INTERNAL_SERVER_ERROR, "unforeseen", _UNFORESEEN)


def _word(error: JalinError) -> str:
    """Word an error for strangers: where the register lies, and what ails it, is not theirs."""
    if isinstance(error, AbortError):
        log.error("a question could not be answered: %s", error)
        return _UNUSABLE
    return str(error)


def find_status(error: JalinError) -> tuple[HTTPStatus, str]:
    """Find the status of an error, and its stable name."""
    for kind, found in STATUSES.items():
        if isinstance(error, kind):
            return found
    return HTTPStatus.INTERNAL_SERVER_ERROR, "unforeseen"


def find_faults(error: JalinError) -> tuple[Fault, ...]:
    """List what is to be mended."""
    if isinstance(error, QuestionError):
        return tuple(Fault(where=it.where, what=it.what) for it in error.faults)
    if isinstance(error, JudgementError):
        return tuple(Fault(where="body", what=each) for each in error.faults)
    return ()


def write_failure(
    status: int,
    code: str,
    message: str,
    faults: tuple[Fault, ...] = (),
    headers: Mapping[str, str] | None = None,
) -> Response[bytes]:
    """Write a failure as an answer."""
    failure = FailureResponse(error=Failure(code=code, message=message, faults=faults))
    return Response(
        content=msgspec.json.encode(failure),
        status_code=int(status),
        media_type=JSON,
        headers={
            "Cache-Control": "no-store",
            "X-Content-Type-Options": "nosniff",
            **(headers or {}),
        },
    )


def _answer_http(error: HTTPException) -> Response[bytes]:
    """Word what the framework found wrong: an address, a method, a body."""
    code = _CODES.get(error.status_code, "failed")
    if error.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR:
        log.error("a question could not be answered", exc_info=error)
        return write_failure(error.status_code, "unforeseen", _UNFORESEEN)
    faults: tuple[Fault, ...] = ()
    if isinstance(error, ValidationException) and isinstance(error.extra, list):
        faults = tuple(
            Fault(where=str(it.get("key", "body")), what=str(it.get("message", "is not valid")))
            for it in error.extra
        )
    message = error.detail or HTTPStatus(error.status_code).phrase
    return write_failure(error.status_code, code, message, faults, error.headers)


def _write_headers(error: JalinError) -> Mapping[str, str]:
    if isinstance(error, TokenNeededError):
        told = ', error="invalid_token"' if error.is_unknown else ""
        return {"WWW-Authenticate": f'Bearer realm="jalin"{told}'}
    if isinstance(error, (TooManyError, BusyError)):
        return {"Retry-After": str(error.wait_s)}
    return {}
