"""All rows of one deal."""

from dataclasses import fields, replace

from jalin.model import OtherRole, Role, Stage
from jalin.pipeline.deriving.deal_rows import KEY_BY_DEAL_ROW
from jalin.store.rows import (
    ClaimRow,
    ContradictionRow,
    DealJoinRow,
    DealMentionRow,
    DealPartyRow,
    DealRoleRow,
    DealRow,
    StepEvidenceRow,
    StepRow,
)
from jalin.store.tables import TABLES
from register_factory import SENTENCE, date, deal, derived, doc, parties, reading, step, story

FIRST = doc(f"{SENTENCE} Di Bandung.", name="a", published="2026-02-04")
LATER = doc(f"{SENTENCE} Di Jakarta.", name="b", published="2026-02-05")
UNDATED = doc(f"{SENTENCE} Entah kapan.", name="c")


def test_a_deal_knows_when_it_was_told_first_and_last() -> None:
    """Documents without a date play no part."""
    kept = [(it, reading(it, deal())) for it in (UNDATED, LATER, FIRST)]
    (row,) = derived(*kept).all_rows(DealRow)
    assert (str(row.first_told), str(row.last_told)) == ("2026-02-04", "2026-02-05")


def test_a_deal_of_undated_documents_was_told_nobody_knows_when() -> None:
    """No day is made up."""
    (row,) = derived((UNDATED, reading(UNDATED, deal()))).all_rows(DealRow)
    assert (row.first_told, row.last_told) == (None, None)


def test_parties_keep_the_order_of_the_first_document() -> None:
    """Partners stand as the document that told the deal first names them."""
    rows = derived((FIRST, reading(FIRST, deal(*parties("Zulu", "Alfa")))))
    found = list(rows.all_rows(DealPartyRow))
    assert [row.party_id for row in sorted(found, key=lambda row: row.position)] == [
        "~zulu.business",
        "~alfa.business",
    ]


def test_a_party_is_known_from_the_first_document_that_names_it() -> None:
    """One that joins later is not known before, one of an undated document has no day."""
    pair = parties("Zulu", "Alfa")
    rows = derived(
        (FIRST, reading(FIRST, deal(*pair))),
        (LATER, reading(LATER, deal(*pair, *parties("Bravo")))),
        (UNDATED, reading(UNDATED, deal(*pair, *parties("Bravo", "Delta")))),
    )
    assert {row.party_id: row.known for row in rows.all_rows(DealPartyRow)} == {
        "~zulu.business": "2026-02-04",
        "~alfa.business": "2026-02-04",
        "~bravo.business": "2026-02-05",
        "~delta.business": None,
    }


def test_a_mention_says_what_it_adds_and_from_when_it_is_known() -> None:
    """News, then the same again; a copy is one, whenever it came."""
    first, copy = story("a", "2026-02-04"), story("b", "2026-02", tail="Disunting ulang.")
    rows = derived(*((it, reading(it, deal())) for it in (first, copy, UNDATED)))
    told = {row.document_id: (row.telling, row.known) for row in rows.all_rows(DealMentionRow)}
    assert told == {
        first.id: ("news", "2026-02-04"),
        copy.id: ("copy", "2026-02-28"),
        UNDATED.id: ("retelling", None),
    }


def test_roles_stand_beside_the_parties() -> None:
    """Who only witnesses is no party."""
    witness = (OtherRole(name="Kadin", role=Role.WITNESS),)
    rows = derived((FIRST, reading(FIRST, replace(deal(), other_roles=witness))))
    assert [(row.name, row.role) for row in rows.all_rows(DealRoleRow)] == [("Kadin", Role.WITNESS)]
    assert len(list(rows.all_rows(DealPartyRow))) == 2


def test_one_step_has_the_sentences_of_all_documents() -> None:
    """Told twice it is one row with two pieces of evidence."""
    signed = [step(Stage.INTENT, "2026-02-04")]
    rows = derived(*((it, reading(it, deal(steps=signed))) for it in (FIRST, LATER)))
    assert [str(row.date) for row in rows.all_rows(StepRow)] == ["2026-02-04"]
    assert {row.document_id for row in rows.all_rows(StepEvidenceRow)} == {FIRST.id, LATER.id}


def test_every_quote_is_its_slice() -> None:
    """Steps and claims are cut out of their documents."""
    rows = derived((FIRST, reading(FIRST, deal(place="Bandung"))))
    found: list[StepEvidenceRow | ClaimRow] = [
        *rows.all_rows(StepEvidenceRow),
        *rows.all_rows(ClaimRow),
    ]
    assert {type(row) for row in found} == {StepEvidenceRow, ClaimRow}
    for row in found:
        assert FIRST.text[row.span_start : row.span_end] == row.quote


def test_what_does_not_stand_in_the_text_has_no_row() -> None:
    """Of a deal whose sentence is not there only the names are claimed."""
    rows = derived((FIRST, reading(FIRST, deal(evidence="tidak tertulis"))))
    assert {row.field for row in rows.all_rows(ClaimRow)} == {"parties"}
    assert not list(rows.all_rows(StepEvidenceRow))


def test_each_claim_says_whether_it_is_shown_and_why() -> None:
    """Both places are kept, the later is shown."""
    rows = derived(
        (FIRST, reading(FIRST, deal(place="Bandung"))),
        (LATER, reading(LATER, deal(place="Jakarta"))),
    )
    claims = rows.find(ClaimRow, field="place")
    assert {(it.value, it.shown, it.shown_by) for it in claims} == {
        ("Bandung", False, None),
        ("Jakarta", True, "latest_word"),
    }


def test_copies_claim_as_one_source() -> None:
    """Each copy has its quote, and both name the first of them."""
    first, copy = story("a", "2026-02-04"), story("b", "2026-02-05", tail="Disunting ulang.")
    rows = derived(*((it, reading(it, deal())) for it in (first, copy)))
    claims = rows.find(ClaimRow, field="objects")
    assert {(it.document_id, it.source_id) for it in claims} == {
        (first.id, first.id),
        (copy.id, first.id),
    }


def test_a_contradiction_has_a_row_for_each_side() -> None:
    """Two sources date one signing differently: each side has its words and its day."""
    kept = [
        (it, reading(it, deal(steps=[step(Stage.INTENT, day)], date=date(day))))
        for it, day in ((FIRST, "2026-02-02"), (LATER, "2026-02-04"))
    ]
    rows = list(derived(*kept).all_rows(ContradictionRow))
    assert {(row.field, row.rule, row.value, row.known) for row in rows} == {
        ("date", "dates_of_one_step", "2026-02-02", "2026-02-04"),
        ("date", "dates_of_one_step", "2026-02-04", "2026-02-05"),
    }
    assert {row.number for row in rows} == {0}
    assert sum(row.shown for row in rows) == 1


def test_a_conflict_inside_a_text_is_one_side() -> None:
    """What the reading records is kept in its words."""
    rows = derived((FIRST, reading(FIRST, deal(conflict="tanggal berbeda"))))
    (row,) = rows.all_rows(ContradictionRow)
    assert (row.rule, row.value, row.quote) == ("said_inside", "tanggal berbeda", SENTENCE)


def test_every_table_of_a_deal_is_cleared_with_it() -> None:
    """No table that names a deal is forgotten, save links, which belong to documents."""
    named = {
        it.row.__name__ for it in TABLES if "deal_id" in {each.name for each in fields(it.row)}
    }
    assert {kind.__name__ for kind in KEY_BY_DEAL_ROW} == (named | {"DealRow"}) - {"DealLinkRow"}
    assert DealJoinRow in KEY_BY_DEAL_ROW
