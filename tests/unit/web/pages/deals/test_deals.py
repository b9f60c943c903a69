"""The list of deals, its facets and its files."""

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from litestar.testing import TestClient

from jalin.pipeline.serving.library import Library
from jalin.web.frame.frame import Frame
from jalin.web.frame.links.site import SiteLinks
from jalin.web.frame.preferences import Language, Theme
from jalin.web.frame.rendering import build_wording, render
from jalin.web.pages.deals.deals import build_deals_page
from page_client import TODAY, fill_pages, open_pages

Client = TestClient[Any]


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """Show a register of three deals."""
    path: Path = tmp_path_factory.mktemp("deals") / "jalin.db"
    with open_pages(fill_pages(path)) as opened:
        yield opened


def list_rows(text: str) -> list[str]:
    """List the deals of a page by the words of their links."""
    return re.findall(r'<a class="row-link"[^>]*>([^<]*)</a>', text)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", 3),
        ("stage=committed", 1),
        ("stage=committed&stage=intent", 3),
        ("instrument=contract&stage=intent", 0),
        ("q=radar", 1),
        ("q=kontrak+-radar", 0),
        ("party=len", 1),
        ("party=nobody", 0),
        ("as_of=2024-03-01", 1),
        ("as_of=2020-01-01", 0),
    ],
)
def test_the_address_chooses_the_deals(client: Client, query: str, found: int) -> None:
    """Facets, words, names and the day narrow the list together."""
    page = client.get(f"/deals?{query}")
    assert page.status_code == 200
    assert len(list_rows(page.text)) == found


def test_what_is_chosen_can_be_taken_away_one_by_one(client: Client) -> None:
    """Each chosen value is a link to the list without it; the day and the order stay."""
    text = client.get("/deals?stage=intent&q=bus&sort=news&as_of=2026-06-01").text
    chosen = re.findall(r'<a class="chosen-value" href="([^"]*)"', text)
    assert chosen == [
        "/deals?stage=intent&amp;sort=news&amp;as_of=2026-06-01",
        "/deals?q=bus&amp;sort=news&amp;as_of=2026-06-01",
    ]


def test_a_facet_leads_to_more_and_back(client: Client) -> None:
    """A value that is not chosen is added, one that is chosen is taken away."""
    text = client.get("/deals?stage=intent").text
    entries = dict(re.findall(r'<a href="([^"]*)" class="facet-entry( is-chosen)?"', text))
    assert entries["/deals"] == " is-chosen"
    assert entries["/deals?stage=intent&amp;stage=committed"] == ""


def test_an_empty_list_helps_on(client: Client) -> None:
    """It offers the list without each of the choices, and the documents that say the words."""
    text = client.get("/deals?stage=completed&q=radar").text
    assert "No deal fits" in text
    assert 'href="/deals?stage=completed"' in text
    assert 'href="/search?q=radar"' in text


@pytest.mark.parametrize("query", ["page=0", "page=x", "size=7", "sort=best", "stage=none", 'q="x'])
def test_a_question_that_cannot_be_understood_is_refused(client: Client, query: str) -> None:
    """Nothing is guessed."""
    assert client.get(f"/deals?{query}").status_code == 400


def test_a_page_behind_the_last_is_the_last(client: Client) -> None:
    """A list that became shorter still shows something."""
    assert len(list_rows(client.get("/deals?page=9").text)) == 3


def test_what_articles_say_is_escaped(client: Client) -> None:
    """No text of a register becomes part of a page."""
    text = client.get("/deals").text
    assert "<b>PT" not in text
    assert "&lt;b&gt;PT Tebal" in text


def test_all_values_of_a_facet_can_be_searched(client: Client) -> None:
    """A name is found by the start of a word of it, beside what else is chosen."""
    text = client.get("/deals/facets/party?find=thal&stage=committed").text
    assert re.findall(r'<span class="facet-name">([^<]*)<', text) == ["Thales Group"]
    assert client.get("/deals/facets/colour").status_code == 404


def test_csv_holds_every_deal_that_fits(client: Client) -> None:
    """All rows, with the day and the choice in each, and links back."""
    answer = client.get("/deals.csv?stage=intent&as_of=2026-06-15")
    assert answer.headers["content-disposition"] == 'attachment; filename="jalin-2026-06-15.csv"'
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"), newline="")))
    assert len(rows) == 2
    assert {(row["As of"], row["Choice"]) for row in rows} == {("2026-06-15", "stage: intent")}
    assert all(
        "/deals/" in row["Deal"] and row["Deal"].endswith("as_of=2026-06-15") for row in rows
    )
    assert {row["Last news"] for row in rows} == {"2026-05-04", "2026-06-01"}


def test_xlsx_holds_the_same(client: Client) -> None:
    """The spreadsheet opens, and has a row for each deal."""
    answer = client.get("/deals.xlsx?q=radar")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as opened:
        sheet = opened.read("xl/worksheets/sheet1.xml").decode()
        strings = opened.read("xl/sharedStrings.xml").decode()
    assert '<row r="2"' in sheet
    assert '<row r="3"' not in sheet
    assert "PT Len Industri; Thales Group" in strings
    assert "words: “radar”" in strings


def test_what_is_usual_stands_in_no_address(client: Client) -> None:
    """Addresses are short, and equal for equal lists."""
    text = client.get("/deals?size=50").text
    assert 'href="/deals?stage=intent&amp;size=50"' in text
    assert "sort=date" not in text


def test_a_snapshot_shows_all_deals_on_one_page(tmp_path: Path) -> None:
    """Nothing on it needs a server."""
    path = fill_pages(tmp_path / "jalin.db")
    frame = Frame(
        wording=build_wording(Language.ENGLISH), theme=Theme.AUTO, links=SiteLinks(), today=TODAY
    )
    with Library(path, lambda: TODAY) as library, library.visit() as visit:
        text = render(build_deals_page(visit, frame), frame)
    assert len(list_rows(text)) == 3
    assert "<form" not in text
    assert "/deals?" not in text


def test_faults_of_a_question_stand_under_its_box(client: Client) -> None:
    """With the question as it was asked, and no deal."""
    text = client.get("/deals?q=stage:stalled&sort=news").text
    assert "&#39;stalled&#39; is no stage; write state:stalled" in text
    assert 'value="stage:stalled" placeholder' in text
    assert not list_rows(text)
