"""The steps of a deal: what each of its sentences says was done, planned, wished or denied."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from jalin.model import Factuality, Instrument, PartialDate, Span, Stage, Step, StepKind
from jalin.read.analysis import Analysis
from jalin.read.deals.places import find_step_place
from jalin.read.deals.step_dates import find_step_date, is_still_to_come
from jalin.read.events.agents import find_agents
from jalin.read.events.candidates import Event
from jalin.read.events.modality import derive_factuality
from jalin.read.events.triggers import Trigger, find_triggers
from jalin.text.lexicon import find_rules
from jalin.text.sentences import Sentence

_SIGN = "trigger.sign"
# Words that name a cooperation and say nothing of how far it got.
_NAMED_ONLY = frozenset({"steps/trigger.cooperate.noun"})
# Words that say that work is done together: weaker than a signature or a payment told beside them.
_SAID_ONLY = frozenset({"steps/trigger.cooperate.noun", "steps/trigger.cooperate.verb"})
# What a sentence may tell of a deal whose parties it does not name.
_LOOSE_CUES = frozenset({"steps/stage.draft", "steps/stage.terminated", "steps/stage.ceremony"})
# A purchase of shares told this long after its day is closed, as practice goes.
_CLOSED_AFTER_DAYS = 45


def find_steps(
    analysis: Analysis, events: Sequence[Event], loose: Sequence[Sentence] = ()
) -> tuple[Step, ...]:
    """Find the steps that the sentences of a deal tell, in reading order.

    Each event is a step; so is each cue of progress ("mulai beroperasi") in an event's sentence.
    `loose` are sentences that tell of the deal without naming its parties ("Penandatanganan itu
    berlangsung di Bandung").
    """
    told: dict[tuple[str, str | None], tuple[int, Step]] = {}
    for offset, step in sorted(_find_all(analysis, events, loose), key=lambda found: found[0]):
        told.setdefault((step.evidence, step.step), (offset, step))
    return tuple(step for _, step in told.values())


def find_loose_sentences(analysis: Analysis) -> tuple[Sentence, ...]:
    """Find the sentences with a trigger of signing or a cue of progress in which nobody acts."""
    return tuple(
        sentence
        for sentence in analysis.sentences
        if not find_agents(analysis, sentence.span)
        and (
            any(trigger.rule == _SIGN for trigger in find_triggers(analysis, sentence))
            or any(step.step in _LOOSE_CUES for _, step in _find_cues(analysis, sentence))
        )
    )


def _find_all(
    analysis: Analysis, events: Sequence[Event], loose: Sequence[Sentence]
) -> Iterator[tuple[int, Step]]:
    for sentence in {event.trigger.sentence: None for event in events}:
        yield from _find_cues(analysis, sentence)
    for sentence in loose:
        cues = _find_cues(analysis, sentence)
        yield from ((offset, step) for offset, step in cues if step.step in _LOOSE_CUES)
        for trigger in find_triggers(analysis, sentence):
            if trigger.rule == _SIGN:
                yield trigger.span.start, _build_event(analysis, trigger)
    for event in events:
        yield event.trigger.span.start, _build_event(analysis, event.trigger)


def _build_event(analysis: Analysis, trigger: Trigger) -> Step:
    told = (trigger.stage, trigger.factuality, StepKind.DEVELOPMENT, trigger.rule)
    # A wish is a fact, what is wished for is none: its instrument does not exist by it.
    instrument = None if trigger.stage is Stage.PROPOSED else trigger.instrument
    return _build(analysis, trigger.sentence, trigger.span, told, instrument)


def _find_cues(analysis: Analysis, sentence: Sentence) -> Iterator[tuple[int, Step]]:
    """Find the cues of progress in a sentence, each with its offset."""
    for rule, match in find_rules(analysis.lexicon.rules("stages"), sentence.text):
        span = Span(start=match.start(), end=match.end()).shift(sentence.span.start)
        stage = Stage(rule.value["stage"])
        factuality = derive_factuality(
            analysis.document.text, span, sentence.span, analysis.lexicon
        )
        if stage is Stage.TALKS and factuality is not Factuality.DENIED:
            factuality = Factuality.FACTUAL  # to be drafting is itself the fact
        kind = StepKind(rule.value.get("kind", "development"))
        told = (stage, factuality, kind, rule.id)
        yield span.start, _build(analysis, sentence, span, told, None)


def _build(
    analysis: Analysis,
    sentence: Sentence,
    span: Span,
    told: tuple[Stage, Factuality, StepKind, str],
    instrument: Instrument | None,
) -> Step:
    stage, factuality, kind, rule = told
    if factuality is Factuality.FACTUAL and is_still_to_come(analysis, sentence, span):
        factuality = Factuality.PLANNED
    return Step(
        stage=stage,
        factuality=factuality,
        evidence=sentence.text,
        kind=kind,
        instrument=instrument,
        date=find_step_date(analysis, sentence, span) if factuality is Factuality.FACTUAL else None,
        place=find_step_place(analysis, sentence),
        span=sentence.span,
        step=f"steps/{rule}",
    )


def derive_stage(steps: Sequence[Step], anchor: PartialDate | None) -> Stage:
    """Derive the stage of a deal from its steps: the highest rung that is told as fact.

    Ceremonies do not count; an end told as fact goes before all rungs, unless the text goes on to
    tell of work; plans and wishes alone are
    `proposed`. Where a text says both that an instrument is signed and that it is still being
    written, the draft is believed: a headline does not raise the stage. A signed MoU is `intent`
    whatever else its sentences promise, unless they show performance. An equity deal dated well
    before the text (`anchor`) is closed.
    """
    facts = [
        step
        for step in steps
        if step.factuality is Factuality.FACTUAL and step.kind is StepKind.DEVELOPMENT
    ]
    moves = [step for step in facts if step.stage.rung is None or _shows_work(step)]
    if moves and moves[-1].stage.rung is None:
        return moves[-1].stage
    if has_draft_conflict(steps):
        return Stage.TALKS
    if any(_is_closed(step, anchor) for step in facts):
        return Stage.COMPLETED
    rungs = [step.stage for step in _weigh_facts(facts)]
    return max(rungs, key=lambda stage: stage.rung or 0, default=Stage.PROPOSED)


def _shows_work(step: Step) -> bool:
    """Tell whether a step is a cue of work that runs ("mulai beroperasi")."""
    is_cue = (step.step or "").startswith("steps/stage.")
    return is_cue and step.stage in {Stage.IMPLEMENTING, Stage.OPERATING, Stage.COMPLETED}


def drop_bare_mentions(steps: Sequence[Step]) -> tuple[Step, ...]:
    """Leave out the bare mentions of a cooperation where real steps stand beside them."""
    firm = tuple(step for step in steps if step.step not in _NAMED_ONLY)
    moves = any(step.kind is StepKind.DEVELOPMENT for step in firm)
    return firm if moves else tuple(steps)


def settle_steps(
    steps: Sequence[Step], stage: Stage, anchor: PartialDate | None
) -> tuple[Step, ...]:
    """Bring the steps into line with the stage that was derived from all of them together.

    A closed purchase is completed; what stands above the stage as fact (a signature that another
    sentence takes back) is uncertain.
    """
    return tuple(_settle(step, stage, anchor) for step in steps)


def _settle(step: Step, stage: Stage, anchor: PartialDate | None) -> Step:
    if step.factuality is not Factuality.FACTUAL or step.stage.rung is None:
        return step
    if _is_closed(step, anchor):
        return replace(step, stage=Stage.COMPLETED)
    is_ceremony = step.kind is StepKind.CEREMONY
    if stage.rung is not None and step.stage.rung > stage.rung and not is_ceremony:
        return replace(step, factuality=Factuality.UNCERTAIN)
    return step


def _weigh_facts(facts: Sequence[Step]) -> Sequence[Step]:
    """Leave out what only names a cooperation where something else tells how far it got."""
    shown = [step for step in facts if (step.step or "").startswith("steps/stage.")]
    signed = [step for step in facts if step.step == f"steps/{_SIGN}"]
    if any(step.stage is Stage.INTENT for step in signed):
        return [*signed, *shown]
    firm = [step for step in facts if step.step not in _NAMED_ONLY]
    told = [step for step in firm if step.step not in _SAID_ONLY]
    return told or firm or facts


def _is_closed(step: Step, anchor: PartialDate | None) -> bool:
    if step.instrument is not Instrument.EQUITY or step.date is None or anchor is None:
        return False
    return (anchor.first - step.date.last).days > _CLOSED_AFTER_DAYS


def has_draft_conflict(steps: Sequence[Step]) -> bool:
    """Tell whether a signature told as fact stands beside a draft of what was signed."""
    signed = any(
        step.stage is Stage.INTENT
        and step.factuality is Factuality.FACTUAL
        and step.step == f"steps/{_SIGN}"
        for step in steps
    )
    return signed and any(step.step == "steps/stage.draft" for step in steps)
