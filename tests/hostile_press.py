"""A register whose every text wants to be more than text."""

import dataclasses

from jalin.model import (
    Claim,
    Document,
    Evidence,
    JudgementKind,
    PartialDate,
    Person,
    Promise,
    Reading,
    Span,
    Statement,
)
from jalin.store.register import Register
from register_factory import SENTENCE, deal, doc, fill, judgement, party, reading

TAG = "\"'></title></textarea><img src=x onerror=alert(1)><script>alert(1)</script>"
FORMULA = '=HYPERLINK("http://evil.example","x")'
LINES = "a\r\nX-Evil: 1\r\nEND:VEVENT"
TURNED = "\u202egnp.exe{{ 7*7 }}{% raw %}"
HOSTILE = (TAG, FORMULA, LINES, TURNED)
ADDRESSES = (
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    " JaVaScRiPt:x",
    TAG,
)


def fill_hostile(register: Register) -> None:
    """Put a document of each hostile text into a register, and a judgement with such a note."""
    told = [
        _tell(number, *each) for number, each in enumerate(zip(HOSTILE, ADDRESSES, strict=True))
    ]
    note = judgement(
        JudgementKind.CORRECT, (told[0][1], 0), field="place", value=TAG, note=f"{TAG}{LINES}"
    )
    fill(register, *told, judgements=[note])


def _tell(number: int, text: str, address: str) -> tuple[Document, Reading]:
    whole = f"{SENTENCE} {text} Rampung pada Juni."
    document = dataclasses.replace(
        doc(whole, name=f"{text}{number}", published=f"2026-02-0{number + 1}"),
        title=text,
        outlet=text,
        author=text,
        url=address,
    )
    claims = [_claim(document, field, text) for field in ("place", "objects")]
    members = (party(f"PT {text}", text), party(f"Mitra {number}", country="IN"))
    mention = deal(
        *members, objects=[text], place=text, evidence=SENTENCE, claims=claims, conflict=text
    )
    due = PartialDate.parse("2026-06")
    return document, reading(
        document,
        mention,
        promises=[Promise(who=text, text=text, due=due, span=_find(document, text))],
        people=[Person(name=text, role=text, organisation=f"PT {text}")],
        statements=[Statement(speaker=text, text=text, direct=True, span=_find(document, text))],
    )


def _claim(document: Document, field: str, text: str) -> Claim:
    span = _find(document, text)
    evidence = Evidence(document_id=document.id, span=span, quote=span.slice(document.text))
    return Claim(field=field, value=text, evidence=evidence, step=f"test/{field}")


def _find(document: Document, text: str) -> Span:
    start = document.text.index(text)
    return Span(start=start, end=start + len(text))
