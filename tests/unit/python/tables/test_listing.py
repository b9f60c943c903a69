"""Lists of parties, promises, contradictions and answers."""

import pytest

import jalin
from python_factory import OTHER


def test_a_list_is_a_sequence(reg: jalin.Register) -> None:
    """Length, places, slices, equality."""
    parties = reg.parties(sort="name")
    assert len(parties) == 4
    assert [*parties[1:3]] == [parties[1], parties[2]]
    assert parties[1:3] == reg.parties(sort="name")[1:3]
    assert hash(parties[:1]) == hash(reg.parties(sort="name")[:1])
    assert parties != [*parties]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("parties", "<4 parties; ashok-leyland Ashok Leyland; "),
        ("promises", "<1 promise; PT Pindad: overdue, due 2026-05>"),
        ("contradictions", "<1 contradiction; "),
    ],
)
def test_a_list_is_told_in_a_line(reg: jalin.Register, name: str, told: str) -> None:
    """It says how many, and the first."""
    assert repr(getattr(reg, name)()).startswith(told)


def test_more_than_a_few_are_cut_off(reg: jalin.Register) -> None:
    """A line stays a line."""
    assert repr(reg.parties()).endswith("; …>")


def test_a_promise_is_a_row(reg: jalin.Register) -> None:
    """The columns are called as in an export."""
    (row,) = reg.promises().to_dicts()
    assert (row["who"], row["due"], row["state"]) == ("PT Pindad", "2026-05", "overdue")
    assert row["deal_ids"] == [reg.deals()[0].id]
    assert row["sentence"] == "Pabrik rampung pada Mei 2026."
    assert (row["settled_on"], row["settled_by"]) == (None, None)


def test_each_side_of_a_contradiction_is_a_row(reg: jalin.Register) -> None:
    """The side that stands for the deal is marked."""
    rows = reg.contradictions().to_dicts()
    assert [(row["value"], row["shown"]) for row in rows] == [("Jakarta", True), ("Bandung", False)]
    assert {row["outlet"] for row in rows} == {"Warta a", "Warta b"}


def test_a_party_and_an_answer_are_rows(reg: jalin.Register) -> None:
    """Both become tables of pandas and polars."""
    frame = reg.parties().to_polars()
    assert frame.filter(frame["id"] == "thales")["deals"].to_list() == [1]
    hits = reg.search("patungan").to_pandas()
    assert hits["document_id"].tolist() == [OTHER.id]
    assert hits["passage"].tolist() == [OTHER.text]


def test_a_notebook_shows_a_table(reg: jalin.Register) -> None:
    """It has a heading for each column and a row for each row."""
    shown = reg.contradictions()._repr_html_()
    assert shown.count("<tr>") == 3
    assert '<th scope="col">deal id</th>' in shown
    assert "<td>Jakarta</td>" in shown
