"""The plan of a made press: so many deals, each with its history, told in so many documents.

Deals begin between 2012 and 2026. Each climbs as far as chance lets it, some halt, some end. The
same sizes and seed give the same documents; only as many texts are held as the caller keeps.
"""

import datetime as dt
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate

from archive import choose_cast, draw_parties
from jalin.model import Activity, Factuality, Instrument, Party, Stage, StepKind
from web_words import BONDS, CAPITALS, ENGLISH, INDONESIAN, INTENTS, PLACES, THINGS, Speech, Thing

FIRST_DAY, LAST_DAY = dt.date(2012, 1, 1), dt.date(2026, 6, 30)
# Invented companies beside the parties of the directory.
_COMPANIES = 3_000
# Of the tellings so many copy the one before them; so many are in English.
_COPIED = 0.15
_ENGLISH = 0.2
_CLIMB = 0.55
_MOST_TELLINGS = 40
# Deals are told the less the higher their rank; the greater this is, the more evenly.
_EVEN = 800
_LADDER = tuple(stage for stage in Stage if stage.rung is not None)
_OFF = (Stage.SUSPENDED, Stage.TERMINATED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """What stays the same in every telling of a deal. `model` tells it from all others."""

    number: int
    parties: tuple[Party, ...]
    thing: Thing
    model: str
    activities: tuple[Activity, ...]
    intent: Instrument
    bond: Instrument
    place: str
    worth: int
    currency: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A step in the history of a deal."""

    stage: Stage
    instrument: Instrument
    day: dt.date
    factuality: Factuality = Factuality.FACTUAL
    kind: StepKind = StepKind.DEVELOPMENT


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """One document to be written: what it tells of a deal, in which outlet, on which day.

    `serial` counts the documents of the deal. `told` is the day of the text that it copies, or its
    own; `number` is that text's serial.
    """

    story: Story
    serial: int
    number: int
    day: dt.date
    told: dt.date
    outlet: str
    speech: Speech
    event: Event
    earlier: Event | None
    is_copy: bool = False


@dataclass(slots=True)
class _History:
    """How far a deal got while it is told."""

    rung: int
    past: list[Event] = field(default_factory=list)


def plan_press(deals: int, documents: int, seed: int = 1) -> Iterator[Chapter]:
    """Plan all documents, deal by deal. Raises ValueError for fewer documents than deals."""
    if documents < deals:
        raise ValueError("every deal is told at least once")
    chance = random.Random(f"press {seed}")  # noqa: S311 - no secret
    weights = tuple(accumulate(1 / (rank + _EVEN) for rank in range(deals)))
    further = Counter(chance.choices(range(deals), cum_weights=weights, k=documents - deals))
    cast = choose_cast(_COMPANIES)
    late = 0
    for number in range(deals):
        story = _plan_story(number, chance, draw_parties(chance, cast))
        # What is too much for one deal goes to those after it.
        wanted = 1 + further[number] + late
        late = max(0, wanted - _MOST_TELLINGS) if number < deals - 1 else 0
        yield from _plan_chapters(story, wanted - late, chance)


def _plan_story(number: int, chance: random.Random, parties: tuple[Party, ...]) -> Story:
    thing = chance.choice(THINGS)
    letters = "".join(chance.choices("ABCDEFGHKLMNPRSTVX", k=2))
    return Story(
        number=number,
        parties=parties,
        thing=thing,
        # The number of the deal makes the model one of a kind.
        model=f"{letters}-{1000 + number}",
        activities=thing.activities[: chance.randint(1, 2)],
        intent=chance.choice(INTENTS),
        bond=chance.choice(BONDS),
        place=chance.choice(PLACES if chance.random() < 0.8 else CAPITALS),  # noqa: PLR2004
        worth=chance.choice((1, 2, 5)) * 10 ** chance.randint(6, 9) * chance.randint(1, 9),
        currency="USD" if chance.random() < 0.6 else "IDR",  # noqa: PLR2004
    )


def _plan_chapters(story: Story, wanted: int, chance: random.Random) -> Iterator[Chapter]:
    begin = FIRST_DAY + (LAST_DAY - FIRST_DAY) * chance.random() ** 0.7
    life = min((LAST_DAY - begin).days, round(chance.lognormvariate(6.0, 0.9)))
    ages = sorted((0, *(chance.randint(0, life) for _ in range(wanted - 1))))
    history = _History(rung=chance.choice((0, 0, 1, 1, 2)))
    last: Chapter | None = None
    for number, age in enumerate(ages):
        day = begin + dt.timedelta(days=age)
        if last is not None and chance.random() < _COPIED:
            yield _copy(last, chance, number)
            continue
        speech = ENGLISH if chance.random() < _ENGLISH else INDONESIAN
        earlier = history.past[-1] if history.past else None
        last = Chapter(
            story=story,
            serial=number,
            number=number,
            day=day,
            told=day,
            outlet=chance.choice(speech.outlets),
            speech=speech,
            event=_plan_event(story, history, day, chance),
            earlier=earlier if chance.random() < 0.5 else None,  # noqa: PLR2004
        )
        yield last


def _copy(last: Chapter, chance: random.Random, serial: int) -> Chapter:
    others = [outlet for outlet in last.speech.outlets if outlet != last.outlet]
    # A copy of a copy is one of the same text.
    return Chapter(
        story=last.story,
        serial=serial,
        number=last.number,
        day=min(last.told + dt.timedelta(days=serial % 3), LAST_DAY),
        told=last.told,
        outlet=chance.choice(others),
        speech=last.speech,
        event=last.event,
        earlier=last.earlier,
        is_copy=True,
    )


def _plan_event(story: Story, history: _History, day: dt.date, chance: random.Random) -> Event:
    if history.past and chance.random() < _CLIMB:
        history.rung = min(history.rung + 1, len(_LADDER) - 1)
    stage, draw = _LADDER[history.rung], chance.random()
    if draw < 0.05 and history.past:  # noqa: PLR2004
        stage = chance.choice(_OFF)
    instrument = _choose_instrument(story, stage)
    if 0.05 <= draw < 0.17:  # noqa: PLR2004
        ahead = _LADDER[min(history.rung + 1, len(_LADDER) - 1)]
        later = day + dt.timedelta(days=chance.randint(30, 700))
        named = _choose_instrument(story, ahead)
        return Event(stage=ahead, instrument=named, day=later, factuality=Factuality.PLANNED)
    if 0.17 <= draw < 0.19 and history.past:  # noqa: PLR2004
        return Event(stage=stage, instrument=instrument, day=day, factuality=Factuality.DENIED)
    # Outlets give the day of a step a little differently now and then: such dates quarrel.
    slip = chance.choice((0, 0, 0, 0, 0, 0, 0, 0, 1, 9))
    event = Event(stage=stage, instrument=instrument, day=day - dt.timedelta(days=slip))
    history.past.append(event)
    return event


def _choose_instrument(story: Story, stage: Stage) -> Instrument:
    if stage is Stage.INTENT:
        return story.intent
    return story.bond if stage.binding or stage in _OFF else Instrument.TALKS
