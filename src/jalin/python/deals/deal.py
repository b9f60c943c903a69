"""One deal of a register, as it stood when it was asked for."""

import datetime as dt
from collections.abc import Iterable
from functools import cached_property
from typing import Any

from jalin.model import DealState, Instrument, Judgement, PartialDate, Role, Stage
from jalin.pipeline.show.moment import Moment
from jalin.pipeline.show.views import (
    ContradictionView,
    DealSummary,
    DealView,
    LinkView,
    PromiseView,
    StepView,
    TellingView,
    ValueView,
)
from jalin.python.asking.days import Day, parse_day
from jalin.python.asking.opened import Opened
from jalin.python.cards.deal_card import draw_deal
from jalin.python.deals.evidence import Evidence, list_evidence
from jalin.python.tables.frames import write_plain
from jalin.store.rows import DealJoinRow, PartyRow
from jalin.track.state import Silence


class Deal:
    """A deal. What a list shows of it is at hand; the rest is looked up once it is asked for.

    What is looked up is kept: it does not change if the register does. Looking up raises
    DealNotFoundError where the register does not have the deal any more, and ClosedError.
    """

    def __init__(
        self, opened: Opened, summary: DealSummary, moment: Moment, view: DealView | None = None
    ) -> None:
        self._opened = opened
        self._summary = summary
        self._moment = moment
        self._found = view

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Deal) and self._key == other._key

    def __hash__(self) -> int:
        return hash(self._key)

    def __repr__(self) -> str:
        return f"<Deal {tell_deal(self._summary)}>"

    def _repr_html_(self) -> str:
        return draw_deal(self._view, self.day)

    @property
    def id(self) -> str:
        """Give the id; it stays the same as long as no earlier document tells the deal."""
        return self._summary.id

    @property
    def parties(self) -> tuple[PartyRow, ...]:
        """Give the parties in the order of the document that first told the deal."""
        return self._summary.parties

    @property
    def objects(self) -> tuple[str, ...]:
        """Give what the deal is about, as the documents say it."""
        return self._summary.objects

    @property
    def instrument(self) -> Instrument | None:
        """Give the form of the cooperation."""
        return self._summary.instrument

    @property
    def stage(self) -> Stage:
        """Give where the deal stands."""
        return self._summary.stage

    @property
    def reached(self) -> Stage | None:
        """Give the highest rung that the deal earned, None where no fact is told."""
        return self._summary.reached

    @property
    def binding(self) -> bool:
        """Tell whether the deal binds its parties where it stands."""
        return self._summary.binding

    @property
    def state(self) -> DealState:
        """Give how the deal fares."""
        return self._summary.state

    @property
    def date(self) -> PartialDate | None:
        """Give the date of the step that brought the deal where it stands."""
        return self._summary.date

    @property
    def place(self) -> str | None:
        """Give the place of that step."""
        return self._summary.place

    @property
    def last_news(self) -> PartialDate | None:
        """Give the day of the last new evidence."""
        return self._summary.news

    @property
    def umbrella_id(self) -> str | None:
        """Give the id of the deal under which this one lies."""
        return self._summary.under

    @property
    def activities(self) -> tuple[str, ...]:
        """Give what the parties do together."""
        return self._summary.activities

    @property
    def sectors(self) -> tuple[str, ...]:
        """Give the sectors."""
        return self._summary.sectors

    @property
    def amounts(self) -> tuple[str, ...]:
        """Give the amounts, as `USD 5000000` or `30 units`."""
        return self._summary.amounts

    @property
    def outlets(self) -> tuple[str, ...]:
        """Give the outlets that told the deal."""
        return self._summary.outlets

    @property
    def documents(self) -> int:
        """Count the documents that tell the deal."""
        return self._summary.documents

    @property
    def sources(self) -> int:
        """Count the sources that tell the deal: copies of one text once."""
        return self._summary.sources

    @property
    def day(self) -> dt.date:
        """Give the day on which the state is judged."""
        return self._moment.day

    @property
    def steps(self) -> tuple[StepView, ...]:
        """Give the history: each step with the sentences that tell it."""
        return self._view.steps

    @property
    def values(self) -> tuple[ValueView, ...]:
        """Give all values that are claimed of each field, those that are shown and their rivals."""
        return self._view.values

    @property
    def promises(self) -> tuple[PromiseView, ...]:
        """Give the promises by due date, and what became of each."""
        return self._view.promises

    @property
    def contradictions(self) -> tuple[ContradictionView, ...]:
        """Give what cannot both be true, each side with its sentences."""
        return self._view.contradictions

    @property
    def roles(self) -> tuple[tuple[str, Role], ...]:
        """Give who has a part in the deal without being a party."""
        return self._view.roles

    @property
    def links(self) -> tuple[LinkView, ...]:
        """Give how other deals hang on this one."""
        return self._view.links

    @property
    def tellings(self) -> tuple[TellingView, ...]:
        """Give the documents that tell the deal, and what each adds."""
        return self._view.tellings

    @property
    def joins(self) -> tuple[DealJoinRow, ...]:
        """Give why the mentions of the deal are thought to be one."""
        return self._view.joins

    @property
    def judgements(self) -> tuple[Judgement, ...]:
        """Give what reviewers decided of the deal, without what was withdrawn."""
        return self._view.judgements

    @property
    def silence(self) -> Silence | None:
        """Give the window of silence and who listened, None where nothing tells when news came."""
        return self._view.silence

    @cached_property
    def evidence(self) -> tuple[Evidence, ...]:
        """Give the sentences on which all of this rests, and the words of reviewers."""
        with self._opened.visit_again(self._moment) as visit:
            return list_evidence(visit, self.id)

    def as_of(self, day: Day) -> "Deal":
        """Give the deal as it was known on a day. Raises DealNotFoundError, QuestionError."""
        return show_deal(self._opened, self.id, parse_day(day, "as_of"))

    def to_dict(self) -> dict[str, Any]:
        """Give all that is known of the deal in the types of JSON, as `jalin show --json` does."""
        told: dict[str, Any] = write_plain(self._view)
        return told

    @property
    def _view(self) -> DealView:
        if self._found is None:
            with self._opened.visit_again(self._moment) as visit:
                self._found = visit.deal(self.id)
        return self._found

    @property
    def _key(self) -> tuple[DealSummary, Moment]:
        return self._summary, self._moment


def show_deal(opened: Opened, prefix: str, as_of: dt.date | None) -> Deal:
    """Show the deal whose id starts with a prefix. Raises DealNotFoundError."""
    with opened.visit(as_of) as visit:
        view = visit.deal(prefix)
        return Deal(opened, view.deal, visit.moment, view)


def tell_deal(deal: DealSummary) -> str:
    """Tell a deal in a line: its id, who, where it stands, how it fares, and since when."""
    who = _join(party.name for party in deal.parties)
    since = "" if deal.date is None else f" ({deal.date})"
    return f"{deal.id} {who}: {deal.stage}, {deal.state}{since}"


def _join(names: Iterable[str]) -> str:
    return ", ".join(names) or "no party"
