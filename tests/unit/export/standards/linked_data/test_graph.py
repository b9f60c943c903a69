"""Linked data of a dataset, read by rdflib without any network."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import RDF, XSD, Graph, Literal, URIRef
from rdflib.term import Node

from dataset_factory import (
    HOSTILE,
    dataset,
    exported_deal,
    exported_evidence,
    exported_party,
    exported_promise,
    exported_step,
    join,
)
from exchange_checks import JALIN, OA, PROV, SCHEMA, check_graph
from exchange_factory import INTENT, LEYLAND, ORDER, PINDAD, intent, told_everywhere, two_deals
from jalin.export.dataset.dataset import Dataset
from jalin.export.dataset.rows import EvidenceAbout
from jalin.export.standards.linked_data.graph import write_linked_data
from jalin.export.standards.naming import write_iri
from jalin.model import DealState, Factuality, PartialDate, PartyKind, Stage

# The parser of rdflib uses a class of rdflib that it calls old.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")


def read(given_dataset: Dataset) -> Graph:
    """Write a dataset and let rdflib read it; its context stands in the file."""
    return Graph().parse(data=join(write_linked_data(given_dataset)), format="json-ld")


def name(kind: str, *keys: str) -> URIRef:
    """Name a thing of the register."""
    return URIRef(write_iri(kind, *keys))


def find(graph: Graph, subject: Node, predicate: URIRef) -> Any:  # noqa: ANN401 (any node)
    """Find the one value that is said of a thing."""
    (value,) = graph.objects(subject, predicate)
    return value


def test_every_name_is_absolute_and_leads_somewhere() -> None:
    """No id dangles: what is not in the dataset is not referred to."""
    graph = read(two_deals())
    check_graph(graph)
    promise = name("promise", "d2.0")
    assert list(graph.objects(promise, JALIN.ofDeal)) == [name("deal", ORDER)]
    assert find(graph, name("deal", ORDER), JALIN.under) == name("deal", INTENT)


def test_a_deal_is_an_action_of_its_parties() -> None:
    """No party is its agent: nobody told who does it to whom."""
    graph = read(two_deals())
    deal = name("deal", ORDER)
    assert set(graph.objects(deal, RDF.type)) == {SCHEMA.Action, PROV.Entity, JALIN.Deal}
    assert set(graph.objects(deal, SCHEMA.participant)) == {
        name("party", it) for it in ("pindad", "ashok-leyland", "kemhan")
    }
    assert not list(graph.objects(deal, SCHEMA.agent))
    assert find(graph, deal, JALIN.stage) == Literal("committed")


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ({"stage": Stage.TALKS}, "PotentialActionStatus"),
        ({"stage": Stage.INTENT}, "PotentialActionStatus"),
        ({"stage": Stage.COMMITTED, "binding": True}, "ActiveActionStatus"),
        ({"stage": Stage.COMPLETED, "binding": True}, "CompletedActionStatus"),
        (
            {"stage": Stage.OPERATING, "binding": True, "state": DealState.COMPLETED},
            "CompletedActionStatus",
        ),
        ({"stage": Stage.TERMINATED}, "FailedActionStatus"),
        ({"stage": Stage.SUSPENDED}, "PotentialActionStatus"),
    ],
)
def test_an_action_is_active_once_it_binds(said: dict[str, Any], status: str) -> None:
    """A memorandum is a possibility."""
    graph = read(dataset(exported_deal(party_ids=(), **said)))
    assert find(graph, name("deal", INTENT), SCHEMA.actionStatus) == SCHEMA[status]


@pytest.mark.parametrize(
    ("date", "kind"),
    [("2026-02-04", XSD.date), ("2026-02", XSD.gYearMonth), ("2026", XSD.gYear)],
)
def test_a_date_has_the_type_of_its_precision(date: str, kind: URIRef) -> None:
    """No day is made up."""
    rows = (intent(), exported_step(date=PartialDate.parse(date), evidence=()))
    graph = read(dataset(PINDAD, LEYLAND, *rows))
    told = find(graph, name("step", INTENT, "0"), SCHEMA.startDate)
    assert (str(told), told.datatype) == (date, kind)


@pytest.mark.parametrize("factuality", Factuality)
def test_only_what_happened_or_is_planned_is_an_event(factuality: Factuality) -> None:
    """What is denied, doubted or only proposed is a step that somebody told of."""
    rows = (intent(), exported_step(factuality=factuality, evidence=()))
    graph = read(dataset(PINDAD, LEYLAND, *rows))
    step = name("step", INTENT, "0")
    happens = factuality in {Factuality.FACTUAL, Factuality.PLANNED}
    assert ((step, RDF.type, SCHEMA.Event) in graph) is happens
    planned = factuality is Factuality.PLANNED
    assert ((step, SCHEMA.eventStatus, SCHEMA.EventScheduled) in graph) is planned


def test_evidence_leads_to_characters_of_a_document() -> None:
    """By their position and by the words that stand there."""
    graph = read(two_deals())
    step, place = name("step", ORDER, "0"), name("place", "d1:50-60")
    assert (step, PROV.wasDerivedFrom, place) in graph
    assert find(graph, place, OA.hasSource) == name("document", "d1")
    selectors = {find(graph, it, RDF.type): it for it in graph.objects(place, OA.hasSelector)}
    position, quote = selectors[OA.TextPositionSelector], selectors[OA.TextQuoteSelector]
    assert [find(graph, position, it).toPython() for it in (OA.start, OA.end)] == [50, 60]
    assert find(graph, quote, OA.exact) == Literal("Keduanya m")


def test_rival_words_are_claims_beside_what_is_shown() -> None:
    """Each says whether it is shown, and a reviewer's word whose it is."""
    graph = read(two_deals())
    claims = {
        (str(find(graph, it, JALIN.value)), find(graph, it, JALIN.shown).toPython())
        for it in graph.subjects(RDF.type, SCHEMA.Claim)
    }
    assert claims == {("intent", True), ("talks", False), ("Pindad", True)}
    said_by = {str(it) for it in graph.objects(None, PROV.wasAttributedTo / SCHEMA.name)}
    assert said_by == {"Rini", "Jalin 0.1.0"}


