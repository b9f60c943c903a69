"""Judging by call: what is pointed at becomes anchors, and the decision is kept for ever."""

import datetime as dt
from collections.abc import Iterator

import pytest

from jalin.model import AbortError, JudgementKind, Promise, Stage
from jalin.pipeline.errors import DealNotFoundError, TargetNotFoundError
from jalin.pipeline.judging import (
    JudgementError,
    Verdict,
    judge,
    list_judgements,
    load_judgements,
    withdraw,
)
from jalin.pipeline.show.moment import Moment
from jalin.pipeline.show.summaries import list_deals_of
from jalin.resolve.judged.rulings import Rulings
from jalin.store.register import Register
from jalin.store.rows import DealMentionRow, PartyRow
from register_factory import SENTENCE, date, deal, doc, fill, parties, party, reading

NOW = dt.datetime(2026, 3, 1, 8, 0, 0, tzinfo=dt.UTC)
FIRST = doc(f"{SENTENCE} Rampung pada Juni.", name="a", published="2026-02-04")
LATER = doc(f"{SENTENCE} Rampung pada Juli.", name="b", published="2026-02-05")
OTHER = doc("PT Len dan Thales membentuk usaha patungan.", name="c", published="2024-05-30")
KINDS = JudgementKind


@pytest.fixture
def register() -> Iterator[Register]:
    """Open a derived register of two deals in three documents."""
    members = (party("PT Pindad", "Pindad"), party("Ashok Leyland"))
    june = Promise(who="PT Pindad", text="Rampung pada Juni", due=date("2026-06"))
    july = Promise(who="PT Pindad", text="Rampung pada Juli", due=date("2026-07"))
    venture = deal(
        *parties("PT Len", "Thales"),
        stage=Stage.COMMITTED,
        objects=["radar"],
        evidence=OTHER.text,
    )
    with Register.open(":memory:") as opened:
        fill(
            opened,
            (FIRST, reading(FIRST, deal(*members, place="Bandung"), promises=[june])),
            (LATER, reading(LATER, deal(*members, place="Jakarta"), promises=[july])),
            (OTHER, reading(OTHER, venture)),
        )
        yield opened


def _find_deal(register: Register, document_id: str) -> str:
    (found,) = list_deals_of(register, Moment.of(NOW.date()), [document_id])
    return found.id


def _verdict(register: Register, kind: JudgementKind, **said: str) -> Verdict:
    """Say something of the deal of PT Pindad and Ashok Leyland, by the start of its id."""
    words = {"target": _find_deal(register, FIRST.id)[:6], "reviewer": "Ana", **said}
    return Verdict(kind=kind, **words)


def _anchored(register: Register, kind: JudgementKind, **said: str) -> list[str]:
    """Give the documents of the anchors of a judgement."""
    made = judge(register, _verdict(register, kind, **said), now=NOW)
    return [anchor.document_id for anchor in made.anchors]


def test_a_whole_deal_is_rejected_in_all_its_mentions(register: Register) -> None:
    """No deal means: none of the documents tells one."""
    assert _anchored(register, KINDS.REJECT) == [FIRST.id, LATER.id]


@pytest.mark.parametrize("mention", ["b", "b/0", LATER.id[:8], f"{LATER.id}/0"])
def test_one_mention_is_named_by_its_document(register: Register, mention: str) -> None:
    """By name or by the start of its id; the number may be left out where there is one."""
    assert _anchored(register, KINDS.REJECT, mention=mention) == [LATER.id]


@pytest.mark.parametrize("length", [8, 16])
def test_a_mention_is_a_target_by_itself(register: Register, length: int) -> None:
    """Nobody needs to know its deal."""
    assert _anchored(register, KINDS.ACCEPT, target=f"{LATER.id[:length]}/0") == [LATER.id]


@pytest.mark.parametrize("number", ["9" * 9, "9" * 30, "9" * 5_000, "²"])
def test_a_number_that_no_mention_has_is_told(register: Register, number: str) -> None:
    """However long it is."""
    with pytest.raises((DealNotFoundError, TargetNotFoundError)):
        _anchored(register, KINDS.ACCEPT, target=f"{LATER.id}/{number}")


