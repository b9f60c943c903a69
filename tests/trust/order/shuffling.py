"""The sample corpus as news comes in: in any order, by any batches, twice, under other names.

What people decided comes in between. All is drawn from one random generator, so that a seed tells
a whole history.
"""

import datetime as dt
import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache

import pytest

from jalin.model import Document, Judgement, JudgementKind, Reading, Skipped
from jalin.pipeline import derive
from jalin.pipeline.jobs import Intake, find_all_samples, read_intake
from jalin.pipeline.judging.keeping import keep_judgement
from jalin.pipeline.run import Reader, add_documents
from jalin.pipeline.searching.search import search
from jalin.pipeline.serving import library
from jalin.pipeline.serving.library import Library
from jalin.read import READER
from jalin.store.register import Register
from register_factory import Heard, insight, judgement

TODAY = dt.date(2026, 6, 30)
NOTES = (
    Skipped(source="rusak.pdf", reason="broken", detail="ends in the middle"),
    Skipped(source="kosong.txt", reason="no_text", detail=""),
)
QUESTIONS = (
    *("pabrik", '"nota kesepahaman"', "party:pindad", "stage>=committed -bus", "electric bus*"),
    *("due<2026-07", "state:stalled", "kapal | radar", "baterai -nikel"),
)

Item = Document | Skipped | Judgement


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """The sample as it is read: documents with their readings, and what was decided of some."""

    readings: Mapping[str, Reading]
    documents: tuple[Document, ...]
    judgements: tuple[Judgement, ...]

    def find_reader(self) -> Reader:
        """Give a reader that knows all texts of the press, by whatever name they come."""

        def read(document: Document) -> Reading:
            return replace(self.readings[document.id], doc_id=document.name)

        return Reader(version=READER, read=read)


@cache
def read_press() -> Press:
    """Read the sample once, by the reader itself."""
    intake = Intake(paths=find_all_samples(), today=TODAY, fields={})
    pairs = [item for item in read_intake(intake) if not isinstance(item, Skipped)]
    return Press(
        readings={document.id: told for document, told in pairs},
        documents=tuple(document for document, _ in pairs),
        judgements=tuple(_decide([told for _, told in pairs if told.deals])),
    )


def _decide(told: Sequence[Reading]) -> Iterator[Judgement]:
    """Decide something of every kind, later decisions of some of the same deals too."""
    kinds = JudgementKind
    yield judgement(kinds.CORRECT, (told[0], 0), made="2026-05-01", field="place", value="Tegal")
    yield judgement(kinds.CORRECT, (told[0], 0), made="2026-05-02", field="place", value="Batam")
    yield judgement(kinds.MERGE, (told[3], 0), (told[9], 0), made="2026-05-03")
    yield judgement(kinds.REJECT, (told[5], 0), made="2026-05-04")
    noted = judgement(kinds.NOTE, (told[7], 0), made="2026-05-05", note="Benar.")
    yield noted
    yield judgement(kinds.WITHDRAW, made="2026-05-06", withdraws=noted.id)


def draw_history(press: Press, chance: random.Random) -> list[list[Item]]:
    """Draw in which batches the press comes in; some texts come again, some by other names.

    A name that is later by the alphabet leaves the document its own. What is decided comes in the
    order of its making, wherever it stands.
    """
    again = chance.choices(press.documents, k=chance.randrange(60))
    renamed = [replace(it, name=f"zz/{it.name}") for it in press.documents]
    items: list[Item] = [*press.documents, *again, *renamed, *NOTES, NOTES[0]]
    chance.shuffle(items)
    places = sorted(chance.randrange(len(items) + 1) for _ in press.judgements)
    for shift, (place, decided) in enumerate(zip(places, press.judgements, strict=True)):
        items.insert(place + shift, decided)
    return list(_cut(items, chance))


def _cut(items: list[Item], chance: random.Random) -> Iterator[list[Item]]:
    """Cut items into few or many batches; one single batch is among what may come."""
    longest = chance.choice((30, 80, 300))
    start = 0
    while start < len(items):
        end = start + chance.randint(1, longest)
        yield items[start:end]
        start = end


def add_history(register: Register, history: Iterable[Sequence[Item]], press: Press) -> None:
    """Let a history happen: each batch is added and derived, as runs of `jalin add` would."""
    reader = press.find_reader()
    for batch in history:
        decided = [item for item in batch if isinstance(item, Judgement)]
        news = [item for item in batch if not isinstance(item, Judgement)]
        for each in decided:
            keep_judgement(register, each)
        add_documents(register, news, reader, Heard())


@contextmanager
def derive_by(chunk_size: int, much: float) -> Iterator[None]:
    """Derive so many documents at a time, and all at once above a share that is behind."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(derive, "CHUNK_SIZE", chunk_size)
        patch.setattr(derive, "_MUCH", much)
        # Rule data and directory, which every run reads anew.
        patch.setattr(derive, "load_insight", insight)
        patch.setattr(library, "load_insight", insight)
        yield


def describe(address: str, register: Register) -> list[str]:
    """Write all that can be told of a register: its rows, and what searches of it find."""
    lines = list(register.dump())
    with Library(address, lambda: TODAY) as opened, opened.visit() as visit:
        lines += [f"{question}: {search(visit, question)}" for question in QUESTIONS]
    return lines
