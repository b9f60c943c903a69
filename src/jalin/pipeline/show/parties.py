"""The list of parties."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping

from jalin.pipeline.judging.keeping import load_judgements
from jalin.pipeline.show.moment import Moment
from jalin.pipeline.show.views import NameView, PartyView
from jalin.resolve.judged.rulings import Rulings
from jalin.store.register import Register
from jalin.store.rows import DealMentionRow, DealPartyRow, PartyNameRow, PartyRow
from jalin.text.words.fold import fold


def list_parties(
    register: Register,
    moment: Moment,
    *,
    name: str | None = None,
    known: Collection[str] = frozenset(),
) -> tuple[PartyView, ...]:
    """List the parties of deals known at a moment, those with the most deals first.

    `name` keeps those called like this, and the `known` ones whatever they are called.
    """
    links = _count_links(register, moment)
    rulings = Rulings.of(load_judgements(register))
    deal_ids: dict[str, list[str]] = defaultdict(list)
    for link in register.all_rows(DealPartyRow):
        if moment.knows(link.known):
            deal_ids[link.party_id].append(link.deal_id)
    views = [
        PartyView(
            party=it,
            links=tuple(
                NameView(name=form, rule=rule, documents=count)
                for (form, rule), count in links.get(it.id, Counter()).items()
            ),
            deal_ids=tuple(deal_ids[it.id]),
            notes=tuple(note for note in rulings.party_notes(it.id) if moment.knows(str(note.day))),
        )
        for it in register.all_rows(PartyRow)
        if deal_ids[it.id]
    ]
    if name is not None:
        views = [view for view in views if view.party.id in known or _is_called(view, name)]
    return tuple(sorted(views, key=lambda view: (-len(view.deal_ids), view.party.name)))


def find_called(register: Register, name: str) -> frozenset[str]:
    """Find the parties with a name of which some word starts like this."""
    rows = register.all_rows(PartyNameRow)
    called = {row.party_id for row in rows if is_called([row.name], name)}
    parties = register.all_rows(PartyRow)
    return frozenset(called | {row.id for row in parties if is_called([row.name], name)})


def is_called(names: Iterable[str], wanted: str) -> bool:
    """Tell whether a word of one of some names starts like this."""
    start = f" {fold(wanted)}"
    return any(start in f" {fold(name)}" for name in names)


def _count_links(register: Register, moment: Moment) -> Mapping[str, Counter[tuple[str, str]]]:
    """Count for each party in how many known documents a form is linked to it by a rule."""
    mentions = register.all_rows(DealMentionRow)
    known = {row.document_id for row in mentions if moment.knows(row.known)}
    found: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    for row in register.all_rows(PartyNameRow):
        if row.document_id in known:
            found[row.party_id][row.name, row.rule] += 1
    return found


def _is_called(view: PartyView, name: str) -> bool:
    return is_called((view.party.name, *view.names), name)
