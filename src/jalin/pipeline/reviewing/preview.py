"""Deciding with a look ahead: what a judgement will do is found by making it and taking it back.

A preview and a save are one and the same code; the one ends in a rollback, the other in a commit.
A save that was asked for after a preview is taken back, too, where it would do something else.
"""

import datetime as dt
from dataclasses import dataclass

from jalin.pipeline.derive import ensure_derived
from jalin.pipeline.deriving.insight import Insight
from jalin.pipeline.judging import Verdict, judge
from jalin.pipeline.reviewing.basis import StaleError, find_basis
from jalin.pipeline.reviewing.effects import Effect, compare_scenes
from jalin.pipeline.reviewing.scenes import Scene
from jalin.pipeline.show.moment import Moment
from jalin.resolve.deals.candidates import DealPlace
from jalin.store.register import Register

# A judgement leads to deals of further documents, which may lead to further ones: looking so often
# is enough for every chain that is not the whole register.
_LOOKS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a reviewer wants to decide, when, and what was seen when it was decided.

    `basis` is the digest of what the decision on `place` rests on; `effect` the digest of what was
    previewed. Where one of them is told and is otherwise by now, nothing is decided.
    """

    verdict: Verdict
    now: dt.datetime
    place: DealPlace | None = None
    basis: str | None = None
    effect: str | None = None


def preview(register: Register, decision: Decision, moment: Moment, insight: Insight) -> Effect:
    """Tell what a decision would do. Nothing of it stays in the register.

    Raises what `judge` raises, and StaleError.
    """
    return _decide(register, decision, _Outlook(moment=moment, insight=insight, is_kept=False))


def save(register: Register, decision: Decision, moment: Moment, insight: Insight) -> Effect:
    """Decide, derive what follows, and tell what it did. Raises as `preview` does."""
    return _decide(register, decision, _Outlook(moment=moment, insight=insight, is_kept=True))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Outlook:
    """With what is looked at deals, and whether the decision is to be kept."""

    moment: Moment
    insight: Insight
    is_kept: bool


class _TakenBackError(Exception):
    """Ends a transaction without a trace, and carries out of it what was seen."""

    def __init__(self, effect: Effect | None, documents: frozenset[str]) -> None:
        super().__init__()
        self.effect = effect
        self.documents = documents


def _decide(register: Register, decision: Decision, outlook: _Outlook) -> Effect:
    # Deriving may take a while and is worth keeping whatever becomes of the decision.
    ensure_derived(register, outlook.insight)
    documents: frozenset[str] = frozenset()
    for _ in range(_LOOKS):
        try:
            return _try(register, decision, outlook, documents)
        except _TakenBackError as seen:
            if seen.effect is not None:
                return seen.effect
            documents = seen.documents
    raise AssertionError("a judgement touches ever more documents")


def _try(
    register: Register, decision: Decision, outlook: _Outlook, documents: frozenset[str]
) -> Effect:
    """Decide inside one transaction, in which nobody else derives.

    Raises _TakenBackError with the documents to look at where these were too few, and with the
    effect where the decision is not to be kept.
    """
    with register.deriving():
        ensure_derived(register, outlook.insight)
        _check_basis(register, decision)
        judgement = judge(register, decision.verdict, now=decision.now)
        documents |= {row.document_id for row in register.pending()}
        before = Scene.of(register, outlook.moment, documents)
        ensure_derived(register, outlook.insight)
        after = Scene.of(register, outlook.moment, before.documents | documents)
        if not after.documents <= before.documents | documents:
            raise _TakenBackError(None, after.documents | documents)
        effect = compare_scenes(judgement, before, after)
        if decision.effect not in (None, effect.digest):
            raise StaleError
        if not outlook.is_kept:
            raise _TakenBackError(effect, documents)
    return effect


def _check_basis(register: Register, decision: Decision) -> None:
    if decision.basis is None or decision.place is None:
        return
    basis = find_basis(register, decision.place)
    if basis.digest != decision.basis:
        raise StaleError(basis.judgements)
