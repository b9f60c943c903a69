"""The call by which a person decides: what is pointed at becomes anchors, the decision is kept."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from jalin.model import Judgement, JudgementKind
from jalin.model.judgement import PROMISE_FIELD, VALUES_BY_FIELD, write_made
from jalin.pipeline.errors import TargetNotFoundError
from jalin.pipeline.judging.keeping import JudgementError, keep_judgement, load_judgements
from jalin.pipeline.judging.targets import (
    PARTY_MARK,
    Target,
    build_anchors,
    find_party,
    find_promise,
    find_target,
    list_places,
)
from jalin.resolve.judged.rulings import find_standing
from jalin.store.register import Register
from jalin.store.rows import ClaimRow
from jalin.text.words.fold import fold

PARTIES_FIELD = "parties"
_PARTIES_FAULT = (
    "who a party is, is no value of the deal: split a wrong one off its mention"
    f" (DOCUMENT/INDEX split --with {PARTY_MARK}NAME), or merge it with the right one"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a reviewer says.

    `target` is the start of a deal's id, a mention (`DOCUMENT/INDEX`) or a party (`party:NAME`);
    `mention` picks one mention of the deal. `other` is what it is merged with, or the party that
    is split off a mention. `quote` are words of the promise that is judged.
    """

    kind: JudgementKind
    reviewer: str
    target: str
    other: str | None = None
    mention: str | None = None
    field: str | None = None
    value: str | None = None
    quote: str | None = None
    note: str | None = None


def judge(register: Register, verdict: Verdict, *, now: dt.datetime) -> Judgement:
    """Decide, keep the decision, and mark what is to be derived anew.

    The register must be derived. Raises DealNotFoundError, TargetNotFoundError, JudgementError.
    """
    if verdict.kind is JudgementKind.WITHDRAW:
        note = verdict.note
        return withdraw(register, verdict.target, reviewer=verdict.reviewer, now=now, note=note)
    if verdict.target.startswith(PARTY_MARK):
        said = _judge_party(register, verdict)
    else:
        target = find_target(register, verdict.target, verdict.mention)
        said = _BUILDERS[verdict.kind](register, verdict, target)
    judgement = Judgement(
        kind=verdict.kind,
        reviewer=verdict.reviewer.strip(),
        made=write_made(now),
        note=verdict.note,
        **said,  # type: ignore[arg-type]
    )
    return keep_judgement(register, judgement)


def withdraw(
    register: Register, prefix: str, *, reviewer: str, now: dt.datetime, note: str | None = None
) -> Judgement:
    """Take back the judgement whose id starts like this. Raises as `judge` does."""
    judgements = load_judgements(register)
    found = [it for it in judgements if it.id.startswith(prefix)]
    if len(found) != 1:
        raise TargetNotFoundError("judgement", prefix, (it.id for it in found))
    if found[0] not in find_standing(judgements):
        raise JudgementError([f"judgement {found[0].id} is withdrawn already"])
    judgement = Judgement(
        kind=JudgementKind.WITHDRAW,
        reviewer=reviewer.strip(),
        made=write_made(now),
        withdraws=found[0].id,
        note=note,
    )
    return keep_judgement(register, judgement)


_Said = dict[str, object]


def _judge_party(register: Register, verdict: Verdict) -> _Said:
    party_id = find_party(register, verdict.target)
    if verdict.kind is JudgementKind.NOTE:
        return {"parties": (party_id,)}
    if verdict.kind is not JudgementKind.MERGE:
        raise JudgementError(["a party can be merged or noted; split it off one mention of a deal"])
    if not (verdict.other or "").startswith(PARTY_MARK):
        raise JudgementError([f"a party is merged with a party: {PARTY_MARK}NAME"])
    return {"parties": (party_id, find_party(register, verdict.other or ""))}


