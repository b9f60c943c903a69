"""Parties that stand for one another: a ministry for its state, a subsidiary for its group.

The chain of a party is itself, its parents, its state: by the directory and by what its own
document tells of it. Nothing else counts, so that a chain is known from the document alone.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from jalin.model import Predicate, Reading
from jalin.resolve.parties.states import find_state_of
from jalin.text.directory import Directory
from jalin.text.words.fold import fold_name

_BELONGING = frozenset(
    {Predicate.SUBSIDIARY_OF, Predicate.PART_OF, Predicate.OWNS_STAKE_IN, Predicate.STATE_OWNED_BY}
)
_LONGEST_CHAIN = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Kin:
    """A party of a mention: its id and the ids that it may stand for, itself among them."""

    id: str
    chain: frozenset[str]
    roots: frozenset[str]


def find_chain(identity: str, directory: Directory) -> tuple[str, ...]:
    """Give the chain of a party by the directory, itself first, its state last."""
    chain = [directory.current_of(identity)]
    while len(chain) < _LONGEST_CHAIN:
        entry = directory.organisations.get(chain[-1])
        above = None if entry is None else entry.parent
        if above is None or directory.current_of(above) in chain:
            break
        chain.append(directory.current_of(above))
    state = find_state_of(chain[0], directory)
    return tuple(dict.fromkeys((*chain, state) if state is not None else chain))


def find_kin(
    party_ids: Mapping[str, Iterable[str]], reading: Reading, directory: Directory
) -> Mapping[str, Kin]:
    """Give the kin of each party of a document. `party_ids` gives the folded names of each id."""
    owners = dict(_find_owners(party_ids, reading))
    found = {}
    for identity in sorted(party_ids):
        chains = [find_chain(identity, directory)]
        chains += [find_chain(owner, directory) for owner in sorted(owners.get(identity, ()))]
        found[identity] = Kin(
            id=identity,
            chain=frozenset(each for chain in chains for each in chain) | {identity},
            roots=frozenset(_find_root(chain, directory) for chain in chains),
        )
    return found


def _find_root(chain: tuple[str, ...], directory: Directory) -> str:
    """Find the top of a chain, or the state of that top: a group may lie under a public body."""
    return find_state_of(chain[-1], directory) or chain[-1]


def _find_owners(
    party_ids: Mapping[str, Iterable[str]], reading: Reading
) -> Iterator[tuple[str, set[str]]]:
    """Find for each party the parties of the same document that it is said to belong to."""
    by_name = {fold_name(name): each for each, names in party_ids.items() for name in names}
    owners: dict[str, set[str]] = defaultdict(set)
    for relation in reading.relations:
        if relation.predicate not in _BELONGING:
            continue
        below, above = relation.subject, relation.object
        if relation.predicate is Predicate.OWNS_STAKE_IN:
            below, above = above, below
        one, other = by_name.get(fold_name(below)), by_name.get(fold_name(above))
        if one is not None and other is not None and one != other:
            owners[one].add(other)
    yield from owners.items()
