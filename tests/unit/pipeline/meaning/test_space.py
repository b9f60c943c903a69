"""The nearest vectors, all compared or by the index."""

import numpy as np
import pytest

from jalin.pipeline.meaning.shadows import build_shadows
from jalin.pipeline.meaning.space import Floats, Space


def make_space(vectors: np.ndarray) -> Space:
    """Make a space of rows, their ids in order."""
    ids = tuple(f"{number:05d}" for number in range(len(vectors)))
    lengths = np.linalg.norm(vectors.astype(np.float32), axis=1)
    return Space(
        document_ids=ids,
        places={each: place for place, each in enumerate(ids)},
        days=np.zeros(len(ids), np.int32),
        vectors=vectors.astype(np.int8),
        scales=(1 / np.maximum(lengths, 1)).astype(np.float32),
        n_lacking=0,
    )


def make_numbers(rows: int, size: int = 64) -> np.ndarray:
    """Make rows that lie about twenty centres."""
    source = np.random.default_rng(0)
    centres = source.normal(size=(20, size))
    rows_of = centres[source.integers(20, size=rows)] + 0.5 * source.normal(size=(rows, size))
    return np.round(rows_of * 25).clip(-127, 127)


def unit(vector: np.ndarray) -> Floats:
    """Give a vector of length 1."""
    unit_vector: Floats = (vector / np.linalg.norm(vector)).astype(np.float32)
    return unit_vector


def everything(space: Space) -> np.ndarray:
    """Allow every document."""
    return np.ones(len(space), dtype=bool)


def test_the_nearest_come_first() -> None:
    """By the angle alone: how long a vector is does not count."""
    space = make_space(np.array([[100, 0], [3, 4], [-50, 1], [10, 1]]))
    found = space.find_nearest(unit(np.array([1, 0])), everything(space), 3)
    assert found == ("00000", "00003", "00001")


def test_equal_ones_come_by_id_whatever_is_cut() -> None:
    """Where the last places are equal the first by id are given."""
    space = make_space(np.array([[0, 9], [5, 0], [7, 0], [5, 0], [1, 0]]))
    assert space.find_nearest(unit(np.array([1, 0])), everything(space), 2) == ("00001", "00002")


@pytest.mark.parametrize("count", [0, 1, 700, 2000])
def test_stretches_make_no_difference(count: int) -> None:
    """More rows than one stretch holds are compared as one product would."""
    numbers = make_numbers(1500)
    space = make_space(numbers)
    asked = unit(numbers[7])
    near = space.vectors.astype(np.float32) @ asked * space.scales
    wanted = tuple(f"{it:05d}" for it in np.lexsort((np.arange(1500), -near))[:count])
    assert space.find_nearest(asked, everything(space), count) == wanted


def test_only_the_allowed_are_found() -> None:
    """Others are passed over, and unknown ids are no fault."""
    space = make_space(make_numbers(50))
    allowed = space.mark(["00003", "00004", "nobody"])
    asked = unit(space.vectors[3].astype(np.float32))
    assert space.find_nearest(asked, allowed, 10)[0] == "00003"
    assert set(space.find_nearest(asked, allowed, 10)) == {"00003", "00004"}
    assert space.find_nearest(asked, ~everything(space), 10) == ()


def test_a_vector_is_found_by_its_document() -> None:
    """Of length 1; a document without one has none."""
    space = make_space(np.array([[3, 4]]))
    found = space.find_vector("00000")
    assert found is not None
    assert np.allclose(found, [0.6, 0.8])
    assert space.find_vector("other") is None


@pytest.mark.parametrize("size", [64, 100, 384])
def test_the_index_finds_the_nearest(size: int) -> None:
    """Of many vectors all but a few of the nearest, and these in their order."""
    numbers = make_numbers(20_000, size)
    space = make_space(numbers)
    shadows = build_shadows(space.vectors, space.scales)
    asked = unit(numbers[5])
    exact = space.find_exactly(asked, everything(space), 50)
    found = space.find_among(asked, everything(space), 50, shadows)
    assert len(set(exact) & set(found)) >= 48
    assert found[:10] == exact[:10]


def test_the_index_keeps_to_what_is_allowed() -> None:
    """Few that are allowed are all compared."""
    numbers = make_numbers(12_000)
    space = make_space(numbers)
    shadows = build_shadows(space.vectors, space.scales)
    allowed = np.arange(12_000) % 3 == 0
    asked = unit(numbers[9])
    found = space.find_among(asked, allowed, 20, shadows)
    assert found == space.find_exactly(asked, allowed, 20)
    assert all(int(it) % 3 == 0 for it in found)


def test_an_empty_space_finds_nothing() -> None:
    """A register without vectors is searched as well."""
    space = make_space(np.zeros((0, 0)))
    assert space.find_nearest(np.zeros(0, np.float32), everything(space), 5) == ()
