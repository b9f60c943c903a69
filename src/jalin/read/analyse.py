"""Run the text layer over a document."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from jalin.model import Document, Mention, MentionKind
from jalin.read.analysis import Analysis
from jalin.read.parties import group_parties
from jalin.text.amounts import find_amounts
from jalin.text.dates import find_anchor, find_dates
from jalin.text.knowledge import Knowledge
from jalin.text.name_candidates import Taken, find_candidates
from jalin.text.name_index import FormKind, find_known_names
from jalin.text.organisations import (
    OrganisationMention,
    find_generics,
    find_organisations,
    keep_longest,
)
from jalin.text.person_cuts import cut_at_persons
from jalin.text.persons import find_persons
from jalin.text.quotations import find_quotations
from jalin.text.sentences import split_sentences
from jalin.text.tokens import split_tokens

_SURE_PERSON_RULES = frozenset({"person.said", "person.title"})


def analyse_document(document: Document, knowledge: Knowledge, *, today: dt.date) -> Analysis:
    """Find everything in a document that later steps put together."""
    text, lexicon = document.text, knowledge.lexicon
    tokens = split_tokens(text)
    sentences = split_sentences(text, lexicon)
    known = tuple(find_known_names(text, tokens, knowledge.names))
    certain = _cut_persons_off(text, find_organisations(text, tokens, known, knowledge), knowledge)
    places = tuple(
        Mention(
            span=name.span, text=name.span.slice(text), kind=MentionKind.PLACE, rule=name.form.id
        )
        for name in known
        if name.form.kind is FormKind.PLACE
        and not any(mention.span.contains(name.span) for mention in certain)
    )
    taken = [mention.span for mention in certain]
    persons = find_persons(text, sentences, lexicon, [*taken, *(place.span for place in places)])
    candidates = find_candidates(
        text,
        tokens,
        Taken(
            known=known,
            organisations=taken,
            persons=[person.span for person in persons if _is_full_name(person, persons)],
        ),
        knowledge,
    )
    persons = tuple(
        person
        for person in persons
        if not any(candidate.span.overlaps(person.span) for candidate in candidates)
    )
    organisations = keep_longest([*certain, *candidates, *find_generics(text, knowledge)])
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
        persons=persons,
        places=places,
    )


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


def _is_full_name(person: Mention, persons: Sequence[Mention]) -> bool:
    """Tell whether a person is surely one.

    He is where he is named by several words, by a word of such a name, by a title, or by a verb
    that only persons have ("kata"). A single word that speaks otherwise ("Nusaraya mengatakan")
    may as well be a company.
    """
    if " " in person.text:
        return True
    if any(o.text == person.text and o.rule in _SURE_PERSON_RULES for o in persons):
        return True
    return any(" " in other.text and person.text in other.text.split() for other in persons)
