"""Documents with their deals, resolved as far as the register's parties are."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from jalin.model import Document, Reading
from jalin.pipeline.deriving.insight import Insight
from jalin.resolve.deals.candidates import Candidate, DealPlace, build_candidates
from jalin.resolve.deals.kin import find_kin
from jalin.store.index_rows import CopyRow, PartyMentionRow
from jalin.store.row_store import RowStore
from jalin.store.rows import PartyNameRow
from jalin.track.telling import Telling


class Mentions:
    """The deals of documents, each document loaded when it is first asked for.

    Parties and source groups must be up to date. What was judged to be no deal is left out.
    """

    def __init__(self, rows: RowStore, insight: Insight) -> None:
        self._rows = rows
        self._insight = insight
        self.documents: dict[str, Document] = {}
        self.readings: dict[str, Reading] = {}
        self._candidates: dict[DealPlace, Candidate] = {}
        self._party_ids: dict[DealPlace, tuple[str, ...]] = {}
        self._copies: dict[str, CopyRow] = {}

    def load(self, document_ids: Iterable[str]) -> None:
        """Load what is not loaded yet of some documents; unknown ones are passed over."""
        missing = {each for each in document_ids if each not in self.documents}
        if not missing:
            return
        kept = self._rows.current_of(missing)
        named = _group_names(self._rows.find_any(PartyNameRow, "document_id", kept))
        told = _group_places(self._rows.find_any(PartyMentionRow, "document_id", kept))
        copies = self._rows.find_any(CopyRow, "document_id", kept)
        self._copies |= {row.document_id: row for row in copies}
        for each, (document, reading) in kept.items():
            self.documents[each] = document
            self.readings[each] = reading
            self._add(each, told.get(each, {}), named.get(each, {}))

    def find(self, places: Iterable[DealPlace]) -> tuple[Candidate, ...]:
        """Give the candidates of some places in their order; what is no deal is passed over."""
        wanted = sorted(set(places))
        self.load(place.document_id for place in wanted)
        return tuple(self._candidates[it] for it in wanted if it in self._candidates)

    def find_all(self, document_ids: Iterable[str]) -> tuple[Candidate, ...]:
        """Give all candidates of some documents, in order of place."""
        wanted = set(document_ids)
        self.load(wanted)
        return self.find(
            DealPlace(document_id=each, deal=deal)
            for each in wanted
            if each in self.readings
            for deal in range(len(self.readings[each].deals))
        )

    def party_ids(self, place: DealPlace) -> tuple[str, ...]:
        """Give the parties of a deal in the order in which its document names them."""
        return self._party_ids.get(place, ())

    def tell(self, place: DealPlace) -> Telling:
        """Give the telling at a place, which must be loaded."""
        reading = self.readings[place.document_id]
        copy = self._copies.get(place.document_id)
        return Telling(
            document=self.documents[place.document_id],
            mention=reading.deals[place.deal],
            deal=place.deal,
            source=copy.source_id if copy is not None else "",
            first=copy.first if copy is not None else None,
            reading=reading,
        )

    def _add(
        self,
        document_id: str,
        told: Mapping[int, Mapping[int, str]],
        named: Mapping[str, Iterable[str]],
    ) -> None:
        # A telling counts from the day of its document, whatever day the reading found.
        published = self.documents[document_id].published
        reading = replace(self.readings[document_id], published=published)
        ids = {deal: tuple(it[1] for it in sorted(found.items())) for deal, found in told.items()}
        kin = find_kin(named, reading, self._insight.directory)
        dropped = self._insight.rulings.dropped_mentions(document_id, reading)
        for candidate in build_candidates(reading, ids, kin, self._insight.words):
            place = candidate.place
            if place.deal not in dropped:
                self._candidates[place] = candidate
                self._party_ids[place] = tuple(dict.fromkeys(ids.get(place.deal, ())))


def _group_names(rows: Iterable[PartyNameRow]) -> Mapping[str, Mapping[str, list[str]]]:
    """Group the forms of each party of each document."""
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        found[row.document_id][row.party_id].append(row.name)
    return found


def _group_places(rows: Iterable[PartyMentionRow]) -> Mapping[str, Mapping[int, dict[int, str]]]:
    """Group the parties of each deal of each document by their place in it."""
    found: dict[str, dict[int, dict[int, str]]] = defaultdict(lambda: defaultdict(dict))
    for row in rows:
        for place in row.places.split():
            deal, position = map(int, place.split("."))
            found[row.document_id][deal][position] = row.party_id
    return found
