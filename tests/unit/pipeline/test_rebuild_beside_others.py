"""A rebuild beside others who add, judge and derive while it works everything out."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from jalin.model import Document, JudgementKind, Reading
from jalin.pipeline import derive
from jalin.pipeline.derive import CHUNK_SIZE, ensure_derived, name_deriver, rebuild
from jalin.pipeline.judging.keeping import keep_judgement
from jalin.store.register import Register
from jalin.store.rows import DealMentionRow
from register_factory import SENTENCE, deal, doc, fill, insight, judgement, reading

Meanwhile = Callable[[Register], None]


def tells(name: str, *, reader: str = "test/1") -> tuple[Document, Reading]:
    """Give a document with a reading of the deal of PT Pindad and Ashok Leyland."""
    document = doc(f"{SENTENCE} Kabar {name}.", name=name, published="2026-02-04")
    return document, reading(document, deal(), reader=reader)


def add_one(register: Register) -> None:
    """Add a document that stays behind."""
    register.add(*tells("baru"))


def add_and_derive(register: Register) -> None:
    """Add a document and derive it: nothing says any more that it is new."""
    fill(register, tells("baru"))


def read_anew_and_derive(register: Register) -> None:
    """Let another reader find no deal in a document that the rebuild has seen."""
    document, _ = tells("b")
    register.add(document, reading(document, reader="test/2"))
    ensure_derived(register, insight())


def reject(register: Register) -> None:
    """Reject a mention."""
    keep_judgement(register, judgement(JudgementKind.REJECT, (tells("b")[1], 0)))


def reject_and_derive(register: Register) -> None:
    """Reject a mention, and derive without it."""
    reject(register)
    ensure_derived(register, insight())


def take_back_and_derive(register: Register) -> None:
    """Take a decision back that the rebuild has seen."""
    (kept,) = register.judgements()
    withdrawal = judgement(JudgementKind.WITHDRAW, withdraws=kept.id, made="2026-03-02")
    keep_judgement(register, withdrawal)
    ensure_derived(register, insight())


def rebuild_too(register: Register) -> None:
    """Add a document and rebuild all."""
    register.add(*tells("baru"))
    rebuild(register, insight())


def derive_what_waited(register: Register) -> None:
    """Derive what was behind when the rebuild began."""
    ensure_derived(register, insight())


WAYS: tuple[Meanwhile, ...] = (
    *(add_one, add_and_derive, read_anew_and_derive, reject, reject_and_derive),
    *(rebuild_too, derive_what_waited),
)


@pytest.fixture(params=("sqlite", "postgresql"))
def both(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Register, Register]]:
    """Open one register twice, of four derived documents and one that waits, on each engine."""
    if request.param == "sqlite":
        address = str(tmp_path_factory.mktemp("register") / "jalin.db")
    else:
        address = request.getfixturevalue("postgres_url")
    with ExitStack() as opened:
        one = opened.enter_context(Register.open(address))
        fill(one, *map(tells, "abcd"))
        one.add(*tells("e"))
        yield one, opened.enter_context(Register.open(address))


def rebuild_beside(one: Register, two: Register, patch: pytest.MonkeyPatch, do: Meanwhile) -> int:
    """Rebuild by one while the other does something; give how often all was worked out for it."""
    kept_deriver = derive._derive_kept  # noqa: SLF001 (between looking and writing)
    turns = []

    def derive_beside(*given: object) -> object:
        turns.append(1)
        patch.setattr(derive, "_derive_kept", kept_deriver)
        # It could not be done where the rebuild kept others out.
        do(two)
        patch.setattr(derive, "_derive_kept", derive_beside)
        return kept_deriver(*given)  # type: ignore[arg-type]

    patch.setattr(derive, "_derive_kept", derive_beside)
    rebuild(one, insight())
    patch.setattr(derive, "_derive_kept", kept_deriver)
    return len(turns)


def check_derived(register: Register) -> None:
    """Check that nothing is behind, and that a rebuild alone writes the same."""
    assert register.is_derived(name_deriver())
    found = list(register.dump())
    rebuild(register, insight())
    assert list(register.dump()) == found


@pytest.mark.parametrize("do", WAYS, ids=lambda it: it.__name__)
def test_nothing_of_others_is_lost(
    both: tuple[Register, Register], monkeypatch: pytest.MonkeyPatch, do: Meanwhile
) -> None:
    """Neither what is behind nor what they derived; and all is worked out once only."""
    assert rebuild_beside(*both, monkeypatch, do) == 1
    check_derived(both[1])


def test_a_decision_that_is_taken_back_meanwhile_counts_no_more(
    both: tuple[Register, Register], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Though the rebuild worked with it."""
    reject_and_derive(both[0])
    assert not both[0].find(DealMentionRow, document_id=tells("b")[0].id)
    rebuild_beside(*both, monkeypatch, take_back_and_derive)
    assert both[1].find(DealMentionRow, document_id=tells("b")[0].id)
    check_derived(both[1])


def test_more_than_a_chunk_that_came_in_is_derived_too(
    both: tuple[Register, Register], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Chunk by chunk after the rest is written."""
    monkeypatch.setattr(derive, "CHUNK_SIZE", 2)
    assert CHUNK_SIZE > 2

    def add_many(register: Register) -> None:
        fill(register, *map(tells, "opqrstu"))

    rebuild_beside(*both, monkeypatch, add_many)
    check_derived(both[1])


def test_it_is_seen_no_further_back_than_before(
    both: tuple[Register, Register], monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the very transaction in which the rows are replaced what came in is derived again."""
    seen: list[bool] = []
    pending = derive._derive_chunk  # noqa: SLF001 (the first state after the rows are replaced)

    def look(register: Register, known: object) -> bool:
        seen.append(both[1].is_derived(name_deriver()))
        return pending(register, known)  # type: ignore[arg-type]

    def add(register: Register) -> None:
        add_and_derive(register)
        monkeypatch.setattr(derive, "_derive_chunk", look)

    rebuild_beside(*both, monkeypatch, add)
    assert seen == [True]
