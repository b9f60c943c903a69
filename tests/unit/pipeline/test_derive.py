"""What is behind is derived: piece by piece, or all at once."""

from collections.abc import Iterator

import pytest

from jalin.model import AbortError, Document, JudgementKind, PartyKind, Reading
from jalin.pipeline import derive
from jalin.pipeline.derive import ensure_derived, name_deriver, rebuild
from jalin.pipeline.judging.keeping import keep_judgement
from jalin.store.register import Register
from jalin.store.rows import DealMentionRow, DealRow
from register_factory import SENTENCE, deal, doc, fill, insight, judgement, parties, party, reading

# A row that no document gives: only a rebuild takes it away.
STRAY = DealRow(id="stray", first_told=None, last_told=None)


def tells(name: str, published: str = "2026-02-04") -> tuple[Document, Reading]:
    """Give a document with a reading of the deal of PT Pindad and Ashok Leyland."""
    document = doc(f"{SENTENCE} Kabar {name}.", name=name, published=published)
    return document, reading(document, deal())


@pytest.fixture
def register() -> Iterator[Register]:
    """Open a derived register of four documents, with a stray row."""
    with Register.open(":memory:") as opened:
        fill(opened, *map(tells, "abcd"))
        opened.insert([STRAY])
        yield opened


def is_rebuilt(register: Register) -> bool:
    """Tell whether all was derived anew since the stray row came."""
    return not register.find(DealRow, id=STRAY.id)


def dump(register: Register) -> list[str]:
    """Dump the derived tables without the stray row."""
    register.delete_any(DealRow, "id", [STRAY.id])
    return list(register.dump(derived_only=True))


def dump_anew(register: Register) -> list[str]:
    """Dump what a rebuild gives."""
    rebuild(register, insight())
    return list(register.dump(derived_only=True))


def test_a_register_that_is_up_to_date_is_left_alone(register: Register) -> None:
    """And says that nothing was to be done."""
    assert not ensure_derived(register, insight())
    assert not is_rebuilt(register)


def test_a_new_register_is_derived() -> None:
    """Though it holds nothing yet."""
    with Register.open(":memory:") as register:
        assert ensure_derived(register, insight())
        assert register.is_derived(name_deriver())
        assert not list(register.dump(derived_only=True))


def test_a_few_documents_are_added_to_what_is_there(register: Register) -> None:
    """Nothing else is looked at, and the outcome is that of a rebuild."""
    register.add(*tells("e"))
    assert ensure_derived(register, insight())
    assert register.is_derived(name_deriver())
    assert not is_rebuilt(register)
    assert dump(register) == dump_anew(register)


@pytest.mark.parametrize(("count", "expected"), [(4, "added"), (5, "rebuilt")])
def test_where_more_than_half_is_behind_all_is_derived_anew(
    register: Register, count: int, expected: str
) -> None:
    """In memory that is quicker."""
    for name in "efghi"[:count]:
        register.add(*tells(name))
    ensure_derived(register, insight())
    assert ("rebuilt" if is_rebuilt(register) else "added") == expected
    assert dump(register) == dump_anew(register)


@pytest.mark.parametrize("size", [1, 2, 500])
def test_no_chunk_is_so_small_that_it_matters(
    register: Register, size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Derived one by one or together, the documents give the same rows."""
    monkeypatch.setattr(derive, "CHUNK_SIZE", size)
    for name in "ef":
        register.add(*tells(name, "2026-01-01"))
    ensure_derived(register, insight())
    assert not register.pending()
    assert not is_rebuilt(register)
    assert dump(register) == dump_anew(register)


def test_the_work_of_another_deriver_is_done_anew(register: Register) -> None:
    """Whether or not a document came in since."""
    register.set_deriver("register/0")
    assert ensure_derived(register, insight())
    assert is_rebuilt(register)
    assert register.is_derived(name_deriver())


def test_a_killed_run_is_mended(register: Register) -> None:
    """What was kept and not derived is derived by the next run, whatever it adds itself."""
    register.add(*tells("e"))
    assert not register.is_derived(name_deriver())
    assert len(register.find(DealMentionRow)) == 4
    fill(register, tells("f"))
    assert len(register.find(DealMentionRow)) == 6


def test_a_run_that_fails_changes_nothing(register: Register) -> None:
    """The rows stay as they were, and what was behind still is."""
    register.add(*tells("e"))
    register.add_judgement("0" * 16, "2026-03-01T08:00:00Z", '{"kind":"bless"}')
    before = list(register.dump(derived_only=True))
    for step in (ensure_derived, rebuild):
        with pytest.raises(AbortError):
            step(register, insight())
    assert list(register.dump(derived_only=True)) == before
    assert len(register.pending()) == 1


def test_a_judgement_is_derived_like_a_document(register: Register) -> None:
    """It marks the documents that it speaks of, and only these are derived anew."""
    told = tells("b")[1]
    keep_judgement(register, judgement(JudgementKind.REJECT, (told, 0)))
    assert {row.document_id for row in register.pending()} == {told.document_id}
    assert ensure_derived(register, insight())
    assert not is_rebuilt(register)
    assert not register.find(DealMentionRow, document_id=told.document_id)
    assert dump(register) == dump_anew(register)


def test_a_document_that_is_read_anew_gives_new_rows(register: Register) -> None:
    """The current reading counts."""
    document, _ = tells("b")
    register.add(document, reading(document, reader="test/2"))
    ensure_derived(register, insight())
    assert not register.find(DealMentionRow, document_id=document.id)
    assert dump(register) == dump_anew(register)


def test_a_document_that_waits_to_be_read_anew_may_be_touched_before(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name settles otherwise by one document; the next one that names it has a newer reading."""
    unsaid = doc(f"{SENTENCE} Kabar u.", name="u", published="2026-02-04")
    bare = deal(party("Bajamekar", kind=PartyKind.OTHER), party("Thales"))
    fill(register, (unsaid, reading(unsaid, bare)))
    monkeypatch.setattr(derive, "CHUNK_SIZE", 1)
    newer = doc(f"{SENTENCE} Kabar n.", name="n", published="2026-02-05")
    register.add(newer, reading(newer, deal(*parties("PT Bajamekar", "Thales"))))
    others = [deal(*parties(name, "Thales")) for name in ("PT Semenbaru", "PT Kacabaru")]
    register.add(unsaid, reading(unsaid, *others, reader="test/2"))
    ensure_derived(register, insight())
    assert not is_rebuilt(register)
    assert dump(register) == dump_anew(register)


def test_the_name_of_the_deriver_tells_its_method() -> None:
    """And the rule data and directory that it uses, so that a change of them is seen."""
    method, digest = name_deriver().split("+")
    assert (method, len(digest)) == (derive.METHOD, 12)
    assert name_deriver() == name_deriver()
