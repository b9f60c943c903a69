"""The gold of a register: for each deal its mentions, its states on days, what became of it."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec

from jalin.model import DealState, Stage
from jalin.track.promises.promise import PromiseState

Place = tuple[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldMention:
    """A mention by the name of its document and its index in the gold reading."""

    doc_id: str
    deal: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldState:
    """How a deal fares on a day, as far as it was known then."""

    day: dt.date
    state: DealState


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldPromise:
    """What became of a promise by a day. `text` is how its document tells it."""

    text: str
    doc_id: str
    outcome: PromiseState
    as_of: dt.date


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldContradiction:
    """A field on which documents disagree."""

    field: str
    doc_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldDeal:
    """One deal of the gold register. `reannounced_in` names documents that sell it as new."""

    deal: str
    mentions: tuple[GoldMention, ...]
    under: str | None
    final_stage: Stage
    states: tuple[GoldState, ...]
    promises: tuple[GoldPromise, ...]
    contradictions: tuple[GoldContradiction, ...]
    reannounced_in: tuple[str, ...]


def load_register_gold(path: Path) -> tuple[GoldDeal, ...]:
    """Load it from lines of JSON. Raises msgspec.ValidationError at a broken one."""
    decoder = msgspec.json.Decoder(GoldDeal)
    return tuple(decoder.decode(line) for line in path.read_bytes().splitlines())


def label_mentions(gold: tuple[GoldDeal, ...]) -> Mapping[Place, str]:
    """Give each gold mention the name of its deal."""
    return {(it.doc_id, it.deal): deal.deal for deal in gold for it in deal.mentions}
