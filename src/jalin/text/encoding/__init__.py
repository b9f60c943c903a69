"""The trained encoder: a document's pieces and what the network says of them."""

import os

# One process reads on one core; several cores run several processes. The matrices of the heads are
# so small that further threads only wait for one another. It must be set before numpy is loaded.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
