"""A preview leaves no trace, and what is saved is what was previewed."""

import datetime as dt
from dataclasses import replace

import pytest

from jalin.model import JudgementKind
from jalin.pipeline.derive import rebuild
from jalin.pipeline.errors import DealNotFoundError, TargetNotFoundError
from jalin.pipeline.judging import JudgementError, Verdict
from jalin.pipeline.reviewing.basis import StaleError, find_basis
from jalin.pipeline.reviewing.effects import Fate
from jalin.pipeline.reviewing.preview import Decision, preview, save
from jalin.store.register import Register
from jalin.store.rows import DealMentionRow
from register_factory import insight
from review_factory import DOCUMENTS, FIRST, NOW, TODAY, keep, look, place, verdict

KINDS = JudgementKind
LATER = NOW + dt.timedelta(minutes=1)
VERDICTS = {
    "accept": verdict(KINDS.ACCEPT),
    "reject": verdict(KINDS.REJECT),
    "reject the other": verdict(KINDS.REJECT, "b"),
    "correct": verdict(KINDS.CORRECT, field="place", value="Bontang"),
    "correct the stage": verdict(KINDS.CORRECT, "c", field="stage", value="operating"),
    "reject a value": verdict(KINDS.REJECT, field="place", value="Bandung"),
    "merge": verdict(KINDS.MERGE, other=f"{DOCUMENTS['c'].id}/0"),
    "split": verdict(KINDS.SPLIT, "b"),
    "split a party": verdict(KINDS.SPLIT, "c", other="party:Thales"),
    "promise": verdict(KINDS.CORRECT, field="promise", value="met", quote="Rampung pada Juni"),
    "note": verdict(KINDS.NOTE, note="Lihat lagi."),
}


@pytest.mark.parametrize("name", VERDICTS)
def test_a_preview_leaves_no_trace(register: Register, name: str) -> None:
    """Truth and derived rows are the same to the byte afterwards."""
    before = list(register.dump())
    look(register, VERDICTS[name])
    assert list(register.dump()) == before
    assert not register.pending()


@pytest.mark.parametrize("name", VERDICTS)
def test_what_is_saved_is_what_was_previewed(register: Register, name: str) -> None:
    """Effect for effect, also a minute later; and a rebuild gives the same rows."""
    seen = look(register, VERDICTS[name])
    decision = Decision(verdict=VERDICTS[name], now=LATER, effect=seen.digest)
    done = save(register, decision, TODAY, insight())
    assert (done.deals, done.promises) == (seen.deals, seen.promises)
    assert len(register.judgements()) == 1
    kept = list(register.dump(derived_only=True))
    rebuild(register, insight())
    assert list(register.dump(derived_only=True)) == kept


@pytest.mark.parametrize("name", VERDICTS)
def test_taking_back_undoes_every_effect(register: Register, name: str) -> None:
    """Afterwards the derived rows are as they were."""
    before = list(register.dump(derived_only=True))
    made = keep(register, VERDICTS[name]).judgement
    back = Verdict(kind=KINDS.WITHDRAW, reviewer="Budi", target=made.id)
    keep(register, back, LATER)
    assert list(register.dump(derived_only=True)) == before


def test_accepting_shows_nothing_otherwise(register: Register) -> None:
    """The mention is judged, the deal stays as it is."""
    assert look(register, VERDICTS["accept"]).deals == ()


def test_a_corrected_value_comes_and_is_held(register: Register) -> None:
    """What was shown leaves; the reviewer's word stands for the deal."""
    said = verdict(KINDS.CORRECT, "b", field="place", value="Bontang")
    (effect,) = look(register, said).deals
    assert effect.fate is Fate.CHANGED
    assert [(it.field, it.left, it.came) for it in effect.fields] == [
        ("place", ("Jakarta",), ("Bontang",))
    ]
    assert effect.held == (("place", "Bontang"),)


def test_a_rejected_first_mention_leaves_its_deal_to_the_other(register: Register) -> None:
    """The deal goes on under another id, and is known as the one it was."""
    (effect,) = look(register, VERDICTS["reject"]).deals
    assert effect.before is not None
    assert effect.after is not None
    assert effect.before.id != effect.after.id
    told = {it.field: (it.left, it.came) for it in effect.fields}
    assert told["documents"] == (("2",), ("1",))


