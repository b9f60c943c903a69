"""Building a briefing sheet: the head, then what stands, is due, became, quarrels, moved, rests."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from jalin.export.briefing.briefing import Briefing
from jalin.pipeline.briefing.findings import Findings
from jalin.pipeline.briefing.sections.moves import tell_moves, tell_silent
from jalin.pipeline.briefing.sections.promises import tell_due, tell_settled
from jalin.pipeline.briefing.sections.quarrels import tell_contradicted
from jalin.pipeline.briefing.sections.standing import tell_standing
from jalin.pipeline.briefing.subject import Subject, find_subject
from jalin.pipeline.briefing.words import Words
from jalin.pipeline.catalogue.filter import EVERY, WORDS_PARAMETER, Facet, Filter, write_filter
from jalin.pipeline.serving.visit import Visit
from jalin.store.rows import DealMentionRow

# What moved in so many days before the day asked about is told, unless another day is named.
DAYS_BEFORE = 180
_OUTLETS_SHOWN = 6
# The facets whose values are words of a vocabulary of that name.
_WORDED = frozenset(
    {Facet.SECTOR, Facet.INSTRUMENT, Facet.ACTIVITY, Facet.STAGE, Facet.STATE},
)
_SECTIONS = (
    *(tell_standing, tell_due, tell_settled),
    *(tell_contradicted, tell_moves, tell_silent),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefingQuestion:
    """What a sheet is asked for.

    `asked` is the id or name of a party, or the two letters of a country; `wanted` narrows its
    deals; `since` is the day from which what moved is told.
    """

    asked: str
    wanted: Filter = EVERY
    since: dt.date | None = None


def build_briefing(visit: Visit, question: BriefingQuestion, words: Words) -> Briefing:
    """Build the sheet of a party or country as a visit sees it, in the words of a language.

    Raises PartyNotFoundError, NoDealsError, and QuestionError where words cannot be searched.
    """
    subject = find_subject(visit, question.asked, question.wanted)
    return brief_subject(visit, subject, question, words)


def brief_subject(
    visit: Visit, subject: Subject, question: BriefingQuestion, words: Words
) -> Briefing:
    """Build the sheet of somebody who was found already; without deals its sections are empty."""
    findings = Findings(
        visit=visit,
        subject=subject,
        words=words,
        since=question.since or _go_back(visit.moment.day),
    )
    say = words.say
    sections = tuple(tell(findings) for tell in _SECTIONS)
    return Briefing(
        title=say("Briefing: %(name)s", name=_name(subject, words)),
        kicker=_describe(subject, words),
        language=str(words.language),
        facts=tuple(_list_facts(findings, question)),
        legend=say("Numbers lead to the sources at the end. † is derived by a written rule."),
        sections=sections,
        notes_title=say("Sources"),
        notes=findings.notes.write(words),
        footer=say(
            "Jalin register %(revision)s, as of %(day)s",
            revision=visit.revision,
            day=words.day(visit.moment.day),
        ),
    )


def _go_back(day: dt.date) -> dt.date:
    return day - min(dt.timedelta(days=DAYS_BEFORE), day - dt.date.min)


def _name(subject: Subject, words: Words) -> str:
    return words.country(subject.country) if subject.party is None else subject.party.name


def _describe(subject: Subject, words: Words) -> str:
    party = subject.party
    if party is None:
        return words.say("country, all parties of it")
    parts = [words.word(party.kind)]
    if party.country is not None:
        parts.append(words.country(party.country))
    return ", ".join(parts)


def _list_facts(findings: Findings, question: BriefingQuestion) -> Iterator[tuple[str, str]]:
    words, visit = findings.words, findings.visit
    yield words.say("As of"), words.day(findings.day)
    chosen = ", ".join(_list_chosen(question.wanted, words))
    if chosen:
        yield words.say("Only deals with"), chosen
    for correction in visit.list_corrections(question.wanted):
        shown = ", ".join(correction.shown) or words.say("nobody")
        yield words.say("Read as"), f"{correction.asked} → {shown}"
    deals = findings.subject.deals
    binding = sum(deal.binding for deal in deals)
    yield (
        words.say("Deals"),
        words.say(
            "%(all)s, of these binding: %(binding)s",
            all=words.number(len(deals)),
            binding=words.number(binding),
        ),
    )
    yield words.say("Rests on"), _tell_sources(findings)
    yield words.say("Register"), visit.revision


def _list_chosen(wanted: Filter, words: Words) -> Iterator[str]:
    """Word what the deals were narrowed to; names and words stay as they were asked for."""
    for name, value in write_filter(wanted):
        told = value
        if name == Facet.COUNTRY:
            told = words.country(value)
        elif name in _WORDED:
            told = words.word(value, name)
        facet = words.say("words") if name == WORDS_PARAMETER else words.word(name, "facet")
        yield f"{facet}: {told}"


def _tell_sources(findings: Findings) -> str:
    """Tell how many documents of which outlets told the deals by the day."""
    visit, words = findings.visit, findings.words
    rows = visit.register.find_any(DealMentionRow, "deal_id", findings.deal_ids)
    known = {row.document_id for row in rows if visit.moment.knows(row.known)}
    headings = visit.register.headings(known).values()
    counts = Counter(it.outlet for it in headings if it.outlet is not None)
    ranked = sorted(counts, key=lambda outlet: (-counts[outlet], outlet))
    named = ", ".join(f"{it} ({words.number(counts[it])})" for it in ranked[:_OUTLETS_SHOWN])
    left = len(ranked) - _OUTLETS_SHOWN
    if left > 0:
        named += f" {words.count('and %(num)s more', 'and %(num)s more', left)}"
    told = words.count("%(num)s document", "%(num)s documents", len(known))
    return f"{told}: {named}" if named else told
