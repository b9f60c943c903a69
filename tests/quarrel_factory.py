"""Tellings of one deal, and the contradictions that are found among them."""

from collections.abc import Iterable, Sequence

from jalin.model import (
    DealMention,
    Instrument,
    Stage,
)
from jalin.text.lexicon import load_lexicon
from jalin.track.contradictions import (
    Contradiction,
    find_contradictions,
)
from jalin.track.history import derive_history
from jalin.track.quarrels.words import QuarrelWords
from jalin.track.telling import Telling
from jalin.track.values.decisions import Decision
from jalin.track.values.shown import collect_values
from register_factory import SENTENCE, date, deal, doc

WORDS = QuarrelWords.of(load_lexicon())


def tell(
    *mentions: tuple[str | None, DealMention], text: str = "", source: str = ""
) -> list[Telling]:
    """Build tellings of one deal, each in a text of its own published on its day."""
    return [
        Telling(
            document=doc(f"{SENTENCE} {text} {index}", published=day),
            mention=mention,
            source=source,
        )
        for index, (day, mention) in enumerate(mentions)
    ]


def find(tellings: Sequence[Telling], *decisions: Decision) -> tuple[Contradiction, ...]:
    """Find the contradictions among tellings, last first."""
    history = derive_history(tellings)
    claims = collect_values(tellings, history, decisions)
    return find_contradictions(tellings[::-1], history, claims, WORDS)


def sides(found: Iterable[Contradiction]) -> list[tuple[str, list[tuple[str, int, bool]]]]:
    """List fields with their values, the number of their sources, and which is shown."""
    return [(it.field, [(v.value, v.n_sources, v.shown) for v in it.values]) for it in found]


def signed(
    day: str | None = None,
    *,
    place: str | None = None,
    stage: Stage = Stage.INTENT,
    instrument: Instrument = Instrument.MEMORANDUM,
) -> DealMention:
    """Build a mention with one factual step."""
    return deal(stage=stage, instrument=instrument, date=date(day), place=place)
