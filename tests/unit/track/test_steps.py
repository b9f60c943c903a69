"""What is told several times is one step."""

from itertools import permutations

import pytest

from deal_factory import step, tell
from jalin.model import Factuality, Instrument, PartialDate, Stage, Step, StepKind
from jalin.track.steps import HistoryStep, find_steps, find_told_steps
from jalin.track.telling import Telling
from register_factory import SENTENCE, date, deal, doc

PLANNED, DENIED = Factuality.PLANNED, Factuality.DENIED
CEREMONY, STANDSTILL = StepKind.CEREMONY, StepKind.STANDSTILL
DAY = "2026-02-04"


def days(steps: tuple[HistoryStep, ...]) -> list[str]:
    """List the dates of steps."""
    return [str(it.date) for it in steps]


@pytest.mark.parametrize("claimed", [Stage.COMMITTED, Stage.TERMINATED, Stage.PROPOSED])
def test_a_stage_without_a_fact_is_a_proposal(claimed: Stage) -> None:
    """What a mention claims to have reached without telling how counts as proposed."""
    (found,) = find_steps([Telling(document=doc(), mention=deal(stage=claimed, steps=()))])
    assert (found.stage, found.factuality) == (Stage.PROPOSED, Factuality.FACTUAL)
    assert found.evidence[0].evidence.quote == SENTENCE


@pytest.mark.parametrize(
    "other",
    [
        step(Stage.OPERATING, factuality=PLANNED),
        step(Stage.OPERATING, factuality=DENIED),
        step(Stage.IMPLEMENTING, kind=CEREMONY),
        step(Stage.IMPLEMENTING, kind=STANDSTILL),
    ],
    ids=["planned", "denied", "ceremony", "standstill"],
)
def test_a_proposal_stands_beside_what_is_no_development(other: Step) -> None:
    """A mention that tells no factual development proposes the deal at least."""
    mention = deal(stage=Stage.OPERATING, steps=[other])
    found = find_steps([Telling(document=doc(), mention=mention)])
    assert [it.stage for it in found if it.moves] == [Stage.PROPOSED]
    assert len(found) == 2


def test_a_plan_lends_the_proposal_no_instrument_no_date_no_place() -> None:
    """What belongs to a planned signing is not told as a fact."""
    planned = step(Stage.COMMITTED, "2027-01", factuality=PLANNED, place="Jakarta")
    mention = deal(date=date("2027-01"), place="Jakarta", steps=[planned])
    found = find_steps([Telling(document=doc(), mention=mention)])
    assert [(it.date, it.instrument, it.place) for it in found if it.moves] == [(None, None, None)]


def test_a_proposal_keeps_a_date_of_its_own() -> None:
    """The date and place of the mention are the proposal's where no plan has them."""
    mention = deal(date=date("2026"), place="Bandung", steps=())
    (found,) = find_steps([Telling(document=doc(), mention=mention)])
    assert (str(found.date), found.place) == ("2026", "Bandung")


def test_tellings_of_one_step_are_one_step() -> None:
    """A coarser or missing date joins the only step that it can mean, with its evidence."""
    tellings = [
        tell(step(day=day), name=name) for day, name in ((DAY, "a"), ("2026-02", "b"), (None, "c"))
    ]
    (found,) = find_steps(tellings)
    assert str(found.date) == DAY
    assert {it.evidence.document_id for it in found.evidence} == {it.document.id for it in tellings}
    assert found.source_ids == {it.source_id for it in tellings}


def test_an_ambiguous_date_stays_by_itself() -> None:
    """A missing date that can mean two steps is not guessed."""
    found = find_steps(
        [
            tell(step(day=day), name=name)
            for day, name in ((DAY, "a"), ("2024-01-01", "b"), (None, "c"))
        ]
    )
    assert days(found) == ["2024-01-01", DAY, "None"]


def test_what_is_told_as_done_was_done_before() -> None:
    """Of two days on which a signing can have been, only the one before its telling fits."""
    days_told = ("2023-09-05", "2024-05-30")
    dated = [
        tell(step(Stage.INTENT, day), name=day, published=day, text=f"{SENTENCE} {day}")
        for day in days_told
    ]
    undated = tell(step(Stage.INTENT), name="u", published="2023-10-04")
    first, second = find_steps([*dated, undated])
    assert [str(it.date) for it in (first, second)] == list(days_told)
    assert [len(it.evidence) for it in (first, second)] == [2, 1]


def test_a_plan_may_be_of_a_day_ahead() -> None:
    """What is planned without a day is what another plans for one."""
    plans = [
        tell(step(Stage.INTENT, day, factuality=PLANNED), name=str(day), published="2024-01-01")
        for day in ("2024-05-30", None)
    ]
    (found,) = [it for it in find_steps(plans) if it.factuality is PLANNED]
    assert len(found.evidence) == 2


def test_an_ambiguous_date_told_twice_is_one_step() -> None:
    """What cannot be placed still joins its own like."""
    found = find_steps(
        [
            tell(step(day=day), name=name)
            for day, name in ((DAY, "a"), ("2026-02-28", "b"), ("2026-02", "c"), ("2026-02", "d"))
        ]
    )
    assert days(found) == [DAY, "2026-02", "2026-02-28"]
    assert len(found[1].evidence) == 2


@pytest.mark.parametrize(
    "other",
    [
        step(Stage.COMMITTED, DAY),
        step(day="2026-02-05"),
        step(day="2025"),
        step(day=DAY, factuality=PLANNED),
        step(day=DAY, kind=CEREMONY),
    ],
    ids=["stage", "day", "year", "factuality", "kind"],
)
def test_steps_that_differ_are_two(other: Step) -> None:
    """Another stage, manner or date is another step."""
    tellings = [tell(step(day=DAY), name="a"), tell(other, name="b")]
    assert len([it for it in find_steps(tellings) if it.stage is not Stage.PROPOSED]) == 2


