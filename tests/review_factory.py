"""A small register to review: three documents, two deals, one promise."""

import datetime as dt
from dataclasses import replace

from jalin.model import Claim, DealMention, Evidence, JudgementKind, Promise, Span, Stage
from jalin.pipeline.judging import Verdict
from jalin.pipeline.reviewing.effects import Effect
from jalin.pipeline.reviewing.preview import Decision, preview, save
from jalin.pipeline.show.moment import Moment
from jalin.resolve.deals.candidates import DealPlace
from jalin.store.register import Register
from register_factory import SENTENCE, deal, doc, fill, insight, parties, reading

NOW = dt.datetime(2026, 3, 1, 8, 0, 0, tzinfo=dt.UTC)
TODAY = Moment.of(NOW.date())
FIRST = doc(f"{SENTENCE} Rampung pada Juni.", name="a", published="2026-02-04")
LATER = doc(f"{SENTENCE} Rampung pada Juli.", name="b", published="2026-02-05")
OTHER = doc("PT Len dan Thales membentuk usaha patungan.", name="c", published="2024-05-30")
DOCUMENTS = {it.name: it for it in (FIRST, LATER, OTHER)}


def place(name: str, index: int = 0) -> DealPlace:
    """Name a mention by its document."""
    return DealPlace(document_id=DOCUMENTS[name].id, deal=index)


def sure(mention: DealMention, confidence: float | None) -> DealMention:
    """Let the reader be so sure of a mention."""
    return replace(mention, confidence=confidence)


def claim(document_name: str, field: str, value: str, words: str) -> Claim:
    """Let a document say a value of a field in its words."""
    document = DOCUMENTS[document_name]
    start = document.text.index(words)
    span = Span(start=start, end=start + len(words))
    evidence = Evidence(document_id=document.id, span=span, quote=words)
    return Claim(field=field, value=value, evidence=evidence, step=f"test/{field}")


def fill_review(register: Register) -> None:
    """Put the documents into a register: the third is the least certain, the first the most."""
    first = deal(place="Bandung", claims=[claim("a", "objects", "bus listrik", "nota")])
    venture = deal(
        *parties("PT Len", "Thales"), stage=Stage.COMMITTED, objects=["radar"], evidence=OTHER.text
    )
    june = Promise(who="PT Pindad", text="Rampung pada Juni")
    fill(
        register,
        (FIRST, reading(FIRST, sure(first, 0.9), promises=[june])),
        (LATER, reading(LATER, sure(deal(place="Jakarta"), 0.6))),
        (OTHER, reading(OTHER, sure(venture, 0.3))),
    )


def verdict(kind: JudgementKind, name: str = "a", **said: str | None) -> Verdict:
    """Say something of the mention in a document."""
    return Verdict(kind=kind, reviewer="Ana", target=f"{DOCUMENTS[name].id}/0", **said)


def look(register: Register, said: Verdict) -> Effect:
    """Preview."""
    return preview(register, Decision(verdict=said, now=NOW), TODAY, insight())


def keep(register: Register, said: Verdict, now: dt.datetime = NOW) -> Effect:
    """Save."""
    return save(register, Decision(verdict=said, now=now), TODAY, insight())
