"""One mention: its document beside what was read of it, and everything that can be said of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from jalin.model import Judgement, JudgementKind
from jalin.model.judgement import PromiseOutcome
from jalin.pipeline.catalogue.filter import Filter, parse_filter
from jalin.pipeline.judging import list_judgements, load_judgements
from jalin.pipeline.reviewing.effects import Effect
from jalin.pipeline.reviewing.item import (
    FIELDS,
    ReviewItem,
    can_be_corrected,
    find_item,
    list_choices,
)
from jalin.pipeline.reviewing.likely import LikelyDeal, find_likely
from jalin.pipeline.reviewing.queue import Queue, Waiting
from jalin.pipeline.serving.visit import Visit
from jalin.pipeline.show.views import DealSummary
from jalin.resolve.deals.candidates import DealPlace
from jalin.resolve.judged.rulings import find_standing
from jalin.web.frame.frame import Frame
from jalin.web.frame.page import Page, Section
from jalin.web.review.asking import Asked
from jalin.web.review.queue_page import JUDGEMENTS_PATH, find_deals, find_queue, write_address
from jalin.web.review.wording import write_fate, write_judgement

_FAULTY = 422
_CHANGED = 409


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a form came to: what it asked for, what that would do, or why it cannot be done.

    `stale`: somebody else judged meanwhile, `others` are these judgements, the latest first.
    """

    asked: Asked | None = None
    effect: Effect | None = None
    faults: tuple[str, ...] = ()
    stale: bool = False
    others: tuple[Judgement, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A judgement of the deal with whether it stands."""

    judgement: Judgement
    stands: bool
    can_be_undone: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """The judgement that was just saved, told to be undone by one key.

    `address` leads back to the mention that it is about; None where it is about none.
    """

    judgement: Judgement
    sentence: str
    address: str | None
    can_be_undone: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemContent:
    """The page of a mention.

    `fields` are in the order in which they are judged, `choices` the words that a field can have.
    """

    item: ReviewItem
    deal: DealSummary | None
    wanted: Filter
    queue: Queue
    next: str | None
    previous: str | None
    fields: tuple[str, ...]
    choices: Mapping[str, tuple[str, ...]]
    correctable: frozenset[str]
    outcomes: tuple[PromiseOutcome, ...]
    likely: tuple[LikelyDeal, ...]
    siblings: tuple[tuple[DealPlace, str], ...]
    made: tuple[Standing, ...]
    done: Done | None
    told: Told
    address: str
    judgements: str
    sentences: Mapping[str, str]
    fates: tuple[str, ...]


def build_item_page(visit: Visit, frame: Frame, place: DealPlace, told: Told | None = None) -> Page:
    """Build the page of a mention. Raises TargetNotFoundError, QuestionError."""
    told = told or Told()
    item = find_item(visit.register, place, visit.moment)
    title = item.document.title or item.document.name
    return Page(
        template="review_item.html",
        title=frame.wording.say("Review: %(title)s", title=title),
        section=Section.REVIEW,
        content=_build_content(visit, frame, item, told),
        styles=("review",),
        scripts=("review",),
        status=_CHANGED if told.stale else _FAULTY if told.faults else 200,
    )


def _build_content(visit: Visit, frame: Frame, item: ReviewItem, told: Told) -> ItemContent:
    wanted = parse_filter(frame.asked)
    queue = find_queue(visit, wanted)
    deal_id = item.basis.deal_id
    here = Waiting.at(item.place, item.confidence, deal_id)
    following, before = queue.find_next(here), queue.find_next(here, back=True)
    effects = () if told.effect is None else told.effect.deals
    return ItemContent(
        item=item,
        deal=find_deals(visit, [deal_id]).get(deal_id) if deal_id else None,
        wanted=wanted,
        queue=queue,
        next=write_address(following.place, wanted) if following else None,
        previous=write_address(before.place, wanted) if before else None,
        fields=FIELDS,
        choices={field: list_choices(field) for field in FIELDS},
        correctable=frozenset(field for field in FIELDS if can_be_corrected(field)),
        outcomes=tuple(PromiseOutcome),
        likely=_find_likely(visit, item),
        siblings=tuple((it, write_address(it, wanted)) for it in item.siblings),
        made=_list_made(visit, item),
        done=_find_done(visit, frame, wanted),
        told=told,
        address=write_address(item.place, wanted),
        judgements=JUDGEMENTS_PATH,
        sentences=_write_sentences(item, told, frame),
        fates=tuple(write_fate(it, frame.wording) for it in effects),
    )


def write_done(address: str, judgement_id: str) -> str:
    """Write the address to go to after a judgement was saved."""
    return f"{address}{'&' if '?' in address else '?'}{urlencode({'done': judgement_id})}"


def _find_likely(visit: Visit, item: ReviewItem) -> tuple[LikelyDeal, ...]:
    if item.basis.deal_id is None:
        return ()
    return find_likely(visit.register, item.basis.deal_id, visit.moment, visit.listening)


def _list_made(visit: Visit, item: ReviewItem) -> tuple[Standing, ...]:
    """List what was judged of the deal, the latest first, with what still stands."""
    wanted = {it.id for it in item.basis.judgements}
    if not wanted:
        return ()
    views = {it.id: it for it in list_judgements(visit.register) if it.id in wanted}
    return tuple(
        Standing(
            judgement=it,
            stands=views[it.id].stands,
            can_be_undone=views[it.id].stands and it.kind is not JudgementKind.WITHDRAW,
        )
        for it in item.basis.judgements
    )


def _find_done(visit: Visit, frame: Frame, wanted: Filter) -> Done | None:
    """Find the judgement that the address says was just saved; it may be of another mention."""
    asked = frame.asked.get("done", ("",))[0]
    judgements = load_judgements(visit.register) if asked else ()
    found = {it.id: it for it in judgements}
    judgement = found.get(asked)
    if judgement is None:
        return None
    subject = found.get(judgement.withdraws or "", judgement)
    anchor = subject.anchors[0] if subject.anchors else None
    place = None if anchor is None else DealPlace(document_id=anchor.document_id, deal=anchor.deal)
    return Done(
        judgement=judgement,
        sentence=write_judgement(judgement, frame.wording),
        address=None if place is None else write_address(place, wanted),
        can_be_undone=judgement in find_standing(judgements) and judgement is subject,
    )


def _write_sentences(item: ReviewItem, told: Told, frame: Frame) -> Mapping[str, str]:
    """Write what each judgement says, by its id."""
    shown = [*item.basis.judgements, *told.others]
    if told.effect is not None:
        shown.append(told.effect.judgement)
    return {it.id: write_judgement(it, frame.wording) for it in shown}
