"""Load one machine for an hour: readers, writers, reviewers, assistants and feeds at once.

    tests/trust/load/run_load.py FOLDER [--minutes 60] [--clients 8] [--json OUT] [--seed N]

A register is made in FOLDER and served by `jalin serve`; all take part by real processes and real
connections on this machine alone. Prints answers, errors, times and memory; 1 where anything went
wrong.
"""

import importlib
import sys
from pathlib import Path

if __name__ == "__main__":
    _TESTS = Path(__file__).parents[2]
    sys.path[:0] = [str(_TESTS), str(_TESTS.parent / "bench")]
    sys.exit(importlib.import_module("trust.load.loading").main())
