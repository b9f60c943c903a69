"""Run the text layer over a document."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from jalin.model import Document, Mention, MentionKind, Span
from jalin.read.analysis import Analysis
from jalin.read.parties import group_parties
from jalin.text.amounts import find_amounts
from jalin.text.dates import find_anchor, find_dates
from jalin.text.encoding.heads import read_relevance
from jalin.text.encoding.network import Encoding, Network, encode_lead, encode_rest
from jalin.text.knowledge import Knowledge
from jalin.text.name_index import FormKind, KnownName, find_known_names
from jalin.text.names.name_candidates import Taken, find_by_context
from jalin.text.names.organisations import (
    OrganisationMention,
    find_generics,
    find_organisations,
    keep_longest,
    recognise,
)
from jalin.text.names.tagged import find_tagged_organisations, settle_tagged
from jalin.text.persons import find_persons
from jalin.text.persons.person_cuts import cut_at_persons
from jalin.text.quotations import find_quotations
from jalin.text.sentences import Sentence, split_sentences
from jalin.text.words.tokens import Token, split_tokens

_SURE_PERSON_RULES = frozenset({"person.said", "person.title"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A document of which the opening is read: its sentences, and its lead encoded.

    `encoding` is None for a reader without a network.
    """

    sentences: tuple[Sentence, ...]
    encoding: Encoding | None

    def weigh_relevance(self, network: Network | None) -> float:
        """Give how surely the document holds a deal, by its lead; 1 where nothing can tell."""
        if network is None or self.encoding is None:
            return 1.0
        return read_relevance(network, self.encoding)


def open_document(document: Document, knowledge: Knowledge) -> Opened:
    """Split a document into sentences and encode its lead."""
    sentences = split_sentences(document.text, knowledge.lexicon)
    network = knowledge.network
    lead = None if network is None else encode_lead(network, document, sentences)
    return Opened(sentences=sentences, encoding=lead)


def analyse_document(
    document: Document, knowledge: Knowledge, *, today: dt.date, opened: Opened | None = None
) -> Analysis:
    """Find everything in a document that later steps put together.

    `opened` is what `open_document` gave, where that was asked for before.
    """
    text, lexicon = document.text, knowledge.lexicon
    tokens = split_tokens(text)
    opened = opened or open_document(document, knowledge)
    sentences, encoding = opened.sentences, _encode_rest(opened, knowledge)
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
    tagged = _find_tagged(text, tokens, certain, encoding, knowledge)
    organisations = keep_longest([*certain, *candidates, *tagged, *find_generics(text, knowledge)])
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
        parties=group_parties(text, organisations, knowledge, title=document.title),
        persons=tuple(person for person in persons if _is_free(person.span, named)),
        places=places,
        encoding=encoding,
    )


def _encode_rest(opened: Opened, knowledge: Knowledge) -> Encoding | None:
    if knowledge.network is None or opened.encoding is None:
        return None
    return encode_rest(knowledge.network, opened.encoding)


def _find_tagged(
    text: str,
    tokens: Sequence[Token],
    certain: Sequence[OrganisationMention],
    encoding: Encoding | None,
    knowledge: Knowledge,
) -> tuple[OrganisationMention, ...]:
    if knowledge.network is None or encoding is None:
        return ()
    tagged = find_tagged_organisations(knowledge.network, encoding, text, tokens)
    lexicon = knowledge.lexicon
    other = (*lexicon.rules("instruments"), *lexicon.rules("organisations", "never."))
    named = [
        recognise(mention, knowledge)
        for mention in settle_tagged(text, tagged, certain)
        if not any(rule.pattern.fullmatch(mention.text) for rule in other)
    ]
    return _cut_persons_off(text, named, knowledge)


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
