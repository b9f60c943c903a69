"""Builders of documents and readings, as small as a test needs them."""

from collections.abc import Iterable, Sequence
from functools import cache

from jalin.model import (
    Claim,
    DealMention,
    Document,
    Factuality,
    Instrument,
    Judgement,
    JudgementKind,
    PartialDate,
    Party,
    PartyKind,
    Person,
    Promise,
    Reading,
    Sector,
    Skipped,
    Stage,
    Statement,
    Step,
    StepKind,
)
from jalin.pipeline.derive import ensure_derived, update_rows
from jalin.pipeline.deriving.insight import Insight, load_insight
from jalin.pipeline.judging.keeping import keep_judgement
from jalin.pipeline.run import Reader
from jalin.resolve.judged.anchors import build_anchor
from jalin.store.memory import MemoryRows
from jalin.store.register import Register

SENTENCE = "PT Pindad dan Ashok Leyland meneken nota kesepahaman."
# With the sentence in front, long enough to be copied.
STORY = f"""{SENTENCE} Bus listrik dirakit di Bandung oleh para teknisi dari kedua perusahaan itu \
sejak awal tahun, dan pabrik itu akan rampung pada Juni serta menyerap ratusan tenaga kerja baru \
dari daerah sekitarnya."""


def date(text: str | None) -> PartialDate | None:
    """Read a date, or pass on that there is none."""
    return None if text is None else PartialDate.parse(text)


def doc(text: str = SENTENCE, *, name: str = "a", published: str | None = None) -> Document:
    """Build a document."""
    return Document(name=name, text=text, outlet=f"Warta {name}", published=date(published))


def story(
    name: str, published: str | None = None, *, text: str = STORY, tail: str = ""
) -> Document:
    """Build a document long enough to have copies: those of one text and any tail are such."""
    return doc(f"{text} {tail}".strip(), name=name, published=published)


def party(
    name: str,
    *aliases: str,
    kind: PartyKind = PartyKind.COMPANY,
    country: str | None = None,
    known_as: str | None = None,
) -> Party:
    """Build a party, a company unless told otherwise."""
    return Party(name=name, aliases=aliases, kind=kind, country=country, known_as=known_as)


def parties(*names: str) -> tuple[Party, ...]:
    """Build companies by name."""
    return tuple(party(name) for name in names)


def deal(  # noqa: PLR0913 (a builder)
    *members: Party,
    stage: Stage = Stage.INTENT,
    instrument: Instrument = Instrument.MEMORANDUM,
    objects: Sequence[str] = ("bus listrik",),
    sectors: Sequence[Sector] = (),
    date: PartialDate | None = None,
    place: str | None = None,
    evidence: str | None = SENTENCE,
    steps: Sequence[Step] | None = None,
    claims: Sequence[Claim] = (),
    under: int | None = None,
    conflict: str | None = None,
) -> DealMention:
    """Build a deal mention; without members it is between PT Pindad and Ashok Leyland.

    Without steps its evidence tells its stage as a fact.
    """
    fact = Step(
        stage=stage,
        factuality=Factuality.FACTUAL,
        evidence=evidence or "",
        instrument=instrument,
        date=date,
        place=place,
    )
    return DealMention(
        parties=members or parties("PT Pindad", "Ashok Leyland"),
        instrument=instrument,
        stage=stage,
        objects=tuple(objects),
        sectors=tuple(sectors),
        date=date,
        place=place,
        evidence=evidence,
        steps=(fact,) if steps is None else tuple(steps),
        claims=tuple(claims),
        under=under,
        conflict=conflict,
    )


def reading(
    document: Document,
    *deals: DealMention,
    promises: Sequence[Promise] = (),
    people: Sequence[Person] = (),
    statements: Sequence[Statement] = (),
    reader: str = "test/1",
) -> Reading:
    """Build the reading of a document."""
    return Reading(
        doc_id=document.name,
        document_id=document.id,
        relevant=bool(deals),
        published=document.published,
        deals=deals,
        promises=tuple(promises),
        people=tuple(people),
        statements=tuple(statements),
        reader=reader,
    )


def reader_of(readings: Sequence[Reading], *, version: str = "test/1") -> Reader:
    """Build a reader that knows the readings of some documents by name."""
    by_name = {each.doc_id: each for each in readings}
    return Reader(version=version, read=lambda document: by_name[document.name])


class Heard:
    """An observer that keeps what it hears."""

    def __init__(self) -> None:
        self.events: list[tuple[str, ...]] = []

    def started(self, step: str) -> None:
        """Keep that a step began."""
        self.events.append(("started", step))

    def advanced(self, step: str, name: str) -> None:
        """Keep that one more thing is done."""
        self.events.append(("advanced", step, name))

    def skipped(self, skipped: Skipped) -> None:
        """Keep what was left out."""
        self.events.append(("skipped", skipped.source, skipped.reason))

    def finished(self, step: str) -> None:
        """Keep that a step is done."""
        self.events.append(("finished", step))


@cache
def insight() -> Insight:
    """Give rule data and directory, read once for all tests."""
    return load_insight()


def derived(
    *kept: tuple[Document, Reading],
    judgements: Iterable[Judgement] = (),
    before: Sequence[tuple[Document, Reading]] = (),
) -> MemoryRows:
    """Derive the rows of some readings in memory; those `before` are derived first."""
    rows = MemoryRows((*before, *kept))
    for batch in (before, kept):
        update(rows, *batch, judgements=judgements)
    return rows


def update(
    rows: MemoryRows, *kept: tuple[Document, Reading], judgements: Iterable[Judgement] = ()
) -> None:
    """Bring rows up to date with documents that are new, or were read or judged anew."""
    judged = insight().judged(judgements)
    update_rows(rows, {document.id: (document, told) for document, told in kept}, judged)


def fill(
    register: Register, *kept: tuple[Document, Reading], judgements: Iterable[Judgement] = ()
) -> None:
    """Put documents and judgements into a register and derive what follows from them."""
    for document, told in kept:
        register.add(document, told)
    for judgement in judgements:
        keep_judgement(register, judgement)
    ensure_derived(register, insight())


def judgement(  # noqa: PLR0913 (a builder)
    kind: JudgementKind,
    *anchors: tuple[Reading, int],
    made: str = "2026-03-01",
    field: str | None = None,
    value: str | None = None,
    quote: str | None = None,
    only_here: bool = False,
    party_ids: Sequence[str] = (),
    note: str | None = None,
    withdraws: str | None = None,
) -> Judgement:
    """Build a judgement of mentions, each a reading and the index of its deal, made on a day."""
    return Judgement(
        kind=kind,
        reviewer="Ana",
        made=f"{made}T08:00:00Z",
        anchors=tuple(build_anchor(told.document_id or "", told, it) for told, it in anchors),
        parties=tuple(party_ids),
        field=field,
        value=value,
        quote=quote,
        only_here=only_here,
        note=note,
        withdraws=withdraws,
    )


def step(
    stage: Stage,
    day: str | None = None,
    *,
    evidence: str = SENTENCE,
    factuality: Factuality = Factuality.FACTUAL,
    kind: StepKind = StepKind.DEVELOPMENT,
) -> Step:
    """Build a step, a fact unless told otherwise."""
    return Step(stage=stage, date=date(day), evidence=evidence, factuality=factuality, kind=kind)
