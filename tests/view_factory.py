"""Builders of what a register shows, as small as a test of a page needs it, and how it prints."""

import datetime as dt
from typing import Any

from rich.console import Console, RenderableType

from jalin.model import DealState, Factuality, Instrument, PartyKind, Stage, StepKind
from jalin.pipeline.show.views import (
    DealSummary,
    DealView,
    PromiseView,
    Quote,
    SettlementView,
    SideView,
    Source,
    StepView,
    TellingView,
    ValueView,
)
from jalin.store.rows import PartyRow
from jalin.track.promises.promise import PromiseState
from jalin.track.state import Silence
from jalin.track.tellings import TellingKind
from register_factory import SENTENCE, date

SILENCE = Silence(
    since=dt.date(2020, 1, 5),
    quiet_from=dt.date(2021, 1, 5),
    ends=dt.date(2022, 1, 5),
    heard=(("Warta a", 3), ("Warta b", 1)),
)


def render(page: RenderableType, *, width: int = 100) -> str:
    """Print a page as a terminal of that width shows it, without the blanks at line ends."""
    console = Console(width=width, markup=False, emoji=False, highlight=False)
    with console.capture() as capture:
        console.print(page)
    return "\n".join(line.rstrip() for line in capture.get().splitlines())


def source(name: str = "a", *, published: str | None = "2020-01-05") -> Source:
    """Build a document as it is cited."""
    return Source(
        document_id=f"{name * 8}0000",
        name=name,
        title=f"Judul {name}",
        outlet=f"Warta {name}",
        published=date(published),
        url=None,
    )


def quote(
    words: str = "meneken nota kesepahaman", *, sentence: str = SENTENCE, name: str = "a"
) -> Quote:
    """Build words that are quoted with their sentence."""
    start = max(sentence.find(words), 0)
    return Quote(
        text=words, start=start, end=start + len(words), sentence=sentence, source=source(name)
    )


def party_row(name: str = "PT Pindad", country: str | None = "ID") -> PartyRow:
    """Build a party of the register."""
    identity = name.casefold().replace(" ", "-")
    return PartyRow(id=identity, name=name, kind=PartyKind.COMPANY, country=country, known_as=None)


def summary(**said: Any) -> DealSummary:  # noqa: ANN401 (any field of the view)
    """Build a deal of a list: a memorandum of two parties that moves."""
    fields: dict[str, Any] = {
        "id": "0123456789ab",
        "parties": (party_row(), party_row("Ashok Leyland", "IN")),
        "objects": ("bus listrik",),
        "instrument": Instrument.MEMORANDUM,
        "stage": Stage.INTENT,
        "reached": Stage.INTENT,
        "binding": False,
        "state": DealState.MOVING,
        "date": date("2020-01-05"),
        "place": "Jakarta",
        "news": date("2020-01-05"),
        "under": None,
        "activities": (),
        "sectors": (),
        "amounts": (),
        "outlets": (),
        "documents": 1,
        "sources": 1,
    }
    return DealSummary(**(fields | said))


def view(deal: DealSummary | None = None, **said: Any) -> DealView:  # noqa: ANN401 (as above)
    """Build a deal as it is shown: one step, told by one document, unless told otherwise."""
    fields: dict[str, Any] = {
        "deal": deal or summary(),
        "silence": SILENCE,
        "members": (),
        "roles": (),
        "links": (),
        "steps": (step_view(),),
        "values": (),
        "promises": (),
        "contradictions": (),
        "joins": (),
        "tellings": (telling_view(),),
        "judgements": (),
    }
    return DealView(**(fields | said))


def step_view(kind: StepKind = StepKind.DEVELOPMENT, *quotes: Quote) -> StepView:
    """Build a signing that is told as a fact."""
    return StepView(
        stage=Stage.INTENT,
        factuality=Factuality.FACTUAL,
        kind=kind,
        instrument=Instrument.MEMORANDUM,
        date=date("2020-01-05"),
        place=None,
        quotes=quotes or (quote(),),
    )


def value_view(field: str, value: str, **said: Any) -> ValueView:  # noqa: ANN401 (as above)
    """Build a shown value."""
    fields: dict[str, Any] = {
        "shown": True,
        "shown_by": "only_value",
        "rejected": False,
        "sources": 1,
        "reviewers": (),
        "quotes": (quote(),),
    }
    return ValueView(field=field, value=value, **(fields | said))


def promise_view(
    state: PromiseState = PromiseState.SCHEDULED,
    *,
    due: str | None = "2020-06",
    settled: SettlementView | None = None,
) -> PromiseView:
    """Build a promise of a deal."""
    words = "Pabrik rampung pada Juni."
    return PromiseView(
        line="l",
        who="PT Pindad",
        due=date(due),
        state=state,
        deal_ids=("0123456789ab",),
        quotes=(quote(words, sentence=words),),
        settled=settled,
    )


def settlement(
    rule: str, *, words: str | None = "Pabrik belum rampung.", judged: str | None = None
) -> SettlementView:
    """Build what became of a promise: by these words of another document, or by a judgement."""
    known = date("2020-07-01")
    assert known is not None
    return SettlementView(
        state=PromiseState.NOT_MET,
        known=known,
        rule=rule,
        quote=None if words is None else quote(words, sentence=words, name="b"),
        judgement_id=judged,
    )


def side(value: str, *names: str, shown: bool = False) -> SideView:
    """Build a side of a contradiction, told by these documents."""
    words = f"Nilainya {value}."
    quotes = tuple(quote(words, sentence=words, name=name) for name in names or ("a",))
    return SideView(value=value, shown=shown, quotes=quotes)


def telling_view(
    kind: TellingKind = TellingKind.NEWS, name: str = "a", group: str = "a"
) -> TellingView:
    """Build a document that tells a deal."""
    return TellingView(source=source(name), kind=kind, group=group)
