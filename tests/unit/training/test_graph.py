"""The encoder's graph, written by hand, computes what an encoder of that shape computes."""

import math
from pathlib import Path

import numpy as np
import onnxruntime  # type: ignore[import-untyped]
import pytest
from graph import quantise, write_graph  # type: ignore[import-not-found]
from numpy.typing import NDArray

HIDDEN, HEADS, INNER, LAYERS, WORDS = 16, 2, 32, 2, 50
Floats = NDArray[np.float32]


def build_weights() -> dict[str, Floats]:
    """Build a small encoder; its norms have a scale and a shift, as trained ones do."""
    chance = np.random.default_rng(1)

    def draw(*shape: int) -> Floats:
        return chance.normal(0, 0.3, shape).astype(np.float32)

    weights = {"word.weight": draw(WORDS, HIDDEN), "position.weight": draw(12, HIDDEN)}
    sizes = dict.fromkeys(("query", "key", "value", "out"), (HIDDEN, HIDDEN))
    sizes |= {"up": (INNER, HIDDEN), "down": (HIDDEN, INNER)}
    norms = ["norm"]
    for layer in range(LAYERS):
        for name, (n_out, n_in) in sizes.items():
            weights[f"layers.{layer}.{name}.weight"] = draw(n_out, n_in)
            weights[f"layers.{layer}.{name}.bias"] = draw(n_out)
        norms += [f"layers.{layer}.norm_attention", f"layers.{layer}.norm_out"]
    for name in norms:
        weights[f"{name}.weight"] = 1 + draw(HIDDEN)
        weights[f"{name}.bias"] = draw(HIDDEN)
    return weights


def encode(weights: dict[str, Floats], ids: list[int]) -> Floats:
    """Encode one window with plain arithmetic and full weights."""

    def normalise(values: Floats, name: str) -> Floats:
        centred = values - values.mean(-1, keepdims=True)
        scaled = centred / np.sqrt((centred**2).mean(-1, keepdims=True) + 1e-12)
        out: Floats = scaled * weights[f"{name}.weight"] + weights[f"{name}.bias"]
        return out

    def linear(values: Floats, name: str) -> Floats:
        out: Floats = values @ weights[f"{name}.weight"].T + weights[f"{name}.bias"]
        return out

    states = normalise(weights["word.weight"][ids] + weights["position.weight"][: len(ids)], "norm")
    for layer in range(LAYERS):
        own = f"layers.{layer}"
        query, key, value = (
            linear(states, f"{own}.{name}").reshape(len(ids), HEADS, -1).transpose(1, 0, 2)
            for name in ("query", "key", "value")
        )
        scores = query @ key.transpose(0, 2, 1) / np.sqrt(HIDDEN / HEADS)
        shares = np.exp(scores - scores.max(-1, keepdims=True))
        shares /= shares.sum(-1, keepdims=True)
        mixed = (shares @ value).transpose(1, 0, 2).reshape(len(ids), HIDDEN)
        states = normalise(states + linear(mixed, f"{own}.out"), f"{own}.norm_attention")
        inner = linear(states, f"{own}.up")
        inner = inner * 0.5 * (1 + np.vectorize(_erf)(inner / np.sqrt(2)))
        states = normalise(states + linear(inner, f"{own}.down"), f"{own}.norm_out")
    return states


def _erf(value: float) -> float:
    return math.erf(value)


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> onnxruntime.InferenceSession:
    """Write the graph and load it as the reader does."""
    path: Path = tmp_path_factory.mktemp("graph") / "encoder.onnx"
    write_graph(build_weights(), path, heads=HEADS)
    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    return onnxruntime.InferenceSession(str(path), options)


@pytest.mark.parametrize("length", [1, 7, 12])
def test_states_are_those_of_the_encoder(
    session: onnxruntime.InferenceSession, length: int
) -> None:
    """Up to what 8-bit weights lose, at any length, the longest included."""
    ids = [(3 * n + 1) % WORDS for n in range(length)]
    (states,) = session.run(None, {"ids": np.array([ids, ids[::-1]], np.int64)})
    wanted = np.stack([encode(build_weights(), ids), encode(build_weights(), ids[::-1])])
    likeness = (states * wanted).sum() / np.sqrt((states**2).sum() * (wanted**2).sum())
    assert states.shape == (2, length, HIDDEN)
    assert likeness > 0.99


def test_rows_keep_their_own_scale() -> None:
    """A small row beside a large one loses nothing by it; a row of noughts stays one."""
    rows = np.array([[0.001, -0.002], [50.0, 100.0], [0.0, 0.0]], np.float32)
    whole, scales = quantise(rows)
    assert whole * scales[:, None] == pytest.approx(rows, rel=0.01)
