"""The grammar reader: one document in, one reading out."""

import datetime as dt
from dataclasses import replace

from jalin.model import Document, Reading
from jalin.read.analyse import analyse_document
from jalin.read.confidence import calibrate
from jalin.read.deals import find_deals
from jalin.read.deals.relations import find_relations
from jalin.read.events.candidates import find_events
from jalin.read.people import find_people
from jalin.read.promises import find_promises
from jalin.read.speech.statements import find_statements
from jalin.text.knowledge import Knowledge

# Raise the number when a reading may come out differently: the register reads again by it.
READER = "grammar/1"


def read_document(document: Document, knowledge: Knowledge, *, today: dt.date) -> Reading:
    """Read what a document says.

    Pure: the same document, knowledge and day give the same reading. `today` bounds dates without a
    year in documents without a publication date. A document with no deal has only its name, date
    and the verdict (codebook, section 12).
    """
    analysis = analyse_document(document, knowledge, today=today)
    events = tuple(find_events(analysis))
    deals = find_deals(analysis, events, knowledge.directory)
    found = Reading(
        doc_id=document.name,
        relevant=bool(deals),
        published=document.published,
        document_id=document.id,
        reader=READER,
    )
    if not deals:
        return found
    people = find_people(analysis)
    statements = find_statements(analysis, people)
    organisation_of = {person.name: person.organisation for person in people}
    ours = {
        said: organisation_of[said.speaker]
        for said in statements
        if said.speaker in organisation_of
    }
    full = replace(
        found,
        deals=deals,
        people=people,
        relations=find_relations(analysis, events, knowledge.directory.countries, ours),
        statements=statements,
        promises=find_promises(analysis, statements, people),
    )
    return calibrate(full, knowledge.calibration)
