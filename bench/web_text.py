"""The documents of a made press, with the readings that fit them to the letter.

Every quotation is an exact slice of its text. A copy has the body of what it copies.
"""

import datetime as dt
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from jalin.model import (
    Amount,
    Claim,
    DealMention,
    Document,
    Evidence,
    Factuality,
    PartialDate,
    Person,
    Promise,
    Reading,
    Span,
    Stage,
    Statement,
    Step,
)
from web_plan import Chapter, Event
from web_words import FIRST_NAMES, LAST_NAMES, ROLES, Speech

_PROMISED, _WORTH, _SPOKEN = 0.35, 0.4, 0.3
_LENGTHS = range(4, 15)
_SENTENCE = range(10, 19)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Draft:
    """The sentences of a text before they are put together."""

    thing: str
    deed: str
    trigger: str
    earlier: str | None = None
    amount: str | None = None
    amount_text: str | None = None
    worth: int = 0
    promise: str | None = None
    due: PartialDate | None = None
    speech: str | None = None
    person: str = ""
    role: str = ""
    fillers: tuple[str, ...] = ()


def write_chapter(chapter: Chapter, seed: int) -> tuple[Document, Reading]:
    """Write the text of a chapter, and what is to be read in it."""
    story = chapter.story
    name = f"{story.number}-{chapter.number}"
    # A copy draws the same numbers as the text that it is a copy of.
    chance = random.Random(f"{seed} {name}")  # noqa: S311 - no secret
    draft = _draft(chapter, chance)
    text = _lay_out(draft, chapter)
    document = Document(
        name=f"{seed}-{story.number}-{chapter.serial}",
        text=text,
        title=f"{story.parties[0].name}: {draft.thing}",
        outlet=chapter.outlet,
        published=PartialDate.of(chapter.day),
        url=f"https://press.example/{seed}/{story.number}/{chapter.serial}",
    )
    return document, _read(chapter, draft, document, chance)


def _draft(chapter: Chapter, chance: random.Random) -> _Draft:
    story, speech, event = chapter.story, chapter.speech, chapter.event
    english = speech.joint == " and "
    thing = f"{story.thing.english if english else story.thing.indonesian} {story.model}"
    trigger = _name_trigger(event, speech)
    who = story.parties[0].name
    worth = story.worth * (chance.choice((2, 3)) if chance.random() < 0.1 else 1)  # noqa: PLR2004
    amount_text = f"{story.currency} {worth:,}" if chance.random() < _WORTH else None
    due = PartialDate(year=chapter.told.year + chance.randint(0, 3), month=chance.randint(1, 12))
    person = f"{chance.choice(FIRST_NAMES)} {chance.choice(LAST_NAMES)}"
    role = chance.choice(ROLES)[english]
    words = " ".join(chance.choices(speech.fillers, cum_weights=speech.weights, k=8))
    spoken = speech.speech.format(thing=thing, words=words, name=person, role=role, who=who)
    promised = speech.promise.format(who=who, thing=thing, due=_write_month(due, speech))
    return _Draft(
        thing=thing,
        trigger=trigger,
        deed=speech.deed.format(
            parties=speech.joint.join(party.name for party in story.parties),
            manner=speech.manners.get(event.factuality, ""),
            trigger=trigger,
            thing=thing,
            place=story.place,
            date=_write_day(event.day, speech),
        ),
        earlier=_tell_earlier(chapter.earlier, speech, thing),
        amount=speech.amount.format(thing=thing, amount=amount_text) if amount_text else None,
        amount_text=amount_text,
        worth=worth,
        promise=promised if chance.random() < _PROMISED else None,
        due=due,
        speech=spoken if chance.random() < _SPOKEN else None,
        person=person,
        role=role,
        fillers=tuple(_fill(speech, chance)),
    )


def _tell_earlier(event: Event | None, speech: Speech, thing: str) -> str | None:
    if event is None:
        return None
    trigger = _name_trigger(event, speech)
    return speech.earlier.format(date=_write_day(event.day, speech), trigger=trigger, thing=thing)


def _name_trigger(event: Event, speech: Speech) -> str:
    signed = event.stage in {Stage.INTENT, Stage.COMMITTED}
    return speech.deeds[event.instrument if signed else event.stage]


def _write_day(day: dt.date, speech: Speech) -> str:
    return f"{day.day} {speech.months[day.month - 1]} {day.year}"


def _write_month(date: PartialDate, speech: Speech) -> str:
    return f"{speech.months[(date.month or 1) - 1]} {date.year}"


def _fill(speech: Speech, chance: random.Random) -> Iterator[str]:
    for _ in range(chance.choice(_LENGTHS)):
        size = chance.choice(_SENTENCE)
        words = chance.choices(speech.fillers, cum_weights=speech.weights, k=size)
        yield " ".join(words).capitalize() + "."


