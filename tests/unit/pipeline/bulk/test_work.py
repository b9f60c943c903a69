"""What becomes of one item."""

import datetime as dt
import json

import pytest

from jalin.model import Skipped
from jalin.pipeline.bulk.outcome import OutcomeKind
from jalin.pipeline.bulk.work import Worker, WorkOptions
from jalin.source import Form, RawItem

TODAY = dt.date(2026, 2, 5)
DEAL = (
    "PT Nusaraya Otomotif menandatangani nota kesepahaman dengan Borneo Motor asal Jepang untuk "
    "membangun pabrik bus listrik di Karawang, Rabu (4/2/2026)."
)
PRICES = "Harga cabai di pasar naik lagi pekan ini. Pedagang menunggu pasokan dari petani."


@pytest.fixture(scope="module")
def worker() -> Worker:
    """Build a worker for all tests: it loads everything that Jalin knows."""
    return Worker(WorkOptions(today=TODAY))


def record(text: str, **columns: str) -> RawItem:
    """Build a record of JSON."""
    content = json.dumps({"text": text, **columns}).encode()
    return RawItem(form=Form.RECORD, source="a.jsonl:1", name="a:1", content=content)


def test_a_deal_is_kept_whole(worker: Worker) -> None:
    """A document that tells a deal is kept with its reading."""
    outcome = worker.work(record(DEAL))
    assert outcome.kind is OutcomeKind.READ
    assert outcome.document is not None
    assert outcome.reading is not None
    assert (outcome.document.text, outcome.reading.relevant) == (DEAL, True)
    assert outcome.reading.document_id == outcome.document.id


@pytest.mark.parametrize("columns", [{"outlet": "Kabar", "date": "2026-02-04"}, {}])
def test_what_tells_no_deal_is_heard(worker: Worker, columns: dict[str, str]) -> None:
    """Of a document without a deal only who published it and when is kept, if it says so."""
    outcome = worker.work(record(PRICES, **columns))
    assert outcome.kind is OutcomeKind.HEARD
    assert outcome.document is None
    assert outcome.outlet == columns.get("outlet")
    assert str(outcome.published or "") == columns.get("date", "")


def test_outlet_and_date_of_a_text_turned_away_are_read_from_its_dateline(worker: Worker) -> None:
    """A record that names no outlet and no date is decoded for them, whatever the screen says."""
    outcome = worker.work(record(f"Kabar Niaga - Rabu, 4 Februari 2026 14:05 WIB\n{PRICES}"))
    assert (outcome.kind, outcome.outlet) == (OutcomeKind.HEARD, "Kabar Niaga")
    assert str(outcome.published) == "2026-02-04"


def test_everything_is_kept_where_that_is_wanted() -> None:
    """With `keep_all` a document without a deal is kept as well, with its empty reading."""
    outcome = Worker(WorkOptions(today=TODAY, keep_all=True)).work(record(PRICES))
    assert outcome.kind is OutcomeKind.READ
    assert outcome.reading is not None
    assert not outcome.reading.relevant


@pytest.mark.parametrize(
    ("content", "reason"), [(b"{", "bad_json"), (b'{"outlet": "Kabar"}', "no_text")]
)
def test_what_cannot_be_read_is_told(worker: Worker, content: bytes, reason: str) -> None:
    """A bad record ends as skipped, with its reason."""
    item = RawItem(form=Form.RECORD, source="a.jsonl:1", name="a:1", content=content)
    outcome = worker.work(item)
    assert (outcome.kind, outcome.reason) == (OutcomeKind.SKIPPED, reason)


def test_what_was_skipped_before_stays_skipped(worker: Worker) -> None:
    """A note that came in the place of an item goes through as it is."""
    outcome = worker.work(Skipped(source="b", reason="not_found", detail="gone"))
    assert (outcome.source, outcome.reason, outcome.detail) == ("b", "not_found", "gone")
