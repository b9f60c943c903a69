"""The static files: kept for ever by browsers where the address names their content."""

from typing import Any

from litestar import Request, Response, get
from litestar.exceptions import NotFoundException
from litestar.params import FromPath

from jalin.web.frame.answering.responding import GivenResponder

_FOR_EVER = "public, max-age=31536000, immutable"


@get("/static/{path:path}", sync_to_thread=False)
def send_static_file(
    request: Request[Any, Any, Any], path: FromPath[str], responder: GivenResponder
) -> Response[bytes]:
    """Send a static file."""
    file = responder.files.find(str(path).lstrip("/"))
    if file is None:
        raise NotFoundException
    is_named = request.query_params.get("v") == file.version
    headers = {
        "Cache-Control": _FOR_EVER if is_named else "no-cache",
        "ETag": f'"{file.version}"',
    }
    if file.version in request.headers.get("if-none-match", ""):
        return Response(content=b"", status_code=304, headers=headers)
    return Response(content=file.content, headers=headers, media_type=file.media_type)


HANDLERS = (send_static_file,)
