"""One deal with all that is known of it, at present and as of a day."""

import datetime as dt

import pytest

from jalin.model import JudgementKind, Promise, Stage
from jalin.pipeline.errors import DealNotFoundError
from jalin.pipeline.show.deal import show_deal
from jalin.pipeline.show.moment import Moment
from jalin.pipeline.show.summaries import list_deals
from jalin.pipeline.show.views import DealView
from jalin.store.register import Register
from register_factory import (
    SENTENCE,
    date,
    deal,
    doc,
    fill,
    insight,
    judgement,
    parties,
    party,
    reading,
    step,
    story,
)

TODAY = dt.date(2026, 7, 1)
NOW = Moment.of(TODAY)
FIRST = doc(f"{SENTENCE} Rampung pada Juni.", name="a", published="2026-02-04")
LATER = doc(f"{SENTENCE} Rapat nanti.", name="b", published="2026-02-06")
UNDATED = doc(f"{SENTENCE} Entah kapan.", name="c")
MEMBERS = (party("PT Pindad", "Pindad"), party("Ashok Leyland"))
SIGNED = reading(
    FIRST,
    deal(*MEMBERS, date=date("2026-02-04"), place="Bandung"),
    promises=[Promise(who="PT Pindad", text="Rampung pada Juni", due=date("2026-06"))],
)
AGAIN = reading(
    LATER,
    deal(*MEMBERS, place="Jakarta", conflict="beda"),
    promises=[Promise(who="Menteri", text="Rapat nanti")],
)


def as_of(day: str) -> Moment:
    """Ask as of a day."""
    return Moment.of(TODAY, dt.date.fromisoformat(day))


def show(register: Register, moment: Moment = NOW) -> DealView:
    """Show the only deal, or the one that is listed first."""
    deal_id = list_deals(register, NOW)[0].id
    return show_deal(register, deal_id[:8], moment, insight())


def test_a_deal_is_shown_with_its_evidence(register: Register) -> None:
    """Steps, values, promises, contradictions and tellings come with the deal."""
    fill(register, (FIRST, SIGNED), (LATER, AGAIN))
    view = show(register)
    assert [(it.source.name, it.kind) for it in view.tellings] == [
        ("a", "news"),
        ("b", "retelling"),
    ]
    assert [str(it.date) for it in view.steps] == ["2026-02-04"]
    assert {quote.source.name for quote in view.steps[0].quotes} == {"a", "b"}
    assert {quote.sentence for quote in view.steps[0].quotes} == {SENTENCE}
    places = {it.value: it.shown for it in view.values if it.field == "place"}
    assert places == {"Jakarta": True, "Bandung": False}
    assert [it.state for it in view.promises] == ["overdue", "scheduled"]
    assert [it.rule for it in view.contradictions] == ["said_inside"]
    assert len(view.joins) == 1


def test_a_party_is_shown_with_its_words(register: Register) -> None:
    """Each party has the sentence that names it, from every document."""
    fill(register, (FIRST, SIGNED), (LATER, AGAIN))
    told = {
        (member.party.id, quote.source.name, quote.sentence)
        for member in show(register).members
        for quote in member.quotes
    }
    assert told == {
        (party_id, name, SENTENCE) for party_id in ("pindad", "ashok-leyland") for name in "ab"
    }


@pytest.mark.parametrize(("prefix", "count"), [("", 2), ("zzz", 0)])
def test_a_deal_must_be_one(register: Register, prefix: str, count: int) -> None:
    """An id that fits no deal, or several, is an error that names what fits."""
    other = doc("PT Len dan Thales membentuk usaha patungan.", name="d", published="2024-05-30")
    venture = deal(*parties("PT Len", "Thales"), objects=["radar"], evidence=other.text)
    fill(register, (FIRST, SIGNED), (other, reading(other, venture)))
    with pytest.raises(DealNotFoundError) as caught:
        show_deal(register, prefix, NOW, insight())
    assert len(caught.value.found) == count


def test_a_deal_that_was_not_yet_told_is_none(register: Register) -> None:
    """As of a day before its first document."""
    fill(register, (FIRST, SIGNED))
    with pytest.raises(DealNotFoundError, match="was not known on 2026-02-03"):
        show(register, as_of("2026-02-03"))


@pytest.mark.parametrize("moment", [NOW, Moment.of(TODAY, TODAY)])
def test_a_deal_that_there_never_was_is_none(register: Register, moment: Moment) -> None:
    """On whatever day it is asked for."""
    fill(register, (FIRST, SIGNED))
    with pytest.raises(DealNotFoundError, match="'zzz' is none"):
        show_deal(register, "zzz", moment, insight())


def test_of_many_deals_that_fit_the_first_are_named(register: Register) -> None:
    """And the others are counted: what fills the screen nobody reads."""
    for number in range(10):
        other = doc(f"PT Len dan Thales menjajaki hal ke-{number}.", name=f"{number}")
        fill(register, (other, reading(other, deal(*MEMBERS, objects=[f"hal{number}"]))))
    with pytest.raises(DealNotFoundError, match=r"fits 10 deals: .* and 2 more; ") as caught:
        show_deal(register, "", NOW, insight())
    assert len(caught.value.found) == 10


