"""What a document says beside its deals."""

from dataclasses import replace

from jalin.model import Person, Predicate, Promise, Relation, Statement
from jalin.store.saying_rows import PersonRow, PromiseRow, RelationRow, StatementRow
from register_factory import SENTENCE, date, deal, derived, doc, reading

TEXT = f'{SENTENCE} "Kami mulai pada Juni," kata Budi. Bus itu rampung tahun ini.'
DOCUMENT = doc(TEXT, name="a", published="2026-02-04")
TOLD = replace(
    reading(
        DOCUMENT,
        people=[Person(name="Budi", role="Direktur", organisation="PT Pindad")],
        statements=[Statement(speaker="Budi", text="Kami mulai pada Juni,", direct=True)],
        promises=[Promise(who="Budi", text="rampung tahun ini", due=date("2026"))],
    ),
    relations=(
        Relation(
            subject="PT Pindad",
            predicate=Predicate.STATE_OWNED_BY,
            object="Indonesia",
            evidence=SENTENCE,
        ),
    ),
)


def test_each_saying_is_kept_with_its_words() -> None:
    """People, relations, statements and promises are cut out of their document."""
    rows = derived((DOCUMENT, TOLD))
    found: list[PersonRow | RelationRow | StatementRow | PromiseRow] = [
        *rows.all_rows(PersonRow),
        *rows.all_rows(RelationRow),
        *rows.all_rows(StatementRow),
        *rows.all_rows(PromiseRow),
    ]
    assert [row.quote for row in found] == [
        "Budi",
        SENTENCE,
        "Kami mulai pada Juni,",
        "rampung tahun ini",
    ]
    assert all(DOCUMENT.text[it.span_start : it.span_end] == it.quote for it in found)


def test_what_does_not_stand_in_the_text_has_no_row() -> None:
    """A saying that is not a slice of the text is left out, the others keep their places."""
    told = reading(
        DOCUMENT,
        statements=[Statement(speaker="Budi", text="tidak tertulis", direct=True)],
        promises=[
            Promise(who="Budi", text="tidak tertulis"),
            Promise(who="Budi", text="rampung tahun ini"),
        ],
        people=[Person(name="Siti", role="Direktur", organisation="PT Len")],
    )
    unsaid = Relation(subject="PT Len", predicate=Predicate.PART_OF, object="DEFEND ID")
    rows = derived((DOCUMENT, replace(told, relations=(unsaid,))))
    assert not [*rows.all_rows(PersonRow), *rows.all_rows(RelationRow)]
    assert not list(rows.all_rows(StatementRow))
    assert [row.position for row in rows.all_rows(PromiseRow)] == [1]


def test_a_new_reading_takes_the_place_of_the_old() -> None:
    """What it does not say any more is gone, and other documents are left alone."""
    other = doc(f"{TEXT} Lagi.", name="b")
    kept = [(DOCUMENT, TOLD), (other, replace(TOLD, document_id=other.id))]
    rows = derived((DOCUMENT, reading(DOCUMENT, deal(), reader="test/2")), before=kept)
    assert {row.document_id for row in rows.all_rows(PersonRow)} == {other.id}
    assert {row.document_id for row in rows.all_rows(PromiseRow)} == {other.id}
