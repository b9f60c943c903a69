"""One look at a register: a consistent state, seen at a moment."""

import datetime as dt
from collections.abc import Callable, Collection, Hashable
from dataclasses import dataclass, replace
from typing import Self, TypeVar

from jalin.pipeline.catalogue.building import build_catalogue
from jalin.pipeline.catalogue.catalogue import Catalogue, Selection, Sort
from jalin.pipeline.catalogue.filter import EVERY, Facet, Filter
from jalin.pipeline.catalogue.party_names import PartyNames, load_party_names
from jalin.pipeline.deriving.insight import Insight
from jalin.pipeline.judging.keeping import load_judgements
from jalin.pipeline.searching.search import find_told
from jalin.pipeline.serving.keeper import Keeper, ShelfKey
from jalin.pipeline.serving.recent import Recent
from jalin.pipeline.show.deal import Outlook, view_deal
from jalin.pipeline.show.moment import Moment
from jalin.pipeline.show.summaries import load_listening
from jalin.pipeline.show.views import DealView
from jalin.store.register import Register
from jalin.track.state import Listening

_Built = TypeVar("_Built")
# Of so many questions in words the deals are remembered.
_MOST_WORDS = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """A register as a face reads it.

    `revision` names the state: another one whenever the content is another. `basis` is what is
    known without any judgement.
    """

    register: Register
    moment: Moment
    revision: str
    basis: Insight
    keeper: Keeper

    def keep(self, name: str, build: Callable[[], _Built]) -> _Built:
        """Give what is built once for this state and moment, under a name of the caller's own.

        Names are fixed words: what depends on a question is recalled. Raises BusyError where too
        much is built for days of the past.
        """
        return self.keeper.keep(self._key, name, build)

    def recall(self, name: str, question: Hashable, build: Callable[[], _Built]) -> _Built:
        """Give what is built for a question that anybody can make up: the last ones are kept."""
        return self.keeper.recall(self._key, name, question, build)

    def on(self, day: dt.date) -> Self:
        """Look at the same state of the register as of a day."""
        return replace(self, moment=Moment.of(day, as_of=day))

    def is_kept(self, name: str) -> bool:
        """Tell whether something was built already."""
        return self.keeper.has(self._key, name)

    @property
    def _key(self) -> ShelfKey:
        moment = self.moment
        return ShelfKey(revision=self.revision, day=moment.day, is_past=moment.is_past)

    @property
    def insight(self) -> Insight:
        """Give what deriving rests on, with the judgements of the register."""
        return self.keep("insight", lambda: self.basis.judged(load_judgements(self.register)))

    @property
    def listening(self) -> Listening:
        """Give how much was read of each outlet and month."""
        return self.keep("listening", lambda: load_listening(self.register, self.moment.day))

    @property
    def catalogue(self) -> Catalogue:
        """Give all deals in columns."""
        return self.keep(
            "catalogue", lambda: build_catalogue(self.register, self.moment, self.listening)
        )

    @property
    def party_names(self) -> PartyNames:
        """Give all names of all parties, to look parties up by the start of a word."""
        return self.keep("party names", lambda: load_party_names(self.register))

    def select(self, wanted: Filter = EVERY, sort: Sort = Sort.DATE) -> Selection:
        """Find the deals that a filter wants, by names of parties and by words too.

        Raises QuestionError where the words cannot be searched.
        """
        words = wanted.words
        told = None if words is None else self._find_told(words)
        return self.catalogue.find(self._name_parties(wanted), told, sort)

    def deal(self, prefix: str) -> DealView:
        """Show the deal whose id starts with a prefix. Raises DealNotFoundError."""
        outlook = Outlook(moment=self.moment, insight=self.insight, listening=self.listening)
        return view_deal(self.register, prefix, outlook)

    def _find_told(self, words: str) -> Collection[str]:
        """Find the deals that tell some words; common words take long, and every page asks anew."""
        recent = self.keep("told", lambda: Recent[frozenset[str]](_MOST_WORDS))
        return recent.find(words, lambda: find_told(self.register, words, self.moment))

    def _name_parties(self, wanted: Filter) -> Filter:
        """Put ids in the place of names of parties; what names none wants no deal."""
        column = self.catalogue.columns[Facet.PARTY]
        ids: list[str] = []
        for asked in wanted.party:
            called = () if column.has(asked) else sorted(self.party_names.find(asked))
            ids.extend(called or (asked,))
        return replace(wanted, party=tuple(dict.fromkeys(ids)))