def test_a_mention_that_was_rejected_can_still_be_named(register: Register) -> None:
    """The reading has it, whether or not a deal does."""
    register.delete_any(DealMentionRow, "document_id", [LATER.id])
    assert _anchored(register, KINDS.ACCEPT, target=f"{LATER.id}/0") == [LATER.id]


def test_a_value_is_judged_for_the_deal_at_its_founding_mention(register: Register) -> None:
    """The document that was published first carries the judgement."""
    verdict = _verdict(register, KINDS.CORRECT, field="stage", value="Committed")
    made = judge(register, verdict, now=NOW)
    assert [anchor.document_id for anchor in made.anchors] == [FIRST.id]
    assert (made.field, made.value, made.only_here) == ("stage", "committed", False)


def test_a_value_is_judged_for_one_document(register: Register) -> None:
    """A named mention narrows the judgement to its document."""
    verdict = _verdict(register, KINDS.REJECT, field="place", value="jakarta", mention="b")
    made = judge(register, verdict, now=NOW)
    assert (made.value, made.only_here) == ("Jakarta", True)


def test_the_shown_value_is_accepted_without_naming_it(register: Register) -> None:
    """There is only one that can be meant."""
    made = judge(register, _verdict(register, KINDS.ACCEPT, field="stage"), now=NOW)
    assert made.value == "intent"


def test_only_what_is_claimed_can_be_rejected(register: Register) -> None:
    """A slip of the pen would have no effect; the claimed values are named."""
    verdict = _verdict(register, KINDS.REJECT, field="place", value="Bandang")
    with pytest.raises(TargetNotFoundError, match="Bandung, Jakarta"):
        judge(register, verdict, now=NOW)


def test_two_deals_are_merged_by_their_founding_mentions(register: Register) -> None:
    """One anchor of each is enough."""
    other = _find_deal(register, OTHER.id)
    assert _anchored(register, KINDS.MERGE, other=other) == [FIRST.id, OTHER.id]


def test_a_mention_is_split_from_all_others_of_its_deal(register: Register) -> None:
    """It comes first, the rest of the deal follows."""
    assert _anchored(register, KINDS.SPLIT, mention="b") == [LATER.id, FIRST.id]


def test_parties_are_merged_by_name(register: Register) -> None:
    """A name that only one party has stands for its id."""
    verdict = Verdict(kind=KINDS.MERGE, reviewer="Ana", target="party:PT Len", other="party:thales")
    made = judge(register, verdict, now=NOW)
    names = {row.id: row.name for row in register.find(PartyRow)}
    assert [names[party_id] for party_id in made.parties] == ["PT Len Industri", "Thales Group"]
    assert {row.document_id for row in register.pending()} == {OTHER.id}


def test_a_party_is_split_off_one_mention(register: Register) -> None:
    """In that document it is somebody else."""
    verdict = _verdict(register, KINDS.SPLIT, mention="b", other="party:Ashok Leyland")
    made = judge(register, verdict, now=NOW)
    assert [anchor.document_id for anchor in made.anchors] == [LATER.id]
    assert Rulings.of([made]).parties_apart(LATER.id) == set(made.parties)


def test_a_promise_is_named_by_some_of_its_words(register: Register) -> None:
    """The judgement holds its whole text and stands beside its own document."""
    verdict = _verdict(register, KINDS.CORRECT, field="promise", quote="pada juli", value="not met")
    made = judge(register, verdict, now=NOW)
    assert (made.quote, made.value) == ("Rampung pada Juli", "not_met")
    assert [anchor.document_id for anchor in made.anchors] == [LATER.id]


def test_words_of_two_promises_name_none(register: Register) -> None:
    """Both are told."""
    verdict = _verdict(register, KINDS.CORRECT, field="promise", quote="rampung", value="met")
    with pytest.raises(TargetNotFoundError, match=r"Juli.*Juni"):
        judge(register, verdict, now=NOW)


