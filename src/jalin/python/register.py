"""A register that is open in Python, and what can be asked of it."""

import datetime as dt
from pathlib import Path
from typing import Self, Unpack

from jalin.model import PartialDate
from jalin.pipeline.catalogue.catalogue import Sort
from jalin.pipeline.jobs import Intake
from jalin.pipeline.report import RunReport
from jalin.pipeline.searching.search import Hit, search
from jalin.pipeline.serving.visit import Visit
from jalin.pipeline.show.ledger import view_lines
from jalin.pipeline.show.promise_lines import PromiseLine
from jalin.pipeline.show.quarrels import list_contradictions
from jalin.pipeline.show.views import ContradictionView, PromiseView
from jalin.pipeline.statistics.parties.listing import (
    PartyLine,
    PartySort,
    find_parties,
    parse_party_filter,
)
from jalin.pipeline.statistics.parties.made_promises import keep_lines
from jalin.python.asking.corrections import warn_of
from jalin.python.asking.days import Date, Day, find_today, parse_date, parse_day
from jalin.python.asking.errors import DocumentNotFoundError
from jalin.python.asking.opened import Opened
from jalin.python.asking.wanted import (
    Wanted,
    Words,
    build_filter,
    check_limit,
    list_texts,
    parse_choice,
)
from jalin.python.deals.deal import Deal, show_deal
from jalin.python.deals.deals import Deals, find_deals
from jalin.python.party import Party, find_profile
from jalin.python.reading import Reading
from jalin.python.tables.dataset import Dataset, DatasetQuestion
from jalin.python.tables.listing import Listing
from jalin.python.tables.rows import CONTRADICTIONS, HITS, PARTIES, PROMISES
from jalin.track.promises.promise import PromiseState


def open_register(
    address: Path | str,
    *,
    as_of: Day | None = None,
    today: Day | None = None,
    create: bool = False,
) -> "Register":
    """Open a register by its path or its `postgresql://` URL.

    `as_of` looks at it as it was known on a day. `today` is the day on which silence and due dates
    are judged, the day of the clock if left out. `create` makes a register where there is none;
    without it that raises RegisterError.
    """
    day = None if today is None else parse_day(today, "today")
    opened = Opened(address, find_today if day is None else lambda: day, create=create)
    return Register(opened, None if as_of is None else parse_day(as_of, "as_of"))


