"""Sending the rows behind a page as a file: CSV piece by piece, a spreadsheet whole."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from litestar import Response
from litestar.response import Redirect, Stream

from jalin.export.tables.csv_table import write_csv
from jalin.export.tables.table import Table
from jalin.export.tables.xlsx_table import write_xlsx
from jalin.pipeline.accounts import Act, may
from jalin.pipeline.serving.visit import Visit
from jalin.web.frame.answering.responding import PageRequest, Responder
from jalin.web.frame.frame import Frame

# The server tells the letters of a text itself.
_CSV = "text/csv"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

# What builds a table: our own address is handed on, and the most rows, None for all.
BuildTable = Callable[[Visit, Frame, str, int | None], Table]


@dataclass(frozen=True, slots=True, kw_only=True)
class TableFile:
    """A table that is sent as a file called so; a spreadsheet has at most so many rows."""

    name: str
    build: BuildTable
    most_rows: int

    def send(self, request: PageRequest, responder: Responder, form: str) -> Response[Any]:
        """Send it as `csv` or `xlsx`; who may not read is sent to sign in.

        Raises QuestionError, and BusyError where too many spreadsheets are being made.
        """
        asked = responder.understand(request)
        base = str(request.base_url).rstrip("/")
        with responder.library.visit(asked.question.as_of) as visit:
            frame = responder.build_frame(request, asked, visit)
            if not may(asked.visitor, Act.READ, asked.access):
                return Redirect(frame.links.sign_in(frame.address) or "/", status_code=303)
            headers = {
                "Content-Disposition": f'attachment; filename="{self.name}-{frame.today}.{form}"',
                "Cache-Control": "no-store",
            }
            if form == "csv":
                # All rows are in memory: nothing is read from the register while they are sent.
                table = self.build(visit, frame, base, None)
                return Stream(write_csv(table), headers=headers, media_type=_CSV)
            table = self.build(visit, frame, base, self.most_rows)
            with responder.sheets.take():
                return Response(write_xlsx(table), headers=headers, media_type=_XLSX)
