"""The sentences on which what is known of a deal rests."""

from dataclasses import dataclass

from jalin.export.dataset.rows import EvidenceAbout, ExportedEvidence
from jalin.model import PartialDate
from jalin.pipeline.exporting.evidence import EvidenceMaker
from jalin.pipeline.serving.visit import Visit
from jalin.pipeline.show.citing import Citations
from jalin.pipeline.show.past import open_rows
from jalin.pipeline.show.promise_lines import find_sharing, list_lines_of
from jalin.python.cards.rendering import render

_MOST_LETTERS = 60


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Evidence:
    """One sentence and what it is evidence of, or one reviewer's word, which has no place.

    `about`, `name`, `value`: of a value its field and what is claimed, of a step its position and
    stage, of a promise its id and due date, of an outcome the promise and how it stands, of a
    contradiction the field and one side. `shown`: this stands for the deal. `id` names the place
    for ever: document, start and end of half-open characters of its text. `quote` are the words,
    `sentence` is all around them.
    """

    id: str
    deal_id: str | None
    about: EvidenceAbout
    name: str
    value: str
    quote: str | None
    sentence: str | None
    outlet: str | None
    title: str | None
    published: PartialDate | None
    url: str | None
    document_id: str | None
    start: int | None
    end: int | None
    shown: bool
    rejected: bool
    rule: str | None
    reviewer: str | None
    source_id: str | None

    def __repr__(self) -> str:
        said = self.quote if self.quote is not None else f"decided by {self.reviewer}"
        cut = said if len(said) <= _MOST_LETTERS else f"{said[:_MOST_LETTERS]}…"
        source = ", ".join(str(it) for it in (self.outlet, self.published) if it is not None)
        where = f" ({source})" if source else ""
        return f"<Evidence {self.about} {self.name} = {self.value}: {cut!r}{where}>"

    def _repr_html_(self) -> str:
        return render("evidence.html", evidence=self)


def list_evidence(visit: Visit, deal_id: str) -> tuple[Evidence, ...]:
    """List what a deal rests on at the moment of a visit, each place with its whole sentence."""
    register, moment, insight = visit.register, visit.moment, visit.insight
    shared = open_rows(register, moment, insight, find_sharing(register, deal_id))
    lines = list_lines_of(register, shared, deal_id, moment)
    maker = EvidenceMaker(visit, None)
    rows = [*maker.of_deals([deal_id]), *maker.of_promises(lines, {deal_id})]
    documents = [row.document_id for row in rows if row.document_id is not None]
    citations = Citations.of(register, documents, insight.lexicon)
    return tuple(_cite(row, citations) for row in rows)


def _cite(row: ExportedEvidence, citations: Citations) -> Evidence:
    return Evidence(
        id=row.id,
        deal_id=row.deal_id,
        about=row.about,
        name=row.name,
        value=row.value,
        quote=row.quote,
        sentence=_find_sentence(row, citations),
        outlet=row.outlet,
        title=row.title,
        published=row.published,
        url=row.url,
        document_id=row.document_id,
        start=row.start,
        end=row.end,
        shown=row.shown,
        rejected=row.rejected,
        rule=row.rule,
        reviewer=row.reviewer,
        source_id=row.source_id,
    )


def _find_sentence(row: ExportedEvidence, citations: Citations) -> str | None:
    if row.document_id is None or row.start is None or row.end is None or row.quote is None:
        return None
    return citations.cite(row.document_id, row.start, row.end, row.quote).sentence
