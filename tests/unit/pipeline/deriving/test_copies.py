"""Source groups, kept up to date document by document."""

import pytest

from jalin.model import Document, Reading
from jalin.store.index_rows import BandRow, CopyLinkRow, CopyRow
from jalin.store.memory import MemoryRows
from register_factory import deal, derived, doc, reading, story

FIRST = story("a", "2026-02-04")
COPY = story("b", "2026-02-05", tail="Disunting ulang.")
OLDEST = story("c", "2026-02-03", tail="Laporan dari Bandung.")
OTHER = doc(
    "Kementerian dan sebuah pabrik radar sepakat menukar ahli selama lima tahun ke depan di "
    "beberapa kota besar, demikian keterangan yang diterima redaksi kemarin sore.",
    name="d",
    published="2026-02-04",
)


def tells(document: Document) -> tuple[Document, Reading]:
    """Give a document with a reading of one deal."""
    return document, reading(document, deal())


def groups(rows: MemoryRows) -> dict[str, tuple[str, str]]:
    """Give for each document the name of its group's source and the day of the first telling."""
    names = {it.id: it.name for it in (FIRST, COPY, OLDEST, OTHER)}
    return {
        names[row.document_id]: (names[row.source_id], str(row.first))
        for row in rows.all_rows(CopyRow)
    }


@pytest.mark.parametrize("order", [(FIRST, COPY), (COPY, FIRST)])
def test_copies_are_one_source_from_the_first_of_them(order: tuple[Document, Document]) -> None:
    """Whichever came into the register first."""
    rows = derived(tells(order[1]), before=[tells(order[0])])
    assert groups(rows) == {"a": ("a", "2026-02-04"), "b": ("a", "2026-02-04")}


def test_an_older_copy_leads_the_group() -> None:
    """All of them are then known from its day."""
    rows = derived(tells(OLDEST), before=[tells(FIRST), tells(COPY)])
    assert groups(rows) == dict.fromkeys("abc", ("c", "2026-02-03"))


def test_another_text_is_a_source_by_itself() -> None:
    """It shares no link with the others."""
    rows = derived(tells(OTHER), before=[tells(FIRST), tells(COPY)])
    assert groups(rows)["d"] == ("d", "2026-02-04")
    assert {row.left_id for row in rows.all_rows(CopyLinkRow)} <= {FIRST.id, COPY.id}


def test_a_document_without_deals_is_in_no_group() -> None:
    """Nothing of it is counted, so nothing of it is sketched."""
    rows = derived((FIRST, reading(FIRST)), tells(COPY))
    assert groups(rows) == {"b": ("b", "2026-02-05")}
    assert {row.document_id for row in rows.all_rows(BandRow)} == {COPY.id}


def test_a_document_that_tells_no_deal_any_more_leaves_its_group() -> None:
    """Those left in it stand on their own."""
    newer = (FIRST, reading(FIRST, reader="test/2"))
    rows = derived(newer, before=[tells(FIRST), tells(COPY)])
    assert groups(rows) == {"b": ("b", "2026-02-05")}
    assert not list(rows.all_rows(CopyLinkRow))


def test_a_document_that_tells_a_deal_after_all_joins_its_group() -> None:
    """A newer reader sees what an older one did not."""
    rows = derived(tells(FIRST), before=[(FIRST, reading(FIRST)), tells(COPY)])
    assert groups(rows) == dict.fromkeys("ab", ("a", "2026-02-04"))
