"""One look at a register: a consistent state, seen at a moment."""

import datetime as dt
from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from typing import Self, TypeVar

from jalin.pipeline.catalogue.building import build_catalogue
from jalin.pipeline.catalogue.catalogue import Catalogue, Selection, Sort
from jalin.pipeline.catalogue.filter import EVERY, Facet, Filter
from jalin.pipeline.catalogue.party_names import PartyNames, load_party_names
from jalin.pipeline.deriving.insight import Insight
from jalin.pipeline.judging.keeping import load_judgements
from jalin.pipeline.meaning.space import Space, load_space
from jalin.pipeline.searching.conditions.meeting import Met, list_corrections
from jalin.pipeline.searching.conditions.names import Correction
from jalin.pipeline.searching.question import parse_question
from jalin.pipeline.searching.selecting import select_deals
from jalin.pipeline.serving.keeper import Keeper, ShelfKey
from jalin.pipeline.serving.recent import Recent
from jalin.pipeline.show.deal import Outlook, view_deal
from jalin.pipeline.show.moment import Moment
from jalin.pipeline.show.summaries import load_listening
from jalin.pipeline.show.views import DealView
from jalin.store.register import Register
from jalin.text.words.fold import fold
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
    def space(self) -> Space:
        """Give the vectors of all documents, the same for every day."""
        key = ShelfKey(revision=self.revision, day=None)
        return self.keeper.keep(key, "space", lambda: load_space(self.register))

    @property
    def party_names(self) -> PartyNames:
        """Give all names of all parties, to look parties up by the start of a word."""
        return self.keep("party names", lambda: load_party_names(self.register))

    def select(self, wanted: Filter = EVERY, sort: Sort = Sort.DATE) -> Selection:
        """Find the deals that a filter wants, by names of parties and by a question in words too.

        Raises QuestionError where the words cannot be understood.
        """
        asked = None if wanted.words is None else self._find_asked(wanted.words).mask
        return self.catalogue.find(self._name_parties(wanted), asked, sort)

    def list_corrections(self, wanted: Filter) -> tuple[Correction, ...]:
        """List the names in the words of a filter that were read otherwise than they are written.

        Who shows what `select` finds has to say so. Raises QuestionError as `select` does.
        """
        if wanted.words is None:
            return ()
        return list_corrections(self, parse_question(wanted.words).conditions)

    def deal(self, prefix: str) -> DealView:
        """Show the deal whose id starts with a prefix. Raises DealNotFoundError."""
        outlook = Outlook(moment=self.moment, insight=self.insight, listening=self.listening)
        return view_deal(self.register, prefix, outlook)

    def _find_asked(self, words: str) -> Met:
        """Find the deals that words ask for; common ones take long, and every page asks anew."""
        recent = self.keep("asked", lambda: Recent[Met](_MOST_WORDS))
        return recent.find(words, lambda: select_deals(self, words))

    def _name_parties(self, wanted: Filter) -> Filter:
        """Put ids in the place of names of parties; what names none wants no deal."""
        column = self.catalogue.columns[Facet.PARTY]
        ids: list[str] = []
        for asked in wanted.party:
            # A name without a letter or digit is nobody's, not everybody's.
            is_name = not column.has(asked) and fold(asked)
            called = sorted(self.party_names.find(asked)) if is_name else ()
            ids.extend(called or (asked,))
        return replace(wanted, party=tuple(dict.fromkeys(ids)))
