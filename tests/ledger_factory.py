"""Builders of promises and of what later articles tell of them, as small as a test needs them."""

from collections.abc import Sequence

import register_factory
from jalin.model import Factuality, Promise, Stage, Step, StepKind
from jalin.text.lexicon import load_lexicon
from jalin.track.history import derive_history
from jalin.track.promises.cues import build_promise_cues
from jalin.track.promises.promise import Settlement, ToldPromise
from jalin.track.promises.settlements import settle_promises
from jalin.track.telling import Telling
from register_factory import date, deal, doc, parties

CUES = build_promise_cues(load_lexicon())


def article(text: str, published: str | None, *steps: Step, source: str = "") -> Telling:
    """Build an article that tells the deal of PT Nusaraya and Karya Abadi."""
    document = doc(text, name=f"{published} {text[:9]} {source}", published=published)
    members = parties("PT Nusaraya", "Karya Abadi")
    evidence = text.split(".", maxsplit=1)[0]
    mention = deal(*members, stage=Stage.PROPOSED, evidence=evidence, steps=steps)
    return Telling(document=document, mention=mention, source=source)


def step(
    evidence: str,
    stage: Stage,
    day: str | None = None,
    *,
    factuality: Factuality = Factuality.FACTUAL,
    kind: StepKind = StepKind.DEVELOPMENT,
) -> Step:
    """Build a step, a fact unless told otherwise."""
    return register_factory.step(stage, day, evidence=evidence, factuality=factuality, kind=kind)


def promise(telling: Telling, text: str, due: str | None = None, position: int = 0) -> ToldPromise:
    """Build a promise that an article tells."""
    return ToldPromise(
        document=telling.document,
        promise=Promise(who="PT Nusaraya", text=text, due=date(due)),
        position=position,
        source_id=telling.source_id,
        known=telling.known,
    )


def settle(promises: Sequence[ToldPromise], *tellings: Telling) -> tuple[Settlement, ...]:
    """Settle promises by the tellings of their deal."""
    return settle_promises(promises, tellings, derive_history(tellings), CUES)
