"""Sending a file that is built whole: a sheet, a picture."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from litestar import Response
from litestar.response import Redirect

from jalin.pipeline.accounts import Act, may
from jalin.pipeline.serving.visit import Visit
from jalin.web.frame.answering.responding import PageRequest, Responder
from jalin.web.frame.frame import Frame


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeFile:
    """A file with the name under which it is saved; the day and the ending are put behind it."""

    name: str
    form: str
    media_type: str
    content: bytes


def send_whole(
    request: PageRequest, responder: Responder, build: Callable[[Visit, Frame], WholeFile]
) -> Response[Any]:
    """Send the file that is built; who may not read is sent to sign in.

    Raises QuestionError, and BusyError where too many files are being built.
    """
    asked = responder.understand(request)
    with responder.library.visit(asked.question.as_of) as visit:
        frame = responder.build_frame(request, asked, visit)
        if not may(asked.visitor, Act.READ, asked.access):
            return Redirect(frame.links.sign_in(frame.address) or "/", status_code=303)
        with responder.sheets.take():
            file = build(visit, frame)
    called = f"{file.name}-{frame.today}.{file.form}"
    headers = {
        "Content-Disposition": f'attachment; filename="{called}"',
        "Cache-Control": "no-store",
    }
    return Response(file.content, headers=headers, media_type=file.media_type)
