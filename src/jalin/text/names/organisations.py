"""Organisations that a text names by what they are: known names, legal forms, offices.

Names of which only the context tells that they are organisations are found in `name_candidates`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from jalin.model import PartyKind, Span
from jalin.text.directory import Organisation
from jalin.text.knowledge import Knowledge
from jalin.text.lexicon import Rule, find_rules
from jalin.text.name_index import FormKind, KnownName
from jalin.text.names.name_chains import Chains
from jalin.text.words.fold import fold_name
from jalin.text.words.tokens import Token

# "Pemerintah Kota (Pemkot) Denpasar": the short form of the head stands inside the name.
_SHORT_FORM_BRACKET = re.compile(r"\s\([A-Z]\w+\)\s(?=[A-Z])")

# "Menteri Angkatan Bersenjata": the forces are the portfolio, not named for themselves.
_OFFICE_BEFORE = re.compile(r"(?:Menteri|Menhan|Kementerian|Minister of|Panglima|Kepala Staf)\s$")
# An Indonesian word before the name tells nothing of where these are.
_KINDS_WITHOUT_SEAT = frozenset({PartyKind.COMPANY, PartyKind.OTHER, PartyKind.GOVERNMENT})
_INITIALS_LENGTH = 2
_SURNAME_BEHIND = re.compile(r"\s[A-Z][a-z]")
_NAME_BEHIND = re.compile(r",?\s(?:yakni |yaitu |bernama )?[A-Z]")
_NAME_BEFORE = re.compile(r"[A-Z][\w)]*,\s$")


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationMention:
    """A span that names an organisation or a country.

    `known_as` is the id of a directory entry (a country's is its ISO code). `by_office` tells that
    the text names the office of its head, not itself. `certain` is False where only context speaks.
    """

    span: Span
    text: str
    kind: PartyKind
    country: str | None
    known_as: str | None
    rule: str
    by_office: bool = False
    certain: bool = True


def find_organisations(
    text: str, tokens: Sequence[Token], known: Sequence[KnownName], knowledge: Knowledge
) -> tuple[OrganisationMention, ...]:
    """Find organisations and countries, in reading order; where two overlap, the longer stays.

    `known` are the known names of the text, as `find_known_names` gives them.
    """
    chains = Chains.build(text, tokens, known, knowledge)
    found = [
        *_find_known(text, known, knowledge),
        *_find_headed(text, tokens, chains, knowledge),
        *_find_tailed(text, tokens, chains, knowledge),
    ]
    return keep_longest([recognise(mention, knowledge) for mention in found])


def find_generics(text: str, knowledge: Knowledge) -> tuple[OrganisationMention, ...]:
    """Find counterparts named only by what they are ("sejumlah perusahaan asal Jepang").

    Beside a name in commas such words describe that name and are left.
    """
    countries = {
        form: country.id
        for country in knowledge.directory.countries.values()
        for form in (country.name, *country.aliases, *country.demonyms)
    }
    return tuple(
        OrganisationMention(
            span=Span(start=match.start(), end=match.end()),
            text=match.group(),
            kind=PartyKind(rule.value["kind"]),
            country=next((countries[w] for w in match.group().split() if w in countries), None),
            known_as=None,
            rule=rule.id,
            certain=False,
        )
        for rule, match in find_rules(knowledge.lexicon.rules("generic_parties"), text)
        if not _is_apposition(text, match.start(), match.end())
    )


def _is_apposition(text: str, start: int, end: int) -> bool:
    return bool(
        _NAME_BEHIND.match(text, end) or _NAME_BEFORE.search(text[max(0, start - 30) : start])
    )


def recognise(mention: OrganisationMention, knowledge: Knowledge) -> OrganisationMention:
    """Give a mention its directory entry where its whole name is a known one.

    Legal words do not count, nor does "Indonesia" behind an Indonesian body.
    """
    folded = fold_name(mention.text)
    if mention.country == "ID" and folded not in knowledge.names.id_by_name:
        folded = folded.removesuffix(" indonesia")
    identity = knowledge.names.id_by_name.get(folded)
    if identity is None or mention.known_as is not None:
        return mention
    entry = knowledge.directory.organisations[identity]
    return replace(mention, known_as=identity, kind=entry.kind, country=entry.country)


def keep_longest(found: Sequence[OrganisationMention]) -> tuple[OrganisationMention, ...]:
    """Drop mentions that overlap a longer one; of equal ones the known stays."""
    ranked = sorted(
        found, key=lambda m: (m.span.start - m.span.end, m.known_as is None, m.span.start)
    )
    kept: list[OrganisationMention] = []
    covered: set[int] = set()
    for mention in ranked:
        offsets = range(mention.span.start, mention.span.end)
        if covered.isdisjoint(offsets):
            kept.append(mention)
            covered.update(offsets)
    return tuple(sorted(kept, key=lambda mention: mention.span))


def _find_known(
    text: str, known: Sequence[KnownName], knowledge: Knowledge
) -> Iterator[OrganisationMention]:
    sure = {name.form.id for name in known if name.form.kind is FormKind.ORGANISATION}
    for name in known:
        if name.form.kind is FormKind.COUNTRY:
            yield _build_country(text, name)
        elif name.form.kind is FormKind.CAUTIOUS:
            meant = sure.intersection(knowledge.names.ids_by_cautious[name.form.words])
            if len(meant) == 1:
                yield _build_known(text, name, knowledge.directory.organisations[meant.pop()])
        elif name.form.kind is not FormKind.PLACE:
            yield _build_known(text, name, knowledge.directory.organisations[name.form.id])


def _build_country(text: str, name: KnownName) -> OrganisationMention:
    return OrganisationMention(
        span=name.span,
        text=name.span.slice(text),
        kind=PartyKind.GOVERNMENT,
        country=name.form.id,
        known_as=name.form.id,
        rule="directory.country",
    )


def _build_known(text: str, name: KnownName, entry: Organisation) -> OrganisationMention:
    return OrganisationMention(
        span=name.span,
        text=name.span.slice(text),
        kind=entry.kind,
        country=entry.country,
        known_as=entry.id,
        rule=f"directory.{name.form.kind}",
        by_office=name.form.kind is FormKind.OFFICE,
    )


def _find_headed(
    text: str, tokens: Sequence[Token], chains: Chains, knowledge: Knowledge
) -> Iterator[OrganisationMention]:
    index_by_start = {token.span.start: index for index, token in enumerate(tokens)}
    for rule in knowledge.lexicon.rules("organisations", "head."):
        for match in rule.pattern.finditer(text):
            bracket = _SHORT_FORM_BRACKET.match(text, match.end())
            start = index_by_start.get(bracket.end() if bracket else match.end() + 1)
            if match.start() not in index_by_start or start is None:
                continue
            if chains.is_inside_known(match.start()) or _OFFICE_BEFORE.search(
                text[: match.start()][-20:]
            ):
                continue
            if "over" in rule.value:
                last = chains.extend_over(start, rule.value["over"])
            else:
                last = chains.extend(start, joins=rule.value.get("joins") == "yes")
            if last > start:
                span = Span(start=match.start(), end=chains.end_of(last))
                yield _build_headed(text, span, rule, chains)


def _build_headed(text: str, span: Span, rule: Rule, chains: Chains) -> OrganisationMention:
    country = chains.country_within(span) or rule.value.get("country")
    kind = PartyKind(rule.value["kind"])
    if country is None and kind not in _KINDS_WITHOUT_SEAT:
        # An Indonesian word for a public body names an Indonesian one unless a country follows.
        country = "ID"
    if kind is PartyKind.COMPANY and "Persero" in span.slice(text):
        kind = PartyKind.STATE_OWNED_ENTERPRISE
    return OrganisationMention(
        span=span,
        text=span.slice(text),
        kind=kind,
        country=country,
        known_as=None,
        rule=rule.id,
        by_office=rule.value["form"] == "office",
    )


def _is_initials(text: str, match: re.Match[str]) -> bool:
    """Tell whether a short tail is the initials within a person's name ("Eko S.A. Cahyanto")."""
    short = "." in match.group() or len(match.group()) <= _INITIALS_LENGTH
    return short and _SURNAME_BEHIND.match(text, match.end()) is not None


def _find_tailed(
    text: str, tokens: Sequence[Token], chains: Chains, knowledge: Knowledge
) -> Iterator[OrganisationMention]:
    origins = knowledge.lexicon.rules("organisations", "tail.foreign_form")
    for rule in knowledge.lexicon.rules("organisations", "tail."):
        if rule.value["form"] != "tail":
            continue
        for match in rule.pattern.finditer(text):
            first = chains.start_before(match.start())
            if first is None or _is_initials(text, match):
                continue
            span = Span(start=tokens[first].span.start, end=match.end())
            origin = next(
                (o.value["country"] for o in origins if o.pattern.search(match.group())), None
            )
            yield OrganisationMention(
                span=span,
                text=span.slice(text),
                kind=PartyKind(rule.value["kind"]),
                country=origin or chains.country_within(span),
                known_as=None,
                rule=rule.id,
            )
