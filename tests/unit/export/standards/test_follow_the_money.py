"""FollowTheMoney entities of a dataset."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dataset_factory import HOSTILE, dataset, exported_deal, exported_evidence, exported_party, join
from exchange_checks import check_entities
from exchange_factory import INTENT, ORDER, order, read_lines, told_everywhere, two_deals
from jalin.export.dataset.dataset import Dataset
from jalin.export.standards.countries import load_countries
from jalin.export.standards.follow_the_money import write_follow_the_money
from jalin.export.standards.naming import write_hash
from jalin.model import PartialDate, PartyKind


def write(given_dataset: Dataset) -> list[dict[str, Any]]:
    """Write a dataset and read the entities back."""
    return read_lines(write_follow_the_money(given_dataset))


def choose(entities: list[dict[str, Any]], schema: str) -> list[dict[str, Any]]:
    """Choose what an entity of a schema says, without its id."""
    return [it["properties"] for it in entities if it["schema"] == schema]


def test_the_real_schemata_take_every_entity() -> None:
    """Each is valid, each property is one of its schema, and each reference leads somewhere."""
    check_entities(write(two_deals()))


@pytest.mark.parametrize("kind", PartyKind)
def test_every_kind_of_party_has_a_schema(kind: PartyKind) -> None:
    """With topics that there are."""
    check_entities(write(dataset(exported_party(kind=kind))))


def test_every_country_is_one_of_the_schemata() -> None:
    """What is no country is left out."""
    countries = (*load_countries(), "DL", "id", "")
    entities = write(dataset(*(exported_party(id=it, country=it) for it in countries)))
    check_entities(entities)
    assert sum("country" in it["properties"] for it in entities) == len(load_countries())


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_are_values_or_left_out(text: str) -> None:
    """None of them makes an entity that cannot be read."""
    check_entities(write(told_everywhere(text)))


@given(text=st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=30))
def test_any_text_makes_valid_entities(text: str) -> None:
    """Names of blanks, of quotation marks, of signs that are no text."""
    check_entities(write(told_everywhere(text)))


def test_a_long_text_is_cut() -> None:
    """As long as the schemata take it."""
    check_entities(write(told_everywhere("kerja " * 20_000)))


def test_a_memorandum_is_no_contract() -> None:
    """Neither is an order of which only news are known: a deal is a project with participants."""
    entities = write(two_deals())
    assert {it["schema"] for it in entities} == {
        *("Company", "PublicBody", "Article", "Note"),
        *("Project", "ProjectParticipant", "UnknownLink"),
    }
    assert [it["phase"] for it in choose(entities, "Project")] == [["intent"], ["committed"]]
    bound = [set(it["keywords"]) & {"binding", "non-binding"} for it in choose(entities, "Project")]
    assert bound == [{"non-binding"}, {"binding"}]


def test_a_party_takes_part_with_the_documents_that_name_it() -> None:
    """The one who is not named in a document has no proof."""
    taking_part = choose(write(two_deals()), "ProjectParticipant")
    assert len(taking_part) == 5
    assert taking_part[0] == {
        "project": [write_hash("deal", INTENT)],
        "participant": [write_hash("party", "pindad")],
        "role": ["party"],
        "proof": [write_hash("document", "d1")],
    }
    assert "proof" not in taking_part[1]


def test_a_rejected_claim_proves_nothing() -> None:
    """Its document is there; the deal and its party do not rest on it."""
    told = exported_evidence(name="parties", value="Pindad", shown=False, rejected=True)
    entities = write(dataset(exported_party(), exported_deal(party_ids=("pindad",)), told))
    assert len(choose(entities, "Article")) == 1
    (deal,), (taking_part,) = (choose(entities, it) for it in ("Project", "ProjectParticipant"))
    assert "proof" not in deal | taking_part


def test_names_are_aliases() -> None:
    """All forms by which documents call a party; the one that is shown is its name."""
    pindad = choose(write(two_deals()), "Company")[0]
    assert (pindad["name"], pindad["alias"]) == (["PT Pindad"], ["Pindad"])
    assert (pindad["country"], pindad["topics"]) == (["id"], ["gov.soe"])


def test_a_sentence_is_a_note_on_its_deal() -> None:
    """With the document as its proof."""
    notes = choose(write(two_deals()), "Note")
    assert len(notes) == 6
    assert notes[1] == {
        "name": ["Step: committed, planned (development), 2026"],
        "description": ["Keduanya m"],
        "entity": [write_hash("deal", INTENT)],
        "proof": [write_hash("document", "d1")],
    }
    assert notes[-1]["name"] == ["Promise of Ashok Leyland: overdue, due 2026-05-17"]


def test_an_umbrella_outside_the_dataset_is_no_link() -> None:
    """A reference leads somewhere or is not there."""
    rows = (exported_party(), order(party_ids=("pindad",)))
    assert choose(write(dataset(*rows)), "UnknownLink") == []
    (link,) = choose(write(two_deals()), "UnknownLink")
    assert link["subject"] == [write_hash("deal", ORDER)]
    assert link["object"] == [write_hash("deal", INTENT)]


@pytest.mark.parametrize(
    ("amounts", "expected"),
    [
        (("IDR 1200000000000", "40 bus"), (["1200000000000"], ["IDR"])),
        (("USD 1.5",), (["1.5"], ["USD"])),
        (("IDR 1", "USD 2"), (None, None)),
        (("40 bus",), (None, None)),
    ],
)
def test_only_one_sum_is_the_sum_of_a_deal(amounts: tuple[str, ...], expected: object) -> None:
    """Of two nobody knows which; all are told as they are."""
    (deal,) = choose(write(dataset(order(amounts=amounts, party_ids=()))), "Project")
    assert (deal.get("amount"), deal.get("currency")) == expected
    assert deal["notes"] == [f"Amounts told: {', '.join(amounts)}"]


def test_dates_keep_their_precision() -> None:
    """And a year that no program takes for one is left out."""
    told = exported_deal(date=PartialDate.parse("2026-02"), last_news=PartialDate.parse("0900"))
    (deal,) = choose(write(dataset(told)), "Project")
    assert deal["date"] == ["2026-02"]
    assert "modifiedAt" not in deal


def test_equal_datasets_give_equal_bytes() -> None:
    """Nothing but the dataset decides what is written."""
    first, second = (join(write_follow_the_money(two_deals())) for _ in range(2))
    assert first == second