@pytest.mark.parametrize(
    ("kind", "said", "words"),
    [
        (KINDS.MERGE, {}, "which other deal"),
        (KINDS.MERGE, {"other": "party:Thales"}, "merged with a deal"),
        (KINDS.SPLIT, {}, "which mention"),
        (KINDS.SPLIT, {"mention": "b", "other": "1234"}, "only a party"),
        (KINDS.SPLIT, {"target": f"{OTHER.id}/0"}, "no other mention"),
        (KINDS.CORRECT, {}, "which field"),
        (KINDS.CORRECT, {"field": "colour", "value": "red"}, "no field 'colour'"),
        (KINDS.CORRECT, {"field": "stage", "value": "signed"}, "it can be proposed"),
        (KINDS.REJECT, {"field": "place", "value": " "}, "needs a value"),
        (KINDS.NOTE, {}, "needs its text"),
        (KINDS.NOTE, {"note": "a", "reviewer": " "}, "name of its reviewer"),
        (KINDS.REJECT, {"target": "party:Thales"}, "merged or noted"),
        (KINDS.NOTE, {"target": "party:Thales"}, "needs its text"),
        (KINDS.MERGE, {"target": "party:Thales", "other": "1234"}, "with a party"),
        (KINDS.REJECT, {"field": "parties", "value": "Thales"}, "split a wrong one off"),
        (KINDS.CORRECT, {"field": "parties", "value": "PT Baja"}, "split a wrong one off"),
    ],
)
def test_what_makes_no_sense_is_refused(
    register: Register, kind: JudgementKind, said: dict[str, str], words: str
) -> None:
    """The fault says what is missing, and nothing is kept."""
    with pytest.raises((JudgementError, TargetNotFoundError), match=words):
        judge(register, _verdict(register, kind, **said), now=NOW)
    assert register.judgements() == ()
    assert register.pending() == ()


def test_a_deal_is_not_merged_with_itself(register: Register) -> None:
    """Both ids start alike."""
    deal_id = _find_deal(register, FIRST.id)
    with pytest.raises(JudgementError, match="both are deal"):
        judge(register, _verdict(register, KINDS.MERGE, other=deal_id), now=NOW)


@pytest.mark.parametrize(
    "said",
    [{"mention": "z"}, {"target": "zz/0"}, {"target": f"{FIRST.id}/7"}, {"target": "party:"}],
)
def test_what_is_not_there_is_told(register: Register, said: dict[str, str]) -> None:
    """A document, a number or a party that nobody knows."""
    with pytest.raises(TargetNotFoundError, match="is not one that is known"):
        judge(register, _verdict(register, KINDS.NOTE, note="a", **said), now=NOW)


def test_a_deal_that_is_not_there_is_told(register: Register) -> None:
    """As by every other command."""
    with pytest.raises(DealNotFoundError):
        judge(register, _verdict(register, KINDS.NOTE, note="a", target="zzzz"), now=NOW)


def test_a_judgement_is_read_back_as_it_was_made(register: Register) -> None:
    """Kept and marked: its documents are behind."""
    made = judge(register, _verdict(register, KINDS.REJECT, note="Bukan."), now=NOW)
    assert load_judgements(register) == (made,)
    assert {row.document_id for row in register.pending()} == {FIRST.id, LATER.id}


def test_the_same_judgement_of_the_same_second_is_kept_once(register: Register) -> None:
    """A call that is sent twice decides once."""
    verdict = _verdict(register, KINDS.REJECT)
    assert judge(register, verdict, now=NOW) == judge(register, verdict, now=NOW)
    assert len(register.judgements()) == 1


def test_what_was_decided_last_is_kept_once(register: Register) -> None:
    """Whoever was cut off before the answer decides again, at a later time, and is told of it."""
    verdict = _verdict(register, KINDS.REJECT)
    first = judge(register, verdict, now=NOW)
    assert judge(register, verdict, now=NOW + dt.timedelta(minutes=1)) == first
    assert len(register.judgements()) == 1


