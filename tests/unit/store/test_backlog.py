"""The list of documents whose derived rows are behind."""

from dataclasses import replace

import pytest

from jalin.store.register import Register
from jalin.store.rows import DealDayRow, DealRow, PartyRow, Row
from register_factory import doc, reading
from store_factory import day_row, deal_row, party_row


def list_pending(register: Register) -> list[str]:
    """List the texts of the pending documents."""
    documents = register.documents(row.document_id for row in register.pending())
    return [document.text for document in documents.values()]


def clear(register: Register) -> None:
    """Take all that is pending away."""
    register.clear_pending(row.sequence for row in register.pending())


def pending(register: Register) -> list[int]:
    """List the numbers of all that is pending."""
    return [row.sequence for row in register.pending()]


def derive_and_fail(register: Register) -> None:
    """Derive a deal in a transaction that fails afterwards."""
    with register.deriving():
        register.insert([deal_row("aa")])
        clear(register)
        register.set_deriver("one")
        raise ZeroDivisionError


def test_derived_rows_replace_those_before(register: Register) -> None:
    """Deriving anew drops what was derived before, and only that."""
    register.add(doc(), reading(doc()))
    register.replace_derived([deal_row("aa")], "test", cleared=pending(register))
    rows: list[Row] = [party_row("pindad"), deal_row("ab"), deal_row("bb")]
    register.replace_derived(rows, "test", cleared=pending(register))
    assert register.find(DealRow) == (deal_row("ab"), deal_row("bb"))
    assert register.find(PartyRow) == (party_row("pindad"),)
    assert register.find_deals("a") == (deal_row("ab"),)
    assert len(list(register.current())) == 1


def test_a_register_knows_whether_it_is_derived(register: Register) -> None:
    """After a new reading, or for another deriver, the derived tables are behind."""
    assert not register.is_derived("one")
    register.replace_derived([], "one", cleared=pending(register))
    assert register.is_derived("one")
    assert not register.is_derived("two")
    register.add(doc(), reading(doc()))
    assert not register.is_derived("one")
    assert register.is_derived_by("one")


def test_every_reading_makes_its_document_pending(register: Register) -> None:
    """A new document and a newer reading are pending, what is kept already is not."""
    register.add(doc("satu"), reading(doc("satu")))
    assert not register.add(doc("satu"), reading(doc("satu")))
    assert list_pending(register) == ["satu"]
    clear(register)
    register.add(doc("satu"), reading(doc("satu"), reader="test/2"))
    assert list_pending(register) == ["satu"]


def test_documents_can_be_marked(register: Register) -> None:
    """Whatever else changes what is derived can say so, one row a document."""
    register.mark_pending(["x", "y", "x"])
    assert [row.document_id for row in register.pending()] == ["x", "y"]
    assert [row.document_id for row in register.pending(limit=1)] == ["x"]


def test_no_number_is_used_twice(register: Register) -> None:
    """A number that was cleared does not come back, so that it clears nothing new."""
    register.mark_pending(["x"])
    (seen,) = register.pending()
    clear(register)
    register.mark_pending(["y"])
    register.clear_pending([seen.sequence])
    assert [row.document_id for row in register.pending()] == ["y"]


def test_what_comes_between_seeing_and_clearing_stays(address: str) -> None:
    """A newer reading of the same document that another writer adds is still pending after."""
    with Register.open(address) as deriver, Register.open(address) as writer:
        deriver.add(doc(), reading(doc()))
        seen = deriver.pending()
        writer.add(doc(), reading(doc(), reader="test/2"))
        with deriver.deriving():
            deriver.clear_pending(row.sequence for row in seen)
        assert [row.document_id for row in deriver.pending()] == [doc().id]
        assert not {row.sequence for row in writer.pending()} & {row.sequence for row in seen}


def test_a_deriver_that_fails_leaves_all_as_it_was(register: Register) -> None:
    """What a broken derivation wrote and cleared is undone."""
    register.add(doc(), reading(doc()))
    with pytest.raises(ZeroDivisionError):
        derive_and_fail(register)
    assert register.find(DealRow) == ()
    assert len(register.pending()) == 1
    assert not register.is_derived_by("one")


def test_what_was_read_since_a_mark_is_known(address: str) -> None:
    """Also where nothing says any more that it came in."""
    with Register.open(address) as one, Register.open(address) as two:
        one.add(doc("satu"), reading(doc("satu")))
        mark = one.mark()
        assert len(mark.pending) == 1
        two.add(doc("dua"), reading(doc("dua")))
        two.add(doc("satu"), reading(doc("satu"), reader="test/2"))
        clear(two)
        assert one.read_since(mark.newest) == {doc("satu").id, doc("dua").id}
        assert one.read_since(one.mark().newest) == frozenset()


def test_documents_that_are_behind_are_counted_once(register: Register) -> None:
    """However often they were marked."""
    register.mark_pending(["x"])
    register.mark_pending(["x", "y"])
    assert register.count_behind() == 2


def test_replacing_takes_away_only_what_was_pending_before(address: str) -> None:
    """Whatever is added or marked while a rebuild is worked out stays pending."""
    with Register.open(address) as deriver, Register.open(address) as other:
        deriver.add(doc("satu"), reading(doc("satu")))
        deriver.add(doc("dua"), reading(doc("dua")))
        cleared = [row.sequence for row in deriver.pending()]
        assert len(list(deriver.snapshot())) == 2
        other.mark_pending([doc("satu").id])
        other.add(doc("tiga"), reading(doc("tiga")))
        deriver.replace_derived([deal_row("a")], "one", cleared=cleared)
        assert list_pending(deriver) == ["satu", "tiga"]
        assert deriver.is_derived_by("one")


def test_rows_that_break_while_they_are_written_leave_those_before(register: Register) -> None:
    """A rebuild that fails half-way keeps the derived tables of before."""
    register.replace_derived([deal_row("aa"), day_row("aa")], "one", cleared=())
    broken = replace(day_row("bb"), stage=None)  # type: ignore[arg-type]
    with pytest.raises(Exception, match=r"(?i)null.*stage"):
        register.replace_derived([deal_row("cc"), day_row("cc"), broken], "two", cleared=())
    assert register.find(DealRow) == (deal_row("aa"),)
    assert register.find(DealDayRow) == (day_row("aa"),)
    assert register.is_derived("one")
