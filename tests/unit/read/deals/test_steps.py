"""The steps of a deal, and the stage that they support."""

import pytest

from factory import analysis, only_deal
from jalin.model import Factuality, Instrument, PartialDate, Stage, Step, StepKind
from jalin.read.deals.steps import (
    derive_stage,
    drop_bare_mentions,
    find_loose_sentences,
    has_draft_conflict,
    settle_steps,
)

PAIR = "PT Nusa Karya dan PT Borneo Jaya"
SIGN = "steps/trigger.sign"


def step(  # noqa: PLR0913 (a builder)
    stage: str,
    factuality: str = "factual",
    *,
    kind: str = "development",
    rule: str = "steps/trigger.order",
    instrument: Instrument | None = None,
    date: str | None = None,
) -> Step:
    """Build a step."""
    return Step(
        stage=Stage(stage),
        factuality=Factuality(factuality),
        evidence="x",
        kind=StepKind(kind),
        instrument=instrument,
        date=None if date is None else PartialDate.parse(date),
        step=rule,
    )


@pytest.mark.parametrize(
    ("steps", "stage"),
    [
        ([], "proposed"),
        ([step("talks"), step("committed")], "committed"),
        ([step("committed"), step("talks")], "committed"),
        ([step("talks"), step("operating", "planned")], "talks"),
        ([step("talks"), step("operating", "proposed")], "talks"),
        ([step("talks"), step("operating", "uncertain")], "talks"),
        ([step("talks"), step("operating", "denied")], "talks"),
        ([step("committed", "planned")], "proposed"),
        ([step("committed"), step("implementing", kind="ceremony")], "committed"),
        ([step("implementing", kind="ceremony")], "proposed"),
        ([step("operating"), step("terminated")], "terminated"),
        ([step("suspended"), step("operating")], "suspended"),
        ([step("operating"), step("terminated", "planned")], "operating"),
    ],
)
def test_stage_is_the_highest_rung_told_as_fact(steps: list[Step], stage: str) -> None:
    """Plans, wishes, rumours, denials and ceremonies lift nothing; an end told as fact counts."""
    assert derive_stage(steps, None) == stage


@pytest.mark.parametrize(
    ("steps", "stage"),
    [
        ([step("intent", rule=SIGN), step("implementing", rule="steps/trigger.produce")], "intent"),
        ([step("intent", rule=SIGN), step("operating", rule="steps/stage.operating")], "operating"),
        ([step("talks"), step("intent", rule="steps/trigger.cooperate.noun")], "talks"),
        (
            [step("committed"), step("implementing", rule="steps/trigger.cooperate.verb")],
            "committed",
        ),
        ([step("implementing", rule="steps/trigger.cooperate.verb")], "implementing"),
    ],
)
def test_words_of_cooperation_do_not_outdo_a_signature(steps: list[Step], stage: str) -> None:
    """A signed MoU is intent unless performance is shown; what is only named gives way."""
    assert derive_stage(steps, None) == stage


def test_draft_told_beside_a_signature_is_believed() -> None:
    """An instrument both signed and still being written leaves the deal in talks."""
    steps = [step("intent", rule=SIGN), step("talks", rule="steps/stage.draft")]
    assert has_draft_conflict(steps)
    assert derive_stage(steps, None) is Stage.TALKS


@pytest.mark.parametrize(
    "steps",
    [
        [step("intent", rule=SIGN)],
        [step("talks", rule="steps/stage.draft")],
        [step("intent", "planned", rule=SIGN), step("talks", rule="steps/stage.draft")],
        [step("committed", rule=SIGN), step("talks", rule="steps/stage.draft")],
    ],
    ids=["signed", "draft", "planned", "contract"],
)
def test_signature_or_draft_alone_is_no_conflict(steps: list[Step]) -> None:
    """Only a non-binding signature told as fact beside a draft is a conflict."""
    assert not has_draft_conflict(steps)


