"""Networks as GraphML."""

import io
from xml.etree.ElementTree import Element, fromstring

import networkx as nx  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dataset_factory import HOSTILE, dataset, join
from exchange_factory import INTENT, ORDER, told_everywhere, two_deals
from jalin.export.atom import clean_text
from jalin.export.dataset.dataset import Dataset
from jalin.export.graphs.graphml import write_graphml


def read(given_dataset: Dataset) -> nx.Graph:
    """Write a network and let networkx read it."""
    return nx.read_graphml(io.BytesIO(join(write_graphml(given_dataset))))


def parse(given_dataset: Dataset) -> Element:
    """Write a network and parse it strictly."""
    return fromstring(join(write_graphml(given_dataset)))  # noqa: S314 (what was just written)


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
    assert graph.edges["pindad", "ashok-leyland"] == {
        "weight": 2,
        "binding": 1,
        "reached": "committed",
        "deal_ids": f"{INTENT} {ORDER}",
        "first": "2026-02-05",
        "last": "2026-03-10",
    }


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
    assert parse(told_everywhere(text)).tag.endswith("}graphml")


def test_equal_datasets_give_equal_bytes() -> None:
    """Nothing but the dataset decides what is written."""
    assert join(write_graphml(two_deals())) == join(write_graphml(two_deals()))
