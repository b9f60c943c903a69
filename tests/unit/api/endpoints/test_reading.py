"""What the addresses of the API answer."""

import json
import re
from itertools import pairwise
from typing import Any

import pytest
from litestar.testing import TestClient

from api_application import TODAY
from jalin.api.routes import ENDPOINTS
from jalin.pipeline.catalogue.catalogue import Sort
from jalin.pipeline.serving.library import Library

Client = TestClient[Any]
LISTS = ("deals", "parties", "promises", "contradictions", "events", "documents", "statements")
NEXT = re.compile(r'<([^>]+)>; rel="next"')


def ask(client: Client, path: str) -> Any:  # noqa: ANN401 (JSON of any shape)
    """Give what an address answers."""
    answer = client.get(f"/api/v1/{path}")
    assert answer.status_code == 200, answer.text
    return answer.json()


def read_all(client: Client, path: str) -> list[Any]:
    """Read a list part by part, as its headers lead on."""
    found: list[Any] = []
    address: str | None = f"/api/v1/{path}"
    while address is not None:
        answer = client.get(address)
        found += answer.json()["items"]
        following = NEXT.search(answer.headers.get("link", ""))
        assert (following is None) == (answer.json()["next"] is None)
        address = None if following is None else following[1]
    return found


@pytest.mark.parametrize("name", LISTS)
def test_the_parts_of_a_list_are_the_list(client: Client, name: str) -> None:
    """Each entry once, in the same order, and counted."""
    whole = ask(client, f"{name}?limit=200")
    assert read_all(client, f"{name}?limit=2") == whole["items"]
    assert whole["total"] == len(whole["items"])


@pytest.mark.parametrize("sort", list(Sort))
def test_deals_are_paged_in_every_order(client: Client, library: Library, sort: Sort) -> None:
    """The same in which the pages list them."""
    with library.visit() as visit:
        wanted = list(visit.select(sort=sort).deal_ids)
    found = read_all(client, f"deals?sort={sort}&limit=3")
    assert [deal["id"] for deal in found] == wanted


def test_a_deal_comes_with_everything(client: Client) -> None:
    """Each value with its sentences, dates as they were written."""
    (listed,) = ask(client, "deals?party=Pindad&stage=implementing")["items"]
    deal = ask(client, f"deals/{listed['id']}")
    assert deal["deal"] == listed
    assert {"steps", "values", "promises", "contradictions", "tellings"} <= deal.keys()
    assert deal["promises"][0]["due"] == "2026-03"


def test_evidence_can_be_found_in_its_document(client: Client) -> None:
    """Its id names document, start and end."""
    (listed,) = ask(client, "deals?party=Pindad&stage=implementing")["items"]
    found = ask(client, f"deals/{listed['id']}/evidence")["items"]
    assert {"step", "party", "promise"} <= {it["about"] for it in found}
    for it in found:
        document_id, start, end = re.split("[:-]", it["id"])
        text = ask(client, f"documents/{document_id}")["document"]["text"]
        assert text[int(start) : int(end)] == it["quote"]["text"]


def test_as_of_answers_of_a_day(client: Client) -> None:
    """What was published later was not known."""
    now, then = ask(client, "deals"), ask(client, "deals?as_of=2026-02-05")
    assert (now["day"], then["day"]) == (TODAY.isoformat(), "2026-02-05")
    assert then["total"] < now["total"]
    late = ask(client, "documents?since=2026-05-01&limit=1")["items"][0]["id"]
    assert client.get(f"/api/v1/documents/{late}?as_of=2026-02-05").status_code == 404


@pytest.mark.parametrize(
    ("query", "states"),
    [
        ("outcome=overdue", {"overdue"}),
        ("outcome=scheduled", {"scheduled"}),
        ("due_before=2026-03-31", {"overdue"}),
        ("due_after=2026-04-01", {"scheduled"}),
        ("due_after=2026-12-24&due_before=2026-12-24", {"scheduled"}),
        ("sector=rail", set()),
    ],
)
def test_promises_are_chosen(client: Client, query: str, states: set[str]) -> None:
    """By how they stand, by when they are due, by their deals."""
    found = ask(client, f"promises?{query}")["items"]
    assert {it["state"] for it in found} == states


def test_events_are_chosen_by_kind_and_day(client: Client) -> None:
    """The newest first, each with its words."""
    found = ask(client, "events?kind=moved&kind=new&since=2026-04-01&until=2026-05-03")["items"]
    assert {it["kind"] for it in found} == {"moved", "new"}
    assert all(one["day"] >= other["day"] for one, other in pairwise(found))
    assert all(it["quote"] and "2026-04-01" <= it["day"] <= "2026-05-03" for it in found)


