"""Why the mentions of a deal are one deal, in words that a reader of the page knows."""

from dataclasses import dataclass

from jalin.model import Instrument, PartialDate, Sector
from jalin.pipeline.serving.visit import Visit
from jalin.pipeline.show.views import DealView, Source
from jalin.store.rows import PartyRow
from jalin.web.frame.wording.wording import Wording

# How the register writes several things in one text.
_BETWEEN = " · "


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinLine:
    """A reason for which two documents tell one deal: what they share, and which they are."""

    rule: str
    shared: tuple[str, ...]
    parties: tuple[str, ...]
    sources: tuple[Source, ...]


def list_joins(visit: Visit, view: DealView, wording: Wording) -> tuple[JoinLine, ...]:
    """List why the mentions of a deal came together."""
    sources = {telling.source.document_id: telling.source for telling in view.tellings}
    ids = {party for join in view.joins for party in _split(join.parties)}
    names = {row.id: row.name for row in visit.register.find_any(PartyRow, "id", ids)}
    return tuple(
        JoinLine(
            rule=join.rule,
            shared=tuple(_name_shared(it, wording) for it in _split(join.shared)),
            parties=tuple(names.get(it, it) for it in _split(join.parties)),
            sources=tuple(
                sources[it]
                for it in (join.left_document_id, join.right_document_id)
                if it in sources
            ),
        )
        for join in view.joins
    )


def _split(text: str) -> list[str]:
    return [part for part in text.split(_BETWEEN) if part]


def _name_shared(text: str, wording: Wording) -> str:
    """Name a word of a vocabulary or a day; what is neither stands as the documents write it."""
    if text in set(Instrument):
        return wording.word(text, "instrument")
    if text in set(Sector):
        return wording.word(text, "sector")
    try:
        return wording.day(PartialDate.parse(text))
    except ValueError:
        return text
