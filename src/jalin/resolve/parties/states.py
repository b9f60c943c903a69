"""Which state a public body acts for."""

from jalin.model import PartyKind
from jalin.text.directory import Directory

_STATE_KINDS = frozenset({PartyKind.MINISTRY, PartyKind.AGENCY, PartyKind.MILITARY})


def find_state_of(identity: str, directory: Directory) -> str | None:
    """Find the state of a public body by its id, in the directory or made by rule."""
    entry = directory.organisations.get(identity)
    if entry is not None:
        return entry.country if entry.kind in _STATE_KINDS else None
    country = identity.rpartition(".")[2].upper()
    is_made = ":" in identity and not identity.startswith("~")
    return country if is_made and country in directory.countries else None
