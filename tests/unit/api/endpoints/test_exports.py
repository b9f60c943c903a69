"""The register as files, asked of the API."""

import io
import json
import tempfile
import zipfile
from collections.abc import Iterator
from typing import Any

import anyio
import pytest
from litestar.testing import TestClient

from api_application import FewPeople
from jalin.export.dataset.dataset import TableName
from jalin.pipeline.accounts import Access
from jalin.pipeline.exporting.dataset import build_dataset
from jalin.pipeline.exporting.formats import FORMATS, ExportFormat, TableFormat, find_format
from jalin.pipeline.exporting.writing import choose_pieces
from jalin.pipeline.serving.library import Library

Client = TestClient[Any]
TABLES = [it for it in FORMATS if isinstance(it, TableFormat)]


def read_lines(content: bytes) -> Iterator[Any]:
    """Read JSON Lines."""
    return map(json.loads, content.splitlines())


@pytest.mark.parametrize("chosen", FORMATS, ids=lambda it: it.name)
def test_every_format_is_sent(client: Client, chosen: ExportFormat | TableFormat) -> None:
    """As a file to be kept, with its length, under a name that tells the day."""
    answer = client.get(f"/api/v1/exports/{chosen.name}?as_of=2026-04-30")
    assert answer.status_code == 200, answer.text
    assert int(answer.headers["content-length"]) == len(answer.content) > 0
    suffix = f"{chosen.suffix}.zip" if isinstance(chosen, TableFormat) else chosen.suffix
    wanted = f'attachment; filename="jalin-2026-04-30{suffix}"'
    assert answer.headers["content-disposition"] == wanted
    media_type = "application/zip" if isinstance(chosen, TableFormat) else chosen.media_type
    letters = "; charset=utf-8" if media_type.startswith("text/") else ""
    assert answer.headers["content-type"] == f"{media_type}{letters}"


@pytest.mark.parametrize("chosen", TABLES, ids=lambda it: it.name)
def test_an_archive_holds_every_table(client: Client, chosen: TableFormat) -> None:
    """And what describes them."""
    answer = client.get(f"/api/v1/exports/{chosen.name}")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
    assert {f"{name}{chosen.suffix}" for name in TableName} <= set(names)


def test_a_filter_narrows_it(client: Client, library: Library) -> None:
    """The same deals come as the list of deals gives, each with its page on this server."""
    wanted = client.get("/api/v1/deals?stage=committed&limit=200").json()["items"]
    answer = client.get("/api/v1/exports/jsonl?stage=committed&table=deals")
    found = list(read_lines(answer.content))
    assert [it["id"] for it in found] == [it["id"] for it in wanted]
    assert 0 < len(found) < len(read_all(library))
    assert found[0]["page"] == f"http://testserver.local/deals/{found[0]['id']}"


def read_all(library: Library) -> list[Any]:
    """Read all deals of a register as they are exported."""
    chosen = find_format("jsonl")
    assert chosen is not None
    with library.visit() as visit:
        pieces = choose_pieces(chosen, build_dataset(visit), TableName.DEALS)
        return list(read_lines(b"".join(pieces)))


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("jsonl?stage=signed", 400),
        ("jsonl?table=people", 400),
        ("gexf?table=deals", 400),
        ("jsonl?as_of=2026-02-30", 400),
        ("docx", 404),
    ],
)
def test_what_cannot_be_exported(client: Client, address: str, status: int) -> None:
    """It is told in the one shape of all failures."""
    answer = client.get(f"/api/v1/exports/{address}")
    assert answer.status_code == status
    assert answer.json()["error"]["message"]


def test_a_closed_register_exports_nothing(client: Client, people: FewPeople) -> None:
    """Who may not read may not take it away either."""
    people.reading = Access.CLOSED
    assert client.get("/api/v1/exports/jsonl").status_code == 401


def test_a_corrected_name_is_told_in_a_header(client: Client) -> None:
    """As every other answer tells it."""
    deal = next(read_lines(client.get("/api/v1/exports/jsonl?table=deals").content))
    misspelt = f"{deal['parties'][0].split()[-1]}x"
    answer = client.get("/api/v1/exports/gexf", params={"q": f"party:{misspelt}"})
    assert answer.headers["jalin-corrections"].startswith(f"party={misspelt};shown=")


async def ask_and_leave(app: Any, path: str) -> list[str]:  # noqa: ANN401 (an application of ASGI)
    """Ask for something, and go away when the answer begins; give what was sent until then."""
    sent: list[str] = []
    scope = {
        "type": "http",
        "method": "GET",
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "headers": [(b"host", b"testserver.local")],
        "client": ("127.0.0.1", 1),
        "server": ("testserver.local", 80),
        "scheme": "http",
        "http_version": "1.1",
        "root_path": "",
        "state": {},
        "asgi": {"version": "3.0"},
    }

    async def receive() -> dict[str, Any]:
        await anyio.lowlevel.checkpoint()
        return {"type": "http.disconnect"}

    async def send(message: dict[str, Any]) -> None:
        sent.append(message["type"])
        if message["type"] == "http.response.body":
            await anyio.sleep_forever()

    await app(scope, receive, send)
    return sent


def test_a_file_is_closed_where_nobody_waits_for_it(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A reader who goes away leaves no open file behind, which would take room on the disk."""
    opened: list[Any] = []
    open_file = tempfile.SpooledTemporaryFile

    def note(**said: Any) -> Any:  # noqa: ANN401 (what the library takes and gives)
        opened.append(open_file(**said))
        return opened[-1]

    monkeypatch.setattr(tempfile, "SpooledTemporaryFile", note)
    sent = anyio.run(ask_and_leave, client.app, "/api/v1/exports/jsonl")
    assert sent[0] == "http.response.start"
    assert [it.closed for it in opened] == [True]
