"""Every page of the register by name, with its address for some deal, party and sentence."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from jalin.pipeline.catalogue.catalogue import Sort
from jalin.pipeline.serving.library import Library


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """A deal, a party and a sentence to look at."""

    deal: str
    party: str
    party_name: str
    document: str
    start: int
    end: int
    words: str


PAGES: Mapping[str, Callable[[Places], str]] = {
    "overview": lambda _: "/",
    "deals": lambda _: "/deals",
    "deals, chosen": lambda _: "/deals?stage=intent&sort=news",
    "deals of the past": lambda _: "/deals?as_of=2024-06-30",
    "deal": lambda it: f"/deals/{it.deal}",
    "parties": lambda _: "/parties",
    "party": lambda it: f"/parties/{quote(it.party, safe='')}",
    "promises": lambda _: "/promises",
    "network": lambda _: "/network",
    "map": lambda _: "/map",
    "statistics": lambda _: "/statistics",
    "sources": lambda _: "/sources",
    "search": lambda _: "/search?q=baterai",
    "search, nothing asked": lambda _: "/search",
    "compare": lambda _: "/compare?first=2024-01-01&last=2024-12-31",
    "contradictions": lambda _: "/contradictions",
    "document": lambda it: f"/documents/{it.document}?start={it.start}&end={it.end}#quote",
    "about": lambda _: "/about",
    "sign in": lambda _: "/sign-in",
    "interface": lambda _: "/api/docs",
}


def choose_places(register: Path, today: dt.date) -> Places:
    """Choose the deal of the most sources, its first party, and a sentence of its history."""
    with Library(register, lambda: today) as library, library.visit() as visit:
        (deal, *_) = visit.select(sort=Sort.SOURCES).page(0, 1)
        quote_ = next(step.quotes[0] for step in visit.deal(deal.id).steps if step.quotes)
        return Places(
            deal=deal.id,
            party=deal.parties[0].id,
            party_name=deal.parties[0].name,
            document=quote_.source.document_id,
            start=quote_.start,
            end=quote_.end,
            words=quote_.text,
        )
