"""The figures of the register, each with the deals that it counts."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from litestar.testing import TestClient

from jalin.model import Document, PartialDate, Reading, Sector, Stage
from jalin.store.register import Register
from page_client import open_pages
from register_factory import deal, doc, fill, parties, reading

Client = TestClient[Any]
NAMES = {"Thales": Stage.INTENT, "Saab": Stage.COMMITTED, "Nexter": Stage.OPERATING}
BOTH = (Sector.DEFENCE, Sector.MARITIME)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """Show a register of three deals that were first told in one year."""
    path: Path = tmp_path_factory.mktemp("statistics") / "jalin.db"
    with Register.open(path) as register:
        fill(register, *(_tell(*it) for it in NAMES.items()))
    with open_pages(path) as opened:
        yield opened


def test_a_piece_of_a_year_leads_to_just_its_deals(client: Client) -> None:
    """How far they got by now is a part of what is asked."""
    page = client.get("/statistics").text
    table = page.split("<caption>Deals by the year of their first telling")[1].split("</table>")[0]
    found = re.findall(r'<a href="([^"]+)">(\d)</a>', table)
    assert [int(count) for _, count in found] == [3, 1, 2]
    for address, count in found:
        behind = client.get(unescape(address)).text.split('id="behind"')[1]
        assert behind.count('class="deal-row"') == int(count), address


def test_a_count_leads_to_just_its_deals_or_nowhere(client: Client) -> None:
    """Sectors of a filter are alternatives: no list has the deals of both together."""
    wide, narrow = (client.get(it).text for it in ("/statistics", "/statistics?sector=defence"))
    assert "sector=maritime" in wide
    assert "sector=maritime" not in _leave_out_filters(narrow)
    assert "Maritime" in narrow or "maritime" in narrow


def _leave_out_filters(page: str) -> str:
    return re.sub(r"<form.*?</form>", "", page, flags=re.DOTALL)


def _tell(other: str, stage: Stage) -> tuple[Document, Reading]:
    document = doc(f"PT Len dan {other} menekennya.", name=other, published="2023-05-04")
    told = deal(
        *parties("PT Len", other),
        stage=stage,
        sectors=BOTH,
        objects=(other,),
        date=PartialDate.parse("2023-05-04"),
        evidence=document.text,
    )
    return document, reading(document, told)
