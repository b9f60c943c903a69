"""Export a trained network: the encoder as an 8-bit ONNX file, the heads as matrices."""

import json
import shutil
from pathlib import Path

import numpy as np
import onnx
from graph import write_graph
from model import ACTIVITIES, INSTRUMENTS, NER, SECTORS, STAGES, Network

VERSION = 2


def export_network(
    network: Network,
    folder: Path,
    *,
    tokenizer: Path,
    tags: tuple[str, ...],
    predicates: tuple[str, ...],
    window: int,
    margin: int,
) -> None:
    """Write `encoder.onnx`, `heads.npz`, `labels.json` and `tokenizer.json` into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    export_encoder(network, folder / "encoder.onnx")
    heads = {
        name: value.numpy().astype(np.float16)
        for name, value in network.state_dict().items()
        if not name.startswith("encoder.")
    }
    np.savez_compressed(folder / "heads.npz", **heads)
    labels = {
        "version": VERSION,
        "window": window,
        "margin": margin,
        "ner": NER,
        "tags": tags,
        "predicates": predicates,
        "instruments": INSTRUMENTS,
        "stages": STAGES,
        "activities": ACTIVITIES,
        "sectors": SECTORS,
    }
    (folder / "labels.json").write_text(json.dumps(labels, indent=1) + "\n", "utf-8")
    shutil.copyfile(tokenizer, folder / "tokenizer.json")


def export_encoder(network: Network, path: Path) -> None:
    """Write the encoder as an ONNX file with 8-bit weights."""
    encoder = network.encoder.float().eval()
    weights = {name: value.numpy() for name, value in encoder.state_dict().items()}
    write_graph(weights, path, heads=encoder.layers[0].heads)
    onnx.checker.check_model(str(path))
