"""Which of the organisations named in a sentence take part in what it tells."""

from collections.abc import Iterator
from dataclasses import dataclass

from jalin.model import Party, PartyKind, Span
from jalin.read.analysis import Analysis
from jalin.text.lexicon import Lexicon, find_rules
from jalin.text.words.fold import fold

_CONTEXT = 40
_ENOUGH = 2
# Kinds whose names are as often a place ("di ASEAN", "di Indonesia") as somebody who acts.
_PLACE_LIKE = frozenset({PartyKind.GOVERNMENT, PartyKind.INTERNATIONAL_ORGANISATION})


@dataclass(frozen=True, slots=True, kw_only=True)
class Agent:
    """One mention of a party that takes part. `index` is the party's in `Analysis.parties`.

    `generic` tells that it is named only by what it is; it serves where nobody is named.
    """

    index: int
    span: Span
    generic: bool = False


def find_agents(analysis: Analysis, within: Span) -> tuple[Agent, ...]:
    """Find the parties that act inside a span of the text, in reading order.

    Who only speaks ("Menteri X menyampaikan ..."), lends the venue ("di kantor X") or has another
    role ("disaksikan X") is left out where two others act.
    """
    agents = tuple(
        Agent(index=index, span=span, generic=is_generic(analysis.parties[index], analysis))
        for span, index in analysis.named_in(within)
        if _acts(analysis, analysis.parties[index], span, within)
    )
    acting = tuple(agent for agent in agents if not _stands_aside(analysis, agent))
    named = {agent.index for agent in acting if not agent.generic}
    return acting if len(named) >= _ENOUGH else agents


def is_generic(party: Party, analysis: Analysis) -> bool:
    """Tell whether a party is named only by what it is ("sejumlah perusahaan asal Jepang")."""
    rules = analysis.lexicon.rules("generic_parties")
    return party.known_as is None and any(r.pattern.fullmatch(party.name) for r in rules)


def is_bystander(party: Party, analysis: Analysis) -> bool:
    """Tell whether a party is a medium, the outlet itself, or another mere teller."""
    forms = {party.name, *party.aliases}
    if analysis.document.outlet and fold(analysis.document.outlet) in map(fold, forms):
        return True
    rule = analysis.lexicon.rules("party_context", "party.bystander")[0]
    return any(rule.pattern.fullmatch(form) for form in forms)


def _stands_aside(analysis: Analysis, agent: Agent) -> bool:
    text, rules = analysis.document.text, analysis.lexicon.rules
    right = text[agent.span.end : agent.span.end + 2 * _CONTEXT]
    left = text[max(0, agent.span.start - _CONTEXT) : agent.span.start]
    speaks = rules("party_context", "party.reporting_after")[0].pattern.match(right)
    lends = rules("party_context", "party.venue_before")[0].pattern.search(left)
    return bool(speaks or lends) or _has_other_role(analysis, left)


def _has_other_role(analysis: Analysis, left: str) -> bool:
    return any(
        match.end() == len(left)
        for rule, match in find_rules(analysis.lexicon.rules("other_roles"), left)
        if rule.value.get("side") != "left"
    )


def _acts(analysis: Analysis, party: Party, span: Span, within: Span) -> bool:
    if is_bystander(party, analysis):
        return False
    if party.kind in _PLACE_LIKE and _is_place_here(analysis, span, within):
        return False
    is_country = party.kind is PartyKind.GOVERNMENT and (party.known_as or "").isupper()
    return not is_country or _country_acts(analysis, span, within)


def _is_place_here(analysis: Analysis, span: Span, within: Span) -> bool:
    text = analysis.document.text
    if analysis.lexicon.rules("linking", "link.paired")[0].pattern.match(text, span.end):
        return False
    left = text[max(within.start, span.start - _CONTEXT) : span.start]
    return any(_matches(analysis.lexicon, "party.place_before", left))


def _country_acts(analysis: Analysis, span: Span, within: Span) -> bool:
    text, lexicon = analysis.document.text, analysis.lexicon
    left = text[max(within.start, span.start - _CONTEXT) : span.start]
    right = text[span.end : span.end + _CONTEXT]
    if span.slice(text).casefold().startswith("pemerintah"):
        return True
    if any(text[place.span.end : span.start] == ", " for place in analysis.places):
        return False  # "di Paris, Prancis"
    return any(_matches(lexicon, "party.country_acts_before", left)) or any(
        rule.pattern.match(right)
        for rule in lexicon.rules("party_context", "party.country_acts_after")
    )


def _matches(lexicon: Lexicon, prefix: str, text: str) -> Iterator[bool]:
    return (
        rule.pattern.search(text) is not None for rule in lexicon.rules("party_context", prefix)
    )