def test_the_only_mention_takes_its_deal_with_it(register: Register) -> None:
    """Nothing is left of a deal whose every mention is none."""
    (effect,) = look(register, verdict(KINDS.REJECT, "c")).deals
    assert (effect.fate, effect.after, effect.others) == (Fate.GONE, None, ())


def test_merged_deals_are_told_from_both_sides(register: Register) -> None:
    """One grows, the other is gone into it."""
    by_fate = {it.fate: it for it in look(register, VERDICTS["merge"]).deals}
    grown, merged = by_fate[Fate.CHANGED], by_fate[Fate.MERGED]
    assert grown.others == (merged.deal.id,)
    assert merged.others == (grown.deal.id,)


def test_a_split_makes_a_new_deal(register: Register) -> None:
    """It says from which deal it was parted."""
    by_fate = {it.fate: it for it in look(register, VERDICTS["split"]).deals}
    assert by_fate[Fate.NEW].others == (by_fate[Fate.CHANGED].deal.id,)


def test_a_promise_is_told_by_its_words(register: Register) -> None:
    """What became of it before and afterwards."""
    (effect,) = look(register, VERDICTS["promise"]).promises
    assert (effect.words, effect.before, effect.after) == ("Rampung pada Juni", "scheduled", "met")


def test_a_changed_basis_stops_a_decision(register: Register) -> None:
    """Somebody judged the same deal meanwhile: it is said who, and nothing is saved."""
    basis = find_basis(register, place("a"))
    keep(register, verdict(KINDS.CORRECT, "b", field="place", value="Bontang"))
    late = Decision(verdict=VERDICTS["reject"], now=LATER, place=place("a"), basis=basis.digest)
    for act in (preview, save):
        with pytest.raises(StaleError) as caught:
            act(register, late, TODAY, insight())
        assert [it.value for it in caught.value.judgements] == ["Bontang"]
    assert len(register.judgements()) == 1
    now = replace(late, basis=find_basis(register, place("a")).digest)
    assert save(register, now, TODAY, insight()).deals


def test_another_effect_than_previewed_is_not_saved(register: Register) -> None:
    """What would now be done otherwise is not done."""
    seen = look(register, VERDICTS["merge"])
    keep(register, verdict(KINDS.CORRECT, "c", field="place", value="Bontang"))
    before = list(register.dump())
    decision = Decision(verdict=VERDICTS["merge"], now=LATER, effect=seen.digest)
    with pytest.raises(StaleError):
        save(register, decision, TODAY, insight())
    assert list(register.dump()) == before


def test_a_judgement_of_another_deal_changes_no_basis(register: Register) -> None:
    """Reviewers of different deals do not stand in each other's way."""
    basis = find_basis(register, place("a"))
    keep(register, verdict(KINDS.CORRECT, "c", field="place", value="Bontang"))
    assert find_basis(register, place("a")) == basis


def test_a_withdrawal_changes_the_basis(register: Register) -> None:
    """Taking back is a judgement, too."""
    made = keep(register, VERDICTS["correct"]).judgement
    basis = find_basis(register, place("a"))
    keep(register, Verdict(kind=KINDS.WITHDRAW, reviewer="Budi", target=made.id), LATER)
    changed = find_basis(register, place("a"))
    assert changed.digest != basis.digest
    assert [it.kind for it in changed.judgements] == [KINDS.WITHDRAW, KINDS.CORRECT]


@pytest.mark.parametrize(
    ("said", "error"),
    [
        (verdict(KINDS.MERGE, other="tidak-ada"), DealNotFoundError),
        (verdict(KINDS.REJECT, field="place", value="Medan"), TargetNotFoundError),
        (verdict(KINDS.CORRECT, field="stage", value="selesai"), JudgementError),
    ],
)
def test_what_cannot_be_judged_changes_nothing(
    register: Register, said: Verdict, error: type[Exception]
) -> None:
    """The fault is told, the register stays."""
    before = list(register.dump())
    for act in (look, keep):
        with pytest.raises(error):
            act(register, said)
    assert list(register.dump()) == before


def test_what_was_behind_is_derived_first(register: Register) -> None:
    """Documents that came in are in the preview, and stay derived when it is taken back."""
    register.mark_pending([FIRST.id])
    look(register, VERDICTS["accept"])
    assert not register.pending()
    assert len(register.find(DealMentionRow, document_id=FIRST.id)) == 1
