"""Items are sent in batches of a fitting size."""

import itertools

from bulk_hands import make_item
from jalin.model import Skipped
from jalin.pipeline.bulk.pool.batches import Batcher, measure_item
from jalin.source import Form, RawItem


def test_every_item_is_in_one_batch() -> None:
    """Batches one after another are the items."""
    items = [make_item(number) for number in range(100)]
    batches = Batcher(items)
    cut = list(iter(batches.cut, ()))
    assert len(cut) > 1
    assert [it for batch in cut for it in batch] == items


def test_quick_items_make_large_batches_and_slow_ones_small() -> None:
    """The size follows what items take, within its limits."""
    batches = Batcher(map(make_item, itertools.count()))
    first = len(batches.cut())
    for _ in range(50):
        batches.learn(100, 0.0)
    largest = len(batches.cut())
    for _ in range(50):
        batches.learn(1, 60.0)
    assert len(batches.cut()) <= 2 < first < largest <= 256


def test_large_items_make_small_batches() -> None:
    """A batch ends with the item that brings it over its bytes."""
    batches = Batcher((make_item(number, b"x" * 400) for number in range(9)), most_bytes=2000)
    assert [len(batch) for batch in iter(batches.cut, ())] == [3, 3, 3]


def test_items_are_measured_by_what_they_hold() -> None:
    """Bytes and the texts of a row count; what is skipped is small."""
    row = RawItem(form=Form.ROW, source="a:1", name="a", content={"isi": "x" * 1000, "nomor": 7})
    none = Skipped(source="a", reason="empty")
    assert measure_item(row) == measure_item(make_item(1, b"x" * 1000))
    assert measure_item(none) < measure_item(row)
