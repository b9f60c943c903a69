"""The ledger of promises, and its files."""

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from litestar.testing import TestClient

from jalin.model import Promise, Span
from jalin.store.register import Register
from page_client import open_pages
from register_factory import SENTENCE, date, deal, doc, fill, reading

Client = TestClient[Any]
# Who, when, and with which words; the register is looked at on 30 June 2026.
PROMISES = (
    ("PT Pindad", "2025", "Pabrik itu <b>rampung</b> pada 2025."),
    ("PT Pindad", "2026-07-10", "Bus pertama jalan pada 10 Juli 2026."),
    ("Ashok Leyland", "2031", "Ekspor mulai pada 2031."),
    ("Ashok Leyland", None, "Teknologi akan dialihkan."),
)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """Show a register of one deal with four promises."""
    path: Path = tmp_path_factory.mktemp("promises") / "jalin.db"
    text = " ".join((SENTENCE, *(words for _, _, words in PROMISES)))
    document = doc(text, published="2024-05-04")
    promises = [
        Promise(who=who, due=date(due), text=words, span=_find(text, words))
        for who, due, words in PROMISES
    ]
    with Register.open(path) as register:
        fill(register, (document, reading(document, deal(), promises=promises)))
    with open_pages(path) as opened:
        yield opened


def _find(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start=start, end=start + len(words))


def list_groups(text: str) -> list[str]:
    """List the groups of a page in order."""
    return re.findall(r'<h2 id="due-(\w+)"', text)


def test_promises_stand_by_how_soon_they_fall_due(client: Client) -> None:
    """Groups without any are left out."""
    assert list_groups(client.get("/promises").text) == ["overdue", "month", "later", "undated"]


@pytest.mark.parametrize(
    ("query", "groups"),
    [
        ("state=overdue", ["overdue"]),
        ("state=overdue&state=scheduled&to=2026-12-31", ["overdue", "month"]),
        ("from=2026-01-01", ["month", "later"]),
        ("party=ashok", ["overdue", "month", "later", "undated"]),
        ("party=nobody", []),
        ("group=later", ["later"]),
        ("as_of=2024-05-03", []),
        ("as_of=2025-06-01", ["year", "later", "undated"]),
    ],
)
def test_the_address_chooses_the_promises(client: Client, query: str, groups: list[str]) -> None:
    """State, days, party, group and the day narrow the ledger together."""
    page = client.get(f"/promises?{query}")
    assert page.status_code == 200
    assert list_groups(page.text) == groups


def test_a_promise_leads_to_its_words(client: Client) -> None:
    """The words are marked in their document, and nothing in them is markup."""
    text = client.get("/promises?state=overdue").text
    assert re.search(r'href="/documents/\w+\?start=\d+&amp;end=\d+#quote"', text)
    assert "&lt;b&gt;rampung&lt;/b&gt;" in text
    assert "<b>rampung" not in text


@pytest.mark.parametrize("query", ["state=bogus", "group=x", "from=2026", "to=x", "page=0"])
def test_a_broken_question_is_refused(client: Client, query: str) -> None:
    """It is told what is wrong with it."""
    assert client.get(f"/promises?{query}").status_code == 400


@pytest.mark.parametrize(("query", "found"), [("", 4), ("state=overdue", 1), ("group=undated", 1)])
def test_the_same_choice_is_to_be_had_as_csv(client: Client, query: str, found: int) -> None:
    """One line a promise, with the words and where they stand."""
    answer = client.get(f"/promises.csv?{query}")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    rows = list(csv.DictReader(io.StringIO(answer.text.lstrip("\ufeff"))))
    assert len(rows) == found
    assert all(row["Promise"] for row in rows)


def test_the_same_choice_is_to_be_had_as_a_spreadsheet(client: Client) -> None:
    """It opens as one."""
    answer = client.get("/promises.xlsx?state=overdue")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as book:
        assert "xl/workbook.xml" in book.namelist()
