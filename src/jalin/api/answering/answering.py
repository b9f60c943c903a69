"""How a question is answered: from what was kept, or from a visit to the register.

An answer is a function of the register's state, the day and the address. One that was kept is sent
again without a look into the register, but for its revision.
"""

import datetime as dt
import hashlib
from collections.abc import Callable, Hashable, Mapping
from http import HTTPStatus
from urllib.parse import parse_qsl, quote, urlencode

import msgspec
from anyio import to_thread
from litestar import Response
from litestar.response.base import ASGIResponse

from jalin.api.answering.access import Gate
from jalin.api.answering.endpoint import Endpoint
from jalin.api.answering.faults import JSON, ApiRequest, NotAcceptableError
from jalin.api.answering.keeping import Answer, Answers
from jalin.api.answering.parameters import AS_OF, Question, parse_question
from jalin.model import PartialDate
from jalin.pipeline.accounts import Act
from jalin.pipeline.serving.library import Library
from jalin.pipeline.serving.visit import Visit

# What is built of a visit: the body, its headers.
Build = Callable[[Visit], tuple[bytes, Mapping[str, str]]]
_TAG_LENGTH = 32
# Whoever kept an answer asks whether it still holds: the register may change at any time.
_HEADERS = {
    "Cache-Control": "private, no-cache",
    "Vary": "Authorization, Cookie",
    "X-Content-Type-Options": "nosniff",
}


class Answerer:
    """Answers questions about one library. One for an application, used by all threads."""

    def __init__(self, library: Library, gate: Gate) -> None:
        self.library = library
        self.gate = gate
        self._answers = Answers()

    async def answer(self, request: ApiRequest, endpoint: Endpoint) -> ASGIResponse:
        """Answer a question with JSON. Raises QuestionError, and what the endpoint raises."""
        return await self.answer_as(request, JSON, lambda: _prepare(request, endpoint))

    async def answer_as(
        self,
        request: ApiRequest,
        form: str,
        prepare: Callable[[], tuple[dt.date | None, Build]],
        base: str = "",
    ) -> ASGIResponse:
        """Answer in a form. `prepare` reads the question: of which day, and what is built.

        `base` is the address of the server, where the answer depends on it.

        Raises what the gate raises, and what `prepare` and the built do.
        """
        if self.gate.needs_secret(request):
            await to_thread.run_sync(self.gate.admit, request, Act.READ)
        _check_accept(request, form)
        scope = request.scope
        where = (scope["path"], scope["query_string"], base)
        revision = self.library.find_revision()
        key = (revision, self.library.today, where)
        answer = self._answers.find(key)
        if answer is None:
            answer = await to_thread.run_sync(self._build, prepare, key)
        return send(request, answer, form)

    def _build(
        self,
        prepare: Callable[[], tuple[dt.date | None, Build]],
        key: tuple[str, Hashable, Hashable],
    ) -> Answer:
        as_of, build = prepare()
        with self.library.visit(as_of) as visit:
            body, headers = build(visit)
        answer = Answer(body=body, tag=_write_tag(key), headers=tuple(headers.items()))
        if self.library.find_revision() == key[0]:
            self._answers.keep(key, answer)
            return answer
        # The register changed meanwhile: nobody shall take this for the state that was asked of.
        return Answer(body=body, tag="", headers=answer.headers)


def tell_corrections(visit: Visit, question: Question) -> Mapping[str, str]:
    """Tell in a header what of `q` was read otherwise than it is written: not all answers can."""
    found = visit.list_corrections(question.wanted)
    told = (
        f"{it.field}={quote(it.asked)};shown={','.join(quote(name) for name in it.shown)}"
        for it in found
    )
    return {"Jalin-Corrections": " ".join(told)} if found else {}


def send(request: ApiRequest, answer: Answer, form: str) -> ASGIResponse:
    """Send an answer, or say that whoever asks has it already."""
    headers = {**_HEADERS, **dict(answer.headers)}
    if answer.tag:
        headers["ETag"] = f'"{answer.tag}"'
        if _has(request, answer.tag):
            return ASGIResponse(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
    return ASGIResponse(body=answer.body, headers=headers, media_type=form)


def drop_body(answer: ASGIResponse) -> Response[None]:
    """Give the headers of an answer alone, the length of its body among them."""
    headers = dict(answer.headers)
    return Response(content=None, status_code=answer.status_code, headers=headers)


def encode(value: object) -> bytes:
    """Write a value as JSON, dates at their precision."""
    return _ENCODER.encode(value)


def _prepare(request: ApiRequest, endpoint: Endpoint) -> tuple[dt.date | None, Build]:
    path = {name: str(value) for name, value in request.path_params.items()}
    question = parse_question(request.scope["query_string"], path, endpoint.declared)

    def build(visit: Visit) -> tuple[bytes, Mapping[str, str]]:
        value = endpoint.build(visit, question)
        following = getattr(value, "next", None)
        links = {} if following is None else {"Link": _link(request, following)}
        return encode(value), {**links, **tell_corrections(visit, question)}

    return question.day(AS_OF.name), build


def _link(request: ApiRequest, cursor: str) -> str:
    """Write where the list goes on."""
    pairs = parse_qsl(request.scope["query_string"].decode("latin-1"), keep_blank_values=True)
    kept = [*((name, value) for name, value in pairs if name != "cursor"), ("cursor", cursor)]
    return f'<{request.url.path}?{urlencode(kept)}>; rel="next"'


def _check_accept(request: ApiRequest, form: str) -> None:
    accept = request.headers.get("accept")
    if accept is None or form in accept or "*/*" in accept:
        return
    kinds = {part.split(";")[0].strip().lower() for part in accept.split(",")}
    if not kinds & {form, f"{form.split('/', maxsplit=1)[0]}/*", "*/*", ""}:
        raise NotAcceptableError(accept, form)


def _has(request: ApiRequest, tag: str) -> bool:
    told = request.headers.get("if-none-match")
    if told is None:
        return False
    tags = {each.strip().removeprefix("W/").strip('"') for each in told.split(",")}
    return tag in tags or "*" in tags


def _write_tag(key: Hashable) -> str:
    return hashlib.sha256(repr(key).encode()).hexdigest()[:_TAG_LENGTH]


def _write_date(value: object) -> str:
    if isinstance(value, PartialDate):
        return str(value)
    raise NotImplementedError(f"no JSON form for {value!r}")


_ENCODER = msgspec.json.Encoder(enc_hook=_write_date)
