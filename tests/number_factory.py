"""Builders of registers for the tests of figures: a few deals with dated steps, behind a visit."""

import datetime as dt
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from jalin.model import (
    DealMention,
    Document,
    Instrument,
    Judgement,
    Party,
    Person,
    Promise,
    Reading,
    Sector,
    Stage,
    Step,
)
from jalin.pipeline.serving.library import Library
from jalin.pipeline.serving.visit import Visit
from jalin.store.register import Register
from register_factory import deal, doc, fill, parties, reading, step

TODAY = dt.date(2026, 7, 1)
# What every document says, and every step and value rests on.
AGREED = "Kedua pihak sepakat bekerja sama."
Told = tuple[Document, Reading]


def tell(  # noqa: PLR0913 (a builder)
    name: str,
    members: Sequence[str | Party],
    *steps: Step,
    published: str,
    sectors: Sequence[Sector] = (),
    instrument: Instrument = Instrument.MEMORANDUM,
    promises: Sequence[Promise] = (),
    people: Sequence[Person] = (),
    text: str = "",
) -> Told:
    """Build a document that tells one deal of some parties, with things of its own."""
    document = doc(text or f"{AGREED} Berita {name}.", name=name, published=published)
    own = [it if isinstance(it, Party) else parties(it)[0] for it in members]
    told: DealMention = deal(
        *own,
        stage=_find_stage(steps),
        instrument=instrument,
        objects=[name * 4],
        sectors=sectors,
        evidence=AGREED,
        steps=steps,
    )
    return document, reading(document, told, promises=promises, people=people)


def signed(day: str | None, *, on: Stage = Stage.INTENT) -> Step:
    """Build a step told as fact, an intent unless told otherwise."""
    return step(on, day, evidence=AGREED)


@contextmanager
def open_visit(
    folder: Path,
    *told: Told,
    as_of: dt.date | None = None,
    judgements: Sequence[Judgement] = (),
) -> Iterator[Visit]:
    """Make a register of some documents and visit it."""
    path = folder / "register.db"
    with Register.open(path) as register:
        fill(register, *told, judgements=judgements)
    with Library(path, lambda: TODAY) as library, library.visit(as_of) as visit:
        yield visit


def _find_stage(steps: Sequence[Step]) -> Stage:
    rungs = [it.stage for it in steps if it.stage.rung is not None]
    return max(rungs, key=lambda stage: stage.rung or 0, default=Stage.PROPOSED)
