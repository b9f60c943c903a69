"""What all stages share: the seed, and an optimiser whose rates rise, then fall.

One rate is the encoder's, which knows much already, one the heads', which know nothing yet.
"""

import random
from dataclasses import dataclass

import torch
from model import Network
from torch import Tensor

SEED = 1
# The share of the steps in which the rates rise, and what they never fall below.
_RISE = 0.1
_LEAST = 0.02
_LONGEST_GRADIENT = 1.0
_DECAY = 0.01


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """How long a stage goes over its data, and its highest rates."""

    epochs: int
    encoder: float
    heads: float


def fix_seed() -> random.Random:
    """Make torch repeatable and give the stage's own source of chance."""
    torch.manual_seed(SEED)
    torch.use_deterministic_algorithms(mode=True, warn_only=True)
    return random.Random(SEED)  # noqa: S311 (chance that can be repeated is what is wanted)


class Optimiser:
    """AdamW over a network. Its state: how many of `steps` are done.

    A head that a loss does not reach has no gradient and stays as it is.
    """

    def __init__(self, network: Network, course: Course, *, steps: int) -> None:
        encoder = list(network.encoder.parameters())
        known = {id(each) for each in encoder}
        heads = [each for each in network.parameters() if id(each) not in known]
        self._network = network
        self._rates = (course.encoder, course.heads)
        self._steps = max(1, steps)
        self._done = 0
        self._adam = torch.optim.AdamW(
            [{"params": encoder}, {"params": heads}], weight_decay=_DECAY, fused=True
        )

    def step(self, loss: Tensor) -> None:
        """Go one step down a loss."""
        share = compute_share(self._done, self._steps)
        for group, rate in zip(self._adam.param_groups, self._rates, strict=True):
            group["lr"] = rate * share
        self._adam.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self._network.parameters(), _LONGEST_GRADIENT)
        self._adam.step()
        self._done += 1


def compute_share(done: int, steps: int) -> float:
    """Compute which share of its highest rate a step has."""
    rising = min(1.0, (done + 1) / (_RISE * steps))
    return rising * max(_LEAST, 1 - done / steps)
