"""A press of payloads: a register in which each of them stands in every field that holds text."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from jalin.model import (
    Amount,
    Claim,
    DateEvidence,
    DatePlace,
    Document,
    Evidence,
    Heard,
    Judgement,
    JudgementKind,
    PartialDate,
    Person,
    Promise,
    Reading,
    Skipped,
    Span,
    Stage,
    Statement,
    Step,
)
from jalin.model.judgement import PROMISE_FIELD
from jalin.pipeline.derive import ensure_derived
from jalin.pipeline.judging.keeping import keep_judgement
from jalin.store.register import Register
from register_factory import deal, doc, insight, judgement, party, reading

TODAY = dt.date(2026, 6, 30)
OUTCOME = "Janji itu sudah dipenuhi."
# No register can hold it: what brings documents in refuses it or puts a sign in its place.
_NUL = ("\0", "\ufffd")
_FIRST_DAY = dt.date(2025, 1, 1)


def make_press(path: Path, payloads: Sequence[str], addresses: Sequence[str]) -> Path:
    """Make a register of a document, a deal, a promise and judgements of each payload."""
    with Register.open(path) as register:
        for number, payload in enumerate(payloads):
            told = tell(number, payload.replace(*_NUL), addresses[number % len(addresses)])
            register.add(*told)
            for each in _judge(number, payload.replace(*_NUL), told[1]):
                keep_judgement(register, each)
            _note(register, number, payload.replace(*_NUL))
        ensure_derived(register, insight())
    return path


def tell(number: int, payload: str, address: str) -> tuple[Document, Reading]:
    """Tell a deal whose every word is the payload, in a document whose every field is."""
    sentence = f"PT Pindad {payload} dan Mitra {number} meneken nota {payload} kesepahaman."
    promised = f"Pabrik {payload} rampung pada Juni."
    day = _FIRST_DAY + dt.timedelta(days=number)
    document = replace(
        doc(f"{sentence} {promised} {OUTCOME}", name=f"{payload} {number}", published=f"{day}"),
        title=payload,
        outlet=payload,
        author=payload,
        url=address.replace(*_NUL),
        source=payload,
        evidence=DateEvidence(place=DatePlace.META, quote=payload),
    )
    whole = _find(document, payload)
    members = (
        party(f"PT {payload} {number}", payload, f"{payload} Tbk"),
        # The same company in two documents each: pages on parties have something to tell.
        party(f"Mitra {payload[:40]} {number // 2}", payload, country="IN"),
    )
    claims = [_claim(document, field, payload) for field in ("place", "objects", "amounts")]
    mention = replace(
        deal(
            *members,
            objects=[payload, f"kapal {payload}"],
            place=payload,
            evidence=sentence,
            steps=_step(document, sentence, payload, day),
            claims=claims,
            conflict=payload,
        ),
        amounts=(Amount(text=payload, value=None, unit=payload, span=whole),),
        trigger=payload,
        trigger_span=whole,
        evidence_span=_find(document, sentence),
    )
    return document, reading(
        document,
        mention,
        promises=[
            Promise(
                who=payload,
                text=promised,
                due=PartialDate.parse("2025-06"),
                span=_find(document, promised),
            )
        ],
        people=[Person(name=payload, role=payload, organisation=members[0].name, span=whole)],
        statements=[Statement(speaker=payload, text=payload, direct=True, span=whole, cue=payload)],
    )


def _step(document: Document, sentence: str, payload: str, day: dt.date) -> list[Step]:
    told = deal(evidence=sentence, place=payload, date=PartialDate.parse(f"{day}")).steps[0]
    planned = replace(told, stage=Stage.COMMITTED, span=_find(document, sentence))
    return [replace(told, span=_find(document, sentence)), planned]


def _judge(number: int, payload: str, told: Reading) -> Iterator[Judgement]:
    """Judge a value and a promise, and note something, all in words of the payload."""
    made = f"{_FIRST_DAY + dt.timedelta(days=number)}"
    reviewer = payload if payload.strip() else "x"
    correct = judgement(
        JudgementKind.CORRECT,
        (told, 0),
        made=made,
        field="place",
        value=f"{payload} di sini",
        note=payload,
    )
    outcome = judgement(
        JudgementKind.CORRECT,
        (told, 0),
        made=made,
        field=PROMISE_FIELD,
        value="met",
        quote=told.promises[0].text,
        note=payload,
    )
    note = judgement(JudgementKind.NOTE, (told, 0), made=made, note=f"catatan {payload}")
    for each in (correct, outcome, note):
        yield replace(each, reviewer=reviewer)


def _note(register: Register, number: int, payload: str) -> None:
    day = TODAY - dt.timedelta(days=number)
    register.add_skipped(Skipped(source=payload, reason="empty", detail=payload))
    register.add_heard(Heard(outlet=payload, day=day, source=payload, documents=3))


def _claim(document: Document, field: str, text: str) -> Claim:
    span = _find(document, text)
    evidence = Evidence(document_id=document.id, span=span, quote=span.slice(document.text))
    return Claim(field=field, value=text, evidence=evidence, step=f"test/{field}")


def _find(document: Document, text: str) -> Span:
    start = document.text.index(text)
    return Span(start=start, end=start + len(text))
