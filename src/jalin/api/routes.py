"""The addresses of the API, as routers that an application takes in."""

import datetime as dt
import inspect
from collections.abc import Callable

import msgspec
from litestar import Response, Router, get, head, route
from litestar.enums import HttpMethod
from litestar.exceptions import HTTPException
from litestar.handlers import HTTPRouteHandler
from litestar.response.base import ASGIResponse

from jalin.api.answering.access import Gate
from jalin.api.answering.answering import Answerer, drop_body
from jalin.api.answering.describing import (
    API_PATH,
    TOKEN,
    PartialDatePlugin,
    create_openapi_config,
    describe,
    list_answers,
)
from jalin.api.answering.endpoint import Endpoint
from jalin.api.answering.faults import JSON, ApiRequest, NothingHereError, answer_fault
from jalin.api.endpoints import deals, documents, figures, ledgers, parties, register, searching
from jalin.api.endpoints.exports import create_export_handlers
from jalin.api.endpoints.writing import Clerk, create_writing_handlers
from jalin.pipeline.serving.library import Library

ENDPOINTS: tuple[Endpoint, ...] = (
    *deals.ENDPOINTS,
    *parties.ENDPOINTS,
    *ledgers.ENDPOINTS,
    *documents.ENDPOINTS,
    *searching.ENDPOINTS,
    *figures.ENDPOINTS,
    *register.ENDPOINTS,
)
# What an application that takes these routers in needs beside them.
API_PLUGINS = (PartialDatePlugin(),)
API_PATHS = ("/api/", "/feeds/")

__all__ = [
    "API_PATHS",
    "API_PLUGINS",
    "ENDPOINTS",
    "answer_fault",
    "create_api_router",
    "create_openapi_config",
]


def create_api_router(
    library: Library, gate: Gate, clock: Callable[[], dt.datetime], *, base: str | None = None
) -> Router:
    """Create the router of the API. `clock` gives the present with its time zone.

    `base` is the address under which people reach the server, where it is not the one asked for.
    """
    answerer = Answerer(library, gate)
    readers = [it for endpoint in ENDPOINTS for it in _create_readers(endpoint, answerer)]
    writers = create_writing_handlers(Clerk(library=library, gate=gate, clock=clock))
    exporters = create_export_handlers(library, gate, base)
    return Router(
        path=API_PATH,
        route_handlers=[*readers, *writers, *exporters, tell_openapi, tell_nothing_here],
        exception_handlers={HTTPException: answer_fault, Exception: answer_fault},
    )


@get("/openapi.json", include_in_schema=False, sync_to_thread=True)
def tell_openapi(request: ApiRequest) -> Response[bytes]:
    """Answer with the OpenAPI document of this application."""
    document = request.app.openapi_schema.to_schema()
    for schema in document["components"]["schemas"].values():
        # From 3.13 on Python itself takes the indentation out of docstrings.
        if "description" in schema:
            schema["description"] = inspect.cleandoc(schema["description"])
    body = msgspec.json.encode(document)
    return Response(content=body, media_type=JSON)


@route(
    ["/", "/{rest:path}"],
    http_method=[
        HttpMethod.GET,
        HttpMethod.POST,
        HttpMethod.PUT,
        HttpMethod.PATCH,
        HttpMethod.DELETE,
    ],
    include_in_schema=False,
)
async def tell_nothing_here(request: ApiRequest) -> None:
    """Answer that there is nothing at an address. Raises NothingHereError."""
    raise NothingHereError("address", request.url.path)


def _create_readers(endpoint: Endpoint, answerer: Answerer) -> tuple[HTTPRouteHandler, ...]:
    """Create what answers an address, with its content or its headers alone."""

    @get(
        endpoint.path,
        operation_id=endpoint.name,
        tags=[endpoint.tag],
        summary=endpoint.summary,
        description=endpoint.what,
        responses=list_answers(endpoint.answer),
        operation_class=describe(endpoint.declared, endpoint.within),
        security=[{}, {TOKEN: []}],
    )
    async def read(request: ApiRequest) -> ASGIResponse:
        return await answerer.answer(request, endpoint)

    @head(endpoint.path, include_in_schema=False)
    async def read_head(request: ApiRequest) -> Response[None]:
        return drop_body(await answerer.answer(request, endpoint))

    return (read, read_head)
