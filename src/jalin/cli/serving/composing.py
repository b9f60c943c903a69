"""The application that answers: pages, programming interface and feeds, and what errors become."""

import importlib.metadata
import time
from typing import Any

from litestar import Litestar, Request, Response
from litestar.config.app import AppConfig
from litestar.exceptions import HTTPException

from jalin.api.answering.access import Gate
from jalin.api.feeds.routes import create_feed_router
from jalin.api.routes import (
    API_PATHS,
    API_PLUGINS,
    answer_fault,
    create_api_router,
    create_openapi_config,
)
from jalin.model import JalinError
from jalin.web.frame.answering.responding import Responder
from jalin.web.pages.front.errors import respond_error
from jalin.web.routes import create_web_router

# Forms and judgements are small; whoever sends more wants something else.
MOST_BODY_BYTES = 1_000_000


def create_app(responder: Responder, *, base: str | None = None) -> Litestar:
    """Create the application around the register and the accounts that a responder has.

    `base` is the address under which people reach it, where it is not the one that is asked for.
    """
    library, desk = responder.library, responder.desk
    gate = Gate(desk, time.monotonic)

    def answer_error(request: Request[Any, Any, Any], error: Exception) -> Response[Any]:
        if request.url.path.startswith(API_PATHS):
            return answer_fault(request, error)
        return respond_error(request, error, responder)

    return Litestar.from_config(
        AppConfig(
            route_handlers=[
                create_web_router(responder),
                create_api_router(library, gate, desk.clock, base=base),
                create_feed_router(library, gate, base),
            ],
            exception_handlers={
                JalinError: answer_error,
                HTTPException: answer_error,
                Exception: answer_error,
            },
            plugins=list(API_PLUGINS),
            openapi_config=create_openapi_config(importlib.metadata.version("jalin")),
            request_max_body_size=MOST_BODY_BYTES,
            response_headers={"X-Content-Type-Options": "nosniff"},
            debug=False,
        )
    )