def test_a_contradiction_has_both_sides(client: Client) -> None:
    """With their sentences."""
    (found,) = ask(client, "contradictions")["items"]
    assert {side["value"] for side in found["sides"]} == {"2026-02-02", "2026-02-04"}
    assert all(side["quotes"] for side in found["sides"])


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("outlet=Warta+a", ["a"]),
        ("since=2026-05-05", ["more 5", "more 4"]),
        ("until=2026-02-05&limit=1", ["a", "b"]),
    ],
)
def test_documents_are_chosen(client: Client, query: str, names: list[str]) -> None:
    """By outlet and by day."""
    found = read_all(client, f"documents?{query}")
    assert sorted(it["name"] for it in found) == sorted(names)
    assert all("text" not in it for it in found)


@pytest.mark.parametrize(
    "path",
    ["deals", "search", "promises", "contradictions", "events", "facets", "statistics"],
)
def test_what_was_read_otherwise_is_told(client: Client, path: str) -> None:
    """In a header everywhere, and in the body of lists."""
    address = f"/api/v1/{path}"
    answer, rightly = (
        client.get(address, params={"q": f"party:{name}"}) for name in ("pindat", "pindad")
    )
    assert answer.headers["jalin-corrections"] == "party=pindat;shown=PT%20Pindad"
    assert "jalin-corrections" not in rightly.headers
    if path not in ("facets", "statistics"):
        told = {"field": "party", "asked": "pindat", "shown": ["PT Pindad"], "more": 0}
        assert answer.json() == {**rightly.json(), "corrections": [told]}
        assert rightly.json()["corrections"] == []


def test_a_question_lists_deals_and_documents(client: Client) -> None:
    """The same language chooses both; faults say where."""
    assert ask(client, "deals?q=party:pindad")["total"] == 1
    assert ask(client, "search?q=party:pindad")["total"] >= 1
    fault = client.get("/api/v1/deals?q=stage:stalled").json()["error"]["faults"][0]
    assert fault == {
        "where": "q",
        "what": "at character 7: 'stalled' is no stage; write state:stalled",
    }


def test_texts_are_searched(client: Client) -> None:
    """By the stems of words."""
    found = ask(client, "search?q=pabrik")
    assert [it["source"]["name"] for it in found["items"]] == ["d"]
    assert ask(client, "search")["total"] == 0


def test_facets_count_deals(client: Client) -> None:
    """Of what the filter wants."""
    counts = {it["value"]: it["count"] for it in ask(client, "facets")["stage"]}
    assert counts["committed"] == 6
    chosen = ask(client, "facets?stage=committed")
    assert sum(it["count"] for it in chosen["year"]) == 6


def test_statistics_tell_the_funnel(client: Client) -> None:
    """And how many intents became binding."""
    found = ask(client, "statistics")
    assert found["deals"] == ask(client, "deals")["total"]
    assert {rung["stage"] for rung in found["funnel"]} >= {"intent", "committed"}
    assert found["conversion"]["intents"] >= 1


def test_two_days_are_compared(client: Client) -> None:
    """The later one with what is new."""
    found = ask(client, "compare?first=2026-04-30&last=2026-05-31")
    assert len(found["new"]) == 6
    failure = client.get("/api/v1/compare?first=2026-05-31&last=2026-04-30")
    assert failure.json()["error"]["faults"][0]["where"] == "first"


def test_a_party_has_partners_and_a_track_record(client: Client) -> None:
    """Its deals are counted; they stand in the list of deals."""
    listed = ask(client, "parties?q=Pindad")["items"][0]
    found = ask(client, f"parties/{listed['party']['id']}")
    assert found["deals"] == listed["deals"]
    assert found["partners"][0]["party"]["name"] == "Ashok Leyland"
    assert client.get("/api/v1/parties/nobody-is-called-so").status_code == 404


def test_the_state_of_the_register_is_told(client: Client) -> None:
    """With how much is in it."""
    found = ask(client, "status")
    assert (found["documents"], found["day"]) == (10, TODAY.isoformat())
    assert found["deals"] == ask(client, "deals")["total"]


def test_everything_is_described(client: Client) -> None:
    """Every address, parameter and answer, from our own types."""
    answer = client.get("/api/v1/openapi.json")
    document = json.loads(answer.content)
    assert document["openapi"].startswith("3.1")
    told = [it.get("description", "") for it in document["components"]["schemas"].values()]
    assert any("\n" in text for text in told)
    assert not any("\n " in text for text in told), "not the same in every Python"
    for endpoint in ENDPOINTS:
        operation = document["paths"][f"/api/v1{endpoint.path.replace(':str', '')}"]["get"]
        names = [it["name"] for it in operation["parameters"]]
        assert names == [it.name for it in (*endpoint.within, *endpoint.declared)]
        assert all(it["description"] for it in operation["parameters"])
        assert {"200", "304", "400", "401", "403", "404", "429", "500"} <= operation[
            "responses"
        ].keys()
