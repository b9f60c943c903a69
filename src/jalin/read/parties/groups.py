"""Groups of keys: which keys name one organisation of a document."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

NAME = "name:"


@dataclass(slots=True)
class Groups:
    """Union-find over keys: the small mutable heart of `group_parties`.

    `names` has, for each key, its names in the text, folded and without legal words.
    """

    names: Mapping[str, frozenset[str]]
    _parent: dict[str, str]

    @classmethod
    def build(cls, names: Mapping[str, frozenset[str]]) -> "Groups":
        """Build groups of one key each."""
        return cls(names=names, _parent={key: key for key in names})

    def find(self, key: str) -> str:
        """Find the key that stands for a group."""
        while self._parent[key] != key:
            key = self._parent[key]
        return key

    def join(self, left: str, right: str) -> None:
        """Make two groups one; keys that no mention has are nobody's."""
        if left in self._parent and right in self._parent:
            first, second = sorted((self.find(left), self.find(right)))
            self._parent[second] = first

    def join_only(self, key: str, others: Iterable[str]) -> None:
        """Join a key with others if all of those, beside its own, are one group."""
        homes = {self.find(other) for other in others if other in self._parent}
        homes.discard(self.find(key))
        if len(homes) == 1:
            self.join(key, homes.pop())

    def list_unknown(self) -> Iterator[tuple[str, list[str]]]:
        """List the keys that are plain names, with the words of each."""
        for key in self.names:
            if key.startswith(NAME):
                yield key, key.removeprefix(NAME).split()

    def index_names(self) -> Mapping[str, Sequence[str]]:
        """Give the keys that have each name."""
        keys_by_name: dict[str, list[str]] = defaultdict(list)
        for key, name in self.list_names():
            keys_by_name[name].append(key)
        return keys_by_name

    def list_names(self) -> Iterator[tuple[str, str]]:
        """List every key with each of its names."""
        for key, names in self.names.items():
            for name in sorted(names):
                yield key, name