def _lay_out(draft: _Draft, chapter: Chapter) -> str:
    half = len(draft.fillers) // 2
    told = (draft.amount, draft.promise, draft.earlier, draft.speech)
    sentences = (draft.deed, *draft.fillers[:half], *told, *draft.fillers[half:])
    body = "\n".join(sentence for sentence in sentences if sentence)
    return f"{body}\n({chapter.outlet})" if chapter.is_copy else body


def _read(chapter: Chapter, draft: _Draft, document: Document, chance: random.Random) -> Reading:
    # What is only drawn, as how sure the reader was, is drawn after the text.
    sure = round(0.4 + 0.58 * chance.random() ** 0.5, 3)
    promises: tuple[Promise, ...] = ()
    people: tuple[Person, ...] = ()
    statements: tuple[Statement, ...] = ()
    who = chapter.story.parties[0].name
    if draft.promise is not None:
        span = _find(document, draft.promise)
        promises = (
            Promise(who=who, text=draft.promise, due=draft.due, span=span, step="made/promise"),
        )
    if draft.speech is not None:
        said = draft.speech[1 : draft.speech.index("”") - 1]
        spoken = _find(document, said)
        statements = (
            Statement(speaker=draft.person, text=said, direct=True, span=spoken, step="made/said"),
        )
        named = _find(document, draft.person)
        people = (
            Person(
                name=draft.person, role=draft.role, organisation=who, span=named, step="made/person"
            ),
        )
    return Reading(
        doc_id=document.name,
        relevant=True,
        published=document.published,
        deals=(_read_deal(chapter, draft, document, sure),),
        people=people,
        statements=statements,
        promises=promises,
        document_id=document.id,
        reader="made/2",
    )


def _read_deal(chapter: Chapter, draft: _Draft, document: Document, sure: float) -> DealMention:
    story, event = chapter.story, chapter.event
    evidence = document.quote(_find(document, draft.deed))
    amounts: tuple[Amount, ...] = ()
    if draft.amount_text is not None:
        span = _find(document, draft.amount_text)
        worth = Decimal(draft.worth)
        amounts = (Amount(text=draft.amount_text, value=worth, currency=story.currency, span=span),)
    return DealMention(
        parties=story.parties,
        instrument=event.instrument,
        stage=event.stage if event.factuality is Factuality.FACTUAL else Stage.PROPOSED,
        activities=story.activities,
        sectors=(story.thing.sector,),
        objects=(draft.thing,),
        date=PartialDate.of(event.day),
        place=story.place,
        amounts=amounts,
        trigger=draft.trigger,
        evidence=draft.deed,
        trigger_span=_find(document, draft.trigger),
        evidence_span=evidence.span,
        steps=tuple(_read_steps(chapter, draft, document)),
        claims=tuple(_claim(chapter, draft, document, evidence, sure)),
        confidence=sure,
        step="made/deal",
    )


def _read_steps(chapter: Chapter, draft: _Draft, document: Document) -> Iterator[Step]:
    told: Sequence[tuple[Event | None, str | None]] = (
        (chapter.event, draft.deed),
        (chapter.earlier, draft.earlier),
    )
    for event, sentence in told:
        if event is not None and sentence is not None:
            yield Step(
                stage=event.stage,
                factuality=event.factuality,
                kind=event.kind,
                evidence=sentence,
                instrument=event.instrument,
                date=PartialDate.of(event.day),
                place=chapter.story.place if event is chapter.event else None,
                span=_find(document, sentence),
                step="made/step",
            )


def _claim(
    chapter: Chapter, draft: _Draft, document: Document, evidence: Evidence, sure: float
) -> Iterator[Claim]:
    story, event = chapter.story, chapter.event
    whole = {"instrument": str(event.instrument), "stage": str(event.stage)}
    whole |= {"date": event.day.isoformat(), "place": story.place}
    for field, value in whole.items():
        yield Claim(
            field=field, value=value, evidence=evidence, step=f"{field}/made", confidence=sure
        )
    parts = [("parties", party.name, party.name) for party in story.parties]
    parts += [("objects", draft.thing, draft.thing), ("sectors", story.thing.sector, draft.thing)]
    parts += [("activities", activity, draft.trigger) for activity in story.activities]
    if draft.amount_text is not None:
        parts.append(("amounts", f"{story.currency} {draft.worth}", draft.amount_text))
    for field, value, quote in parts:
        words = document.quote(_find(document, quote))
        yield Claim(
            field=field, value=str(value), evidence=words, step=f"{field}/made", confidence=sure
        )


def _find(document: Document, quote: str) -> Span:
    start = document.text.index(quote)
    return Span(start=start, end=start + len(quote))
