"""The ledger of promises, at present and as of a day."""

import datetime as dt

import pytest

from jalin.model import Document, Judgement, JudgementKind, Promise, Reading, Stage
from jalin.pipeline.show.deal import show_deal
from jalin.pipeline.show.ledger import list_promises
from jalin.pipeline.show.moment import Moment
from jalin.pipeline.show.views import PromiseView
from jalin.store.register import Register
from register_factory import date, deal, doc, fill, insight, judgement, parties, reading, step

WILL = "PT Pindad akan memproduksi bus listrik"
DID = "PT Pindad mulai memproduksi bus listrik di pabriknya."
MEMBERS = parties("PT Pindad", "Ashok Leyland")
PROMISED = doc(f"{WILL} pada Juni. Rapat nanti.", name="a", published="2026-02-04")
AGAIN = doc(f"{WILL}.", name="b", published="2026-02-06")
DONE = doc(DID, name="c", published="2026-05-09")
ALONE = doc("Menteri berjanji harga turun pada Mei.", name="d", published="2026-02-05")
FACT = reading(
    DONE, deal(*MEMBERS, evidence=DID, steps=[step(Stage.OPERATING, "2026-05-02", evidence=DID)])
)


def promises(document: Document, *others: Promise, due: str | None = "2026-06") -> Reading:
    """Read that PT Pindad promises beside a proposed deal."""
    told = Promise(who="PT Pindad", text=WILL, due=date(due))
    mention = deal(*MEMBERS, stage=Stage.PROPOSED, evidence=WILL)
    return reading(document, mention, promises=[told, *others])


def ask(
    register: Register, as_of: str | None = None, today: str = "2026-06-30"
) -> tuple[PromiseView, ...]:
    """List the promises on a day, as of another if one is given."""
    day = None if as_of is None else dt.date.fromisoformat(as_of)
    moment = Moment.of(dt.date.fromisoformat(today), day)
    return list_promises(register, moment, insight().lexicon)


def test_promises_are_listed_by_due_date(register: Register) -> None:
    """A promise with a date comes before one without."""
    undated = Promise(who="Menteri", text="Rapat nanti")
    fill(register, (PROMISED, promises(PROMISED, undated)))
    assert [(it.who, str(it.due)) for it in ask(register)] == [
        ("PT Pindad", "2026-06"),
        ("Menteri", "None"),
    ]


def test_a_promise_is_shown_with_its_sentence(register: Register) -> None:
    """The words of a promise come with the whole sentence that holds them."""
    fill(register, (PROMISED, promises(PROMISED)))
    (found,) = ask(register)
    assert (found.quote.text, found.quote.sentence) == (WILL, f"{WILL} pada Juni.")
    assert len(found.deal_ids) == 1


def test_a_promise_told_twice_is_one(register: Register) -> None:
    """With all its tellings, the first one first, and the finest date."""
    fill(register, (PROMISED, promises(PROMISED)), (AGAIN, promises(AGAIN, due="2026")))
    (found,) = ask(register)
    assert [it.source.name for it in found.quotes] == ["a", "b"]
    assert str(found.due) == "2026-06"


@pytest.mark.parametrize(("day", "state"), [("2026-06-30", "scheduled"), ("2026-07-01", "overdue")])
def test_the_calendar_makes_a_promise_overdue(register: Register, day: str, state: str) -> None:
    """Once its last day is past."""
    fill(register, (PROMISED, promises(PROMISED)))
    assert [it.state for it in ask(register, day)] == [state]
    assert [it.state for it in ask(register, today=day)] == [state]


@pytest.mark.parametrize(
    ("day", "state"), [("2026-05-08", "scheduled"), ("2026-05-09", "met"), (None, "met")]
)
def test_a_promise_is_met_from_the_day_on_which_it_was_told(
    register: Register, day: str | None, state: str
) -> None:
    """Not from the day of the deed."""
    fill(register, (PROMISED, promises(PROMISED)), (DONE, FACT))
    (found,) = ask(register, day)
    assert found.state == state
    quoted = found.settled.quote if found.settled is not None else None
    assert (quoted.text if quoted is not None else None) == (DID if state == "met" else None)


@pytest.mark.parametrize(
    ("day", "names"), [("2026-02-03", []), ("2026-02-04", ["a"]), ("2026-02-06", ["a", "b"])]
)
def test_only_tellings_that_were_published_are_listed(
    register: Register, day: str, names: list[str]
) -> None:
    """A promise is made on the day of its first telling."""
    fill(register, (PROMISED, promises(PROMISED)), (AGAIN, promises(AGAIN)))
    assert [it.source.name for found in ask(register, day) for it in found.quotes] == names


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (None, "overdue"),
        ("2026-02-04", None),
        ("2026-02-05", "scheduled"),
        ("2026-06-01", "overdue"),
    ],
)
def test_a_promise_beside_no_deal_is_judged_by_the_calendar(
    register: Register, day: str | None, state: str | None
) -> None:
    """From the publication of its document on."""
    told = Promise(who="Menteri", text="harga turun pada Mei", due=date("2026-05"))
    fill(register, (ALONE, reading(ALONE, promises=[told])))
    assert [it.state for it in ask(register, day)] == [it for it in [state] if it is not None]


