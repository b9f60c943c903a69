"""Judging by token: a judgement is made, or taken back."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import Any

import msgspec
from anyio import to_thread
from litestar import Response, post
from litestar.handlers import HTTPRouteHandler

from jalin.api.answering.access import Gate
from jalin.api.answering.answering import encode
from jalin.api.answering.describing import TOKEN, describe, list_outcomes
from jalin.api.answering.faults import JSON, ApiRequest, NotJsonError, TooLargeError
from jalin.api.answering.parameters import Parameter, find_fault, parse_question, text
from jalin.model import Judgement, JudgementKind
from jalin.model.judgement import VALUES_BY_FIELD
from jalin.pipeline.accounts import Act, Visitor
from jalin.pipeline.catalogue.filter import Fault, QuestionError
from jalin.pipeline.judging import Verdict, judge, withdraw
from jalin.pipeline.serving.library import Library

LARGEST_BODY = 64 * 1024
JUDGEMENT_ID = text("judgement_id", "The id of a judgement, or how it starts.")
_NOTE = text("note", "The reason, or the note itself.")
_KINDS = [str(kind) for kind in JudgementKind if kind is not JudgementKind.WITHDRAW]
_TARGET = "A deal by how its id starts, a mention DOCUMENT/INDEX, or party:NAME."
JUDGEMENT_BODY = (
    Parameter(
        name="kind",
        what="What is said.",
        schema={"type": "string", "enum": _KINDS},
        required=True,
        example="accept",
    ),
    replace(text("target", _TARGET), required=True),
    text("other", "What it is merged with, or the party that is split off."),
    text("mention", "One mention of the deal, by its document."),
    Parameter(
        name="field",
        what="The field that is judged.",
        schema={"type": "string", "enum": list(VALUES_BY_FIELD)},
    ),
    text("value", "The value of the field."),
    text("quote", "Words of the promise that is judged."),
    _NOTE,
)
WITHDRAWAL_BODY = (_NOTE,)


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgementResponse:
    """A judgement that was kept, with the id by which it can be taken back."""

    id: str
    judgement: Judgement


@dataclass(frozen=True, slots=True, kw_only=True)
class Clerk:
    """Writes judgements for whoever may. `clock` gives the present with its time zone."""

    library: Library
    gate: Gate
    clock: Callable[[], dt.datetime]

    def judge(self, _: ApiRequest, told: Mapping[str, str], visitor: Visitor) -> Judgement:
        """Keep a judgement. Raises DealNotFoundError, TargetNotFoundError, JudgementError."""
        verdict = Verdict(
            kind=JudgementKind(told["kind"]),
            reviewer=visitor.name or "",
            target=told["target"],
            other=told.get("other"),
            mention=told.get("mention"),
            field=told.get("field"),
            value=told.get("value"),
            quote=told.get("quote"),
            note=told.get("note"),
        )
        with self.library.writing() as register:
            return judge(register, verdict, now=self.clock())

    def withdraw(self, request: ApiRequest, told: Mapping[str, str], visitor: Visitor) -> Judgement:
        """Take a judgement back. Raises TargetNotFoundError, JudgementError."""
        with self.library.writing() as register:
            return withdraw(
                register,
                request.path_params["judgement_id"],
                reviewer=visitor.name or "",
                now=self.clock(),
                note=told.get("note"),
            )


def create_writing_handlers(clerk: Clerk) -> tuple[HTTPRouteHandler, ...]:
    """Create the addresses that are written to."""
    options: dict[str, Any] = {
        "status_code": int(HTTPStatus.CREATED),
        "tags": ["judgements"],
        "responses": list_outcomes(JudgementResponse),
        "security": [{TOKEN: []}],
        "request_max_body_size": LARGEST_BODY,
    }

    @post(
        "/judgements",
        operation_id="judge",
        summary="Judge",
        description="Keep a judgement in the name of the token's person. Needs the scope judge.",
        operation_class=describe((), body=JUDGEMENT_BODY),
        **options,
    )
    async def make_judgement(request: ApiRequest) -> Response[JudgementResponse]:
        return await _write(clerk, request, JUDGEMENT_BODY, clerk.judge)

    @post(
        "/judgements/{judgement_id:str}/withdraw",
        operation_id="withdrawJudgement",
        summary="Withdraw a judgement",
        description="Take a judgement back; a withdrawal can be withdrawn too.",
        operation_class=describe((), (JUDGEMENT_ID,), body=WITHDRAWAL_BODY),
        **options,
    )
    async def take_judgement_back(request: ApiRequest) -> Response[JudgementResponse]:
        return await _write(clerk, request, WITHDRAWAL_BODY, clerk.withdraw)

    return (make_judgement, take_judgement_back)


_Act = Callable[[ApiRequest, Mapping[str, str], Visitor], Judgement]


async def _write(
    clerk: Clerk, request: ApiRequest, declared: tuple[Parameter, ...], act: _Act
) -> Response[Any]:
    """Let in who may write, read the body, and do it."""
    visitor = await to_thread.run_sync(clerk.gate.admit, request, Act.JUDGE)
    parse_question(request.scope["query_string"], {}, ())
    told = await _read_body(request, declared)
    kept = await to_thread.run_sync(act, request, told, visitor)
    return Response(
        content=encode(JudgementResponse(id=kept.id, judgement=kept)),
        status_code=HTTPStatus.CREATED,
        media_type=JSON,
        headers={"Cache-Control": "no-store"},
    )


async def _read_body(request: ApiRequest, declared: tuple[Parameter, ...]) -> Mapping[str, str]:
    kind = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if kind != JSON:
        raise NotJsonError(kind)
    length = request.headers.get("content-length", "")
    if length.isdecimal() and int(length) > LARGEST_BODY:
        raise TooLargeError(LARGEST_BODY)
    try:
        told = msgspec.json.decode(await request.body())
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as err:
        raise QuestionError([Fault(where="body", what=f"is not JSON: {err}")]) from err
    if not isinstance(told, dict):
        raise QuestionError([Fault(where="body", what="is not a JSON object")])
    faults = [*_find_faults(told, declared)]
    if faults:
        raise QuestionError(faults)
    return told


def _find_faults(told: Mapping[str, object], declared: tuple[Parameter, ...]) -> list[Fault]:
    by_name = {each.name: each for each in declared}
    required = [each.name for each in declared if each.required]
    faults = [Fault(where=name, what="is missing") for name in required if name not in told]
    for name, value in told.items():
        if name not in by_name:
            faults.append(Fault(where=name, what=f"no such field; there are {', '.join(by_name)}"))
        elif not isinstance(value, str):
            faults.append(Fault(where=name, what="is not text"))
        else:
            fault = find_fault(by_name[name].schema, value)
            faults += [Fault(where=name, what=fault)] if fault is not None else []
    return faults
