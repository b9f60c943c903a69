"""A patch adds a product of two factors to matrices inside a file, and replaces vectors."""

import hashlib

import numpy as np
import pytest

from jalin.model import LexiconError
from jalin.text.encoding.patching import patch_encoder

WHOLE = np.array([[127, 0], [64, -127], [0, 32]], np.int8)
SCALES = np.array([0.01, 0.02], "<f4")
BIAS = np.array([1.5, -2.5], "<f4")
CONTENT = b"head" + WHOLE.tobytes() + SCALES.tobytes() + b"gap" + BIAS.tobytes() + b"end"
PLACE = 4
SCALES_PLACE = PLACE + WHOLE.nbytes
BIAS_PLACE = SCALES_PLACE + SCALES.nbytes + 3
LEFT = np.array([[10], [0], [-20]], np.int8)
RIGHT = np.array([[0, 5]], np.int8)
PATCH = {
    "encoder": np.array(hashlib.sha256(CONTENT).hexdigest()),
    "places": np.array([[PLACE, SCALES_PLACE, 3, 2]]),
    "left": LEFT.ravel(),
    "left_scales": np.array([[0.1]], np.float32),
    "right": RIGHT.ravel(),
    "right_scales": np.array([[0.2]], np.float32),
    "vector_places": np.array([[BIAS_PLACE, 2]]),
    "vectors": np.array([3.0, 4.0], np.float16),
}


def test_matrices_are_added_to_and_vectors_replaced() -> None:
    """The numbers of the file are those of the sum, as nearly as bytes can tell; the rest stays."""
    patched = patch_encoder(CONTENT, PATCH)
    whole = np.frombuffer(patched, np.int8, 6, PLACE).reshape(3, 2)
    scales = np.frombuffer(patched, "<f4", 2, SCALES_PLACE)
    wanted = WHOLE * SCALES + (LEFT * np.float32(0.1)) @ (RIGHT * np.float32(0.2))
    assert np.abs(whole * scales - wanted).max() <= scales.max() / 2
    assert np.frombuffer(patched, "<f4", 2, BIAS_PLACE).tolist() == [3.0, 4.0]
    assert len(patched) == len(CONTENT)
    kept = (slice(0, PLACE), slice(BIAS_PLACE - 3, BIAS_PLACE), slice(BIAS_PLACE + 8, None))
    assert [patched[it] for it in kept] == [CONTENT[it] for it in kept]


def test_a_patch_for_another_file_is_refused() -> None:
    """Places in another file are places of something else."""
    with pytest.raises(LexiconError, match=r"fit_meaning\.py"):
        patch_encoder(CONTENT + b"x", PATCH)
