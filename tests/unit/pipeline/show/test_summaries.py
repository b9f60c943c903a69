"""The list of deals, at present and as of a day."""

import datetime as dt

import pytest

from jalin.model import DealState, JudgementKind, Stage
from jalin.pipeline.show.moment import Moment
from jalin.pipeline.show.summaries import list_deals, list_deals_of
from jalin.store.register import Register
from register_factory import (
    SENTENCE,
    date,
    deal,
    doc,
    fill,
    judgement,
    parties,
    party,
    reading,
    step,
    story,
)

NOW = Moment.of(dt.date(2026, 7, 1))
FIRST = doc(name="a", published="2026-02-04")
LATER = doc(f"{SENTENCE} Lagi.", name="b", published="2026-06-02")
UNDATED = doc(f"{SENTENCE} Entah kapan.", name="c")
OTHER = doc("PT Len dan Thales membentuk usaha patungan.", name="d", published="2024-05-30")
SIGNED = reading(FIRST, deal(steps=[step(Stage.INTENT, "2026-02-03")], place="Bandung"))
BUILT = reading(LATER, deal(steps=[step(Stage.IMPLEMENTING, "2026-06-01")], place="Jakarta"))
VENTURE = reading(
    OTHER,
    deal(
        *parties("PT Len", "Thales"), stage=Stage.COMMITTED, objects=["radar"], evidence=OTHER.text
    ),
)


def as_of(day: str) -> Moment:
    """Ask as of a day."""
    return Moment.of(NOW.day, dt.date.fromisoformat(day))


def test_deals_are_listed_latest_first(register: Register) -> None:
    """Dated deals come first, each with parties and objects in order."""
    fill(register, (FIRST, SIGNED), (OTHER, VENTURE))
    found = list_deals(register, NOW)
    assert [[it.name for it in each.parties] for each in found] == [
        ["PT Pindad", "Ashok Leyland"],
        ["PT Len Industri", "Thales Group"],
    ]
    assert [each.objects for each in found] == [("bus listrik",), ("radar",)]
    assert [each.binding for each in found] == [False, True]


def test_deals_of_documents_are_listed(register: Register) -> None:
    """Those of other documents are not."""
    fill(register, (FIRST, SIGNED), (OTHER, VENTURE))
    (found,) = list_deals_of(register, NOW, [OTHER.id])
    assert found.parties[0].id == "len-industri"


@pytest.mark.parametrize(
    ("day", "stages"),
    [
        ("2024-05-29", []),
        ("2026-02-03", [Stage.COMMITTED]),
        ("2026-02-04", [Stage.INTENT, Stage.COMMITTED]),
        ("2026-06-02", [Stage.IMPLEMENTING, Stage.COMMITTED]),
    ],
)
def test_a_deal_is_listed_from_its_first_document_on(
    register: Register, day: str, stages: list[Stage]
) -> None:
    """And stands where the documents of the day let it stand."""
    fill(register, (FIRST, SIGNED), (LATER, BUILT), (OTHER, VENTURE))
    assert [deal.stage for deal in list_deals(register, as_of(day))] == stages


def test_values_are_those_of_the_day(register: Register) -> None:
    """Date, place, counts and news."""
    fill(register, (FIRST, SIGNED), (LATER, BUILT))
    (then,) = list_deals(register, as_of("2026-03-01"))
    (now,) = list_deals(register, NOW)
    assert (str(then.date), then.place, then.documents, str(then.news)) == (
        "2026-02-03",
        "Bandung",
        1,
        "2026-02-03",
    )
    assert (str(now.date), now.place, now.documents, str(now.news)) == (
        "2026-06-01",
        "Jakarta",
        2,
        "2026-06-01",
    )


@pytest.mark.parametrize(
    ("day", "state"),
    [
        ("2026-02-04", DealState.MOVING),
        ("2027-02-02", DealState.MOVING),
        ("2027-02-03", DealState.QUIET),
        ("2028-02-02", DealState.QUIET),
        ("2028-02-03", DealState.UNKNOWN),
    ],
)
def test_the_state_is_that_of_the_day(register: Register, day: str, state: DealState) -> None:
    """The silence after an intent lasts two years; nobody listened in it."""
    fill(register, (FIRST, SIGNED))
    (found,) = list_deals(register, as_of(day))
    assert found.state is state


def test_a_silence_is_a_stall_only_where_somebody_listened(register: Register) -> None:
    """The outlet that had told the deal went on to write of other things."""
    heard = doc("Harga beras turun lagi.", name="a", published="2027-11-05")
    fill(register, (FIRST, SIGNED), (heard, reading(heard)))
    (found,) = list_deals(register, as_of("2028-02-03"))
    assert found.state is DealState.STALLED_INFERRED


def test_nobody_listened_before_the_day_on_which_something_was_printed(register: Register) -> None:
    """What the outlet prints later in the month of the day asked about is not yet heard."""
    later = doc("Harga beras turun lagi.", name="a", published="2028-02-20")
    fill(register, (FIRST, SIGNED), (later, reading(later)))
    (found,) = list_deals(register, as_of("2028-02-03"))
    assert found.state is DealState.UNKNOWN


