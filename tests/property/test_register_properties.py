"""What always holds of a register, whatever the documents say."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from jalin.model import (
    DealMention,
    Document,
    Factuality,
    Instrument,
    PartialDate,
    Party,
    PartyKind,
    Promise,
    Reading,
    Sector,
    Stage,
    Step,
    StepKind,
)
from jalin.pipeline.derive import derive_rows, rebuild
from jalin.pipeline.run import add_documents
from jalin.store.codec import decode_reading, encode_reading
from jalin.store.register import Register
from jalin.store.rows import (
    ClaimRow,
    DealMentionRow,
    DealRow,
    PromiseRow,
    StatementRow,
    StepEvidenceRow,
)
from jalin.track.history import derive_history
from jalin.track.telling import Telling
from register_factory import SENTENCE, Heard, reader_of

TEXT = f"{SENTENCE} Bus listrik dirakit di Bandung. Pabrik rampung pada Juni."
SENTENCES = (*TEXT.replace(". ", ".\n").split("\n"), "Ini tidak tertulis.")
# Few names, so that documents meet; initials, descriptions, aliases and one known party among them.
NAMES = ("PT Pindad", "Pindad", "Ashok Leyland", "MAZ", "Minsk", "perusahaan setempat", "Thales")

dates = (
    st.none()
    | st.builds(PartialDate, year=st.integers(2023, 2025), month=st.integers(1, 3))
    | st.dates(dt.date(2023, 1, 1), dt.date(2025, 12, 31)).map(PartialDate.of)
)
parties = st.builds(
    Party,
    name=st.sampled_from(NAMES),
    aliases=st.lists(st.sampled_from(NAMES), max_size=1).map(tuple),
    kind=st.sampled_from((PartyKind.COMPANY, PartyKind.MINISTRY, PartyKind.OTHER)),
    country=st.sampled_from((None, "ID", "BY")),
    known_as=st.sampled_from((None, None, "pindad", "thales")),
)
steps = st.builds(
    Step,
    stage=st.sampled_from(Stage),
    factuality=st.sampled_from(Factuality),
    kind=st.sampled_from(StepKind),
    date=dates,
    evidence=st.sampled_from(SENTENCES),
)
deals = st.builds(
    DealMention,
    parties=st.lists(parties, min_size=1, max_size=4).map(tuple),
    instrument=st.sampled_from(Instrument),
    stage=st.sampled_from(Stage),
    sectors=st.lists(st.sampled_from(list(Sector)[:3]), max_size=2, unique=True).map(tuple),
    objects=st.lists(st.sampled_from(("bus listrik", "radar")), max_size=2).map(tuple),
    date=dates,
    place=st.sampled_from((None, "Bandung", "Jakarta")),
    evidence=st.sampled_from(SENTENCES),
    steps=st.lists(steps, max_size=3).map(tuple),
)
promises = st.builds(
    Promise, who=st.sampled_from(NAMES), text=st.sampled_from(SENTENCES), due=dates
)


@st.composite
def readings(draw: st.DrawFn) -> list[tuple[Document, Reading]]:
    """Draw some documents, each with its reading."""
    kept = []
    for index in range(draw(st.integers(1, 5))):
        document = Document(name=f"d{index}", text=f"{TEXT} {index}", published=draw(dates))
        told = draw(st.lists(deals, max_size=3))
        lowered = [
            replace(it, under=0) if i and draw(st.booleans()) else it for i, it in enumerate(told)
        ]
        reading = Reading(
            doc_id=document.name,
            document_id=document.id,
            relevant=bool(told),
            published=document.published,
            deals=tuple(lowered),
            promises=tuple(draw(st.lists(promises, max_size=2))),
            reader="test/1",
        )
        kept.append((document, reading))
    return kept


def fill(folder: str, name: str, kept: Sequence[tuple[Document, Reading]], n_runs: int = 1) -> Path:
    """Add documents to a register of their own, one after another in so many runs."""
    path = Path(folder) / name
    reader = reader_of([reading for _, reading in kept])
    with Register.open(path) as register:
        for run in range(n_runs):
            add_documents(register, [it for it, _ in kept][run::n_runs], reader, Heard())
    return path


def dump(path: Path, *, derived_only: bool = False) -> list[str]:
    """Dump a register's file."""
    with Register.open(path, create=False) as register:
        return list(register.dump(derived_only=derived_only))