class Register:
    """An open register, at present or as of a day. A context manager: leaving it closes it.

    Each call sees one state of the register, with all that was added before; what came in since it
    was last asked is derived first. Several threads may call. Values that were given stay as they
    are. Every call raises ClosedError after `close`, and AbortError where the register cannot be
    read.
    """

    def __init__(self, opened: Opened, as_of: dt.date | None) -> None:
        self._opened = opened
        self._as_of = as_of

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        when = "" if self._as_of is None else f" as of {self._as_of}"
        closed = ", closed" if self._opened.is_closed else ""
        return f"<Register {self._opened.address}{when}{closed}>"

    def close(self) -> None:
        """Let go of the register, in all its views; closing it twice does no harm."""
        self._opened.close()

    def as_of(self, day: Day | None) -> "Register":
        """Give another view of the same register: as it was known on a day, or now for None."""
        return Register(self._opened, None if day is None else parse_day(day, "as_of"))

    @property
    def day(self) -> dt.date:
        """Give the day on which states are judged."""
        return self._as_of or self._opened.today

    @property
    def revision(self) -> str:
        """Name the state of the register: another name once its content is another."""
        with self._opened.visit(self._as_of) as visit:
            return visit.revision

    def deals(
        self,
        query: str | None = None,
        *,
        sort: str = "date",
        limit: int | None = None,
        **wanted: Unpack[Wanted],
    ) -> Deals:
        """Find deals by a question, as it is asked in the search box, and by keywords.

        Without either all deals are found. `sort` is `date`, `news`, `told`, `stage`, `sources` or
        `party`; `limit` keeps the first ones. A party's name with a slip in it is read as the name
        that is spelt alike, with a warning that says so. Raises QuestionError, which tells every
        fault.
        """
        most = None if limit is None else check_limit(limit)
        return find_deals(self._opened, self._ask(query, sort, wanted), most)

    def deal(self, deal_id: str) -> Deal:
        """Show the deal whose id starts so. Raises DealNotFoundError for none or several."""
        return show_deal(self._opened, deal_id, self._as_of)

    def dataset(
        self, query: str | None = None, *, sort: str = "date", **wanted: Unpack[Wanted]
    ) -> Dataset:
        """Take deals, found as by `deals`, with all that is known of them, in five tables."""
        question = self._ask(query, sort, wanted)
        with self._opened.visit(self._as_of) as visit:
            corrections = visit.list_corrections(question.wanted)
        warn_of(corrections)
        return Dataset(self._opened, question)

    def parties(
        self,
        name: str | None = None,
        *,
        kind: Words | None = None,
        country: Words | None = None,
        sort: str = "deals",
    ) -> Listing[PartyLine]:
        """List the parties of deals, or those of which a word of a name starts so.

        `kind` is a word of the codebook, as `company` or `ministry`, `country` an ISO 3166 code;
        `sort` is `deals`, `name`, `partners` or `depth`. Raises QuestionError.
        """
        asked = {"q": name, "kind": kind, "country": country}
        chosen = parse_party_filter({key: list_texts(key, told) for key, told in asked.items()})
        order = PartySort(parse_choice("sort", sort, PartySort))
        with self._opened.visit(self._as_of) as visit:
            found = find_parties(visit, chosen, order).lines
        return Listing(found, PARTIES)

    def party(self, asked: str) -> Party:
        """Show the party of an id or a name. Raises PartyNotFoundError for none or several."""
        with self._opened.visit(self._as_of) as visit:
            return Party(self._opened, find_profile(visit, asked), visit.moment)

    def promises(
        self, *, state: str | None = None, due_before: Date | None = None
    ) -> Listing[PromiseView]:
        """List what was promised, by due date, and what became of it.

        `state` is `scheduled`, `overdue`, `met`, `partially_met` or `not_met`; `due_before` keeps
        what is due before a date begins. Raises QuestionError.
        """
        wanted = None if state is None else parse_choice("state", state, PromiseState)
        end = None if due_before is None else parse_date(due_before, "due_before").first
        with self._opened.visit(self._as_of) as visit:
            lines = [it for it in keep_lines(visit) if _is_wanted(it, wanted, end)]
            found = view_lines(visit.register, lines, visit.insight.lexicon)
        return Listing(found, PROMISES)

    def contradictions(self) -> Listing[ContradictionView]:
        """List what cannot both be true, each side with its sentences, by deal."""
        with self._opened.visit(self._as_of) as visit:
            found = list_contradictions(visit.register, visit.moment, visit.insight.lexicon)
        return Listing(found, CONTRADICTIONS)

    def search(self, query: str, *, limit: int = 20) -> Listing[Hit]:
        """Search the texts for words; the best documents come first. Raises QuestionError."""
        with self._opened.visit(self._as_of) as visit:
            found = search(visit, query, size=check_limit(limit))
        warn_of(found.corrections)
        return Listing(found.hits, HITS)

    def document(self, document_id: str) -> Reading:
        """Give a document with what was read in it. Raises DocumentNotFoundError."""
        with self._opened.visit(self._as_of) as visit:
            found = visit.register.current_of([document_id])
            if document_id not in found or not _knows(visit, found[document_id][0].published):
                raise DocumentNotFoundError(document_id)
        document, told = found[document_id]
        return Reading(document, told)

    def add(self, *paths: Path | str, encoding: str | None = None) -> RunReport:
        """Read documents into the register, as `jalin add` does; what is there already stays.

        The report counts what was read and names what was left out. Raises AbortError.
        """
        intake = Intake(
            paths=tuple(map(Path, paths)), today=self._opened.today, fields={}, encoding=encoding
        )
        return self._opened.add(intake)

    def _ask(self, query: str | None, sort: str, wanted: Wanted) -> DatasetQuestion:
        order = Sort(parse_choice("sort", sort, Sort))
        return DatasetQuestion(wanted=build_filter(query, wanted), sort=order, as_of=self._as_of)


def _is_wanted(line: PromiseLine, state: str | None, end: dt.date | None) -> bool:
    if end is not None and (line.due is None or line.due.last >= end):
        return False
    return state in (None, line.state)


def _knows(visit: Visit, published: PartialDate | None) -> bool:
    return visit.moment.knows(None if published is None else published.last.isoformat())
