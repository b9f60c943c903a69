"""What is searched: the register as it is seen at a moment, which keeps what is built of it."""

from collections.abc import Callable
from typing import Protocol, TypeVar

from jalin.pipeline.catalogue.catalogue import Catalogue
from jalin.pipeline.catalogue.party_names import PartyNames
from jalin.pipeline.show.moment import Moment
from jalin.store.register import Register

_Kept = TypeVar("_Kept")


class Searched(Protocol):
    """A visit, as far as searching needs one."""

    @property
    def register(self) -> Register:
        """Give the register."""
        ...

    @property
    def moment(self) -> Moment:
        """Give the day that is asked about."""
        ...

    @property
    def catalogue(self) -> Catalogue:
        """Give the deals known at the moment."""
        ...

    @property
    def party_names(self) -> PartyNames:
        """Give all names of all parties."""
        ...

    def keep(self, name: str, build: Callable[[], _Kept]) -> _Kept:
        """Give what was built under a name, or build it."""
        ...