def test_a_step_keeps_the_strongest_instrument_and_the_first_place() -> None:
    """What one telling leaves out another adds."""
    (found,) = find_steps(
        [
            tell(step(day=DAY, instrument=Instrument.MEMORANDUM), name="a", published=DAY),
            tell(step(instrument=Instrument.CONTRACT, place="Pune"), name="b", published="2026-03"),
        ]
    )
    assert (found.instrument, found.place) == (Instrument.CONTRACT, "Pune")


def test_a_step_is_told_since_its_first_publication() -> None:
    """The earliest telling counts, also where another gives the date; a year ends last."""
    (found,) = find_steps(
        [
            tell(step(day=DAY), name="a", published="2026-03-01"),
            tell(step(), name="b", published="2026-02-20"),
            tell(step(), name="c"),
            tell(step(), name="d", published="2026"),
        ]
    )
    assert str(found.told) == "2026-02-20"


def test_a_copy_adds_evidence_and_no_source() -> None:
    """Documents of one source group are one source, known since the first of them."""
    (found,) = find_steps(
        [
            tell(step(), name=name, published=day, source="s", first="2026-02-05")
            for name, day in (("a", "2026-02-05"), ("b", "2026-02-09"))
        ]
    )
    assert found.source_ids == {"s"}
    assert [str(it.known) for it in found.evidence] == ["2026-02-05", "2026-02-05"]
    assert str(found.told) == "2026-02-05"


def test_a_sentence_says_who_saw_it() -> None:
    """The evidence of a step names the reading rule, the source and when it was known."""
    telling = tell(step(), published=DAY)
    (cited,) = find_steps([telling])[0].evidence
    assert (cited.rule, cited.source_id, cited.known) == ("s/1", telling.source_id, date(DAY))


def test_a_sentence_that_tells_a_step_twice_is_cited_once() -> None:
    """With a day and without it, its finest date is kept."""
    (found,) = find_steps([tell(step(), step(day=DAY))])
    (cited,) = found.evidence
    assert cited.date == date(DAY)


def test_a_sentence_keeps_the_date_that_it_gives() -> None:
    """What is one step to the deal was told with different dates, or with none."""
    days_told = {"a": DAY, "b": "2026-02", "c": None}
    (found,) = find_steps([tell(step(day=day), name=name) for name, day in days_told.items()])
    assert {it.date for it in found.evidence} == {date(day) for day in days_told.values()}


def test_a_step_whose_sentence_is_not_in_the_text_has_no_evidence() -> None:
    """The step counts as told and quotes nothing."""
    (found,) = find_steps([tell(step(evidence="Pabrik itu berdiri di Pune."))])
    assert (found.evidence, len(found.source_ids)) == ((), 1)


def test_told_steps_are_in_reading_order() -> None:
    """One telling gives its steps as they stand."""
    telling = tell(step(Stage.OPERATING, "2026"), step(Stage.INTENT, "2024"))
    assert [it.stage for it in find_told_steps(telling)] == [Stage.OPERATING, Stage.INTENT]


def test_steps_come_in_order_of_time() -> None:
    """Dates order steps, else the publication; of one day the lower rung is first."""
    found = find_steps(
        [
            tell(step(Stage.OPERATING), name="a"),
            tell(step(Stage.COMMITTED), name="b", published="2025-06-01"),
            tell(step(Stage.IMPLEMENTING, "2026"), step(Stage.INTENT, "2024-01"), name="c"),
            tell(step(Stage.TALKS, "2024-01"), name="d"),
        ]
    )
    assert [it.stage for it in found] == [
        Stage.TALKS,
        Stage.INTENT,
        Stage.COMMITTED,
        Stage.IMPLEMENTING,
        Stage.OPERATING,
    ]


def test_the_order_of_tellings_does_not_matter() -> None:
    """Any order gives the same steps."""
    tellings = [
        tell(step(day=DAY, place="Pune"), name="a", published="2026-02-05"),
        tell(step(day="2026-02", place="Jakarta"), name="b"),
        tell(step(instrument=Instrument.CONTRACT), name="c", published="2026-02-05"),
    ]
    assert len({find_steps(order) for order in permutations(tellings)}) == 1


@pytest.mark.parametrize(
    ("factuality", "kind", "moves"),
    [
        (Factuality.FACTUAL, StepKind.DEVELOPMENT, True),
        (Factuality.FACTUAL, CEREMONY, False),
        (Factuality.FACTUAL, STANDSTILL, False),
        (PLANNED, StepKind.DEVELOPMENT, False),
        (DENIED, StepKind.DEVELOPMENT, False),
    ],
)
def test_only_factual_developments_move(
    factuality: Factuality, kind: StepKind, *, moves: bool
) -> None:
    """Plans, denials, ceremonies and standstills leave a deal where it is."""
    told = find_told_steps(tell(step(factuality=factuality, kind=kind)))
    assert next(told).moves is moves


@pytest.mark.parametrize(
    ("day", "published", "when"),
    [(DAY, "2026-03", DAY), (None, "2026-03", "2026-03"), (None, None, None)],
)
def test_a_step_is_ordered_by_its_date_or_its_telling(
    day: str | None, published: str | None, when: str | None
) -> None:
    """Where the date is not told the publication stands in, and nothing where none is known."""
    (found,) = find_steps([tell(step(day=day), published=published)])
    assert found.when == (None if when is None else PartialDate.parse(when))
