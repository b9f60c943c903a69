"""Whatever comes from outside is taken or refused in words: nothing crashes, hangs or lies.

The table of targets is that of `run_atheris.py`, which looks for inputs by what they cover.
"""

import os
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from trust.fuzz.mutating import change_bytes
from trust.fuzz.table import MODULES, NAMES, find_target
from trust.fuzz.target import Target, attempt

CASES = Path(__file__).parent / "cases"
SEED = int(os.environ.get("JALIN_TRUST_SEED", "8"))
# How many inputs of a target are tried; of slow targets a part.
_FEW, _MANY = 30, 4_000
_SLOW_PART = 8
# Loading the network alone takes as long as all others.
_HEAVY = frozenset({"read_network"})


@cache
def _build(name: str) -> tuple[Target, Callable[[bytes], None]]:
    target = find_target(name)
    return target, target.build()


def _check(name: str, content: bytes) -> None:
    target, run = _build(name)
    finding = attempt(run, content, target)
    assert finding is None, f"{name}, {len(content)} bytes, JALIN_TRUST_SEED={SEED}: {finding}"


def _list_cases() -> list[Path]:
    return sorted(path for path in CASES.glob("*/*") if path.is_file())


@st.composite
def _inputs(draw: st.DrawFn, name: str) -> bytes:
    """Change a sound sample a few times, or take any bytes."""
    target, _ = _build(name)
    samples = target.seeds()
    if draw(st.integers(0, 15)) == 0:
        return draw(st.binary(max_size=300))
    content = draw(st.sampled_from(samples))
    for _ in range(draw(st.integers(1, 3))):
        chance = draw(st.randoms(use_true_random=False))
        content = change_bytes(content, chance, samples, target.words)
    return content


def _try_any(name: str, n_inputs: int) -> None:
    @seed(SEED)
    @settings(
        max_examples=n_inputs,
        deadline=None,
        database=None,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )
    @given(_inputs(name))
    def try_one(content: bytes) -> None:
        _check(name, content)

    try_one()


@pytest.mark.parametrize("module", MODULES)
def test_samples_are_taken(module: str) -> None:
    """What fuzzing begins with is sound."""
    for name in MODULES[module]:
        if name not in _HEAVY:
            for content in find_target(name).seeds():
                _check(name, content)


@pytest.mark.parametrize("case", _list_cases(), ids=lambda path: f"{path.parent.name}/{path.name}")
def test_findings_stay_mended(case: Path) -> None:
    """What once broke something breaks nothing."""
    _check(case.parent.name, case.read_bytes())


def test_every_case_has_its_target() -> None:
    """A case of a target that is no more would be replayed by nobody."""
    assert {path.parent.name for path in _list_cases()} <= set(NAMES)


@pytest.mark.parametrize("module", MODULES)
def test_broken_samples_are_taken_or_refused(module: str) -> None:
    """Few inputs, each time."""
    for name in MODULES[module]:
        if name not in _HEAVY:
            _try_any(name, _FEW // (_SLOW_PART if find_target(name).is_slow else 1))


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_any_input_is_taken_or_refused(name: str) -> None:
    """Many inputs, before a release."""
    _try_any(name, _MANY // (_SLOW_PART if find_target(name).is_slow else 1))
