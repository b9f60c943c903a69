"""The sample articles in the forms of other programs, of several days and questions."""

import datetime as dt
import io
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import networkx as nx  # type: ignore[import-untyped]
import pytest
from icalendar import Calendar
from rdflib import Graph

from dataset_factory import join
from exchange_checks import check_entities, check_graph, check_package
from exchange_factory import read_lines
from jalin.export.dataset.dataset import Dataset
from jalin.export.graphs.gexf import write_gexf
from jalin.export.graphs.graphml import write_graphml
from jalin.export.standards.due_calendar import write_due_calendar
from jalin.export.standards.events.files import write_event_lines
from jalin.export.standards.follow_the_money import write_follow_the_money
from jalin.export.standards.linked_data.graph import write_linked_data
from jalin.export.standards.milestones import write_milestones
from jalin.model import Factuality
from jalin.pipeline.catalogue.filter import EVERY, Filter
from jalin.pipeline.exporting.dataset import build_dataset
from jalin.pipeline.serving.library import Library

TODAY = dt.date(2026, 6, 30)
DAYS = (None, dt.date(2019, 8, 1), dt.date(2024, 5, 1))
QUESTIONS = (EVERY, replace(EVERY, party=("pindad",)))


@pytest.fixture(scope="module")
def library(sample_register: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Open a register of the sample articles."""
    path = shutil.copy(sample_register, tmp_path_factory.mktemp("exchange") / "jalin.db")
    with Library(path, lambda: TODAY) as opened:
        yield opened


@pytest.fixture(params=DAYS, ids=str)
def day(request: pytest.FixtureRequest) -> dt.date | None:
    """Give a day of the past, or none for the present."""
    chosen: dt.date | None = request.param
    return chosen


@pytest.fixture(params=QUESTIONS, ids=("all", "pindad"))
def exported(
    request: pytest.FixtureRequest, library: Library, day: dt.date | None
) -> Iterator[Dataset]:
    """Give a dataset of a day and a question."""
    wanted: Filter = request.param
    with library.visit(day) as visit:
        yield build_dataset(visit, wanted)


def test_investigators_read_every_entity(exported: Dataset) -> None:
    """By the real schemata; every deal is one project."""
    entities = read_lines(write_follow_the_money(exported))
    check_entities(entities)
    projects = [it for it in entities if it["schema"] == "Project"]
    assert len(projects) == len(list(exported.deals)) > 0


def test_both_networks_are_one(exported: Dataset) -> None:
    """The same parties, the same ties, and every tie has a deal."""
    first = nx.read_gexf(io.BytesIO(join(write_gexf(exported))))
    second = nx.read_graphml(io.BytesIO(join(write_graphml(exported))))
    assert set(first.nodes) == set(second.nodes) == {party.id for party in exported.parties}
    assert {frozenset(it) for it in first.edges} == {frozenset(it) for it in second.edges}
    weights = nx.get_edge_attributes(second, "weight")
    deals = nx.get_edge_attributes(second, "deal_ids")
    assert weights == {edge: len(told.split()) for edge, told in deals.items()} != {}


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
def test_no_name_of_linked_data_dangles(exported: Dataset) -> None:
    """Whatever is left out of the dataset."""
    check_graph(Graph().parse(data=join(write_linked_data(exported)), format="json-ld"))


def test_every_promise_of_a_deal_is_a_milestone(exported: Dataset) -> None:
    """And every one with a date stands in the calendar."""
    releases = check_package(join(write_milestones(exported)))
    owners = (
        owner
        for release in releases
        for owner in (*release.get("contracts", ()), *filter(None, (release.get("planning"),)))
    )
    told = {milestone["id"] for owner in owners for milestone in owner["milestones"]}
    ids = {deal.id for deal in exported.deals}
    assert told == {it.id for it in exported.promises if not ids.isdisjoint(it.deal_ids)}
    entries = Calendar.from_ical(join(write_due_calendar(exported))).walk("VEVENT")
    dated = {f"promise-{it.id}@jalin.invalid" for it in exported.promises if it.due is not None}
    assert {str(entry["uid"]) for entry in entries} == dated


def test_every_event_has_actors_and_a_sentence(exported: Dataset) -> None:
    """And no step that did not happen is one."""
    told = (Factuality.FACTUAL, Factuality.PLANNED)
    steps = {f"{it.deal_id}-{it.position}" for it in exported.steps if it.factuality in told}
    events = read_lines(write_event_lines(exported))
    assert {event["id"] for event in events} <= steps
    assert all(event["source"] and event["evidence"] for event in events)