def test_what_was_gone_against_may_be_decided_again(register: Register) -> None:
    """A decision that another one followed is a new one."""
    for minutes, kind in enumerate((KINDS.REJECT, KINDS.ACCEPT, KINDS.REJECT)):
        judge(register, _verdict(register, kind), now=NOW + dt.timedelta(minutes=minutes))
    assert len(register.judgements()) == 3


def test_the_later_of_two_judgements_of_one_second_is_known(register: Register) -> None:
    """It is dated a second later."""
    judge(register, _verdict(register, KINDS.REJECT), now=NOW)
    second = judge(register, _verdict(register, KINDS.ACCEPT), now=NOW)
    assert second.made == "2026-03-01T08:00:01Z"
    assert load_judgements(register)[-1] == second


def test_a_judgement_is_taken_back_and_restored(register: Register) -> None:
    """Nothing is removed: the list tells what stands."""
    made = judge(register, _verdict(register, KINDS.REJECT), now=NOW)
    taken = withdraw(register, made.id[:8], reviewer="Budi", now=NOW, note="Salah.")
    assert [view.stands for view in list_judgements(register)] == [True, False]
    verdict = Verdict(kind=KINDS.WITHDRAW, reviewer="Ana", target=taken.id)
    judge(register, verdict, now=NOW)
    assert [view.stands for view in list_judgements(register)] == [True, False, True]


def test_a_withdrawal_touches_what_it_takes_back(register: Register) -> None:
    """Those documents are derived anew, also when the withdrawal itself is taken back."""
    made = judge(register, _verdict(register, KINDS.REJECT, mention="b"), now=NOW)
    for _ in range(2):
        register.clear_pending(row.sequence for row in register.pending())
        made = withdraw(register, made.id, reviewer="Ana", now=NOW)
        assert {row.document_id for row in register.pending()} == {LATER.id}


def test_what_is_taken_back_is_not_taken_back_again(register: Register) -> None:
    """It says so."""
    made = judge(register, _verdict(register, KINDS.REJECT), now=NOW)
    withdraw(register, made.id, reviewer="Ana", now=NOW)
    with pytest.raises(JudgementError, match="withdrawn already"):
        withdraw(register, made.id, reviewer="Ana", now=NOW)


@pytest.mark.parametrize("prefix", ["zz", ""])
def test_a_withdrawal_names_one_judgement(register: Register, prefix: str) -> None:
    """None, or more than one, is a fault."""
    judge(register, _verdict(register, KINDS.REJECT), now=NOW)
    judge(register, _verdict(register, KINDS.ACCEPT), now=NOW)
    with pytest.raises(TargetNotFoundError):
        withdraw(register, prefix, reviewer="Ana", now=NOW)


def test_a_merge_touches_all_that_it_is_tied_to(register: Register) -> None:
    """Merges and splits are settled together."""
    other = _find_deal(register, OTHER.id)
    judge(register, _verdict(register, KINDS.SPLIT, mention="b"), now=NOW)
    register.clear_pending(row.sequence for row in register.pending())
    judge(register, _verdict(register, KINDS.MERGE, other=other), now=NOW)
    assert {row.document_id for row in register.pending()} == {FIRST.id, LATER.id, OTHER.id}


def test_a_lost_mention_is_listed(register: Register) -> None:
    """A newer reader no longer sees the deal."""
    judge(register, _verdict(register, KINDS.ACCEPT, mention="b"), now=NOW)
    register.add(LATER, reading(LATER, reader="test/2"))
    (view,) = list_judgements(register)
    assert [anchor.document_id for anchor in view.lost] == [LATER.id]


def test_a_judgement_of_a_newer_program_is_told(register: Register) -> None:
    """Its kind is unknown here: better to stop than to pass it over."""
    register.add_judgement("0" * 16, "2026-03-01T08:00:00Z", '{"kind":"bless"}')
    with pytest.raises(AbortError, match="use a newer Jalin"):
        load_judgements(register)
