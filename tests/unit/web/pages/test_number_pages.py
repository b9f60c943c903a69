"""The pages of figures: a party, all parties, the network, the statistics."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from litestar.testing import TestClient

from jalin.model import Instrument, PartyKind, Person, Promise, Sector, Span, Stage
from jalin.store.register import Register
from number_factory import AGREED, signed, tell
from page_client import open_pages
from register_factory import date, fill, party

Client = TestClient[Any]
EVIL = "<b>Jahat</b>"
HEAD = Person(
    name="Ana Ayu", role="direktur utama", organisation="PT Ada", span=Span(start=0, end=5)
)
PROMISE = Promise(who="Ana Ayu", due=date("2022"), text=AGREED, span=Span(start=0, end=len(AGREED)))
TOLD = (
    tell(
        "a",
        ["PT Ada", "Beta"],
        signed("2020-01-05"),
        signed("2021-03-05", on=Stage.COMMITTED),
        published="2021-03-06",
        sectors=[Sector.DEFENCE],
        people=[HEAD],
        promises=[PROMISE],
    ),
    tell(
        "b",
        ["PT Ada", party(EVIL, kind=PartyKind.MINISTRY)],
        signed("2019-02-05"),
        published="2019-02-06",
        instrument=Instrument.LETTER_OF_INTENT,
    ),
    tell("c", ["PT Cita", "Delta"], signed("2026-03-05"), published="2026-03-06"),
)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """Show a register of three deals, two of one party."""
    path = tmp_path_factory.mktemp("numbers") / "jalin.db"
    with Register.open(path) as register:
        fill(register, *TOLD)
    with open_pages(path) as opened:
        yield opened


@pytest.mark.parametrize(
    "address",
    [
        "/parties",
        "/parties/~ada.business",
        "/network",
        "/network?one=~ada.business&other=~beta.business",
        "/statistics",
        "/statistics?fate=judged&sector=defence",
        "/statistics?as_of=2018-01-01",
        "/network?as_of=2018-01-01",
    ],
)
@pytest.mark.parametrize("language", ["en", "id"])
def test_a_page_is_shown_whole_and_safe(client: Client, address: str, language: str) -> None:
    """In both languages, with one heading, without scripts or styles in it, everything escaped."""
    answer = client.get(address, headers={"accept-language": language})
    assert answer.status_code == 200
    assert answer.text.count("<h1") == 1
    assert not re.search(r"<script(?! src=)|style=|<b>Jahat", answer.text)


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/parties/nobody", 404),
        ("/parties/~", 404),
        ("/network?one=nobody&other=~ada.business", 404),
        ("/parties?kind=nothing", 400),
        ("/parties?letter=ab", 400),
        ("/parties?sort=size", 400),
        ("/parties?page=0", 400),
        ("/statistics?fate=gone", 400),
        ("/statistics?sector=gone", 400),
        ("/network?stage=gone", 400),
        ("/parties/~ada.business?as_of=2018-01-01", 404),
    ],
)
def test_what_is_not_there_or_cannot_be_asked_is_told(
    client: Client, address: str, status: int
) -> None:
    """By a status, not by a broken page."""
    assert client.get(address).status_code == status


def test_a_party_tells_its_record(client: Client) -> None:
    """Its deals, partners, promises and people, each with its sentence."""
    text = client.get("/parties/~ada.business").text
    assert "1 of 2" in text
    assert "Ana Ayu" in text
    assert re.search(r'href="/documents/[^"]+start=0[^"]*"', text)
    assert "overdue" in text
    assert "partners-drawing" in text


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", ["PT Ada", "&lt;b&gt;Jahat&lt;/b&gt;", "Beta", "PT Cita", "Delta"]),
        ("sort=name", ["PT Ada", "&lt;b&gt;Jahat&lt;/b&gt;", "Beta", "PT Cita", "Delta"]),
        ("q=cit", ["PT Cita"]),
        ("kind=ministry", ["&lt;b&gt;Jahat&lt;/b&gt;"]),
        ("letter=A", ["PT Ada"]),
    ],
)
def test_parties_are_narrowed_and_sorted(client: Client, query: str, names: list[str]) -> None:
    """By the start of a word, by kind, by letter; "PT" does not count in the alphabet."""
    text = client.get(f"/parties?{query}").text
    assert re.findall(r'party-row-name" href="[^"]+">([^<]+)<', text) == names


def test_a_number_leads_to_its_deals(client: Client) -> None:
    """The link behind a count lists exactly so many."""
    text = client.get("/statistics").text
    found = re.search(r'href="(/statistics\?fate=judged)">(\d+)</a>', text)
    assert found is not None
    behind = client.get(found[1]).text
    assert behind.count('class="deal-row"') == int(found[2]) == 2


def test_two_parties_lead_to_the_deals_of_both(client: Client) -> None:
    """Not to those that each has with others."""
    text = client.get("/network?one=~ada.business&other=~beta.business").text
    assert text.count('class="deal-row"') == 1


def test_a_choice_can_be_dropped(client: Client) -> None:
    """A chip says what is chosen and leads to the same without it."""
    text = client.get("/statistics?sector=defence&country=ID").text
    assert 'href="/statistics?country=ID"' in text
    assert 'href="/statistics?sector=defence"' in text


def test_where_nothing_is_chosen_it_is_said(client: Client) -> None:
    """Pages without deals have no broken picture."""
    for address in ("/statistics?sector=tourism", "/network?sector=tourism"):
        text = client.get(address).text
        assert 'class="empty"' in text
        assert "All deals" in text
