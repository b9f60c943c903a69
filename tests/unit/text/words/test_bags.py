"""Bags of words, and how much they have in common."""

from jalin.text.words.bags import BagIndex


def test_counts_a_part_as_often_as_both_have_it() -> None:
    """A word said twice in both bags counts twice; a bag without a shared word is not listed."""
    index = BagIndex()
    index.add(["pabrik", "pabrik", "baru"])
    index.add(["kapal"])
    assert index.count_shared(["pabrik", "pabrik", "pabrik"]) == {0: 2}
    assert index.sizes == [3, 1]
