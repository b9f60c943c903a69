"""A clock for the steps of reading: how much of the time each one takes for itself.

Each step's function is exchanged for a timed one, for the time of a with-block, wherever a module
of Jalin holds it. So the reader that is measured is the reader that runs.
"""

import functools
import importlib
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any

Function = Callable[..., Any]


@dataclass(slots=True)
class StepClock:
    """CPU seconds and calls of each step. A step inside another one counts for itself only."""

    seconds: Counter[str] = field(default_factory=Counter)
    calls: Counter[str] = field(default_factory=Counter)
    _inner: list[float] = field(default_factory=list)

    def wrap(self, step: str, function: Function) -> Function:
        """Give a function that does the same and counts its time."""

        @functools.wraps(function)
        def timed(*args: object, **kwargs: object) -> object:
            self._inner.append(0.0)
            start = time.process_time()
            try:
                return _finish(function(*args, **kwargs))
            finally:
                self._count(step, time.process_time() - start)

        return timed

    def _count(self, step: str, spent: float) -> None:
        self.calls[step] += 1
        self.seconds[step] += spent - self._inner.pop()  # type: ignore[assignment]
        if self._inner:
            self._inner[-1] += spent


@contextmanager
def clock_steps(functions_by_step: Mapping[str, Sequence[str]]) -> Iterator[StepClock]:
    """Time functions, named "module:function", under the names of their steps.

    Raises AttributeError or ModuleNotFoundError for a function that does not exist.
    """
    clock = StepClock()
    with ExitStack() as stack:
        for step, names in functions_by_step.items():
            for name in names:
                module, _, function = name.partition(":")
                original = getattr(importlib.import_module(module), function)
                _exchange(original, clock.wrap(step, original), stack)
        yield clock


def _exchange(original: Function, timed: Function, stack: ExitStack) -> None:
    for module in _list_modules():
        for name, value in tuple(vars(module).items()):
            if value is original:
                setattr(module, name, timed)
                stack.callback(setattr, module, name, original)


def _list_modules() -> list[ModuleType]:
    return [module for name, module in sys.modules.items() if name.startswith("jalin.")]


def _finish(result: object) -> object:
    """Let a lazy result do its work inside its own time."""
    return iter(tuple(result)) if isinstance(result, Iterator) else result
