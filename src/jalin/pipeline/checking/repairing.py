"""What can be made anew is made anew; the truth is not touched."""

from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from jalin.pipeline.checking.finding import Finding, Mending
from jalin.pipeline.derive import rebuild
from jalin.pipeline.meaning.making import make_vectors
from jalin.pipeline.observer import Observer
from jalin.store.checking.mending import renew_derived, renew_vectors, renew_words
from jalin.store.engine.opening import open_database
from jalin.store.register import Register

_STEP = "derive"


def repair(
    address: Path, findings: Iterable[Finding], observer: Observer, *, meaning: bool = True
) -> frozenset[Mending]:
    """Make anew what findings say can be; give what that was. Vectors only where wanted."""
    wanted = frozenset(it.mending for it in findings if it.mending is not None)
    if not wanted:
        return wanted
    with closing(open_database(address, create=False)) as database:
        # The order matters: to make an index is noted in the table of what is derived.
        if Mending.TABLES in wanted:
            renew_derived(database)
        if Mending.WORDS in wanted:
            renew_words(database)
        if Mending.VECTORS in wanted:
            renew_vectors(database)
    with Register.open(address, create=False) as register:
        observer.started(_STEP)
        rebuild(register)
        observer.finished(_STEP)
        if meaning:
            make_vectors(register, observer)
    return wanted
