"""On which state of the register a reviewer decides: told to the page, asked for when saving."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from jalin.model import JalinError, Judgement
from jalin.pipeline.judging import load_judgements
from jalin.pipeline.judging.targets import list_places
from jalin.resolve.deals.candidates import DealPlace
from jalin.resolve.judged.rulings import documents_touched
from jalin.store.register import Register
from jalin.store.rows import DealMentionRow

_LENGTH = 32


class StaleError(JalinError):
    """What is judged has changed since the page was made: nothing was saved.

    `judgements` are those of the same documents, the latest first.
    """

    def __init__(self, judgements: Iterable[Judgement] = ()) -> None:
        self.judgements = tuple(judgements)
        super().__init__("what is judged has changed meanwhile; look again before you decide")


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """What a decision rests on. `digest` changes when any of it does.

    `deal_id` is the deal of the mention, None where it is none. `judgements` are all that were made
    of documents of the deal, withdrawn or not, the latest first.
    """

    deal_id: str | None
    digest: str
    judgements: tuple[Judgement, ...]


def find_basis(register: Register, place: DealPlace) -> Basis:
    """Find what a decision on a mention rests on. The register must be derived."""
    rows = register.find(DealMentionRow, document_id=place.document_id, position=place.deal)
    deal_id = rows[0].deal_id if rows else None
    places = list_places(register, deal_id) if deal_id is not None else (place,)
    documents = {it.document_id for it in (*places, place)}
    made = _find_made(load_judgements(register), documents)
    readings = register.current_of(documents)
    readers = [(each, reading.reader) for each, (_, reading) in readings.items()]
    content = repr((deal_id, places, readers, [it.id for it in made]))
    return Basis(
        deal_id=deal_id,
        digest=hashlib.sha256(content.encode()).hexdigest()[:_LENGTH],
        judgements=tuple(reversed(made)),
    )


def _find_made(judgements: Iterable[Judgement], documents: set[str]) -> list[Judgement]:
    """Find the judgements of some documents; a withdrawal speaks of what it takes back."""
    found: dict[str, Judgement] = {}
    for judgement in judgements:
        is_named = bool(documents.intersection(documents_touched(judgement)))
        if is_named or judgement.withdraws in found:
            found[judgement.id] = judgement
    return list(found.values())
