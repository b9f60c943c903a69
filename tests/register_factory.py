"""Builders of documents and readings, as small as a test needs them."""

from collections.abc import Sequence

from jalin.model import (
    Claim,
    DealMention,
    Document,
    Factuality,
    Instrument,
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
)
from jalin.pipeline.run import Reader

SENTENCE = "PT Pindad dan Ashok Leyland meneken nota kesepahaman."


def date(text: str | None) -> PartialDate | None:
    """Read a date, or pass on that there is none."""
    return None if text is None else PartialDate.parse(text)


def doc(text: str = SENTENCE, *, name: str = "a", published: str | None = None) -> Document:
    """Build a document."""
    return Document(name=name, text=text, outlet=f"Warta {name}", published=date(published))


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
