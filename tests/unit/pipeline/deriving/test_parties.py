"""Register parties: each name settled with the names of its block."""

import pytest

from jalin.model import Document, JudgementKind, Party, PartyKind, Reading
from jalin.store.index_rows import PartyKeyRow, PartyMentionRow
from jalin.store.memory import MemoryRows
from jalin.store.rows import PartyNameRow, PartyRow
from register_factory import SENTENCE, deal, derived, doc, judgement, parties, party, reading

FIRST = doc(name="a", published="2026-02-04")
LATER = doc(f"{SENTENCE} Lagi.", name="b", published="2026-02-05")
LAST = doc(f"{SENTENCE} Sekali lagi.", name="c", published="2026-02-06")
UNSAID = party("Bajamekar", kind=PartyKind.OTHER)
COMPANY = party("PT Bajamekar")
MINISTRY = party("Bajamekar", kind=PartyKind.MINISTRY, country="FR")


def names(document: Document, member: Party) -> tuple[Document, Reading]:
    """Give a document with a reading of a deal of a party with Thales."""
    return document, reading(document, deal(member, party("Thales")))


def found_in(rows: MemoryRows, document: Document) -> tuple[str, str]:
    """Give the party that the first name of a document came to, and its rule."""
    (mention,) = rows.find(PartyMentionRow, document_id=document.id, number=0)
    rows_of = rows.find(PartyNameRow, document_id=document.id, party_id=mention.party_id)
    return mention.party_id, rows_of[0].rule


def test_a_party_has_a_row_for_each_form_of_its_name() -> None:
    """With the rule that linked it there."""
    rows = derived((FIRST, reading(FIRST, deal(party("PT Baja", "Baja Grup"), party("Thales")))))
    mine = {(row.name, row.rule) for row in rows.find(PartyNameRow, party_id="~baja.business")}
    assert mine == {("PT Baja", "same_name"), ("Baja Grup", "same_name")}


def test_what_the_directory_knows_is_named_by_it() -> None:
    """Name, kind and country are those of the entry."""
    rows = derived(names(FIRST, party("Pindad", kind=PartyKind.OTHER)))
    (row,) = rows.find(PartyRow, id="pindad")
    assert (row.known_as, row.country, row.kind) == (
        "pindad",
        "ID",
        PartyKind.STATE_OWNED_ENTERPRISE,
    )


@pytest.mark.parametrize("order", [(FIRST, LATER), (LATER, FIRST)])
def test_an_unsaid_kind_comes_to_the_only_full_name(order: tuple[Document, Document]) -> None:
    """Whichever came first."""
    kept = {FIRST: names(FIRST, UNSAID), LATER: names(LATER, COMPANY)}
    rows = derived(kept[order[1]], before=[kept[order[0]]])
    assert found_in(rows, FIRST)[0] == found_in(rows, LATER)[0]
    assert found_in(rows, FIRST)[1] == "kind_unsaid"


def test_a_second_full_name_leaves_the_unsaid_one_alone() -> None:
    """It can be either, so it is neither; parties that nobody names any more are gone."""
    before = [names(FIRST, UNSAID), names(LATER, COMPANY)]
    rows = derived(names(LAST, MINISTRY), before=before)
    ids = {found_in(rows, document)[0] for document in (FIRST, LATER, LAST)}
    assert len(ids) == 3
    assert {row.id for row in rows.all_rows(PartyRow)} == {*ids, "thales"}


def test_a_name_that_is_gone_settles_nothing_any_more() -> None:
    """A newer reading took it back: the unsaid one stands alone again."""
    before = [names(FIRST, UNSAID), names(LATER, COMPANY)]
    rows = derived((LATER, reading(LATER, reader="test/2")), before=before)
    assert found_in(rows, FIRST)[1] == "same_name"
    assert len(list(rows.all_rows(PartyKeyRow))) == 1


def test_a_party_is_called_as_most_documents_call_it() -> None:
    """Of several spellings that are one."""
    told = [
        names(FIRST, party("PT Bajamekar")),
        names(LATER, party("PT Badjamekar")),
        names(LAST, party("PT Badjamekar")),
    ]
    rows = derived(*told)
    (row,) = (it for it in rows.all_rows(PartyRow) if it.id.startswith("~"))
    assert row.name == "PT Badjamekar"


def test_merged_parties_are_one_in_every_document() -> None:
    """That of the directory stands for both."""
    merge = judgement(JudgementKind.MERGE, party_ids=["~baja.business", "pindad"])
    rows = derived(
        names(FIRST, party("PT Baja")), names(LATER, party("PT Pindad")), judgements=[merge]
    )
    assert found_in(rows, FIRST)[0] == found_in(rows, LATER)[0] == "pindad"
    assert not rows.find(PartyRow, id="~baja.business")


@pytest.mark.parametrize(
    ("member", "party_id"),
    [
        pytest.param(COMPANY, "~bajamekar.business", id="a made name"),
        pytest.param(party("PT Pindad"), "pindad", id="a known one"),
        pytest.param(UNSAID, "~bajamekar.business", id="a kind that is not told there"),
    ],
)
def test_a_party_that_was_split_off_is_one_of_its_document_alone(
    member: Party, party_id: str
) -> None:
    """The party goes on in the other documents."""
    kept = [names(FIRST, member), names(LATER, COMPANY), names(LAST, party("PT Pindad"))]
    split = judgement(JudgementKind.SPLIT, (kept[0][1], 0), party_ids=[party_id])
    rows = derived(*kept, judgements=[split])
    assert found_in(derived(*kept), FIRST)[0] == party_id
    assert found_in(rows, FIRST)[0] != party_id
    assert FIRST.id in found_in(rows, FIRST)[0]
    assert rows.find(PartyRow, id=party_id)


def test_parties_of_one_deal_keep_their_places() -> None:
    """A mention tells in which deals its document names it, and where."""
    told = reading(FIRST, deal(*parties("PT Baja", "Thales")), deal(*parties("Thales", "PT Baja")))
    rows = derived((FIRST, told))
    places = {row.party_id: row.places for row in rows.all_rows(PartyMentionRow)}
    assert places == {"~baja.business": "0.0 1.1", "thales": "0.1 1.0"}
