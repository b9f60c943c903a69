"""Jalin reads news about cooperation and keeps a register of what became of it."""

import os

# One process reads on one core; several cores run several processes. The matrices of the network's
# heads are so small that further threads only wait for one another. It must be set before numpy is
# loaded, whoever loads it first.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
