"""What the steps of a deal tell of a promise: done in time, done late, denied, deal ended."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from jalin.model import Evidence, Factuality, PartialDate, Stage, StepKind
from jalin.track.history import History, is_gainsaid
from jalin.track.promises.aims import Aim, Page, is_after, shares_content
from jalin.track.promises.cues import Event, PromiseCues
from jalin.track.promises.promise import PromiseState, Settlement
from jalin.track.steps import HistoryStep, StepEvidence

DENIED = "denied"
DONE = "done"


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """A sentence that tells a step, and what it tells.

    `around` is its paragraph, `gainsaid` whether more sources speak against the step than for it.
    """

    step: HistoryStep
    evidence: Evidence
    source_id: str
    known: PartialDate
    events: frozenset[Event]
    further: bool
    partial: bool
    full: bool
    quantities: Mapping[str, Decimal]
    around: str
    english: bool
    gainsaid: bool


_Verdict = tuple[PromiseState, str]


def find_deeds(history: History, pages: Mapping[str, Page], cues: PromiseCues) -> tuple[Deed, ...]:
    """Find the sentences that tell the steps of a deal, of documents that are dated."""
    return tuple(
        _build_deed(step, told, page, cues, gainsaid=is_gainsaid(step, history.steps))
        for step in history.steps
        for told in step.evidence
        if told.known is not None
        and (page := pages.get(told.evidence.document_id)) is not None
        and page.sentences
    )


def find_factual(aim: Aim, deeds: Iterable[Deed]) -> Iterator[Settlement]:
    """Find the steps that settle a promise. Each must be told after it, by another source."""
    deeds = tuple(deeds)
    for deed in deeds:
        if deed.source_id == aim.told.source_id or not is_after(deed.known, aim.told.known):
            continue
        verdict = _judge(aim, deed, deeds)
        if verdict is not None:
            state, rule = verdict
            yield settle(aim, state, rule, evidence=deed.evidence, known=deed.known)


def settle(
    aim: Aim, state: PromiseState, rule: str, *, evidence: Evidence, known: PartialDate
) -> Settlement:
    """Settle a promise by a sentence of a document that is dated."""
    return Settlement(
        document_id=aim.told.document.id,
        position=aim.told.position,
        state=state,
        evidence=evidence,
        known=known,
        rule=rule,
    )


def _build_deed(
    step: HistoryStep, told: StepEvidence, page: Page, cues: PromiseCues, *, gainsaid: bool
) -> Deed:
    assert told.known is not None  # undated documents are left out
    sentence = page.sentences[page.find_sentence(told.evidence.span.start)]
    quote = told.evidence.quote
    return Deed(
        step=step,
        evidence=told.evidence,
        source_id=told.source_id,
        known=told.known,
        events=cues.find_events(quote),
        further=cues.has_manner(sentence.text, "further"),
        partial=cues.find_outcome(quote, "partial") is not None,
        full=cues.find_outcome(quote, "full") is not None,
        quantities=cues.list_quantities(quote),
        around=page.write_paragraph(sentence.paragraph),
        english=page.english,
        gainsaid=gainsaid,
    )


def _judge(aim: Aim, deed: Deed, deeds: tuple[Deed, ...]) -> _Verdict | None:
    step = deed.step
    factual = step.factuality is Factuality.FACTUAL and not deed.gainsaid
    if factual and step.stage is Stage.TERMINATED:
        return _judge_end(aim, step)
    event = _find_event(aim, deed)
    if event is None or aim.never_kept:
        return None
    if step.factuality is Factuality.DENIED:
        return _judge_denial(aim, deed)
    if not factual or step.kind is StepKind.STANDSTILL or not _reaches(step, event):
        return None
    return _judge_deed(aim, deed, event) if _is_new(aim, deed, event, deeds) else None


def _judge_end(aim: Aim, step: HistoryStep) -> _Verdict | None:
    """A deal that ended before the date, or with no date set, leaves its promises unkept."""
    ended = step.when
    if aim.latest is not None and (ended is None or ended.first > aim.latest):
        return None
    return (PromiseState.NOT_MET, "deal_ended")


def _judge_denial(aim: Aim, deed: Deed) -> _Verdict | None:
    """A denial counts once the promise was due, or where it denies just the promised time."""
    if aim.latest is None:
        return None
    over = deed.known.first > aim.latest
    return (PromiseState.NOT_MET, DENIED) if over or deed.step.date == aim.due else None


def _judge_deed(aim: Aim, deed: Deed, event: Event) -> _Verdict | None:
    dated = deed.step.date is not None
    late = _is_late(aim, deed.step.date or deed.known, dated=dated)
    if late is None or (event.recurs and (late or aim.latest is None)):
        return None
    if _is_part(aim, deed, event):
        return None if late else (PromiseState.PARTIALLY_MET, "part_done")
    return (PromiseState.NOT_MET, "done_late") if late else (PromiseState.MET, DONE)


def _is_part(aim: Aim, deed: Deed, event: Event) -> bool:
    """Tell whether a deed is a part: fewer of the same, a part of a whole, or an instalment."""
    told = [
        deed.quantities[thing] >= wanted
        for thing, wanted in aim.quantities.items()
        if thing in deed.quantities
    ]
    if told:
        return not all(told)
    if (aim.whole or aim.quantities) and deed.partial:
        return True
    return event.piecemeal and not deed.full


def _is_late(aim: Aim, when: PartialDate, *, dated: bool) -> bool | None:
    """Tell whether a deed came after the last day, None where its date leaves that open.

    A deed without a date was done by the day of its telling at the latest, and perhaps before.
    """
    if aim.latest is None:
        return False
    if when.last <= aim.latest:
        return False
    return True if dated and when.first > aim.latest else None


def _find_event(aim: Aim, deed: Deed) -> Event | None:
    """Find the promised event that a sentence tells, where it can be about the same thing."""
    shared = aim.events & deed.events
    if not shared or (aim.further and not deed.further):
        return None
    if not shares_content(aim, deed.around, english=deed.english):
        return None
    return min(shared, key=lambda event: event.name)


def _reaches(step: HistoryStep, event: Event) -> bool:
    rung, wanted = step.stage.rung, event.stage.rung
    return rung is not None and wanted is not None and rung >= wanted


def _is_new(aim: Aim, deed: Deed, event: Event, deeds: tuple[Deed, ...]) -> bool:
    """Tell whether a step came after the promise was given.

    What the deal had reached before cannot be what was promised, told again without its date.
    """
    given = aim.told.known
    assert given is not None  # or nothing could be told after it
    if deed.step.date is not None:
        return deed.step.date.last > given.first
    return aim.further or not any(
        event in other.events and _reaches(other.step, event) and _was_before(other, given)
        for other in deeds
    )


def _was_before(deed: Deed, day: PartialDate) -> bool:
    return deed.step.moves and (deed.step.date or deed.known).first <= day.last
