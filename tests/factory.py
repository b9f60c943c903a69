"""Builders of documents and of what Jalin finds in them, as small as a test needs them."""

import datetime as dt
from functools import cache

from jalin.model import DealMention, Document, PartialDate, Party, PartyKind, Reading, Span
from jalin.read.analyse import analyse_document
from jalin.read.analysis import Analysis
from jalin.read.reader import read_document
from jalin.text.knowledge import Knowledge, load_grammar
from jalin.text.name_index import find_known_names
from jalin.text.names.organisations import OrganisationMention, find_organisations
from jalin.text.names.tagged import RULE
from jalin.text.words.tokens import split_tokens

TODAY = dt.date(2026, 2, 5)
PUBLISHED = "2026-02-05"


@cache
def knowledge() -> Knowledge:
    """Give all that Jalin knows, read once for all tests."""
    return load_grammar()


def doc(
    text: str,
    *,
    published: str | None = PUBLISHED,
    title: str | None = None,
    outlet: str | None = None,
) -> Document:
    """Build an article."""
    day = None if published is None else PartialDate.parse(published)
    return Document(name="a", text=text, title=title, outlet=outlet, published=day)


def analysis(
    text: str,
    *,
    published: str | None = PUBLISHED,
    title: str | None = None,
    outlet: str | None = None,
) -> Analysis:
    """Analyse a text as an article of a day."""
    document = doc(text, published=published, title=title, outlet=outlet)
    return analyse_document(document, knowledge(), today=TODAY)


def read(text: str, *, published: str | None = PUBLISHED, title: str | None = None) -> Reading:
    """Read a text as an article of a day."""
    return read_document(doc(text, published=published, title=title), knowledge(), today=TODAY)


def only_deal(text: str, *, published: str | None = PUBLISHED) -> DealMention:
    """Read a text that tells one deal."""
    (deal,) = read(text, published=published).deals
    return deal


def organisations(text: str) -> tuple[OrganisationMention, ...]:
    """Find the organisations that a text names by what they are."""
    tokens = split_tokens(text)
    known = tuple(find_known_names(text, tokens, knowledge().names))
    return find_organisations(text, tokens, known, knowledge())


def tag(text: str, name: str) -> OrganisationMention:
    """Give the last place of a name as the network does, which knows no more of it."""
    start = text.rindex(name)
    return OrganisationMention(
        span=Span(start=start, end=start + len(name)),
        text=name,
        kind=PartyKind.COMPANY,
        country=None,
        known_as=None,
        rule=RULE,
        certain=False,
    )


def party_at(text: str, name: str) -> Party:
    """Give the party of a text that is written so, as a name or an alias."""
    parties = analysis(text).parties
    (party,) = (each for each in parties if name in (each.name, *each.aliases))
    return party


def names_of(parties: tuple[Party, ...]) -> list[str]:
    """List the names of parties in order."""
    return [party.name for party in parties]
