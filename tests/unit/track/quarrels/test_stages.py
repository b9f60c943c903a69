"""A fact against a word that leaves no room for it."""

from dataclasses import dataclass

import pytest

from jalin.model import (
    DealMention,
    Factuality,
    Instrument,
    PartialDate,
    Stage,
    Step,
    StepKind,
)
from jalin.track.contradictions import (
    ContradictionRule,
)
from quarrel_factory import find, sides, tell
from register_factory import SENTENCE, date, deal


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One source's word on a stage, in short."""

    published: str | None
    stage: Stage
    factuality: Factuality = Factuality.FACTUAL
    kind: StepKind = StepKind.DEVELOPMENT
    date: PartialDate | None = None
    instrument: Instrument | None = None


NOT_SIGNED = Word(
    published=None,
    stage=Stage.INTENT,
    factuality=Factuality.DENIED,
    instrument=Instrument.MEMORANDUM,
)


def say(*words: Word) -> tuple[str | None, DealMention]:
    """Build the mention of one source with its words."""
    steps = [
        Step(
            stage=it.stage,
            factuality=it.factuality,
            kind=it.kind,
            evidence=SENTENCE,
            date=it.date,
            instrument=it.instrument,
        )
        for it in words
    ]
    return words[0].published, deal(stage=words[0].stage, steps=steps)


def test_a_signing_that_another_denies_is_a_quarrel() -> None:
    """The side that the history believes is shown."""
    found = find(
        tell(
            say(Word(published=None, stage=Stage.INTENT, instrument=Instrument.MEMORANDUM)),
            say(
                Word(published="2022-01-20", stage=Stage.TALKS),
                NOT_SIGNED,
            ),
            say(
                Word(published="2022-01-21", stage=Stage.TALKS),
                NOT_SIGNED,
            ),
        )
    )
    assert sides(found) == [
        ("stage", [("intent (denied)", 2, True), ("intent (factual)", 1, False)])
    ]


@pytest.mark.parametrize(
    ("fact", "other", "rule"),
    [
        (
            Word(published="2024-05-01", stage=Stage.COMMITTED, date=date("2024-04-30")),
            Word(published="2024-05-10", stage=Stage.COMMITTED, factuality=Factuality.PLANNED),
            ContradictionRule.FACT_AGAINST_PLAN,
        ),
        (
            Word(published="2025-12-01", stage=Stage.IMPLEMENTING, date=date("2024-07-15")),
            Word(published="2025-03-12", stage=Stage.IMPLEMENTING, factuality=Factuality.PLANNED),
            ContradictionRule.FACT_AGAINST_PLAN,
        ),
        (
            Word(published="2024-11-14", stage=Stage.IMPLEMENTING),
            Word(published="2024-11-15", stage=Stage.INTENT, kind=StepKind.STANDSTILL),
            ContradictionRule.FACT_AGAINST_STANDSTILL,
        ),
        (
            Word(published="2024-06-27", stage=Stage.TERMINATED, date=date("2024-06-24")),
            Word(published="2024-07-01", stage=Stage.SUSPENDED),
            ContradictionRule.END_AGAINST_HALT,
        ),
    ],
)
def test_a_fact_quarrels_with_what_leaves_no_room_for_it(
    fact: Word, other: Word, rule: ContradictionRule
) -> None:
    """A plan of what is done, a standstill below it, a halt of what has ended."""
    (found,) = find(tell(say(fact), say(other)))
    assert (found.field, found.rule, len(found.values)) == ("stage", rule, 2)


