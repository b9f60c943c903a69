"""Readings become rows."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from jalin.model import OtherRole, Person, Predicate, Promise, Relation, Role, Stage, Statement
from jalin.pipeline.derive import derive_rows, ensure_derived, rebuild
from jalin.store.register import Register
from jalin.store.rows import (
    ClaimRow,
    DealJoinRow,
    DealMentionRow,
    DealPartyRow,
    DealPromiseRow,
    DealRoleRow,
    DealRow,
    PartyNameRow,
    PersonRow,
    PromiseRow,
    RelationRow,
    Row,
    StatementRow,
    StepEvidenceRow,
)
from register_factory import SENTENCE, date, deal, doc, parties, reading

TEXT = f'{SENTENCE} "Kami mulai pada Juni," kata Budi. Bus itu rampung tahun ini.'
FIRST = doc(TEXT, name="a", published="2026-02-04")
LATER = doc(f"{SENTENCE} Lagi.", name="b", published="2026-02-05")

_Row = TypeVar("_Row")


def only(rows: Sequence[Row], kind: type[_Row]) -> list[_Row]:
    """Keep the rows of one kind."""
    return [row for row in rows if isinstance(row, kind)]


def test_two_tellings_are_one_deal_with_its_reason() -> None:
    """A deal counts its documents, and the join names parties and objects."""
    kept = [(FIRST, reading(FIRST, deal())), (LATER, reading(LATER, deal(stage=Stage.COMMITTED)))]
    rows = list(derive_rows(kept))
    (found,) = only(rows, DealRow)
    assert (found.documents, found.stage) == (2, Stage.COMMITTED)
    assert (str(found.first_told), str(found.last_told)) == ("2026-02-04", "2026-02-05")
    (join,) = only(rows, DealJoinRow)
    assert (join.rule, join.shared) == ("same_objects", "bus listrik")
    assert len(only(rows, DealMentionRow)) == 2


def test_parties_keep_the_order_of_the_first_document() -> None:
    """Partners stand as the document that told the deal first names them."""
    rows = list(derive_rows([(FIRST, reading(FIRST, deal(*parties("Zulu", "Alfa"))))]))
    assert [row.party_id for row in only(rows, DealPartyRow)] == [
        "~zulu.business",
        "~alfa.business",
    ]
    assert {row.rule for row in only(rows, PartyNameRow)} == {"same_name"}


def test_every_quote_is_its_slice() -> None:
    """Steps, claims, statements and promises are cut out of their documents."""
    told = reading(
        FIRST,
        deal(place="Bandung"),
        statements=[Statement(speaker="Budi", text="Kami mulai pada Juni,", direct=True)],
        promises=[Promise(who="Budi", text="Kami mulai pada Juni,", due=date("2026-06"))],
    )
    rows = list(derive_rows([(FIRST, told)]))
    placed = (StepEvidenceRow, ClaimRow, StatementRow, PromiseRow)
    quoting = [row for row in rows if isinstance(row, placed)]
    assert {type(row) for row in quoting} == set(placed)
    assert all(FIRST.text[row.span_start : row.span_end] == row.quote for row in quoting)


def test_what_does_not_stand_in_the_text_has_no_row() -> None:
    """A statement or promise that is not a slice of the text is left out."""
    told = reading(
        FIRST,
        deal(evidence="tidak tertulis"),
        statements=[Statement(speaker="Budi", text="tidak tertulis", direct=True)],
        promises=[Promise(who="Budi", text="tidak tertulis")],
        people=[Person(name="Siti", role="Direktur", organisation="PT Len")],
    )
    unsaid = Relation(subject="PT Len", predicate=Predicate.PART_OF, object="DEFEND ID")
    rows = list(derive_rows([(FIRST, replace(told, relations=(unsaid,)))]))
    assert not only(rows, PersonRow) + only(rows, RelationRow)
    assert not only(rows, StatementRow) + only(rows, PromiseRow)
    assert {row.field for row in only(rows, ClaimRow)} == {"parties"}


def test_promises_people_and_roles_are_kept() -> None:
    """What stands beside a deal is derived with it."""
    mention = replace(deal(), other_roles=(OtherRole(name="Kadin", role=Role.WITNESS),))
    told = reading(
        FIRST,
        mention,
        people=[Person(name="Budi", role="Direktur", organisation="PT Pindad")],
        promises=[Promise(who="Budi", text="rampung tahun ini", due=date("2026"))],
    )
    owned = Relation(
        subject="PT Pindad",
        predicate=Predicate.STATE_OWNED_BY,
        object="Indonesia",
        evidence=SENTENCE,
    )
    told = replace(told, relations=(owned,))
    rows = list(derive_rows([(FIRST, told)]))
    (found,) = only(rows, DealRow)
    assert [row.deal_id for row in only(rows, DealPromiseRow)] == [found.id]
    assert [row.name for row in only(rows, DealRoleRow)] == ["Kadin"]
    assert [row.object for row in only(rows, RelationRow)] == ["Indonesia"]
    assert [(row.name, row.quote) for row in only(rows, PersonRow)] == [("Budi", "Budi")]


def test_a_deal_names_its_umbrella() -> None:
    """The deal beneath points to the deal above it."""
    upper = deal(*parties("Indonesia", "Prancis"))
    lower = deal(under=0)
    rows = list(derive_rows([(FIRST, reading(FIRST, upper, lower))]))
    by_umbrella = {row.under: row.id for row in only(rows, DealRow)}
    assert by_umbrella[by_umbrella[None]] != by_umbrella[None]


def test_deriving_happens_only_where_needed(tmp_path: Path) -> None:
    """A register that is up to date is left alone; one that is behind is derived."""
    with Register.open(tmp_path / "jalin.db") as register:
        assert ensure_derived(register)
        assert not ensure_derived(register)
        register.add(FIRST, reading(FIRST, deal()))
        assert ensure_derived(register)
        before = list(register.dump())
        rebuild(register)
        assert list(register.dump()) == before
