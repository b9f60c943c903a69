"""The tables that the commands print."""

import pytest

from jalin.cli.pages.tables import (
    build_contradictions_table,
    build_deals_table,
    build_directory_table,
    build_parties_table,
    build_promises_table,
)
from jalin.model import DealState, PartyKind, Stage
from jalin.pipeline.show.views import ContradictionView, NameView, PartyView
from jalin.text.directory import Organisation
from jalin.text.lookup import Found, FoundBy
from jalin.track.promises.promise import PromiseState
from view_factory import party_row, promise_view, render, settlement, side, summary


@pytest.mark.parametrize(
    ("stage", "state", "words"),
    [
        (Stage.INTENT, DealState.MOVING, ["intent", "moving"]),
        (Stage.COMMITTED, DealState.STALLED_INFERRED, ["committed", "stalled (inferred)"]),
        (Stage.TERMINATED, DealState.TERMINATED_ANNOUNCED, ["terminated (announced)"]),
        (Stage.TERMINATED, DealState.DISPUTED, ["terminated", "disputed"]),
    ],
)
def test_deals_have_their_stage_and_state(stage: Stage, state: DealState, words: list[str]) -> None:
    """Both axes stand under the ladder; a stage that the state repeats is said once."""
    page = render(build_deals_table([summary(stage=stage, state=state)]))
    lines = [line[50:].strip() for line in page.splitlines()]
    start = next(index for index, line in enumerate(lines) if line.startswith(words[0]))
    assert lines[start : start + len(words)] == words
    assert page.count("terminated") == (stage is Stage.TERMINATED)


@pytest.mark.parametrize("width", [60, 80, 100, 120])
def test_deals_stay_within_the_terminal(width: int) -> None:
    """No line is longer than the terminal is wide, and names stay readable."""
    page = render(build_deals_table([summary(documents=12)]), width=width)
    assert max(map(len, page.splitlines())) <= width
    assert "Ashok Leyland" in " ".join(page.split())


def test_promises_are_listed_with_what_settled_them() -> None:
    """Below the words of a promise stands what settled it."""
    promise = promise_view(PromiseState.NOT_MET, settled=settlement("outcome.missed"))
    page = render(build_promises_table([promise]))
    assert "not met" in page
    assert "told: “Pabrik belum rampung.” Warta b, 2020-01-05" in page
    assert "1 promise, 0 overdue." in page


@pytest.mark.parametrize(("due", "is_explained"), [("2020", False), (None, True)])
def test_a_dash_is_explained_where_there_is_one(due: str | None, is_explained: bool) -> None:  # noqa: FBT001 (a case)
    """The legend speaks of a dash only where some promise has no date."""
    page = render(build_promises_table([promise_view(due=due)]))
    assert ("A dash" in page) is is_explained


def test_contradictions_are_listed_by_deal() -> None:
    """Each has its deal, field and rule, and every side with who says so."""
    found = ContradictionView(
        deal_id="0123456789ab",
        field="stage",
        rule="fact_against_standstill",
        sides=(side("committed (factual)", shown=True), side("intent (standstill)", "b")),
    )
    page = render(build_contradictions_table([found]))
    assert " 01234567" in page
    assert "fact against standstill" in page
    assert "● committed (fact)  Warta a, 2020-01-05\n" in page
    assert "○ intent (nothing moves)  Warta b, 2020-01-05\n" in page
    assert "1 contradiction." in page


def _party_view(*names: str) -> PartyView:
    links = tuple(NameView(name=it, rule="directory_alias", documents=2) for it in names)
    return PartyView(party=party_row(), links=links, deal_ids=("x", "y"), notes=())


def test_parties_are_listed_with_their_other_names() -> None:
    """Beyond four the other names are counted."""
    found = _party_view("PT Pindad", "Pindad", "a", "b", "c", "d", "e")
    page = render(build_parties_table([found]))
    assert "Pindad, a, b, c and 2 more" in " ".join(page.split())
    assert "1 party." in page


def test_a_party_that_is_asked_for_tells_why_it_is_one() -> None:
    """Every form of its name has the rule that links it, and in how many documents it does."""
    page = render(build_parties_table([_party_view("PT Pindad", "Pindad")], why=True))
    assert "PT Pindad  directory alias, 2 documents" in page
    assert "  Pindad  directory alias, 2 documents" in page


_ENTRY = Organisation(
    id="kemkominfo",
    name="Kementerian Komunikasi dan Informatika",
    kind=PartyKind.MINISTRY,
    country="ID",
    since=2009,
    until=2024,
    successor="kemkomdigi",
)


@pytest.mark.parametrize("width", [80, 100])
def test_the_directory_tells_what_it_knows(width: int) -> None:
    """An entry has id, kind, country, years, what came after it, and how it was found."""
    found = Found(organisation=_ENTRY, form="Kominfo", how=FoundBy.ALIAS)
    page = render(build_directory_table([found]), width=width)
    for words in ("kemkominfo", "ministry, ID", "2009–2024", "then kemkomdigi", "alias: Kominfo"):
        assert words in page
    assert "The directory knows 1 organisation by this name." in page


def test_the_directory_names_heirs_and_parents() -> None:
    """A body that was split has heirs, a member of a group its parent."""
    split = Organisation(id="a", name="A", kind=PartyKind.AGENCY, heirs=("b", "c"), parent="d")
    found = Found(organisation=split, form="A", how=FoundBy.NAME)
    page = render(build_directory_table([found]))
    assert "then b, c" in page
    assert "part of d" in page
    assert "–20" not in page
