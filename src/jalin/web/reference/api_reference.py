"""The page of the programming interface: every address with its parameters and shapes.

It is drawn from the OpenAPI document of the running application, with no program but our own.
"""

import re
from typing import Any
from urllib.parse import parse_qsl, urlencode

from litestar import Response, get
from litestar.exceptions import NotFoundException
from litestar.response import Redirect

from jalin.web.frame.answering.responding import GivenResponder, PageRequest
from jalin.web.frame.frame import Frame
from jalin.web.frame.page import Page, Section
from jalin.web.reference.reading import Document, read_document

# The hidden box of a form that tells which address it asks.
TARGET = "_to"
_ADDRESS = re.compile(r"/api/v1/[a-z]+")


def build_reference_page(frame: Frame, document: Document) -> Page:
    """Build the page from an OpenAPI document."""
    return Page(
        template="api_reference.html",
        title=frame.wording.say("Programming interface"),
        section=Section.OTHER,
        content=read_document(document),
        styles=("api",),
        scripts=("api",),
    )


@get("/api", sync_to_thread=True)
def show_reference(request: PageRequest, responder: GivenResponder) -> Response[Any]:
    """Answer with the reference of the programming interface."""
    document = request.app.openapi_schema.to_schema()
    return responder.respond(request, lambda _, frame: build_reference_page(frame, document))


@get("/api/docs", sync_to_thread=False)
def lead_to_reference() -> Redirect:
    """Lead to the reference from where it is looked for."""
    return Redirect("/api")


@get("/api/ask", sync_to_thread=False)
def ask(request: PageRequest) -> Redirect:
    """Lead to what a form asks for, without the boxes that were left empty.

    Only to an address of the interface: nobody is led elsewhere.
    """
    asked = parse_qsl(request.scope["query_string"].decode("latin-1"))
    told = [value for name, value in asked if name == TARGET]
    path = told[0] if len(told) == 1 else ""
    if _ADDRESS.fullmatch(path) is None:
        raise NotFoundException(f"no address {path!r}")
    filled = [(name, value) for name, value in asked if name != TARGET]
    return Redirect(f"{path}?{urlencode(filled)}" if filled else path)


HANDLERS = (show_reference, lead_to_reference, ask)
