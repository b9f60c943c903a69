"""Items are sent in batches: large enough that sending is not the work, small enough to share."""

from collections.abc import Iterable, Mapping

from jalin.pipeline.bulk.pool.share import Item
from jalin.source import RawItem

# A batch is to take so long: a hundred times as long as sending it, and soon enough over that the
# processes end together and a run that is stopped loses little.
_BATCH_SECONDS = 0.2
_FIRST_SIZE = 8
_LARGEST_SIZE = 256
_MOST_BYTES = 1_000_000
# An item of no content costs some memory all the same.
_BYTES_AN_ITEM = 500


class Batcher:
    """Cuts items into batches, by what it learns of how long they take."""

    def __init__(self, items: Iterable[Item], *, most_bytes: int = _MOST_BYTES) -> None:
        self._items = iter(items)
        self._most_bytes = min(most_bytes, _MOST_BYTES)
        self._size = float(_FIRST_SIZE)

    def cut(self) -> tuple[Item, ...]:
        """Cut the next batch; empty when there are no more items."""
        batch: list[Item] = []
        size = 0
        for item in self._items:
            batch.append(item)
            size += measure_item(item)
            if len(batch) >= self._size or size >= self._most_bytes:
                break
        return tuple(batch)

    def learn(self, n_items: int, seconds: float) -> None:
        """Learn how long some items took; the size of batches follows slowly."""
        fitting = n_items * _BATCH_SECONDS / max(seconds, 1e-6)
        wanted = min(max(fitting, 1.0), _LARGEST_SIZE)
        self._size += (wanted - self._size) / 4


def measure_item(item: Item) -> int:
    """Give about how many bytes an item takes in memory."""
    if not isinstance(item, RawItem):
        return _BYTES_AN_ITEM
    content = item.content
    if isinstance(content, Mapping):
        texts = (value for value in content.values() if isinstance(value, str | bytes))
        return _BYTES_AN_ITEM + sum(map(len, texts))
    return _BYTES_AN_ITEM + len(content)
