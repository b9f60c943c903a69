"""The steps of a deal, brought into line with the values that were chosen for it."""

from dataclasses import replace

from jalin.model import Factuality, Stage, Step
from jalin.read.analysis import Analysis
from jalin.read.deals.course import Course
from jalin.read.deals.values import Values
from jalin.text.sentences import Sentence


def settle_steps(course: Course, values: Values, shown: Sentence) -> tuple[Step, ...]:
    """Bring the steps that the grammar saw into line with the stage and date that were chosen.

    What stands above the stage as fact is uncertain; where no step tells the stage, the sentence
    that shows the deal does.
    """
    steps = tuple(_lower(step, values.stage) for step in course.steps)
    told = any(
        step.stage is values.stage and step.factuality is Factuality.FACTUAL for step in steps
    )
    if told:
        return steps
    own = Step(
        stage=values.stage,
        factuality=Factuality.FACTUAL,
        evidence=shown.text,
        instrument=values.instrument,
        date=values.date,
        place=course.place,
        span=shown.span,
        step="steps/network",
    )
    return tuple(sorted((*steps, own), key=lambda step: step.span or shown.span))


def tell_conflict(analysis: Analysis, course: Course, values: Values) -> str | None:
    """Tell where the lead says more than the rest of the text bears out."""
    opening = {sentence.span for sentence in analysis.sentences[:2]}
    for step in course.steps:
        lead = step.span in opening and step.factuality is Factuality.FACTUAL
        if (
            lead
            and step.stage.binding
            and not values.stage.binding
            and values.stage.rung is not None
        ):
            return (
                f"The lead tells it as {step.stage}; the text as a whole bears out "
                f"{values.stage} and no more."
            )
    return None


def _lower(step: Step, stage: Stage) -> Step:
    higher = stage.rung is not None and step.stage.rung is not None and step.stage.rung > stage.rung
    if higher and step.factuality is Factuality.FACTUAL:
        return replace(step, factuality=Factuality.UNCERTAIN)
    return step
