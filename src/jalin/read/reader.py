"""The reader: one document in, one reading out."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from jalin.model import DealMention, Document, Reading
from jalin.read.analyse import analyse_document, open_document
from jalin.read.analysis import Analysis
from jalin.read.confidence import calibrate
from jalin.read.deals import find_deals
from jalin.read.deals.judged import build_judge, judge_deals
from jalin.read.deals.relations import find_relations
from jalin.read.events.candidates import Event, find_events
from jalin.read.people import find_people
from jalin.read.promises import find_promises
from jalin.read.speech.statements import find_statements
from jalin.text.knowledge import Knowledge

# Raise the number when a reading may come out differently: the register reads again by it.
READER = "jalin/4"


def read_document(document: Document, knowledge: Knowledge, *, today: dt.date) -> Reading:
    """Read what a document says.

    Pure: the same document, knowledge and day give the same reading. `today` bounds dates without a
    year in documents without a publication date. A document with no deal has only its name, date
    and the verdict (codebook, section 12); one that the screen holds back, or of which the lead
    speaks of something else, is read no further.
    """
    nothing = Reading(
        doc_id=document.name,
        relevant=False,
        published=document.published,
        document_id=document.id,
        reader=READER,
    )
    screen = knowledge.screen
    if screen is not None and not screen.may_hold_deal(document.title, document.text):
        return nothing
    opened = open_document(document, knowledge)
    if opened.weigh_relevance(knowledge.network) < _find_least_lead(knowledge):
        return nothing
    analysis = analyse_document(document, knowledge, today=today, opened=opened)
    return _read_analysis(analysis, nothing, knowledge)


def _read_analysis(analysis: Analysis, nothing: Reading, knowledge: Knowledge) -> Reading:
    """Read all that an analysed document says; `nothing` is its reading where it tells no deal."""
    events = tuple(find_events(analysis))
    deals = _find_deals(analysis, events, knowledge)
    if not deals:
        return nothing
    people = find_people(analysis)
    statements = find_statements(analysis, people)
    organisation_of = {person.name: person.organisation for person in people}
    ours = {
        said: organisation_of[said.speaker]
        for said in statements
        if said.speaker in organisation_of
    }
    full = replace(
        nothing,
        relevant=True,
        deals=deals,
        people=people,
        relations=find_relations(analysis, events, knowledge.directory.countries, ours),
        statements=statements,
        promises=find_promises(analysis, statements, people),
    )
    return calibrate(full, knowledge.calibration)


def _find_least_lead(knowledge: Knowledge) -> float:
    return 0.0 if knowledge.weights is None else knowledge.weights.least_lead


def _find_deals(
    analysis: Analysis, events: Sequence[Event], knowledge: Knowledge
) -> tuple[DealMention, ...]:
    """Find the deals by network and grammar together or, without a network, by grammar alone."""
    judge = build_judge(knowledge)
    if judge is None or analysis.encoding is None:
        return find_deals(analysis, events, knowledge.directory)
    return judge_deals(analysis, analysis.encoding, events, judge)
