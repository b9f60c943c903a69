"""What each part of the reader gives: figures with the part left out.

    ablation.py WEIGHTS FIT_DOCUMENTS FIT_GOLD DOCUMENTS GOLD

For each row the weights of pairs and groups are fitted anew, on FIT, without the features left out;
the figures are of DOCUMENTS. Values are compared over the deals that the whole reader finds, with
the network's
choice alone, the grammar's alone, and both. Prints Markdown tables.
"""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from cases import Case, build_knowledge, count_deals, read_cases
from fit_assembly import (
    PLAN,
    START,
    Heard,
    collect_heard,
    fit_assembly,
    fit_values,
    measure_field,
)

from jalin.read.network.pairs import FEATURES
from jalin.text.knowledge import Knowledge
from jalin.text.weights import ValueWeights

_NETWORK = frozenset({"network", "party_least", "relevance"})
_GRAMMAR = frozenset({"grammar", "grammar_exact"})
_PLACE = frozenset({"sentences"})
_KIND = frozenset({"country", "one_state", "bystander", "same_words"})
_ROWS = (
    ("whole", frozenset()),
    ("without the network's scores", _NETWORK),
    ("without the grammar's events", _GRAMMAR),
    ("without place: sentences in common", _PLACE),
    ("without kind: country, state, medium, name", _KIND),
    ("network's scores alone", _GRAMMAR | _PLACE | _KIND),
    ("grammar's events alone", _NETWORK | _PLACE | _KIND),
)
# A factor with which the grammar's choice always wins, and a share that nothing reaches alone.
_ALWAYS = 1e6


def main(arguments: Sequence[str]) -> int:
    """Measure and print. Gives 2 where the call is wrong."""
    if len(arguments) != 5:
        print(__doc__, file=sys.stderr)
        return 2
    knowledge = build_knowledge(Path(arguments[0]))
    fitting, shown = (
        tuple(read_cases(knowledge, Path(documents), Path(gold)))
        for documents, gold in (arguments[1:3], arguments[3:5])
    )
    print("\n".join((*write_pairs(fitting, shown), "", *write_values(knowledge, fitting, shown))))
    return 0


def write_pairs(fitting: Sequence[Case], shown: Sequence[Case]) -> Iterator[str]:
    """Write deal P, R and F1 with features left out."""
    yield "| pairs and groups weighed by | deal P | deal R | deal F1 |"
    yield "| --- | --- | --- | --- |"
    for name, left_out in _ROWS:
        weights = fit_assembly(_mask(fitting, left_out))
        hits, found, wanted = count_deals(_mask(shown, left_out), weights)
        precision, recall = hits / max(found, 1), hits / max(wanted, 1)
        f1 = 2 * hits / max(found + wanted, 1)
        yield f"| {name} | {precision:.3f} | {recall:.3f} | {f1:.3f} |"


def write_values(
    knowledge: Knowledge, fitting: Sequence[Case], shown: Sequence[Case]
) -> Iterator[str]:
    """Write the figure of each field by network, grammar and both."""
    weights = fit_assembly(fitting)
    both = fit_values(knowledge, fitting, weights)
    heard = collect_heard(knowledge, shown, weights)
    yield "| field, over deals found | network alone | grammar alone | both |"
    yield "| --- | --- | --- | --- |"
    alone = replace(both, instrument=1.0, stage=1.0, date=1.0, activity=0.0, sector=0.0)
    grammar = replace(
        START, instrument=_ALWAYS, stage=_ALWAYS, date=_ALWAYS,
        activity=1.0, sector=1.0, least_activity=1.0, least_sector=1.0,
    )  # fmt: skip
    for names, _, figure in PLAN[:6]:
        if names == ("agreement",):
            continue
        cells = (_measure(heard, weights, figure) for weights in (alone, grammar, both))
        yield f"| {names[0]} | {' | '.join(cells)} |"


def _measure(heard: Heard, weights: ValueWeights, figure) -> str:  # noqa: ANN001 (see fields.py)
    return f"{measure_field(heard, weights, figure):.3f}"


def _mask(cases: Sequence[Case], left_out: frozenset[str]) -> tuple[Case, ...]:
    """Set the features that are left out to nought."""
    columns = [n for n, name in enumerate(FEATURES) if name in left_out]
    masked = []
    for case in cases:
        features = case.pairs.features.copy()
        features[:, columns] = 0
        events = () if left_out >= _GRAMMAR else case.events
        masked.append(replace(case, events=events, pairs=replace(case.pairs, features=features)))
    return tuple(masked)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
