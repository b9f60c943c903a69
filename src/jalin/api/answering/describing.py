"""The OpenAPI document: made by the framework from our types, with what it cannot know added."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from litestar.openapi.config import OpenAPIConfig
from litestar.openapi.datastructures import ResponseSpec
from litestar.openapi.plugins import JsonRenderPlugin
from litestar.openapi.spec import (
    Components,
    License,
    OpenAPIFormat,
    OpenAPIHeader,
    OpenAPIMediaType,
    OpenAPIResponse,
    OpenAPIType,
    Operation,
    RequestBody,
    Schema,
    SecurityScheme,
    Tag,
)
from litestar.openapi.spec import Parameter as DescribedParameter
from litestar.plugins import OpenAPISchemaPlugin

from jalin.api.answering.faults import FailureResponse
from jalin.api.answering.parameters import Parameter
from jalin.model import PartialDate

API_PATH = "/api/v1"
# The framework wants an address of its own for the document, and answers all below it.
_FRAMEWORK_PATH = "/api/openapi"
TOKEN = "token"  # noqa: S105 (the name of a scheme)
_PARTIAL_DATE = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"
_WHAT = """\
Everything that the pages show, for programs.

Each value comes with the places in documents that say it: half-open characters of a text, which
`/documents/{document_id}` gives. `as_of` answers as of a day. Lists are read part by part with
`cursor`. Answers bear an `ETag`: send it back as `If-None-Match`.
"""
_FAILURES: Mapping[int, str] = {
    400: "The question is not one that can be asked; every fault is told.",
    401: "A token is needed, or this one is unknown, over or revoked.",
    403: "The token has not the scope for this.",
    404: "There is no such thing, or not yet on that day.",
    405: "The address knows no such method.",
    406: "The answer is JSON.",
    413: "The body is too large.",
    415: "The body is not sent as JSON.",
    422: "The judgement cannot be made.",
    429: "Too many requests; `Retry-After` tells when to try again.",
    500: "Something that was not foreseen went wrong.",
    503: "The register cannot be read now.",
}
_READING = (400, 401, 403, 404, 405, 406, 429, 500, 503)
_WRITING = (*_READING, 413, 415, 422)
_HEADERS = {
    "ETag": "Names this answer; it holds until the register changes.",
    "Link": "Where the list goes on, as `rel=next`.",
}


class PartialDatePlugin(OpenAPISchemaPlugin):
    """Describes dates that keep the precision with which they were written."""

    @staticmethod
    def is_plugin_supported_type(value: Any) -> bool:  # noqa: ANN401 (a type of any kind)
        """Tell whether a type is such a date."""
        return value is PartialDate

    def to_openapi_schema(self, *_: object, **__: object) -> Schema:
        """Describe it as text."""
        return Schema(
            type=OpenAPIType.STRING,
            title="PartialDate",
            description="A day, a month or a year: never finer than the source said.",
            pattern=_PARTIAL_DATE,
            examples=["2026-02-04", "2026-02", "2026"],
        )


def list_answers(answer: Any) -> dict[int, ResponseSpec]:  # noqa: ANN401 (a type of any kind)
    """List what an address that is read can answer, failures among it."""
    fine = ResponseSpec(answer, description="The answer.", generate_examples=False)
    same = ResponseSpec(None, description="Nothing changed since the answer with this `ETag`.")
    return {200: fine, 304: same, **list_failures()}


def list_outcomes(answer: Any) -> dict[int, ResponseSpec]:  # noqa: ANN401 (a type of any kind)
    """List what an address that is written to can answer."""
    fine = ResponseSpec(answer, description="It is kept.", generate_examples=False)
    return {201: fine, **list_failures(_WRITING)}


def list_failures(statuses: tuple[int, ...] = _READING) -> dict[int, ResponseSpec]:
    """List how an address can fail: one that is read, or with other statuses."""
    return {
        status: ResponseSpec(
            FailureResponse, description=_FAILURES[status], generate_examples=False
        )
        for status in statuses
    }


def describe(
    parameters: tuple[Parameter, ...],
    within: tuple[Parameter, ...] = (),
    body: tuple[Parameter, ...] | None = None,
    files: tuple[str, ...] = (),
) -> type[Operation]:
    """Make the class of an operation that tells its parameters as they were declared.

    `files` are the kinds of file that it answers with, where it does not answer with a value.
    """
    described = [
        *(_describe_parameter(each, is_path=True) for each in within),
        *(_describe_parameter(each, is_path=False) for each in parameters),
    ]

    @dataclass
    class DescribedOperation(Operation):
        def __post_init__(self) -> None:
            self.parameters = list(described)
            if body is not None:
                self.request_body = _describe_body(body)
            fine = (self.responses or {}).get("200")
            if isinstance(fine, OpenAPIResponse) and files:
                fine.content = {each: _describe_file(each) for each in files}
            elif isinstance(fine, OpenAPIResponse):
                fine.headers = {
                    name: OpenAPIHeader(description=what, schema=Schema(type=OpenAPIType.STRING))
                    for name, what in _HEADERS.items()
                }

    return DescribedOperation


def _describe_file(kind: str) -> OpenAPIMediaType:
    """Describe a file: bytes, or JSON whose shape the pages of the formats tell."""
    content = Schema(type=OpenAPIType.STRING, format=OpenAPIFormat.BINARY)
    return OpenAPIMediaType(schema=Schema() if "json" in kind else content)


def _describe_body(fields: tuple[Parameter, ...]) -> RequestBody:
    schema = Schema(
        type=OpenAPIType.OBJECT,
        properties={
            each.name: _write_schema(each.schema, each.what, each.example) for each in fields
        },
        required=[each.name for each in fields if each.required] or None,
        additional_properties=False,
    )
    return RequestBody(content={"application/json": OpenAPIMediaType(schema=schema)}, required=True)


def create_openapi_config(version: str) -> OpenAPIConfig:
    """Create the configuration of the document."""
    scheme = SecurityScheme(
        type="http",
        scheme="bearer",
        description="A token made with `jalin user token`. Reading may be open to everybody.",
    )
    return OpenAPIConfig(
        title="Jalin",
        version=version,
        description=_WHAT,
        license=License(name="MIT"),
        path=_FRAMEWORK_PATH,
        render_plugins=[JsonRenderPlugin()],
        components=Components(security_schemes={TOKEN: scheme}),
        tags=[Tag(name=name, description=what) for name, what in _TAGS.items()],
        use_handler_docstrings=False,
    )


_TAGS = {
    "deals": "Who agreed what with whom, and how far it really got.",
    "parties": "The organisations of the deals.",
    "promises": "What was promised by when, and what became of it.",
    "contradictions": "Where sources say what cannot both be true.",
    "documents": "What was read, and what was read in it.",
    "events": "What became otherwise, and when.",
    "figures": "What many deals together tell.",
    "exports": "The register as files, in the formats of other programs.",
    "judgements": "What reviewers decided.",
    "register": "The state of the register.",
}


def _describe_parameter(parameter: Parameter, *, is_path: bool) -> DescribedParameter:
    one = _write_schema(parameter.schema, example=parameter.example)
    schema = Schema(type=OpenAPIType.ARRAY, items=one, max_items=200) if parameter.many else one
    return DescribedParameter(
        name=parameter.name,
        param_in="path" if is_path else "query",
        required=is_path,
        description=parameter.what,
        schema=schema,
    )


def _write_schema(
    schema: Mapping[str, Any], description: str | None = None, example: str | None = None
) -> Schema:
    kinds = {"string": OpenAPIType.STRING, "integer": OpenAPIType.INTEGER}
    return Schema(
        description=description,
        type=kinds[schema["type"]],
        enum=schema.get("enum"),
        pattern=schema.get("pattern"),
        format=schema.get("format"),
        min_length=schema.get("minLength"),
        max_length=schema.get("maxLength"),
        minimum=schema.get("minimum"),
        maximum=schema.get("maximum"),
        default=schema.get("default"),
        examples=None if example is None else [_read_example(schema, example)],
    )


def _read_example(schema: Mapping[str, Any], example: str) -> str | int:
    return int(example) if schema["type"] == "integer" else example
