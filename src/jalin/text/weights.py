"""The weights by which what the network and the grammar say is put together.

Data of `jalin/calibration/assembly.json`, fitted by `training/fit_assembly.py` on articles that the
network was not trained on.
"""

from dataclasses import dataclass
from pathlib import Path

import msgspec

from jalin.model import LexiconError

WEIGHTS_FILE = Path(__file__).parent.parent / "calibration" / "assembly.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class PairWeights:
    """A logistic model of pairs, and from which share a pair counts.

    `names` and `factors` run alike, in the order of `jalin.read.network.pairs.FEATURES`. `least`
    is the share from which a pair has a deal, `least_alone` that of the surest pair of a text where
    none reaches it.
    """

    names: tuple[str, ...]
    factors: tuple[float, ...]
    bias: float
    least: float
    least_alone: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueWeights:
    """How much the grammar's value counts beside the network's, and from which share values stay.

    Of `instrument`, `stage` and `date` the grammar's choice counts so many times; of the others its
    share is raised by so much. `by_wording` is the part of the wording model in the network's
    share: of `instrument`, of `stage`, of activities and sectors.
    """

    instrument: float
    instrument_by_wording: float
    stage: float
    stage_by_wording: float
    date: float
    several_by_wording: float
    activity: float
    sector: float
    least_activity: float
    least_sector: float
    least_amount: float
    least_object: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """All weights of assembly.

    A document is read on where its lead tells of a deal with the share `least_lead` or more.
    """

    least_lead: float
    pairs: PairWeights
    values: ValueWeights


def load_weights(path: Path = WEIGHTS_FILE) -> Weights:
    """Read and check the weights. Raises LexiconError."""
    try:
        weights = msgspec.json.decode(path.read_bytes(), type=Weights)
    except (OSError, msgspec.DecodeError) as err:
        raise LexiconError([f"{path.name}: {err}"]) from err
    if len(weights.pairs.names) != len(weights.pairs.factors):
        raise LexiconError([f"{path.name}: names and factors differ in number"])
    return weights
