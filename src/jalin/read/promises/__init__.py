"""Who binds himself to what, by when."""

from jalin.read.promises.promises import find_promises

__all__ = ["find_promises"]