@pytest.mark.parametrize(
    ("fact", "others"),
    [
        # The denial is older than the signing.
        (
            Word(published="2024-05-01", stage=Stage.COMMITTED, date=date("2024-04-30")),
            [Word(published="2023-09-06", stage=Stage.COMMITTED, factuality=Factuality.DENIED)],
        ),
        # The denial names no paper and comes long after: it is of another one.
        (
            Word(published="2018-03-03", stage=Stage.INTENT, instrument=Instrument.MEMORANDUM),
            [Word(published="2019-11-04", stage=Stage.INTENT, factuality=Factuality.DENIED)],
        ),
        # The plan is older than the signing.
        (
            Word(published="2024-05-01", stage=Stage.INTENT, date=date("2024-04-30")),
            [Word(published="2024-04-20", stage=Stage.INTENT, factuality=Factuality.PLANNED)],
        ),
        # The plan comes long after: it is of another paper.
        (
            Word(published="2024-05-01", stage=Stage.INTENT, date=date("2024-04-30")),
            [Word(published="2024-09-20", stage=Stage.INTENT, factuality=Factuality.PLANNED)],
        ),
        # The other source tells the fact, too, and plans or misses more of it.
        (
            Word(published="2024-05-01", stage=Stage.OPERATING),
            [
                Word(published="2024-05-02", stage=Stage.OPERATING),
                Word(published="2024-05-02", stage=Stage.OPERATING, factuality=Factuality.DENIED),
            ],
        ),
        # Who tells the contract plans the work that follows it.
        (
            Word(published="2024-05-01", stage=Stage.IMPLEMENTING, date=date("2023-04-30")),
            [
                Word(published="2024-05-02", stage=Stage.COMMITTED),
                Word(
                    published="2024-05-02",
                    stage=Stage.IMPLEMENTING,
                    factuality=Factuality.PLANNED,
                ),
            ],
        ),
        # A plan that nobody dates leaves open which came first.
        (
            Word(published="2024-05-01", stage=Stage.INTENT),
            [Word(published=None, stage=Stage.INTENT, factuality=Factuality.PLANNED)],
        ),
        # Plans of production come again.
        (
            Word(published="2024-05-01", stage=Stage.OPERATING),
            [Word(published="2024-05-02", stage=Stage.OPERATING, factuality=Factuality.PLANNED)],
        ),
        # Work that nobody dates can have begun after the plan.
        (
            Word(published="2024-05-01", stage=Stage.IMPLEMENTING),
            [Word(published="2024-05-02", stage=Stage.IMPLEMENTING, factuality=Factuality.PLANNED)],
        ),
        # A denial of another day, or of another paper.
        (
            Word(published="2024-05-01", stage=Stage.INTENT, date=date("2024-04-30")),
            [
                Word(
                    published="2024-05-02",
                    stage=Stage.INTENT,
                    factuality=Factuality.DENIED,
                    date=date("2023-07-21"),
                )
            ],
        ),
        (
            Word(published="2024-05-01", stage=Stage.INTENT, instrument=Instrument.MEMORANDUM),
            [
                Word(
                    published="2024-05-02",
                    stage=Stage.INTENT,
                    factuality=Factuality.DENIED,
                    instrument=Instrument.LETTER_OF_INTENT,
                )
            ],
        ),
        # A standstill of which nobody tells the day.
        (
            Word(published="2024-05-01", stage=Stage.IMPLEMENTING),
            [Word(published=None, stage=Stage.INTENT, kind=StepKind.STANDSTILL)],
        ),
        # A halt of last year came before the end.
        (
            Word(published="2024-06-27", stage=Stage.TERMINATED),
            [Word(published="2023-07-01", stage=Stage.SUSPENDED)],
        ),
        # That nothing had moved before it did is no quarrel.
        (
            Word(published="2021-03-05", stage=Stage.COMMITTED),
            [Word(published="2021-03-03", stage=Stage.INTENT, kind=StepKind.STANDSTILL)],
        ),
        # A standstill on a higher rung, or long after, gainsays nothing.
        (
            Word(published="2024-06-27", stage=Stage.INTENT),
            [Word(published="2024-06-28", stage=Stage.INTENT, kind=StepKind.STANDSTILL)],
        ),
        (
            Word(published="2020-06-27", stage=Stage.IMPLEMENTING),
            [Word(published="2024-06-28", stage=Stage.INTENT, kind=StepKind.STANDSTILL)],
        ),
    ],
)
def test_what_leaves_room_for_a_fact_is_no_quarrel(fact: Word, others: list[Word]) -> None:
    """Older words, later plans, and sources that tell the fact themselves gainsay nothing."""
    assert find(tell(say(fact), say(*others))) == ()