def test_as_of_a_day_only_what_was_published_is_shown(register: Register) -> None:
    """Nothing of a later document, nor of one without a date."""
    fill(register, (FIRST, SIGNED), (LATER, AGAIN), (UNDATED, reading(UNDATED, deal(*MEMBERS))))
    view = show(register, as_of("2026-02-05"))
    assert [it.source.name for it in view.tellings] == ["a"]
    assert {quote.source.name for it in view.steps for quote in it.quotes} == {"a"}
    assert {quote.source.name for it in view.values for quote in it.quotes} == {"a"}
    assert {quote.source.name for it in view.members for quote in it.quotes} == {"a"}
    assert {it.value: it.shown for it in view.values if it.field == "place"} == {"Bandung": True}
    assert [it.who for it in view.promises] == ["PT Pindad"]
    assert (view.contradictions, view.joins) == ((), ())
    assert (view.deal.place, view.deal.documents) == ("Bandung", 1)


def test_as_of_the_last_day_all_is_shown_as_at_present(register: Register) -> None:
    """Where every document has a date and nothing was judged."""
    fill(register, (FIRST, SIGNED), (LATER, AGAIN))
    assert show(register, Moment.of(TODAY, TODAY)) == show(register)


def test_an_undated_document_is_shown_at_present(register: Register) -> None:
    """After those with a date."""
    fill(register, (UNDATED, reading(UNDATED, deal(*MEMBERS))), (FIRST, SIGNED))
    assert [it.source.name for it in show(register).tellings] == ["a", "c"]


@pytest.mark.parametrize(
    ("day", "shown_by"), [("2026-02-28", "history"), ("2026-03-01", "judgement")]
)
def test_a_judged_value_is_shown_from_its_day_on(
    register: Register, day: str, shown_by: str
) -> None:
    """Before it, the written rule chose, and there was no claim of a reviewer."""
    made = judgement(JudgementKind.CORRECT, (SIGNED, 0), field="stage", value="committed")
    fill(register, (FIRST, SIGNED), judgements=[made])
    view = show(register, as_of(day))
    stages = [it for it in view.values if it.field == "stage"]
    (shown,) = (it for it in stages if it.shown)
    assert shown.shown_by == shown_by
    assert view.deal.stage == shown.value
    assert {it.reviewers for it in stages} <= {(), ("Ana",)}
    assert any(it.reviewers for it in stages) is (shown_by == "judgement")


def test_a_note_is_shown_from_its_day_on(register: Register) -> None:
    """What nobody had written yet was not there."""
    made = judgement(JudgementKind.NOTE, (SIGNED, 0), note="Perlu dicek.")
    fill(register, (FIRST, SIGNED), judgements=[made])
    assert show(register, as_of("2026-03-01")).judgements == (made,)
    assert show(register, as_of("2026-02-28")).judgements == ()


def test_deals_stay_merged_before_the_day_on_which_that_was_decided(register: Register) -> None:
    """What is one deal is told by all that is known now; the decision is listed from its day on."""
    radar = reading(LATER, deal(*MEMBERS, objects=["radar"]))
    made = judgement(JudgementKind.MERGE, (SIGNED, 0), (radar, 0))
    fill(register, (FIRST, SIGNED), (LATER, radar), judgements=[made])
    then, now = show(register, as_of("2026-02-28")), show(register)
    assert len(then.tellings) == len(now.tellings) == 2
    assert (then.judgements, now.judgements) == ((), (made,))


def test_a_copy_is_marked_and_shares_the_group(register: Register) -> None:
    """A value that only copies tell has one source."""
    first, copy = story("a", "2026-02-04"), story("b", "2026-02-05", tail="Disunting ulang.")
    fill(register, (first, reading(first, deal())), (copy, reading(copy, deal())))
    view = show(register)
    assert [(it.kind, it.group) for it in view.tellings] == [("news", first.id), ("copy", first.id)]
    assert {it.sources for it in view.values} == {1}


def test_the_silence_is_counted_from_the_last_news(register: Register) -> None:
    """With the day on which it turns quiet and the one on which it ends."""
    fill(register, (FIRST, SIGNED))
    silence = show(register).silence
    assert silence is not None
    assert [it.isoformat() for it in (silence.since, silence.quiet_from, silence.ends)] == [
        "2026-02-04",
        "2027-02-04",
        "2028-02-04",
    ]


@pytest.mark.parametrize(("day", "count"), [("2026-02-05", 0), ("2026-02-06", 1), (None, 1)])
def test_an_umbrella_is_linked_both_ways(register: Register, day: str | None, count: int) -> None:
    """From the day of the document that tells it."""
    states = deal(*parties("Indonesia", "Prancis"), objects=["pertahanan"])
    fill(register, (FIRST, SIGNED), (LATER, reading(LATER, states, deal(*MEMBERS, under=0))))
    moment = NOW if day is None else as_of(day)
    lower = next(it for it in list_deals(register, moment) if len(it.objects) and it.date)
    links = show_deal(register, lower.id, moment, insight()).links
    assert [(it.kind, it.is_upward, it.source.name) for it in links] == [
        ("under", True, "b")
    ] * count
    for link in links:
        (back,) = show_deal(register, link.other_id, moment, insight()).links
        assert (back.other_id, back.is_upward) == (lower.id, False)


def test_the_stage_of_a_day_is_that_of_its_steps(register: Register) -> None:
    """A later step lifts the deal later."""
    built = reading(LATER, deal(*MEMBERS, steps=[step(Stage.IMPLEMENTING, "2026-02-05")]))
    fill(register, (FIRST, SIGNED), (LATER, built))
    then, now = show(register, as_of("2026-02-05")), show(register)
    assert (then.deal.stage, now.deal.stage) == (Stage.INTENT, Stage.IMPLEMENTING)
    assert [it.stage for it in then.steps] == [Stage.INTENT]