def _judge_value(register: Register, verdict: Verdict, target: Target) -> _Said:
    if verdict.field is None:
        return {
            "anchors": build_anchors(register, target.places),
            "value": verdict.value,
            "quote": verdict.quote,
        }
    if verdict.field == PARTIES_FIELD and verdict.kind is not JudgementKind.ACCEPT:
        raise JudgementError([_PARTIES_FAULT])
    if verdict.field == PROMISE_FIELD and verdict.quote:
        place, quote = find_promise(register, target, verdict.quote)
        value = _write_value(verdict.field, verdict.value)
        anchors = build_anchors(register, [place])
        return {"anchors": anchors, "field": PROMISE_FIELD, "value": value, "quote": quote}
    return {
        "anchors": build_anchors(register, target.places[:1]),
        "field": verdict.field,
        "value": _choose_value(register, verdict, target),
        "quote": verdict.quote,
        "only_here": not target.whole,
    }


def _judge_merge(register: Register, verdict: Verdict, target: Target) -> _Said:
    if verdict.other is None:
        raise JudgementError(["say which other deal it is merged with"])
    if verdict.other.startswith(PARTY_MARK):
        raise JudgementError([f"a deal is merged with a deal, not with {verdict.other!r}"])
    other = find_target(register, verdict.other)
    if target.whole and other.whole and target.deal_id == other.deal_id:
        raise JudgementError([f"both are deal {target.deal_id}"])
    return {"anchors": build_anchors(register, (target.places[0], other.places[0]))}


def _judge_split(register: Register, verdict: Verdict, target: Target) -> _Said:
    if target.whole:
        raise JudgementError(["say which mention is split off, by its document"])
    if verdict.other is not None:
        if not verdict.other.startswith(PARTY_MARK):
            raise JudgementError([f"only a party is split off a mention: {PARTY_MARK}NAME"])
        party_id = find_party(register, verdict.other)
        return {"anchors": build_anchors(register, target.places), "parties": (party_id,)}
    all_places = list_places(register, target.deal_id) if target.deal_id else ()
    rest = [place for place in all_places if place not in target.places]
    if not rest:
        raise JudgementError(["the deal has no other mention to be split from"])
    return {"anchors": build_anchors(register, (*target.places, *rest))}


def _judge_note(register: Register, _: Verdict, target: Target) -> _Said:
    return {"anchors": build_anchors(register, target.places[:1])}


_BUILDERS: Mapping[JudgementKind, Callable[[Register, Verdict, Target], _Said]] = {
    JudgementKind.ACCEPT: _judge_value,
    JudgementKind.REJECT: _judge_value,
    JudgementKind.CORRECT: _judge_value,
    JudgementKind.MERGE: _judge_merge,
    JudgementKind.SPLIT: _judge_split,
    JudgementKind.NOTE: _judge_note,
}


def _choose_value(register: Register, verdict: Verdict, target: Target) -> str | None:
    """Give the value as the register writes it; one that is accepted or rejected must be claimed.

    What is accepted without naming a value is the one that is shown, where there is one.
    """
    value = _write_value(verdict.field or "", verdict.value)
    unclaimed = verdict.kind is JudgementKind.CORRECT or verdict.field not in VALUES_BY_FIELD
    if unclaimed or target.deal_id is None:
        return value
    claims = [
        claim
        for claim in register.find(ClaimRow, deal_id=target.deal_id, field=verdict.field)
        if target.whole or claim.document_id == target.places[0].document_id
    ]
    if value is None:
        shown = {claim.value for claim in claims if claim.shown}
        is_clear = verdict.kind is JudgementKind.ACCEPT and len(shown) == 1
        return shown.pop() if is_clear else None
    claimed = sorted({claim.value for claim in claims})
    found = [it for it in claimed if it == value] or [it for it in claimed if _agree(it, value)]
    if len(found) != 1:
        raise TargetNotFoundError(f"{verdict.field}", value, claimed)
    return found[0]


def _agree(one: str, other: str) -> bool:
    return fold(one) == fold(other)


def _write_value(field: str, value: str | None) -> str | None:
    """Write a word of a vocabulary as the vocabulary has it: "Joint venture" is joint_venture."""
    if value is None or VALUES_BY_FIELD.get(field) is None:
        return (value or "").strip() or None
    return "_".join(value.casefold().replace("-", " ").replace("_", " ").split())
