"""Looking up and changing derived rows, the same on both engines and in memory."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jalin.model import PartialDate, Stage
from jalin.store.memory import MemoryRows
from jalin.store.register import Register
from jalin.store.row_store import RowStore, find_end
from jalin.store.rows import ClaimRow, DealDayRow, DealRow, PartyRow
from register_factory import date, doc, reading
from store_factory import claim_row, day_row, deal_row, party_row


@pytest.fixture(params=["sqlite", "postgresql", "memory"])
def store(request: pytest.FixtureRequest) -> Iterator[RowStore]:
    """Give an empty store of each kind."""
    if request.param == "memory":
        yield MemoryRows()
        return
    address = request.getfixturevalue("path" if request.param == "sqlite" else "postgres_url")
    with Register.open(address) as register:
        yield register


def test_rows_are_found_by_the_values_of_columns(store: RowStore) -> None:
    """All given columns must be equal; words of a vocabulary and dates are values like others."""
    rows = [day_row("a", date="2026-02"), day_row("b"), day_row("c", place="Bandung")]
    store.insert([*rows, day_row("d", place="Bandung", stage=Stage.COMMITTED)])
    assert store.find(DealDayRow, deal_id="a") == (rows[0],)
    assert store.find(DealDayRow, stage=Stage.INTENT, place="Bandung") == (rows[2],)
    assert store.find(DealDayRow, date=PartialDate(year=2026, month=2)) == (rows[0],)
    assert store.find(DealDayRow, place="Malang") == ()


def test_what_is_not_said_is_found_by_none(store: RowStore) -> None:
    """None finds the rows without a value, and only when it is asked for."""
    store.insert([day_row("a"), day_row("b", place="Bandung")])
    assert store.find(DealDayRow, place=None) == (day_row("a"),)
    found = store.find_any(DealDayRow, "place", [None, "Bandung"])
    assert found == (day_row("b", place="Bandung"),)


def test_rows_come_in_order_of_all_columns(store: RowStore) -> None:
    """The order of adding does not show; what is not said comes first, letters by their number."""
    rows = [
        day_row("Z"),
        day_row("a", documents=2),
        day_row("a", documents=10),
        day_row("a", date="2026", documents=1),
        day_row("é"),
    ]
    store.insert(reversed(rows))
    assert store.find(DealDayRow) == tuple(rows)
    assert tuple(store.all_rows(DealDayRow)) == tuple(rows)
    assert store.find_any(DealDayRow, "deal_id", ["é", "Z", "nobody"]) == (rows[0], rows[4])


def test_many_values_are_looked_up_at_once(store: RowStore) -> None:
    """Neither thousands of rows nor thousands of values are too many."""
    rows = [deal_row(f"{number:05}") for number in range(4500)]
    store.insert(rows)
    found = store.find_any(DealRow, "id", [f"{number:05}" for number in range(0, 9000, 2)])
    assert found == tuple(rows[::2])


def test_rows_of_several_tables_are_added_together(store: RowStore) -> None:
    """Each row goes to the table of its class."""
    store.insert([deal_row("a"), party_row("p"), deal_row("b"), claim_row("a", "radar")])
    assert len(store.find(DealRow)) == 2
    assert store.find(PartyRow) == (party_row("p"),)
    assert store.find(ClaimRow, shown=False) == (claim_row("a", "radar"),)


def test_rows_are_removed_by_the_values_of_a_column(store: RowStore) -> None:
    """All rows with one of the values go, in an indexed column or not."""
    store.insert(claim_row(deal, value) for deal in "abc" for value in ("x", "y"))
    store.delete_any(ClaimRow, "deal_id", ["a", "c", "nobody"])
    store.delete_any(ClaimRow, "value", ["y"])
    assert store.find(ClaimRow) == (claim_row("b", "x"),)
    store.insert([claim_row("a", "x")])
    assert store.find_any(ClaimRow, "value", ["x"]) == (claim_row("a", "x"), claim_row("b", "x"))


def test_a_row_that_is_added_twice_is_there_twice(store: RowStore) -> None:
    """A table has no key of its own: who writes twice finds twice."""
    store.insert([deal_row("a"), deal_row("a")])
    assert store.find(DealRow, id="a") == (deal_row("a"), deal_row("a"))


@pytest.mark.parametrize("text", ["%_'\"\\", "{a,b}", "NULL", "null", "", "a\nb", "😀", "$1 ? :x"])
def test_any_text_comes_back(store: RowStore, text: str) -> None:
    """Signs that mean something in SQL or in arrays are only text."""
    store.insert([party_row("p", text)])
    assert store.find(PartyRow, name=text) == (party_row("p", text),)
    assert store.find_any(PartyRow, "name", [text]) == (party_row("p", text),)
    store.delete_any(PartyRow, "name", [text])
    assert store.find(PartyRow) == ()


def test_numbers_and_truth_values_are_values_like_others(store: RowStore) -> None:
    """Rows are found by many numbers, and by what is true."""
    store.insert([day_row("a", documents=1), day_row("b", documents=2)])
    store.insert([claim_row("a", "x", shown=True), claim_row("a", "y")])
    assert store.find_any(DealDayRow, "documents", [2, 3]) == (day_row("b", documents=2),)
    assert store.find_any(ClaimRow, "shown", [True]) == (claim_row("a", "x", shown=True),)


@pytest.mark.parametrize(
    ("prefix", "found"), [("a", "a ab"), ("ab", "ab"), ("", "a ab b"), ("c", ""), ("a%", "")]
)
def test_rows_are_found_by_a_prefix(store: RowStore, prefix: str, found: str) -> None:
    """A prefix finds the whole text too, and knows no wildcards."""
    store.insert(deal_row(it) for it in ("b", "ab", "a"))
    assert [row.id for row in store.find_by_prefix(DealRow, "id", prefix)] == found.split()


def test_an_unknown_column_is_a_bug(store: RowStore) -> None:
    """Only columns come into a statement."""
    with pytest.raises(KeyError):
        store.find(DealRow, **{"1 = 1 --": 1})


@pytest.mark.parametrize(
    ("prefix", "end"),
    [("a", "b"), ("a\U0010ffff", "b"), ("\ud7ff", "\ue000"), ("\U0010ffff", None), ("", None)],
)
def test_a_prefix_has_an_end(prefix: str, end: str | None) -> None:
    """The end is the next character that text can hold; after the last there is none."""
    assert find_end(prefix) == end


def test_memory_knows_its_documents() -> None:
    """Documents in memory are looked up as in a register."""
    documents = [
        replace(doc(text), published=date(day))
        for text, day in (("a", "2026-02-03"), ("b", "2026-02"), ("c", "2026"), ("d", None))
    ]
    store = MemoryRows((it, reading(it)) for it in documents)
    ids = sorted(it.id for it in documents[:2])
    assert list(store.current_of([*ids[::-1], "nobody"])) == ids
    assert store.current_of(ids)[documents[0].id] == (documents[0], reading(documents[0]))


words = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=3)
claims = st.builds(claim_row, st.sampled_from("ab"), words, shown=st.booleans())
changes = st.lists(
    st.tuples(st.just("insert"), st.lists(claims, max_size=4))
    | st.tuples(st.just("delete"), st.lists(words, max_size=2))
)


@settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(steps=changes, wanted=st.lists(words, max_size=3))
def test_memory_and_database_agree(
    register: Register, steps: list[tuple[str, list[object]]], wanted: list[str]
) -> None:
    """After the same changes both answer every question alike, in the same order."""
    memory = MemoryRows()
    register.delete_any(ClaimRow, "deal_id", ["a", "b"])
    for store in (memory, register):
        for step, values in steps:
            if step == "insert":
                store.insert(values)  # type: ignore[arg-type]
            else:
                store.delete_any(ClaimRow, "value", values)
    assert register.find(ClaimRow) == memory.find(ClaimRow)
    assert register.find(ClaimRow, deal_id="a", shown=True) == memory.find(
        ClaimRow, deal_id="a", shown=True
    )
    assert register.find_any(ClaimRow, "value", wanted) == memory.find_any(
        ClaimRow, "value", wanted
    )
    prefix = wanted[0] if wanted else ""
    assert register.find_by_prefix(ClaimRow, "value", prefix) == memory.find_by_prefix(
        ClaimRow, "value", prefix
    )
