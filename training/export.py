"""Export a trained network: the encoder as an 8-bit ONNX file, the heads as matrices."""

import json
import shutil
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from model import ACTIVITIES, INSTRUMENTS, NER, SECTORS, STAGES, Network
from onnxruntime.quantization import QuantType, quantize_dynamic

VERSION = 1


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
    """Write the encoder with 8-bit weights, one scale for each output channel and embedding row."""
    encoder = network.encoder.float().eval()
    sample = (torch.ones(2, 16, dtype=torch.long), torch.ones(2, 16))
    axes = {0: "batch", 1: "length"}
    with tempfile.TemporaryDirectory() as scratch:
        plain = str(Path(scratch) / "plain.onnx")
        torch.onnx.export(
            encoder,
            sample,
            plain,
            input_names=["ids", "mask"],
            output_names=["states"],
            dynamic_axes={"ids": axes, "mask": axes, "states": axes},
            dynamo=False,
        )
        quantize_dynamic(plain, str(path), weight_type=QuantType.QInt8, per_channel=True)
    onnx.checker.check_model(str(path))
