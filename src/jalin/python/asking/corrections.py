"""Saying in Python that a name was read otherwise than it is written."""

import warnings
from collections.abc import Iterable

from jalin.pipeline.searching.conditions.names import Correction


def warn_of(corrections: Iterable[Correction], depth: int = 3) -> None:
    """Warn of each correction, at the line that asked: so many calls up from here."""
    for correction in corrections:
        warnings.warn(str(correction), UserWarning, stacklevel=depth)
