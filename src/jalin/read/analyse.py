"""Run the text layer over a document."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import replace

from jalin.model import Document, Mention, MentionKind, Span
from jalin.read.analysis import Analysis
from jalin.read.parties import group_parties
from jalin.text.amounts import find_amounts
from jalin.text.dates import find_anchor, find_dates
from jalin.text.knowledge import Knowledge
from jalin.text.name_index import FormKind, KnownName, find_known_names
from jalin.text.names.name_candidates import Taken, find_by_context
from jalin.text.names.organisations import (
    OrganisationMention,
    find_generics,
    find_organisations,
    keep_longest,
)
from jalin.text.persons import find_persons
from jalin.text.persons.person_cuts import cut_at_persons
from jalin.text.quotations import find_quotations
from jalin.text.sentences import split_sentences
from jalin.text.words.tokens import split_tokens

_SURE_PERSON_RULES = frozenset({"person.said", "person.title"})


def analyse_document(document: Document, knowledge: Knowledge, *, today: dt.date) -> Analysis:
    """Find everything in a document that later steps put together."""
    text, lexicon = document.text, knowledge.lexicon
    tokens = split_tokens(text)
    sentences = split_sentences(text, lexicon)
    known = tuple(find_known_names(text, tokens, knowledge.names))
    certain = _cut_persons_off(text, find_organisations(text, tokens, known, knowledge), knowledge)
    taken = [mention.span for mention in certain]
    places = _find_places(text, known, taken)
    persons = find_persons(text, sentences, lexicon, [*taken, *(place.span for place in places)])
    candidates = find_by_context(
        text,
        tokens,
        Taken(known=known, organisations=taken, persons=_list_sure_persons(persons)),
        knowledge,
    )
    organisations = keep_longest([*certain, *candidates, *find_generics(text, knowledge)])
    named = _cover(candidate.span for candidate in candidates)
    anchor = find_anchor(text, lexicon, published=document.published, today=today)
    return Analysis(
        document=document,
        lexicon=lexicon,
        anchor=anchor,
        sentences=sentences,
        quotations=find_quotations(text, lexicon),
        dates=find_dates(text, lexicon, anchor=anchor, today=today),
        amounts=find_amounts(text, lexicon),
        parties=group_parties(text, organisations, knowledge),
        persons=tuple(person for person in persons if _is_free(person.span, named)),
        places=places,
    )


def _find_places(
    text: str, known: Sequence[KnownName], taken: Sequence[Span]
) -> tuple[Mention, ...]:
    """Find the known places that are no part of an organisation's name."""
    named = _cover(taken)
    return tuple(
        Mention(
            span=name.span, text=name.span.slice(text), kind=MentionKind.PLACE, rule=name.form.id
        )
        for name in known
        if name.form.kind is FormKind.PLACE and _is_free(name.span, named)
    )


def _cover(spans: Iterable[Span]) -> set[int]:
    return {offset for span in spans for offset in range(span.start, span.end)}


def _is_free(span: Span, covered: set[int]) -> bool:
    return covered.isdisjoint(range(span.start, span.end))


def _cut_persons_off(
    text: str, organisations: Sequence[OrganisationMention], knowledge: Knowledge
) -> tuple[OrganisationMention, ...]:
    """Shorten organisations that ran on into a person's name ("PT Alfa Budi Surya").

    A name that the directory knows as a whole stays whole.
    """
    spans = [mention.span for mention in organisations]
    cut = zip(organisations, cut_at_persons(text, spans, knowledge.lexicon), strict=True)
    kept = []
    for mention, span in cut:
        if mention.known_as is not None:
            kept.append(mention)
        elif span is not None:
            kept.append(replace(mention, span=span, text=span.slice(text)))
    return tuple(kept)


def _list_sure_persons(persons: Sequence[Mention]) -> tuple[Span, ...]:
    """List the mentions that are surely persons'.

    They are where a person is named by several words, by a word of such a name, by a title, or by a
    verb that only persons have ("kata"). A single word that speaks otherwise ("Nusaraya
    mengatakan") may as well be a company.
    """
    full = {word for person in persons if " " in person.text for word in person.text.split()}
    sure = {person.text for person in persons if person.rule in _SURE_PERSON_RULES}
    return tuple(
        person.span
        for person in persons
        if " " in person.text or person.text in full or person.text in sure
    )
