"""The encoder as it was before it learnt to read: a patch over the bytes of its file.

To learn names and deals changed each matrix of the pre-trained encoder a little, and with that it
forgot what a text means as a whole. What was changed is nearly a matrix of low rank; the patch
holds its two factors for each matrix, and the norms and biases as they were. `training/` makes it.

The patch names the places of the constants in the file, so that it fits one file alone: that with
the digest that it holds. Shapes: R is the rank, I and O the sizes of a matrix, its factors (I, R)
and (R, O) have 8 bits and a scale for each of the R.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from jalin.model import LexiconError

_HIGHEST = np.float32(127)
_TINY = np.float32(1e-9)
Arrays = Mapping[str, NDArray[np.generic]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Matrix:
    """A matrix of the file: its constants (I, O) and their scales (O), and what is added to it."""

    place: int
    scales_place: int
    left: NDArray[np.float32]
    right: NDArray[np.float32]


def patch_encoder(content: bytes, patch: Arrays) -> bytes:
    """Give the bytes of the encoder's file with a patch in it.

    Raises LexiconError where the patch is for another file.
    """
    digest = hashlib.sha256(content).hexdigest()
    if digest != str(patch["encoder"]):
        fault = f"made for another encoder, {str(patch['encoder'])[:8]} and not {digest[:8]}"
        raise LexiconError([f"meaning.npz: {fault}; make it anew with training/fit_meaning.py"])
    patched = bytearray(content)
    for matrix in _list_matrices(patch):
        _add(patched, matrix)
    values = patch["vectors"].astype("<f4").tobytes()
    at = 0
    for place, length in patch["vector_places"].tolist():
        patched[place : place + 4 * length] = values[at : at + 4 * length]
        at += 4 * length
    return bytes(patched)


def _list_matrices(patch: Arrays) -> Iterator[_Matrix]:
    """List the matrices; all their factors stand one behind another."""
    rank = patch["left_scales"].shape[1]
    left_at = right_at = 0
    for number, (place, scales_place, rows, columns) in enumerate(patch["places"].tolist()):
        left = patch["left"][left_at : left_at + rows * rank].reshape(rows, rank)
        right = patch["right"][right_at : right_at + rank * columns].reshape(rank, columns)
        yield _Matrix(
            place=place,
            scales_place=scales_place,
            left=left.astype(np.float32) * patch["left_scales"][number].astype(np.float32),
            right=right * patch["right_scales"][number].astype(np.float32)[:, None],
        )
        left_at, right_at = left_at + rows * rank, right_at + rank * columns


def _add(content: bytearray, matrix: _Matrix) -> None:
    """Add to a matrix, and write it with the scales that it needs then."""
    shape = (len(matrix.left), matrix.right.shape[1])
    whole = np.frombuffer(content, np.int8, shape[0] * shape[1], matrix.place).reshape(shape)
    scales = np.frombuffer(content, "<f4", shape[1], matrix.scales_place)
    values = whole * scales + matrix.left @ matrix.right
    scales = np.maximum(np.abs(values).max(0) / _HIGHEST, _TINY).astype("<f4")
    whole = np.round(values / scales).astype(np.int8)
    content[matrix.place : matrix.place + whole.nbytes] = whole.tobytes()
    content[matrix.scales_place : matrix.scales_place + scales.nbytes] = scales.tobytes()