def test_a_copy_of_which_the_day_is_not_known_dates_no_news_ahead(register: Register) -> None:
    """As of a day, the news is no later than the day, though a copy only tells its year."""
    talks = deal(steps=[step(Stage.TALKS)])
    first, copy = story("a", "2025-05-01"), story("b", "2025", tail="Disunting ulang.")
    fill(register, (first, reading(first, talks)), (copy, reading(copy, talks)))
    (found,) = list_deals(register, as_of("2025-06-01"))
    assert found.news is not None
    assert found.news.last <= dt.date(2025, 6, 1)


def test_a_copy_resets_no_silence(register: Register) -> None:
    """The same text, printed again a year later, is no news; another text is."""
    talks = deal(steps=[step(Stage.TALKS)])
    first, copy = story("a", "2025-01-10"), story("b", "2025-12-10", tail="Disunting ulang.")
    fill(register, (first, reading(first, talks)), (copy, reading(copy, talks)))
    (found,) = list_deals(register, as_of("2025-12-20"))
    assert (found.state, str(found.news)) == (DealState.QUIET, "2025-01-10")
    assert (found.documents, found.sources) == (2, 1)


@pytest.mark.parametrize(("moment", "stage"), [(NOW, Stage.IMPLEMENTING), (None, Stage.INTENT)])
def test_an_undated_document_counts_only_at_present(
    register: Register, moment: Moment | None, stage: Stage
) -> None:
    """As of a day, nobody knows whether it was there."""
    undated = reading(UNDATED, deal(steps=[step(Stage.IMPLEMENTING, "2026-02-03")]))
    fill(register, (FIRST, SIGNED), (UNDATED, undated))
    (found,) = list_deals(register, moment or as_of("2026-07-01"))
    assert found.stage is stage
    assert found.documents == (2 if moment else 1)


def test_a_deal_of_undated_documents_is_listed_only_at_present(register: Register) -> None:
    """It was known on no day that can be named."""
    fill(register, (UNDATED, reading(UNDATED, deal())))
    assert len(list_deals(register, NOW)) == 1
    assert list_deals(register, as_of("2030-01-01")) == ()


@pytest.mark.parametrize(
    ("day", "stage"), [("2026-02-28", Stage.INTENT), ("2026-03-01", Stage.COMMITTED)]
)
def test_a_judged_value_counts_from_its_day_on(register: Register, day: str, stage: Stage) -> None:
    """Before that day nobody had decided it."""
    made = judgement(JudgementKind.CORRECT, (SIGNED, 0), field="stage", value="committed")
    fill(register, (FIRST, SIGNED), judgements=[made])
    (found,) = list_deals(register, as_of(day))
    assert found.stage is stage


@pytest.mark.parametrize(
    ("kind", "value", "before", "after"),
    [
        (JudgementKind.CORRECT, "kapal", ("bus listrik",), ("bus listrik", "kapal")),
        (JudgementKind.REJECT, "bus listrik", ("bus listrik",), ()),
    ],
)
def test_a_judged_object_counts_from_its_day_on(
    register: Register,
    kind: JudgementKind,
    value: str,
    before: tuple[str, ...],
    after: tuple[str, ...],
) -> None:
    """What was added or forbidden is so from the day of the judgement, and at present."""
    made = judgement(kind, (SIGNED, 0), field="objects", value=value)
    fill(register, (FIRST, SIGNED), judgements=[made])
    moments = (as_of("2026-02-28"), as_of("2026-03-01"), NOW)
    found = [deal.objects for moment in moments for deal in list_deals(register, moment)]
    assert found == [before, after, after]


def test_parties_and_objects_are_those_told_by_the_day(register: Register) -> None:
    """What a later document adds is not there before."""
    joined = deal(
        party("PT Pindad"),
        party("Ashok Leyland"),
        party("Thales"),
        objects=["bus listrik", "suku cadang"],
    )
    fill(register, (FIRST, SIGNED), (LATER, reading(LATER, joined)))
    (then,) = list_deals(register, as_of("2026-03-01"))
    (now,) = list_deals(register, as_of("2026-06-02"))
    assert ([it.id for it in then.parties], then.objects) == (
        ["pindad", "ashok-leyland"],
        ("bus listrik",),
    )
    assert ([it.id for it in now.parties], now.objects) == (
        ["pindad", "ashok-leyland", "thales"],
        ("bus listrik", "suku cadang"),
    )


def test_an_umbrella_is_named_from_the_day_on_which_it_is_told(register: Register) -> None:
    """The document that tells both deals says so."""
    states = deal(*parties("Indonesia", "Prancis"), objects=["pertahanan"])
    both = reading(LATER, states, deal(under=0, date=date("2026-02-03")))
    fill(register, (FIRST, SIGNED), (LATER, both))
    (then,) = list_deals(register, as_of("2026-03-01"))
    now = {it.id: it.under for it in list_deals(register, as_of("2026-06-02"))}
    (umbrella,) = set(now) - {then.id}
    assert then.under is None
    assert now == {then.id: umbrella, umbrella: None}
