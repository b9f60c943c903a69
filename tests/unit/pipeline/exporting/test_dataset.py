"""What of a register goes into a dataset: any filter, any day."""

import datetime as dt
from collections.abc import Callable

import pytest

from jalin.export.dataset.dataset import Dataset, TableName
from jalin.model import (
    Document,
    Promise,
    Reading,
    Stage,
)
from jalin.pipeline.catalogue.filter import Filter, QuestionError
from jalin.pipeline.exporting.addresses import Addresses
from jalin.pipeline.exporting.dataset import build_dataset
from jalin.pipeline.serving.visit import Visit
from register_factory import (
    SENTENCE,
    date,
    deal,
    doc,
    parties,
    party,
    reading,
    step,
)

BUILT = "Pabrik bus listrik mulai dibangun di Bandung."
FIRST = doc(f"{SENTENCE} Rampung pada Juni. Lalu harga turun.", name="a", published="2026-02-04")
LATER = doc(f"{BUILT} {SENTENCE}", name="b", published="2026-06-02")
OTHER = doc("PT Len dan Thales membentuk usaha patungan.", name="c", published="2024-05-30")
ALONE = doc("Menteri berjanji harga turun pada Mei.", name="d", published="2026-02-05")
MEMBERS = (party("PT Pindad", country="ID"), party("Ashok Leyland", country="IN"))
SIGNED: tuple[Document, Reading] = (
    FIRST,
    reading(
        FIRST,
        deal(*MEMBERS, place="Jakarta", steps=[step(Stage.INTENT, "2026-02-03")]),
        promises=[Promise(who="PT Pindad", text="Rampung pada Juni", due=date("2026-06"))],
    ),
)
BUILDING: tuple[Document, Reading] = (
    LATER,
    reading(
        LATER,
        deal(*MEMBERS, steps=[step(Stage.IMPLEMENTING, "2026-06-01", evidence=BUILT)]),
    ),
)
VENTURE: tuple[Document, Reading] = (
    OTHER,
    reading(OTHER, deal(*parties("PT Len", "Thales"), objects=["radar"], evidence=OTHER.text)),
)
PRICE: tuple[Document, Reading] = (
    ALONE,
    reading(
        ALONE,
        promises=[Promise(who="Menteri", text="harga turun pada Mei", due=date("2026-05"))],
    ),
)
ALL = (SIGNED, BUILDING, VENTURE, PRICE)
Export = Callable[..., Dataset]
VisitOf = Callable[..., Visit]


def test_a_deal_is_told_with_all_that_stands(export: Export) -> None:
    """Parties, stage, dates and counts are those of the register."""
    found, venture = export(*ALL).deals
    assert found.parties == ("PT Pindad", "Ashok Leyland")
    assert len(found.party_ids) == 2
    assert found.countries == ("ID", "IN")
    assert (found.stage, found.reached, found.binding) == (
        *(Stage.IMPLEMENTING, Stage.IMPLEMENTING, True),
    )
    assert (str(found.date), str(found.first_told)) == ("2026-06-01", "2026-02-04")
    assert (found.documents, found.outlets) == (2, ("Warta a", "Warta b"))
    assert found.page is None
    assert venture.objects == ("radar",)


def test_the_steps_come_in_their_order(export: Export) -> None:
    """Each names its deal, its place in the history and the sentences that tell it."""
    dataset = export(*ALL)
    deal_id = next(iter(dataset.deals)).id
    steps = [it for it in dataset.steps if it.deal_id == deal_id]
    assert [(it.position, it.stage) for it in steps] == [
        (0, Stage.INTENT),
        (1, Stage.IMPLEMENTING),
    ]
    told = {it.id for it in dataset.evidence}
    assert all(it.evidence and set(it.evidence) <= told for it in dataset.steps)
    assert steps[1].evidence == (f"{LATER.id}:0-{len(BUILT)}",)


def test_the_sentence_that_dates_a_step_comes_first(export: Export) -> None:
    """Of several sentences the one by which the register dates the step leads."""
    later = doc(f"Kemarin. {SENTENCE}", name="z", published="2026-02-09")
    undated = (later, reading(later, deal(*MEMBERS, steps=[step(Stage.INTENT)])))
    dated = (FIRST, reading(FIRST, deal(*MEMBERS, steps=[step(Stage.INTENT, "2026-02-03")])))
    for kept in ((dated, undated), (undated, dated)):
        (found,) = export(*kept).steps
        assert found.evidence[0].startswith(FIRST.id)
        assert len(found.evidence) == 2


def test_parties_are_counted_inside_the_dataset(export: Export) -> None:
    """Those with the most deals first; each with all forms of its name."""
    found = {it.name: it for it in export(*ALL).parties}
    assert set(found) == {"PT Pindad", "Ashok Leyland", "PT Len Industri", "Thales Group"}
    assert {it.deals for it in found.values()} == {1}
    assert found["PT Pindad"].names == ("PT Pindad",)
    assert found["Ashok Leyland"].country == "IN"


def test_a_filter_keeps_what_belongs_to_its_deals(export: Export) -> None:
    """Steps, promises, parties and evidence of other deals are left out."""
    dataset = export(*ALL, wanted=Filter(party=("Thales",)))
    (found,) = dataset.deals
    assert found.parties == ("PT Len Industri", "Thales Group")
    assert {it.deal_id for it in dataset.steps} == {found.id}
    assert {it.deal_id for it in dataset.evidence} == {found.id}
    assert {it.name for it in dataset.parties} == {"PT Len Industri", "Thales Group"}
    assert not list(dataset.promises)
    assert dataset.about.question == (("party", "Thales"),)


