"""Register parties, kept up to date: a new name is settled with the names of its block alone."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from jalin.model import Document, Party, Reading
from jalin.pipeline.deriving.insight import Insight
from jalin.resolve.parties.aliases import DocumentParty
from jalin.resolve.parties.linking import find_keys, vote
from jalin.resolve.parties.party_keys import LinkRule, PartyKey, settle_keys
from jalin.store.index_rows import PartyKeyRow, PartyMentionRow
from jalin.store.row_store import RowStore
from jalin.store.rows import PartyNameRow, PartyRow


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """A party of a document with its key there."""

    document_id: str
    number: int
    party: DocumentParty
    key: PartyKey


def update_parties(
    rows: RowStore, kept: Mapping[str, tuple[Document, Reading]], insight: Insight
) -> frozenset[str]:
    """Bring the parties up to date; give the other documents of which a party settled otherwise.

    These may themselves be behind, and then settle others in turn.
    """
    moved: set[str] = set()
    waiting = kept
    while waiting:
        further = _update(rows, waiting, insight)
        moved |= further
        waiting = rows.current_of(further)
    return frozenset(moved - set(kept))


def _update(
    rows: RowStore, kept: Mapping[str, tuple[Document, Reading]], insight: Insight
) -> frozenset[str]:
    """Write what documents name; give the others that name something which settles otherwise."""
    before = rows.find_any(PartyMentionRow, "document_id", kept)
    told = [it for each, (_, reading) in kept.items() for it in _tell(each, reading, insight)]
    known = _find_known(rows, {row.block for row in before} | {it.key.block for it in told})
    settled = _settle_blocks(rows, known, before, told)
    settled |= settle_keys(it.key for it in told if it.key.block is None)
    moved = _find_moved(rows, known, settled) - set(kept)
    for kind in (PartyMentionRow, PartyNameRow):
        rows.delete_any(kind, "document_id", kept)
    mentions = [_write_mention(it, settled, insight) for it in told]
    rows.insert(mentions)
    rows.insert(name for it in told for name in _name(it, settled, insight))
    _write_parties(rows, before, mentions, insight)
    return moved


def _tell(document_id: str, reading: Reading, insight: Insight) -> list[_Told]:
    """Give the parties of a reading by their own document."""
    return [
        _Told(document_id=document_id, number=number, party=party, key=key)
        for number, (party, key) in enumerate(find_keys(reading, insight.lookup))
    ]


def _find_known(rows: RowStore, blocks: Iterable[str | None]) -> set[PartyKey]:
    named = {block for block in blocks if block is not None}
    return {_read_key(row) for row in rows.find_any(PartyKeyRow, "block", named)}


def _settle_blocks(
    rows: RowStore,
    known: set[PartyKey],
    before: Iterable[PartyMentionRow],
    told: Iterable[_Told],
) -> dict[PartyKey, PartyKey]:
    """Settle the keys of all touched blocks, and keep which keys a block has."""
    fresh = {it.key for it in told if it.key.block is not None}
    documents = {row.document_id for row in before}
    lost = {_read_key(row) for row in before if row.block is not None} - fresh
    gone = lost - _find_held(rows, lost, documents)
    present = (known | fresh) - gone
    narrowed = {key.block for key in gone}
    rows.delete_any(PartyKeyRow, "block", narrowed)
    added = {key for key in present if key not in known or key.block in narrowed}
    rows.insert(_write_key(key) for key in sorted(added, key=_order))
    return dict(settle_keys(present))


def _find_held(rows: RowStore, keys: set[PartyKey], documents: set[str]) -> set[PartyKey]:
    """Find which keys a document other than some still gives."""
    held = rows.find_any(PartyMentionRow, "block", {key.block for key in keys})
    return {_read_key(row) for row in held if row.document_id not in documents}


def _find_moved(
    rows: RowStore, known: set[PartyKey], settled: Mapping[PartyKey, PartyKey]
) -> frozenset[str]:
    """Find the documents that give a key which settles otherwise now."""
    was = settle_keys(known)
    changed = {key for key in was if key in settled and settled[key] != was[key]}
    held = rows.find_any(PartyMentionRow, "block", {key.block for key in changed})
    return frozenset(row.document_id for row in held if _read_key(row) in changed)


def _decide(
    told: _Told, settled: Mapping[PartyKey, PartyKey], insight: Insight
) -> tuple[str, LinkRule]:
    """Give the register party that a party comes to, and by which rule.

    Where it was merged before a later document told what it leaves unsaid, it stays merged. Where
    it was judged not to be in the document, it is one of that document alone.
    """
    rulings, key = insight.rulings, settled[told.key]
    party_id = rulings.party_alias(key.id)
    if party_id == key.id and rulings.party_alias(told.key.id) != told.key.id:
        party_id = rulings.party_alias(told.key.id)
    if party_id not in rulings.parties_apart(told.document_id):
        return party_id, key.rule
    document_id = f"{told.document_id}.{told.number}"
    alone = replace(key, rule=LinkRule.DOCUMENT_ONLY, document_id=document_id)
    return rulings.party_alias(alone.id), alone.rule


def _write_mention(
    told: _Told, settled: Mapping[PartyKey, PartyKey], insight: Insight
) -> PartyMentionRow:
    key, said = told.key, told.party.told
    party_id, _ = _decide(told, settled, insight)
    return PartyMentionRow(
        document_id=told.document_id,
        number=told.number,
        party_id=party_id,
        places=" ".join(f"{place.deal}.{place.position}" for place in told.party.places),
        block=key.block,
        rule=key.rule,
        name=key.name,
        form=key.form,
        family=key.family,
        country=key.country,
        only_in=key.document_id,
        told_name=said.name,
        told_kind=said.kind,
        told_country=said.country,
    )


def _name(
    told: _Told, settled: Mapping[PartyKey, PartyKey], insight: Insight
) -> Iterator[PartyNameRow]:
    """Name each form of a party in its document, with the rule that settled it."""
    party_id, rule = _decide(told, settled, insight)
    forms = {form for it in told.party.parties for form in (it.name, *it.aliases)}
    for form in sorted(forms):
        yield PartyNameRow(
            party_id=party_id,
            name=form,
            document_id=told.document_id,
            rule=rule,
        )


def _write_parties(
    rows: RowStore,
    before: Iterable[PartyMentionRow],
    mentions: Iterable[PartyMentionRow],
    insight: Insight,
) -> None:
    """Write the touched parties anew: by the directory, or as most documents tell them."""
    present = {row.party_id for row in mentions}
    touched = present | {row.party_id for row in before}
    entries = {each: insight.lookup.find_entry(each) for each in touched if not _is_made(each)}
    # What the directory tells needs no vote, and a state may have thousands of mentions.
    sure = {each for each in present if entries.get(each) is not None}
    told: dict[str, list[Party]] = defaultdict(list)
    for row in rows.find_any(PartyMentionRow, "party_id", touched - sure):
        said = Party(name=row.told_name, kind=row.told_kind, country=row.told_country)
        told[row.party_id].append(said)
    rows.delete_any(PartyRow, "id", touched)
    for each in sorted(sure | set(told)):
        entry = entries.get(each)
        name, kind, country = (
            vote(told[each]) if entry is None else (entry.name, entry.kind, entry.country)
        )
        known_as = None if _is_made(each) else each
        rows.insert([PartyRow(id=each, name=name, kind=kind, country=country, known_as=known_as)])


def _is_made(party_id: str) -> bool:
    """Tell whether an id was made of a name, outside the directory."""
    return party_id.startswith("~")


def _read_key(row: PartyMentionRow | PartyKeyRow) -> PartyKey:
    return PartyKey(
        rule=LinkRule(row.rule),
        name=row.name,
        form=row.form,
        family=row.family,
        country=row.country,
        document_id=row.only_in if isinstance(row, PartyMentionRow) else None,
    )


def _write_key(key: PartyKey) -> PartyKeyRow:
    assert key.block is not None, "only keys of a block are kept"
    return PartyKeyRow(
        block=key.block,
        rule=key.rule,
        name=key.name,
        form=key.form,
        family=key.family,
        country=key.country,
    )


def _order(key: PartyKey) -> tuple[str, ...]:
    return (key.name, key.form, key.rule, key.family or "", key.country or "")