def test_an_outcome_is_a_claim_about_its_promise() -> None:
    """Also where the promise belongs to no deal."""
    rows = (
        exported_promise(state="not_met", deal_ids=(), evidence=(), settled_evidence="d1:0-10"),
        exported_evidence(about=EvidenceAbout.OUTCOME, name="d1.0", value="not_met", deal_id=None),
    )
    graph = read(dataset(*rows))
    check_graph(graph)
    promise = name("promise", "d1.0")
    (claim,) = graph.subjects(SCHEMA.about, promise)
    assert find(graph, claim, JALIN.field) == Literal("state")
    assert find(graph, promise, SCHEMA.actionStatus) == SCHEMA.FailedActionStatus


def test_an_overdue_promise_did_not_fail() -> None:
    """Nobody told what became of it."""
    graph = read(two_deals())
    promise = name("promise", "d2.0")
    assert find(graph, promise, SCHEMA.actionStatus) == SCHEMA.PotentialActionStatus
    assert find(graph, promise, JALIN.state) == Literal("overdue")


@pytest.mark.parametrize("kind", PartyKind)
def test_every_kind_of_party_is_an_organisation(kind: PartyKind) -> None:
    """And says its kind in the words of the register."""
    graph = read(dataset(exported_party(id="x", kind=kind, country=None)))
    assert find(graph, name("party", "x"), JALIN.kind) == Literal(str(kind))
    assert (name("party", "x"), RDF.type, None) in graph


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_stay_texts(text: str) -> None:
    """None of them becomes a name, a type or a link that runs."""
    graph = read(told_everywhere(text))
    check_graph(graph)
    party = name("party", "pindad")
    assert find(graph, party, SCHEMA.name) == Literal(text)


@settings(max_examples=40)
@given(text=st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=20))
def test_any_text_makes_a_graph(text: str) -> None:
    """What looks like a name is a text all the same."""
    check_graph(read(told_everywhere(f"@{text}")))


def test_nothing_has_to_be_fetched() -> None:
    """The context names its vocabularies by their IRIs."""
    context = json.loads(join(write_linked_data(dataset())))["@context"]
    assert set(context) == {"schema", "prov", "oa", "xsd", "jalin"}
    assert all(":" in iri and iri[-1] in "/#" for iri in context.values())


def test_equal_datasets_give_equal_bytes() -> None:
    """Nothing but the dataset decides what is written."""
    first, second = (join(write_linked_data(two_deals())) for _ in range(2))
    assert first == second
