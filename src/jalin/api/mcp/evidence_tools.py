"""The tool that answers with evidence: one piece in its text, or all for a field of a deal."""

from jalin.api.mcp.answering.answers import EvidenceAnswer
from jalin.api.mcp.answering.evidence import EvidencePlace, cite, parse_evidence_id
from jalin.api.mcp.answering.lines import line_value
from jalin.api.mcp.answering.quoting import quote_text, write_word
from jalin.api.mcp.deal_tools import find_deal
from jalin.api.mcp.errors import ToolError
from jalin.api.mcp.questions import EvidenceQuestion
from jalin.model import Document
from jalin.pipeline.serving.visit import Visit
from jalin.pipeline.show.citing import Citations
from jalin.store.rows import DealMentionRow

# Characters before and after the words: a few sentences.
_AROUND = 700
_MOST_VALUES = 40
_MOST_QUOTES = 20
# More than a quote ever holds: what is longer is no evidence but a whole text.
_LONGEST_SPAN = 2_000
_FORM = "an evidence id looks like be3f866539cf4658:61-168"


def tell_evidence(visit: Visit, question: EvidenceQuestion) -> EvidenceAnswer:
    """Give a piece of evidence with its surroundings, or all that speaks on a field of a deal."""
    if question.evidence_id is not None and question.deal is None and question.field is None:
        return _tell_piece(visit, question.evidence_id)
    if question.evidence_id is None and question.deal is not None and question.field is not None:
        return _tell_field(visit, question.deal, question.field)
    raise ToolError("give either `evidence_id`, or `deal` and `field`")


def _tell_piece(visit: Visit, evidence_id: str) -> EvidenceAnswer:
    place = parse_evidence_id(evidence_id)
    if place is None:
        raise ToolError(f"{quote_text(evidence_id)} is no evidence id: {_FORM}")
    document = _find_document(visit, place)
    citations = Citations.of(visit.register, [place.document_id], visit.insight.lexicon)
    words = document.text[place.start : place.end]
    quote = citations.cite(place.document_id, place.start, place.end, words)
    mentions = visit.register.find(DealMentionRow, document_id=place.document_id)
    around = document.text[max(0, place.start - _AROUND) : place.end + _AROUND]
    return EvidenceAnswer(
        as_of=visit.moment.day,
        revision=visit.revision,
        evidence=(cite(quote),),
        values=(),
        around=around,
        deal_ids=tuple(sorted({row.deal_id for row in mentions if visit.moment.knows(row.known)})),
        left_out=0,
    )


def _find_document(visit: Visit, place: EvidencePlace) -> Document:
    document = visit.register.documents([place.document_id]).get(place.document_id)
    if document is None or not _is_known(visit, document):
        raise ToolError(f"there is no document {place.document_id!r}, or it was not known then")
    if place.end > len(document.text) or place.end - place.start > _LONGEST_SPAN:
        raise ToolError(f"{place} names no words of that document; {_FORM}")
    return document


def _is_known(visit: Visit, document: Document) -> bool:
    published = document.published
    return visit.moment.knows(None if published is None else published.last.isoformat())


def _tell_field(visit: Visit, deal: str, field: str) -> EvidenceAnswer:
    view = find_deal(visit, deal)
    values = [value for value in view.values if value.field == field]
    if not values:
        fields = sorted({write_word(value.field) for value in view.values})
        raise ToolError(
            f"nothing is claimed for the field {quote_text(field)} of that deal", fields
        )
    shown = sorted(values, key=lambda value: not value.shown)[:_MOST_VALUES]
    left_out = sum(max(0, len(value.quotes) - _MOST_QUOTES) for value in shown)
    return EvidenceAnswer(
        as_of=visit.moment.day,
        revision=visit.revision,
        evidence=(),
        values=tuple(line_value(value, _MOST_QUOTES) for value in shown),
        around=None,
        deal_ids=(view.deal.id,),
        left_out=left_out + max(0, len(values) - _MOST_VALUES),
    )
