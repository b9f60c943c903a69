"""Readings become the derived tables: the register as a function of what was read.

The same readings give the same rows, to the byte, in whatever order they came.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from jalin.model import Document, Reading
from jalin.pipeline.deal_rows import DealContext, derive_deal_rows
from jalin.pipeline.saying_rows import derive_saying_rows
from jalin.resolve.deals import cluster_deals
from jalin.resolve.parties import RegisterParty, link_parties
from jalin.store.register import Register
from jalin.store.rows import TABLE_BY_ROW, PartyNameRow, PartyRow, Row

# Raise when the derived tables may come out otherwise: registers are then derived anew.
DERIVER = "register/2"


def ensure_derived(register: Register) -> bool:
    """Derive the register where it is behind its readings; tell whether that was needed.

    This also mends a run that was killed between keeping a reading and deriving from it.
    """
    if register.is_derived(DERIVER):
        return False
    rebuild(register)
    return True


def rebuild(register: Register) -> None:
    """Drop the derived tables and derive them from the current readings.

    What another run adds meanwhile is behind the number taken first, so that the next run sees it.
    """
    newest = register.newest()
    rows = tuple(derive_rows(register.current()))
    register.replace_derived(rows, DERIVER, newest=newest)


def derive_rows(kept: Iterable[tuple[Document, Reading]]) -> Iterator[Row]:
    """Derive all rows, table by table in the order in which they may be written."""
    pairs = sorted(kept, key=lambda pair: pair[0].id)
    readings = [reading for _, reading in pairs]
    parties = link_parties(readings)
    clusters = cluster_deals(readings, parties)
    context = DealContext.of(pairs, parties, clusters)
    rows: dict[type[Row], list[Row]] = defaultdict(list)
    for party in parties:
        _file(rows, _derive_party_rows(party))
    for cluster in clusters:
        _file(rows, derive_deal_rows(cluster, context))
    for document, reading in pairs:
        _file(rows, derive_saying_rows(document, reading, context.deal_ids))
    for kind in TABLE_BY_ROW:
        yield from rows[kind]


def _file(rows: dict[type[Row], list[Row]], found: Iterable[Row]) -> None:
    for row in found:
        rows[type(row)].append(row)


def _derive_party_rows(party: RegisterParty) -> Iterator[Row]:
    yield PartyRow(
        id=party.id,
        name=party.name,
        kind=party.kind,
        country=party.country,
        known_as=party.known_as,
    )
    rules = {
        (form, link.place.document_id): link.rule for link in party.links for form in link.forms
    }
    for (form, document_id), rule in sorted(rules.items()):
        yield PartyNameRow(party_id=party.id, name=form, document_id=document_id, rule=rule)