def test_an_undated_document_promises_at_present_only(register: Register) -> None:
    """As of a day nobody knows whether it had."""
    undated = doc(f"{WILL}.", name="a")
    fill(register, (undated, promises(undated)))
    assert len(ask(register)) == 1
    assert ask(register, "2026-06-30") == ()


@pytest.mark.parametrize(
    ("day", "state"),
    [
        pytest.param("2026-05-08", "scheduled", id="before anything"),
        pytest.param("2026-05-10", "met", id="told by a document"),
        pytest.param("2026-05-20", "not_met", id="decided by a reviewer"),
        pytest.param(None, "not_met", id="at present"),
    ],
)
def test_a_reviewers_outcome_counts_from_its_day_on(
    register: Register, day: str | None, state: str
) -> None:
    """Before that day what documents told is what was known."""
    told = promises(PROMISED)
    made = judge(told, "not_met", "2026-05-20")
    fill(register, (PROMISED, told), (DONE, FACT), judgements=[made])
    assert [it.state for it in ask(register, day)] == [state]


@pytest.mark.parametrize("day", ["2026-05-02", "2026-05-09", None])
def test_what_is_told_later_does_not_override_a_reviewer(
    register: Register, day: str | None
) -> None:
    """A person decided; the deed is told a week after."""
    told = promises(PROMISED)
    made = judge(told, "not_met", "2026-05-02")
    fill(register, (PROMISED, told), (DONE, FACT), judgements=[made])
    (found,) = ask(register, day)
    assert found.settled is not None
    assert (found.state, found.settled.judgement_id) == ("not_met", made.id)


@pytest.mark.parametrize(
    ("day", "state"),
    [
        ("2026-04-30", "scheduled"),
        ("2026-05-01", "partially_met"),
        ("2026-05-08", "not_met"),
        ("2026-05-10", "not_met"),
        (None, "not_met"),
    ],
)
def test_a_reviewers_outcome_counts_until_the_next(
    register: Register, day: str | None, state: str
) -> None:
    """As of a day between two decisions the first holds, though the second overruled it."""
    told = promises(PROMISED)
    made = [judge(told, "partially_met", "2026-05-01"), judge(told, "not_met", "2026-05-08")]
    fill(register, (PROMISED, told), (DONE, FACT), judgements=made)
    assert [it.state for it in ask(register, day)] == [state]


@pytest.mark.parametrize(
    ("day", "tellings"),
    [
        ("2026-02-06", [["a", "b"]]),
        ("2026-02-07", [["a"], ["c"], ["b"]]),
        (None, [["a"], ["c"], ["b"]]),
    ],
)
def test_what_a_later_text_parts_was_one_promise_before(
    register: Register, day: str | None, tellings: list[list[str]]
) -> None:
    """A year can mean the only month that is told; once there are two, it stays by itself."""
    third = doc(f"{WILL} pada September.", name="c", published="2026-02-07")
    year, september = promises(AGAIN, due="2026"), promises(third, due="2026-09")
    fill(register, (PROMISED, promises(PROMISED)), (AGAIN, year), (third, september))
    listed = [[it.source.name for it in found.quotes] for found in ask(register, day)]
    assert sorted(listed) == sorted(tellings)


@pytest.mark.parametrize("day", ["2026-02-04", "2026-02-06", "2026-05-09", None])
def test_the_page_of_a_deal_shows_what_is_listed(register: Register, day: str | None) -> None:
    """Promises that two deals share are on either page as in the list, at every day."""
    fill(register, *share())
    moment = Moment.of(dt.date(2026, 6, 30), None if day is None else dt.date.fromisoformat(day))
    listed = ask(register, day)
    shown = {
        promise
        for deal_id in {each for it in listed for each in it.deal_ids}
        for promise in show_deal(register, deal_id, moment, insight()).promises
    }
    assert shown == set(listed)


@pytest.mark.parametrize(
    ("day", "names", "n_deals", "state"),
    [
        ("2026-02-04", ["a"], 1, "scheduled"),
        ("2026-02-06", ["a", "b"], 2, "scheduled"),
        ("2026-05-09", ["a", "b"], 2, "met"),
        (None, ["a", "b"], 2, "met"),
    ],
)
def test_a_promise_of_two_deals_is_one(
    register: Register, day: str | None, names: list[str], n_deals: int, state: str
) -> None:
    """Though another document was the first to tell it in each of them."""
    fill(register, *share())
    (found,) = ask(register, day)
    assert [it.source.name for it in found.quotes] == names
    assert (len(found.deal_ids), found.state) == (n_deals, state)


def judge(told: Reading, value: str, made: str) -> Judgement:
    """Say what became of the promise of a reading."""
    kind = JudgementKind.CORRECT
    return judgement(kind, (told, 0), made=made, field="promise", value=value, quote=WILL)


def share() -> list[tuple[Document, Reading]]:
    """Let a promise be told beside one deal, then beside that one and another, and be kept."""
    told = Promise(who="PT Pindad", text=WILL, due=date("2026-06"))
    radar = deal(*parties("PT Pindad", "Thales"), objects=["radar"], evidence=WILL)
    buses = deal(*MEMBERS, stage=Stage.PROPOSED, evidence=WILL)
    both = reading(AGAIN, buses, radar, promises=[told])
    return [(PROMISED, promises(PROMISED)), (AGAIN, both), (DONE, FACT)]
