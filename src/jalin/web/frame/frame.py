"""What a page knows beside its content: who looks, in which language, of which day, from where."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from jalin.pipeline.accounts import NOBODY, Access, Act, Visitor, may
from jalin.web.frame.links.links import Links
from jalin.web.frame.preferences import Language, Theme
from jalin.web.frame.wording.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Footing:
    """What the foot of a page tells of the register: its size, and which state of it was read."""

    documents: int
    deals: int
    revision: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What surrounds a page.

    `today` is the day on which everything is judged: `as_of` or, without one, the present.
    `path` is the address that was asked for without its parameters, `parameters` are these without
    the day. `csrf` is what a form of somebody who signed in has to send back. `footing` is None
    where the register could not be read. `snapshot` is the hash of the snapshot it stands in.
    """

    wording: Wording
    theme: Theme
    links: Links
    today: dt.date
    as_of: dt.date | None = None
    path: str = "/"
    parameters: tuple[tuple[str, str], ...] = ()
    visitor: Visitor = NOBODY
    access: Access = Access.OPEN
    csrf: str = ""
    footing: Footing | None = None
    snapshot: str | None = None

    @property
    def language(self) -> Language:
        """Give the language of the page."""
        return self.wording.language

    @property
    def is_live(self) -> bool:
        """Tell whether a server answers, or the page is a file of a snapshot."""
        return self.links.is_live

    @property
    def asked(self) -> Mapping[str, tuple[str, ...]]:
        """Give the parameters of the address with all their values, but for the day."""
        found: dict[str, tuple[str, ...]] = {}
        for name, value in self.parameters:
            found[name] = (*found.get(name, ()), value)
        return found

    @property
    def may_judge(self) -> bool:
        """Tell whether the visitor may judge what stands in the register."""
        return may(self.visitor, Act.JUDGE, self.access)

    @property
    def may_administer(self) -> bool:
        """Tell whether the visitor may change who may do what."""
        return may(self.visitor, Act.ADMIN, self.access)

    @property
    def address(self) -> str:
        """Give the address that was asked for, to come back to."""
        if self.as_of is None:
            return self.present_address
        chosen = [*self.parameters, ("as_of", self.as_of.isoformat())]
        return f"{self.path}?{urlencode(chosen)}"

    @property
    def present_address(self) -> str:
        """Give the address that was asked for, without its day."""
        chosen = list(self.parameters)
        return f"{self.path}?{urlencode(chosen)}" if chosen else self.path
