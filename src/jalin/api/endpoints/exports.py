"""The register as files: any filter, any day, every format."""

import datetime as dt
import tempfile
from collections.abc import Iterator
from typing import IO

from litestar import get
from litestar.handlers import HTTPRouteHandler
from litestar.openapi.datastructures import ResponseSpec
from litestar.response.base import ASGIResponse
from litestar.response.streaming import ASGIStreamingResponse
from litestar.types import Receive, Scope, Send

from jalin.api.answering.access import Gate
from jalin.api.answering.answering import tell_corrections
from jalin.api.answering.describing import TOKEN, describe, list_failures
from jalin.api.answering.faults import ApiRequest
from jalin.api.answering.parameters import AS_OF, FILTER, Parameter, parse_question, vocabulary
from jalin.export.dataset.dataset import TableName
from jalin.pipeline.accounts import Act
from jalin.pipeline.exporting.addresses import Addresses
from jalin.pipeline.exporting.dataset import build_dataset
from jalin.pipeline.exporting.formats import FORMATS, ExportFormat, TableFormat
from jalin.pipeline.exporting.writing import ARCHIVE, choose_pieces
from jalin.pipeline.serving.library import Library
from jalin.pipeline.serving.turns import Turns

_TABLE = vocabulary(
    "table", "Only this table; without it, all tables in a ZIP archive.", TableName, many=False
)
_ZIP = "application/zip"
# A file is made on one core while others are answered: more at once would only take turns.
_AT_ONCE = 2
# A file of more bytes is kept on disk until it is sent.
_IN_MEMORY = 8_000_000
_PIECE = 256 * 1024


def create_export_handlers(
    library: Library, gate: Gate, base: str | None = None
) -> tuple[HTTPRouteHandler, ...]:
    """Create what answers `/exports/FORMAT`, one for each format.

    `base` is the address under which people reach the server, where it is not the one asked for.
    """
    turns = Turns(_AT_ONCE)
    return tuple(_create(chosen, _Maker(library, gate, turns, base)) for chosen in FORMATS)


class _Maker:
    """Makes files, few at once."""

    def __init__(self, library: Library, gate: Gate, turns: Turns, base: str | None) -> None:
        self._library = library
        self._gate = gate
        self._turns = turns
        self._base = base

    def make(
        self,
        request: ApiRequest,
        chosen: ExportFormat | TableFormat,
        declared: tuple[Parameter, ...],
    ) -> ASGIResponse:
        """Make a file whole, then send it: nothing is read from the register while it is sent.

        Raises QuestionError, BusyError, and what the gate raises.
        """
        if self._gate.needs_secret(request):
            self._gate.admit(request, Act.READ)
        question = parse_question(request.scope["query_string"], {}, declared)
        told = question.one(_TABLE.name)
        table = None if told is None else TableName(told)
        pages = Addresses(base=(self._base or str(request.base_url)).rstrip("/"))
        file = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 (sent, then closed)
        try:
            with (
                self._turns.take(),
                self._library.visit(question.day(AS_OF.name)) as visit,
            ):
                dataset = build_dataset(visit, question.wanted, pages=pages)
                for piece in choose_pieces(chosen, dataset, table):
                    file.write(piece)
                day = visit.moment.day
                corrections = tell_corrections(visit, question)
        except BaseException:
            file.close()
            raise
        name = _name(chosen, table, day)
        headers = {
            "Content-Disposition": f'attachment; filename="{name}"',
            "Content-Length": str(file.tell()),
            "Cache-Control": "no-store",
            "X-Content-Type-Options": "nosniff",
            **corrections,
        }
        return _SentFile(file, headers, _find_type(chosen, table))


class _SentFile(ASGIStreamingResponse):
    """A file that is sent, then closed, also where nobody waits for it any more."""

    __slots__ = ("_file",)

    def __init__(self, file: IO[bytes], headers: dict[str, str], media_type: str) -> None:
        super().__init__(iterator=_read(file), headers=headers, media_type=media_type)
        self._file = file

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        # Who goes away leaves the iterator where it stands; it would hold the file for long.
        try:
            await super().__call__(scope, receive, send)
        finally:
            self._file.close()


def name_operation(chosen: ExportFormat | TableFormat) -> str:
    """Name the operation of a format, as programs that are made of the description call it."""
    return "export" + "".join(part.title() for part in chosen.name.split("-"))


def _create(chosen: ExportFormat | TableFormat, maker: _Maker) -> HTTPRouteHandler:
    tables = (_TABLE,) if isinstance(chosen, TableFormat) else ()
    declared = (*FILTER, *tables, AS_OF)
    kinds = (_ZIP, chosen.media_type) if tables else (chosen.media_type,)

    @get(
        f"/exports/{chosen.name}",
        operation_id=name_operation(chosen),
        tags=["exports"],
        summary=f"Export as {chosen.name}",
        description=chosen.summary,
        responses={
            200: ResponseSpec(
                bytes,
                description="The file.",
                media_type=_find_type(chosen, None),
                generate_examples=False,
            ),
            **list_failures(),
        },
        operation_class=describe(declared, files=kinds),
        security=[{}, {TOKEN: []}],
        sync_to_thread=True,
    )
    def export(request: ApiRequest) -> ASGIResponse:
        return maker.make(request, chosen, declared)

    return export


def _find_type(chosen: ExportFormat | TableFormat, table: TableName | None) -> str:
    is_archive = isinstance(chosen, TableFormat) and table is None
    return _ZIP if is_archive else chosen.media_type


def _name(chosen: ExportFormat | TableFormat, table: TableName | None, day: dt.date) -> str:
    is_archive = isinstance(chosen, TableFormat) and table is None
    suffix = f"{chosen.suffix}{ARCHIVE}" if is_archive else chosen.suffix
    what = "" if table is None else f"-{table}"
    return f"jalin{what}-{day}{suffix}"


def _read(file: IO[bytes]) -> Iterator[bytes]:
    file.seek(0)
    while piece := file.read(_PIECE):
        yield piece
