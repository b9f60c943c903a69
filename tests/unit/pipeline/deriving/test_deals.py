"""Mentions become deals, and stay what they are until something touches them."""

from collections.abc import Sequence

import pytest

from jalin.model import (
    DealMention,
    Instrument,
    JudgementKind,
    Stage,
)
from jalin.store.index_rows import DealEdgeRow, DealKeyRow
from jalin.store.memory import MemoryRows
from jalin.store.rows import DealDayRow, DealJoinRow, DealMentionRow, DealRow
from register_factory import SENTENCE, deal, derived, doc, judgement, parties, reading

FIRST = doc(name="a", published="2026-02-04")
LATER = doc(f"{SENTENCE} Lagi.", name="b", published="2026-02-05")
LAST = doc(f"{SENTENCE} Sekali lagi.", name="c", published="2026-02-06")
TELLS_FIRST = (FIRST, reading(FIRST, deal()))
TELLS_LATER = (LATER, reading(LATER, deal()))


def clusters(rows: MemoryRows) -> list[list[str]]:
    """Give the mentions of each deal, by the first letters of the names of their documents."""
    names = {document.id: document.name for document in (FIRST, LATER, LAST)}
    found: dict[str, list[str]] = {}
    for row in rows.all_rows(DealMentionRow):
        found.setdefault(row.deal_id, []).append(f"{names[row.document_id]}{row.position}")
    return sorted(sorted(told) for told in found.values())


def test_two_tellings_are_one_deal_with_its_reason() -> None:
    """The join names the parties and the words in common, each as the rule data has it."""
    rows = derived(TELLS_FIRST, TELLS_LATER)
    (join,) = rows.all_rows(DealJoinRow)
    assert clusters(rows) == [["a0", "b0"]]
    assert (join.rule, join.shared) == ("same_objects", "bus electric")
    assert len(join.parties.split(" · ")) == 2


def test_a_deal_keeps_its_id_when_it_is_told_again() -> None:
    """The id is that of the telling published first."""
    (alone,) = derived(TELLS_FIRST).all_rows(DealRow)
    (told_again,) = derived(TELLS_LATER, before=[TELLS_FIRST]).all_rows(DealRow)
    assert told_again.id == alone.id


def test_an_older_document_founds_the_deal() -> None:
    """Added last, it still stands first, and nothing of the earlier deal is left."""
    rows = derived(TELLS_FIRST, before=[TELLS_LATER])
    (alone,) = derived(TELLS_FIRST).all_rows(DealRow)
    assert [row.id for row in rows.all_rows(DealRow)] == [alone.id]
    assert {row.deal_id for row in rows.all_rows(DealDayRow)} == {alone.id}


def test_deals_of_other_parties_are_left_alone() -> None:
    """What shares nothing with a new document stays as it was."""
    other = (LAST, reading(LAST, deal(*parties("PT Len", "Thales"), objects=["radar"])))
    rows = derived(other, before=[TELLS_FIRST, TELLS_LATER])
    assert clusters(rows) == [["a0", "b0"], ["c0"]]


@pytest.mark.parametrize("newer", [[], [deal(*parties("PT Len", "Thales"), objects=["radar"])]])
def test_a_document_that_is_read_anew_leaves_its_old_deal(newer: Sequence[DealMention]) -> None:
    """Neither keys nor reasons of the former reading stay behind."""
    reread = (LATER, reading(LATER, *newer, reader="test/2"))
    rows = derived(reread, before=[TELLS_FIRST, TELLS_LATER])
    assert [told for told in clusters(rows) if "a0" in told] == [["a0"]]
    assert not list(rows.all_rows(DealEdgeRow))
    assert sorted({row.document_id for row in rows.all_rows(DealKeyRow)}) == sorted(
        {FIRST.id, *(LATER.id for _ in newer)}
    )


def test_a_rejected_mention_is_no_deal() -> None:
    """Its document tells none, and no row speaks of it."""
    rejected = judgement(JudgementKind.REJECT, (TELLS_LATER[1], 0))
    rows = derived(TELLS_FIRST, TELLS_LATER, judgements=[rejected])
    assert clusters(rows) == [["a0"]]


def test_a_split_keeps_mentions_apart() -> None:
    """Though all reasons speak for their being one deal."""
    split = judgement(JudgementKind.SPLIT, (TELLS_LATER[1], 0), (TELLS_FIRST[1], 0))
    rows = derived(TELLS_FIRST, TELLS_LATER, judgements=[split])
    assert clusters(rows) == [["a0"], ["b0"]]


def test_a_merge_names_its_judgement() -> None:
    """Deals that share nothing are one, and the join says by whose word."""
    other = (LAST, reading(LAST, deal(*parties("PT Len", "Thales"), objects=["radar"])))
    merge = judgement(JudgementKind.MERGE, (TELLS_FIRST[1], 0), (other[1], 0))
    rows = derived(TELLS_FIRST, other, judgements=[merge])
    (join,) = rows.all_rows(DealJoinRow)
    assert clusters(rows) == [["a0", "c0"]]
    assert (join.rule, join.shared) == ("judged", merge.id)


def test_what_is_merged_meets_what_comes_later() -> None:
    """A new telling of one of two merged deals comes to both."""
    other = (LAST, reading(LAST, deal(*parties("PT Len", "Thales"), objects=["radar"])))
    merge = judgement(JudgementKind.MERGE, (TELLS_FIRST[1], 0), (other[1], 0))
    rows = derived(TELLS_LATER, before=[TELLS_FIRST, other], judgements=[merge])
    assert clusters(rows) == [["a0", "b0", "c0"]]


@pytest.mark.parametrize("met", [0, 1])
def test_two_deals_of_one_document_that_were_merged_stay_so(met: int) -> None:
    """A new telling that meets one of them comes to both."""
    members = [("PT Pindad", "Ashok Leyland"), ("PT Len", "Thales")]
    told = reading(FIRST, *(deal(*parties(*names), objects=[names[0]]) for names in members))
    merge = judgement(JudgementKind.MERGE, (told, 0), (told, 1))
    newer = (LATER, reading(LATER, deal(*parties(*members[met]), objects=[members[met][0]])))
    rows = derived(newer, before=[(FIRST, told)], judgements=[merge])
    assert clusters(rows) == [["a0", "a1", "b0"]]


def test_a_bridge_brings_two_deals_together_and_its_loss_parts_them() -> None:
    """A telling that shares a thing with each of two is the reason for their being one."""
    one = (FIRST, reading(FIRST, deal(objects=["bus listrik"], instrument=Instrument.TALKS)))
    other = (LATER, reading(LATER, deal(objects=["radar"], instrument=Instrument.CONTRACT)))
    bridge = (LAST, reading(LAST, deal(objects=["bus listrik", "radar"])))
    assert clusters(derived(one, other)) == [["a0"], ["b0"]]
    rows = derived(bridge, before=[one, other])
    assert clusters(rows) == clusters(derived(one, other, bridge))
    lost = derived((LAST, reading(LAST, reader="test/2")), before=[one, other, bridge])
    assert clusters(lost) == [["a0"], ["b0"]]


def test_stages_of_all_tellings_count() -> None:
    """A later document lifts the deal that an earlier one told."""
    lifted = (LATER, reading(LATER, deal(stage=Stage.COMMITTED)))
    rows = derived(lifted, before=[TELLS_FIRST])
    assert [row.stage for row in rows.find(DealDayRow, day="present")] == [Stage.COMMITTED]