@pytest.mark.parametrize(
    ("date", "anchor", "stage"),
    [
        ("2025-01-03", "2026-02-05", "completed"),
        ("2026-02-03", "2026-02-05", "committed"),
        (None, "2026-02-05", "committed"),
        ("2025-01-03", None, "committed"),
    ],
)
def test_old_equity_deal_is_closed(date: str | None, anchor: str | None, stage: str) -> None:
    """A purchase of shares dated well before the text is completed, others are committed."""
    bought = step("committed", instrument=Instrument.EQUITY, date=date)
    assert derive_stage([bought], None if anchor is None else PartialDate.parse(anchor)) == stage


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            f"{PAIR} menandatangani kontrak.",
            [("trigger.sign", "committed", "factual", "development")],
        ),
        (
            f"{PAIR} bekerja sama dan pabriknya sedang dibangun.",
            [
                ("trigger.cooperate.verb", "implementing", "factual", "development"),
                ("stage.implementing", "implementing", "factual", "development"),
            ],
        ),
        (
            f"{PAIR} menggelar groundbreaking pabrik lalu menandatangani kontrak.",
            [
                ("stage.ceremony", "implementing", "factual", "ceremony"),
                ("trigger.sign", "committed", "factual", "development"),
            ],
        ),
        (
            f"{PAIR} akan menandatangani kontrak.",
            [
                ("stage.draft", "talks", "factual", "development"),
                ("trigger.sign", "committed", "planned", "development"),
            ],
        ),
    ],
)
def test_each_event_and_cue_of_progress_is_a_step(
    text: str, told: list[tuple[str, str, str, str]]
) -> None:
    """A sentence gives the steps that its words tell, each with how it is presented."""
    steps = only_deal(text).steps
    assert [
        ((s.step or "").removeprefix("steps/"), s.stage, s.factuality, s.kind) for s in steps
    ] == told


@pytest.mark.parametrize(
    ("steps", "stage", "settled"),
    [
        (
            [step("intent", rule=SIGN), step("talks", rule="steps/stage.draft")],
            "talks",
            [("intent", "uncertain"), ("talks", "factual")],
        ),
        (
            [step("committed", instrument=Instrument.EQUITY, date="2025-01-03")],
            "completed",
            [("completed", "factual")],
        ),
        (
            [step("committed"), step("intent", rule="steps/trigger.cooperate.noun")],
            "committed",
            [("committed", "factual")],
        ),
        (
            [step("intent", rule="steps/trigger.cooperate.noun")],
            "intent",
            [("intent", "factual")],
        ),
        (
            [step("committed"), step("operating", "planned")],
            "committed",
            [("committed", "factual"), ("operating", "planned")],
        ),
        (
            [step("committed"), step("implementing", kind="ceremony")],
            "committed",
            [("committed", "factual"), ("implementing", "factual")],
        ),
        (
            [step("operating"), step("terminated")],
            "terminated",
            [("operating", "factual"), ("terminated", "factual")],
        ),
    ],
)
def test_steps_are_settled_by_the_stage_of_all(
    steps: list[Step], stage: str, settled: list[tuple[str, str]]
) -> None:
    """What outdoes the stage is uncertain, a closed purchase completed, a bare mention no step."""
    anchor = PartialDate.parse("2026-02-05")
    kept = settle_steps(drop_bare_mentions(steps), Stage(stage), anchor)
    assert [(each.stage, each.factuality) for each in kept] == settled


def test_planned_step_has_no_date() -> None:
    """The day beside a plan is not the day of a step."""
    deal = only_deal(f"{PAIR} akan menandatangani kontrak pada 3 Februari 2026.")
    assert [s.date for s in deal.steps if s.factuality is not Factuality.FACTUAL] == [None]


def test_sentence_without_names_tells_of_the_deal() -> None:
    """A signature or a cue of progress in which nobody acts belongs to the deal of the text."""
    text = f"{PAIR} menggandeng mitra. Penandatanganan itu digelar di Bandung. Panen baik."
    assert [sentence.text for sentence in find_loose_sentences(analysis(text))] == [
        "Penandatanganan itu digelar di Bandung."
    ]
