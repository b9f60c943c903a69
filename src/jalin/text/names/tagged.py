"""Organisations that the network sees by their surroundings, where no rule knows them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from jalin.model import PartyKind, Span
from jalin.text.encoding.heads import read_names, read_tags
from jalin.text.encoding.network import Encoding, Floats, Network
from jalin.text.names.organisations import OrganisationMention
from jalin.text.words.tokens import Token

RULE = "network/organisation"
# The plain majority: rather a name than not. Not tuned.
_LEAST = 0.5
# A single word is as often the capital of a sentence.
_LEAST_SINGLE = 0.7
_LONGEST = 12
# What is surely a person or a place is a party only by another name.
_NO_ORGANISATION = frozenset({"PER", "LOC"})
_STOP = re.compile(r"\.\s")
_LONGEST_ABBREVIATION = 3
# Small words inside names. A name that runs on over any other has run into its sentence.
_SMALL_WORDS = frozenset(
    {
        *("dan", "untuk", "bagi", "and", "of", "the", "for", "to", "at", "in", "on"),
        *("de", "la", "le", "du", "des", "del", "di", "da", "van", "von", "bin", "al", "e"),
    }
)
# Right before a name: what joins it to the one before.
_JOINT = re.compile(r"\s(?:dan|serta|and|&)\s\Z")
# Between two words of a name: a blank, a hyphen, a full stop and a blank.
_GAP = re.compile(r"[ \-.&/]{1,3}")


def find_tagged_organisations(
    network: Network, encoding: Encoding, text: str, tokens: Sequence[Token]
) -> tuple[OrganisationMention, ...]:
    """Find the names of organisations that the network tags, in reading order.

    A word counts by its pieces: it opens a name by its first, and belongs to one by their mean.
    """
    names, labels = read_names(network, encoding), network.labels
    party = read_tags(network, encoding)[:, labels.tags.index("party")]
    others = [n for n, label in enumerate(labels.ner) if label[2:] in _NO_ORGANISATION]
    free = 1 - names[:, others].sum(1)
    opens = np.maximum(names[:, labels.ner.index("B-ORG")], party[:, 1] * free)
    goes_on = np.maximum(names[:, labels.ner.index("I-ORG")], party[:, 2] * free)
    spans = _join(text, tuple(_weigh_words(encoding, opens, goes_on, tokens)))
    return tuple(
        OrganisationMention(
            span=span,
            text=span.slice(text),
            kind=PartyKind.COMPANY,
            country=None,
            known_as=None,
            rule=RULE,
            certain=False,
        )
        for span in spans
    )


def settle_tagged(
    text: str, tagged: Sequence[OrganisationMention], certain: Sequence[OrganisationMention]
) -> Iterator[OrganisationMention]:
    """Bring tagged names into line with the names that rules are certain of.

    A name that runs on over a joining word to one of those is cut before it ("Pemerintah Indonesia
    dan Georgia"); one that overlaps such a name by an end is that name, run on ("Kedutaan Besar
    Austria untuk Indonesia").
    """
    for mention in tagged:
        settled = replace(mention, span=_cut_joined(text, mention.span, certain))
        for known in certain:
            if known.span.overlaps(settled.span) and not _holds(known.span, settled.span):
                settled = _run_on(known, settled)
        yield replace(settled, text=settled.span.slice(text))


def _run_on(known: OrganisationMention, tagged: OrganisationMention) -> OrganisationMention:
    """Join two mentions that overlap; a name that no entry has keeps what its rule says of it."""
    kept = known if known.known_as is None and not known.by_office else tagged
    start = min(known.span.start, tagged.span.start)
    end = max(known.span.end, tagged.span.end)
    return replace(kept, span=Span(start=start, end=end), rule=RULE, certain=False)


def _holds(one: Span, other: Span) -> bool:
    return one.contains(other) or other.contains(one)


def _cut_joined(text: str, span: Span, certain: Sequence[OrganisationMention]) -> Span:
    for known in certain:
        if not (span.start < known.span.start and known.span.end == span.end):
            continue
        joint = _JOINT.search(text, span.start, known.span.start)
        if joint and joint.end() == known.span.start:
            return Span(start=span.start, end=joint.start())
    return span


@dataclass(frozen=True, slots=True, kw_only=True)
class _Word:
    span: Span
    opens: bool
    belongs: bool
    share: float


def _weigh_words(
    encoding: Encoding, opens: Floats, goes_on: Floats, tokens: Sequence[Token]
) -> Iterator[_Word]:
    either = np.maximum(opens, goes_on).tolist()
    for token in tokens:
        first, last = encoding.pieces.cover(token.span)
        if last > first:
            share = sum(either[first:last]) / (last - first)
            yield _Word(
                span=token.span,
                opens=bool(opens[first] >= max(_LEAST, goes_on[first])),
                belongs=share >= _LEAST,
                share=share,
            )


def _join(text: str, words: Sequence[_Word]) -> Iterator[Span]:
    """Join the words of each name; it begins and ends with a capital or number, and is not endless.

    Words between may be small: "Badan Pengawas Obat dan Makanan".
    """
    run: list[_Word] = []
    for word in (*words, None):
        goes_on = (
            word is not None
            and run
            and word.belongs
            and not word.opens
            and _may_go_on(text, run[-1], word)
        )
        if goes_on and word is not None:
            run.append(word)
            continue
        while run and not _is_capitalised(run[-1].span.slice(text)):
            run.pop()
        if run and len(run) <= _LONGEST and _is_name(text, run):
            yield Span(start=run[0].span.start, end=run[-1].span.end)
        run = [word] if word is not None and word.opens else []


def _may_go_on(text: str, before: _Word, word: _Word) -> bool:
    """Tell whether a word may go on a name: no verb does, and no new sentence.

    Behind a full stop and a blank only an abbreviation goes on ("PT. Maju", "Co. Ltd").
    """
    gap = text[before.span.end : word.span.start]
    if not _GAP.fullmatch(gap):
        return False
    is_short = before.span.end - before.span.start <= _LONGEST_ABBREVIATION
    if _STOP.match(gap) and not is_short:
        return False
    plain = word.span.slice(text)
    return _is_capitalised(plain) or not plain.isalpha() or plain in _SMALL_WORDS


def _is_name(text: str, run: Sequence[_Word]) -> bool:
    """Tell whether words can be a name: with a capital at its head, and surely so if it is one."""
    first = run[0].span.slice(text)
    if len(run) == 1:
        return any(sign.isupper() for sign in first[:2]) and run[0].share >= _LEAST_SINGLE
    return _is_capitalised(first) and any(
        sign.isupper() for sign in first + run[-1].span.slice(text)
    )


def _is_capitalised(word: str) -> bool:
    """Tell whether a word may begin or end a name: "eFishery" and "3M" may."""
    return any(sign.isupper() or sign.isdigit() for sign in word[:2])
