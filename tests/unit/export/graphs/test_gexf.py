"""Networks as GEXF."""

import io
from xml.etree.ElementTree import Element, fromstring

import networkx as nx  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dataset_factory import HOSTILE, dataset, join
from exchange_factory import INTENT, ORDER, intent, told_everywhere, two_deals
from jalin.export.atom import clean_text
from jalin.export.dataset.dataset import Dataset
from jalin.export.graphs.gexf import write_gexf
from jalin.model import PartialDate

_NAMES = {"": "http://gexf.net/1.3"}


def read(given_dataset: Dataset) -> nx.Graph:
    """Write a network and let networkx read it."""
    return nx.read_gexf(io.BytesIO(join(write_gexf(given_dataset))))


def parse(given_dataset: Dataset) -> Element:
    """Write a network and parse it strictly."""
    return fromstring(join(write_gexf(given_dataset)))  # noqa: S314 (what was just written)


def test_networkx_reads_parties_and_ties() -> None:
    """Undirected, with the types that the fields have."""
    graph = read(two_deals())
    assert not graph.is_directed()
    assert graph.nodes["pindad"] == {
        "label": "PT Pindad",
        "kind": "state_owned_enterprise",
        "country": "ID",
        "deals": 2,
        "known_as": "pindad",
    }
    tie = {key: it for key, it in graph.edges["pindad", "ashok-leyland"].items() if key != "id"}
    assert tie == {
        "weight": 2.0,
        "binding": 1,
        "reached": "committed",
        "deal_ids": f"{INTENT} {ORDER}",
        "first": "2026-02-05",
        "last": "2026-03-10",
        "start": "2026-02-05",
        "end": "2026-03-10",
    }


def test_a_tie_lasts_as_long_as_its_dates_can_mean() -> None:
    """News of a month that were told later: the tie starts with the month."""
    told = intent(
        last_news=PartialDate.parse("2025-11"), first_told=PartialDate.parse("2026-02-05")
    )
    edge = read(dataset(told)).edges["pindad", "ashok-leyland"]
    assert (edge["start"], edge["end"]) == ("2025-11-01", "2026-02-05")
    assert (edge["first"], edge["last"]) == ("2026-02-05", "2025-11")


def test_a_tie_without_dates_has_no_time() -> None:
    """It is there always."""
    edge = read(dataset(intent(first_told=None, last_news=None))).edges["pindad", "ashok-leyland"]
    assert not {"start", "end", "first", "last"} & set(edge)


def test_it_says_what_it_is_a_network_of() -> None:
    """The program, the day, the question, and the state of the register."""
    root = parse(two_deals())
    assert root.get("version") == "1.3"
    graph = root.find("graph", _NAMES)
    assert graph is not None
    assert (graph.get("mode"), graph.get("timeformat")) == ("dynamic", "date")
    assert root.findtext("meta/creator", namespaces=_NAMES) == "Jalin 0.1.0"
    told = root.findtext("meta/description", namespaces=_NAMES)
    assert told == "Register 0f1e2d on 2026-06-30, party=pindad&stage_min=intent"


def test_an_empty_network_can_be_read() -> None:
    """No parties, no ties."""
    assert len(read(dataset())) == 0


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_stay_texts(text: str) -> None:
    """Marks are escaped, and what XML cannot hold is left out."""
    node = read(told_everywhere(text)).nodes["pindad"]
    assert node["label"] == clean_text(text)


@given(text=st.text(max_size=30))
def test_any_text_makes_a_file_that_can_be_read(text: str) -> None:
    """Also halves of characters."""
    assert parse(told_everywhere(text)).tag.endswith("}gexf")


def test_equal_datasets_give_equal_bytes() -> None:
    """Nothing but the dataset decides what is written."""
    assert join(write_gexf(two_deals())) == join(write_gexf(two_deals()))
