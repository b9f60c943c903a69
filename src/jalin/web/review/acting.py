"""Looking at a mention, previewing a judgement, saving it, taking it back."""

from dataclasses import dataclass
from typing import Any, Final

from litestar import Response, get, post
from litestar.params import FromPath
from litestar.response import Redirect

from jalin.model import JudgementKind
from jalin.pipeline.accounts import Act as Right
from jalin.pipeline.catalogue.filter import Filter, parse_filter
from jalin.pipeline.errors import DealNotFoundError, TargetNotFoundError
from jalin.pipeline.judging import JudgementError, Verdict
from jalin.pipeline.reviewing.basis import StaleError, find_basis
from jalin.pipeline.reviewing.effects import Effect
from jalin.pipeline.reviewing.preview import Decision, preview, save
from jalin.pipeline.reviewing.queue import Waiting
from jalin.pipeline.show.moment import Moment
from jalin.resolve.deals.candidates import DealPlace
from jalin.web.frame.answering.questions import parse_question
from jalin.web.frame.answering.responding import GivenResponder, PageRequest, Responder
from jalin.web.frame.preferences import choose_local_path
from jalin.web.review.asking import Asked, build_verdict, read_asked
from jalin.web.review.item_page import Told, build_item_page, write_done
from jalin.web.review.queue_page import QUEUE_PATH, find_queue, write_address
from jalin.web.signing.posting import Form, check_form

_SEE_OTHER: Final = 303
_PATH = f"{QUEUE_PATH}/{{document_id:str}}/{{index:int}}"
# A document has no more deals than this; more digits are no number of a database.
_MOST_DEALS = 100_000


@get(_PATH, sync_to_thread=True)
def show_item(
    request: PageRequest,
    document_id: FromPath[str],
    index: FromPath[int],
    responder: GivenResponder,
) -> Response[Any]:
    """Answer with a mention."""
    return _show(request, responder, _read_place(document_id, index), Told())


@post(_PATH, sync_to_thread=True, status_code=200)
def judge_item(
    request: PageRequest,
    document_id: FromPath[str],
    index: FromPath[int],
    data: Form,
    responder: GivenResponder,
) -> Response[Any]:
    """Show what a judgement would do, or save it after it was shown."""
    visitor = check_form(request, responder, data, Right.JUDGE)
    place = _read_place(document_id, index)
    asked = read_asked(data)
    if asked is None:
        return Redirect(request.url.path, status_code=_SEE_OTHER)
    try:
        return _judge(request, responder, data, _Act(place, asked, visitor.name or ""))
    except StaleError as err:
        told = Told(asked=asked, stale=True, others=err.judgements)
    except JudgementError as err:
        told = Told(asked=asked, faults=err.faults)
    except (DealNotFoundError, TargetNotFoundError) as err:
        told = Told(asked=asked, faults=(str(err),))
    return _show(request, responder, place, told)


@post("/judgements", sync_to_thread=True, status_code=_SEE_OTHER)
def undo_judgement(request: PageRequest, data: Form, responder: GivenResponder) -> Response[None]:
    """Take a judgement back, and go where one came from."""
    visitor = check_form(request, responder, data, Right.JUDGE)
    verdict = Verdict(
        kind=JudgementKind.WITHDRAW,
        reviewer=visitor.name or "",
        target=data.get("judgement", "") or "-",
    )
    back = choose_local_path(data.get("next"))
    decision = Decision(verdict=verdict, now=responder.desk.clock())
    try:
        done = _decide(responder, decision, is_kept=True).judgement.id
    except (JudgementError, TargetNotFoundError):
        # Somebody else took it back before: what was wanted is so.
        done = "-"
    return Redirect(write_done(back, done), status_code=_SEE_OTHER)


@dataclass(frozen=True, slots=True)
class _Act:
    """What is asked of which mention, and by whom."""

    place: DealPlace
    asked: Asked
    reviewer: str


def _judge(request: PageRequest, responder: Responder, data: Form, act: _Act) -> Response[Any]:
    with responder.library.visit() as visit:
        deal_id = find_basis(visit.register, act.place).deal_id
    decision = Decision(
        verdict=build_verdict(act.asked, act.place, deal_id, act.reviewer),
        now=responder.desk.clock(),
        place=act.place,
        basis=data.get("basis", ""),
        effect=data.get("effect") or None,
    )
    is_kept = decision.effect is not None
    effect = _decide(responder, decision, is_kept=is_kept)
    if not is_kept:
        return _show(request, responder, act.place, Told(asked=act.asked, effect=effect))
    wanted = _find_wanted(request)
    place = act.place
    if act.asked.settles:
        place = _find_next(responder, place, wanted) or place
    address = write_done(write_address(place, wanted), effect.judgement.id)
    return Redirect(address, status_code=_SEE_OTHER)


def _decide(responder: Responder, decision: Decision, *, is_kept: bool) -> Effect:
    with responder.library.visit() as visit:
        insight, moment = visit.basis, Moment.of(responder.library.today)
    with responder.library.writing() as register:
        return (save if is_kept else preview)(register, decision, moment, insight)


def _find_next(responder: Responder, place: DealPlace, wanted: Filter) -> DealPlace | None:
    with responder.library.visit() as visit:
        kept = visit.register.current_of([place.document_id])
        mention = kept[place.document_id][1].deals[place.deal]
        here = Waiting.at(place, mention.confidence)
        found = find_queue(visit, wanted).find_next(here)
    return None if found is None else found.place


def _find_wanted(request: PageRequest) -> Filter:
    found: dict[str, list[str]] = {}
    for name, value in parse_question(request.scope["query_string"]).parameters:
        found.setdefault(name, []).append(value)
    return parse_filter(found)


def _read_place(document_id: str, index: int) -> DealPlace:
    if not 0 <= index < _MOST_DEALS:
        raise TargetNotFoundError("mention", f"{document_id}/{index}", ())
    return DealPlace(document_id=document_id, deal=index)


def _show(
    request: PageRequest, responder: Responder, place: DealPlace, told: Told
) -> Response[Any]:
    return responder.respond(
        request,
        lambda visit, frame: build_item_page(visit, frame, place, told),
        needs=Right.JUDGE,
        is_fresh=True,
    )


HANDLERS = (show_item, judge_item, undo_judgement)
