"""Fit the wording model: words of the sentence that shows a deal, against its values.

    fit_wording.py OUT DOCUMENTS GOLD [DOCUMENTS GOLD ...]

One logistic regression for each field of one label, one for each label of the others. Features seen
in fewer than three deals are left out.
"""

import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import msgspec
import numpy as np
from model import ACTIVITIES, INSTRUMENTS, SECTORS, STAGES
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from standoff import read_lines

from jalin.read.deals.wording import describe_wording
from jalin.text.knowledge import load_grammar

Told = tuple[frozenset[str], dict[str, Any]]
# Of .03 and .1 the better on news-dev with these features.
_STRENGTH = 0.1
_LEAST_SEEN = 3
_LABELS = {
    "instrument": INSTRUMENTS,
    "stage": STAGES,
    "activities": ACTIVITIES,
    "sectors": SECTORS,
}


def main(arguments: Sequence[str]) -> int:
    """Fit and write. Gives 2 where the call is wrong."""
    if len(arguments) < 3 or len(arguments) % 2 == 0:
        print(__doc__, file=sys.stderr)
        return 2
    out, *files = map(Path, arguments)
    deals = [
        deal
        for documents, gold in zip(files[::2], files[1::2], strict=True)
        for deal in read_deals(documents, gold)
    ]
    fit_wording(deals, out)
    return 0


def read_deals(documents: Path, gold: Path) -> list[Told]:
    """Read gold's deals, each with the features of its evidence."""
    records = {record["id"]: record for record in read_lines(documents)}
    readings = (reading for reading in read_lines(gold) if reading["doc_id"] in records)
    return describe_deals((records[reading["doc_id"]], reading) for reading in readings)


def describe_deals(annotated: Iterable[tuple[dict[str, Any], dict[str, Any]]]) -> list[Told]:
    """Give the deals of annotated articles, each with the features of its evidence."""
    lexicon = load_grammar().lexicon
    return [
        (
            describe_wording(
                lexicon,
                deal["evidence"],
                record.get("title"),
                [SimpleNamespace(**party) for party in deal["parties"]],
            ),
            deal,
        )
        for record, reading in annotated
        for deal in reading["deals"]
    ]


def fit_wording(deals: Sequence[Told], out: Path) -> None:
    """Fit all fields and write `wording.json` and `wording.npz`."""
    seen = Counter(name for features, _ in deals for name in features)
    names = sorted(name for name, n in seen.items() if n >= _LEAST_SEEN)
    rows = {name: row for row, name in enumerate(names)}
    places = [
        (n, rows[name])
        for n, (features, _) in enumerate(deals)
        for name in features
        if name in rows
    ]
    table = csr_matrix(
        (np.ones(len(places)), tuple(zip(*places, strict=True))), shape=(len(deals), len(names))
    )
    weights, bias = [], []
    for field, labels in _LABELS.items():
        told = [deal[field] for _, deal in deals]
        one = isinstance(told[0], str)
        columns, constants = (_fit_one if one else _fit_each)(table, told, labels)
        weights.append(columns)
        bias.append(constants)
    np.savez_compressed(
        out / "wording.npz",
        weights=np.concatenate(weights, 1).astype(np.float16),
        bias=np.concatenate(bias).astype(np.float16),
    )
    content = {"features": names, "labels": _LABELS}
    (out / "wording.json").write_bytes(msgspec.json.encode(content) + b"\n")


def _fit_one(table: csr_matrix, told: Sequence[str], labels: Sequence[str]):  # noqa: ANN202
    model = LogisticRegression(C=_STRENGTH, max_iter=500).fit(table, told)
    weights, bias = np.zeros((table.shape[1], len(labels))), np.full(len(labels), -10.0)
    for row, label in enumerate(model.classes_):
        weights[:, labels.index(label)] = model.coef_[row]
        bias[labels.index(label)] = model.intercept_[row]
    return weights, bias


def _fit_each(table: csr_matrix, told: Sequence[Sequence[str]], labels: Sequence[str]):  # noqa: ANN202
    weights, bias = np.zeros((table.shape[1], len(labels))), np.full(len(labels), -10.0)
    for column, label in enumerate(labels):
        wanted = np.array([label in each for each in told])
        if wanted.sum() >= _LEAST_SEEN:
            model = LogisticRegression(C=_STRENGTH, max_iter=300).fit(table, wanted)
            weights[:, column], bias[column] = model.coef_[0], model.intercept_[0]
    return weights, bias


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
