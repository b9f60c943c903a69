"""Then and now on a card, and the ladder between them."""

import datetime as dt

from jalin.export.cards.card import CardLadder, CardPanel, CardRung
from jalin.model import Factuality, Instrument, PartialDate, Stage, StepKind
from jalin.pipeline.briefing.notes import name_source
from jalin.pipeline.briefing.words import Words
from jalin.pipeline.cards.history import find_tone
from jalin.pipeline.show.then_now import Now, Then
from jalin.pipeline.show.views import DealSummary, DealView, PromiseView, StepView

_LADDER = tuple(stage for stage in Stage if stage.rung is not None)
_TOP_RUNG = -1


def draw_ladder(deal: DealSummary, then: Then | None, words: Words) -> CardLadder:
    """Draw how high the deal got, where it stood first as a fact, and where it stands."""
    highest = deal.reached or deal.stage
    top = _TOP_RUNG if highest.rung is None else highest.rung
    first = then.step if then is not None else None
    is_fact = first is not None and first.factuality is Factuality.FACTUAL
    is_celebrated = first is not None and first.kind is StepKind.CEREMONY
    return CardLadder(
        rungs=tuple(
            CardRung(word=words.word(stage), is_binding=stage.binding, is_reached=number <= top)
            for number, stage in enumerate(_LADDER)
        ),
        sides=(words.say("not binding"), words.say("binding")),
        then=first.stage.rung if first is not None and is_fact and not is_celebrated else None,
        then_word=words.say("Then"),
        now=deal.stage.rung,
        now_word=words.say("Now"),
        both_word=words.say("Then and now"),
        left=words.word(deal.stage) if deal.stage.rung is None else None,
    )


def tell_then(then: Then | None, words: Words) -> CardPanel:
    """Tell how the deal was first told, and what was promised then."""
    if then is None:
        return CardPanel(
            heading=words.say("Then"),
            when="",
            standing=words.say("No document tells it."),
            tone=None,
            lines=(),
        )
    day = words.day(then.source.published) if then.source.published else words.say("undated")
    outlet = words.say("first told by %(outlet)s", outlet=name_source(then.source))
    step = then.step
    return CardPanel(
        heading=words.say("Then"),
        when=f"{day}, {outlet}",
        standing=words.say("no step told") if step is None else _describe_step(step, words),
        tone=None if step is None else find_tone(step.stage),
        lines=_list_promised(then, words),
    )


def tell_now(view: DealView, now: Now, day: dt.date, words: Words) -> CardPanel:
    """Tell where the deal stands, how it fares, and when the last news came."""
    deal, date = view.deal, _find_stage_date(view)
    standing = [words.word(deal.stage), _tell_binding(deal.stage, words)]
    if date is not None:
        standing.append(words.day(date))
    news = words.say("nothing tells when the last news came")
    if deal.news is not None:
        news = words.say("last news %(day)s", day=words.day(deal.news))
    if now.silent:
        silent = words.count("%(num)s day of silence", "%(num)s days of silence", now.silent)
        news = f"{news}, {silent}"
    return CardPanel(
        heading=words.say("Now"),
        when=words.say("as of %(day)s", day=words.day(day)),
        standing=", ".join(filter(None, standing)),
        tone=find_tone(deal.stage),
        lines=(words.say("State: %(state)s", state=words.word(deal.state)), news),
    )


def list_stage_steps(view: DealView) -> tuple[StepView, ...]:
    """List the steps told as fact that brought the deal to the stage where it stands."""
    return tuple(it for it in view.steps if it.stage is view.deal.stage and moves(it))


def moves(step: StepView) -> bool:
    """Tell whether a step moves the deal, and is told as fact."""
    return step.factuality is Factuality.FACTUAL and step.kind is StepKind.DEVELOPMENT


def _find_stage_date(view: DealView) -> PartialDate | None:
    """Find when the deal came to its stage: the date of the deal may be that of another step."""
    dates = [it.date for it in list_stage_steps(view) if it.date is not None]
    if view.deal.date in dates:
        return view.deal.date
    return dates[-1] if dates else None


def _describe_step(step: StepView, words: Words) -> str:
    parts = [words.word(step.stage), _tell_binding(step.stage, words)]
    if step.instrument not in (None, Instrument.UNSPECIFIED):
        parts.append(words.word(step.instrument))
    if step.kind is not StepKind.DEVELOPMENT:
        parts.append(words.word(step.kind))
    if step.factuality is not Factuality.FACTUAL:
        parts.append(words.word(step.factuality))
    if step.date is not None:
        parts.append(words.day(step.date))
    return ", ".join(filter(None, parts))


def _tell_binding(stage: Stage, words: Words) -> str:
    if stage.rung is None:
        return ""
    return words.say("binding") if stage.binding else words.say("not binding")


def _list_promised(then: Then, words: Words) -> tuple[str, ...]:
    """List what was promised then, each once: by whom, by when, and how that stands now."""
    if not then.promises:
        return (words.say("The first source promised nothing that could be checked."),)
    dated = sorted(then.promises, key=lambda it: PartialDate.order_of(it.due))
    return tuple(dict.fromkeys(_describe_promise(it, words) for it in dated))


def _describe_promise(promise: PromiseView, words: Words) -> str:
    due = words.say("without a due date")
    if promise.due is not None:
        due = words.say("by %(day)s", day=words.day(promise.due))
    state = words.word(promise.state)
    # The name comes last: on a card the end of a long line is cut.
    return words.say("Promise %(state)s, %(due)s: %(who)s", who=promise.who, due=due, state=state)
