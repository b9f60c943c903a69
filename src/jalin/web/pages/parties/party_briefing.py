"""The briefing sheet of a party as a file: DOCX or Markdown."""

from typing import Any

from litestar import Response, get
from litestar.params import FromPath

from jalin.pipeline.briefing.forms import BriefingForm, write_briefing
from jalin.pipeline.briefing.sheet import BriefingQuestion, brief_subject
from jalin.pipeline.briefing.subject import describe_party
from jalin.pipeline.catalogue.filter import parse_filter
from jalin.pipeline.serving.visit import Visit
from jalin.pipeline.statistics.parties.errors import PartyNotFoundError
from jalin.pipeline.statistics.parties.profile import find_party
from jalin.web.frame.answering.errors import NothingHereError
from jalin.web.frame.answering.responding import GivenResponder, PageRequest
from jalin.web.frame.answering.whole_files import WholeFile, send_whole
from jalin.web.frame.frame import Frame
from jalin.web.frame.links.site import name_file

_MEDIA_TYPES = {
    BriefingForm.MARKDOWN: "text/markdown",
    BriefingForm.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


def build_briefing_file(visit: Visit, frame: Frame, asked: str, form: BriefingForm) -> WholeFile:
    """Build the sheet of a party, of all its deals or of those that the address asks for.

    Raises NothingHereError, QuestionError.
    """
    try:
        party = find_party(visit, asked)
    except PartyNotFoundError as err:
        raise NothingHereError("party", asked) from err
    question = BriefingQuestion(asked=party.id, wanted=parse_filter(frame.asked))

    def write() -> bytes:
        subject = describe_party(visit, party, question.wanted)
        return write_briefing(brief_subject(visit, subject, question, frame.wording), form)

    return WholeFile(
        name=f"jalin-{name_file(party.id)}",
        form=form,
        media_type=_MEDIA_TYPES[form],
        content=visit.recall("party briefings", (question, form, frame.language), write),
    )


@get("/parties/{party_id:str}/briefing.docx", sync_to_thread=True)
def send_docx_briefing(
    request: PageRequest, responder: GivenResponder, party_id: FromPath[str]
) -> Response[Any]:
    """Send the sheet of a party as DOCX."""
    return _send(request, responder, party_id, BriefingForm.DOCX)


@get("/parties/{party_id:str}/briefing.md", sync_to_thread=True)
def send_markdown_briefing(
    request: PageRequest, responder: GivenResponder, party_id: FromPath[str]
) -> Response[Any]:
    """Send the sheet of a party as Markdown."""
    return _send(request, responder, party_id, BriefingForm.MARKDOWN)


HANDLERS = (send_docx_briefing, send_markdown_briefing)


def _send(
    request: PageRequest, responder: GivenResponder, party_id: str, form: BriefingForm
) -> Response[Any]:
    return send_whole(
        request, responder, lambda visit, frame: build_briefing_file(visit, frame, party_id, form)
    )
