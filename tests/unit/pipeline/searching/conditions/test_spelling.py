"""Names that are spelt a little otherwise."""

import pytest

from jalin.pipeline.searching.conditions.spelling import Spellings

KNOWN = Spellings(
    names=(
        ("pindad", "pindad"),
        ("pindad international logistic", "pil"),
        ("krakatau steel", "ks"),
        ("krakatau posco", "kp"),
        ("ashok leyland", "al"),
        ("len industri", "len"),
        ("bajamekar", "bm"),
        ("bajamakar", "bn"),
        ("nordwind", "nw"),
    ),
    counts={"pindad": 3, "pil": 1, "ks": 2, "kp": 5, "al": 1, "len": 4, "bm": 1, "bn": 2, "nw": 1},
)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("pindat", ("pindad", "pil")),
        ("PT Pindat (Persero)", ("pindad", "pil")),
        ("Krakatao Stel", ("ks",)),
        ("krakatao", ("kp", "ks")),
        ("ashokleyland", ("al",)),
        ("aschok leiland", ("al",)),
        ("nordwidn", ("nw",)),
        ("bajamikar", ("bn",)),
        ("lan", ()),
        ("pinguin", ()),
        ("", ()),
    ],
)
def test_what_is_spelt_most_alike_is_found(asked: str, found: tuple[str, ...]) -> None:
    """Few slips in as many letters; of equally near spellings the one with more deals."""
    assert KNOWN.find(asked) == found
