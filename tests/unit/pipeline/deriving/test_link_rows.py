"""How the deals of one document hang on one another."""

import pytest

from jalin.model import JudgementKind, Stage
from jalin.store.memory import MemoryRows
from jalin.store.rows import DealLinkRow, DealMentionRow
from register_factory import SENTENCE, deal, derived, doc, judgement, parties, reading, step, update

DOCUMENT = doc(name="a", published="2026-02")
STATES = deal(*parties("Indonesia", "Prancis"), objects=["pertahanan"])
UNDER = deal(under=0)
TOLD = reading(DOCUMENT, STATES, UNDER)


def links(rows: MemoryRows) -> list[tuple[str, int | None, int | None, str | None]]:
    """Give kind, lower and upper deal of each link by place in the document, and its day."""
    places = {row.deal_id: row.position for row in rows.all_rows(DealMentionRow)}
    return [
        (row.kind, places.get(row.deal_id), places.get(row.other_id), row.known)
        for row in rows.all_rows(DealLinkRow)
    ]


def test_a_deal_names_its_umbrella() -> None:
    """Known from the last day that the date of the document can mean."""
    assert links(derived((DOCUMENT, TOLD))) == [("under", 1, 0, "2026-02-28")]


def test_a_deal_that_ended_names_the_one_that_took_its_place() -> None:
    """One party goes on with another partner."""
    ended = "Kerja sama PT Pindad dan Ashok Leyland diakhiri."
    document = doc(f"{ended} {SENTENCE}", name="a", published="2026-02-04")
    told = reading(
        document,
        deal(
            stage=Stage.TERMINATED,
            evidence=ended,
            steps=[step(Stage.TERMINATED, "2026-02-01", evidence=ended)],
        ),
        deal(*parties("PT Pindad", "Thales"), steps=[step(Stage.INTENT, "2026-02-03")]),
    )
    assert links(derived((document, told))) == [("partner_change", 0, 1, "2026-02-04")]


def test_no_deal_lies_under_itself() -> None:
    """Two mentions of one document that were judged to be one deal are not linked."""
    merge = judgement(JudgementKind.MERGE, (TOLD, 0), (TOLD, 1))
    assert links(derived((DOCUMENT, TOLD), judgements=[merge])) == []


@pytest.mark.parametrize("rejected", [0, 1])
def test_what_was_said_to_be_no_deal_is_in_no_link(rejected: int) -> None:
    """Neither the umbrella nor what lies under it, whether judged before or after deriving."""
    reject = judgement(JudgementKind.REJECT, (TOLD, rejected))
    kept = (DOCUMENT, TOLD)
    assert links(derived(kept, judgements=[reject])) == []
    later = derived(kept)
    update(later, kept, judgements=[reject])
    assert links(later) == []


def test_links_follow_when_a_deal_gets_another_id() -> None:
    """An older telling founds the lower deal anew: the link names it."""
    older = doc(f"{SENTENCE} Lagi.", name="b", published="2026-01-04")
    rows = derived((older, reading(older, deal())), before=[(DOCUMENT, TOLD)])
    assert [(row.deal_id, row.other_id) for row in rows.all_rows(DealLinkRow)] == [
        (
            rows.find(DealMentionRow, document_id=DOCUMENT.id, position=1)[0].deal_id,
            rows.find(DealMentionRow, document_id=DOCUMENT.id, position=0)[0].deal_id,
        )
    ]
    assert len(rows.find(DealMentionRow, document_id=older.id)) == 1


def test_a_new_reading_without_the_umbrella_takes_the_link_away() -> None:
    """Only what the current reading says holds."""
    newer = (DOCUMENT, reading(DOCUMENT, STATES, deal(), reader="test/2"))
    assert links(derived(newer, before=[(DOCUMENT, TOLD)])) == []