@settings(max_examples=15, deadline=None)
@given(kept=readings())
def test_adding_twice_changes_nothing(kept: list[tuple[Document, Reading]]) -> None:
    """A second run over the same documents leaves the register as it was, to the byte."""
    with TemporaryDirectory() as folder:
        path = fill(folder, "one.db", kept)
        before = dump(path)
        fill(folder, "one.db", kept)
        assert dump(path) == before


@settings(max_examples=15, deadline=None)
@given(kept=readings(), data=st.data())
def test_the_order_of_documents_does_not_matter(
    kept: list[tuple[Document, Reading]], data: st.DataObject
) -> None:
    """Any order, in one run or several, derives the same register."""
    order = data.draw(st.permutations(kept))
    with TemporaryDirectory() as folder:
        one = fill(folder, "one.db", kept)
        other = fill(folder, "other.db", order, n_runs=2)
        assert dump(one, derived_only=True) == dump(other, derived_only=True)


@settings(max_examples=15, deadline=None)
@given(kept=readings(), data=st.data())
def test_the_order_of_names_does_not_matter(
    kept: list[tuple[Document, Reading]], data: st.DataObject
) -> None:
    """The same texts under several names, in any order, give the same file in all its tables."""
    renamed = [
        (replace(document, name=f"{name}{document.name}"), reading)
        for name in ("a", "x")
        for document, reading in kept
    ]
    named = [(it, replace(reading, doc_id=it.name)) for it, reading in (*kept, *renamed)]
    order = data.draw(st.permutations(named))
    with TemporaryDirectory() as folder:
        one = fill(folder, "one.db", named)
        other = fill(folder, "other.db", order, n_runs=2)
        assert dump(one) == dump(other)


@settings(max_examples=15, deadline=None)
@given(kept=readings())
def test_a_rebuild_gives_the_same_register(kept: list[tuple[Document, Reading]]) -> None:
    """Dropping what is derived and deriving it anew changes nothing."""
    with TemporaryDirectory() as folder, Register.open(fill(folder, "one.db", kept, 2)) as register:
        before = list(register.dump())
        rebuild(register)
        assert list(register.dump()) == before


@settings(max_examples=40, deadline=None)
@given(kept=readings())
def test_every_deal_of_a_document_is_in_one_deal_of_the_register(
    kept: list[tuple[Document, Reading]],
) -> None:
    """Clusters part the mentions: none is lost, none is in two, no document is twice in one."""
    rows = list(derive_rows(kept))
    mentions = [row for row in rows if isinstance(row, DealMentionRow)]
    told = {(it.id, index) for it, reading in kept for index in range(len(reading.deals))}
    assert {(row.document_id, row.position) for row in mentions} == told
    assert len(mentions) == len(told)
    assert len({(row.deal_id, row.document_id) for row in mentions}) == len(mentions)
    ids = [row.id for row in rows if isinstance(row, DealRow)]
    assert sorted(set(ids)) == sorted(ids)


@settings(max_examples=40, deadline=None)
@given(kept=readings())
def test_every_quote_is_its_slice(kept: list[tuple[Document, Reading]]) -> None:
    """A row with a place quotes exactly what stands there."""
    texts = {document.id: document.text for document, _ in kept}
    for row in derive_rows(kept):
        if isinstance(row, (StepEvidenceRow, ClaimRow, StatementRow, PromiseRow)):
            assert texts[row.document_id][row.span_start : row.span_end] == row.quote


@given(mentions=st.lists(deals, min_size=1, max_size=4))
def test_a_deal_stands_no_higher_than_a_fact(mentions: list[DealMention]) -> None:
    """The rung reached is one that some telling states as fact."""
    document = Document(name="d", text=TEXT)
    history = derive_history(Telling(document=document, mention=it) for it in mentions)
    factual = {step.stage for step in history.steps if step.moves}
    assert history.stage in factual
    assert history.reached is None or history.reached in factual


@settings(max_examples=40, deadline=None)
@given(kept=readings())
def test_a_reading_comes_back_from_the_file(kept: list[tuple[Document, Reading]]) -> None:
    """Encoding and decoding a reading is identity."""
    for _, reading in kept:
        assert decode_reading(encode_reading(reading)) == reading