def test_a_filter_of_no_deal_gives_empty_tables(export: Export) -> None:
    """Nothing is an answer."""
    dataset = export(*ALL, wanted=Filter(party=("Boeing",)))
    assert [list(dataset.table(table)) for table in TableName] == [[], [], [], [], []]


def test_promises_without_a_deal_belong_to_all_alone(export: Export) -> None:
    """A part of the register has only promises of its deals."""
    whole = export(*ALL)
    assert [(it.who, it.state, bool(it.deal_ids)) for it in whole.promises] == [
        ("Menteri", "overdue", False),
        ("PT Pindad", "overdue", True),
    ]
    assert [it.deal_id for it in whole.evidence if it.quote == "harga turun pada Mei"] == [None]
    part = export(*ALL, wanted=Filter(party=("Pindad",)))
    (promise,) = part.promises
    assert (promise.who, str(promise.due), promise.quote) == (
        *("PT Pindad", "2026-06", "Rampung pada Juni"),
    )
    assert set(promise.evidence) <= {it.id for it in part.evidence}
    assert not [it for it in part.evidence if it.quote == "harga turun pada Mei"]


def test_a_day_of_the_past_knows_only_what_was_told(export: Export) -> None:
    """What came later is in no table, and promises are judged on that day."""
    dataset = export(*ALL, as_of="2026-03-01")
    found, venture = dataset.deals
    assert (found.stage, found.documents) == (Stage.INTENT, 1)
    assert venture.objects == ("radar",)
    assert {it.stage for it in dataset.steps} == {Stage.INTENT}
    assert {it.state for it in dataset.promises} == {"scheduled"}
    assert LATER.id not in {it.document_id for it in dataset.evidence}
    assert (dataset.about.day, dataset.about.is_past) == (dt.date(2026, 3, 1), True)


@pytest.mark.parametrize("table", TableName)
def test_a_day_before_everything_is_empty(export: Export, table: TableName) -> None:
    """Nothing had been told."""
    assert not list(export(*ALL, as_of="2020-01-01").table(table))


def test_names_that_were_told_later_are_not_known_yet(export: Export) -> None:
    """A party has the forms of its name that documents of the day use."""
    later = doc(f"{SENTENCE} Kata Pindad.", name="z", published="2026-05-01")
    called = deal(party("PT Pindad", "Pindad"), party("Ashok Leyland"))
    kept = (SIGNED, (later, reading(later, called)))
    now = {it.name: it.names for it in export(*kept).parties}
    then = {it.name: it.names for it in export(*kept, as_of="2026-03-01").parties}
    assert now["PT Pindad"] == ("PT Pindad", "Pindad")
    assert then["PT Pindad"] == ("PT Pindad",)


@pytest.mark.parametrize("as_of", [None, "2026-03-01"])
@pytest.mark.parametrize("table", TableName)
def test_a_table_gives_the_same_rows_each_time(
    export: Export, table: TableName, as_of: str | None
) -> None:
    """Writers may go through a table several times."""
    rows = export(*ALL, as_of=as_of).table(table)
    assert list(rows) == list(rows) != []


def test_equal_registers_give_equal_rows(export: Export) -> None:
    """Whatever the order in which the documents came."""
    first, second = (
        [list(dataset.table(table)) for table in TableName]
        for dataset in (export(*ALL), export(*ALL[::-1]))
    )
    assert first == second


def test_rows_lead_to_the_pages_that_show_them(visit_of: VisitOf) -> None:
    """Deals, parties and words of documents have addresses where pages are served."""
    pages = Addresses(base="http://h")
    dataset = build_dataset(visit_of(SIGNED), pages=pages)
    (found,) = dataset.deals
    assert found.page == f"http://h/deals/{found.id}"
    parties_seen = {f"http://h/parties/{each}" for each in found.party_ids}
    assert {it.page for it in dataset.parties} == parties_seen
    for row in dataset.evidence:
        assert row.page == f"http://h/documents/{FIRST.id}?start={row.start}&end={row.end}#quote"


def test_only_some_deals_are_taken_where_asked(visit_of: VisitOf) -> None:
    """The dataset tells that it is a part."""
    visit = visit_of(*ALL)
    (first, *_) = (it.id for it in build_dataset(visit).deals)
    part = build_dataset(visit, only=[first])
    assert [it.id for it in part.deals] == [first]
    assert part.about.question == (("part", "1 of 2"),)
    assert {it.who for it in part.promises} == {"PT Pindad"}


def test_a_question_that_cannot_be_answered_is_told(export: Export) -> None:
    """Before any row is made."""
    with pytest.raises(QuestionError):
        export(*ALL, wanted=Filter(words='"'))


def test_a_name_that_was_corrected_is_told(export: Export) -> None:
    """Whoever opens the file sees that it is of another name than the one that was asked."""
    dataset = export(*ALL, wanted=Filter(words="party:Pindat"))
    assert [it.parties[0] for it in dataset.deals] == ["PT Pindad"]
    assert dataset.about.question == (
        ("q", "party:Pindat"),
        ("read_as", "party Pindat: PT Pindad"),
    )
