"""Acronyms and short names that a text sets in brackets behind a name.

In its own text such a short name means what it was set behind, whatever the directory makes of it:
"PT Karya Samudra Prima (KSP)" is no Kantor Staf Presiden.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from jalin.model import PartyKind
from jalin.text.directory import Organisation
from jalin.text.knowledge import Knowledge
from jalin.text.names.organisations import OrganisationMention
from jalin.text.words.fold import fold_name

# "(JICA)", "(BSSN)", "(Bakamla RI)", "(Medco)", "(IDX: MEDC)", with at most four words; the name
# itself may close a bracket.
_BRACKET = re.compile(
    r"\.?\)?\s?\(\s?(?:(?:disingkat|atau|selanjutnya disebut) |(?:IDX|BEI|NYSE|NASDAQ|SGX)\s?:\s?)?"
    r"([A-Z][\w\-&.]*(?: [A-Z][\w\-&.]*){0,3})\s?\)"
)
_NO_ALIAS = re.compile(r"Persero|Perseroda|Tbk|[IVX]+|Purn\.?|BUMN|BUMD|UMKM|(?:Pem|Ke)[a-z]{2,5}")
# Far enough below one to bear spellings and legal words, far enough above two names of one kind.
_LEAST_LIKENESS = 0.75


@dataclass(frozen=True, slots=True, kw_only=True)
class Acronym:
    """A short name and the mention that it stands behind."""

    text: str
    mention: OrganisationMention


def find_acronyms(
    text: str, mentions: Sequence[OrganisationMention], knowledge: Knowledge
) -> Iterator[Acronym]:
    """Find the short names set in brackets right behind a mention.

    A country or place in brackets says where it is, and behind a description ("sebuah pabrikan
    Inggris (UK)") the bracket is its last word's.
    """
    for mention in mentions:
        match = _BRACKET.match(text, mention.span.end)
        if match and _bears_a_name(mention) and _is_alias(match[1], mention, knowledge):
            yield Acronym(text=match[1], mention=mention)


def find_title_acronyms(
    title: str | None, mentions: Sequence[OrganisationMention], knowledge: Knowledge
) -> Iterator[Acronym]:
    """Find the short names that the title sets behind a name of the text."""
    for match in re.finditer(_BRACKET, title or ""):
        before = f" {fold_name((title or '')[: match.start()])}"
        named = [
            mention
            for mention in mentions
            if _bears_a_name(mention) and before.endswith(f" {fold_name(mention.text)}")
        ]
        longest = max(named, key=lambda mention: len(mention.text), default=None)
        if longest is not None and _is_alias(match[1], longest, knowledge):
            yield Acronym(text=match[1], mention=longest)


def settle_acronyms(
    mentions: Sequence[OrganisationMention], acronyms: Sequence[Acronym], knowledge: Knowledge
) -> tuple[OrganisationMention, ...]:
    """Give each mention by a short name the identity of what the short name was set behind.

    A directory entry of the short name stays where the long name is one for it, or where nothing
    speaks against it.
    """
    meant: dict[str, OrganisationMention] = {}
    for acronym in acronyms:
        meant.setdefault(fold_name(acronym.text), acronym.mention)
    return tuple(_settle(mention, meant, knowledge) for mention in mentions)


def _settle(
    mention: OrganisationMention, meant: dict[str, OrganisationMention], knowledge: Knowledge
) -> OrganisationMention:
    whole = meant.get(fold_name(mention.text))
    if whole is None or mention.known_as in (None, whole.known_as):
        return mention
    entry = knowledge.directory.organisations.get(mention.known_as or "")
    if entry is not None and whole.known_as is None and _may_be(whole, entry):
        return mention
    return replace(mention, kind=whole.kind, country=whole.country, known_as=whole.known_as)


def _may_be(whole: OrganisationMention, entry: Organisation) -> bool:
    """Tell whether a long name may be a directory entry's: by its letters, or by its kind."""
    folded = fold_name(whole.text)
    alike = max(
        SequenceMatcher(None, folded, fold_name(form)).ratio()
        for form in (entry.name, *entry.aliases)
    )
    is_firm = whole.certain and whole.kind is not PartyKind.OTHER
    return alike >= _LEAST_LIKENESS or not is_firm or whole.kind is entry.kind


def _is_alias(form: str, mention: OrganisationMention, knowledge: Knowledge) -> bool:
    if _NO_ALIAS.fullmatch(form):
        return False
    if any(rule.pattern.fullmatch(form) for rule in knowledge.lexicon.rules("places")):
        return False
    return mention.kind is PartyKind.GOVERNMENT or not any(
        form in (country.name, *country.aliases, *country.demonyms)
        for country in knowledge.directory.countries.values()
    )


def _bears_a_name(mention: OrganisationMention) -> bool:
    return not mention.by_office and not mention.rule.startswith("generic.")
