"""Judgements and what they do, in the words of a language."""

from collections.abc import Callable, Mapping

from jalin.model import Judgement, JudgementKind
from jalin.model.judgement import PROMISE_FIELD
from jalin.pipeline.reviewing.effects import DealEffect, Fate
from jalin.web.frame.wording.wording import Wording

SHORT_ID = 8


def write_judgement(judgement: Judgement, wording: Wording) -> str:
    """Write in a sentence what was decided, without who decided it."""
    return _WRITERS[judgement.kind](judgement, wording)


def write_fate(effect: DealEffect, wording: Wording) -> str:
    """Write in a few words what becomes of a deal."""
    others = ", ".join(each[:SHORT_ID] for each in effect.others)
    if effect.fate is Fate.GONE:
        return wording.say("is no deal any more")
    if effect.fate is Fate.MERGED:
        return wording.say("becomes part of deal %(others)s", others=others)
    if effect.fate is Fate.NEW:
        return wording.say("becomes a deal of its own")
    if effect.others:
        return wording.say("takes in mentions of deal %(others)s", others=others)
    is_renamed = effect.before is not None and effect.before.id != effect.deal.id
    if is_renamed:
        assert effect.before is not None, "a deal that goes on was there before"
        before = effect.before.id[:SHORT_ID]
        return wording.say("goes on under another id; it was %(before)s", before=before)
    return wording.say("changes") if effect.fields else wording.say("is shown as before")


def _write_value(judgement: Judgement, wording: Wording) -> str:
    said = {
        "field": wording.word(judgement.field, "field"),
        "value": wording.field_value(judgement.value, judgement.field or ""),
    }
    if judgement.kind is JudgementKind.ACCEPT:
        return wording.say("The %(field)s “%(value)s” is right.", **said)
    if judgement.kind is JudgementKind.REJECT:
        return wording.say("The %(field)s “%(value)s” is wrong.", **said)
    if judgement.field == PROMISE_FIELD:
        said["quote"] = judgement.quote or ""
        return wording.say("The promise “%(quote)s”: %(value)s.", **said)
    return wording.say("The %(field)s is “%(value)s”.", **said)


def _write_verdict(judgement: Judgement, wording: Wording) -> str:
    if judgement.field is not None:
        return _write_value(judgement, wording)
    if judgement.kind is JudgementKind.ACCEPT:
        return wording.say("This mention is a deal, and rightly read.")
    return wording.say("This mention is no deal.")


def _write_merge(judgement: Judgement, wording: Wording) -> str:
    if judgement.parties:
        return wording.say("These parties are one.")
    return wording.say("These mentions are one deal.")


def _write_split(judgement: Judgement, wording: Wording) -> str:
    if judgement.parties:
        party = judgement.parties[0]
        return wording.say("The party %(party)s is not in this mention.", party=party)
    return wording.say("This mention is a deal of its own.")


def _write_note(_: Judgement, wording: Wording) -> str:
    return wording.say("A note.")


def _write_withdrawal(judgement: Judgement, wording: Wording) -> str:
    taken = (judgement.withdraws or "")[:SHORT_ID]
    return wording.say("Judgement %(taken)s is taken back.", taken=taken)


_WRITERS: Mapping[JudgementKind, Callable[[Judgement, Wording], str]] = {
    JudgementKind.ACCEPT: _write_verdict,
    JudgementKind.REJECT: _write_verdict,
    JudgementKind.CORRECT: _write_value,
    JudgementKind.MERGE: _write_merge,
    JudgementKind.SPLIT: _write_split,
    JudgementKind.NOTE: _write_note,
    JudgementKind.WITHDRAW: _write_withdrawal,
}
