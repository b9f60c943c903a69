"""All names of all parties, to find parties by the start of a word of a name."""

from dataclasses import dataclass

from jalin.store.register import Register
from jalin.store.rows import PartyNameRow, PartyRow
from jalin.text.words.fold import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyNames:
    """Each form of each name once: folded, with a blank before every word, and the party's id."""

    forms: tuple[tuple[str, str], ...]

    def find(self, start: str) -> frozenset[str]:
        """Find the parties with a name of which some word starts like this."""
        wanted = f" {fold(start)}"
        return frozenset(party_id for form, party_id in self.forms if wanted in form)


def load_party_names(register: Register) -> PartyNames:
    """Load the names of all parties of a register."""
    told = register.columns(PartyNameRow, "party_id", "name")
    own = register.columns(PartyRow, "id", "name")
    forms = {(f" {fold(name)}", party_id) for party_id, name in {*told, *own}}
    return PartyNames(forms=tuple(sorted(forms)))
