"""The weights by which what the network and the grammar say is put together.

Data of `jalin/calibration/assembly.json`, fitted by `training/fit_assembly.py` on articles that the
network was not trained on.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec

from jalin.model import LexiconError

WEIGHTS_FILE = Path(__file__).parent.parent / "calibration" / "assembly.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class PairWeights:
    """A logistic model of pairs of organisations.

    `names` and `factors` run alike, in the order of `jalin.read.network.pairs.FEATURES`.
    """

    names: tuple[str, ...]
    factors: tuple[float, ...]
    bias: float


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupWeights:
    """A logistic model of groups of organisations, and from which share a group is a deal's.

    `names` and `factors` run alike, in the order of `jalin.read.network.groups.GROUP_FEATURES`.
    `first` is the share that the surest group of a text needs, `further` that of another one apart,
    `sharing` that of one that shares a party with one chosen before, `sharing_told` where the
    grammar names just its parties. Of two groups that share more
    than `alike` of their parties only the surer is chosen.
    """

    names: tuple[str, ...]
    factors: tuple[float, ...]
    bias: float
    first: float
    further: float
    sharing: float
    sharing_told: float
    alike: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueWeights:
    """How much the grammar's value counts beside the network's, and from which share values stay.

    Of `instrument`, `stage` and `date` the grammar's choice counts so many times, `unspecified`
    times where it names no instrument, `stage_ended` times where it sees a deal suspended or ended;
    of the others its share is raised by so much, an object's by `object_shown` too where a sentence
    of the deal names it. `together` says how much oftener than by chance an instrument and a stage
    go together, with the power `agreement`. `by_wording` is the part of the wording model in the
    network's share: of `instrument`, of `stage`, of activities and sectors.
    """

    instrument: float
    unspecified: float
    instrument_by_wording: float
    stage: float
    stage_ended: float
    stage_by_wording: float
    agreement: float
    together: Mapping[str, Mapping[str, float]]
    date: float
    several_by_wording: float
    activity: float
    sector: float
    least_activity: float
    least_sector: float
    object: float
    object_shown: float
    least_amount: float
    least_object: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """All weights of assembly.

    A document is read on where its lead tells of a deal with the share `least_lead` or more.
    """

    least_lead: float
    pairs: PairWeights
    groups: GroupWeights
    values: ValueWeights


def load_weights(path: Path = WEIGHTS_FILE) -> Weights:
    """Read and check the weights. Raises LexiconError."""
    try:
        weights = msgspec.json.decode(path.read_bytes(), type=Weights)
    except (OSError, msgspec.DecodeError) as err:
        raise LexiconError([f"{path.name}: {err}"]) from err
    for model in (weights.pairs, weights.groups):
        if len(model.names) != len(model.factors):
            raise LexiconError([f"{path.name}: names and factors differ in number"])
    return weights
