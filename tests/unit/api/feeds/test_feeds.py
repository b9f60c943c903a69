"""The feeds: what changed, and what is due."""

import json
from typing import Any
from xml.etree.ElementTree import Element, fromstring

import pytest
from icalendar import Calendar
from litestar.testing import TestClient

from jalin.api.feeds.routes import FEEDS
from jalin.api.feeds.wording import WORDS, FeedLanguage
from jalin.model import DealState, Stage
from jalin.pipeline.events.event import EventKind
from jalin.track.promises.promise import PromiseState

ATOM = "{http://www.w3.org/2005/Atom}"
Client = TestClient[Any]


def read(client: Client, path: str) -> Element:
    """Read a feed."""
    answer = client.get(f"/feeds/{path}")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/atom+xml")
    return fromstring(answer.content)  # noqa: S314 (our own server's)


def list_entries(root: Element) -> list[Element]:
    """List the entries of a feed."""
    return root.findall(f"{ATOM}entry")


@pytest.mark.parametrize("language", list(FeedLanguage))
@pytest.mark.parametrize("name", FEEDS)
def test_a_feed_tells_the_events_of_its_kind(
    client: Client, name: str, language: FeedLanguage
) -> None:
    """As the API tells them, in both languages, and links to itself."""
    kind = "" if FEEDS[name] is None else f"&kind={name}"
    events = client.get(f"/api/v1/events?limit=100{kind}").json()["items"]
    root = read(client, f"{name}.atom?lang={language}")
    ids = [(it.findtext(f"{ATOM}id") or "").rpartition("/")[2] for it in list_entries(root)]
    assert ids == [it["id"] for it in events]
    (own,) = root.findall(f"{ATOM}link[@rel='self']")
    assert (own.get("href") or "").endswith(f"/feeds/{name}.atom?lang={language}")
    assert root.findtext(f"{ATOM}title") == WORDS[language].titles[FEEDS[name]]


def test_an_entry_leads_to_its_deal_and_its_sentence(client: Client) -> None:
    """With the words themselves, mark-up in them being text."""
    (item,) = list_entries(read(client, "overdue.atom"))
    links = {it.get("rel"): it.get("href") or "" for it in item.findall(f"{ATOM}link")}
    deal = client.get("/api/v1/deals?stage=implementing").json()["items"][0]["id"]
    assert links["alternate"].endswith(f"/deals/{deal}")
    assert "/documents/" in links["via"]
    assert links["via"].endswith("#quote")
    assert "PT Pindad akan memproduksi bus listrik" in (item.findtext(f"{ATOM}summary") or "")


def test_a_feed_takes_the_filters_of_the_pages(client: Client) -> None:
    """And says so."""
    root = read(client, "new.atom?stage=committed")
    assert len(list_entries(root)) == 6
    assert "stage=committed" in (root.findtext(f"{ATOM}subtitle") or "")
    assert list_entries(read(client, "new.atom?stage=terminated")) == []


def test_a_feed_of_a_day_tells_what_was_known(client: Client) -> None:
    """Its age is that of what it tells."""
    root = read(client, "all.atom?as_of=2026-02-05")
    assert len(list_entries(root)) == 1
    assert root.findtext(f"{ATOM}updated") == "2026-02-04T00:00:00Z"


def test_due_promises_stand_in_a_calendar(client: Client) -> None:
    """On the last day that a date can mean, and how exact that is is told."""
    answer = client.get("/feeds/promises.ics?lang=id")
    assert answer.headers["content-type"].startswith("text/calendar")
    events = Calendar.from_ical(answer.content).walk("VEVENT")
    assert [event["dtstart"].to_ical() for event in events] == [b"20260331", b"20261224"]
    coarse = str(events[0]["description"])
    assert "dalam 2026-03, tanpa tanggal" in coarse
    assert "lewat tenggat" in coarse
    assert str(events[0]["url"]) in coarse.replace("\\", "")


def test_the_calendar_of_other_deals_is_empty(client: Client) -> None:
    """It takes the filters of the pages."""
    answer = client.get("/feeds/promises.ics?stage=terminated")
    assert Calendar.from_ical(answer.content).walk("VEVENT") == []


@pytest.mark.parametrize("query", ["lang=fr", "x=1", "sector=cars", "as_of=soon"])
def test_a_broken_question_is_refused(client: Client, query: str) -> None:
    """In the shape of all failures."""
    answer = client.get(f"/feeds/all.atom?{query}")
    assert answer.status_code == 400
    told = json.loads(answer.content)["error"]["faults"]
    assert told[0]["where"] == query.split("=", maxsplit=1)[0]


@pytest.mark.parametrize("language", list(FeedLanguage))
def test_every_word_is_said_in_both_languages(language: FeedLanguage) -> None:
    """None is left out."""
    words = WORDS[language]
    assert words.titles.keys() == {None, *EventKind}
    assert words.heads.keys() == set(EventKind)
    assert words.stages.keys() == set(Stage)
    assert words.states.keys() == set(DealState)
    assert words.outcomes.keys() == set(PromiseState)
