"""What wants to be more than text, as data: lists of payloads by what they attack."""

import os
import random
from functools import cache
from pathlib import Path

import yaml

_FILE = Path(__file__).with_name("payloads.yml")
# So many of a list are tried in every run; `make trust` tries them all.
_FEW = 14


def find_seed() -> int:
    """Give the seed by which the short form chooses; JALIN_TRUST_SEED may name another."""
    return int(os.environ.get("JALIN_TRUST_SEED", "8"))


def load_payloads(name: str) -> tuple[str, ...]:
    """Give a whole list."""
    return tuple(_load()[name])


def choose_payloads(name: str, most: int = _FEW) -> tuple[str, ...]:
    """Choose some of a list, by the seed, in the order of the list."""
    whole = load_payloads(name)
    draw = random.Random(f"{find_seed()} {name}")  # noqa: S311 (no secret)
    chosen = set(draw.sample(range(len(whole)), min(most, len(whole))))
    return tuple(each for place, each in enumerate(whole) if place in chosen)


@cache
def _load() -> dict[str, list[str]]:
    found: dict[str, list[str]] = yaml.safe_load(_FILE.read_text("utf-8"))
    return found
