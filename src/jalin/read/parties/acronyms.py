"""Acronyms and short names that a text sets in brackets behind a name."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jalin.text.names.organisations import OrganisationMention

# "(JICA)", "(BSSN)", "(Bakamla RI)", "(Medco)", "(MEDC)", with at most four words.
_BRACKET = re.compile(
    r"\.?\s?\(\s?(?:disingkat |atau |selanjutnya disebut )?"
    r"([A-Z][\w\-&.]*(?: [A-Z][\w\-&.]*){0,3})\s?\)"
)
_NO_ALIAS = re.compile(r"Persero|Perseroda|Tbk|[IVX]+|Purn\.?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Acronym:
    """A short name and the mention that it stands behind."""

    text: str
    mention: OrganisationMention


def find_acronyms(text: str, mentions: Sequence[OrganisationMention]) -> Iterator[Acronym]:
    """Find the short names set in brackets right behind a mention."""
    for mention in mentions:
        match = _BRACKET.match(text, mention.span.end)
        if match and not _NO_ALIAS.fullmatch(match[1]) and not mention.by_office:
            yield Acronym(text=match[1], mention=mention)
