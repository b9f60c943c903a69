"""All names of all parties, to find parties by the start of a word of a name."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from jalin.store.register import Register
from jalin.store.rows import PartyNameRow, PartyRow
from jalin.text.words.fold import fold


@dataclass(frozen=True, kw_only=True)
class PartyNames:
    """Each form of each name once: folded, with a blank before every word, and the party's id.

    Not slotted: what is looked through is written once, when it is first asked for.
    """

    forms: tuple[tuple[str, str], ...]

    def find(self, start: str) -> frozenset[str]:
        """Find the parties with a name of which some word starts like this."""
        text, starts = self._text
        found = re.finditer(re.escape(f" {fold(start)}"), text)
        return frozenset(self.forms[bisect_right(starts, it.start()) - 1][1] for it in found)

    @cached_property
    def _text(self) -> tuple[str, tuple[int, ...]]:
        """Give all forms in one text, one a line, and where each begins."""
        starts, place = [], 0
        for form, _ in self.forms:
            starts.append(place)
            place += len(form) + 1
        return "\n".join(form for form, _ in self.forms), tuple(starts)


def load_party_names(register: Register) -> PartyNames:
    """Load the names of all parties of a register."""
    told = register.columns(PartyNameRow, "party_id", "name")
    own = register.columns(PartyRow, "id", "name")
    forms = {(f" {fold(name)}", party_id) for party_id, name in {*told, *own}}
    return PartyNames(forms=tuple(sorted(forms)))
