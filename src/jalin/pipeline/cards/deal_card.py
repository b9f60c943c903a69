"""Building the card of a deal as a visit sees it."""

import datetime as dt
from collections.abc import Iterable, Iterator

from jalin.export.cards.card import Card, CardQuote
from jalin.model import Instrument, Sector
from jalin.pipeline.briefing.notes import name_source
from jalin.pipeline.briefing.words import Words
from jalin.pipeline.cards.history import draw_history
from jalin.pipeline.cards.panels import (
    draw_ladder,
    list_stage_steps,
    moves,
    tell_now,
    tell_then,
)
from jalin.pipeline.serving.visit import Visit
from jalin.pipeline.show.then_now import Now, find_now, find_then
from jalin.pipeline.show.views import (
    ContradictionView,
    DealSummary,
    DealView,
    MemberView,
    Quote,
    SideView,
)

_MOST_OBJECTS = 4
_MOST_RIVALS = 2
_ID_LENGTH = 16


def build_card(visit: Visit, view: DealView, words: Words) -> Card:
    """Build the card of a deal that a visit shows, in the words of a language."""
    deal, day = view.deal, visit.moment.day
    then, now = find_then(view), find_now(view, day)
    parties = tuple(party.name for party in deal.parties)
    named = parties or (words.say("A deal without named parties"),)
    first, last = tell_then(then, words), tell_now(view, now, day, words)
    return Card(
        language=str(words.language),
        title=words.say("Deal card: %(parties)s", parties=" – ".join(named)),
        description=words.say(
            "Then: %(then)s. Now: %(now)s.", then=first.standing, now=last.standing
        ),
        about=_describe(deal, words),
        parties=named,
        more=tuple(
            words.count("and %(num)s more", "and %(num)s more", left)
            for left in range(1, len(named))
        ),
        ladder=draw_ladder(deal, then, words),
        then=first,
        now=last,
        quote=_find_quote(view, now, words),
        rivals_head=_head_rivals(view, words),
        rivals=tuple(_list_rivals(view, words)),
        timeline=draw_history(view, day, words),
        brand=words.say("Jalin register"),
        footer=tuple(_list_footer(visit, deal.id, day, words)),
    )


def _describe(deal: DealSummary, words: Words) -> str:
    """Tell by which instrument, and about what."""
    parts = []
    if deal.instrument not in (None, Instrument.UNSPECIFIED):
        parts.append(words.word(deal.instrument))
    objects = ", ".join(deal.objects[:_MOST_OBJECTS])
    left = len(deal.objects) - _MOST_OBJECTS
    if left > 0:
        objects = f"{objects} {words.count('and %(num)s more', 'and %(num)s more', left)}"
    sectors = (words.word(it, "sector") for it in deal.sectors if it != Sector.OTHER)
    told = objects or ", ".join(sectors)
    return ": ".join([*parts, *([told] if told else [])]) or words.say("no object named")


def _find_quote(view: DealView, now: Now, words: Words) -> CardQuote | None:
    """Find the sentence that carries the stage, of the latest step if it names a party."""
    steps = list_stage_steps(view)
    every = [quote for it in steps for quote in it.quotes]
    latest = [quote for it in steps if it.date == view.deal.date for quote in it.quotes]
    ranked = [*_rank_quotes(view, latest), *_rank_quotes(view, every)]
    # What also tells that nothing moves, or of a mere plan, is heard last.
    weak = {_find_place(it) for step in view.steps if not moves(step) for it in step.quotes}
    ranked.sort(key=lambda it: (_find_place(it[1]) in weak, not it[0]))
    quote = ranked[0][1] if ranked else now.quote
    if quote is None:
        return None
    source = quote.source
    told = words.say(
        "%(outlet)s, %(day)s, document %(id)s",
        outlet=name_source(source),
        day=words.day(source.published) if source.published else words.say("undated"),
        id=source.document_id[:_ID_LENGTH],
    )
    title = f": “{source.title}”" if source.title and source.outlet else ""
    return CardQuote(text=quote.sentence, source=f"{told}{title}")


def _rank_quotes(view: DealView, quotes: Iterable[Quote]) -> list[tuple[int, Quote]]:
    """Count for each quote the parties that its sentence names; most first, of equals the last."""
    told = [
        (sum(_names(quote, member) for member in view.members), place, quote)
        for place, quote in enumerate(quotes)
    ]
    return [(named, quote) for named, _, quote in sorted(told, key=lambda it: (-it[0], -it[1]))]


def _find_place(quote: Quote) -> tuple[str, str]:
    return (quote.source.document_id, quote.sentence)


def _names(quote: Quote, member: MemberView) -> bool:
    """Tell whether a sentence names a party, in one of the forms in which it is told."""
    forms = {member.party.name, *(it.text for it in member.quotes)}
    return any(form in quote.sentence for form in forms)


def _head_rivals(view: DealView, words: Words) -> str:
    total = len(view.contradictions)
    head = words.say("Contradicted")
    return f"{head} ({words.number(total)})" if total > _MOST_RIVALS else head


def _list_rivals(view: DealView, words: Words) -> Iterator[str]:
    """List what is contradicted: each side with the outlet that tells it first."""
    for quarrel in view.contradictions[:_MOST_RIVALS]:
        sides = (_tell_side(side, quarrel, words) for side in quarrel.sides)
        yield f"{words.word(quarrel.field, 'field')}: {' ≠ '.join(sides)}"


def _tell_side(side: SideView, quarrel: ContradictionView, words: Words) -> str:
    value = words.side_value(side.value, quarrel.field)
    outlet = next((it.source.outlet for it in side.quotes if it.source.outlet), None)
    return value if outlet is None else f"{value} ({outlet})"


def _list_footer(visit: Visit, deal_id: str, day: dt.date, words: Words) -> Iterator[str]:
    yield words.say("as of %(day)s", day=words.day(day))
    yield words.say("deal %(id)s", id=deal_id)
    yield words.say("register %(revision)s", revision=visit.revision)
